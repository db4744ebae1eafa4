/** Booking money to instalments: what is open, what a credit pays, what stays protected. */
import { addBusinessDays } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Instalment, Terms, Trigger } from '../contracts/types.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { Decided, Decision } from '../kernel/decider.ts';
import { merge } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { paidIn, released } from '../ledger/rules.ts';
import { UNPAID, inState, moveTo, policyOf } from '../orders/rules.ts';
import type { OrderEvent, OrdersRefusal } from '../orders/types.ts';
import { coveredAmount, reservesLimit, supplierFee } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import { allocate, credited, openOf } from './fold.rules.ts';
import type {
  Channel,
  Credit,
  PaymentsEvent,
  PaymentsRefusal,
  PaymentsState,
  PaymentsStates,
  ScheduledInstalment,
} from './types.ts';

/**
 * Paid and neither released, refunded, charged back nor taken as a fee. Invariant: held = paid - released - refunded -
 * fees - charged back, where what came back after its release is not counted twice.
 */
export const heldMinor = (p: PaymentsState): Minor =>
  p.paidMinor - p.releasedMinor - p.feeMinor - p.refundedMinor - p.chargedBackMinor + p.returnedAfterMinor;

const linkedOf = (credit: Credit): Minor => sumMinor(credit.links.map((l) => l.amountMinor));

/** How much of a bank line this order has taken: new money, and what the supplier had already confirmed. */
export const takenFrom = (p: PaymentsState, lineId: string): Minor =>
  sumMinor(
    p.credits.map(
      (c) =>
        (c.creditId === lineId ? c.amountMinor : 0) +
        sumMinor(c.links.filter((l) => l.lineId === lineId).map((l) => l.amountMinor)),
    ),
  );

export const openInstalment = (p: PaymentsState): ScheduledInstalment | null => p.instalments.find((i) => openOf(i) > 0) ?? null;
const openTotal = (p: PaymentsState): Minor => sumMinor(p.instalments.map(openOf));

/** What the assurance covers now, by the pinned policy; nothing after the order ended. */
export const coveredNow = (states: PaymentsStates, policy: Policy): Minor =>
  coveredOf(states, policy, states.payments.refundedMinor + states.payments.chargedBackMinor);

/** The same before anything came back: what a determination begins with. */
export const coveredBefore = (states: PaymentsStates, policy: Policy): Minor => coveredOf(states, policy, 0);

function coveredOf({ orders, payments, contracts }: PaymentsStates, policy: Policy, returnedMinor: Minor): Minor {
  if (['completed', 'cancelled', 'refunded'].includes(orders.status)) return 0;
  const terms = termsInForce(contracts);
  return coveredAmount(policy, {
    agreedMinor: terms.assuranceMinor,
    paidMinor: payments.paidMinor,
    initialPaidMinor: payments.initialPaidMinor,
    reservedMinor: reservesLimit(policy, orders.mode) ? orders.reservedMinor : null,
    cover: terms.cover,
    returnedMinor,
  });
}

export type CreditFacts = {
  readonly orderId: OrderId;
  readonly creditId: string;
  readonly channel: Channel;
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly bookedOn: PlainDate | null;
  /** The instalment a person named; null: the first open one. */
  readonly instalment: string | null;
};

type BookRefusal = PaymentsRefusal | OrdersRefusal;

/** States in which money for the order can still be booked. */
export const PAYABLE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'] as const;

/**
 * Books a credit to the open instalments. What exceeds the order's total is not booked (it stays with the bank line);
 * a bank line first proves what the supplier already confirmed, and only the difference is new money.
 * Warns `payment.short` where an instalment stays open.
 */
export function bookCredit(states: PaymentsStates, facts: CreditFacts): Decided<BookRefusal> {
  const { orders, payments, contracts } = states;
  // The same line again (a file sent twice, an import resumed): booked already, nothing to add.
  if (takenFrom(payments, facts.creditId) > 0) return ok({});
  const state = inState(orders, ...PAYABLE);
  if (!state.ok) return state;
  if (facts.currency !== termsInForce(contracts).currency)
    return refuse('payment.currency_differs', { currency: facts.currency });
  if (facts.instalment !== null && !payments.instalments.some((i) => i.name === facts.instalment)) {
    return refuse('payment.instalment_unknown', { instalment: facts.instalment });
  }
  const links = facts.channel === 'wire' ? linkTold(payments, facts) : [];
  const fresh = facts.amountMinor - sumMinor(links.map((l) => l.data.amountMinor));
  const bookedMinor = Math.min(fresh, openTotal(payments));
  if (bookedMinor === 0) return links.length > 0 ? ok({ events: links }) : refuse('payment.nothing_open');
  return ok(merge({ events: links }, credit(states, facts, bookedMinor), lateRelease(states, facts, bookedMinor)));
}

function credit(states: PaymentsStates, facts: CreditFacts, bookedMinor: Minor): Decision {
  const { orders, payments } = states;
  const allocations = allocate(payments.instalments, bookedMinor, facts.instalment);
  const event: PaymentsEvent = {
    type: 'payments.credited',
    v: 1,
    data: { creditId: facts.creditId, channel: facts.channel, amountMinor: bookedMinor, bookedOn: facts.bookedOn, allocations },
  };
  const protectedEvent: OrderEvent = {
    type: 'orders.protected',
    v: 1,
    data: { amountMinor: heldMinor(payments) + bookedMinor, paidMinor: payments.paidMinor + bookedMinor },
  };
  const after = credited(payments, event.data);
  const firstIn = after.instalments[0] !== undefined && openOf(after.instalments[0]) === 0;
  const moves = orders.status === 'confirmed' && firstIn ? [moveTo(orders, 'funded', 'first_instalment')] : [];
  const short = allocations.some((a) => after.instalments.some((i) => i.name === a.instalment && openOf(i) > 0));
  return {
    events: [event, protectedEvent, ...moves],
    transfers: [paidIn(facts.orderId, orders.mode, facts.creditId, facts.currency, bookedMinor)],
    // Paid in part or in full: the order no longer ends by itself for want of payment.
    clearDeadlines: [UNPAID],
    warnings: short
      ? [{ code: 'payment.short', data: { openMinor: openOf(after.instalments.find((i) => openOf(i) > 0) ?? NO_INSTALMENT) } }]
      : [],
  };
}

/** What is paid after the order completed is protected by nothing any more: it is the supplier's as it comes in. */
function lateRelease(states: PaymentsStates, facts: CreditFacts, bookedMinor: Minor): Decision {
  if (states.orders.status !== 'completed') return {};
  const payments = { ...states.payments, paidMinor: states.payments.paidMinor + bookedMinor };
  return releaseAll({ ...states, payments }, facts.orderId, policyOf(states.orders, facts.bookedOn ?? ''), 'paid_after_the_end');
}

const NO_INSTALMENT: ScheduledInstalment = {
  name: '',
  amountMinor: 0,
  due: { kind: 'on_confirmation' },
  dueOn: null,
  paidMinor: 0,
  setOffMinor: 0,
};

/** A bank line shows money that the supplier had already confirmed: linked, not booked twice. */
function linkTold(p: PaymentsState, facts: CreditFacts): readonly Extract<PaymentsEvent, { type: 'payments.linked' }>[] {
  let left = facts.amountMinor;
  return p.credits.flatMap((c) => {
    const part = c.channel === 'told' ? Math.min(left, c.amountMinor - linkedOf(c)) : 0;
    left -= part;
    if (part === 0) return [];
    return [
      { type: 'payments.linked' as const, v: 1, data: { creditId: c.creditId, lineId: facts.creditId, amountMinor: part } },
    ];
  });
}

/** The supplier says that an instalment arrived at its account: books what is open of it. Guarantee mode only. */
export function confirmReceived(states: PaymentsStates, orderId: OrderId, instalment: string): Decided<BookRefusal> {
  const { orders, payments, contracts } = states;
  if (orders.mode === 'hold') return refuse('payment.not_at_supplier');
  const row = payments.instalments.find((i) => i.name === instalment);
  const state = inState(orders, ...PAYABLE);
  if (!state.ok) return state;
  if (!row) return refuse('payment.instalment_unknown', { instalment });
  if (openOf(row) === 0) return refuse('payment.nothing_open', { instalment });
  const n = payments.credits.filter((c) => c.channel === 'told').length + 1;
  const { currency } = termsInForce(contracts);
  const facts: CreditFacts = {
    orderId,
    creditId: `told:${instalment}:${n}`,
    channel: 'told',
    amountMinor: openOf(row),
    currency,
    bookedOn: null,
    instalment,
  };
  return ok(merge(credit(states, facts, openOf(row)), lateRelease(states, facts, openOf(row))));
}

/** The buyer announces a wire: what it will be, and who pays where that is not the buyer. */
export function declareWire(
  states: PaymentsStates,
  declaration: Extract<PaymentsEvent, { type: 'payments.wire_declared' }>['data'],
): Decided<BookRefusal> {
  const state = inState(states.orders, ...PAYABLE);
  if (!state.ok) return state;
  const row = states.payments.instalments.find((i) => i.name === declaration.instalment);
  if (!row) return refuse('payment.instalment_unknown', { instalment: declaration.instalment });
  if (openOf(row) === 0) return refuse('payment.nothing_open', { instalment: declaration.instalment });
  const event: PaymentsEvent = { type: 'payments.wire_declared', v: 1, data: declaration };
  return ok({ events: [event], warnings: declaration.payer ? [{ code: 'payer.third_party' }] : [] });
}

/** What a decision takes off the price that is not paid yet; a decision on an appeal says it anew. */
export function setOff({ setOffs }: PaymentsState, claimId: string, amountMinor: Minor): Decision {
  const before = setOffs.find((s) => s.claimId === claimId)?.amountMinor ?? 0;
  const event: PaymentsEvent = { type: 'payments.set_off', v: 1, data: { claimId, amountMinor } };
  return before === amountMinor ? {} : { events: [event] };
}

/** Set off for other claims than this one: a decision on an appeal takes the place of the first. */
export const setOffElsewhere = ({ setOffs }: PaymentsState, claimId: string | null): Minor =>
  sumMinor(setOffs.filter((s) => s.claimId !== claimId).map((s) => s.amountMinor));

export type Clock = {
  readonly calendars: CalendarBook;
  readonly countries: readonly string[];
  readonly today: PlainDate;
  readonly policy: Policy;
};

/** The schedule of a contract: amounts from its terms, due dates for what falls due on confirmation. Paid amounts stay. */
export function schedule(terms: Terms, before: PaymentsState, clock: Clock): Decision {
  const kept = new Map(before.instalments.map((i) => [i.name, i.dueOn]));
  const instalments = terms.instalments.map((i: Instalment) => ({
    name: i.name,
    amountMinor: i.amountMinor,
    due: i.due,
    dueOn: kept.get(i.name) ?? (i.due.kind === 'on_confirmation' ? depositDue(clock) : null),
  }));
  const event: PaymentsEvent = { type: 'payments.scheduled', v: 1, data: { instalments } };
  return { events: [event] };
}

const depositDue = (clock: Clock): PlainDate =>
  addBusinessDays(clock.calendars, clock.countries, clock.today, clock.policy.life.depositDueBusinessDays).date;

/** A trigger happened: every instalment that waited for it gets its date, a business day of both countries. */
export function triggered(state: PaymentsState, happened: (due: Trigger) => boolean, clock: Clock): Decision {
  const days = clock.policy.life.balanceDueBusinessDays;
  const dueOn = addBusinessDays(clock.calendars, clock.countries, clock.today, days).date;
  const events = state.instalments
    .filter((i) => i.dueOn === null && happened(i.due))
    .map((i): PaymentsEvent => ({ type: 'payments.fell_due', v: 1, data: { instalment: i.name, dueOn } }));
  return { events };
}

/** The goods failed their inspection: what waits for them waits again, until they pass. */
export function lifted(state: PaymentsState): Decision {
  const waiting = state.instalments.filter(
    (i) => i.dueOn !== null && openOf(i) > 0 && ['before_shipment', 'on_inspection_passed'].includes(i.due.kind),
  );
  return { events: waiting.map((i): PaymentsEvent => ({ type: 'payments.due_lifted', v: 1, data: { instalment: i.name } })) };
}

/** Protection of all that is still held ends in the supplier's favour; the supplier's fee is taken here in hold mode. */
export function releaseAll(states: PaymentsStates, orderId: OrderId, policy: Policy, because: string): Decision {
  const { orders, payments, contracts } = states;
  const held = heldMinor(payments);
  if (held === 0) return {};
  const feeMinor = supplierFee(policy, orders.mode, held);
  const event: PaymentsEvent = { type: 'payments.released', v: 1, data: { amountMinor: held - feeMinor, feeMinor, because } };
  const bare: OrderEvent = { type: 'orders.protected', v: 1, data: { amountMinor: 0 } };
  const { currency } = termsInForce(contracts);
  const amounts = { releaseMinor: held - feeMinor, feeMinor };
  return { events: [event, bare], transfers: released(orderId, orders.mode, currency, amounts, payments.releaseRounds + 1) };
}
