/** A claim as both sides may see it: the same dates, offers and evidence for each; nothing of a decision before its approval. */
import { businessDaysBetween } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import type { Clause, Side } from '../contracts/types.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import { refundsOf } from '../payments/refunds.rules.ts';
import { countriesOf, zoneOf } from '../shipments/rules.ts';
import { mayEscalateFrom } from './escalation.rules.ts';
import { stepOf } from './next.rules.ts';
import { contractOf, lastDecision, openOffer, standingDecision } from './rules.ts';
import type { FiledEvidence } from './evidence.types.ts';
import type { Appointment, Claim, ClaimsState, ClaimsStates, Decision, Settlement } from './types.ts';

export type Reader = Side | 'operator';
/** The body of a text beside the chain; null where it was erased. */
export type TextOf = (ref: ContentRef) => Json;

const worded = (ref: ContentRef | null, textOf: TextOf): Json => (ref === null ? null : textOf(ref));

/** What is claimed and until when, short: a row of the order's page. */
export const claimRow = (claim: Claim): JsonObject => ({
  claimId: claim.claimId,
  state: claim.status,
  grounds: claim.grounds,
  openedAt: claim.openedAt,
  finishedAt: claim.finishedAt,
  amountMinor: claim.amountMinor,
});

/** One claim. Source: programme rules, claims; R32: the same for both sides. */
export function claimView(states: ClaimsStates, claim: Claim, textOf: TextOf, reader: Reader): JsonObject {
  return json({
    ...claimRow(claim),
    zone: zoneOf(states),
    text: worded(claim.text, textOf),
    contractVersion: claim.contractVersion,
    // Of the contract that the claim is judged on: one that was agreed since has other words.
    clauses: contractOf(states, claim).clauses.map((clause) => clauseView(clause, textOf)),
    points: claim.points,
    shortages: claim.shortages,
    charges: claim.charges,
    keepsGoods: claim.keepsGoods,
    next: claim.finishedAt === null ? stepOf(states.payments, claim) : null,
    replyDue: claim.replyBy.lastDay,
    replyDueAt: claim.replyBy.at,
    negotiationEnds: claim.negotiation.lastDay,
    negotiationEndsAt: claim.negotiation.at,
    mayEscalateFrom: mayEscalateFrom(states, claim),
    escalateBy: claim.closesBy?.lastDay ?? null,
    escalateByAt: claim.closesBy?.at ?? null,
    escalatedAt: claim.escalatedAt,
    escalationAskedBy: claim.escalationAskedBy,
    answered: claim.answered && { ...claim.answered, text: worded(claim.answered.text, textOf) },
    offers: claim.offers.map((offer) => ({ ...offer, note: worded(offer.note, textOf) })),
    openOffer: openOffer(claim)?.offerId ?? null,
    settlement: claim.settlement && settlementView(claim.settlement),
    brokenPromises: claim.brokenPromises.map(settlementView),
    evidence: claim.evidence.map((item) => evidenceView(item, textOf)),
    requests: claim.requests.map((request) => ({ ...request, what: worded(request.what, textOf) })),
    appointment: claim.appointment && appointmentOf(claim.appointment),
    decision: decisionView(claim, textOf),
    pending: pendingView(claim, textOf, reader),
    sentBack: reader === 'operator' ? claim.sentBack.map((back) => ({ ...back, reason: textOf(back.reason) })) : null,
    appeal: claim.appeal && { ...claim.appeal, text: textOf(claim.appeal.text) },
    refunds: refundsOf(states.payments, claim.claimId).map(({ refundId, amountMinor, fee, dueOn, status }) => ({
      refundId,
      amountMinor,
      feeMinor: fee.fromHeldMinor + fee.fromFundMinor,
      dueOn,
      status,
    })),
    award: awardView(states, claim),
  });
}

/** How many business days of both countries are left to each last day; negative: over. null: no such day runs. */
export function businessDaysLeft(states: ClaimsStates, claim: Claim, book: CalendarBook, today: PlainDate): JsonObject {
  const offer = openOffer(claim);
  const approved = claim.appeal ? null : (standingDecision(claim)?.approved ?? null);
  const left = (day: PlainDate | null): number | null =>
    day === null ? null : businessDaysBetween(book, countriesOf(states), today, day);
  return {
    reply: left(claim.replyBy.lastDay),
    negotiation: left(claim.negotiation.lastDay),
    escalate: left(claim.closesBy?.lastDay ?? null),
    offer: left(offer?.expires.lastDay ?? null),
    appeal: left(approved?.appealBy.lastDay ?? null),
  };
}

/** A clause as the order's page gives it, so that both are drawn alike. */
function clauseView({ text, ...clause }: Clause, textOf: TextOf): JsonObject {
  const words = textOf(text);
  return json({ ...clause, text: { ...text, text: words, erased: words === null } });
}

const json = (value: unknown): JsonObject => value as JsonObject;

const settlementView = (settlement: Settlement): JsonObject => ({ ...settlement });

const evidenceView = ({ body, files, ...item }: FiledEvidence, textOf: TextOf): JsonObject =>
  json({
    ...item,
    says: textOf(body),
    // Only the shared copy is opened; the original is sealed and told by its hash.
    files: files.map(({ documentId, sharedId, sha256, sharedSha256, mediaType, sizeBytes, name }) => ({
      fileId: documentId,
      sharedFileId: sharedId,
      sha256,
      sharedSha256,
      mediaType,
      sizeBytes,
      name: textOf(name),
    })),
  });

const findingsOf = ({ result }: Decision): JsonObject =>
  Object.fromEntries(result.findings.map(({ subject, finding }) => [subject, finding]));

/** Without the number of the claimant's card payment. */
const appointmentOf = ({ prepaid, ...appointment }: Appointment): JsonObject =>
  json({ ...appointment, prepaid: prepaid && { at: prepaid.at } });

const overridesOf = (overrides: Decision['overrides'], textOf: TextOf) =>
  overrides.map(({ subject, finding, reason }) => ({ subject, finding, reason: textOf(reason) }));

/** The decision that stands. What waits for its second person is the operators' alone. */
function decisionView(claim: Claim, textOf: TextOf): JsonObject | null {
  const decision = standingDecision(claim);
  if (!decision) return null;
  const { decisionId, round, at, result, overrides, approved } = decision;
  return json({
    decisionId,
    round,
    at,
    approvedAt: approved?.at ?? null,
    // There is one appeal.
    appealBy: claim.appeal ? null : (approved?.appealBy ?? null),
    findings: findingsOf(decision),
    result,
    overrides: overridesOf(overrides, textOf),
  });
}

/** All that the second person needs: what was computed, and the written reason of what a colleague changed in it. */
function pendingView(claim: Claim, textOf: TextOf, reader: Reader): JsonObject | null {
  const last = lastDecision(claim);
  if (reader !== 'operator' || !last || last.approved) return null;
  const { decisionId, round, by, at, result, overrides } = last;
  const { award } = result;
  return json({
    decisionId,
    round,
    by,
    at,
    findings: findingsOf(last),
    award,
    result,
    overrides: overridesOf(overrides, textOf),
  });
}

/**
 * What the two sides may not read of the history: a decision before its second person approved it, and one that was sent
 * back, with the reason. Operators read all of it.
 */
export function isWithheld(
  { claims }: ClaimsState,
  { type, data }: { readonly type: string; readonly data: JsonObject },
): boolean {
  if (type !== 'claims.determined' && type !== 'claims.sent_back') return false;
  const claim = claims.find(({ claimId }) => claimId === data['claimId']);
  const decision = claim?.decisions.find(({ decisionId }) => decisionId === data['decisionId']);
  return (decision?.approved ?? null) === null;
}

/** What the buyer gets: by the standing decision, or by what the two agreed. */
function awardView(states: ClaimsStates, claim: Claim): JsonObject | null {
  const decision = standingDecision(claim);
  const refund = refundsOf(states.payments, claim.claimId).at(-1) ?? null;
  if (decision?.approved) {
    const { currency, refundMinor, fee } = decision.result.award;
    return json({ currency, refundMinor, feeBorneBy: fee?.borneBy ?? null, refundDue: decision.approved.refundDueOn });
  }
  const agreed = claim.settlement?.amountMinor ?? null;
  if (agreed === null) return null;
  const { terms } = states.contracts.agreed ?? { terms: states.contracts.terms };
  return json({ currency: terms?.currency ?? null, refundMinor: agreed, feeBorneBy: null, refundDue: refund?.dueOn ?? null });
}
