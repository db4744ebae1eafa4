/** Orders at any instant for the tests of opening a claim: plans of acts, played on the real rules with every timer on the way. */
import { termsInForce } from '../contracts/rules.ts';
import type { Clause } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { type Instant, addMillis, parseInstant } from '../kernel/dates.ts';
import { BOOK, ORDER, clause, confirmAs, sent, terms } from '../orders/orders.fixture.ts';
import type { ClaimGround, CoverKind } from '../policy/types.ts';
import {
  type Goods,
  arrives,
  books,
  paper,
  pay,
  receives,
  reports,
  reportsReady,
  ships,
  states,
  to,
} from '../shipments/goods.fixture.ts';
import type { BilledCharge } from './determination.types.ts';
import { type ClaimAsk, type GroundOffer, groundsFor, open } from './open.rules.ts';
import { claimsStates } from './rules.ts';
import type { ClaimsEvent } from './types.ts';

/** An act and when it is done, in order. */
export type Plan = readonly (readonly [at: string, act: (g: Goods) => string | null])[];

export const CLAUSES: readonly Clause[] = [
  clause('power', {
    parsed: { characteristic: 'rated power', operator: 'between', value: [23.75, 26.25], unit: 'W', method: null, nominal: 25 },
  }),
  clause('label', { defectClass: 'minor' }),
  clause('neat', { verdict: 'vague', problems: ['subjective_term'] }),
];

const ready: Plan = [['2026-05-04T09:00:00+08:00', (g) => reportsReady(g)]];
const inspected: Plan = [
  ...ready,
  ['2026-05-04T10:00:00+08:00', (g) => books(g, 'visit')],
  ['2026-05-04T11:00:00+08:00', (g) => reports(g, 'visit')],
];
const failed: Plan = [
  ...inspected.slice(0, 2),
  ['2026-05-04T11:00:00+08:00', (g) => reports(g, 'visit', { facts: { power: 'fail' } })],
];
const shipsOn = (day: string, type = 'bill_of_lading'): Plan => [
  [`${day}T18:00:00+08:00`, (g) => ships(g, day, { documents: [paper(type, day)] })],
];
const arrived: Plan = [['2026-06-14T09:00:00+08:00', (g) => arrives(g, '2026-06-13')]];
const received: Plan = [...arrived, ['2026-06-20T12:00:00+08:00', (g) => receives(g, '2026-06-20')]];

/** Shipping date 15 May 2026; shipped on 12 May; arrived on 13 June, told on the 14th; received on 20 June. */
export const PLANS = {
  'not shipped': [],
  ready,
  inspected,
  'shipped in time': shipsOn('2026-05-12'),
  'shipped in time, no proof': shipsOn('2026-05-12', 'packing_list'),
  'shipped late': shipsOn('2026-05-20'),
  'inspected, shipped': [...inspected, ...shipsOn('2026-05-12')],
  arrived: [...shipsOn('2026-05-12'), ...arrived],
  received: [...shipsOn('2026-05-12'), ...received],
  'shipped late, received': [...shipsOn('2026-05-20'), ...received],
  'inspected, arrived': [...inspected, ...shipsOn('2026-05-12'), ...arrived],
  'shipped without waiting, arrived': [...ready, ...shipsOn('2026-05-06'), ...arrived],
  'shipped after a failed report, arrived': [...failed, ...shipsOn('2026-05-12'), ...arrived],
} satisfies Readonly<Record<string, Plan>>;
export type PlanName = keyof typeof PLANS;

export type Order = { readonly policy?: string; readonly cover?: CoverKind; readonly terms?: Parameters<typeof terms>[0] };

/** `2026-05-12T18:00:00+08:00` as the platform keeps it. */
export function instant(text: string): Instant {
  const read = parseInstant(text);
  return must(read.ok ? read.value : null, `an instant: ${text}`);
}

/** Both confirmed on 2 March 2026 an order of 4,000.00 USD under a warranty of a year. */
export function confirmed({ policy = 'classic', cover = 'post_delivery', terms: change = {} }: Order = {}): Goods {
  const warranty = { months: 12, parts: true, remedy: 'repair' } as const;
  const p = sent({ policy, clauses: CLAUSES, terms: terms({ cover, warranty, ...change }) });
  for (const side of ['supplier', 'buyer'] as const) confirmAs(p, side, { acknowledged: ['neat', 'ship_by'] });
  return { ...p, warnings: [] };
}

const deposit = (g: Goods): number => must(termsInForce(states(g).contracts).instalments[0], 'a deposit').amountMinor;

/** The order as it stands at an instant: acts and timers up to then, those at the instant itself included. */
export function orderAt(plan: Plan, at: Instant, order: Order = {}): Goods {
  const g = confirmed(order);
  const steps: Plan = [['2026-03-06T17:00:00+08:00', (goods) => pay(goods, deposit(goods), '2026-03-06')], ...plan];
  for (const [when, act] of steps) {
    if (instant(when) > at) break;
    to(g, when);
    const refused = act(g);
    if (refused !== null) throw new Error(`${when}: ${refused}`);
  }
  to(g, at);
  return g;
}

/** Something billed on arrival that is the supplier's under FOB. */
const BILL: readonly BilledCharge[] = [{ charge: 'origin_terminal', amountMinor: 5_500, billId: 'bill' }];

export const askFor = (ground: ClaimGround | readonly ClaimGround[], change: Partial<ClaimAsk> = {}): ClaimAsk => {
  const grounds = [ground].flat() as readonly ClaimGround[];
  return {
    claimId: 'claim00001',
    grounds,
    points: null,
    quantity: null,
    lineId: null,
    charges: grounds.includes('charges') ? BILL : [],
    amountMinor: null,
    keepsGoods: false,
    usedMinor: 0,
    text: null,
    ...change,
  };
};

/** Clauses as a claim names them. */
export const named = (...clauseIds: readonly string[]): NonNullable<ClaimAsk['points']> =>
  clauseIds.map((clauseId) => ({ clauseId, quantity: null, nature: null }));

export const pieces = (count: number, unit = 'pcs') => ({ thousandths: count * 1_000, unit });

/** What a claim is answered at an instant: `open`, or the refusal's code. */
export function answerTo(g: Goods, ask: ClaimAsk, at: Instant = g.at): string {
  const decided = open(claimsStates(g.states), { orderId: ORDER, at, calendars: BOOK }, ask);
  return decided.ok ? 'open' : decided.code;
}

type Opened = Extract<ClaimsEvent, { type: 'claims.opened' }>['data'];

/** What a claim is opened on; null where it is refused. */
export function openedOn(g: Goods, ask: ClaimAsk): Opened | null {
  const decided = open(claimsStates(g.states), { orderId: ORDER, at: g.at, calendars: BOOK }, ask);
  const events = decided.ok ? ((decided.value.events ?? []) as readonly ClaimsEvent[]) : [];
  return events.flatMap((event) => (event.type === 'claims.opened' ? [event.data] : []))[0] ?? null;
}

/** What the page says of a ground. */
export const offerOf = (g: Goods, ground: ClaimGround): GroundOffer =>
  must(
    groundsFor(claimsStates(g.states), g.at).find((offer) => offer.ground === ground),
    ground,
  );

export const justBefore = (at: Instant): Instant => addMillis(at, -1);
export const justAfter = (at: Instant): Instant => addMillis(at, 1);
