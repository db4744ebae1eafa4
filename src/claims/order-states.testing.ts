/** Every act on an order in every state, played on the real rules: the table that docs/reference/states.md publishes. */
import { must } from '../kernel/assert.ts';
import { type Decided, type Decision, merge } from '../kernel/decider.ts';
import { refuse } from '../kernel/result.ts';
import { proposeAmendment, confirmAmendment, declineAmendment } from '../orders/amend.rules.ts';
import { cancelOrder, confirmVersion, declineVersion, sendVersion, setClause, writable } from '../orders/contract.rules.ts';
import {
  BOOK,
  ORDER,
  SUPPLIER,
  apply,
  clause,
  confirmAs,
  confirmed,
  drafted,
  sent,
  terms,
  view,
} from '../orders/orders.fixture.ts';
import { orderStates, policyOf } from '../orders/rules.ts';
import type { Verb } from '../parties/access.ts';
import { bookCredit, confirmReceived, declareWire } from '../payments/rules.ts';
import type { PaymentsStates } from '../payments/types.ts';
import { confirmReceipt, contestArrival, tellArrival } from '../shipments/arrival.rules.ts';
import { type Goods, act, arrives, factsOf, paper, pay, planOf, receives, ships, to } from '../shipments/goods.fixture.ts';
import { declineDelay, grantDelay, reportReady, requestDelay } from '../shipments/ready.rules.ts';
import { addPapers, ship, verifySeals } from '../shipments/ship.rules.ts';
import { bookVisit, reportVisit, waiveInspection } from '../shipments/visits.rules.ts';
import type { ActFacts, ShipmentsStates } from '../shipments/types.ts';
import { timers } from '../slices.ts';
import { openedClaim, record } from './appointment.fixture.ts';
import { open } from './open.rules.ts';
import { claimsStates } from './rules.ts';
import { actsTable, whoMay } from './states.testing.ts';

const goods = (played: Omit<Goods, 'warnings'>): Goods => ({ ...played, warnings: [] });
const now = (g: Goods, at: string): Goods => {
  to(g, at);
  return g;
};

type Cover = 'pre_shipment' | 'post_delivery';
const opening = (cover: Cover) => ({ terms: terms({ cover }), clauses: [clause('power')] });

const deposited = (cover: Cover): Goods => {
  const g = goods(confirmed(opening(cover)));
  to(g, '2026-03-06T17:00:00+08:00');
  pay(g, 120_000, '2026-03-06');
  return g;
};
const ready = (cover: Cover): Goods => {
  const g = now(deposited(cover), '2026-05-04T09:00:00+08:00');
  act(g, (s, f) => reportReady(s, f, { producedPercent: 100, packedPercent: 100 }));
  return g;
};
const shipped = (cover: Cover): Goods => {
  const g = now(deposited(cover), '2026-05-14T09:00:00+08:00');
  ships(g, '2026-05-12', { seals: ['A1'] });
  return g;
};
const arrived = (cover: Cover): Goods => {
  const g = now(shipped(cover), '2026-06-26T09:00:00+08:00');
  arrives(g, '2026-06-25');
  return g;
};
const received = (cover: Cover): Goods => {
  const g = arrived(cover);
  receives(g, '2026-06-26');
  return g;
};

/** The columns: each state, told apart where the same act ends differently. */
export const ORDER_SITUATIONS: Readonly<Record<string, (cover: Cover) => Goods>> = {
  draft: (cover) => goods(drafted(opening(cover))),
  sent: (cover) => goods(sent(opening(cover))),
  'sent, one confirmed': (cover) => {
    const g = goods(sent(opening(cover)));
    confirmAs(g, 'supplier');
    return g;
  },
  confirmed: (cover) => goods(confirmed(opening(cover))),
  funded: deposited,
  ready,
  shipped,
  arrived,
  'arrived, received': received,
  'arrived, disputed': (cover) => {
    const g = arrived(cover);
    record(g, openedClaim({ points: ['power'] }));
    apply(g, { events: [{ type: 'orders.contested', v: 1, data: { contested: true } }] });
    return g;
  },
  completed: (cover) => now(received(cover), '2026-09-30T09:00:00+08:00'),
  cancelled: (cover) => {
    const g = goods(confirmed(opening(cover)));
    act(g, (s) => cancelOrder(ORDER, s, 'buyer', 'party', null));
    return g;
  },
  refunded: (cover) => {
    const g = deposited(cover);
    apply(g, { events: [{ type: 'orders.moved', v: 1, data: { to: 'refunded', because: 'claim' } }] });
    return g;
  },
};

type Decide = (states: ShipmentsStates, facts: ActFacts, g: Goods) => Decided;

type OrderAct = {
  /** By whose right it is done; absent where it happens by itself. */
  readonly verb?: Verb;
  readonly cover?: Cover;
  /** What the act needs first, by the other side; where that cannot be, the act cannot. */
  readonly first?: Decide;
  readonly decide: Decide;
};

const day = (facts: ActFacts): string => facts.at.slice(0, 10);

const amendment = (s: ShipmentsStates) => ({
  amendmentId: 'amd0000001',
  by: 'buyer' as const,
  fingerprint: 'f',
  terms: must(s.contracts.agreed, 'a contract').terms,
  clauses: [clause('power'), clause('length')],
});
const proposes: Decide = (s) => (s.contracts.agreed ? proposeAmendment(s, amendment(s)) : refuse('order.wrong_state'));
const amends = (s: ShipmentsStates, f: ActFacts) => ({
  orderId: ORDER,
  side: 'supplier' as const,
  acknowledged: [],
  policy: policyOf(s.orders, day(f)),
  amendmentId: null,
});

/** The deadline of a name as its timer decides it, once it is due; refused where no such deadline stands. */
const falls =
  (name: string): Decide =>
  (_, __, g) => {
    const due = g.deadlines.get(name);
    if (due === undefined) return refuse('order.wrong_state');
    if (due > g.at) g.at = due;
    const timer = must(
      timers.find((one) => one.name === name),
      name,
    );
    const stream = { supplierId: SUPPLIER, kind: 'order' as const, id: ORDER };
    return timer.decide(view(g), { stream, id: ORDER, name, dueAt: due, rule: '', data: {} });
  };

const books: Decide = (s, f, g) =>
  s.contracts.agreed
    ? bookVisit(s, f, {
        bookingId: 'bkg0000001',
        agencyId: 'gnc0000000',
        by: 'buyer',
        kind: 'during_production',
        plan: planOf(g),
        fee: null,
      })
    : refuse('order.wrong_state');

const claims =
  (ground: 'not_shipped' | 'quality'): Decide =>
  (_, f, g) =>
    open(claimsStates(g.states), f, {
      claimId: 'clm0000001',
      grounds: [ground],
      points: null,
      quantity: null,
      lineId: null,
      charges: [],
      amountMinor: null,
      keepsGoods: false,
      usedMinor: 0,
      text: null,
    });

const payments = (g: Goods): PaymentsStates => g.states as unknown as PaymentsStates;

/** The rows. */
export const ORDER_ACTS: Readonly<Record<string, OrderAct>> = {
  'text changed': {
    verb: 'order.edit',
    decide: (s) => {
      const can = writable(ORDER, s, null);
      return can.ok ? setClause(s, 'buyer', clause('length'), 'add') : can;
    },
  },
  'version sent': { verb: 'order.send', decide: (s) => sendVersion(s, 'buyer', 'f') },
  'version declined': { verb: 'order.decline', decide: (s) => declineVersion(s, 'supplier', null) },
  'version confirmed': {
    verb: 'order.confirm',
    decide: (s, f, g) =>
      confirmVersion(s, g.supplier, {
        ...{ orderId: ORDER, side: 'buyer', seen: null, acknowledged: [], at: f.at },
        policy: policyOf(s.orders, day(f)),
      }),
  },
  cancelled: { verb: 'order.cancel', decide: (s) => cancelOrder(ORDER, s, 'buyer', 'party', null) },
  'nothing paid in time *': { decide: falls('orders.unpaid') },
  'amendment proposed': { verb: 'order.amend', decide: proposes },
  'amendment confirmed': {
    verb: 'order.amend',
    first: proposes,
    decide: (s, f, g) => confirmAmendment(s, g.supplier, amends(s, f)),
  },
  'amendment declined': { verb: 'order.amend', first: proposes, decide: (s, f) => declineAmendment(s, amends(s, f)) },
  'wire announced': {
    verb: 'payment.declare_wire',
    decide: (_, f, g) =>
      declareWire(payments(g), { instalment: 'balance', payer: null, amountMinor: null, declaredOn: day(f) } as never),
  },
  'deposit’s receipt told': {
    verb: 'payment.confirm_receipt',
    decide: (_, __, g) => confirmReceived(payments(g), ORDER, 'deposit'),
  },
  'wire of the deposit booked': {
    verb: 'bank.import',
    decide: (_, __, g) =>
      bookCredit(payments(g), {
        ...{ orderId: ORDER, creditId: 'line-new', channel: 'wire', amountMinor: 120_000, currency: 'USD' },
        ...{ bookedOn: null, instalment: null },
      }),
  },
  'ready reported': { verb: 'ready.report', decide: (s, f) => reportReady(s, f, { producedPercent: 100, packedPercent: 100 }) },
  'visit booked': { verb: 'inspection.book', decide: books },
  'visit reported': {
    verb: 'inspection.report',
    first: books,
    decide: (s, f) =>
      reportVisit(s, f, {
        ...{ bookingId: 'bkg0000001', agencyId: 'gnc0000000', dated: day(f), seals: ['A1'], containerSeal: null },
        ...{ defects: { critical: 0, major: 0, minor: 0 }, measured: {}, facts: {} },
      }),
  },
  'inspection waived': { verb: 'inspection.waive', cover: 'pre_shipment', decide: waiveInspection },
  'inspection lapsed *': { cover: 'pre_shipment', decide: falls('shipments.inspection_lapses') },
  'delay asked for': { verb: 'delay.request', decide: (s, f) => requestDelay(s, '2026-06-15', day(f)) },
  'delay granted': {
    verb: 'delay.answer',
    first: (s, f) => requestDelay(s, '2026-06-15', day(f)),
    decide: (s) => grantDelay(s, { amendmentId: 'amd0000002', fingerprint: () => 'f' }),
  },
  'delay declined': {
    verb: 'delay.answer',
    first: (s, f) => requestDelay(s, '2026-06-15', day(f)),
    decide: declineDelay,
  },
  'shipment reported': {
    verb: 'ship.report',
    decide: (s, f) =>
      ship(s, f, {
        ...{ on: day(f), at: null, documents: [paper('bill_of_lading', day(f))] },
        ...{ seals: [], containerSeal: null, container: null, tenderedOn: null },
      }),
  },
  'papers added': { verb: 'ship.report', decide: (s, f) => addPapers(s, f, [paper('packing_list')]) },
  'arrival told': { verb: 'arrival.tell', decide: (s, f) => tellArrival(s, f, 'buyer', { on: day(f), paper: null }) },
  'arrival presumed *': { decide: falls('shipments.arrival_presumed') },
  'arrival contested': { verb: 'arrival.contest', decide: (s, f) => contestArrival(s, f, 'buyer', { on: null, paper: null }) },
  'seals compared': { verb: 'seals.verify', decide: (s) => verifySeals(s, ['A1']) },
  'receipt confirmed': { verb: 'receipt.confirm', decide: (s, f) => confirmReceipt(s, f, day(f)) },
  'receipt counts *': { decide: falls('shipments.receipt_counts') },
  'windows close *': { decide: falls('shipments.windows_close') },
  'claim: not shipped': {
    verb: 'claim.open',
    decide: (s, f, g) => {
      g.at = g.at < '2026-05-18T02:00:00.000Z' ? '2026-05-18T02:00:00.000Z' : g.at;
      return claims('not_shipped')(s, { ...f, at: g.at }, g);
    },
  },
  'claim: quality': { verb: 'claim.open', decide: claims('quality') },
};

const attempt = (g: Goods, decide: Decide): Decision | null => {
  const decided = decide(g.states as never, { ...factsOf(g), calendars: BOOK }, g);
  return decided.ok ? merge(decided.value) : null;
};

/** What an act makes of an order: its next state, `stays`, or `-` where it is refused or there is nothing to do. */
export function orderOutcome(situation: string, name: string): string {
  const { cover = 'post_delivery', first, decide } = must(ORDER_ACTS[name], 'an act');
  const g = must(ORDER_SITUATIONS[situation], 'a situation')(cover);
  const before = orderStates(g.states).orders.status;
  const prepared = first ? attempt(g, first) : {};
  if (!prepared) return '-';
  apply(g, prepared);
  const seq = g.seq;
  const decision = attempt(g, decide);
  if (!decision) return '-';
  apply(g, decision);
  if (g.seq === seq) return '-';
  const { status } = orderStates(g.states).orders;
  return status === before ? 'stays' : status;
}

export const orderActBy = (name: string): string => whoMay(must(ORDER_ACTS[name], 'an act').verb);

/** The table of an order's states. */
export const orderStatesTable = (): string =>
  actsTable(
    'act on the order',
    Object.keys(ORDER_SITUATIONS),
    Object.keys(ORDER_ACTS).map((name) => [name, orderActBy(name)]),
    orderOutcome,
  );
