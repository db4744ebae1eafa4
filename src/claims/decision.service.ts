/** Acts of the platform on a claim: deciding, approving, sending back; and the appeal of a side. */
import type { Answer, Call, Context } from '../context.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft } from '../kernel/decider.ts';
import { type CompanyId, isOrderId } from '../kernel/ids.ts';
import { type Json, type Result, ok, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { membershipsOf } from '../parties/store.ts';
import type { ActFacts } from '../shipments/types.ts';
import { caseInput } from './casefacts.rules.ts';
import {
  appeal as appealRule,
  approve as approveRule,
  decidable,
  determineClaim,
  sendBack,
  warningsOf,
  wouldDecide,
} from './decide.rules.ts';
import type { AppealBody, DetermineBody } from './decision.schema.ts';
import type { CaseInput, Finding } from './determination.types.ts';
import { evidenceDesk, filesOf, readEvidenceBodies } from './evidence.service.ts';
import type { FindingOverride } from './override.rules.ts';
import { claimById, claimsStates, contractOf } from './rules.ts';
import { type ClaimPath, actOnClaim, sideIn } from './service.ts';
import type { EvidenceBody } from './evidence.types.ts';
import type { Override } from './types.ts';

/** The companies that a person belongs to besides the programme's. */
const companiesOf = (ctx: Context, { by }: Call): Promise<readonly CompanyId[]> =>
  ctx.read(by, async (q) => (await membershipsOf(q, by.userId)).map(({ companyId }) => companyId));

type Frozen = { readonly input: CaseInput; readonly bodies: ReadonlyMap<string, EvidenceBody> };

/** The case of a claim with the texts beside it, for one who may decide. */
async function freeze(
  ctx: Context,
  call: Call,
  { orderId, claimId }: ClaimPath,
  verb: 'claim.determine' | 'claim.foresee',
): Promise<Result<Frozen>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  const opened = await openOrderFor(ctx, call.by, verb, orderId, async (q, order) => {
    const states = claimsStates(order.states);
    const claim = claimById(states.claims, claimId);
    return claim.ok ? { states, claim: claim.value, bodies: await readEvidenceBodies(q, orderId, claim.value) } : null;
  });
  if (!opened.ok) return opened;
  const { more } = opened.value;
  if (!more) return refuse('claim.not_found');
  const facts: ActFacts = { orderId, at: call.receivedAt, calendars: await ctx.calendars() };
  const input = caseInput(more.states, more.claim, more.bodies, facts);
  return input ? ok({ input, bodies: more.bodies }) : refuse('determination.malformed', { path: '/contract/rule' });
}

type Written = { readonly overrides: readonly Override[]; readonly contents: readonly ContentDraft[] };

function overridesOf(ctx: Context, body: DetermineBody): Written {
  const made = Object.entries(body.overrides ?? {}).map(([subject, { finding, reason }]) => ({
    content: draftContent(ctx.ids, 'override', reason),
    subject,
    finding,
  }));
  return {
    overrides: made.map(({ subject, finding, content }) => ({ subject, finding, reason: refOf(content) })),
    contents: made.map(({ content }) => content),
  };
}

/** An operator decides the claim, or its appeal. Answers 201; the award is told once another person approved. */
export async function determine(ctx: Context, call: Call, at: ClaimPath, body: DetermineBody): Promise<Answer> {
  const frozen = await freeze(ctx, call, at, 'claim.determine');
  const companies = await companiesOf(ctx, call);
  const decisionId = ctx.ids.short();
  const written = overridesOf(ctx, body);
  const made = draftContent(ctx.ids, 'case', (frozen.ok ? frozen.value.input : null) as unknown as Json);
  return actOnClaim(ctx, call, at, {
    name: 'claims.determine',
    verb: 'claim.determine',
    who: 'other',
    status: 201,
    contents: [made, ...written.contents],
    decide: (states, claim, facts) => {
      const by = { userId: call.by.userId, companies };
      const can = decidable(states, claim, by);
      if (!can.ok) return can;
      // Not readable a moment ago, and there now: asked again it will be.
      if (!frozen.ok) return frozen.code === 'determination.malformed' ? frozen : refuse('decision.case_moved');
      const { input, bodies } = frozen.value;
      const make = { decisionId, by, case: refOf(made), overrides: written.overrides };
      return determineClaim(states, claim, input, caseInput(states, claim, bodies, facts), make);
    },
  });
}

/** `door:unproven` as the finding it stands for; of two of one subject the last counts. The shape was checked before. */
const findingsIn = (changed: readonly string[]): readonly FindingOverride[] =>
  Object.entries(Object.fromEntries(changed.map((one) => one.split(':')))).map(([subject, finding]) => ({
    subject,
    finding: finding as Finding,
  }));

/**
 * What would be decided on what is filed now: for operators, who weigh whether to appoint an inspection, to wait, or to
 * find otherwise. Errors: claim.not_found, determination.*, decision.override_unknown.
 */
export async function previewDecision(ctx: Context, call: Call, at: ClaimPath, changed: readonly string[]): Promise<Answer> {
  const frozen = await freeze(ctx, call, at, 'claim.foresee');
  if (!frozen.ok) return { kind: 'refused', refusal: frozen };
  const would = wouldDecide(frozen.value.input, findingsIn(changed));
  if (!would.ok) return { kind: 'refused', refusal: would };
  const warnings = warningsOf(frozen.value.input);
  return { kind: 'done', status: 200, answer: { determination: would.value, warnings } as unknown as Json, replayed: false };
}

/** Another operator approves. */
export async function approve(ctx: Context, call: Call, at: ClaimPath): Promise<Answer> {
  const refundId = ctx.ids.short();
  const second = { userId: call.by.userId, companies: await companiesOf(ctx, call) };
  return actOnClaim(ctx, call, at, {
    name: 'claims.approve',
    verb: 'claim.approve',
    who: 'other',
    takesLimit: true,
    decide: (states, claim, facts) => approveRule(states, claim, facts, { by: second, refundId }),
  });
}

/** Another operator sends the decision back, with the reason. */
export async function returnDecision(ctx: Context, call: Call, at: ClaimPath, reason: string): Promise<Answer> {
  const text = draftContent(ctx.ids, 'return', reason);
  const second = { userId: call.by.userId, companies: await companiesOf(ctx, call) };
  return actOnClaim(ctx, call, at, {
    name: 'claims.send_back',
    verb: 'claim.approve',
    who: 'other',
    contents: [text],
    decide: (states, claim) => sendBack(states, claim, second, refOf(text)),
  });
}

/** A side appeals, with a named error or new evidence. */
export const appeal = (ctx: Context, call: Call, at: ClaimPath, body: AppealBody): Promise<Answer> => {
  const text = draftContent(ctx.ids, 'appeal', body.text);
  const desk = evidenceDesk(ctx, body.evidence ?? [], [text]);
  return actOnClaim(ctx, call, at, {
    name: 'claims.appeal',
    verb: 'claim.appeal',
    who: 'party',
    takesLimit: true,
    contents: desk.contents,
    told: desk.told,
    decide: (states, claim, facts) => {
      const by = sideIn(facts);
      const composed = desk.compose(by, contractOf(states, claim), filesOf(states.claims.files, at.claimId));
      const ground = body.ground ?? (composed.drafts.length > 0 ? 'new_evidence' : 'named_error');
      return appealRule(states, claim, facts, by, { ground, text: refOf(text), ...composed });
    },
  });
};
