/** Chargebacks: what the card bank took back is gone, nothing of it is refunded a second time; won, it comes back. */
import { businessDeadline, calendarDeadline } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import { type Instant, dayOf } from '../kernel/dates.ts';
import { type Decided, type Decision, merge } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { chargebackReturned, chargedBack } from '../ledger/claims.rules.ts';
import { isEnded, policyOf } from '../orders/rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import type { Policy } from '../policy/types.ts';
import { isGivenBack } from './cards.rules.ts';
import { owe } from './debt.rules.ts';
import { afterwards } from './fold.rules.ts';
import { type RefundChange, changeRefund, instructRefund, isRefundOpen, returnable } from './refunds.rules.ts';
import { heldMinor, releaseAll } from './rules.ts';
import type { BookedChargeback, PaymentsEvent, PaymentsRefusal, PaymentsState, PaymentsStates } from './types.ts';

export type Chargeback = {
  readonly orderId: OrderId;
  readonly disputeId: string;
  /** The processor's id of the movement: told twice, it is the same. */
  readonly moveId: string;
  readonly captureId: string;
  readonly amountMinor: Minor;
};

const isKnown = ({ chargebacks }: PaymentsState, moveId: string): boolean => chargebacks.some((c) => c.moveId === moveId);

/** Of what is held, what won disputes gave back: it came in a second time. */
export const heldAgainMinor = ({ chargebacks }: PaymentsState): Minor =>
  sumMinor(chargebacks.map((c) => Math.max(0, -c.fromHeldMinor)));

/**
 * The card bank took back a payment that came in through the programme. What is held pays first, then what was released at
 * the supplier (guarantee mode), else the fund, whose advance the supplier owes. What had been refunded already is a loss
 * that is told. While a refund is with the card processor nobody knows which of the two came first: the event is refused,
 * and the processor tells it again. Errors: payment.charge_given_back, payment.capture_unknown, payment.dispute_known,
 * payment.refund_under_way. The command holds the limit lock.
 */
export function chargeBack(states: PaymentsStates, c: Chargeback): Decided<PaymentsRefusal> {
  const { orders, payments, contracts } = states;
  if (isGivenBack(payments, c.captureId)) return refuse('payment.charge_given_back', { captureId: c.captureId });
  const credit = payments.credits.find((each) => each.channel === 'card' && each.creditId === c.captureId);
  if (!credit) return refuse('payment.capture_unknown', { captureId: c.captureId });
  if (isKnown(payments, c.moveId)) return refuse('payment.dispute_known');
  if (payments.refunds.some((r) => r.status === 'sending')) return refuse('payment.refund_under_way');
  const before = payments.chargebacks.filter((each) => each.captureId === c.captureId);
  // A card bank takes back no more than the card paid.
  const amountMinor = Math.min(c.amountMinor, credit.amountMinor - sumMinor(before.map((each) => each.amountMinor)));
  if (amountMinor <= 0) return ok({});
  const { disputeId, moveId, captureId, orderId } = c;
  const { fundMinor, ...shares } = split(payments, orders.mode, amountMinor);
  const booked = { disputeId, moveId, captureId, amountMinor, ...shares };
  const smaller = lessToRefund(afterwards(states, { events: [takenBack(booked, [])] }), c);
  const event = takenBack(booked, lessened(payments, smaller));
  const bare: OrderEvent = { type: 'orders.protected', v: 1, data: { amountMinor: heldMinor(payments) - shares.fromHeldMinor } };
  const taken: Decision = {
    events: shares.fromHeldMinor > 0 ? [event, bare] : [event],
    transfers: chargedBack(orderId, termsInForce(contracts).currency, {
      moveId,
      ...shares,
      fromFundMinor: fundMinor + shares.excessMinor,
    }),
    warnings: shares.excessMinor > 0 ? [{ code: 'payment.returned_twice', data: { excessMinor: shares.excessMinor } }] : [],
  };
  const debt = { orderId, deltaMinor: fundMinor, fundPaidMinor: fundMinor, because: 'charged_back' } as const;
  const gone = merge(taken, owe(afterwards(states, taken), debt));
  return ok(smaller.reduce((sofar, change) => merge(sofar, changeRefund(afterwards(states, sofar), change)), gone));
}

const takenBack = (
  booked: Omit<BookedChargeback, 'lessened'>,
  smaller: BookedChargeback['lessened'],
): Extract<PaymentsEvent, { type: 'payments.charged_back' }> => ({
  type: 'payments.charged_back',
  v: 1,
  data: { ...booked, lessened: smaller },
});

type Split = Pick<BookedChargeback, 'excessMinor' | 'fromHeldMinor' | 'fromReleasedMinor'> & {
  /** Paid by the fund for the supplier. */
  readonly fundMinor: Minor;
};

/** Who pays a chargeback. */
function split(p: PaymentsState, mode: 'guarantee' | 'hold', amountMinor: Minor): Split {
  const counted = Math.min(amountMinor, returnable(p));
  const fromHeldMinor = Math.min(heldMinor(p), counted);
  const releasedMinor = p.releasedMinor - sumMinor(p.chargebacks.map((c) => c.fromReleasedMinor));
  const fromReleasedMinor = mode === 'guarantee' ? Math.min(counted - fromHeldMinor, releasedMinor) : 0;
  return {
    excessMinor: amountMinor - counted,
    fromHeldMinor,
    fromReleasedMinor,
    fundMinor: counted - fromHeldMinor - fromReleasedMinor,
  };
}

/**
 * Instructions shrink, newest first, so that refunds and chargebacks together never exceed what was paid; what was to go
 * back to the payment that is gone goes back to another.
 */
function lessToRefund({ payments }: PaymentsStates, { orderId, captureId }: Chargeback): readonly RefundChange[] {
  let left = returnable(payments);
  return payments.refunds
    .filter(isRefundOpen)
    .map((refund) => {
      const amountMinor = Math.min(refund.amountMinor, left);
      left -= amountMinor;
      const moved = amountMinor < refund.amountMinor || refund.parts.some((part) => part.creditId === captureId);
      return { ...refund, amountMinor, moved };
    })
    .filter((r) => r.moved)
    .toReversed()
    .map(({ refundId, amountMinor, fee, dueOn }) => ({ orderId, refundId, amountMinor, fee, dueOn, because: 'charged_back' }));
}

/** By how much each instruction shrinks. */
const lessened = ({ refunds }: PaymentsState, changes: readonly RefundChange[]): BookedChargeback['lessened'] =>
  changes.flatMap(({ refundId, amountMinor }) => {
    const before = refunds.find((r) => r.refundId === refundId)?.amountMinor ?? 0;
    return before > amountMinor ? [{ refundId, amountMinor: before - amountMinor }] : [];
  });

export type Facts = { readonly at: Instant; readonly calendars: CalendarBook };

/**
 * A dispute was won, or the card bank gave a part back: the loss is made good first, then the fund with the supplier's debt,
 * the supplier, and what was held. What is held again is protected as before; in an order that ended it is the supplier's
 * as it comes in. Instructions that the dispute had made smaller stand again. Error: payment.dispute_known. The command
 * holds the limit lock.
 */
export function winDispute(states: PaymentsStates, c: Chargeback, facts: Facts): Decided<PaymentsRefusal> {
  const { orders, payments, contracts } = states;
  const { orderId, disputeId, moveId } = c;
  if (isKnown(payments, moveId)) return refuse('payment.dispute_known');
  const own = payments.chargebacks.filter((each) => each.disputeId === disputeId);
  const amountMinor = Math.min(c.amountMinor, sumMinor(own.map((each) => each.amountMinor)));
  const captureId = own[0]?.captureId;
  if (captureId === undefined || amountMinor <= 0) return ok({});
  const back = splitBack(payments.chargebacks, amountMinor);
  const again = againOf(own, amountMinor - back.excessMinor);
  const came: Decision = {
    events: [returned({ disputeId, moveId, captureId, amountMinor, again }, back), ...protectedAgain(payments, back.heldMinor)],
    transfers: chargebackReturned(orderId, termsInForce(contracts).currency, {
      moveId,
      toHeldMinor: back.heldMinor,
      toReleasedMinor: back.releasedMinor,
      toFundMinor: back.fundMinor + back.excessMinor,
    }),
  };
  const policy = policyOf(orders, dayOf(facts.at, 'UTC'));
  const debt = { orderId, deltaMinor: -back.fundMinor, fundPaidMinor: -back.fundMinor, because: 'dispute_won' } as const;
  const paid = merge(came, owe(afterwards(states, came), debt));
  const dueOn = refundDueOn(states, policy, facts);
  const owed = merge(paid, refundAgain(afterwards(states, paid), again, { orderId, moveId, dueOn }));
  return ok(isEnded(orders.status) ? merge(owed, releaseAll(afterwards(states, owed), orderId, policy, 'dispute_won')) : owed);
}

type Back = { readonly excessMinor: Minor; readonly fundMinor: Minor; readonly releasedMinor: Minor; readonly heldMinor: Minor };

/** In the reverse order of split, of all that is gone: whichever dispute took it, what was lost comes back first. */
function splitBack(gone: readonly BookedChargeback[], amountMinor: Minor): Back {
  const [lost, held, released, whole] = [
    sumMinor(gone.map((c) => c.excessMinor)),
    sumMinor(gone.map((c) => c.fromHeldMinor)),
    sumMinor(gone.map((c) => c.fromReleasedMinor)),
    sumMinor(gone.map((c) => c.amountMinor)),
  ];
  const excessMinor = Math.min(lost, amountMinor);
  const fundMinor = Math.min(whole - lost - held - released, amountMinor - excessMinor);
  const releasedMinor = Math.min(released, amountMinor - excessMinor - fundMinor);
  return { excessMinor, fundMinor, releasedMinor, heldMinor: amountMinor - excessMinor - fundMinor - releasedMinor };
}

type Returned = Pick<BookedChargeback, 'disputeId' | 'moveId' | 'captureId' | 'amountMinor'> & {
  readonly again: BookedChargeback['lessened'];
};

const returned = ({ again, amountMinor, ...ids }: Returned, back: Back): PaymentsEvent => ({
  type: 'payments.chargeback_returned',
  v: 1,
  data: {
    ...ids,
    amountMinor: -amountMinor,
    excessMinor: 0 - back.excessMinor,
    fromHeldMinor: 0 - back.heldMinor,
    fromReleasedMinor: 0 - back.releasedMinor,
    lessened: again.map((less) => ({ ...less, amountMinor: -less.amountMinor })),
  },
});

const protectedAgain = (payments: PaymentsState, minor: Minor): readonly OrderEvent[] =>
  minor > 0 ? [{ type: 'orders.protected', v: 1, data: { amountMinor: heldMinor(payments) + minor } }] : [];

/** The last day of the service level, counted from now. */
function refundDueOn({ contracts }: PaymentsStates, { refundService: { days, kind } }: Policy, { at, calendars }: Facts): string {
  const { buyerCountry, supplierCountry, zone } = contracts;
  if (kind === 'calendar') return calendarDeadline(at, days, zone).lastDay;
  return businessDeadline(calendars, [...new Set([buyerCountry, supplierCountry])], at, days, zone).lastDay;
}

/** How much of each instruction that a dispute made smaller can stand again out of what came back. */
function againOf(own: readonly BookedChargeback[], minor: Minor): BookedChargeback['lessened'] {
  const lessened = own.flatMap((each) => each.lessened);
  let left = minor;
  return [...new Set(lessened.map((less) => less.refundId))].flatMap((refundId) => {
    const less = sumMinor(lessened.filter((each) => each.refundId === refundId).map((each) => each.amountMinor));
    const amountMinor = Math.min(less, left);
    left -= amountMinor;
    return amountMinor > 0 ? [{ refundId, amountMinor }] : [];
  });
}

type Again = { readonly orderId: OrderId; readonly moveId: string; readonly dueOn: string };

/** What had been awarded or agreed and was not paid because the card bank paid it is to be paid again. */
function refundAgain(states: PaymentsStates, again: BookedChargeback['lessened'], { orderId, moveId, dueOn }: Again): Decision {
  return again.reduce<Decision>((before, { refundId, amountMinor }) => {
    const now = afterwards(states, before);
    const refund = now.payments.refunds.find((r) => r.refundId === refundId);
    if (!refund) return before;
    const { claimId, fee, because, status } = refund;
    if (status === 'open' || status === 'held') {
      const figures = { amountMinor: refund.amountMinor + amountMinor, fee, dueOn: refund.dueOn };
      return merge(before, changeRefund(now, { orderId, refundId, ...figures, because: 'dispute_won' }));
    }
    const fresh = {
      refundId: `${refundId}:${moveId}`,
      claimId,
      because,
      amountMinor,
      dueOn,
      owedAtOnce: because === 'settlement',
    };
    return merge(before, instructRefund(now, { orderId, ...fresh, fee: { fromHeldMinor: 0, fromFundMinor: 0 } }));
  }, {});
}
