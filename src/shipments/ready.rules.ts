/** Before the goods leave: how far they are, how long they wait for an inspection, and a later shipping date both agree. */
import { businessDeadline, certaintyWarnings } from '../calendar/rules.ts';
import { asBase, composeTerms } from '../contracts/terms.rules.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Agreed, ContractEvent, Terms } from '../contracts/types.ts';
import { heldByReport, lastPreShipmentReport } from '../inspections/rules.ts';
import type { Deadline } from '../calendar/types.ts';
import { type Instant, type PlainDate, dayOf } from '../kernel/dates.ts';
import type { Decided, Warning } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { amendable } from '../orders/amend.rules.ts';
import { moveTo } from '../orders/rules.ts';
import { INSPECTION_LAPSES } from './deadlines.rules.ts';
import { beforeShipment, countriesOf, isVisitable, policyNow, zoneOf } from './rules.ts';
import type { ActFacts, ActRefusal, CoverBreach, Progress, ShipmentsEvent, ShipmentsStates } from './types.ts';

/**
 * The supplier reports how far the goods are, again whenever that changed. Under pre-shipment cover the first report
 * that a visit is possible starts the buyer's days for an inspection or a waiver.
 */
export function reportReady(states: ShipmentsStates, facts: ActFacts, progress: Progress): Decided<ActRefusal> {
  const state = beforeShipment(states);
  if (!state.ok) return state;
  // After a failed report even the same figures say something new: sorted or reworked, ready for another look. The balance
  // stays held and the buyer's first days are over, so nothing falls due by it.
  if (heldByReport(states.inspections)) return ok({ events: [{ type: 'shipments.progress_reported', v: 1, data: progress }] });
  const before = states.shipments.progress;
  if (before?.producedPercent === progress.producedPercent && before.packedPercent === progress.packedPercent) {
    return refuse('shipment.nothing_changed', { ...progress });
  }
  const moves = states.orders.status === 'ready' ? [] : [moveTo(states.orders, 'ready', 'reported')];
  if (!isVisitable(progress)) {
    const event: ShipmentsEvent = { type: 'shipments.progress_reported', v: 1, data: progress };
    return ok({ events: [event, ...moves], warnings: [{ code: 'ready.incomplete', data: { ...progress } }] });
  }
  const { inspectBy, warnings } = inspectionTime(states, facts);
  const on = dayOf(facts.at, zoneOf(states));
  const event: ShipmentsEvent = { type: 'shipments.ready_reported', v: 1, data: { ...progress, on, inspectBy } };
  const deadline = { name: INSPECTION_LAPSES, zone: zoneOf(states), rule: 'policy.inspect_or_waive_business_days' };
  return ok({
    events: [event, ...moves],
    setDeadlines: inspectBy ? [{ ...deadline, dueAt: inspectBy.at }] : [],
    warnings,
  });
}

/** The days the goods wait for an inspection or a waiver: once, from the first report that a visit is possible. */
function inspectionTime(states: ShipmentsStates, facts: ActFacts): { inspectBy: Deadline | null; warnings: readonly Warning[] } {
  const settled = states.inspections.waivedAt !== null || lastPreShipmentReport(states.inspections) !== null;
  if (termsInForce(states.contracts).cover !== 'pre_shipment' || states.shipments.inspectBy || settled)
    return { inspectBy: null, warnings: [] };
  return waitDays(states, facts, policyNow(states, facts).preShipment.inspectOrWaiveBusinessDays);
}

/** So many business days from now, in both parties' countries. */
export function waitDays(
  states: ShipmentsStates,
  facts: ActFacts,
  days: number,
): { inspectBy: Deadline; warnings: readonly Warning[] } {
  const { lastDay, at, ...certainty } = businessDeadline(facts.calendars, countriesOf(states), facts.at, days, zoneOf(states));
  return { inspectBy: { lastDay, at }, warnings: certaintyWarnings(certainty) };
}

/** Nobody inspected and nobody waived in time: the goods may go, and quality claims end with shipment. */
export function inspectionLapsed(states: ShipmentsStates): Decided<ActRefusal> {
  const waits =
    beforeShipment(states).ok && states.inspections.waivedAt === null && lastPreShipmentReport(states.inspections) === null;
  const event: ShipmentsEvent = { type: 'shipments.inspection_lapsed', v: 1, data: {} };
  return ok(waits ? { events: [event] } : {});
}

export type Hold = { readonly because: Exclude<CoverBreach, 'inspector_refused'>; readonly until: Deadline | null };

/**
 * What holds the goods under pre-shipment cover now: a failed report until a better one or a waiver (`until` null), the
 * days to claim after a report that found something, or the days for an inspection. Shipping all the same is allowed
 * and gives the buyer the rights of post-delivery cover. Source: programme rules, pre-shipment cover.
 */
export function holdOf(states: ShipmentsStates): Hold | null {
  const { inspections, shipments } = states;
  if (termsInForce(states.contracts).cover !== 'pre_shipment') return null;
  if (heldByReport(inspections)) return { because: 'shipped_after_failed', until: null };
  const last = lastPreShipmentReport(inspections);
  const waived = inspections.waivedAt !== null && (last === null || inspections.waivedAt >= last.reportedAt);
  if (waived) return null;
  if (last) return last.claimBy ? { because: 'shipped_in_claim_days', until: last.claimBy } : null;
  return shipments.inspectBy && !shipments.inspectionLapsed
    ? { because: 'shipped_before_inspection', until: shipments.inspectBy }
    : null;
}

/** Whether goods that left then did not wait. A bare day counts as within the hold's last day. */
export function breaksHold(hold: Hold | null, left: { readonly on: PlainDate; readonly at: Instant | null }): boolean {
  if (!hold) return false;
  if (hold.until === null) return true;
  return left.at === null ? left.on <= hold.until.lastDay : left.at < hold.until.at;
}

/** The terms in force with another shipping date. Errors: as composeTerms; shipment.delay_not_later. */
function withShipBy(terms: Terms, shipBy: PlainDate, today: PlainDate | null): Result<Terms, ActRefusal> {
  if (terms.shipBy.date !== null && shipBy <= terms.shipBy.date)
    return refuse('shipment.delay_not_later', { shipBy: terms.shipBy.date });
  return composeTerms({ ...asBase(terms), shipBy: { date: shipBy, words: null, problems: [] } }, today);
}

/** The supplier asks for a later shipping date. The contract stands until the buyer grants it. */
export function requestDelay(states: ShipmentsStates, shipBy: PlainDate, today: PlainDate): Decided<ActRefusal> {
  const can = changeable(states);
  if (!can.ok) return can;
  if (states.shipments.delayAsked) return refuse('shipment.delay_open', { shipBy: states.shipments.delayAsked });
  const terms = withShipBy(can.value.terms, shipBy, today);
  if (!terms.ok) return terms;
  const event: ShipmentsEvent = { type: 'shipments.delay_requested', v: 1, data: { shipBy } };
  return ok({ events: [event] });
}

/** Goods that have not left, under a contract that is neither frozen by a claim nor being amended otherwise. */
function changeable(states: ShipmentsStates): Result<Agreed, ActRefusal> {
  const state = beforeShipment(states);
  if (!state.ok) return state;
  const can = amendable(states);
  if (!can.ok) return can;
  const { agreed, amendment } = states.contracts;
  if (!agreed) return refuse('order.wrong_state', { state: states.orders.status });
  return amendment ? refuse('contract.amendment_open', { by: amendment.by }) : ok(agreed);
}

/**
 * The buyer grants the delay: an amendment of the shipping date alone, proposed by the supplier and confirmed here, so
 * that the contract has a new version with its own fingerprint. Nothing new is covered, so no limit is asked.
 */
export function grantDelay(
  states: ShipmentsStates,
  make: {
    readonly amendmentId: string;
    readonly fingerprint: (text: { version: number; terms: Terms; clauses: Agreed['clauses'] }) => string;
  },
): Decided<ActRefusal> {
  const shipBy = states.shipments.delayAsked;
  if (shipBy === null) return refuse('shipment.delay_none');
  const can = changeable(states);
  if (!can.ok) return can;
  const terms = withShipBy(can.value.terms, shipBy, null);
  if (!terms.ok) return terms;
  const { clauses } = can.value;
  const { amendmentId } = make;
  const version = states.contracts.version + 1;
  const fingerprint = make.fingerprint({ version, terms: terms.value, clauses });
  const events: readonly (ContractEvent | ShipmentsEvent)[] = [
    {
      type: 'contracts.amendment_proposed',
      v: 1,
      data: { amendmentId, by: 'supplier', fingerprint, terms: terms.value, clauses },
    },
    { type: 'contracts.amendment_confirmed', v: 1, data: { amendmentId, by: 'buyer', version, fingerprint, acknowledged: [] } },
    { type: 'shipments.delay_granted', v: 1, data: { shipBy, from: can.value.terms.shipBy.date } },
  ];
  return ok({ events });
}

export function declineDelay(states: ShipmentsStates): Decided<ActRefusal> {
  const shipBy = states.shipments.delayAsked;
  if (shipBy === null) return refuse('shipment.delay_none');
  const event: ShipmentsEvent = { type: 'shipments.delay_declined', v: 1, data: { shipBy } };
  return ok({ events: [event] });
}
