/** The composed order: whose turn it is, until when, what is covered, and what the two should know. */
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { States } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import type { InquiryRemark } from '../messages/types.ts';

export const ACTORS = ['buyer', 'supplier', 'platform', 'bank', 'inspector', 'nobody'] as const;
export type ActorName = (typeof ACTORS)[number];

/** What is to be done next in an order that stands well, in the order in which it usually comes. */
export type StepCode =
  | 'send'
  | 'confirm'
  | 'pay_instalment'
  | 'recognise_wire'
  | 'report_ready'
  | 'inspect'
  | 'ship'
  | 'report_arrival'
  | 'confirm_receipt'
  | 'nothing';

/** The next step. A claim's own step (its `what` is a code of claims) replaces the order's. */
export type Step = { readonly by: ActorName; readonly what: StepCode | `claim_${string}`; readonly instalment: string | null };

/** `on` is the last whole day, `at` the instant when it is over in the order's zone. */
export type Due = { readonly at: Instant; readonly on: PlainDate; readonly rule: string };

/** How many business days of both countries are left to a date; null: it is over, or too far to count. */
export type Counted = { readonly businessDaysLeft: number | null };

/** The figures of an order, minor units of one currency. */
export type Figures = {
  readonly currency: string;
  readonly totalMinor: Minor;
  readonly assuranceMinor: Minor;
  readonly reservedMinor: Minor;
  readonly paidMinor: Minor;
  readonly coveredMinor: Minor;
  readonly uncoveredMinor: Minor;
  readonly heldMinor: Minor;
  readonly releasedMinor: Minor;
  readonly refundedMinor: Minor;
  readonly feeMinor: Minor;
  readonly chargedBackMinor: Minor;
};

/** As whom somebody reads the order. */
export type Reading = 'buyer' | 'supplier' | 'inspector' | 'operator';

export type DueRow = {
  readonly name: string;
  readonly dueAt: Instant;
  readonly zone: Zone;
  readonly rule: string;
  readonly data: JsonObject;
};

/** A text beside the chain; an erased one has neither salt nor body. */
export type TextRow = {
  readonly contentId: string;
  readonly kind: string;
  readonly salt: string | null;
  readonly body: Json;
  readonly hash: string;
  readonly erased: boolean;
};
export type Texts = ReadonlyMap<string, TextRow>;

export type CompanyRow = { readonly id: string; readonly name: string; readonly country: string };

/** Everything one order's page is made of, read in one statement. */
export type PageRow = {
  readonly orderId: string;
  readonly version: number;
  readonly head: string;
  readonly frozen: boolean;
  readonly states: States;
  /** As what the acting company stands to the order. */
  readonly relations: readonly string[];
  readonly texts: Texts;
  readonly deadlines: readonly DueRow[];
  readonly companies: readonly CompanyRow[];
  /** What the two companies wrote to each other outside of orders, where something was read in it; the newest only. */
  readonly remarks: readonly InquiryRemark[];
};
