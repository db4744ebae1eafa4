/** Arrival, receipt and the end of an order: told or presumed, contested with a carrier's paper, completed when nothing can be claimed. */
import { termsInForce } from '../contracts/rules.ts';
import type { Side } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import { type PlainDate, addMillis, dayOf } from '../kernel/dates.ts';
import { type Decided, type Decision, merge } from '../kernel/decider.ts';
import { type Refused, ok, refuse } from '../kernel/result.ts';
import { endOrder, inState, moveTo } from '../orders/rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import {
  ARRIVAL_ANNOUNCED,
  ARRIVAL_PRESUMED,
  RECEIPT_COUNTS,
  WINDOWS_CLOSE,
  contestedArrival,
  presumedOn,
  receiptCounts,
  windowsClose,
} from './deadlines.rules.ts';
import { paperKind } from './lateness.rules.ts';
import { ARRIVAL_PAPERS } from './papers.data.ts';
import { folded, policyNow, told, zoneOf } from './rules.ts';
import type { ActFacts, ActRefusal, Arrival, Paper, ShipmentsEvent, ShipmentsStates, ToldFact } from './types.ts';
import { openWindows } from './windows.rules.ts';

const today = (states: ShipmentsStates, facts: ActFacts): PlainDate => dayOf(facts.at, zoneOf(states));

const beforeShipped = (states: ShipmentsStates, on: PlainDate): Refused<'shipment.before_shipped'> | null => {
  const shippedOn = states.shipments.shipped?.on;
  return shippedOn !== undefined && on < shippedOn ? refuse('shipment.before_shipped', { on, shippedOn }) : null;
};

/** Whether the paper is one that a carrier or terminal gives when goods arrive. */
const showsArrival = (paper: Paper | null): boolean => paper !== null && ARRIVAL_PAPERS.has(paperKind(paper.type));

const filed = (paper: Paper | null): readonly ShipmentsEvent[] =>
  paper ? [{ type: 'shipments.papers_added', v: 1, data: { documents: [paper] } }] : [];

/** The arrival as it counts from now on: the order moves if it has not yet, and the clock of the receipt starts. */
function arrive(states: ShipmentsStates, facts: ActFacts, arrival: ToldFact & Pick<Arrival, 'toldBy' | 'paperId'>): Decision {
  const event: ShipmentsEvent = { type: 'shipments.arrived', v: 1, data: arrival };
  const moves = states.orders.status === 'shipped' ? [moveTo(states.orders, 'arrived', arrival.toldBy)] : [];
  return {
    events: [event, ...moves],
    clearDeadlines: [ARRIVAL_ANNOUNCED, ARRIVAL_PRESUMED],
    setDeadlines: [receiptCounts(policyNow(states, facts).life, arrival.countsFrom, zoneOf(states))],
  };
}

/** Either side tells that the goods arrived at the destination port or place. Once contested, only a carrier's paper tells. */
export function tellArrival(
  states: ShipmentsStates,
  facts: ActFacts,
  side: Side,
  input: { readonly on: PlainDate; readonly paper: Paper | null },
): Decided<ActRefusal> {
  const contested = states.shipments.arrival?.contested ?? false;
  const state = inState(states.orders, 'shipped', ...(contested ? (['arrived'] as const) : []));
  if (!state.ok) return state;
  const early = beforeShipped(states, input.on);
  if (early) return early;
  if (contested && !showsArrival(input.paper)) return refuse('shipment.paper_missing', { papers: [...ARRIVAL_PAPERS] });
  const paperId = showsArrival(input.paper) ? (input.paper?.paperId ?? null) : null;
  const arrival = { ...told(input.on, today(states, facts)), toldBy: side, paperId };
  return ok(merge({ events: filed(input.paper) }, arrive(states, facts, arrival)));
}

/**
 * The other side contests a told arrival: it counts as not happened until a carrier's paper shows it. A presumed arrival
 * is contested by such a paper only; a day that the paper shows stands at once.
 */
export function contestArrival(
  states: ShipmentsStates,
  facts: ActFacts,
  side: Side,
  input: { readonly on: PlainDate | null; readonly paper: Paper | null },
): Decided<ActRefusal> {
  const state = inState(states.orders, 'arrived');
  if (!state.ok) return state;
  const { receipt } = states.shipments;
  if (receipt) return refuse('order.wrong_state', { state: states.orders.status, receivedOn: receipt.on });
  const arrival = must(states.shipments.arrival, 'an arrived order has an arrival');
  if (arrival.toldBy === side) return refuse('order.not_party', { only: 'the other side' });
  if (arrival.paperId !== null || arrival.contested) return refuse('shipment.arrival_proven', { contested: arrival.contested });
  const shows = showsArrival(input.paper);
  if ((arrival.toldBy === 'presumption' || input.on !== null) && !shows)
    return refuse('shipment.paper_missing', { papers: [...ARRIVAL_PAPERS] });
  const early = input.on === null ? null : beforeShipped(states, input.on);
  if (early) return early;
  const paperId = shows ? (input.paper?.paperId ?? null) : null;
  const contested: ShipmentsEvent = { type: 'shipments.arrival_contested', v: 1, data: { by: side, paperId } };
  const base = { events: [...filed(input.paper), contested] };
  if (input.on === null) return ok(merge(base, waitForPaper(states, facts)));
  return ok(merge(base, arrive(states, facts, { ...told(input.on, today(states, facts)), toldBy: side, paperId })));
}

/** Nothing counts from the contested day any more; the arrival will be presumed again if no paper comes. */
function waitForPaper(states: ShipmentsStates, facts: ActFacts): Decision {
  const shipped = must(states.shipments.shipped, 'goods that arrived were shipped');
  const { transport } = termsInForce(states.contracts);
  return {
    clearDeadlines: [RECEIPT_COUNTS],
    setDeadlines: [contestedArrival(policyNow(states, facts).life, transport, shipped.countsFrom, facts.at, zoneOf(states))],
  };
}

const awaited = (states: ShipmentsStates): boolean =>
  states.orders.status === 'shipped' || (states.orders.status === 'arrived' && states.shipments.arrival?.contested === true);

/** Both sides hear on which day the arrival will be presumed. */
export function announceArrival(states: ShipmentsStates, facts: ActFacts): Decided<ActRefusal> {
  const { shipped } = states.shipments;
  if (!shipped || !awaited(states)) return ok({});
  const on = presumedOn(policyNow(states, facts).life, termsInForce(states.contracts).transport, shipped.countsFrom);
  const event: ShipmentsEvent = { type: 'shipments.arrival_announced', v: 1, data: { presumedOn: on } };
  return ok({ events: [event] });
}

/** Nobody told: the goods count as arrived on the last day of the time that ended. */
export function presumeArrival(states: ShipmentsStates, facts: ActFacts): Decided<ActRefusal> {
  if (!awaited(states)) return ok({});
  const on = lastDayBefore(states, facts);
  return ok(arrive(states, facts, { on, countsFrom: on, toldBy: 'presumption', paperId: null }));
}

/** A deadline is 00:00 of the day after its last day. */
const lastDayBefore = (states: ShipmentsStates, facts: ActFacts): PlainDate => dayOf(addMillis(facts.at, -1), zoneOf(states));

/** The buyer confirms receipt, which implies the arrival. Completes the order if nothing can be claimed any more. */
export function confirmReceipt(states: ShipmentsStates, facts: ActFacts, on: PlainDate): Decided<ActRefusal> {
  const state = inState(states.orders, 'shipped', 'arrived');
  if (!state.ok) return state;
  if (states.shipments.receipt)
    return refuse('order.wrong_state', { state: states.orders.status, receivedOn: states.shipments.receipt.on });
  const early = beforeShipped(states, on);
  if (early) return early;
  const fact = told(on, today(states, facts));
  const standing = states.shipments.arrival?.contested === false;
  const arrival = standing ? {} : arrive(states, facts, { ...fact, toldBy: 'buyer', paperId: null });
  return ok(received(states, facts, { ...fact, by: 'buyer' }, arrival));
}

/** The buyer said nothing: receipt counts as confirmed. */
export function countReceipt(states: ShipmentsStates, facts: ActFacts): Decided<ActRefusal> {
  const { arrival, receipt } = states.shipments;
  if (states.orders.status !== 'arrived' || receipt || arrival?.contested !== false) return ok({});
  const on = lastDayBefore(states, facts);
  return ok(received(states, facts, { on, countsFrom: on, by: 'silence' }, {}));
}

function received(
  states: ShipmentsStates,
  facts: ActFacts,
  data: ToldFact & { readonly by: 'buyer' | 'silence' },
  arrival: Decision,
): Decision {
  const event: ShipmentsEvent = { type: 'shipments.receipt_confirmed', v: 1, data };
  const { setDeadlines: _, ...arrived } = arrival;
  const events: readonly (ShipmentsEvent | OrderEvent)[] = [
    ...((arrival.events ?? []) as readonly (ShipmentsEvent | OrderEvent)[]),
    event,
  ];
  const after = folded(states, events, facts.at);
  return merge(
    { ...arrived, events, clearDeadlines: [...(arrival.clearDeadlines ?? []), RECEIPT_COUNTS] },
    completeIfOver(after, facts),
  );
}

/**
 * Completes a received order once no late, quality or shortage claim can be opened any more; else waits for the last of
 * those windows. While a claim is open nothing happens: its end asks again. The command must hold the limit lock.
 */
export function completeIfOver(states: ShipmentsStates, facts: ActFacts): Decision {
  const { orders, shipments } = states;
  if (orders.status !== 'arrived' || !shipments.receipt || orders.contested) return {};
  const ends = openWindows(states, facts.at).map((w) => w.closesAt);
  if (ends.length === 0)
    return merge(endOrder(facts.orderId, states, 'completed', 'received'), { clearDeadlines: [WINDOWS_CLOSE, RECEIPT_COUNTS] });
  const last = ends.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
  return last === null ? {} : { setDeadlines: [windowsClose(last, zoneOf(states))] };
}

/** A claim ended and left the order received: it completes at once, or with its last window. */
export function resumeEnd(states: ShipmentsStates, facts: ActFacts): Decision {
  const { orders, shipments } = states;
  if (orders.status !== 'arrived' || !shipments.receipt || orders.contested) return {};
  const last = openWindows(states, facts.at).reduce(
    (latest, w) => (w.closesAt !== null && w.closesAt > latest ? w.closesAt : latest),
    facts.at,
  );
  return { setDeadlines: [windowsClose(last, zoneOf(states))] };
}
