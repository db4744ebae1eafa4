/** The contract of an order: its terms and clauses, versions, and what both sides confirmed. */
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { JsonObject } from '../kernel/result.ts';

export type Side = 'buyer' | 'supplier';
export const otherSide = (side: Side): Side => (side === 'buyer' ? 'supplier' : 'buyer');

export type Cover = 'pre_shipment' | 'post_delivery';
export type Transport = 'sea' | 'sea_container' | 'air' | 'courier' | 'road';
export type DefectClass = 'critical' | 'major' | 'minor';
export type Remedy = 'full_refund' | 'pro_rata';
export type OrderKind = 'bulk' | 'sample';

/** A quantity in thousandths of its unit: 500 pcs is 500000, 2.5 t is 2500. */
export type Quantity = { readonly thousandths: number; readonly unit: string };

export type Line = {
  readonly lineId: string;
  readonly product: ContentRef;
  readonly sku: string | null;
  readonly quantity: Quantity;
  readonly unitPriceMinor: Minor;
  /** quantity x unit price, half up. */
  readonly totalMinor: Minor;
  readonly lot: string | null;
};

export type ChargeLine = {
  readonly chargeId: string;
  readonly kind: 'freight' | 'tooling' | 'sample' | 'other';
  readonly label: ContentRef;
  readonly amountMinor: Minor;
  /** Whether the assurance covers it. */
  readonly covered: boolean;
};

/** When an instalment falls due. `on_document` names the document condition, e.g. `bill_of_lading copy`. */
export type Trigger =
  | { readonly kind: 'on_confirmation' | 'before_shipment' | 'on_inspection_passed' | 'after_arrival' }
  | { readonly kind: 'on_document'; readonly document: string; readonly form: 'original' | 'copy' | null };

export type Instalment = {
  readonly name: string;
  readonly shareBasisPoints: number;
  readonly amountMinor: Minor;
  readonly due: Trigger;
};

/** Events of an order that the programme sees happen, and that a shipping date may hang on. */
export type SeenTrigger = 'confirmation' | 'deposit' | 'final_payment' | 'inspection';

/** A last day counted from such an event, whose own day is day 0. Business days are those of the supplier's country. */
export type DateRule = {
  readonly trigger: SeenTrigger;
  readonly days: number;
  readonly in: 'business_days' | 'calendar_days' | 'months';
};

/**
 * The shipping date: an exact day, or words that were not an exact day (then `date` is null and `words` holds them). `rule`
 * only where the words hang on an event the programme sees: the day is written in when it happens.
 */
export type ShipBy = {
  readonly date: PlainDate | null;
  readonly words: ContentRef | null;
  readonly problems: readonly string[];
  readonly rule?: DateRule;
};

export type Warranty = {
  readonly months: number;
  readonly parts: boolean;
  readonly remedy: 'repair' | 'replacement' | 'parts' | 'refund';
};

/** What goods shipped late earn the buyer where the policy leaves it to the contract: of their price, per started day and at most. */
export type LateFigure = { readonly basisPointsPerDay: number; readonly capBasisPoints: number };

export type DocumentCondition = {
  readonly type: string;
  readonly form: 'original' | 'copy' | null;
  readonly issuer: ContentRef | null;
  /** Latest day the document may bear. */
  readonly latestOn: PlainDate | null;
};

export type Sampling = {
  readonly level: string;
  readonly plan: 'normal' | 'tightened';
  /** AQL per defect class; 0 accepts none. */
  readonly aql: { readonly critical: number; readonly major: number; readonly minor: number };
};

/** An attached file. Where it contradicts the clauses, `precedence` says which is read: the clauses, or the file. */
export type Attachment = {
  readonly attachmentId: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: ContentRef;
  readonly precedence: 'clauses' | 'file';
  readonly by: Side;
};

export type Terms = {
  readonly kind: OrderKind;
  readonly category: string | null;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly charges: readonly ChargeLine[];
  /** Lines and charges. */
  readonly totalMinor: Minor;
  readonly incoterm: { readonly rule: string; readonly place: string };
  readonly transport: Transport | null;
  readonly shipBy: ShipBy;
  readonly shipZone: Zone;
  /** D rules only: judged by arrival. */
  readonly deliverBy: PlainDate | null;
  readonly cover: Cover;
  readonly assuranceMinor: Minor;
  /** The assurance follows the total until somebody names an amount. */
  readonly assuranceWhole: boolean;
  readonly instalments: readonly Instalment[];
  readonly consigneeCountry: string | null;
  readonly consignee: ContentRef | null;
  readonly approvedInspectors: readonly CompanyId[];
  readonly remedy: Remedy;
  /** The ship-from party where it is not the supplier. */
  readonly shipFrom: ContentRef | null;
  readonly composition: ContentRef | null;
  readonly process: ContentRef | null;
  readonly sampling: Sampling;
  readonly warranty: Warranty | null;
  /** null: as the policy says. */
  readonly lateFigure: LateFigure | null;
  readonly documents: readonly DocumentCondition[];
  /** Sample orders: who bears the freight. Never a duty to order in bulk after a bad sample. */
  readonly sampleFreightBy: Side | null;
  readonly attachments: readonly Attachment[];
};

/** What the measurability check found, fixed into the text both confirm. */
export type Verdict = 'measurable' | 'incomplete' | 'vague';

export type Clause = {
  readonly clauseId: string;
  readonly text: ContentRef;
  readonly defectClass: DefectClass;
  /** The line it is about; null for all. */
  readonly lineId: string | null;
  readonly by: Side;
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  /** characteristic, operator, value, unit, method; null where nothing could be read. */
  readonly parsed: JsonObject | null;
};

export type Confirmation = {
  readonly version: number;
  readonly fingerprint: string;
  readonly at: Instant;
  readonly acknowledged: readonly string[];
};

export type Agreed = {
  readonly version: number;
  readonly fingerprint: string;
  readonly at: Instant;
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
};

export type Amendment = {
  readonly amendmentId: string;
  readonly by: Side;
  readonly fingerprint: string;
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
};

export type ContractState = {
  readonly buyerId: CompanyId;
  readonly supplierId: CompanyId;
  readonly buyerCountry: string;
  readonly supplierCountry: string;
  /** The order's zone: the supplier's, or the contract's ship zone. */
  readonly zone: Zone;
  /** Who wrote the version that is being written or was sent last. */
  readonly author: Side;
  readonly version: number;
  /** The text on the table, until both have confirmed it: from then on it stands in `agreed` alone. */
  readonly terms: Terms | null;
  readonly clauses: readonly Clause[];
  readonly sent: { readonly version: number; readonly fingerprint: string; readonly by: Side } | null;
  readonly confirmations: { readonly buyer: Confirmation | null; readonly supplier: Confirmation | null };
  readonly agreed: Agreed | null;
  /** Agreed texts that an amendment took the place of, oldest first. */
  readonly replaced: readonly Agreed[];
  readonly amendment: Amendment | null;
  readonly clonedFrom: string | null;
};

export type ContractEvent =
  | DomainEvent<
      'contracts.drafted',
      {
        readonly buyerId: CompanyId;
        readonly supplierId: CompanyId;
        readonly buyerCountry: string;
        readonly supplierCountry: string;
        readonly author: Side;
        readonly terms: Terms;
        readonly clauses: readonly Clause[];
        readonly clonedFrom: string | null;
      }
    >
  | DomainEvent<'contracts.terms_set', { readonly version: number; readonly by: Side; readonly terms: Terms }>
  | DomainEvent<'contracts.clause_set', { readonly version: number; readonly by: Side; readonly clause: Clause }>
  | DomainEvent<'contracts.clause_removed', { readonly version: number; readonly by: Side; readonly clauseId: string }>
  | DomainEvent<'contracts.sent', { readonly version: number; readonly by: Side; readonly fingerprint: string }>
  | DomainEvent<'contracts.declined', { readonly version: number; readonly by: Side; readonly reason: ContentRef | null }>
  | DomainEvent<
      'contracts.confirmed',
      { readonly version: number; readonly side: Side; readonly fingerprint: string; readonly acknowledged: readonly string[] }
    >
  | DomainEvent<'contracts.agreed', { readonly version: number; readonly fingerprint: string }>
  | DomainEvent<'contracts.amendment_proposed', Amendment>
  | DomainEvent<
      'contracts.amendment_confirmed',
      {
        readonly amendmentId: string;
        readonly by: Side;
        readonly version: number;
        readonly fingerprint: string;
        /** As at a first confirmation. Absent in the first events of this type. */
        readonly acknowledged?: readonly string[];
      }
    >
  /** The event that the shipping date hung on has happened: the text is the same but for the day. */
  | DomainEvent<
      'contracts.date_fixed',
      {
        readonly version: number;
        readonly fingerprint: string;
        readonly trigger: SeenTrigger;
        readonly happenedOn: PlainDate;
        readonly shipBy: PlainDate;
      }
    >
  | DomainEvent<'contracts.amendment_declined', { readonly amendmentId: string; readonly by: Side }>;

export type ContractRefusal =
  | 'contract.not_measurable'
  | 'contract.date_not_fixed'
  | 'contract.over_limit'
  | 'contract.not_in_programme'
  | 'contract.frozen'
  | 'contract.clause_unknown'
  | 'contract.clause_exists'
  | 'contract.line_unknown'
  | 'contract.too_many'
  | 'contract.quantity_invalid'
  | 'contract.amount_invalid'
  | 'contract.assurance_above_total'
  | 'contract.instalments_invalid'
  | 'contract.trigger_unknown'
  | 'contract.date_past'
  | 'contract.date_too_far'
  | 'contract.zone_unknown'
  | 'contract.country_unknown'
  | 'contract.inspector_unknown'
  | 'contract.attachment_unknown'
  | 'contract.amendment_open'
  | 'contract.amendment_none'
  | 'contract.nothing_changed'
  | 'contract.sampling_invalid';
