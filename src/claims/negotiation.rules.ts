/** Between the two: the other side answers, the claimant withdraws, or says that a promised remedy was performed. */
import { endOfDay } from '../kernel/dates.ts';
import { type ContentRef, type Decided, type Decision, merge } from '../kernel/decider.ts';
import { ok, refuse } from '../kernel/result.ts';
import { zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { deadlineName, goOn } from './finish.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import { NEGOTIABLE, claimIn, isRemedy } from './rules.ts';
import { feeReturned, settle } from './settle.rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates } from './types.ts';

export type AnswerInput = { readonly accept: boolean; readonly text: ContentRef | null; readonly refundId: string };

/**
 * The other side answers, once; it may still accept after having said no. Accepting settles at what was claimed.
 * The command holds the limit lock. Errors: claim.wrong_state, claim.answered, refund.exceeds_paid.
 */
export function answer(states: ClaimsStates, claim: Claim, facts: ActFacts, input: AnswerInput): Decided<ClaimsRefusal> {
  const open = claimIn(claim, ...NEGOTIABLE);
  if (!open.ok) return open;
  if (claim.answered && !input.accept) return refuse('claim.answered');
  const { accept: accepted, text, refundId } = input;
  const event: ClaimsEvent = { type: 'claims.answered', v: 1, data: { claimId: claim.claimId, accepted, text } };
  const replied: Decision = { events: [event], clearDeadlines: [deadlineName('reply', claim.claimId)] };
  if (!accepted) return ok(replied);
  const settled = settle(states, claim, facts, {
    offerId: null,
    kind: 'refund',
    amountMinor: claim.amountMinor,
    performBy: null,
    refundId,
  });
  return settled.ok ? ok(merge(replied, settled.value)) : settled;
}

/** The claimant withdraws, until a decision was approved or the two settled. The command holds the limit lock. */
export function withdraw(states: ClaimsStates, claim: Claim, facts: ActFacts, refundId: string): Decided<ClaimsRefusal> {
  const unapproved = claim.decisions.every((decision) => decision.approved === null);
  const open = claimIn(claim, ...NEGOTIABLE, ...(unapproved ? (['determined'] as const) : []));
  if (!open.ok) return open;
  const event: ClaimsEvent = { type: 'claims.withdrawn', v: 1, data: { claimId: claim.claimId } };
  return ok(merge(feeReturned(states, claim, facts, refundId), goOn(states, claim, facts, [event])));
}

/**
 * The buyer confirms that a promised remedy was performed: the claim is over, and a prepaid fee that nothing was done for
 * goes back. Once its day has passed the claim has resumed, whether or not that was written down yet. The command holds
 * the limit lock. Errors: claim.wrong_state.
 */
export function perform(states: ClaimsStates, claim: Claim, facts: ActFacts, refundId: string): Decided<ClaimsRefusal> {
  const open = claimIn(claim, 'settled');
  if (!open.ok) return open;
  const { settlement } = claim;
  const by = settlement && isRemedy(settlement) ? settlement.performBy : null;
  if (by === null || facts.at >= endOfDay(by, zoneOf(states))) return refuse('claim.wrong_state', { state: claim.status });
  const event: ClaimsEvent = { type: 'claims.closed', v: 1, data: { claimId: claim.claimId, because: 'remedy_performed' } };
  return ok(merge(feeReturned(states, claim, facts, refundId), goOn(states, claim, facts, [event])));
}
