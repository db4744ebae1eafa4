/** What the measurability check says about a clause, a shipping date and an order's gaps. */
import type { JsonObject } from '../kernel/result.ts';
import type { PlainDate } from '../kernel/dates.ts';

/** Everything that can keep a clause from being decided, in the order in which problems are listed. */
export const PROBLEMS = [
  'subjective_term',
  'escape_clause',
  'open_ended',
  'undefined_reference',
  'relative_date',
  'vague_quantity',
  'no_limit',
  'no_unit',
  'no_tolerance',
  'no_method',
  'multiple_requirements',
] as const;

export type Problem = (typeof PROBLEMS)[number];

/** Could an inspector who sees only the clause, the goods and public standards decide pass or fail? */
export type Verdict = 'measurable' | 'incomplete' | 'vague';

/** UTF-16 offsets in the clause as written: start included, end excluded. */
export type Span = readonly [start: number, end: number];

/** One reason; `data.words` are the words that gave it, other keys what is missing. */
export type LintProblem = { readonly code: Problem; readonly span: Span | null; readonly data: JsonObject };

export type Operator = '>=' | '<=' | '=' | 'between' | 'in';

/** The number a measurable clause binds the goods to. */
export type Parsed = {
  readonly characteristic: string;
  readonly operator: Operator;
  /** One number for `>=`, `<=`, `=`; `[low, high]` for `between`; the allowed values for `in`. */
  readonly value: number | readonly number[];
  /** UCUM-like code; `1` where the characteristic has no unit. */
  readonly unit: string;
  readonly method: string | null;
  /** Only for a nominal value with a tolerance: a dispute measures the gap from here, not from the edge. */
  readonly nominal?: number;
};

export type ClauseInput = {
  readonly text: string;
  /** Carried for the caller's convenience: a sentence reads the same in every category. */
  readonly category?: string;
  /** The product's name; its own words ("soft toy") are no judgement. */
  readonly product?: string;
};

export type ClauseLint = {
  readonly verdict: Verdict;
  /** Each code at most once, in the order of `PROBLEMS`; empty exactly when measurable. */
  readonly problems: readonly LintProblem[];
  readonly parsed: Parsed | null;
};

/** Why a shipping date fixes no day; `no_limit`: there is no date in it, it does not exist, or it reads two ways. */
export type ShipByProblem = Extract<
  Problem,
  'subjective_term' | 'escape_clause' | 'relative_date' | 'vague_quantity' | 'no_limit'
>;

export type ShipByLint =
  | { readonly ok: true; readonly date: PlainDate }
  | { readonly ok: false; readonly problems: readonly ShipByProblem[] };
