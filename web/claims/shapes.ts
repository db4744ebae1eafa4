/** A claim as its page reads it: the shape of `claims/view.rules`, whose parts have the types of the claim itself. */
import type { GetV1OrdersOrderId200 } from '../../sdk/openapi.ts';
import type { EvidenceBody, EvidenceFile, EvidenceRequest } from '../../src/claims/evidence.types.ts';
import type { Appointment, Appeal, ClaimStatus, Decision } from '../../src/claims/types.ts';
import type { FiledEvidence } from '../../src/claims/evidence.types.ts';
import type { Claim, Offer, Settlement } from '../../src/claims/types.ts';
import type { Determination, Finding } from '../../src/claims/determination.types.ts';
import type { ClaimStep } from '../../src/claims/next.rules.ts';
import type { Instant, PlainDate, Zone } from '../../src/kernel/dates.ts';

/** A file of evidence: `fileId` and `sha256` are of what was brought, the shared ones of what is opened. */
export type ShownFile = Pick<EvidenceFile, 'sha256' | 'sharedSha256' | 'mediaType' | 'sizeBytes'> & {
  readonly fileId: string;
  readonly sharedFileId: string;
  /** null: erased. */
  readonly name: string | null;
};

export type ShownEvidence = Omit<FiledEvidence, 'body' | 'files'> & {
  /** null: erased. */
  readonly says: EvidenceBody | null;
  readonly files: readonly ShownFile[];
};

export type ShownOffer = Omit<Offer, 'note'> & { readonly note: string | null };
export type ShownRequest = Omit<EvidenceRequest, 'what'> & { readonly what: string | null };

export type ShownDecision = {
  readonly decisionId: string;
  readonly round: Decision['round'];
  readonly at: Instant;
  readonly approvedAt: Instant | null;
  /** null: there was an appeal already. */
  readonly appealBy: { readonly at: Instant; readonly lastDay: PlainDate } | null;
  readonly findings: Readonly<Record<string, Finding>>;
  readonly result: Determination;
  readonly overrides: readonly { readonly subject: string; readonly finding: Finding; readonly reason: string | null }[];
};

/** Business days from today to a last day in both parties' calendars; negative: over. */
export type DaysLeft = Readonly<Record<'reply' | 'negotiation' | 'escalate' | 'appeal' | 'offer', number | null>>;

/** The order as its own page reads it. */
export type OrderPageView = GetV1OrdersOrderId200;
/** A clause of the contract that the claim is judged on. */
export type ClaimClause = OrderPageView['contract']['clauses'][number];

/** An appointed inspection; when its fee was paid, not from which card. */
export type ShownAppointment = Omit<Appointment, 'prepaid'> & { readonly prepaid: { readonly at: Instant } | null };

export type ClaimPage = Pick<
  Claim,
  | 'claimId'
  | 'grounds'
  | 'openedAt'
  | 'finishedAt'
  | 'amountMinor'
  | 'points'
  | 'shortages'
  | 'charges'
  | 'keepsGoods'
  | 'escalatedAt'
  | 'escalationAskedBy'
  | 'brokenPromises'
  | 'contractVersion'
> & {
  readonly clauses: readonly ClaimClause[];
  readonly state: ClaimStatus;
  readonly zone: Zone;
  readonly text: string | null;
  readonly next: ClaimStep | null;
  readonly replyDue: PlainDate;
  readonly replyDueAt: Instant;
  readonly negotiationEnds: PlainDate;
  readonly negotiationEndsAt: Instant;
  readonly mayEscalateFrom: PlainDate;
  readonly escalateBy: PlainDate | null;
  readonly escalateByAt: Instant | null;
  readonly businessDaysLeft: DaysLeft;
  readonly answered: { readonly at: Instant; readonly accepted: boolean; readonly text: string | null } | null;
  readonly offers: readonly ShownOffer[];
  readonly openOffer: string | null;
  readonly settlement: Settlement | null;
  readonly evidence: readonly ShownEvidence[];
  readonly requests: readonly ShownRequest[];
  readonly appointment: ShownAppointment | null;
  readonly decision: ShownDecision | null;
  readonly appeal: (Omit<Appeal, 'text'> & { readonly text: string | null }) | null;
  readonly refunds: readonly {
    readonly refundId: string;
    readonly amountMinor: number;
    readonly feeMinor: number;
    readonly dueOn: PlainDate;
    readonly status: string;
  }[];
  readonly award: {
    readonly currency: string | null;
    readonly refundMinor: number;
    readonly refundDue: PlainDate | null;
  } | null;
};
