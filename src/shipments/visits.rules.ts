/** Visits of inspectors to the goods of an order: booking, answering, waiving, and the report that holds or frees the goods. */
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { Sampling, Side, Terms } from '../contracts/types.ts';
import { bookingById, heldByReport, isOpen, lastPreShipmentReport, openBooking, reinspections } from '../inspections/rules.ts';
import { MAX_LOT } from '../inspections/sampling.data.ts';
import { type PerClass, visitPlan } from '../inspections/sampling.rules.ts';
import { type Findings, type Judged, judgeReport } from '../inspections/report.rules.ts';
import type {
  BookedPlan,
  Booking,
  InspectionsEvent,
  JudgeRefusal,
  SamplingRefusal,
  VainCause,
  VisitFee,
  VisitKind,
} from '../inspections/types.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import type { ContentRef, Decided, Warning } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { inState } from '../orders/rules.ts';
import { INSPECTION_LAPSES } from './deadlines.rules.ts';
import { waitDays } from './ready.rules.ts';
import { beforeShipment, isVisitable, policyNow, zoneOf } from './rules.ts';
import { NO_SEALS, breached, sealEvents, sealWarnings } from './ship.rules.ts';
import type { ActFacts, ActRefusal, ShipmentsEvent, ShipmentsStates } from './types.ts';

type VisitRefusal = ActRefusal | SamplingRefusal | JudgeRefusal;

/** What the buyer asks of a visit; what is absent comes from the contract. */
export type VisitAsk = {
  readonly kind: VisitKind;
  readonly level: string | null;
  readonly aql: Partial<PerClass<number>>;
  /** Units, where the contract counts in something else (metres, tonnes). */
  readonly lotSize: number | null;
};

/** Units of the whole order, as far as it is counted in pieces; a broken unit is looked at as one. */
export const lotOf = (terms: { readonly lines: readonly { readonly quantity: { readonly thousandths: number } }[] }): number =>
  Math.min(
    MAX_LOT,
    terms.lines.reduce((sum, l) => sum + Math.ceil(l.quantity.thousandths / 1_000), 0),
  );

/** The sampling plan of a visit. Errors: aql.* */
export function planVisit(terms: Terms, ask: VisitAsk): Result<BookedPlan, SamplingRefusal> {
  const { level, plan, aql }: Sampling = terms.sampling;
  const lotSize = ask.lotSize ?? lotOf(terms);
  const asked = { lotSize, level: ask.level ?? level, plan, aql: { ...aql, ...ask.aql } };
  const visit = visitPlan(asked);
  return visit.ok ? ok({ lotSize, level: asked.level, severity: plan, ...visit.value }) : visit;
}

/** Whether a visit of this kind can take place now: a finished lot is sampled only once it is finished and packed. */
function visitable(states: ShipmentsStates, kind: VisitKind): Result<null, ActRefusal> {
  const state = beforeShipment(states);
  if (!state.ok) return state;
  const { progress } = states.shipments;
  return kind !== 'pre_shipment' || isVisitable(progress) ? ok(null) : refuse('shipment.not_ready', { ...progress });
}

export type BookFacts = {
  readonly bookingId: string;
  readonly agencyId: string;
  readonly by: Side;
  readonly plan: BookedPlan;
  readonly kind: VisitKind;
  readonly fee: VisitFee | null;
};

/**
 * The buyer books a visit. A repeat after a failed report is the supplier's cost, once, as long as the goods can still be
 * shipped in time. Warns where the contract names other inspectors, whose reports weigh more, and where no price is known.
 */
export function bookVisit(states: ShipmentsStates, facts: ActFacts, ask: BookFacts): Decided<VisitRefusal> {
  const can = visitable(states, ask.kind);
  if (!can.ok) return can;
  const open = openBooking(states.inspections, ask.kind);
  if (open) return refuse('inspection.already_booked', { bookingId: open.bookingId });
  const repeat = ask.kind === 'pre_shipment' && repeatable(states, facts).ok;
  const { bookingId, agencyId, kind, by, plan, fee } = ask;
  const event: InspectionsEvent = {
    type: 'inspections.booked',
    v: 1,
    data: { bookingId, agencyId, kind, by, plan, fee, feeBorneBy: repeat ? 'supplier' : by, reinspection: repeat },
  };
  return ok({
    events: [event],
    parties: [{ companyId: agencyId, relation: 'inspector' }],
    warnings: bookingWarnings(states, ask),
  });
}

function bookingWarnings(states: ShipmentsStates, ask: BookFacts): readonly Warning[] {
  const { approvedInspectors } = termsInForce(states.contracts);
  const other = approvedInspectors.length > 0 && !approvedInspectors.includes(ask.agencyId);
  return [
    ...(other ? [{ code: 'inspection.not_approved', data: { approved: approvedInspectors } }] : []),
    ...(ask.fee ? [] : [{ code: 'inspection.price_unknown' }]),
  ];
}

/** Whether the supplier may still have the goods looked at again at its cost. */
function repeatable(states: ShipmentsStates, facts: ActFacts): Result<null, ActRefusal> {
  if (!heldByReport(states.inspections)) return refuse('inspection.not_failed');
  const most = policyNow(states, facts).preShipment.reinspections;
  if (reinspections(states.inspections) >= most) return refuse('inspection.reinspection_spent', { most });
  const shipBy = termsInForce(states.contracts).shipBy.date;
  return shipBy !== null && dayOf(facts.at, zoneOf(states)) > shipBy ? refuse('inspection.too_late', { shipBy }) : ok(null);
}

/** The supplier has sorted or reworked and books the same visit again, at its cost: same agency, same plan. */
export function repeatVisit(
  states: ShipmentsStates,
  facts: ActFacts,
  make: { readonly bookingId: string; readonly fee: VisitFee | null; readonly agencyId: string | null },
): Decided<VisitRefusal> {
  const can = visitable(states, 'pre_shipment');
  if (!can.ok) return can;
  const allowed = repeatable(states, facts);
  if (!allowed.ok) return allowed;
  const failed = failedBooking(states);
  // The price was looked up for the agency of a moment ago; another one since then is another question.
  if (!failed || failed.agencyId !== make.agencyId) return refuse('inspection.not_failed');
  const { bookingId, fee } = make;
  return bookVisit(states, facts, {
    bookingId,
    fee,
    agencyId: failed.agencyId,
    kind: 'pre_shipment',
    by: 'supplier',
    plan: failed.plan,
  });
}

/** The booking whose report failed last. */
export function failedBooking(states: ShipmentsStates): Booking | null {
  const last = lastPreShipmentReport(states.inspections);
  return last && !last.passed ? bookingById(states.inspections, last.bookingId) : null;
}

/** The open booking that an agency answers. Errors: inspection.not_booked, inspection.not_inspector. */
export function openVisit(states: ShipmentsStates, bookingId: string, agencyId: string | null): Result<Booking, ActRefusal> {
  const booking = bookingById(states.inspections, bookingId);
  if (!booking || !isOpen(booking)) return refuse('inspection.not_booked', { bookingId });
  return agencyId !== null && booking.agencyId !== agencyId ? refuse('inspection.not_inspector') : ok(booking);
}

/**
 * The agency accepts, while there is still something to report. A booking that nobody answers counts as accepted: reports
 * may be filed on it. Errors: as openVisit, order.wrong_state.
 */
export function acceptVisit(states: ShipmentsStates, bookingId: string, agencyId: string): Decided<VisitRefusal> {
  const booking = openVisit(states, bookingId, agencyId);
  if (!booking.ok) return booking;
  const can = reportable(states, booking.value.kind);
  if (!can.ok) return can;
  const event: InspectionsEvent = { type: 'inspections.accepted', v: 1, data: { bookingId } };
  return ok(booking.value.status === 'accepted' ? {} : { events: [event] });
}

export function declineVisit(
  states: ShipmentsStates,
  bookingId: string,
  agencyId: string,
  reason: ContentRef | null,
): Decided<VisitRefusal> {
  const booking = openVisit(states, bookingId, agencyId);
  if (!booking.ok) return booking;
  const event: InspectionsEvent = { type: 'inspections.declined', v: 1, data: { bookingId, reason } };
  return ok({ events: [event] });
}

/** Who booked cancels before the visit. */
export function cancelVisit(states: ShipmentsStates, bookingId: string, side: Side): Decided<VisitRefusal> {
  const booking = openVisit(states, bookingId, null);
  if (!booking.ok) return booking;
  if (booking.value.by !== side) return refuse('order.not_party', { only: booking.value.by });
  const event: InspectionsEvent = { type: 'inspections.cancelled', v: 1, data: { bookingId } };
  return ok({ events: [event] });
}

/** The buyer lets the goods go without a (further) inspection: a failed report holds them no longer. */
export function waiveInspection(states: ShipmentsStates): Decided<VisitRefusal> {
  const state = beforeShipment(states);
  if (!state.ok) return state;
  const { waivedAt, reports } = states.inspections;
  if (waivedAt !== null && !reports.some((r) => r.reportedAt > waivedAt)) return refuse('inspection.already_waived');
  const event: InspectionsEvent = { type: 'inspections.waived', v: 1, data: {} };
  return ok({ events: [event], clearDeadlines: [INSPECTION_LAPSES] });
}

/** A visit that brought nothing. An inspector who was not let in gives the buyer the rights of post-delivery cover. */
export function visitInVain(
  states: ShipmentsStates,
  bookingId: string,
  agencyId: string,
  because: VainCause,
): Decided<VisitRefusal> {
  const booking = openVisit(states, bookingId, agencyId);
  if (!booking.ok) return booking;
  const vain: InspectionsEvent = { type: 'inspections.visited_in_vain', v: 1, data: { bookingId, because } };
  const covered = termsInForce(states.contracts).cover === 'pre_shipment' && beforeShipment(states).ok;
  const breach = because === 'access_refused' && covered ? [breached('inspector_refused')] : [];
  return ok({ events: [vain, ...breach] });
}

export type ReportInput = Findings & {
  readonly bookingId: string;
  readonly agencyId: string;
  /** The day of the visit. */
  readonly dated: PlainDate;
  readonly seals: readonly string[];
  readonly containerSeal: string | null;
  readonly container?: string;
};

/**
 * The agency files its report; the verdict is computed. A report on the finished lot is passed or failed for every other
 * slice; one on production or loading is kept with its seals and holds nothing. Warns `seals.mismatch` where goods already
 * shipped bear other seals.
 */
export function reportVisit(states: ShipmentsStates, facts: ActFacts, input: ReportInput): Decided<VisitRefusal> {
  const visit = openVisit(states, input.bookingId, input.agencyId);
  if (!visit.ok) return visit;
  const booking = visit.value;
  const can = reportable(states, booking.kind);
  if (!can.ok) return can;
  const judged = judgeReport(clausesInForce(states.contracts), booking.plan, input);
  if (!judged.ok) return judged;
  if (saysNothing(booking.kind, input, judged.value)) return refuse('inspection.nothing_reported');
  const { kind, agencyId } = booking;
  const { bookingId, dated, seals, containerSeal } = input;
  const wait = claimDays(states, facts, kind, judged.value);
  const reported: InspectionsEvent = {
    type: 'inspections.reported',
    v: 1,
    data: {
      ...{ bookingId, agencyId, kind, dated, seals, containerSeal, ...judged.value, claimBy: wait.inspectBy },
      ...(input.container === undefined ? {} : { container: input.container }),
    },
  };
  const shipped = sealEvents('loading', { seals, containerSeal }, states.shipments.shipped ?? NO_SEALS);
  const verdict: InspectionsEvent = {
    type: judged.value.passed ? 'inspections.passed' : 'inspections.failed',
    v: 1,
    data: { bookingId },
  };
  const events: readonly (InspectionsEvent | ShipmentsEvent)[] = [
    reported,
    ...shipped,
    ...(kind === 'pre_shipment' ? [verdict] : []),
  ];
  return ok({
    events,
    clearDeadlines: kind === 'pre_shipment' ? [INSPECTION_LAPSES] : [],
    warnings: [...wait.warnings, ...sealWarnings(shipped)],
  });
}

/** Loading is watched while the goods leave, so its report may come after the shipment's. */
function reportable(states: ShipmentsStates, kind: VisitKind): Result<null, ActRefusal> {
  if (kind === 'loading' && states.orders.status === 'shipped') return inState(states.orders, 'shipped');
  return visitable(states, kind);
}

/** Seals alone are a report of a loading; a lot that nothing was judged on has neither passed nor failed. */
function saysNothing(kind: VisitKind, { seals, containerSeal }: ReportInput, { sampling, clauses }: Judged): boolean {
  const judged = sampling !== null || clauses.some((c) => c.verdict !== 'excluded');
  return !judged && (kind === 'pre_shipment' || (clauses.length === 0 && seals.length === 0 && containerSeal === null));
}

/**
 * Under pre-shipment cover, a report that passed but found a clause not met leaves the buyer some days to claim before
 * the goods go. A clean report leaves nothing to claim, and a failed one holds the goods by itself.
 */
function claimDays(states: ShipmentsStates, facts: ActFacts, kind: VisitKind, judged: Judged) {
  const found = judged.passed && judged.clauses.some((c) => c.verdict === 'not_met');
  if (kind !== 'pre_shipment' || !found || termsInForce(states.contracts).cover !== 'pre_shipment')
    return { inspectBy: null, warnings: [] };
  return waitDays(states, facts, policyNow(states, facts).preShipment.claimAfterReportBusinessDays);
}
