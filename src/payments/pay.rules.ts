/** Refunds leaving: handed to the card processor where a card paid, then paid once, all that an order has open together. */
import { termsInForce } from '../contracts/rules.ts';
import { assert } from '../kernel/assert.ts';
import { type Decided, type Decision, merge } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { refundSources, refunded } from '../ledger/claims.rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import { owe } from './debt.rules.ts';
import { afterwards, feeOf } from './fold.rules.ts';
import { refundDueName, returnable } from './refunds.rules.ts';
import { heldMinor } from './rules.ts';
import type { PaymentsEvent, PaymentsRefusal, PaymentsState, PaymentsStates, Refund } from './types.ts';

/** Whether something of it goes back through the card processor: a card paid it, or it is an inspection fee. */
export const byCard = ({ parts, fee }: Refund): boolean => parts.some((p) => p.channel === 'card') || feeOf(fee) > 0;

/** Every instruction of the order that is to go out, or is on its way. Errors: refund.none_open, refund.on_hold. */
export function openRefunds({ refunds }: PaymentsState): Result<readonly Refund[], PaymentsRefusal> {
  const open = refunds.filter((r) => r.status === 'open' || r.status === 'sending');
  if (open.length > 0) return ok(open);
  return refuse(refunds.some((r) => r.status === 'held') ? 'refund.on_hold' : 'refund.none_open');
}

/** What an operator read of an instruction, and says of it that it left. */
export type Seen = Pick<Refund, 'refundId' | 'amountMinor' | 'attempt'> & { readonly feeMinor: Minor };

export const seenOf = ({ refundId, amountMinor, fee, attempt }: Refund): Seen => ({
  refundId,
  amountMinor,
  feeMinor: feeOf(fee),
  attempt,
});

const isAsSeen = (refund: Refund, seen: Seen): boolean => {
  const now = seenOf(refund);
  return now.amountMinor === seen.amountMinor && now.feeMinor === seen.feeMinor && now.attempt === seen.attempt;
};

/**
 * The instructions that are named, as they were read: nobody says of another amount, or of money that goes elsewhere now,
 * that it left. Errors: refund.none_open, refund.on_hold, refund.changed.
 */
export function namedRefunds(payments: PaymentsState, seen: readonly Seen[]): Result<readonly Refund[], PaymentsRefusal> {
  const open = openRefunds(payments);
  if (!open.ok) return open;
  const other = seen.find((s) => !open.value.some((r) => r.refundId === s.refundId && isAsSeen(r, s)));
  const isHeld = payments.refunds.some((r) => r.refundId === other?.refundId && r.status === 'held');
  if (other) return isHeld ? refuse('refund.on_hold') : refuse('refund.changed', { refundId: other.refundId });
  const named = open.value.filter((r) => seen.some(({ refundId }) => refundId === r.refundId));
  return named.length > 0 ? ok(named) : refuse('refund.none_open');
}

/** What goes back by card is on its way from here on: no appeal holds it, and a chargeback counts it as gone. */
export function sendRefunds({ payments }: PaymentsStates, seen: readonly Seen[]): Decided<PaymentsRefusal> {
  const named = namedRefunds(payments, seen);
  if (!named.ok) return named;
  const fresh = named.value.filter((r) => r.status === 'open' && byCard(r));
  return ok({
    events: fresh.map(({ refundId }): PaymentsEvent => ({ type: 'payments.refund_sending', v: 1, data: { refundId } })),
  });
}

/** The card processor would take nothing of it: the instruction waits as before. */
export function unsendRefund({ payments }: PaymentsStates, refundId: string, because: string): Decision {
  const sending = payments.refunds.some((r) => r.refundId === refundId && r.status === 'sending');
  const event: PaymentsEvent = { type: 'payments.refund_unsent', v: 1, data: { refundId, because } };
  return sending ? { events: [event] } : {};
}

/**
 * The instructions left the bank, all in one commit. Claims end in it too, by their reaction to each event. Paid once: of
 * two who say so the second finds none open. The command holds the limit lock. Errors: refund.none_open, refund.on_hold,
 * refund.changed.
 * @param seen those that were sent; others wait
 */
export function payRefunds(states: PaymentsStates, orderId: OrderId, seen: readonly Seen[]): Decided<PaymentsRefusal> {
  const named = namedRefunds(states.payments, seen);
  if (!named.ok) return named;
  const sent = named.value.filter((r) => r.status === 'sending' || !byCard(r));
  if (sent.length === 0) return refuse('refund.none_open');
  const paid = sent.reduce<Decision>((before, refund) => merge(before, payOne(afterwards(states, before), orderId, refund)), {});
  const amountMinor = heldMinor(afterwards(states, paid).payments);
  const bare: OrderEvent = { type: 'orders.protected', v: 1, data: { amountMinor } };
  return ok(merge(paid, states.orders.protectedMinor === amountMinor ? {} : { events: [bare] }));
}

/** One instruction leaves, on the state that its predecessors left. */
function payOne(states: PaymentsStates, orderId: OrderId, refund: Refund): Decision {
  const { payments, orders } = states;
  const { refundId, claimId, fee, amountMinor } = refund;
  assert(amountMinor <= returnable(payments), 'a refund is paid of what is still there');
  const sources = refundSources(orders.mode, heldMinor(payments), amountMinor);
  const unheldMinor = sources.fromHeldMinor + sources.unprotectedMinor;
  const fromFundMinor = sources.fromFundMinor + fee.fromFundMinor;
  const event: PaymentsEvent = {
    type: 'payments.refund_paid',
    v: 1,
    data: {
      refundId,
      claimId,
      amountMinor,
      feeMinor: feeOf(fee),
      unheldMinor,
      fromHeldMinor: sources.fromHeldMinor,
      fromFundMinor,
    },
  };
  const { currency } = termsInForce(states.contracts);
  const left: Decision = {
    events: [event],
    transfers: refunded(orderId, currency, { refundId, ...sources, fee }),
    clearDeadlines: [refundDueName(refundId)],
  };
  // What a settlement owes was booked when it was accepted; what the fund pays now uses the limit from here on.
  const deltaMinor = fromFundMinor - refund.owedMinor;
  return merge(left, owe(afterwards(states, left), { orderId, deltaMinor, fundPaidMinor: fromFundMinor, because: 'fund_paid' }));
}
