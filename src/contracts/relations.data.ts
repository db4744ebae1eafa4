/** Words that bound an amount, before or after it, and words that merely stand before one. */
import type { Operator } from './lint.types.ts';
import { list } from './phrases.rules.ts';

export type Relation = {
  readonly operator: Operator;
  /** A negation before it turns it: "not less than", "no carton over". */
  readonly turns: boolean;
  /** Must stand within two tokens of the figure: "over" the edge of a table is no limit. */
  readonly near: boolean;
  /** Right after a figure the word is a unit instead: "10 min". */
  readonly unitAfterFigure: boolean;
};

type Manner = 'anywhere' | 'near' | 'turns' | 'turns near' | 'unit too';

const relation = (operator: Operator, manner: Manner): Relation => ({
  operator,
  turns: manner.startsWith('turns'),
  near: manner.endsWith('near'),
  unitAfterFigure: manner === 'unit too',
});

export const RELATIONS_BEFORE: ReadonlyMap<string, Relation> = new Map([
  ['>=', relation('>=', 'near')],
  ['<=', relation('<=', 'near')],
  ['>', relation('>=', 'turns near')],
  ['<', relation('<=', 'turns near')],
  ['min', relation('>=', 'unit too')],
  ['minimum', relation('>=', 'anywhere')],
  ['least', relation('>=', 'anywhere')],
  ['max', relation('<=', 'anywhere')],
  ['maximum', relation('<=', 'anywhere')],
  ['most', relation('<=', 'near')],
  ['within', relation('<=', 'near')],
  ['inside', relation('<=', 'near')],
  ['nlt', relation('>=', 'near')],
  ['nmt', relation('<=', 'near')],
  ['ceiling', relation('<=', 'near')],
  ['exactly', relation('=', 'near')],
  ['exact', relation('=', 'near')],
  ['above', relation('>=', 'turns near')],
  ['over', relation('>=', 'turns near')],
  ['exceed', relation('>=', 'turns')],
  ['exceeds', relation('>=', 'turns')],
  ['exceeding', relation('>=', 'turns')],
  ['beyond', relation('>=', 'turns near')],
  ['than', relation('>=', 'turns near')],
  ['below', relation('<=', 'turns near')],
  ['under', relation('<=', 'turns near')],
]);

/** Comparatives that make "than" an upper limit; all others make it a lower one. */
export const SMALLER: ReadonlySet<string> = new Set(
  list('less|lower|smaller|shorter|lighter|thinner|narrower|fewer|slower|later|earlier|weaker'),
);

const all = (operator: Operator, ...lines: readonly string[]): readonly (readonly [string, Operator])[] =>
  list(...lines).map((words) => [words, operator]);

export const RELATIONS_AFTER: ReadonlyMap<string, Operator> = new Map([
  ...all(
    '>=',
    'min|minimum|at least|at minimum|or more|or above|or higher|or over|or better|or longer|or up|or greater|or thicker',
    'or hotter|or warmer|or wider|or stronger|or bigger|or larger|or brighter|or harder|or heavier|and above|and over|and up|and more',
  ),
  ...all(
    '<=',
    'max|maximum|at most|at maximum|or less|or lower|or below|or under|or fewer|or lighter|or shorter|or smaller',
    'or quicker|or faster|or cooler|or colder|or thinner|or narrower|or earlier|or lesser|ceiling|at the most|and below|is reject',
  ),
  ...all('=', 'exactly|only'),
]);

/** A value after these is a circumstance of the test or the use, not a promise about the goods. */
export const NUMBER_PREPOSITIONS: ReadonlySet<string> = new Set(list(
  'at|after|during|for|with|w|in|per|every|when|under|using|from|by|on|against|then|between|until',
));

/** Words after a whole number that are not counted things. */
export const COUNT_STOPS: ReadonlySet<string> = new Set(list(
  'and|the|for|with|from|per|max|maximum|minimum|each|are|but|not|only|after|before|when|until|than|side|sides|way',
  'stage|star|stars|year|times|real|lady|person|persons|people|adult|adults|user|users|exactly|measured|including',
  'incl|black|white|warm|cool|approx|about|acc|according|rated|original|gross|net|inside|outside|long|wide|high',
  'thick|deep|level|quality|must|shall|should|can|will|minutes|phase|type|series|lux|cfr',
));
