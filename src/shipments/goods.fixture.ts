/** Orders with goods in memory for tests: every act of this slice on the real folds, reactions and timers. */
import type { Findings } from '../inspections/report.rules.ts';
import type { BookedPlan, VisitKind } from '../inspections/types.ts';
import { must } from '../kernel/assert.ts';
import { type Instant, parseInstant } from '../kernel/dates.ts';
import type { Decided, Warning } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { BOOK, ORDER, type Opening, type Played, SUPPLIER, apply, confirmed, terms, view } from '../orders/orders.fixture.ts';
import { orderStates } from '../orders/rules.ts';
import { bookCredit } from '../payments/rules.ts';
import type { PaymentsStates } from '../payments/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import { timers } from '../slices.ts';
import { confirmReceipt, contestArrival, tellArrival } from './arrival.rules.ts';
import { reportReady } from './ready.rules.ts';
import { shipmentsStates } from './rules.ts';
import { type ShipInput, ship, verifySeals } from './ship.rules.ts';
import type { ActFacts, Paper, ShipmentsStates } from './types.ts';
import { bookVisit, planVisit, reportVisit, waiveInspection } from './visits.rules.ts';

export const AGENCY = 'agc0000000';
export type Goods = Played & { warnings: readonly Warning[] };

export const states = (g: Played): ShipmentsStates => shipmentsStates(g.states);
export const status = (g: Played): string => orderStates(g.states).orders.status;
export const factsOf = (g: Played): ActFacts => ({ orderId: ORDER, at: g.at, calendars: BOOK });
export const reserved = (g: Played): number => states(g).orders.reservedMinor;

/** Applies an act; answers the refusal's code, or null. */
export function act(g: Goods, decide: (s: ShipmentsStates, facts: ActFacts) => Decided): string | null {
  const decided = decide(states(g), factsOf(g));
  g.warnings = decided.ok ? (decided.value.warnings ?? []) : [];
  if (decided.ok) apply(g, decided.value);
  return decided.ok ? null : decided.code;
}

/** Moves time forward; each deadline on the way acts at its own instant. */
export function to(g: Goods, text: string): void {
  const at = parseInstant(text);
  if (!at.ok) throw new Error(at.code);
  for (;;) {
    const next = [...g.deadlines].filter(([, due]) => due <= at.value).sort((a, b) => (a[1] + a[0] < b[1] + b[0] ? -1 : 1))[0];
    if (!next) break;
    fire(g, ...next);
  }
  g.at = at.value > g.at ? at.value : g.at;
}

function fire(g: Goods, name: string, dueAt: Instant): void {
  g.deadlines.delete(name);
  g.at = dueAt > g.at ? dueAt : g.at;
  const timer = timers.find((t) => t.name === name.split(':')[0]);
  const stream = { supplierId: SUPPLIER, kind: 'order' as const, id: ORDER };
  const decided = timer ? timer.decide(view(g), { stream, id: ORDER, name, dueAt, rule: '', data: {} }) : ok({});
  if (decided.ok) apply(g, decided.value);
}

export const pay = (g: Goods, amountMinor: number, bookedOn: string | null = null): string | null =>
  act(g, () =>
    bookCredit(g.states as unknown as PaymentsStates, {
      orderId: ORDER,
      creditId: `line-${g.seq}`,
      channel: 'wire',
      amountMinor,
      currency: 'USD',
      bookedOn,
      instalment: null,
    }),
  );

/** Both confirmed on 2 March 2026, 30 % deposit paid on 6 March. */
export function funded(o: Opening = {}): Goods {
  const g: Goods = { ...confirmed(o), warnings: [] };
  to(g, '2026-03-06T17:00:00+08:00');
  pay(g, must(termsInForce(states(g).contracts).instalments[0], 'a deposit').amountMinor, '2026-03-06');
  return g;
}

export const postDelivery = () => terms({ cover: 'post_delivery' });

export const reportsReady = (g: Goods, producedPercent = 100, packedPercent = 85): string | null =>
  act(g, (s, f) => reportReady(s, f, { producedPercent, packedPercent }));

export const planOf = (g: Goods, lotSize: number | null = null): BookedPlan => {
  const plan = planVisit(termsInForce(states(g).contracts), { kind: 'pre_shipment', level: null, aql: {}, lotSize });
  if (!plan.ok) throw new Error(plan.code);
  return plan.value;
};

export const books = (g: Goods, bookingId: string, kind: VisitKind = 'pre_shipment'): string | null =>
  act(g, (s, f) =>
    bookVisit(s, f, {
      bookingId,
      agencyId: AGENCY,
      by: 'buyer',
      plan: planOf(g),
      kind,
      fee: { amountMinor: 30_000, currency: 'USD' },
    }),
  );

const CLEAN: Findings = { defects: { critical: 0, major: 1, minor: 2 }, measured: {}, facts: {} };

export const reports = (
  g: Goods,
  bookingId: string,
  more: Partial<Findings & { seals: readonly string[]; agencyId: string; containerSeal: string }> = {},
): string | null =>
  act(g, (s, f) =>
    reportVisit(s, f, { bookingId, agencyId: AGENCY, dated: '2026-05-04', seals: [], containerSeal: null, ...CLEAN, ...more }),
  );

export const waives = (g: Goods): string | null => act(g, waiveInspection);

let papers = 0;
export const paper = (type: string, datedOn: string | null = null): Paper => ({
  paperId: `p${++papers}`,
  type,
  form: null,
  datedOn,
  text: null,
});

export const ships = (g: Goods, on: string, more: Partial<ShipInput> = {}): string | null =>
  act(g, (s, f) =>
    ship(s, f, {
      on,
      at: null,
      documents: [paper('bill_of_lading', on)],
      seals: [],
      containerSeal: null,
      container: null,
      tenderedOn: null,
      ...more,
    }),
  );

export const arrives = (g: Goods, on: string, more: { by?: 'buyer' | 'supplier'; paper?: Paper | null } = {}): string | null =>
  act(g, (s, f) => tellArrival(s, f, more.by ?? 'supplier', { on, paper: more.paper ?? null }));

export const contests = (g: Goods, by: 'buyer' | 'supplier', more: { on?: string; paper?: Paper } = {}): string | null =>
  act(g, (s, f) => contestArrival(s, f, by, { on: more.on ?? null, paper: more.paper ?? null }));

export const receives = (g: Goods, on: string): string | null => act(g, (s, f) => confirmReceipt(s, f, on));
export const verifies = (g: Goods, seals: readonly string[]): string | null => act(g, (s) => verifySeals(s, seals));
export const codes = (g: Goods): readonly string[] => g.warnings.map((w) => w.code);
