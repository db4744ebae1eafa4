/** What claims do when money moved: a refund that left ends its claim, a chargeback may leave nothing to decide about. */
import { type Decision, merge } from '../kernel/decider.ts';
import { endOrder, isEnded } from '../orders/rules.ts';
import { afterwards } from '../payments/fold.rules.ts';
import { capRefunds, holdRefunds, isRefundOpen, refundsOf, returnable } from '../payments/refunds.rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import type { Award } from './determination.types.ts';
import { endOfMoney, paidBack } from './finish.rules.ts';
import { isUndecided, openClaims, standingDecision } from './rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

/**
 * The last instruction of a claim left the bank: the claim is over, and its order with it where the price came back. What
 * was on its way when the claim was appealed ends nothing: it is judged with the rest.
 */
export function onRefundPaid(states: ClaimsStates, facts: ActFacts, claimId: string): Decision {
  const claim = states.claims.claims.find((each) => each.claimId === claimId);
  return claim && claim.finishedAt === null && !isUndecided(claim) ? endOfMoney(states, claim, facts) : {};
}

/**
 * A refund was instructed. In a claim that is appealed only a won dispute does that before the appeal is decided: it waits
 * with the rest, since the appeal says how much goes back.
 */
export function onInstructed(states: ClaimsStates, claimId: string): Decision {
  const claim = states.claims.claims.find((each) => each.claimId === claimId);
  return claim && isUndecided(claim) ? holdRefunds(states, claimId) : {};
}

/**
 * Whether an award would have been the same with what a card bank had taken: one that ends the purchase, or took all that
 * was there, would have been more.
 */
const isExact = ({ lines, purchaseEnds, refundMinor, capMinor }: Award): boolean =>
  lines.length === 0 || (!purchaseEnds && refundMinor < capMinor);

/**
 * A dispute was won: what a chargeback had made smaller stands again, but a claim that an appeal has decided since has no
 * more refunded than that decision says.
 */
export function onDisputeWon(states: ClaimsStates, { orderId }: ActFacts): Decision {
  return states.claims.claims.reduce<Decision>((before, claim) => {
    const standing = standingDecision(claim);
    if (standing?.round !== 'appeal' || isUndecided(claim) || !isExact(standing.result.award)) return before;
    const cap = { orderId, claimId: claim.claimId, awardMinor: standing.result.award.refundMinor };
    return merge(before, capRefunds(afterwards(states, before), cap));
  }, {});
}

/** Agreed or awarded, and every instruction of it cancelled: the card bank gave the buyer its money. */
function isEmptied(states: ClaimsStates, claim: Claim): boolean {
  const refunds = refundsOf(states.payments, claim.claimId);
  const agreed = claim.status === 'settled' || standingDecision(claim) !== null;
  return agreed && !isUndecided(claim) && refunds.length > 0 && !refunds.some(isRefundOpen);
}

/** The states with some claims over: what another one of the same commit finds. */
const without = ({ claims, ...states }: ClaimsStates, over: readonly Claim[], { at }: Pick<ActFacts, 'at'>): ClaimsStates => ({
  ...states,
  claims: { ...claims, claims: claims.claims.map((claim) => (over.includes(claim) ? { ...claim, finishedAt: at } : claim)) },
});

/**
 * The card bank took money back. A claim that was waiting for just that money is over; one that is still open stays open,
 * for the card bank may give the money back. With no claim open and nothing left, the order is refunded.
 */
export function onChargedBack(states: ClaimsStates, facts: ActFacts): Decision {
  const open = openClaims(states.claims);
  const { refundedMinor, chargedBackMinor } = states.payments;
  if (open.length > 0) {
    const emptied = open.filter((claim) => isEmptied(states, claim));
    return emptied.reduce<Decision>((before, claim, index) => {
      const then = without(states, emptied.slice(0, index), facts);
      return merge(before, paidBack(then, claim, facts, refundedMinor + chargedBackMinor));
    }, {});
  }
  if (returnable(states.payments) > 0 || isEnded(states.orders.status)) return {};
  return endOrder(facts.orderId, states, 'refunded', 'charged_back');
}
