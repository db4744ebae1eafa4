/** Until when a claim can be opened on each ground, from the pinned policy, the cover and what happened to the goods. */
import { calendarDeadline } from '../calendar/rules.ts';
import { termsInForce } from '../contracts/rules.ts';
import { deliversAtPlace, parseRule } from '../incoterms/rules.ts';
import { type Instant, type PlainDate, type Zone, addDays, addMonths, dayOf, endOfDay } from '../kernel/dates.ts';
import { preShipmentReports } from '../inspections/rules.ts';
import { windowFor } from '../policy/rules.ts';
import {
  CLAIM_GROUNDS,
  type ClaimGround,
  type ClaimWindow,
  type CoverKind,
  type Moment,
  type Policy,
  type WindowEnd,
} from '../policy/types.ts';
import { type Lateness, latenessOf, shippingZone } from './lateness.rules.ts';
import { policyNow, zoneOf } from './rules.ts';
import type { ShipmentsStates } from './types.ts';

/** When a moment of the policy's windows happened: its instant, and the day from which days after it are counted. */
type Happened = { readonly at: Instant; readonly day: PlainDate; readonly zone: Zone };
type Moments = { readonly [moment in Moment]?: Happened };

export type GroundWindow = {
  readonly ground: ClaimGround;
  /** The cover whose window applies: a breach of the hold before shipment gives the buyer the wider one. */
  readonly cover: CoverKind;
  /** Whether the facts leave room for such a claim at all (no late claim for goods shipped in time). */
  readonly exists: boolean;
  /** null: not open yet, and nobody knows when. */
  readonly opensAt: Instant | null;
  /** Half-open: a claim at this instant is late. null: nothing that closes it has happened. */
  readonly closesAt: Instant | null;
  readonly needs: ClaimWindow['needs'];
  readonly afterEnd: ClaimWindow['afterEnd'];
};

/** The cover that the buyer has: as agreed, or wider where the supplier did not wait. Source: programme rules, pre-shipment cover. */
function coverOf(states: ShipmentsStates, policy: Policy): CoverKind {
  return states.shipments.coverBreach ? policy.preShipment.breachGives : termsInForce(states.contracts).cover;
}

function momentsOf(states: ShipmentsStates, policy: Policy): Moments {
  const { orders, shipments, inspections } = states;
  const zone = zoneOf(states);
  const { shipBy } = termsInForce(states.contracts);
  const deliverBy = deliverByOf(states);
  const shipZone = shippingZone(states, policy);
  // Goods that left in time may still be late where the contract also names the day they arrive.
  const dueOn = deliverBy !== null && inTime(states, latenessOf(states, policy)) ? deliverBy : shipBy.date;
  const report = preShipmentReports(inspections)[0];
  const arrival = shipments.arrival?.contested === false ? shipments.arrival : null;
  return {
    // Whether anything was paid is the claim's own question; before both confirmed nothing can be.
    ...(orders.confirmedAt ? { payment: { at: orders.confirmedAt, day: dayOf(orders.confirmedAt, zone), zone } } : {}),
    ...(dueOn ? { ship_by: { at: endOfDay(dueOn, shipZone), day: dueOn, zone: shipZone } } : {}),
    ...(report ? { inspection_report: { at: report.reportedAt, day: dayOf(report.reportedAt, zone), zone } } : {}),
    ...(shipments.shipped ? { shipment: { at: shipments.shipped.at, day: shipments.shipped.countsFrom, zone } } : {}),
    ...(arrival ? { arrival: { at: arrival.at, day: arrival.countsFrom, zone } } : {}),
    ...(shipments.receipt ? { receipt: { at: shipments.receipt.at, day: shipments.receipt.countsFrom, zone } } : {}),
  };
}

function endOf(end: WindowEnd, moments: Moments, warrantyMonths: number | null): Instant | null {
  const happened = moments[end.moment];
  if (!happened) return null;
  if (end.kind === 'at') return happened.at;
  // Every claim window of the programmes counts calendar days; business days need calendars and belong to negotiations.
  if (end.kind === 'after') return calendarDeadline(happened.day, end.days.days, happened.zone).at;
  return warrantyMonths === null ? null : endOfDay(addMonths(happened.day, warrantyMonths), happened.zone);
}

const earliest = (instants: readonly (Instant | null | undefined)[]): Instant | null =>
  instants.filter((i): i is Instant => i !== null && i !== undefined).sort()[0] ?? null;

/** Shipped by the date, and shown by a paper; or in the buyer's own hands by then. */
function inTime(states: ShipmentsStates, lateness: Lateness | null): boolean {
  if (!lateness) return false;
  const { receipt } = states.shipments;
  return (lateness.proven && lateness.daysLate === 0) || (receipt?.by === 'buyer' && receipt.on <= lateness.shipBy);
}

/** The day by which the goods are to arrive: only rules that deliver are judged by arrival. Source: Incoterms 2020, D rules. */
function deliverByOf(states: ShipmentsStates): PlainDate | null {
  const { incoterm, deliverBy } = termsInForce(states.contracts);
  const rule = parseRule(incoterm.rule);
  return rule.ok && deliversAtPlace(rule.value) ? deliverBy : null;
}

/** Arrived by the day the contract names, or in no need to. */
function arrivedInTime(states: ShipmentsStates, policy: Policy): boolean {
  const deliverBy = deliverByOf(states);
  const { arrival } = states.shipments;
  const buyerDays = latenessOf(states, policy)?.buyerDays ?? 0;
  return deliverBy === null || (arrival?.contested === false && arrival.on <= addDays(deliverBy, buyerDays));
}

/** Whether the facts leave room for a claim on the ground. */
function exists(ground: ClaimGround, states: ShipmentsStates, policy: Policy): boolean {
  const terms = termsInForce(states.contracts);
  const { shipped, arrival } = states.shipments;
  const lateness = latenessOf(states, policy);
  switch (ground) {
    case 'late_shipment':
      return terms.shipBy.date !== null && !(inTime(states, lateness) && arrivedInTime(states, policy));
    case 'not_shipped':
      // Told but not proven counts as not shipped until the goods are there.
      return terms.shipBy.date !== null && (!shipped || (lateness?.proven === false && !arrival));
    case 'warranty':
      return terms.warranty !== null;
    default:
      return true;
  }
}

/**
 * When a claim on a ground can be opened. Pure in the state: the same order gives the same answer to the claim that is
 * opened, to the order that completes and to the page that shows it.
 */
export function windowOf(states: ShipmentsStates, policy: Policy, ground: ClaimGround): GroundWindow {
  const cover = coverOf(states, policy);
  const window = windowFor(policy, ground, cover);
  const moments = momentsOf(states, policy);
  const months = termsInForce(states.contracts).warranty?.months ?? null;
  return {
    ground,
    cover,
    exists: exists(ground, states, policy),
    opensAt: earliest(window.opens.map((m) => moments[m]?.at)),
    closesAt: earliest(window.closes.map((end) => endOf(end, moments, months))),
    needs: window.needs,
    afterEnd: window.afterEnd,
  };
}

/** Whether a claim could be opened at an instant, as far as time and facts go (not what the claim must cite). */
export const isOpenAt = (w: GroundWindow, at: Instant): boolean =>
  w.exists && w.opensAt !== null && w.opensAt <= at && !isClosedAt(w, at);

/** Whether the time for such a claim is over. */
export const isClosedAt = (w: GroundWindow, at: Instant): boolean => w.closesAt !== null && w.closesAt <= at;

/** Grounds that keep an order from completing. Bills and warranties come later and keep nothing open. */
const KEEPING = ['late_shipment', 'not_shipped', 'quality', 'shortage'] as const satisfies readonly ClaimGround[];

/** All windows of an order. */
export const windowsOf = (states: ShipmentsStates, at: Instant): readonly GroundWindow[] =>
  CLAIM_GROUNDS.map((ground) => windowOf(states, policyNow(states, { at }), ground));

/** Windows in which a claim that would keep the order from completing can still be opened, now or later. */
export function openWindows(states: ShipmentsStates, at: Instant): readonly GroundWindow[] {
  const policy = policyNow(states, { at });
  return KEEPING.map((ground) => windowOf(states, policy, ground)).filter((w) => w.exists && !isClosedAt(w, at));
}
