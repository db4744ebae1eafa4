/** Taking in evidence: who may still file, what is late, until when the other side may answer it, and requests for more. */
import type { Side } from '../contracts/types.ts';
import type { ContentRef, Decided, Decision } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { ActFacts } from '../shipments/types.ts';
import { calendarDays } from '../policy/windows.data.ts';
import { deadlineName, policyFor } from './finish.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import type { WrongItem } from './items.rules.ts';
import { claimIn, contractOf, lastDecision } from './rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import type { EvidenceRequest, FiledEvidence } from './evidence.types.ts';
import type { Claim, ClaimsEvent, ClaimsStates } from './types.ts';

/** An item as a side hands it in; what it says is a content already. */
export type EvidenceDraft = Pick<FiledEvidence, 'evidenceId' | 'kind' | 'issuer' | 'clauseId' | 'body' | 'files' | 'requestId'>;

/** Of one side: enough for the largest real case. Counted by side, so that nobody can fill the claim and shut the other out. */
const MAX_ITEMS = 200;

const by = <T extends { readonly by: Side | 'platform' }>(items: readonly T[], side: Side | 'platform'): readonly T[] =>
  items.filter((item) => item.by === side);

/** Whether negotiation is over: what is filed now is late. Source: programme rules, section determination. */
const isLate = (claim: Claim, { at }: Pick<ActFacts, 'at'>): boolean =>
  claim.status !== 'negotiating' || at >= claim.negotiation.at;

export type Filing = {
  readonly by: Side | 'platform';
  readonly drafts: readonly EvidenceDraft[];
  /** What is wrong with the items as they were sent: told once nothing else is. */
  readonly wrong?: WrongItem | null;
  /** Evidence that the rules never call late: with the claim itself, or with an appeal. */
  readonly inTime?: boolean;
};

/**
 * The events that file evidence with a claim. Nothing filed is ever changed or withdrawn. Late evidence is marked and
 * counts once the other side had its days to answer. Errors in order: evidence.too_many, evidence.request_unknown (none
 * that this side was asked and that is still open), evidence.invalid (names a clause that is none), then `filing.wrong`.
 */
export function evidenceEvents(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  filing: Filing,
): Result<readonly ClaimsEvent[], ClaimsRefusal> {
  const { by: from, drafts, wrong = null } = filing;
  if (drafts.length === 0) return ok([]);
  // The appointed report always has room.
  if (from !== 'platform' && by(claim.evidence, from).length + drafts.length > MAX_ITEMS)
    return refuse('evidence.too_many', { what: 'items', most: MAX_ITEMS });
  const asked = drafts.find(({ requestId }) => requestId !== null && !answers(claim, requestId, from, facts));
  if (asked) return refuse('evidence.request_unknown', { requestId: asked.requestId });
  const clauses = new Set(contractOf(states, claim).clauses.map(({ clauseId }) => clauseId));
  const bad = drafts.find(({ clauseId }) => clauseId !== null && !clauses.has(clauseId));
  if (bad) return refuse('evidence.invalid', { clauseId: bad.clauseId });
  if (wrong) return wrong;
  const late = filing.inTime !== true && isLate(claim, facts);
  const answerBy = late
    ? deadlineAfter(states, facts, facts.at, policyFor(states, facts).answerLateEvidenceWithin).deadline
    : null;
  return ok(
    drafts.map((draft): ClaimsEvent => {
      return { type: 'claims.evidence_filed', v: 1, data: { claimId: claim.claimId, ...draft, by: from, late, answerBy } };
    }),
  );
}

/** The same as a decision, whatever act brings the evidence: a request that it answers loses its deadline. Errors: as above. */
export function filedWith(...[states, claim, facts, filing]: Parameters<typeof evidenceEvents>): Decided<ClaimsRefusal> {
  const events = evidenceEvents(states, claim, facts, filing);
  if (!events.ok) return events;
  const answered = new Set(filing.drafts.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])));
  return ok({
    events: events.value,
    clearDeadlines: [...answered].map((requestId) => deadlineName('request', claim.claimId, requestId)),
  });
}

const openRequest = (claim: Claim, requestId: string): EvidenceRequest | null =>
  claim.requests.find((r) => r.requestId === requestId && r.status === 'open') ?? null;

/** Whether a side can answer the request: it was asked, and its days are not over. */
function answers(claim: Claim, requestId: string, side: Side | 'platform', { at }: Pick<ActFacts, 'at'>): boolean {
  const request = openRequest(claim, requestId);
  return request !== null && request.of === side && at < request.due.at;
}

/** Files of one side in one claim, at most. */
const MAX_FILES = 100;

/** Whether a file can still be brought into a claim. Errors: evidence.frozen, claim.wrong_state, evidence.too_many. */
export function keepable({ files }: ClaimsStates['claims'], claim: Claim, side: Side): Result<Claim, ClaimsRefusal> {
  const open = claimIn(claim, 'negotiating', 'escalated', 'inspecting', 'appealed');
  if (!open.ok) return lastDecision(claim) || claim.settlement ? refuse('evidence.frozen') : open;
  const many = by(files, side).filter((file) => file.claimId === claim.claimId).length >= MAX_FILES;
  return many ? refuse('evidence.too_many', { what: 'files', most: MAX_FILES }) : open;
}

/**
 * Where evidence can still be filed: until a decision is made, and again while an appeal is open.
 * Errors: evidence.frozen, claim.wrong_state, then as evidenceEvents.
 */
export function fileEvidence(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  side: Side,
  drafts: readonly EvidenceDraft[],
  wrong: WrongItem | null = null,
): Decided<ClaimsRefusal> {
  const open = claimIn(claim, 'negotiating', 'escalated', 'inspecting', 'appealed');
  if (!open.ok) return lastDecision(claim) || claim.settlement ? refuse('evidence.frozen') : open;
  return filedWith(states, claim, facts, { by: side, drafts, wrong });
}

/** Requests of one side, or of the platform, in one claim. */
const MAX_REQUESTS = 50;

/** One side, or the platform, asks a side for evidence by a day. */
export function requestEvidence(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  ask: Pick<EvidenceRequest, 'requestId' | 'of' | 'by'> & { readonly what: ContentRef; readonly days: number },
): Decided<ClaimsRefusal> {
  const open = claimIn(claim, 'negotiating', 'escalated', 'inspecting', 'appealed');
  if (!open.ok) return open;
  if (by(claim.requests, ask.by).length >= MAX_REQUESTS)
    return refuse('evidence.too_many', { what: 'requests', most: MAX_REQUESTS });
  const { days, ...request } = ask;
  const { deadline } = deadlineAfter(states, facts, facts.at, calendarDays(days));
  const event: ClaimsEvent = {
    type: 'claims.evidence_requested',
    v: 1,
    data: { claimId: claim.claimId, ...request, due: deadline },
  };
  const name = deadlineName('request', claim.claimId, request.requestId);
  return ok({ events: [event], setDeadlines: [deadlineRow(states, name, deadline.at, 'claims.request')] });
}

/** A request's day passed without an answer. That proves nothing; it is told. */
export function requestLapses(claim: Claim, requestId: string): Decision {
  if (claim.finishedAt !== null || !openRequest(claim, requestId)) return {};
  const event: ClaimsEvent = { type: 'claims.request_lapsed', v: 1, data: { claimId: claim.claimId, requestId } };
  return { events: [event] };
}
