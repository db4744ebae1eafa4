/** The goods of an order folded, and what every act on them asks first: may they leave, is a visit possible, what was shown. */
import { UNSHIPPED } from '../orders/states.data.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Terms, Trigger } from '../contracts/types.ts';
import { evolveInspections, inspectedSeals } from '../inspections/rules.ts';
import { READY_FOR_VISIT } from '../inspections/sampling.data.ts';
import { sealsMatch } from '../inspections/seals.rules.ts';
import type { InspectionsEvent } from '../inspections/types.ts';
import { never } from '../kernel/assert.ts';
import { type Instant, type PlainDate, type Zone, dayOf, parseDate, parseInstant } from '../kernel/dates.ts';
import type { DomainEvent, RecordedEvent, States, Warning } from '../kernel/decider.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { evolveOrder, inState, policyOf } from '../orders/rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import type { Policy } from '../policy/types.ts';
import type { ActFacts, Progress, ShipmentsEvent, ShipmentsState, ShipmentsStates, ToldFact } from './types.ts';

export const initialShipments: ShipmentsState = {
  progress: null,
  readyOn: null,
  inspectBy: null,
  inspectionLapsed: false,
  shipped: null,
  papers: [],
  arrival: null,
  receipt: null,
  delayAsked: null,
  buyerDelays: [],
  coverBreach: null,
  sealsShown: [],
};

/** Folds shipment events. */
export function evolveShipments(state: ShipmentsState, event: RecordedEvent<ShipmentsEvent>): ShipmentsState {
  switch (event.type) {
    case 'shipments.ready_reported': {
      const { producedPercent, packedPercent, on, inspectBy } = event.data;
      return {
        ...state,
        progress: { producedPercent, packedPercent },
        readyOn: state.readyOn ?? on,
        inspectBy: state.inspectBy ?? inspectBy,
      };
    }
    case 'shipments.progress_reported':
      return { ...state, progress: event.data };
    case 'shipments.inspection_lapsed':
      return { ...state, inspectionLapsed: true };
    case 'shipments.shipped': {
      const { documents, ...shipped } = event.data;
      return { ...state, shipped: { ...shipped, at: event.at }, papers: [...state.papers, ...documents], delayAsked: null };
    }
    case 'shipments.papers_added':
      return { ...state, papers: [...state.papers, ...event.data.documents] };
    case 'shipments.cover_breached':
      return { ...state, coverBreach: state.coverBreach ?? event.data.because };
    case 'shipments.seals_shown':
      return { ...state, sealsShown: [...state.sealsShown, event.data] };
    case 'shipments.delay_requested':
      return { ...state, delayAsked: event.data.shipBy };
    case 'shipments.delay_granted':
    case 'shipments.delay_declined':
      return { ...state, delayAsked: null };
    case 'shipments.buyer_delayed':
      return { ...state, buyerDelays: [...state.buyerDelays, event.data] };
    case 'shipments.arrival_announced':
      return state;
    case 'shipments.arrived':
      return { ...state, arrival: { ...event.data, at: event.at, contested: false } };
    case 'shipments.arrival_contested':
      return { ...state, arrival: state.arrival && { ...state.arrival, contested: true } };
    case 'shipments.receipt_confirmed':
      return { ...state, receipt: { ...event.data, at: event.at } };
    default:
      return never(event);
  }
}

/** The slices of an order's stream that an act on its goods reads. */
export const shipmentsStates = (states: States): ShipmentsStates => states as ShipmentsStates;

/** The state as it will be after some own events, so that one decision can look at its own outcome. */
export const folded = (states: ShipmentsStates, events: readonly DomainEvent[], at: Instant): ShipmentsStates =>
  events.reduce((before, event) => foldOne(before, { ...event, seq: 0, at, actor: { kind: 'timer' } }), states);

type InView = { readonly stream: { readonly id: string }; readonly facts: Omit<ActFacts, 'orderId'> };

/** What a decision on goods or claims is judged on, from the view of an order that it is decided in. */
export const actFacts = ({ stream, facts }: InView): ActFacts => ({
  orderId: stream.id,
  at: facts.at,
  calendars: facts.calendars,
});

/** One event into the slice it bears the name of; those of other slices change nothing here. */
function foldOne(states: ShipmentsStates, event: RecordedEvent): ShipmentsStates {
  switch (event.type.split('.')[0]) {
    case 'shipments':
      return { ...states, shipments: evolveShipments(states.shipments, event as RecordedEvent<ShipmentsEvent>) };
    case 'inspections':
      return { ...states, inspections: evolveInspections(states.inspections, event as RecordedEvent<InspectionsEvent>) };
    case 'orders':
      return { ...states, orders: evolveOrder(states.orders, event as RecordedEvent<OrderEvent>) };
    default:
      return states;
  }
}

export const zoneOf = (states: ShipmentsStates): Zone => states.contracts.zone;

/** Both parties' countries: a business day of the order is one in each. */
export const countriesOf = ({ contracts }: ShipmentsStates): readonly string[] => [
  ...new Set([contracts.buyerCountry, contracts.supplierCountry]),
];

export const policyNow = (states: ShipmentsStates, facts: Pick<ActFacts, 'at'>): Policy =>
  policyOf(states.orders, dayOf(facts.at, 'UTC'));

const BEFORE_SHIPMENT: readonly Trigger['kind'][] = ['on_confirmation', 'before_shipment', 'on_inspection_passed'];

/** Whether the contract wants money before the goods leave. */
const isDueBeforeShipment = (terms: Terms): boolean =>
  terms.instalments.some((i) => i.amountMinor > 0 && BEFORE_SHIPMENT.includes(i.due.kind));

/** Goods are made and leave once the first instalment is in; where nothing is due before shipment, once both confirmed. */
export function beforeShipment(states: ShipmentsStates): Result<null, 'order.wrong_state'> {
  const waits = isDueBeforeShipment(termsInForce(states.contracts));
  return waits ? inState(states.orders, 'funded', 'ready') : inState(states.orders, ...UNSHIPPED);
}

/** All produced and enough packed, or the draw would not be random. Source: trade practice, 100 % and 80 %. */
export const isVisitable = (progress: Progress | null): boolean =>
  progress !== null &&
  progress.producedPercent >= READY_FOR_VISIT.producedPercent &&
  progress.packedPercent >= READY_FOR_VISIT.packedPercent;

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** A fact told now: windows count from the later of its day and today. */
export const told = (on: PlainDate, today: PlainDate): ToldFact => ({ on, countsFrom: later(on, today) });

export type FactRefusal = 'fact.in_future' | 'date.malformed' | 'date.out_of_range';

/**
 * The day of a reported fact, from a date or an instant. Refused `fact.in_future` where it is later than the receipt of
 * the report; a bare date may be today in the zone.
 */
export function readFact(
  text: string,
  zone: Zone,
  receivedAt: Instant,
): Result<{ readonly on: PlainDate; readonly at: Instant | null }, FactRefusal> {
  if (text.length > 10) {
    const at = parseInstant(text);
    if (!at.ok) return at;
    return at.value > receivedAt ? inFuture(text) : ok({ on: dayOf(at.value, zone), at: at.value });
  }
  const date = parseDate(text);
  if (!date.ok) return date;
  return date.value > dayOf(receivedAt, zone) ? inFuture(text) : ok({ on: date.value, at: null });
}

const inFuture = (date: string): Refused<'fact.in_future'> => refuse('fact.in_future', { date: date.slice(0, 40) });

/** The seals that the goods should bear on arrival: those of the loading, else those of the inspection. */
export const sealsOnGoods = (states: ShipmentsStates): readonly string[] => {
  const loaded = states.shipments.shipped?.seals ?? [];
  return loaded.length > 0 ? loaded : inspectedSeals(states.inspections);
};

/** Whether at any link other seals were shown than were put on: an earlier report is then weak about these goods. */
export const sealsBroken = (state: ShipmentsState): boolean => state.sealsShown.some((shown) => !sealsMatch(shown));

/** Warnings that stand on the order as long as their cause does. */
export function standingWarnings(state: ShipmentsState): readonly Warning[] {
  const broken = state.sealsShown.filter((shown) => !sealsMatch(shown));
  return [
    ...broken.map(({ link, missing, unknown }) => ({ code: 'seals.mismatch', data: { link, missing, unknown } })),
    ...(state.coverBreach ? [{ code: 'cover.breached', data: { because: state.coverBreach } }] : []),
  ];
}
