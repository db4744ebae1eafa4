/** Visits of inspectors to an order's goods: bookings, reports, seals, and the directory of agencies with their prices. */
import type { Deadline } from '../calendar/types.ts';
import type { DefectClass, Side } from '../contracts/types.ts';
import type { SharedPair } from '../documents/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

/** pre_shipment: the finished lot is sampled. during_production: a first look. loading: what goes into the container is watched. */
export type VisitKind = 'pre_shipment' | 'during_production' | 'loading';
export const VISIT_KINDS = ['pre_shipment', 'during_production', 'loading'] as const satisfies readonly VisitKind[];

type PerClass<T> = { readonly [name in DefectClass]: T };

/** The plan of a visit as it was fixed at booking, so that a later change of the terms never changes how a report is judged. */
export type BookedPlan = {
  readonly lotSize: number;
  readonly level: string;
  readonly severity: 'normal' | 'tightened';
  /** Units to draw in the visit. */
  readonly draw: number;
  readonly classes: PerClass<{
    readonly letter: string;
    readonly sampleSize: number;
    readonly accept: number;
    readonly reject: number;
    readonly inspectAll: boolean;
    readonly aql: number;
    readonly counting: 'units' | 'defects';
  }>;
};

/** What the visit costs, and who bears it between the two: the supplier where it must repeat a failed or a vain visit. */
export type VisitFee = { readonly amountMinor: Minor; readonly currency: string };

export type BookingStatus = 'booked' | 'accepted' | 'declined' | 'cancelled' | 'in_vain' | 'reported';

export type Booking = {
  readonly bookingId: string;
  readonly agencyId: CompanyId;
  readonly kind: VisitKind;
  readonly by: Side;
  readonly status: BookingStatus;
  readonly bookedAt: Instant;
  readonly plan: BookedPlan;
  /** null: agreed with the agency elsewhere. */
  readonly fee: VisitFee | null;
  readonly feeBorneBy: Side;
  /** The second look at sorted or reworked goods that a supplier has after a failed report. */
  readonly reinspection: boolean;
};

/** What a report says of one clause: readings in the clause's own unit, and the verdict computed from them. */
export type ClauseVerdict = {
  readonly clauseId: string;
  readonly defectClass: DefectClass;
  /** excluded: the clause could not be measured when both confirmed it, so nothing reported on it counts. */
  readonly verdict: 'met' | 'not_met' | 'excluded';
  readonly unit: string | null;
  readonly values: readonly number[];
  /** How many of the values break the limit. */
  readonly failing: number;
  readonly fact: 'pass' | 'fail' | null;
};

export type SamplingVerdict = {
  readonly passed: boolean;
  readonly classes: PerClass<{ readonly found: number; readonly accept: number; readonly passed: boolean }>;
};

export type Report = {
  readonly bookingId: string;
  readonly agencyId: CompanyId;
  readonly kind: VisitKind;
  /** The day of the visit. */
  readonly dated: PlainDate;
  readonly reportedAt: Instant;
  /** null where no defects were counted. */
  readonly sampling: SamplingVerdict | null;
  readonly clauses: readonly ClauseVerdict[];
  readonly seals: readonly string[];
  readonly containerSeal: string | null;
  /** The container's number as it was read at the goods; absent where none was. */
  readonly container?: string;
  readonly passed: boolean;
  /** Under pre-shipment cover, where something was not met: until when the goods wait for the buyer's claim. */
  readonly claimBy: Deadline | null;
};

/** A photo that the inspector took on a visit, kept before its report is filed. */
export type VisitPhoto = SharedPair & {
  readonly bookingId: string;
  /** What it shows; null: the goods, their packing or seals as a whole. */
  readonly clauseId: string | null;
  /** By the clock of the camera, as told; null: not told. */
  readonly takenAt: Instant | null;
};

export type InspectionsState = {
  readonly bookings: readonly Booking[];
  /** In the order in which they were filed. */
  readonly reports: readonly Report[];
  /** The buyer lets the goods go without a (further) inspection. */
  readonly waivedAt: Instant | null;
  /** In the order in which they came; absent while there are none. */
  readonly photos?: readonly VisitPhoto[];
};

export type InspectionsEvent =
  | DomainEvent<'inspections.booked', Omit<Booking, 'status' | 'bookedAt'>>
  | DomainEvent<'inspections.accepted', { readonly bookingId: string }>
  | DomainEvent<'inspections.declined', { readonly bookingId: string; readonly reason: ContentRef | null }>
  | DomainEvent<'inspections.cancelled', { readonly bookingId: string }>
  | DomainEvent<'inspections.waived', Record<never, never>>
  | DomainEvent<'inspections.visited_in_vain', { readonly bookingId: string; readonly because: VainCause }>
  | DomainEvent<'inspections.photo_kept', VisitPhoto>
  | DomainEvent<'inspections.reported', Omit<Report, 'reportedAt'>>
  /** A pre-shipment report that every other slice may rely on: the balance falls due, the goods may go. */
  | DomainEvent<'inspections.passed', { readonly bookingId: string }>
  | DomainEvent<'inspections.failed', { readonly bookingId: string }>;

/** Why a visit brought nothing: the goods were not as far as reported, or the inspector was not let in. */
export type VainCause = 'not_ready' | 'access_refused';

/** Firms that a programme may appoint have branches in many countries: an operator says which company belongs to which firm. */
export type Agency = {
  readonly agencyId: CompanyId;
  readonly name: string;
  readonly country: string;
  readonly firm: string | null;
  readonly prices: readonly AgencyPrice[];
};

/** What a kind of visit costs per person and day in some countries; none named: everywhere else. */
export type AgencyPrice = {
  readonly kind: VisitKind;
  readonly countries: readonly string[];
  readonly currency: string;
  readonly perDayMinor: Minor;
  /** Units that one inspector looks at in a day. */
  readonly unitsPerDay: number;
};

export type InspectionsRefusal =
  | 'inspection.agency_unknown'
  | 'inspection.already_booked'
  | 'inspection.not_booked'
  | 'inspection.not_inspector'
  | 'inspection.already_waived'
  | 'inspection.not_failed'
  | 'inspection.reinspection_spent'
  | 'inspection.too_late'
  | 'inspection.clause_unknown'
  | 'inspection.no_limit'
  | 'inspection.reading_invalid'
  | 'inspection.nothing_reported'
  | 'inspection.photos_enough'
  | 'inspection.photo_unknown'
  | 'seals.malformed'
  | 'agency.firm_unknown'
  | 'agency.price_twice'
  | 'agency.country_unknown';

/** In precedence order: the lot is judged before the level, the level before the AQL, the AQL before the plan. */
export type SamplingRefusal = 'aql.lot_invalid' | 'aql.level_unknown' | 'aql.not_in_table' | 'aql.plan_unknown';

/** A report whose counts no visit of this plan can have shown. */
export type JudgeRefusal = 'aql.found_invalid';
