/** What a programme policy can say: every rule that differs between programmes, as a typed field and never as a name. */
import type { PlainDate, Zone } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';

export type PolicyName = 'classic' | 'whole-order' | 'rapid';

/** A dated version, `classic@2015-01`: what an order is pinned to when both sides confirm. */
export type PolicyId = string;

/** guarantee: the wire goes to the supplier and the fund stands behind it. hold: the money waits until release. */
export type MoneyMode = 'guarantee' | 'hold';

/** Agreed per order: which payments are protected and how long. */
export type CoverKind = 'pre_shipment' | 'post_delivery';

/** What a claim may rest on, in the order in which it is offered and told. */
export const CLAIM_GROUNDS = ['late_shipment', 'not_shipped', 'quality', 'shortage', 'charges', 'warranty'] as const;
export type ClaimGround = (typeof CLAIM_GROUNDS)[number];

/**
 * A number of days. The day of the act is day 0; the n-th counted day is the last whole one, and the deadline is 00:00 of
 * the next calendar day in the order's zone. Business days count only if they are so in both parties' countries.
 */
export type Days = { readonly days: number; readonly kind: 'calendar' | 'business' };

/**
 * What a claim window is counted from. A told fact counts from the later of its day and the day its report was received,
 * so that a backdated one closes nothing.
 */
export type Moment =
  /** First payment through the programme. */
  | 'payment'
  /** The shipping date has ended: 24:00 of that date in the order's zone. */
  | 'ship_by'
  /** The report of a pre-shipment inspection was filed. */
  | 'inspection_report'
  | 'shipment'
  /** Arrival at the destination port or place, told or presumed. */
  | 'arrival'
  /** Receipt confirmed by the buyer, or counted as confirmed. */
  | 'receipt';

export type WindowEnd =
  /** The instant of the moment itself. */
  | { readonly kind: 'at'; readonly moment: Moment }
  /** So many days after the moment. */
  | { readonly kind: 'after'; readonly moment: Moment; readonly days: Days }
  /** The period that the cited warranty clause names, from the moment. */
  | { readonly kind: 'clause_period'; readonly moment: Moment };

export type ClaimWindow = {
  /** Open from the first of these that happened. */
  readonly opens: readonly Moment[];
  /** Closed at the first of these that is reached. */
  readonly closes: readonly WindowEnd[];
  /** What must exist before the claim can be opened. */
  readonly needs: 'pre_shipment_inspection' | 'bill' | 'warranty_clause' | null;
  /** Whom a claim can reach once the order has ended: nobody, or the supplier's record and any money retained. Never the fund. */
  readonly afterEnd: 'nothing' | 'record_and_retention';
};

/** What the assurance covers and what it is limited by. */
export type Coverage = {
  /** limit: up to what the supplier's limit has left, reserved per order. whole_order: any granted limit qualifies. */
  readonly cover: 'limit' | 'whole_order';
  /** Which payments through the programme count as paid for the covered amount. */
  readonly counts: Readonly<Record<CoverKind, 'all_payments' | 'initial_payment'>>;
};

export type Reply = {
  readonly within: Days;
  /** What the other side's silence past its reply day does. */
  readonly silence: 'claimant_may_escalate' | 'nothing';
};

export type Negotiation = {
  readonly lasts: Days;
  /** When the claimant may escalate before the end: by agreement or past a silent reply day, or from 00:00 of a numbered day. */
  readonly earlyEscalation: { readonly kind: 'agreed_or_silent' } | { readonly kind: 'from_day'; readonly day: number };
  /** At the end the case goes on by itself, or waits for the claimant; unescalated for `closesAfter` it is closed. */
  readonly atEnd: { readonly kind: 'escalates' } | { readonly kind: 'claimant_may_escalate'; readonly closesAfter: Days };
};

/** What goods earn the buyer that were shipped late, but before a claim was opened. */
export type LateRemedy =
  | { readonly kind: 'full' }
  | {
      readonly kind: 'per_day';
      /** Of the late goods' price, per started calendar day: 100 is 1 %. */
      readonly basisPointsPerDay: number;
      readonly capBasisPoints: number;
      /** A figure in the contract replaces both. */
      readonly contractFigureWins: boolean;
    };

/** A slice of an amount and its rate: the rate applies to the part of the amount up to `upToMinor`, above the former tier. */
export type FeeTier = { readonly upToMinor: Minor | null; readonly basisPoints: number };

/** What "shipped" means for the shipping date, and the zone in which its day ends. */
export type ShippedMeans =
  /** The shipped event of the order's Incoterm, in the supplier's zone. */
  | { readonly kind: 'per_incoterm'; readonly zone: null }
  /** Export cleared, or picked up by the courier; under EXW put at the buyer's disposal. */
  | { readonly kind: 'export_cleared'; readonly exw: 'put_at_disposal'; readonly zone: Zone };

/** Clocks of an order's life. The unit is in the name: business days, or calendar days where it only says days. */
export type Life = {
  /** Nothing paid so long after both confirmed: cancelled, limit freed. */
  readonly unpaidDays: number;
  /** First instalment due, after both confirmed. */
  readonly depositDueBusinessDays: number;
  /** Balance due, after ready or a passed inspection. */
  readonly balanceDueBusinessDays: number;
  /** A deposit so much overdue lets the supplier cancel. */
  readonly depositOverdueBusinessDays: number;
  /** Untold arrival is presumed so long after shipment. */
  readonly presumedArrivalDays: { readonly sea: number; readonly other: number };
  /** A presumed arrival is announced to both sides so long before. */
  readonly announceArrivalDays: number;
  /** Receipt counts as confirmed so long after arrival. */
  readonly receiptConfirmedDays: number;
};

/** Under pre-shipment cover the goods wait for the buyer's inspection; a supplier that does not wait widens the cover. */
export type PreShipmentHold = {
  /** After ready was reported: for an inspection or a waiver. */
  readonly inspectOrWaiveBusinessDays: number;
  /** After the report was filed: to open a claim before the goods go. */
  readonly claimAfterReportBusinessDays: number;
  /** Re-inspections of sorted or reworked goods, at the supplier's cost. */
  readonly reinspections: number;
  /** Whose windows apply, on the same amount, if the supplier ships earlier, refuses the inspector or ships failed goods. */
  readonly breachGives: CoverKind;
};

/** The inspection the platform appoints when nothing admitted decides. */
export type AppointedInspection = {
  readonly firms: readonly string[];
  readonly prepaidBy: 'claimant';
  readonly borneBy: 'loser';
  /** Not prepaid within: decided on the evidence at hand. */
  readonly prepayWithin: Days;
};

export type Policy = {
  readonly id: PolicyId;
  readonly name: PolicyName;
  /** First day on which an order may be pinned to this version. */
  readonly inForceFrom: PlainDate;
  readonly coverage: Coverage;
  readonly windows: Readonly<Record<ClaimGround, Readonly<Record<CoverKind, ClaimWindow>>>>;
  readonly reply: Reply;
  readonly negotiation: Negotiation;
  readonly lateRemedy: LateRemedy;
  readonly appointedInspection: AppointedInspection;
  /** From approval of an award to the money leaving. */
  readonly refundService: Days;
  /** From approval: either side may appeal, once. */
  readonly appealWithin: Days;
  /** Late evidence counts once the other side had so long to answer it. */
  readonly answerLateEvidenceWithin: Days;
  /** What the supplier pays the programme, by money mode; taken at release. The buyer pays none. */
  readonly supplierFee: Readonly<Record<MoneyMode, readonly FeeTier[]>>;
  readonly shippedMeans: ShippedMeans;
  readonly preShipment: PreShipmentHold;
  readonly life: Life;
};

/** One consequence of saying nothing, as printed in the contract. Silence moves a case on, it never proves a clause. */
export type SilenceDefault = {
  readonly code: SilenceCode;
  readonly en: string;
  readonly zh: string;
};

export type SilenceCode =
  | 'order_unpaid'
  | 'deposit_overdue'
  | 'inspection_not_arranged'
  | 'arrival_untold'
  | 'receipt_unconfirmed'
  | 'claim_unanswered'
  | 'claim_not_escalated'
  | 'negotiation_ended'
  | 'fee_not_prepaid'
  | 'offer_unanswered'
  | 'remedy_not_performed'
  | 'award_not_appealed';

export type PolicyRefusal = 'policy.unknown' | 'policy.not_in_force';
