/** What decided cases teach about wording: the clauses that decided nothing, by what was missing and by the words. */
import type { Finding, ReasonCode, SubjectFinding } from '../claims/determination.types.ts';
import type { Words } from '../contracts/coach.types.ts';
import type { Problem, Verdict } from '../contracts/lint.types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { OrderId } from '../kernel/ids.ts';

/** A clause as both had confirmed it when the case was decided. */
export type DecidedClause = {
  readonly clauseId: string;
  /** null: erased since. */
  readonly text: string | null;
  /** Name of the goods it is about; null: erased since. */
  readonly product: string | null;
  readonly characteristic: string | null;
};

/** A claim whose decision a second person approved. */
export type DecidedCase = {
  readonly orderId: OrderId;
  readonly claimId: string;
  readonly approvedAt: Instant;
  /** Version of the contract that was judged. */
  readonly version: number;
  readonly category: string | null;
  readonly findings: readonly SubjectFinding[];
  readonly clauses: readonly DecidedClause[];
  /** The words of a shipping date that was no exact day. */
  readonly shipBy: string | null;
};

/** What the proof of a clause failed on, although it could be measured. */
export type ProofGap =
  | 'share_unknown'
  | 'contradicted'
  | 'within_uncertainty'
  | 'too_few_failures'
  | 'instrument_unsuited'
  | 'incomplete_measurement'
  | 'unreadable'
  | 'photo_no_quantity'
  | 'statement_alone'
  | 'nothing_shown';

/** Why a point decided nothing: a problem of the wording that the check names, no exact date, or a gap in the proof. */
export type Cause = Problem | 'no_exact_date' | ProofGap;

export type Example = {
  readonly orderId: OrderId;
  readonly claimId: string;
  /** null: the shipping date. */
  readonly clauseId: string | null;
  readonly version: number;
  readonly approvedAt: Instant;
  readonly category: string | null;
  readonly text: string | null;
  /** What the check says of the text today. */
  readonly verdict: Verdict | null;
  readonly rewrite: string | null;
};

export type Wording = {
  /** The words that caused it, in small letters, or the characteristic whose limit or method was missing; null: erased. */
  readonly words: string | null;
  /** Points with them that decided nothing for this cause. */
  readonly points: number;
  /** Points whose clause has the same words and was found met or not met. */
  readonly decided: number;
  /** Of `points`, those that the check of today would not let pass. */
  readonly caughtToday: number;
  readonly examples: readonly Example[];
};

export type Lesson = {
  readonly cause: Cause;
  readonly finding: Extract<Finding, 'unproven' | 'excluded'>;
  readonly why: Words;
  readonly add: Words;
  readonly cases: number;
  readonly points: number;
  readonly wordings: readonly Wording[];
};

export type Lessons = {
  readonly cases: number;
  readonly findings: Readonly<Record<Finding, number>>;
  /** The cause of most points first. */
  readonly lessons: readonly Lesson[];
  /** Points that decided nothing for another reason than their wording: who refused an inspection, whose the damage was. */
  readonly otherwise: readonly { readonly reason: ReasonCode; readonly points: number }[];
};
