/** What a determination reads and what it says: the case as plain data, findings with their reasons, the award line by line. */
import type { Clause, DefectClass, LateFigure, Line, Sampling, Side, Terms } from '../contracts/types.ts';
import type { Charge, BearerFacts, Rule } from '../incoterms/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { ClaimGround, Policy, PolicyId } from '../policy/types.ts';

/** The rules of this release. A change that would alter a golden decision is a new number beside the old one. */
export type RuleSet = 1;
export const RULE_SET: RuleSet = 1;

/** What a policy says to a determination. */
export type CasePolicy = Pick<Policy, 'id' | 'lateRemedy'>;

/** A clause as both confirmed it: parsed form and verdict are read, never made again. */
export type CaseClause = Pick<Clause, 'clauseId' | 'defectClass' | 'lineId' | 'verdict' | 'problems' | 'parsed'> & {
  /** It says how the goods are packed: broken, it makes damage in transit the supplier's. */
  readonly packing: boolean;
  /** units: each unit keeps it or fails it, so failures are held against the sampling plan. lot: there is one thing to judge. */
  readonly scope: 'units' | 'lot';
};

export type CaseLine = Pick<Line, 'lineId' | 'quantity' | 'totalMinor'>;

export type CaseContract = Pick<Terms, 'currency' | 'transport' | 'shipZone' | 'deliverBy' | 'remedy'> & {
  readonly version: number;
  /** Of the text both confirmed. */
  readonly fingerprint: string;
  readonly rule: Rule;
  readonly lines: readonly CaseLine[];
  /** null: no exact day was agreed. */
  readonly shipBy: PlainDate | null;
  readonly sampling: Sampling;
  /** The contract's own figure for late goods, where it has one. */
  readonly lateFigure: LateFigure | null;
  readonly clauses: readonly CaseClause[];
};

/** What is wrong with the goods. The first four are presumed present at shipment, the others happen on the way. */
export type Nature = 'material' | 'dimension' | 'count' | 'function' | 'breakage' | 'wetting' | 'dents' | 'loss';

export type ClaimPoint = {
  readonly clauseId: string;
  readonly nature: Nature | null;
  readonly lineId: string | null;
  /** Thousandths of the line's unit that the claimant says are affected. */
  readonly claimedThousandths: number | null;
};

export type ShortPoint = { readonly lineId: string; readonly claimedThousandths: number; readonly nature: 'count' | 'loss' };

/** A line of a bill that the buyer was made to pay, in the order's currency. */
export type BilledCharge = { readonly charge: Charge; readonly amountMinor: Minor; readonly billId: string | null };

export type CaseClaim = {
  readonly grounds: readonly ClaimGround[];
  readonly openedAt: Instant;
  readonly points: readonly ClaimPoint[];
  readonly shortages: readonly ShortPoint[];
  readonly charges: readonly BilledCharge[];
  /** The buyer keeps the goods for a reduction instead of giving them back. */
  readonly keepsGoods: boolean;
};

/** A lot on its way. What no consignment holds was not shipped. */
export type Consignment = {
  readonly consignmentId: string;
  /** Contract price of its goods. */
  readonly goodsMinor: Minor;
  readonly shippedOn: PlainDate | null;
  /** Known where the day of shipment and of the claim are the same. */
  readonly shippedAt: Instant | null;
  readonly papers: readonly { readonly paperId: string; readonly type: string; readonly datedOn: PlainDate | null }[];
  /** At the buyer's carrier's disposal, with notice and proof. */
  readonly tender: { readonly on: PlainDate; readonly noticeGiven: boolean; readonly proofId: string | null } | null;
  readonly arrivedOn: PlainDate | null;
};

export type BuyerDays = { readonly cause: 'deposit' | 'approval' | 'nomination' | 'address'; readonly days: number };

export type CaseFacts = {
  /** All that was paid through the programme. */
  readonly paidMinor: Minor;
  /** The least of the agreed amount, the payments the policy counts and the reserved limit, before anything came back. */
  readonly coveredMinor: Minor;
  /** Refunds, settlements and chargebacks. */
  readonly returnedMinor: Minor;
  /** Of the order's total, not yet paid. */
  readonly unpaidMinor: Minor;
  /** Still retained when the order ended: all that a warranty claim can reach then. */
  readonly retainedMinor: Minor;
  readonly orderEnded: boolean;
  readonly consignments: readonly Consignment[];
  readonly buyerDays: readonly BuyerDays[];
  readonly agreedDays: number;
  /** Contract price of units that the buyer used or sold. */
  readonly usedMinor: Minor;
  /** What decides charges that depend on the contract of carriage or the named place. */
  readonly carriage: BearerFacts;
};

export type EvidenceKind = 'report' | 'document' | 'own_measurement' | 'photo' | 'statement';
export type EvidenceIssuer = 'appointed' | 'approved' | 'directory' | 'other' | 'carrier';

/** One admitted item, about one clause or about a quantity. What it does not say is null. */
export type Evidence = {
  readonly evidenceId: string;
  readonly side: Side | 'platform';
  readonly kind: EvidenceKind;
  readonly issuer: EvidenceIssuer | null;
  readonly clauseId: string | null;
  /** Readings as written, `26 W`. */
  readonly values: readonly string[];
  /** What it shows of something that is there or not. */
  readonly fact: 'pass' | 'fail' | null;
  /** Units looked at and units that failed; left out, every reading is a unit. */
  readonly units: { readonly tested: number; readonly failing: number } | null;
  /** Thousandths of the line's unit found affected by a full count. */
  readonly affectedThousandths: number | null;
  /** Thousandths of the line's unit found in all. */
  readonly counted: { readonly lineId: string; readonly thousandths: number } | null;
  readonly instrument: string | null;
  readonly method: string | null;
  /** `1 W`, or `2 %` of the reading. */
  readonly uncertainty: string | null;
  readonly photos: number;
  /** Which goods it saw: those in dispute, or the goods as they stood before shipment. */
  readonly goods: 'current' | 'before_shipment';
  /** Whether carton and container seals tie earlier goods to those in dispute. */
  readonly sealsMatch: boolean | null;
  /** Filed after negotiation ended. */
  readonly late: boolean;
  /** The other side had its days to answer a late item. */
  readonly answerTimeGiven: boolean;
};

export type AppointedCase = {
  /** What the claimant prepaid. */
  readonly feeMinor: Minor;
  readonly tested: readonly string[];
  /** Clauses among them that were not disputed and that the claimant had tested all the same. */
  readonly addedByClaimant: readonly string[];
  /** A side that would not have the inspection, or not let the inspector in. */
  readonly refusedBy: Side | null;
  /** The buyer no longer had the goods. */
  readonly goodsDisposed: boolean;
};

export type CaseInput = {
  readonly ruleSet: RuleSet;
  readonly policy: CasePolicy;
  readonly contract: CaseContract;
  readonly claim: CaseClaim;
  readonly facts: CaseFacts;
  readonly evidence: readonly Evidence[];
  readonly inspection: AppointedCase | null;
};

export type Finding = 'met' | 'not_met' | 'unproven' | 'excluded';

export type EvidenceClass =
  | 'appointed_laboratory'
  | 'approved_agency'
  | 'directory_agency'
  | 'shipping_document'
  | 'own_measurement'
  | 'photo'
  | 'statement';

/** Why an item decided nothing. */
export type SetAside =
  | 'late_unanswered'
  | 'unsealed_goods'
  | 'unreadable'
  | 'instrument_unsuited'
  | 'incomplete_measurement'
  | 'photo_no_quantity'
  | 'statement_alone'
  | 'within_uncertainty'
  | 'too_few_failures'
  | 'says_nothing'
  | 'refused'
  | 'outranked';

export type ReasonCode =
  | 'not_measurable'
  | 'report_decides'
  | 'measurement_decides'
  | 'paper_decides'
  | 'photo_decides'
  | 'contradicted'
  | 'nothing_decides'
  | 'access_refused'
  | 'inspection_refused'
  | 'goods_disposed'
  | 'carriers_damage'
  | 'packing_failed'
  | 'share_unknown'
  | 'set_aside'
  | 'no_exact_date'
  | 'not_yet_due'
  | 'not_shipped'
  | 'no_paper'
  | 'shipped_late'
  | 'arrived_late'
  | 'shipped_in_time'
  | 'tendered_in_time'
  | 'short'
  | 'count_complete'
  | 'count_unproven'
  | 'lost_on_the_way'
  | 'charge_is_suppliers'
  | 'charge_is_buyers'
  | 'charge_depends'
  | 'bill_missing'
  | 'nothing_named'
  | 'overridden';

/** Ids of the evidence a reason rests on, by who filed it. */
export type ReliedOn = {
  readonly buyer: readonly string[];
  readonly supplier: readonly string[];
  readonly platform: readonly string[];
};

export type Reason = { readonly code: ReasonCode; readonly data: JsonObject; readonly reliedOn: ReliedOn };

export type SubjectKind = 'clause' | 'late_shipment' | 'shortage' | 'charges';

export type SubjectFinding = {
  readonly kind: SubjectKind;
  /** The clause's id, or the kind. */
  readonly subject: string;
  readonly defectClass: DefectClass | null;
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
};

/** A part of a whole, as it is multiplied: 1 of 3 stays 1 of 3. */
export type Share = { readonly part: number; readonly whole: number };

export type AwardLineKind =
  | 'purchase_ends'
  | 'not_shipped'
  | 'shipped_late'
  | 'reduction'
  | 'shortage'
  | 'charge'
  | 'set_off'
  | 'cap';

/** Amounts are signed: set_off and cap take away. The lines sum to the refund. */
export type AwardLine = {
  readonly kind: AwardLineKind;
  readonly subjects: readonly string[];
  readonly amountMinor: Minor;
  readonly basis: JsonObject;
};

export type FeeAward = {
  readonly borneBy: Side | 'split';
  readonly supplierMinor: Minor;
  readonly buyerMinor: Minor;
};

export type Award = {
  readonly currency: string;
  readonly refundMinor: Minor;
  readonly lines: readonly AwardLine[];
  /** The most that could be awarded. */
  readonly capMinor: Minor;
  /** Goods go back, or stay with the supplier. */
  readonly purchaseEnds: boolean;
  /** null: nothing was appointed. */
  readonly fee: FeeAward | null;
};

export type Fault = 'supplier' | 'carrier' | 'none';

export type Determination = {
  readonly ruleSet: RuleSet;
  readonly policy: PolicyId;
  readonly contract: { readonly version: number; readonly fingerprint: string };
  readonly findings: readonly SubjectFinding[];
  readonly fault: Fault;
  readonly award: Award;
  /** Fingerprint of everything above. */
  readonly hash: string;
};

/** In precedence order. Each names the `path` in the case. */
export type DeterminationRefusal =
  | 'determination.rule_set_unknown'
  | 'determination.malformed'
  | 'determination.reference_unknown'
  | 'determination.twice'
  | 'determination.figures_contradict'
  | 'determination.evidence_contradicts';
