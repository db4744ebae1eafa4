/** Words that turn a day, or a count of days, into a first one or a last one. */
import { type Phrase, list } from './phrases.rules.ts';

/** `<=` the day itself still counts; `<` the day before is the last; `>=` a first day; `>` the day after is the first. */
export type Bound = '<=' | '<' | '>=' | '>';

export type DirectionPhrase = Phrase & {
  readonly bound: Bound;
  /** What a "not" before it makes of it; null: no plain meaning. */
  readonly negated: Bound | null;
  /** It bounds how far away the day lies ("at least 30 days before"), not the day itself. */
  readonly extent: boolean;
};

const rows = (bound: Bound, negated: Bound | null, ...lines: readonly string[]): readonly DirectionPhrase[] =>
  list(...lines).map((say) => ({ say, bound, negated, extent: false }));
const extents = (bound: Bound, negated: Bound | null, ...lines: readonly string[]): readonly DirectionPhrase[] =>
  rows(bound, negated, ...lines).map((row) => ({ ...row, extent: true }));

/**
 * Before the day. Source: trade practice as in the rules for documentary credits: "to", "until", "till", "from" and "between"
 * include the day, "before" and "after" exclude it.
 */
export const DIRECTIONS: readonly DirectionPhrase[] = [
  ...rows('<=', null, 'by|to|through|thru|latest|the latest|at latest|at the latest|latest by|latest on|deadline|due'),
  ...rows('<=', '>', 'on or before|before or on|on or prior to|by or before|before or by|until and including'),
  ...rows('<=', '>=', 'until|till|til'),
  ...rows('<', '>=', 'before|prior to|prior|earlier than|sooner than|ahead of|in advance of'),
  ...rows('>=', null, 'from|since|as of|as from|starting|starts|start|starting from|start from|beginning|begins|begin'),
  ...rows('>=', null, 'beginning from|commencing|commences|commence|effective|earliest|the earliest|at earliest|at the earliest'),
  ...rows('>=', '<', 'on or after|after or on|on or later than|from and including'),
  ...rows('>', '<=', 'after|later than|past|beyond|following|exceed|exceeding|exceeds'),
  ...extents('<=', null, 'within|at most|max|maximum|up to'),
  ...extents('<', '>=', 'less than|fewer than'),
  ...extents('>=', null, 'at least|min|minimum'),
  ...extents('>', '<=', 'more than|over'),
];

/** Behind the day: "15 May 2026 onwards", "15 May 2026 at the latest". */
export const DIRECTIONS_BEHIND: readonly DirectionPhrase[] = [
  ...rows('>=', null, 'onwards|onward|on wards|and onwards|or later|and later|or after|and after|forward|or thereafter'),
  ...rows('>=', null, 'at the earliest|at earliest|earliest|the earliest'),
  ...rows('<=', null, 'or earlier|or before|or sooner|or prior|at the latest|at latest|latest|the latest|deadline'),
];

/** Words between a direction and its day that change nothing. */
export const DIRECTION_FILLERS: ReadonlySet<string> = new Set(
  list(
    'the|a|an|date|day|dated|of|on|at|in|is|be|about|around|approx|approximately|circa|ca|latest|month|end|weekday',
    'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun',
  ),
);
