/** Claims with the platform, in memory for tests: 500 strips delivered and disputed, and agencies that could be appointed. */
import type { Agency, AgencyPrice } from '../inspections/types.ts';
import { must } from '../kernel/assert.ts';
import type { Decided } from '../kernel/decider.ts';
import { apply, clause, confirmAs, sent, terms } from '../orders/orders.fixture.ts';
import type { Terms } from '../contracts/types.ts';
import type { ActFacts } from '../shipments/types.ts';
import { type Goods, act, arrives, factsOf, pay, ships, to } from '../shipments/goods.fixture.ts';
import { type AppointInput, appoint } from './appointment.rules.ts';
import { claimsStates, openClaim } from './rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates } from './types.ts';

export const LAB = 'sgs0000000';
export const CLAIM = 'claim00001';
const ref = (text: string) => ({ contentId: text, hash: text });

/** An agency with a price per visit in USD for everywhere, or none. */
export function agency(agencyId: string, firm: string | null = null, visitMinor: number | null = null): Agency {
  const price: AgencyPrice = {
    kind: 'pre_shipment',
    countries: [],
    currency: 'USD',
    perDayMinor: visitMinor ?? 0,
    unitsPerDay: 1_000_000,
  };
  return { agencyId, name: `Agency ${agencyId}`, country: 'GB', firm, prices: visitMinor === null ? [] : [price] };
}

/** Rated 25 W; a label is there or not; a neat look that nobody could measure. */
export const CLAUSES = [
  clause('power', { parsed: { operator: 'between', value: [23.75, 26.25], unit: 'W' } }),
  clause('length', { parsed: { operator: '>=', value: 500, unit: 'cm' } }),
  clause('label', { defectClass: 'minor' }),
  clause('neat', { verdict: 'vague', problems: ['vague'] }),
];

export type Opening = {
  readonly amountMinor?: number;
  readonly points?: readonly string[];
  readonly terms?: Terms;
  readonly seals?: readonly string[];
  readonly policy?: string;
};

export const claimOf = (g: Goods): Claim => must(openClaim(claimsOf(g).claims), 'an open claim');
export const claimsOf = (g: Goods): ClaimsStates => claimsStates(g.states);
export const record = (g: Goods, ...events: readonly ClaimsEvent[]): void => apply(g, { events });

/** What opens a quality claim on 1,200.00. */
export function openedClaim({ amountMinor = 120_000, points = ['power', 'label', 'neat'] }: Opening): ClaimsEvent {
  const due = { lastDay: '2026-07-31', at: '2026-07-31T16:00:00.000Z' };
  return {
    type: 'claims.opened',
    v: 1,
    data: {
      claimId: CLAIM,
      grounds: ['quality'],
      contractVersion: 1,
      points: points.map((clauseId) => ({ clauseId, nature: null, lineId: null, claimedThousandths: null })),
      shortages: [],
      charges: [],
      keepsGoods: false,
      usedMinor: 0,
      amountMinor,
      coveredMinor: 120_000,
      text: ref('it gets hot'),
      replyBy: due,
      negotiation: due,
    },
  };
}

/** Delivered goods of 4,000.00 USD, 1,200.00 of them paid. */
export function delivered(o: Opening = {}): Goods {
  const p = sent({ terms: o.terms ?? terms({ cover: 'post_delivery' }), clauses: CLAUSES, policy: o.policy ?? 'classic' });
  for (const side of ['supplier', 'buyer'] as const) confirmAs(p, side, { acknowledged: ['neat'] });
  const g: Goods = { ...p, warnings: [] };
  pay(g, 120_000, '2026-03-06');
  to(g, '2026-05-14T09:00:00+08:00');
  ships(g, '2026-05-12', { seals: o.seals ?? [] });
  to(g, '2026-06-26T09:00:00+08:00');
  arrives(g, '2026-06-25');
  return g;
}

/** A quality claim on them that was escalated on 1 July 2026. */
export function escalated(o: Opening = {}): Goods {
  const g = delivered(o);
  record(g, openedClaim(o));
  to(g, '2026-07-01T09:00:00+08:00');
  record(g, { type: 'claims.escalated', v: 1, data: { claimId: CLAIM, by: 'buyer', because: 'both_agreed' } });
  return g;
}

/** An act on the open claim; the refusal's code, or null. */
export const onClaim = (g: Goods, decide: (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decided): string | null =>
  act(g, () => decide(claimsOf(g), claimOf(g), factsOf(g)));

/** SGS at 300.00 USD unless said otherwise. */
export const appoints = (g: Goods, change: Partial<AppointInput> = {}): string | null =>
  onClaim(g, (states, claim, facts) =>
    appoint(states, claim, facts, {
      appointmentId: 'apt0000001',
      agency: agency(LAB, 'SGS'),
      feeMinor: 30_000,
      insisted: false,
      tested: null,
      goodsDisposed: false,
      directory: [agency(LAB, 'SGS')],
      decided: new Map(),
      ...change,
    }),
  );
