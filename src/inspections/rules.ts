/** The visits of an order folded: which are open, what was reported last, and which seals the inspected goods carry. */
import { never } from '../kernel/assert.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import type { Booking, BookingStatus, InspectionsEvent, InspectionsState, Report, VisitKind, VisitPhoto } from './types.ts';

export const initialInspections: InspectionsState = { bookings: [], reports: [], waivedAt: null };

const settle = (state: InspectionsState, bookingId: string, change: Partial<Booking>): InspectionsState => ({
  ...state,
  bookings: state.bookings.map((b) => (b.bookingId === bookingId ? { ...b, ...change } : b)),
});

/** Folds inspection events. */
export function evolveInspections(state: InspectionsState, event: RecordedEvent<InspectionsEvent>): InspectionsState {
  switch (event.type) {
    case 'inspections.booked':
      return { ...state, bookings: [...state.bookings, { ...event.data, status: 'booked', bookedAt: event.at }] };
    case 'inspections.accepted':
      return settle(state, event.data.bookingId, { status: 'accepted' });
    case 'inspections.declined':
      return settle(state, event.data.bookingId, { status: 'declined' });
    case 'inspections.cancelled':
      return settle(state, event.data.bookingId, { status: 'cancelled' });
    case 'inspections.waived':
      return { ...state, waivedAt: event.at };
    case 'inspections.visited_in_vain':
      // A visit in vain is the supplier's cost, whoever booked it.
      return settle(state, event.data.bookingId, { status: 'in_vain', feeBorneBy: 'supplier' });
    case 'inspections.photo_kept':
      return { ...state, photos: [...photosOf(state), event.data] };
    case 'inspections.reported':
      return {
        ...settle(state, event.data.bookingId, { status: 'reported' }),
        reports: [...state.reports, { ...event.data, reportedAt: event.at }],
      };
    case 'inspections.passed':
    case 'inspections.failed':
      return state;
    default:
      return never(event);
  }
}

/** The photos of all visits, in the order in which they came. */
export const photosOf = ({ photos = [] }: InspectionsState): readonly VisitPhoto[] => photos;

const OPEN: readonly BookingStatus[] = ['booked', 'accepted'];

export const isOpen = (booking: Booking): boolean => OPEN.includes(booking.status);

/** The open booking of a kind, or of any kind. */
export const openBooking = (state: InspectionsState, kind?: VisitKind): Booking | null =>
  state.bookings.find((b) => isOpen(b) && (kind === undefined || b.kind === kind)) ?? null;

export const bookingById = (state: InspectionsState, bookingId: string): Booking | null =>
  state.bookings.find((b) => b.bookingId === bookingId) ?? null;

/** Reports on the finished lot: the ones that hold or free shipment and balance, and that quality claims rest on. */
export const preShipmentReports = (state: InspectionsState): readonly Report[] =>
  state.reports.filter((r) => r.kind === 'pre_shipment');

export const lastPreShipmentReport = (state: InspectionsState): Report | null => preShipmentReports(state).at(-1) ?? null;

/** Whether the last report on the finished lot failed and the buyer did not let the goods go all the same. */
export function heldByReport(state: InspectionsState): boolean {
  const last = lastPreShipmentReport(state);
  return last !== null && !last.passed && (state.waivedAt === null || state.waivedAt < last.reportedAt);
}

/** Re-inspections of the supplier that took place or are to take place. */
export const reinspections = (state: InspectionsState): number =>
  state.bookings.filter((b) => b.reinspection && b.status !== 'declined' && b.status !== 'cancelled').length;

/** The seals of the newest report that bears any: what later lists are compared with. */
export const inspectedSeals = (state: InspectionsState): readonly string[] =>
  state.reports.findLast((r) => r.seals.length > 0)?.seals ?? [];

export const inspectedContainerSeal = (state: InspectionsState): string | null =>
  state.reports.findLast((r) => r.containerSeal !== null)?.containerSeal ?? null;
