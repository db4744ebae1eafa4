/** The goods leave: papers, seals and container are recorded, and what the supplier did not wait for. */
import { termsInForce } from '../contracts/rules.ts';
import { inspectedContainerSeal, inspectedSeals } from '../inspections/rules.ts';
import { compareSeals, sealsMatch } from '../inspections/seals.rules.ts';
import { type Instant, type PlainDate, dayOf } from '../kernel/dates.ts';
import type { Decided, Warning } from '../kernel/decider.ts';
import { type Refused, ok, refuse } from '../kernel/result.ts';
import { inState, moveTo } from '../orders/rules.ts';
import { isContainerNumber } from './container.rules.ts';
import { INSPECTION_LAPSES, untoldArrival } from './deadlines.rules.ts';
import { latenessOf, provingPapers, shippingOf } from './lateness.rules.ts';
import { breaksHold, holdOf } from './ready.rules.ts';
import { beforeShipment, folded, policyNow, sealsOnGoods, told, zoneOf } from './rules.ts';
import type { ActFacts, ActRefusal, CoverBreach, Paper, SealsShown, ShipmentsEvent, ShipmentsStates } from './types.ts';

export type ShipInput = {
  /** The day of the shipped event, and the instant where one was given. */
  readonly on: PlainDate;
  readonly at: Instant | null;
  readonly documents: readonly Paper[];
  /** Read by readSeals; empty: none were told. */
  readonly seals: readonly string[];
  readonly containerSeal: string | null;
  /** Normalised. */
  readonly container: string | null;
  readonly tenderedOn: PlainDate | null;
};

/**
 * The supplier reports the shipment. Allowed although the goods should have waited: then the buyer's cover widens, which
 * is recorded. Warns `seals.mismatch`, `seals.not_shown`, `container.malformed`, `shipment.unproven`, `shipment.late`, `cover.breached`.
 */
export function ship(states: ShipmentsStates, facts: ActFacts, input: ShipInput): Decided<ActRefusal> {
  const refusal = shippable(states, input);
  if (refusal) return refusal;
  const zone = zoneOf(states);
  const { at, documents, seals, containerSeal, container, tenderedOn } = input;
  const fact = told(input.on, dayOf(facts.at, zone));
  const shipped: ShipmentsEvent = {
    type: 'shipments.shipped',
    v: 1,
    data: { ...fact, documents, seals, containerSeal, container, tenderedOn },
  };
  const breach = breachOf(states, { on: input.on, at });
  const events = [shipped, ...sealEvents('loading', inspectedSet(states), input), ...breach];
  const policy = policyNow(states, facts);
  return ok({
    events: [...events, moveTo(states.orders, 'shipped', 'shipped')],
    clearDeadlines: [INSPECTION_LAPSES],
    setDeadlines: untoldArrival(policy.life, termsInForce(states.contracts).transport, fact.countsFrom, zone),
    warnings: shippedWarnings(folded(states, events, facts.at), facts, input),
  });
}

function shippable(states: ShipmentsStates, { on }: ShipInput): Refused<ActRefusal> | null {
  const state = beforeShipment(states);
  if (!state.ok) return state;
  const { confirmedAt } = states.orders;
  const confirmedOn = confirmedAt === null ? null : dayOf(confirmedAt, zoneOf(states));
  if (confirmedOn !== null && on < confirmedOn) return refuse('shipment.before_confirmed', { on, confirmedOn });
  const { readyOn } = states.shipments;
  return readyOn !== null && on < readyOn ? refuse('shipment.before_ready', { on, readyOn }) : null;
}

function breachOf(
  states: ShipmentsStates,
  left: { readonly on: PlainDate; readonly at: Instant | null },
): readonly ShipmentsEvent[] {
  const hold = holdOf(states);
  return hold && breaksHold(hold, left) ? [breached(hold.because)] : [];
}

export const breached = (because: CoverBreach): ShipmentsEvent => ({ type: 'shipments.cover_breached', v: 1, data: { because } });

/** The seals at one link: of the cartons, and of the container. */
export type SealSet = { readonly seals: readonly string[]; readonly containerSeal: string | null };
export const NO_SEALS: SealSet = { seals: [], containerSeal: null };

/** What the inspected goods were sealed with. */
const inspectedSet = ({ inspections }: ShipmentsStates): SealSet => ({
  seals: inspectedSeals(inspections),
  containerSeal: inspectedContainerSeal(inspections),
});

/** The comparison of two links as an event: cartons with cartons and container with container, where both links name any. */
export function sealEvents(link: SealsShown['link'], applied: SealSet, shown: SealSet): readonly ShipmentsEvent[] {
  const cartons = applied.seals.length > 0 && shown.seals.length > 0;
  const box = applied.containerSeal !== null && shown.containerSeal !== null;
  if (!cartons && !box) return [];
  const listed = (set: SealSet) => [...(cartons ? set.seals : []), ...(box && set.containerSeal ? [set.containerSeal] : [])];
  return [{ type: 'shipments.seals_shown', v: 1, data: { link, ...compareSeals(listed(applied), listed(shown)) } }];
}

/** The warnings that seals which differ give. */
export const sealWarnings = (events: readonly ShipmentsEvent[]): readonly Warning[] =>
  events.flatMap((e) =>
    e.type === 'shipments.seals_shown' && !sealsMatch(e.data) ? [{ code: 'seals.mismatch', data: { ...e.data } }] : [],
  );

function shippedWarnings(after: ShipmentsStates, facts: ActFacts, input: ShipInput): readonly Warning[] {
  const { shipments, inspections } = after;
  const applied = inspectedSeals(inspections);
  const warnings = [...sealWarnings(sealEvents('loading', inspectedSet(after), input))];
  if (applied.length > 0 && input.seals.length === 0) warnings.push({ code: 'seals.not_shown', data: { inspected: applied } });
  if (input.container !== null && !isContainerNumber(input.container))
    warnings.push({ code: 'container.malformed', data: { container: input.container } });
  if (shipments.coverBreach) warnings.push({ code: 'cover.breached', data: { because: shipments.coverBreach } });
  return [...warnings, ...proofWarnings(after, facts)];
}

/** What the papers do not show: the shipped event itself, or that it was in time. */
function proofWarnings(states: ShipmentsStates, facts: ActFacts): readonly Warning[] {
  const policy = policyNow(states, facts);
  const lateness = latenessOf(states, policy);
  const { event, papers } = shippingOf(states, policy);
  const unproven = provingPapers(states, policy).length === 0 && lateness?.proven !== true;
  return [
    ...(unproven ? [{ code: 'shipment.unproven', data: { event, papers } }] : []),
    ...(lateness && lateness.daysLate > 0
      ? [{ code: 'shipment.late', data: { daysLate: lateness.daysLate, shipBy: lateness.shipBy } }]
      : []),
  ];
}

/** Papers that come after the goods left. */
export function addPapers(states: ShipmentsStates, facts: ActFacts, documents: readonly Paper[]): Decided<ActRefusal> {
  const state = inState(states.orders, 'shipped', 'arrived');
  if (!state.ok) return state;
  const event: ShipmentsEvent = { type: 'shipments.papers_added', v: 1, data: { documents } };
  return ok({ events: [event], warnings: proofWarnings(folded(states, [event], facts.at), facts) });
}

/** The buyer compares the seals on arrival with those of the loading, or of the inspection where the loading named none. */
export function verifySeals(states: ShipmentsStates, seals: readonly string[]): Decided<ActRefusal> {
  const state = inState(states.orders, 'shipped', 'arrived');
  if (!state.ok) return state;
  const applied = sealsOnGoods(states);
  if (applied.length === 0) return refuse('shipment.no_seals');
  const containerSeal = states.shipments.shipped?.containerSeal;
  // A list that names the container's seal too is not wrong because of it.
  const shown = containerSeal && !applied.includes(containerSeal) ? seals.filter((s) => s !== containerSeal) : seals;
  const check: ShipmentsEvent = {
    type: 'shipments.seals_shown',
    v: 1,
    data: { link: 'arrival', ...compareSeals(applied, shown) },
  };
  return ok({ events: [check], warnings: sealWarnings([check]) });
}
