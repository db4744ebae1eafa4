/** What a letter is made from: taken from the order's events, the texts beside them and the companies' names. */
import type { CaseInput } from '../claims/determination.types.ts';
import { claimById, contractOf, standingDecision } from '../claims/rules.ts';
import type { Claim, ClaimsStates, Decision } from '../claims/types.ts';
import { must } from '../kernel/assert.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { refundsOf } from '../payments/refunds.rules.ts';
import { zoneOf } from '../shipments/rules.ts';
import { foldEvents, foldUntil } from './fold.rules.ts';
import type { LetterFacts, LetterNames, LettersRefusal } from './types.ts';

/** Why a claim has no letter; null where it has one: what waits for its second person is nobody's to read. */
function unlettered(claim: Claim): LettersRefusal | null {
  if (standingDecision(claim) || claim.settlement) return null;
  return claim.finishedAt === null ? 'letter.not_yet' : 'letter.none';
}

/**
 * The states on the day that the claim was decided or settled, else with its last event: a contract may be amended once a
 * claim is over.
 */
export function statesThen(events: readonly RecordedEvent[], claim: Claim): ClaimsStates {
  const decision = standingDecision(claim);
  const then = foldUntil(events, ({ type, data }) => {
    if (decision) return type === 'claims.determined' && data['decisionId'] === decision.decisionId;
    return data['claimId'] === claim.claimId && (claim.settlement === null || type === 'claims.settled');
  });
  return must(then, 'a claim has an event');
}

/** The decision that an appeal was against. */
const decisionBefore = (claim: Claim, decision: Decision | null): Decision | null =>
  decision?.round === 'appeal'
    ? (claim.decisions.find(({ round, approved }) => round === 'first' && approved !== null) ?? null)
    : null;

/** The companies that a letter names. */
export function companiesNamed(states: ClaimsStates, claim: Claim): readonly string[] {
  const { buyerId, supplierId } = states.contracts;
  const agencies = [...states.inspections.reports.map(({ agencyId }) => agencyId), claim.appointment?.agencyId ?? ''];
  return [...new Set([buyerId, supplierId, ...agencies])].filter((id) => id !== '');
}

export type LetterSource = {
  readonly orderId: string;
  readonly claimId: string;
  /** All of the order, oldest first. */
  readonly events: readonly RecordedEvent[];
  readonly names: LetterNames;
  readonly textOf: LetterFacts['textOf'];
};

/** Errors: claim.not_found, letter.not_yet, letter.none. */
export function letterFacts(source: LetterSource): Result<LetterFacts, LettersRefusal | 'claim.not_found'> {
  const { orderId, claimId, events, names, textOf } = source;
  const now = foldEvents(events);
  const found = claimById(now.claims, claimId);
  if (!found.ok) return found;
  const claim = found.value;
  const none = unlettered(claim);
  if (none) return refuse(none);
  const decision = standingDecision(claim);
  const then = statesThen(events, claim);
  const refund = refundsOf(now.payments, claimId).find(({ because }) => because === 'settlement');
  return ok({
    orderId,
    names,
    zone: zoneOf(then),
    policy: then.orders.policy,
    contract: contractOf(then, claim),
    claim,
    decision,
    before: decisionBefore(claim, decision),
    input: decision ? (textOf(decision.case) as unknown as CaseInput | null) : null,
    reports: then.inspections.reports,
    papers: then.shipments.papers,
    settledRefundDueOn: refund?.dueOn ?? null,
    textOf,
  });
}
