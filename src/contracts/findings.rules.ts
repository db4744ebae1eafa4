/** What the rules of the check find, and the small questions they all ask of a clause. */
import type { JsonObject } from '../kernel/result.ts';
import type { Facts } from './facts.rules.ts';
import type { Problem } from './lint.types.ts';
import type { Quantity } from './quantity.rules.ts';
import type { Range } from './references.rules.ts';
import { PURE_NUMBERS, RATED_NOUNS, SCALED_NOUNS } from './units.data.ts';

/** What a rule found: a code, where, and what to say about it. */
export type Finding = { readonly code: Problem; readonly at: Range | null; readonly data: JsonObject };

export const SCALED = new Set(SCALED_NOUNS);
export const RATED = new Set([...SCALED_NOUNS, ...RATED_NOUNS]);
export const PURE = new Set(PURE_NUMBERS);

export const wordsOf = (facts: Facts, range: Range): string =>
  facts.tokens
    .slice(range.from, range.to)
    .map((token) => token.text)
    .join(' ');
export const partOf = (facts: Facts, range: Range): number => facts.tokens[range.from]?.part ?? -1;

export const found = (facts: Facts, code: Problem, ranges: readonly Range[]): readonly Finding[] =>
  ranges.map((at) => ({ code, at, data: { word: wordsOf(facts, at) } }));

export const limits = (facts: Facts): readonly Quantity[] => facts.quantities.filter(({ role }) => role === 'limit');
