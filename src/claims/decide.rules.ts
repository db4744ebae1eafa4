/** The platform's decision: computed from the frozen case, changed only in writing, valid with a second person, open to one appeal. */
import type { Side } from '../contracts/types.ts';
import { type ContentRef, type Decided, type Decision as Decree, type Warning, merge } from '../kernel/decider.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { isEnded } from '../orders/rules.ts';
import { afterwards } from '../payments/fold.rules.ts';
import { holdRefunds, instructRefund, settleAppeal } from '../payments/refunds.rules.ts';
import { setOff } from '../payments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { feeBack } from './appointment.rules.ts';
import { checkCase } from './case.rules.ts';
import type { Award, CaseInput, Determination, DeterminationRefusal } from './determination.types.ts';
import { contest, deadlineName, endOfMoney, policyFor } from './finish.rules.ts';
import { type Filing, filedWith } from './intake.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import { type FindingOverride, badOverride, determineWith } from './override.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import { claimIn, lastDecision, standingDecision } from './rules.ts';
import { refundDueOn } from './settle.rules.ts';
import type { AppealGround, Claim, ClaimsEvent, ClaimsStates, Decision, Override } from './types.ts';

type DecideRefusal = ClaimsRefusal | DeterminationRefusal;

/** Who decides or approves, with the companies that person belongs to. */
export type Official = { readonly userId: UserId; readonly companies: readonly CompanyId[] };

/** Nobody decides about a company of their own: neither side, nor the agency that was appointed. */
function impartial({ contracts }: ClaimsStates, { appointment }: Claim, { companies }: Official): Result<null, ClaimsRefusal> {
  const involved = [contracts.buyerId, contracts.supplierId, appointment?.agencyId ?? null];
  return companies.some((companyId) => involved.includes(companyId)) ? refuse('decision.own_case') : ok(null);
}

/** Whether the claim can be decided now, and by this person. Errors: claim.wrong_state, decision.own_case, appeal.same_person. */
export function decidable(states: ClaimsStates, claim: Claim, by: Official): Result<Decision['round'], ClaimsRefusal> {
  const open = claimIn(claim, 'escalated', 'appealed');
  if (!open.ok) return open;
  const free = impartial(states, claim, by);
  if (!free.ok) return free;
  if (claim.status === 'escalated') return ok('first');
  const first = claim.decisions.find((decision) => decision.round === 'first');
  return first?.by === by.userId ? refuse('appeal.same_person') : ok('appeal');
}

export type Making = {
  readonly decisionId: string;
  readonly by: Official;
  readonly case: ContentRef;
  readonly overrides: readonly Override[];
};

/**
 * Decides a claim. The case as it was put together before the commit (`frozen`, whose text is stored) and as the commit
 * sees it (`now`) must be one. Errors: decidable's; determination.*; decision.case_moved; decision.override_unknown.
 */
export function determineClaim(
  states: ClaimsStates,
  claim: Claim,
  frozen: CaseInput,
  now: CaseInput | null,
  make: Making,
): Decided<DecideRefusal> {
  const round = decidable(states, claim, make.by);
  if (!round.ok) return round;
  const checked = checkCase(frozen);
  if (!checked.ok) return checked;
  if (now === null || JSON.stringify(now) !== JSON.stringify(frozen)) return refuse('decision.case_moved');
  const bad = badOverride(frozen, make.overrides);
  if (bad !== null) return refuse('decision.override_unknown', { subject: bad });
  const event: ClaimsEvent = {
    type: 'claims.determined',
    v: 1,
    data: {
      claimId: claim.claimId,
      ...make,
      by: make.by.userId,
      round: round.value,
      result: determineWith(frozen, make.overrides),
    },
  };
  return ok({ events: [event], warnings: warningsOf(frozen) });
}

/** Late items that the other side may still answer are set aside; who decides should know that waiting would let them count. */
export function warningsOf({ evidence }: Pick<CaseInput, 'evidence'>): readonly Warning[] {
  const unanswered = evidence.filter((item) => item.late && !item.answerTimeGiven).map(({ evidenceId }) => evidenceId);
  return unanswered.length > 0 ? [{ code: 'evidence.answer_time', data: { evidence: unanswered } }] : [];
}

/**
 * What would be decided on a case, by findings as they are computed or as a person considers changing them. Errors:
 * determination.* and decision.override_unknown, as deciding it would meet.
 */
export function wouldDecide(input: CaseInput, overrides: readonly FindingOverride[]): Result<Determination, DecideRefusal> {
  const checked = checkCase(input);
  if (!checked.ok) return checked;
  const bad = badOverride(checked.value, overrides);
  if (bad !== null) return refuse('decision.override_unknown', { subject: bad });
  return ok(determineWith(checked.value, overrides));
}

/** The decision that waits for its second person: its claim is `determined`. Errors: decision.none, decision.own_case, approval.same_person. */
function waiting(states: ClaimsStates, claim: Claim, by: Official): Result<Decision, ClaimsRefusal> {
  const decision = lastDecision(claim);
  if (decision?.approved !== null) return refuse('decision.none');
  const free = impartial(states, claim, by);
  if (!free.ok) return free;
  return decision.by === by.userId ? refuse('approval.same_person') : ok(decision);
}

/** The second person sends the decision back: the claim stands where it stood. */
export function sendBack(states: ClaimsStates, claim: Claim, by: Official, reason: ContentRef): Decided<ClaimsRefusal> {
  const decision = waiting(states, claim, by);
  if (!decision.ok) return decision;
  const { decisionId } = decision.value;
  const event: ClaimsEvent = { type: 'claims.sent_back', v: 1, data: { claimId: claim.claimId, decisionId, reason } };
  return ok({ events: [event] });
}

/**
 * Another person approves: the decision counts, its money is instructed, and the days to appeal begin. With nothing (more)
 * to pay the claim is over. The command holds the limit lock. Errors: as waiting.
 */
export function approve(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  ask: { readonly by: Official; readonly refundId: string },
): Decided<ClaimsRefusal> {
  const decision = waiting(states, claim, ask.by);
  if (!decision.ok) return decision;
  const { decisionId, round, result } = decision.value;
  const dueOn = refundDueOn(states, facts);
  const appealBy = deadlineAfter(states, facts, facts.at, policyFor(states, facts).appealWithin).deadline;
  const approved: ClaimsEvent = {
    type: 'claims.approved',
    v: 1,
    data: { claimId: claim.claimId, decisionId, by: ask.by.userId, refundDueOn: dueOn, appealBy },
  };
  const money = {
    orderId: facts.orderId,
    refundId: ask.refundId,
    claimId: claim.claimId,
    amountMinor: result.award.refundMinor,
    fee: feeBack(claim, result.award.fee),
    dueOn,
  };
  const row = deadlineRow(states, deadlineName('appeal', claim.claimId), appealBy.at, 'policy.appeal');
  const paying =
    round === 'first'
      ? instructRefund(states, { ...money, because: 'determination', owedAtOnce: false })
      : settleAppeal(states, money);
  const base: Decree = merge(
    { events: [approved], setDeadlines: round === 'first' ? [row] : [] },
    setOff(states.payments, claim.claimId, setOffOf(result.award)),
  );
  const { payments } = afterwards(states, merge(base, paying));
  return ok(merge(base, paying, endOfMoney({ ...states, payments }, claim, facts)));
}

/** What an award takes off the price that is not paid yet. */
const setOffOf = ({ lines }: Award): Minor =>
  sumMinor(lines.filter(({ kind }) => kind === 'set_off').map(({ amountMinor }) => -amountMinor));

export type AppealInput = {
  readonly ground: AppealGround;
  readonly text: ContentRef;
} & Pick<Filing, 'drafts' | 'wrong'>;

/**
 * Either side appeals, once, within its days: money not yet sent waits, and the claim is decided once more. Another claim
 * that was opened since goes on beside it, or the buyer could keep the supplier from appealing.
 * Errors: decision.none, appeal.too_late, appeal.already, then as filing evidence.
 */
export function appeal(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  by: Side,
  input: AppealInput,
): Decided<ClaimsRefusal> {
  const approved = standingDecision(claim)?.approved;
  if (!approved) return refuse('decision.none');
  const { appealBy } = approved;
  if (facts.at >= appealBy.at) return refuse('appeal.too_late', { until: appealBy.lastDay });
  if (claim.appeal) return refuse('appeal.already');
  const filed = filedWith(states, claim, facts, { by, drafts: input.drafts, wrong: input.wrong ?? null, inTime: true });
  if (!filed.ok) return filed;
  const { ground, text } = input;
  const event: ClaimsEvent = { type: 'claims.appealed', v: 1, data: { claimId: claim.claimId, by, ground, text } };
  return ok(
    merge(
      { events: [event], clearDeadlines: [deadlineName('appeal', claim.claimId)] },
      filed.value,
      holdRefunds(states, claim.claimId),
      isEnded(states.orders.status) ? {} : contest(states),
    ),
  );
}
