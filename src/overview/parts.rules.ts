/** Inspections and shipment as the order's page shows them. */
import { initialInspections, openBooking } from '../inspections/rules.ts';
import type { InspectionsState } from '../inspections/types.ts';
import type { Warning } from '../kernel/decider.ts';
import type { Json } from '../kernel/result.ts';
import { standingWarnings } from '../shipments/rules.ts';
import type { ShipmentsState } from '../shipments/types.ts';
import { joinTexts } from './texts.rules.ts';
import type { Texts } from './types.ts';

/** The parts that an order may not have reached yet. */
type Parts = object & { readonly inspections?: InspectionsState; readonly shipments?: ShipmentsState };

const shown = (part: object | undefined, texts: Texts): Json => joinTexts((part ?? null) as Json, texts);

/** Bookings and reports, with their texts. */
export const inspectionsView = (states: Parts, texts: Texts): Json => shown(states.inspections, texts);

/** Readiness, papers, arrival and seals, with their texts. */
export const shipmentView = (states: Parts, texts: Texts): Json => shown(states.shipments, texts);

/** A visit was booked and its report is not in. */
export const visitOpen = (states: Parts): boolean => openBooking(states.inspections ?? initialInspections) !== null;

/** What stands about the goods: seals that differ, cover that was widened by a breach. */
export const goodsWarnings = (states: Parts): readonly Warning[] => (states.shipments ? standingWarnings(states.shipments) : []);
