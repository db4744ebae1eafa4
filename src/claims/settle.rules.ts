/** The two agreed: a remedy keeps the claim settled until its day, money goes by the road of an award. */
import { type PlainDate, endOfDay } from '../kernel/dates.ts';
import { type Decided, type Decision, merge } from '../kernel/decider.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { instructRefund, isRefundOpen, returnable } from '../payments/refunds.rules.ts';
import { zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { feeBack } from './appointment.rules.ts';
import { deadlineName, endOfMoney, policyFor } from './finish.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import { isRemedy, openOffer } from './rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates, Offer, Settlement } from './types.ts';

/** The last day by which a refund approved or agreed now leaves. Source: programme rules, refund service level. */
export const refundDueOn = (states: ClaimsStates, facts: ActFacts): PlainDate =>
  deadlineAfter(states, facts, facts.at, policyFor(states, facts).refundService).deadline.lastDay;

/** What goes back because the two agreed, or because the claim ended without a decision; a fee that nothing was done for goes with it. */
const moneyBack = (states: ClaimsStates, claim: Claim, facts: ActFacts, refundId: string, amountMinor: number): Decision =>
  instructRefund(states, {
    orderId: facts.orderId,
    refundId,
    claimId: claim.claimId,
    because: 'settlement',
    amountMinor,
    fee: feeBack(claim, null),
    dueOn: refundDueOn(states, facts),
    owedAtOnce: true,
  });

/** A prepaid fee that nothing was done for goes back when a claim ends without a decision. */
export const feeReturned = (states: ClaimsStates, claim: Claim, facts: ActFacts, refundId: string): Decision =>
  moneyBack(states, claim, facts, refundId, 0);

/** An offer is over, with its deadline. */
export const closeOffer = (
  claim: Claim,
  { offerId }: Pick<Offer, 'offerId'>,
  because: Exclude<Offer['status'], 'open'>,
): Decision => {
  const event: ClaimsEvent = { type: 'claims.offer_closed', v: 1, data: { claimId: claim.claimId, offerId, because } };
  return { events: [event], clearDeadlines: [deadlineName('offer', claim.claimId, offerId)] };
};

/** What the two can still agree on: paid and still there, and not on its way because of another claim. */
export function offerable({ payments }: Pick<ClaimsStates, 'payments'>, { claimId }: Pick<Claim, 'claimId'>): Minor {
  const promised = payments.refunds.filter((refund) => refund.claimId !== claimId && isRefundOpen(refund));
  return Math.max(0, returnable(payments) - sumMinor(promised.map(({ amountMinor }) => amountMinor)));
}

export type Agreement = Omit<Settlement, 'at' | 'from'> & { readonly refundId: string };

/**
 * The two agreed. Money is the supplier's debt from now on and goes by the road of an award; where nothing is to be paid
 * the claim is over at once. A remedy keeps the claim settled until its day. The command holds the limit lock.
 * Errors: refund.exceeds_paid.
 */
export function settle(states: ClaimsStates, claim: Claim, facts: ActFacts, agreement: Agreement): Decided<ClaimsRefusal> {
  const { offerId, kind, amountMinor, performBy, refundId } = agreement;
  const most = offerable(states, claim);
  if (!isRemedy(agreement) && (amountMinor ?? 0) > most) return refuse('refund.exceeds_paid', { maximumMinor: most });
  const from = claim.status === 'escalated' || claim.status === 'inspecting' ? claim.status : 'negotiating';
  const event: ClaimsEvent = {
    type: 'claims.settled',
    v: 1,
    data: { claimId: claim.claimId, offerId, kind, amountMinor, performBy, from },
  };
  const open = openOffer(claim);
  const settled = merge(open ? closeOffer(claim, open, open.offerId === offerId ? 'accepted' : 'countered') : {}, {
    events: [event],
    clearDeadlines: (['reply', 'negotiation', 'unescalated', 'prepay'] as const).map((word) => deadlineName(word, claim.claimId)),
  });
  if (performBy !== null && isRemedy(agreement)) {
    const name = deadlineName('remedy', claim.claimId);
    return ok(
      merge(settled, { setDeadlines: [deadlineRow(states, name, endOfDay(performBy, zoneOf(states)), 'claims.remedy')] }),
    );
  }
  const refund = moneyBack(states, claim, facts, refundId, amountMinor ?? 0);
  // Nothing could be paid: what is claimed after the order ended is on the supplier's record alone.
  return ok(merge(settled, (refund.events ?? []).length > 0 ? refund : endOfMoney(states, claim, facts)));
}
