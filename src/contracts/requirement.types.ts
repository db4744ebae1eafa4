/** A requirement as a structure: what is measured, how much, by which method, on which sample, against which reference. */
import type { PlainDate } from '../kernel/dates.ts';
import type { ClauseLint, Operator, Span } from './lint.types.ts';

/** A public document: `ISO 2409`, `EN 12546-1:2000`, `EU 10/2011`. */
export type Standard = {
  /** As the issuer abbreviates itself, capitals. */
  readonly issuer: string;
  readonly number: string;
  readonly part: string | null;
  /** Year of the edition. */
  readonly edition: string | null;
};

export type Sample = { readonly count: number | null; readonly level: string | null; readonly aql: number | null };

/** A thing with a number: a drawing, a sealed sample, a colour of a public system. */
export type Reference = {
  readonly kind: 'sample' | 'drawing' | 'colour' | 'document';
  readonly id: string;
  readonly dated: PlainDate | null;
};

export type Requirement = {
  readonly characteristic: string;
  readonly relation: Operator;
  /** One value, `[low, high]` of `between`, or the allowed ones of `in`; in the unit. */
  readonly values: readonly number[];
  /** UCUM-like code; `1` where there is none. */
  readonly unit: string;
  /** The middle of a tolerance. */
  readonly nominal: number | null;
  readonly standards: readonly Standard[];
  readonly instruments: readonly string[];
  readonly sample: Sample | null;
  readonly reference: Reference | null;
};

/** What a highlighted part of the text is. */
export type PartRole = 'value' | 'condition' | 'standard' | 'instrument' | 'reference' | 'problem';

export type CompiledClause = ClauseLint & {
  /** Null where the clause binds to no number, or something is missing. */
  readonly requirement: Requirement | null;
  /** By place; empty where the text was read from Chinese. */
  readonly parts: readonly { readonly role: PartRole; readonly span: Span }[];
};
