/** Acts on an appointed inspection: the operator appoints, the claimant prepays by card, the agency reads, reports or is kept out. */
import { type Answer, type Call, type Context, act, replayOr } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { View } from '../db/registry.ts';
import { readSeals } from '../inspections/seals.rules.ts';
import type { Agency } from '../inspections/types.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft, ContentRef, Decided, Warning } from '../kernel/decider.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { actingSide, authorise } from '../orders/rules.ts';
import { orderStream } from '../orders/service.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { readContents, readOrder } from '../orders/store.ts';
import { type Verb, can } from '../parties/access.ts';
import { type BookedElsewhere, chargeCard, chargeKey, undoCharge } from '../payments/cards.service.ts';
import { actFacts, readFact, zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { type AppointedFindings, type AppointedReportInput, reportAppointed, reportItems } from './appointed-report.rules.ts';
import { type Hindrance, appoint, hinder, isFeeBooked, payable, prepay } from './appointment.rules.ts';
import type { AppointBody, AppointedReportBody, FeeBody, HindranceBody } from './appointment.schema.ts';
import { appointmentRow, appointmentView } from './appointment.view.rules.ts';
import { type AppointmentListRow, readAppointmentRows } from './appointments.store.ts';
import { decidedClauses } from './decided.rules.ts';
import { wholeDirectory } from './directory.service.ts';
import { readEvidenceBodies } from './evidence.service.ts';
import { asOpened, claimById, claimsStates } from './rules.ts';
import { type ClaimPath, actOnClaim } from './service.ts';
import type { EvidenceBody } from './evidence.types.ts';
import type { Claim, ClaimsStates } from './types.ts';

type Prepared = { readonly directory: readonly Agency[]; readonly bodies: ReadonlyMap<string, EvidenceBody> };

/** The directory, and what the claim's evidence says. Read for the platform: whether the caller may act is told by the act. */
const prepare = (ctx: Context, { orderId, claimId }: ClaimPath): Promise<Prepared> =>
  ctx.read({ kind: 'platform' }, async (q) => {
    const row = isOrderId(orderId) ? await readOrder(q, orderId) : null;
    const claim = row && claimById(claimsStates(row.states).claims, claimId);
    const bodies = claim?.ok ? await readEvidenceBodies(q, orderId, claim.value) : new Map<string, EvidenceBody>();
    return { directory: await wholeDirectory(q), bodies };
  });

/** An operator appoints an agency. Answers 201 with the appointment's id. */
export async function appointAgency(ctx: Context, call: Call, at: ClaimPath, body: AppointBody): Promise<Answer> {
  const { directory, bodies } = await prepare(ctx, at);
  const appointmentId = ctx.ids.short();
  const { agencyId, feeMinor, insisted = false, tested = null, goodsDisposed = false } = body;
  const agency = directory.find((each) => each.agencyId === agencyId) ?? null;
  const ask = { appointmentId, agency, feeMinor, insisted, tested, goodsDisposed, directory };
  return actOnClaim(ctx, call, at, {
    name: 'claims.appoint',
    verb: 'claim.appoint',
    who: 'other',
    status: 201,
    told: { appointmentId },
    decide: (states, claim, facts) =>
      appoint(states, claim, facts, { ...ask, decided: decidedClauses(states, claim, bodies, facts) }),
  });
}

type Opened = { readonly states: ClaimsStates; readonly claim: Claim; readonly textOf: (ref: ContentRef) => string | null };

/** The claim for one who may do the act, read before anything is charged or shown. */
async function openClaimFor(ctx: Context, call: Call, { orderId, claimId }: ClaimPath, verb: Verb): Promise<Result<Opened>> {
  const opened = await openOrderFor(ctx, call.by, verb, orderId, (q) => readContents(q, orderId));
  if (!opened.ok) return opened;
  const { order, more: contents } = opened.value;
  const states = claimsStates(order.states);
  const claim = claimById(states.claims, claimId);
  if (!claim.ok) return claim;
  const textOf = ({ contentId }: ContentRef): string | null => {
    const body = contents.get(contentId)?.body ?? null;
    return typeof body === 'string' ? body : null;
  };
  return ok({ states, claim: claim.value, textOf });
}

/** Whether a claim holds the fee that a card was charged for. */
export const feeIsBooked: BookedElsewhere = (states, captureId) => isFeeBooked(claimsStates(states), captureId);

/** The token of the test double's card that always pays: real processors make one per payment. */
const FAKE_TOKEN = 'tok_visa';

const noToken: Refused = refuse('request.invalid', { errors: [{ in: 'body', pointer: '/token', reason: 'required' }] });

/**
 * The claimant prepays the fee by card. A retried request charges once: the processor knows it by the request's own key.
 * Where the fee cannot be booked any more once the card was charged, the charge is given back.
 */
export async function prepayFee(ctx: Context, call: Call, at: ClaimPath, body: FeeBody): Promise<Answer> {
  const open = await openClaimFor(ctx, call, at, 'claim.prepay');
  if (!open.ok) return replayOr(ctx, call, open);
  const { states, claim } = open.value;
  const side = actingSide(states, call.by.companyId, 'buyer');
  if (!side.ok) return replayOr(ctx, call, side);
  const due = payable(claim, { at: call.receivedAt });
  if (!due.ok) return replayOr(ctx, call, due);
  const token = body.token ?? (ctx.cards.name === 'fake' ? FAKE_TOKEN : null);
  if (token === null) return { kind: 'refused', refusal: noToken };
  const { orderId } = at;
  const charged = await chargeCard(ctx, {
    key: chargeKey(ctx, call, `fee:${due.value.appointmentId}`),
    orderId,
    purpose: 'inspection_fee',
    instalment: null,
    amountMinor: due.value.feeMinor,
    currency: termsInForce(states.contracts).currency,
    token,
    at: call.receivedAt,
  });
  if (!charged.ok) return { kind: 'refused', refusal: charged };
  ctx.faults.hit('after-bank-send-before-record');
  const answer = await actOnClaim(ctx, call, at, {
    name: 'claims.prepay_fee',
    verb: 'claim.prepay',
    who: 'buyer',
    decide: (now, current, facts) => prepay(now, current, facts, charged.value),
  });
  if (answer.kind === 'refused') await undoCharge(ctx, { ...charged.value, orderId }, answer.refusal.code, feeIsBooked);
  return answer;
}

/** Commits an act of the appointed agency (or of an operator about it): told where the claim stands, and none of the money. */
async function actAsAgency(
  ctx: Context,
  call: Call,
  { orderId, claimId }: ClaimPath,
  spec: {
    readonly name: string;
    readonly verb: Verb;
    readonly contents?: readonly ContentDraft[];
    readonly decide: (states: ClaimsStates, claim: Claim, facts: ActFacts) => Decided;
  },
): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  return act(ctx, call, {
    name: spec.name,
    stream: orderStream(orderId),
    ...(spec.contents ? { contents: spec.contents } : {}),
    decide: (view) => {
      const denied = authorise(call.by, spec.verb, view);
      if (denied) return denied;
      const states = claimsStates(view.states);
      const claim = claimById(states.claims, claimId);
      return claim.ok ? spec.decide(states, claim.value, actFacts(view)) : claim;
    },
    answer: (view, warnings) => stateAnswer({ orderId, claimId }, view, warnings),
  });
}

function stateAnswer({ orderId, claimId }: ClaimPath, view: View, warnings: readonly Warning[]): JsonObject {
  const claim = claimById(claimsStates(view.states).claims, claimId);
  const state = claim.ok ? claim.value.status : null;
  return { orderId, claim: { claimId, state }, warnings: warnings as unknown as Json };
}

/** An operator or the appointed agency tells that the inspection does not take place, and through whom. */
export function hinderInspection(ctx: Context, call: Call, at: ClaimPath, body: HindranceBody): Promise<Answer> {
  const hindrance: Hindrance = { refusedBy: body.refusedBy ?? null, goodsDisposed: body.goodsDisposed ?? false };
  const agencyId = call.by.companyKind === 'agency' ? call.by.companyId : null;
  return actAsAgency(ctx, call, at, {
    name: 'claims.hinder_inspection',
    verb: 'claim.hinder',
    decide: (_, claim) => hinder(claim, hindrance, agencyId),
  });
}

type Written = { readonly items: AppointedReportInput['items']; readonly contents: readonly ContentDraft[] };

/** Writes the report's items down: each a content beside the chain and an id of its own. */
function writeItems(ctx: Context, found: AppointedFindings): Written {
  const written = reportItems(found).map(({ clauseId, body }) => {
    const content = draftContent(ctx.ids, 'evidence', body as unknown as Json);
    return { content, item: { clauseId, evidenceId: ctx.ids.short(), body: refOf(content) } };
  });
  return { items: written.map(({ item }) => item), contents: written.map(({ content }) => content) };
}

/** The report as asked, before its day and seals are read. */
const foundIn = (body: AppointedReportBody): Omit<AppointedFindings, 'dated' | 'seals'> => ({
  measured: body.measured ?? {},
  facts: body.facts ?? {},
  units: body.units ?? {},
  defects: body.defects ?? null,
  lot: body.lot ?? null,
  method: body.method ?? null,
  text: body.text ?? null,
});

/** The appointed agency files its report; the fee becomes its own. */
export function fileReport(ctx: Context, call: Call, at: ClaimPath, body: AppointedReportBody): Promise<Answer> {
  const read = foundIn(body);
  const { items, contents } = writeItems(ctx, { ...read, dated: '', seals: [] });
  return actAsAgency(ctx, call, at, {
    name: 'claims.report_appointed',
    verb: 'claim.inspect',
    contents,
    decide: (states, claim, facts) => {
      const dated = readFact(body.date ?? facts.at, zoneOf(states), facts.at);
      if (!dated.ok) return dated;
      const seals = readSeals(body.seals ?? []);
      if (!seals.ok) return seals;
      const found = { ...read, dated: dated.value.on, seals: seals.value };
      return reportAppointed(states, claim, facts, { agencyId: call.by.companyId, found, items });
    },
  });
}

type AppointmentItem = ReturnType<typeof appointmentRow> & Pick<AppointmentListRow, 'product' | 'supplier'>;

/** The appointments of the acting agency, the latest first; one row more than `limit` where there are more. Errors: access.denied. */
export async function readAppointments(
  ctx: Context,
  { by }: Call,
  ask: { readonly after: readonly (string | number)[] | null; readonly limit: number },
): Promise<Result<readonly AppointmentItem[]>> {
  const denied = can(by, 'appointments.read', { kind: 'none' });
  if (denied) return denied;
  const [appointedAt = '', appointmentId = ''] = (ask.after ?? []).map(String);
  const after = ask.after && { appointedAt, appointmentId };
  const rows = await ctx.read(by, (q) => readAppointmentRows(q, { agencyId: by.companyId, after, limit: ask.limit + 1 }));
  return ok(
    rows.map(({ orderId, claim, product, supplier }) => ({
      ...appointmentRow(claim, claim.appointment, orderId),
      product,
      supplier,
    })),
  );
}

/** What is to be tested. Of agencies only the appointed one may read it. */
export async function readAppointment(ctx: Context, call: Call, at: ClaimPath): Promise<Answer> {
  const open = await openClaimFor(ctx, call, at, 'appointment.read');
  if (!open.ok) return { kind: 'refused', refusal: open };
  const { states, claim, textOf } = open.value;
  const { appointment } = claim;
  const forAgency = call.by.companyKind === 'agency';
  if (forAgency && appointment?.agencyId !== call.by.companyId) return { kind: 'refused', refusal: refuse('access.not_found') };
  if (!appointment) return { kind: 'refused', refusal: refuse('appointment.none') };
  const answer = appointmentView(asOpened(states, claim), claim, appointment, { orderId: at.orderId, forAgency, textOf });
  return { kind: 'done', status: 200, answer, replayed: false };
}
