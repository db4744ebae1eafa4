/** What an inspector's phone holds: jobs as they were read, what was found, photos, and what still has to reach the server. */
import type { DefectClass } from '../../src/contracts/types.ts';
import type { JudgedClause } from '../../src/inspections/report.rules.ts';
import type { BookedPlan, BookingStatus, VainCause, VisitKind } from '../../src/inspections/types.ts';
import type { Instant, PlainDate, Zone } from '../../src/kernel/dates.ts';

/** One person acting for one company: nothing on the phone is shown to, or sent as, anybody else. `<user>/<company>` */
export type Owner = string;

export type JobClause = JudgedClause & { readonly text: string | null };

/** A booking with what the visit needs of its order, copied so that it can be worked on without a connection. */
export type Job = {
  readonly bookingId: string;
  readonly owner: Owner;
  readonly orderId: string;
  readonly kind: VisitKind;
  readonly status: BookingStatus;
  readonly bookedAt: Instant;
  readonly plan: BookedPlan;
  readonly fee: { readonly amountMinor: number; readonly currency: string } | null;
  readonly title: string | null;
  readonly buyer: string | null;
  readonly supplier: string | null;
  readonly supplierCountry: string;
  readonly zone: Zone;
  readonly shipBy: PlainDate | null;
  readonly clauses: readonly JobClause[];
  /** Of a report that is filed: whether the visit passed. */
  readonly passed: boolean | null;
  readonly readAt: Instant;
};

export type Counts = { readonly [name in DefectClass]: number };

/** What was found on a visit so far. Saved at every change. */
export type Notes = {
  readonly bookingId: string;
  readonly owner: Owner;
  /** As written, with their unit, by clause. */
  readonly readings: Readonly<Record<string, readonly string[]>>;
  readonly facts: Readonly<Record<string, 'pass' | 'fail'>>;
  /** null: not counted. */
  readonly defects: Counts | null;
  readonly seals: readonly string[];
  readonly container: string;
  readonly containerSeal: string;
  /** The day of the visit in the order's zone: that of the first entry. */
  readonly dated: PlainDate | null;
};

export type Photo = {
  readonly photoId: string;
  readonly bookingId: string;
  readonly owner: Owner;
  /** What it shows; null: the goods as a whole, packing or seals. */
  readonly clauseId: string | null;
  readonly bytes: ArrayBuffer;
  readonly mediaType: string;
  /** Of the bytes, computed on the phone. */
  readonly sha256: string;
  readonly takenAt: Instant;
};

/** Why the server would not have it, in the words of its problem document. */
export type Reason = { readonly title: string; readonly detail: string; readonly advice: string };

export type SendState = 'waiting' | 'sent' | 'refused';

/** One act to be sent. Its id is the idempotency key of every try. */
export type Outgoing = {
  readonly id: string;
  readonly owner: Owner;
  readonly orderId: string;
  readonly bookingId: string;
  /** Order of making: photos of a visit before its report. */
  readonly seq: number;
  readonly state: SendState;
  readonly reason: Reason | null;
  readonly act:
    | { readonly kind: 'accept' | 'decline' }
    | { readonly kind: 'in_vain'; readonly because: VainCause }
    | { readonly kind: 'photo'; readonly photoId: string }
    | { readonly kind: 'report'; readonly body: ReportBody };
};

/** As the server takes it. */
export type ReportBody = {
  readonly defects?: Counts;
  readonly measured?: Readonly<Record<string, readonly string[]>>;
  readonly facts?: Readonly<Record<string, 'pass' | 'fail'>>;
  readonly seals?: readonly string[];
  readonly containerSeal?: string;
  readonly container?: string;
  readonly dated?: PlainDate;
};
