/** When a claim goes to the platform: who may send it from when, and what the clock does where nobody says anything. */
import { type Side, otherSide } from '../contracts/types.ts';
import { type Instant, type PlainDate, addDays, dayOf, startOfDay } from '../kernel/dates.ts';
import type { Decided, Decision } from '../kernel/decider.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Policy } from '../policy/types.ts';
import { zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { deadlineName, goOn, policyFor } from './finish.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import { CLAIMANT, claimIn, repliedAt } from './rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates, EscalationCause } from './types.ts';

/** The instant from which the claimant may escalate by the policy's numbered day; null where there is none. */
function fromDay(claim: Claim, policy: Policy, zone: string): Instant | null {
  const early = policy.negotiation.earlyEscalation;
  return early.kind === 'from_day' ? startOfDay(addDays(dayOf(claim.openedAt, zone), early.day), zone) : null;
}

/** Whether the reply day ends, or ended, in silence by what was said so far. A reply at its instant or later comes too late. */
function isSilent(claim: Claim, policy: Policy): boolean {
  const replied = repliedAt(claim);
  return policy.reply.silence === 'claimant_may_escalate' && (replied === null || replied >= claim.replyBy.at);
}

/** Why a side may escalate at an instant; null: it may not yet. Source: programme rules, negotiation. */
function causeAt(states: ClaimsStates, claim: Claim, side: Side, at: Instant): EscalationCause | null {
  const policy = policyFor(states, { at });
  if (at >= claim.negotiation.at) return 'negotiation_ended';
  if (side !== CLAIMANT) return null;
  const day = fromDay(claim, policy, zoneOf(states));
  if (day !== null && at >= day) return 'policy_day';
  return isSilent(claim, policy) && at >= claim.replyBy.at ? 'reply_overdue' : null;
}

/** The first day on which the claimant may escalate by the facts so far. */
export function mayEscalateFrom(states: ClaimsStates, claim: Claim): PlainDate {
  const policy = policyFor(states, { at: claim.openedAt });
  const zone = zoneOf(states);
  const day = fromDay(claim, policy, zone);
  const ends = addDays(claim.negotiation.lastDay, 1);
  if (day !== null) return dayOf(day, zone) < ends ? dayOf(day, zone) : ends;
  const overdue = addDays(claim.replyBy.lastDay, 1);
  return isSilent(claim, policy) && overdue < ends ? overdue : ends;
}

const escalated = (claim: Claim, by: Side | 'platform', because: EscalationCause): Decision => {
  const event: ClaimsEvent = { type: 'claims.escalated', v: 1, data: { claimId: claim.claimId, by, because } };
  return {
    events: [event],
    clearDeadlines: (['reply', 'negotiation', 'unescalated'] as const).map((word) => deadlineName(word, claim.claimId)),
  };
};

/**
 * A side gives the claim to the platform; or, `early`, asks for it before its time, which counts once both asked.
 * Errors: claim.wrong_state, negotiation.too_late, negotiation.too_early (with the first day), negotiation.already_asked.
 */
export function escalate(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  side: Side,
  early: boolean,
): Decided<ClaimsRefusal> {
  const open = claimIn(claim, 'negotiating');
  if (!open.ok) return open;
  // The days are over although nothing has closed the claim yet.
  if (claim.closesBy && facts.at >= claim.closesBy.at) return refuse('negotiation.too_late', { until: claim.closesBy.lastDay });
  const cause = causeAt(states, claim, side, facts.at);
  if (cause !== null) return ok(escalated(claim, side, cause));
  if (!early) return refuse('negotiation.too_early', { from: mayEscalateFrom(states, claim) });
  if (claim.escalationAskedBy.includes(side)) return refuse('negotiation.already_asked');
  if (claim.escalationAskedBy.includes(otherSide(side))) return ok(escalated(claim, side, 'both_agreed'));
  const event: ClaimsEvent = { type: 'claims.escalation_asked', v: 1, data: { claimId: claim.claimId, by: side } };
  return ok({ events: [event] });
}

/** Negotiation is over: the claim goes on by itself, or so many days from `from` are left to escalate it. */
function afterNegotiation(states: ClaimsStates, claim: Claim, facts: ActFacts, from: string): Decision {
  const { atEnd } = policyFor(states, facts).negotiation;
  if (atEnd.kind === 'escalates') return escalated(claim, 'platform', 'automatic');
  const { claimId } = claim;
  const { deadline: closesBy } = deadlineAfter(states, facts, from, atEnd.closesAfter);
  const event: ClaimsEvent = { type: 'claims.negotiation_ended', v: 1, data: { claimId, closesBy } };
  return {
    events: [event],
    setDeadlines: [deadlineRow(states, deadlineName('unescalated', claimId), closesBy.at, 'policy.unescalated')],
  };
}

/** Timer: negotiation ended. The claim goes on by itself, or waits for the claimant. */
export const negotiationEnds = (states: ClaimsStates, claim: Claim, facts: ActFacts): Decision =>
  claimIn(claim, 'negotiating').ok ? afterNegotiation(states, claim, facts, claim.negotiation.lastDay) : {};

/** Timer: the claimant did not escalate. The command holds the limit lock. */
export function closeUnescalated(states: ClaimsStates, claim: Claim, facts: ActFacts): Decision {
  if (!claimIn(claim, 'negotiating').ok) return {};
  const event: ClaimsEvent = { type: 'claims.closed', v: 1, data: { claimId: claim.claimId, because: 'not_escalated' } };
  return goOn(states, claim, facts, [event]);
}

/** What a resumed claim waits for again: the rest of its negotiation, or the claimant's days anew. */
export function resumeWaiting(states: ClaimsStates, claim: Claim, facts: ActFacts): Decision {
  if (claim.status !== 'negotiating') return {};
  if (facts.at >= claim.negotiation.at) return afterNegotiation(states, claim, facts, facts.at);
  const name = deadlineName('negotiation', claim.claimId);
  return { setDeadlines: [deadlineRow(states, name, claim.negotiation.at, 'policy.negotiation')] };
}
