/** Orders in memory as the rules-only simulator keeps them: cheap to copy, so that every state reached can be gone on from. */
import { heldByReport, openBooking } from '../../src/inspections/rules.ts';
import { drafted, terms } from '../../src/orders/orders.fixture.ts';
import type { OrderStatus } from '../../src/orders/types.ts';
import type { Goods } from '../../src/shipments/goods.fixture.ts';
import { claimsOf } from '../../src/claims/appointment.fixture.ts';
import { CLAUSES } from '../../src/claims/open.testing.ts';
import { type ClaimModel, situationOf } from '../claim-model.ts';

export type Sample = {
  readonly g: Goods;
  /** The independent model's view of its claims, oldest first. */
  readonly claims: readonly ClaimModel[];
};

/** The same order, to be gone on from without touching the first. */
export const copyOf = ({ g, claims }: Sample): Sample => ({
  g: { ...g, deadlines: new Map(g.deadlines), transfers: [...g.transfers] },
  claims,
});

export const statusOf = (g: Goods): OrderStatus => claimsOf(g).orders.status;

/** Where the order stands: its status, and whether a claim holds it. */
export function orderState({ g }: Sample): string {
  const { status, contested } = claimsOf(g).orders;
  return contested ? `${status}, claimed` : status;
}

/** Which clocks it goes by (those of `rapid` move a claim on by themselves), and what is open beside its state and rarely met. */
export function besides({ g }: Sample): string {
  const { orders, shipments, contracts, inspections } = claimsOf(g);
  const open = [
    shipments.delayAsked !== null && 'delay',
    contracts.amendment !== null && 'amendment',
    shipments.arrival?.contested === true && 'contested',
    openBooking(inspections) !== null && 'visit',
    heldByReport(inspections) && 'failed',
  ];
  return [orders.policy.startsWith('rapid') ? 'rapid' : 'others', ...open.filter((word) => word !== false)].join(' ');
}

/** Where the newest claim stands, by the columns of the published table; null without a claim, or where nothing comes of it any more. */
export function claimState({ claims }: Sample): string | null {
  const last = claims.at(-1);
  return last ? situationOf(last) : null;
}

const WARRANTY = { months: 12, parts: true, remedy: 'repair' } as const;

/** Drafts of each programme, mode and cover: what every history begins with. */
export const beginnings: readonly Sample[] = ['classic', 'whole-order', 'rapid'].flatMap((policy) =>
  (['guarantee', 'hold'] as const).flatMap((mode) =>
    (['pre_shipment', 'post_delivery'] as const).map((cover) => ({
      g: { ...drafted({ policy, mode, clauses: CLAUSES, terms: terms({ cover, warranty: WARRANTY }) }), warnings: [] },
      claims: [],
    })),
  ),
);
