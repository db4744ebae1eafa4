/** Claims of an order as they stand in its stream: what was asked, answered, offered, shown, inspected and decided. */
import type { Deadline } from '../calendar/types.ts';
import type { Side } from '../contracts/types.ts';
import type { InspectionsState } from '../inspections/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { CompanyId, UserId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { PaymentsState } from '../payments/types.ts';
import type { ClaimGround } from '../policy/types.ts';
import type { ShipmentsStates } from '../shipments/types.ts';
import type { BilledCharge, ClaimPoint, Determination, Finding, ShortPoint } from './determination.types.ts';
import type { EvidenceFile, EvidenceRequest, FiledEvidence } from './evidence.types.ts';

/**
 * negotiating: between the two. escalated: with the platform. inspecting: a firm is appointed. determined: decided, and
 * once a second person approved, on its way to be paid. appealed: decided once more. settled: the two agreed.
 * withdrawn, closed: over without a decision.
 */
export type ClaimStatus =
  | 'negotiating'
  | 'escalated'
  | 'inspecting'
  | 'determined'
  | 'appealed'
  | 'settled'
  | 'withdrawn'
  | 'closed';

export const OFFER_KINDS = [
  'refund',
  'partial_refund',
  'return_and_refund',
  'repair',
  'replacement',
  'parts',
  'reinstallation',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

export type Offer = {
  readonly offerId: string;
  readonly by: Side;
  readonly kind: OfferKind;
  /** Of a refund; null for a promised remedy. */
  readonly amountMinor: Minor | null;
  /** Of a promised remedy: the day by which it is performed. */
  readonly performBy: PlainDate | null;
  readonly note: ContentRef | null;
  readonly madeAt: Instant;
  /** Unanswered at this instant it counts as declined. */
  readonly expires: Deadline;
  /** countered: another offer, or an agreement without it, took its place. */
  readonly status: 'open' | 'accepted' | 'declined' | 'countered' | 'lapsed';
  /** null while it is open. */
  readonly closedAt: Instant | null;
};

/** What the two agreed. A promised remedy keeps the claim settled until it is performed or its day passes. */
export type Settlement = {
  readonly offerId: string | null;
  readonly kind: OfferKind;
  readonly amountMinor: Minor | null;
  readonly performBy: PlainDate | null;
  readonly at: Instant;
  /** Where the claim stood, and stands again if the remedy is not performed. */
  readonly from: 'negotiating' | 'escalated' | 'inspecting';
};

/** A promise that was not kept: admitted as evidence when the claim resumes. */
export type BrokenPromise = Settlement & { readonly failedAt: Instant };

/** What the appointed firm found, beside its text. */
export type AppointedReport = {
  readonly dated: PlainDate;
  readonly reportedAt: Instant;
  /** Evidence ids under which its findings stand in the case, one per clause. */
  readonly evidenceIds: readonly string[];
};

export type Appointment = {
  readonly appointmentId: string;
  readonly agencyId: CompanyId;
  /** The firm of the policy's list that the agency belongs to; null: an agency of the directory. */
  readonly firm: string | null;
  readonly feeMinor: Minor;
  readonly appointedAt: Instant;
  /** The claimant wanted a laboratory although its fee is above the share that is in proportion. */
  readonly insisted: boolean;
  readonly tested: readonly string[];
  /** Clauses among them that were not disputed and that the claimant had tested all the same. */
  readonly addedByClaimant: readonly string[];
  readonly prepayBy: Deadline;
  readonly prepaid: { readonly at: Instant; readonly captureId: string } | null;
  readonly report: AppointedReport | null;
  /** A side that would not have the inspection or not let the inspector in. */
  readonly refusedBy: Side | null;
  readonly goodsDisposed: boolean;
  /** Not prepaid in time: decided on the evidence at hand. */
  readonly lapsed: boolean;
};

export type Override = { readonly subject: string; readonly finding: Finding; readonly reason: ContentRef };

/** A computed determination, with what a person changed in it. It counts once a second person approved it. */
export type Decision = {
  readonly decisionId: string;
  readonly round: 'first' | 'appeal';
  readonly by: UserId;
  readonly at: Instant;
  /** The frozen case, a content of kind `case`. */
  readonly case: ContentRef;
  readonly result: Determination;
  readonly overrides: readonly Override[];
  readonly approved: {
    readonly by: UserId;
    readonly at: Instant;
    /** Until when the money leaves by the service level. */
    readonly refundDueOn: PlainDate;
    readonly appealBy: Deadline;
  } | null;
};

/** A decision that its second person did not approve, and why. */
export type SentBack = { readonly decisionId: string; readonly reason: ContentRef; readonly at: Instant };

export type AppealGround = 'named_error' | 'new_evidence';
export type Appeal = { readonly by: Side; readonly at: Instant; readonly ground: AppealGround; readonly text: ContentRef };

export type Claim = {
  readonly claimId: string;
  readonly grounds: readonly ClaimGround[];
  /** The version of the contract that was in force when it was opened: what it is judged by. */
  readonly contractVersion: number;
  readonly openedAt: Instant;
  readonly points: readonly ClaimPoint[];
  readonly shortages: readonly ShortPoint[];
  readonly charges: readonly BilledCharge[];
  readonly keepsGoods: boolean;
  /** Contract price of units that the buyer used or sold, as it told. */
  readonly usedMinor: Minor;
  /** What is claimed; by default what is covered. */
  readonly amountMinor: Minor;
  /** What was covered when it was opened, before anything came back: an appeal still reaches it once the order has ended. */
  readonly coveredMinor: Minor;
  readonly text: ContentRef | null;
  readonly status: ClaimStatus;
  /** Nothing is to be done any more: withdrawn, closed, performed, paid, or decided with nothing to pay. */
  readonly finishedAt: Instant | null;
  readonly replyBy: Deadline;
  readonly negotiation: Deadline;
  readonly answered: { readonly at: Instant; readonly accepted: boolean; readonly text: ContentRef | null } | null;
  /** Sides that proposed to escalate before the end; both: it goes. */
  readonly escalationAskedBy: readonly Side[];
  readonly escalatedAt: Instant | null;
  /** Set when negotiation ended without agreement: who does not escalate by then has its claim closed. */
  readonly closesBy: Deadline | null;
  readonly offers: readonly Offer[];
  readonly settlement: Settlement | null;
  readonly brokenPromises: readonly BrokenPromise[];
  readonly evidence: readonly FiledEvidence[];
  readonly requests: readonly EvidenceRequest[];
  readonly appointment: Appointment | null;
  /** Newest last. */
  readonly decisions: readonly Decision[];
  readonly sentBack: readonly SentBack[];
  readonly appeal: Appeal | null;
};

/** A file that a side brought into a claim, to be named by evidence. */
export type ClaimFile = EvidenceFile & { readonly claimId: string; readonly by: Side };

export type ClaimsState = { readonly claims: readonly Claim[]; readonly files: readonly ClaimFile[] };

export type ClaimsStates = ShipmentsStates & {
  readonly inspections: InspectionsState;
  readonly payments: PaymentsState;
  readonly claims: ClaimsState;
};

type Of<T> = T & { readonly claimId: string };

export type ClaimsEvent =
  | DomainEvent<
      'claims.opened',
      Of<
        Pick<
          Claim,
          | 'grounds'
          | 'contractVersion'
          | 'points'
          | 'shortages'
          | 'charges'
          | 'keepsGoods'
          | 'usedMinor'
          | 'amountMinor'
          | 'coveredMinor'
          | 'text'
          | 'replyBy'
          | 'negotiation'
        >
      >
    >
  | DomainEvent<'claims.file_kept', Of<Omit<ClaimFile, 'claimId'>>>
  | DomainEvent<'claims.evidence_filed', Of<Omit<FiledEvidence, 'filedAt'>>>
  | DomainEvent<'claims.evidence_requested', Of<Omit<EvidenceRequest, 'status'>>>
  | DomainEvent<'claims.request_lapsed', Of<{ readonly requestId: string }>>
  | DomainEvent<'claims.answered', Of<{ readonly accepted: boolean; readonly text: ContentRef | null }>>
  | DomainEvent<'claims.offered', Of<Omit<Offer, 'status' | 'madeAt' | 'closedAt'>>>
  | DomainEvent<
      'claims.offer_closed',
      Of<{ readonly offerId: string; readonly because: 'accepted' | 'declined' | 'countered' | 'lapsed' }>
    >
  | DomainEvent<'claims.settled', Of<Omit<Settlement, 'at'>>>
  /** The promised remedy was not performed by its day: the claim stands where it stood. */
  | DomainEvent<'claims.resumed', Of<{ readonly to: Settlement['from'] }>>
  /** Negotiation ended and nobody had escalated: the days to do so begin. */
  | DomainEvent<'claims.negotiation_ended', Of<{ readonly closesBy: Deadline }>>
  | DomainEvent<'claims.escalation_asked', Of<{ readonly by: Side }>>
  | DomainEvent<'claims.escalated', Of<{ readonly by: Side | 'platform'; readonly because: EscalationCause }>>
  | DomainEvent<'claims.withdrawn', Of<Record<never, never>>>
  | DomainEvent<'claims.closed', Of<{ readonly because: 'not_escalated' | 'remedy_performed' }>>
  | DomainEvent<
      'claims.appointed',
      Of<Omit<Appointment, 'appointedAt' | 'prepaid' | 'report' | 'refusedBy' | 'goodsDisposed' | 'lapsed'>>
    >
  | DomainEvent<'claims.fee_prepaid', Of<{ readonly captureId: string; readonly amountMinor: Minor; readonly currency: string }>>
  | DomainEvent<'claims.fee_lapsed', Of<Record<never, never>>>
  | DomainEvent<'claims.inspection_hindered', Of<{ readonly refusedBy: Side | null; readonly goodsDisposed: boolean }>>
  | DomainEvent<'claims.appointed_reported', Of<Omit<AppointedReport, 'reportedAt'>>>
  | DomainEvent<'claims.determined', Of<Omit<Decision, 'at' | 'approved'>>>
  /** The second person sends a decision back. */
  | DomainEvent<'claims.sent_back', Of<{ readonly decisionId: string; readonly reason: ContentRef }>>
  | DomainEvent<
      'claims.approved',
      Of<{ readonly decisionId: string; readonly by: UserId; readonly refundDueOn: PlainDate; readonly appealBy: Deadline }>
    >
  | DomainEvent<'claims.appealed', Of<Omit<Appeal, 'at'>>>
  /** What was agreed or awarded was paid, or nothing was to be paid. */
  | DomainEvent<'claims.finished', Of<{ readonly because: 'paid' | 'set_off' | 'nothing_awarded' }>>;

export type EscalationCause = 'negotiation_ended' | 'reply_overdue' | 'both_agreed' | 'policy_day' | 'automatic';
