/** Acts on visits to the goods of an order: by the buyer who books, the supplier who repeats, the agency that answers and reports. */
import { type Answer, type Call, type Context, act } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { View } from '../db/registry.ts';
import { priceFor } from '../inspections/prices.rules.ts';
import { photosOf } from '../inspections/rules.ts';
import { readSeals } from '../inspections/seals.rules.ts';
import { readAgency } from '../inspections/store.ts';
import type { Agency, BookedPlan, VainCause, VisitFee, VisitKind } from '../inspections/types.ts';
import { draftContent, refOf } from '../kernel/content.ts';
import type { ContentDraft, Decided } from '../kernel/decider.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { actingSide, authorise } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import type { Verb } from '../parties/access.ts';
import { normaliseContainer } from './container.rules.ts';
import { readSeal } from './papers.service.ts';
import { type FactRefusal, actFacts, readFact, shipmentsStates, zoneOf } from './rules.ts';
import type { BookBody, ReportBody } from './schema.ts';
import { readStates } from './service.ts';
import type { ActFacts, ShipmentsStates } from './types.ts';
import {
  type ReportInput,
  acceptVisit,
  bookVisit,
  cancelVisit,
  declineVisit,
  failedBooking,
  planVisit,
  repeatVisit,
  reportVisit,
  visitInVain,
  waiveInspection,
} from './visits.rules.ts';

type VisitAct = {
  readonly name: string;
  readonly verb: Verb;
  readonly contents?: readonly ContentDraft[];
  readonly decide: (states: ShipmentsStates, facts: ActFacts, view: View) => Decided;
  /** Beside the order, in the answer. */
  readonly more?: JsonObject;
  readonly status?: number;
};

/** Commits one act on a visit. Unlike the acts of the two sides it may be an agency's, which stands on neither. */
export async function actOnVisit(ctx: Context, call: Call, orderId: string, spec: VisitAct): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  return act(ctx, call, {
    name: spec.name,
    stream: orderStream(orderId),
    ...(spec.contents ? { contents: spec.contents } : {}),
    ...(spec.status ? { status: spec.status } : {}),
    decide: (view) => authorise(call.by, spec.verb, view) ?? spec.decide(shipmentsStates(view.states), actFacts(view), view),
    answer: (view, warnings) => ({ ...orderAnswer(orderId, view, warnings), ...spec.more }),
  });
}

/** The fee: as agreed, else by the agency's list for the supplier's country; null where neither says. */
function feeOf(
  agency: Agency,
  states: ShipmentsStates,
  visit: { readonly kind: VisitKind; readonly plan: BookedPlan; readonly feeMinor: number | null },
): VisitFee | null {
  const listed = priceFor(agency.prices, { kind: visit.kind, country: states.contracts.supplierCountry, draw: visit.plan.draw });
  if (visit.feeMinor === null) return listed;
  return { amountMinor: visit.feeMinor, currency: listed?.currency ?? termsInForce(states.contracts).currency };
}

/** The buyer books a visit. Answers 201 with the booking's id. */
export async function book(ctx: Context, call: Call, orderId: string, body: BookBody): Promise<Answer> {
  const agency = await ctx.read(call.by, (q) => readAgency(q, body.agencyId));
  const bookingId = ctx.ids.short();
  const { kind, level = null, aql = {}, lotSize = null, feeMinor = null } = body;
  return actOnVisit(ctx, call, orderId, {
    name: 'inspections.book',
    verb: 'inspection.book',
    status: 201,
    more: { bookingId },
    decide: (states, facts) => {
      const side = actingSide(states, call.by.companyId, 'buyer');
      if (!side.ok) return side;
      if (!agency) return refuse('inspection.agency_unknown', { agencyId: body.agencyId });
      const plan = planVisit(termsInForce(states.contracts), { kind, level, aql, lotSize });
      if (!plan.ok) return plan;
      const fee = feeOf(agency, states, { kind, plan: plan.value, feeMinor });
      return bookVisit(states, facts, { bookingId, agencyId: agency.agencyId, by: 'buyer', plan: plan.value, kind, fee });
    },
  });
}

/** The supplier has the failed visit repeated at its cost: same agency, same plan. Answers 201 with the booking's id. */
export async function repeat(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const now = await readStates(ctx, call, orderId);
  const failed = now.ok ? failedBooking(now.value) : null;
  const agency = failed && (await ctx.read(call.by, (q) => readAgency(q, failed.agencyId)));
  const bookingId = ctx.ids.short();
  return actOnVisit(ctx, call, orderId, {
    name: 'inspections.repeat',
    verb: 'inspection.repeat',
    status: 201,
    more: { bookingId },
    decide: (states, facts) => {
      const side = actingSide(states, call.by.companyId, 'supplier');
      if (!side.ok) return side;
      const fee = agency && failed ? feeOf(agency, states, { kind: 'pre_shipment', plan: failed.plan, feeMinor: null }) : null;
      return repeatVisit(states, facts, { bookingId, fee, agencyId: agency?.agencyId ?? null });
    },
  });
}

/** The agency accepts the booking. */
export const accept = (ctx: Context, call: Call, orderId: string, bookingId: string): Promise<Answer> =>
  actOnVisit(ctx, call, orderId, {
    name: 'inspections.accept',
    verb: 'inspection.answer',
    decide: (states) => acceptVisit(states, bookingId, call.by.companyId),
  });

/** The agency declines it. */
export function decline(ctx: Context, call: Call, orderId: string, bookingId: string, reason: string | null): Promise<Answer> {
  const content = reason === null ? null : draftContent(ctx.ids, 'reason', reason);
  return actOnVisit(ctx, call, orderId, {
    name: 'inspections.decline',
    verb: 'inspection.answer',
    contents: content ? [content] : [],
    decide: (states) => declineVisit(states, bookingId, call.by.companyId, content && refOf(content)),
  });
}

/** Who booked cancels before the visit: the buyer, or the supplier for a repeat. */
export const cancel = (ctx: Context, call: Call, orderId: string, bookingId: string): Promise<Answer> =>
  actOnVisit(ctx, call, orderId, {
    name: 'inspections.cancel',
    verb: 'inspection.cancel',
    decide: (states) => {
      const side = actingSide(states, call.by.companyId);
      return side.ok ? cancelVisit(states, bookingId, side.value) : side;
    },
  });

/** The buyer lets the goods go without a (further) inspection. */
export const waive = (ctx: Context, call: Call, orderId: string): Promise<Answer> =>
  actOnVisit(ctx, call, orderId, { name: 'inspections.waive', verb: 'inspection.waive', decide: waiveInspection });

/** The agency reports a visit that brought nothing. */
export const inVain = (ctx: Context, call: Call, orderId: string, bookingId: string, because: VainCause): Promise<Answer> =>
  actOnVisit(ctx, call, orderId, {
    name: 'inspections.in_vain',
    verb: 'inspection.report',
    decide: (states) => visitInVain(states, bookingId, call.by.companyId, because),
  });

/** The agency files its report. */
export const report = (ctx: Context, call: Call, orderId: string, bookingId: string, body: ReportBody): Promise<Answer> =>
  actOnVisit(ctx, call, orderId, {
    name: 'inspections.report',
    verb: 'inspection.report',
    decide: (states, facts) => {
      const input = readReport(states, facts, body);
      return input.ok ? reportVisit(states, facts, { bookingId, agencyId: call.by.companyId, ...input.value }) : input;
    },
  });

type Read = Omit<ReportInput, 'bookingId' | 'agencyId'>;

function readReport(states: ShipmentsStates, facts: ActFacts, body: ReportBody): Result<Read, FactRefusal | 'seals.malformed'> {
  const dated = readFact(body.dated ?? facts.at, zoneOf(states), facts.at);
  if (!dated.ok) return dated;
  const seals = readSeals(body.seals ?? []);
  if (!seals.ok) return seals;
  const containerSeal = readSeal(body.containerSeal);
  if (!containerSeal.ok) return containerSeal;
  const { defects = null, measured = {}, facts: seen = {} } = body;
  const container = body.container === undefined ? {} : { container: normaliseContainer(body.container) };
  const goods = { seals: seals.value, containerSeal: containerSeal.value, ...container };
  return ok({ defects, measured, facts: seen, dated: dated.value.on, ...goods });
}

/** Bookings and reports of an order. */
export async function readVisits(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const states = await readStates(ctx, call, orderId);
  if (!states.ok) return { kind: 'refused', refusal: states };
  const { inspections } = states.value;
  const { bookings, reports, waivedAt } = inspections;
  const photos = photosOf(inspections).map(({ documentId, sharedId, ...photo }) => ({
    photoId: documentId,
    sharedPhotoId: sharedId,
    ...photo,
  }));
  return {
    kind: 'done',
    status: 200,
    answer: { orderId, waivedAt, bookings, reports, photos } as unknown as Json,
    replayed: false,
  };
}
