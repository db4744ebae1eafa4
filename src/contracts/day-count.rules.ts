/** Counts of days, weeks and months as terms state them: "4-5 days", "2 working weeks", "thirty (30) days". */
import { MAX_DAYS } from '../calendar/rules.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Counted } from './compile-date.types.ts';
import type { Range } from './references.rules.ts';
import { type Token, numberOf } from './tokens.rules.ts';

export type DayCount = Range &
  Pick<Counted, 'least' | 'most' | 'in'> & {
    /** "10-5 days" reads two ways; "9,000 days" is further away than any term. */
    readonly problem: 'ambiguous' | 'too_far' | null;
  };

type UnitOfDays = { readonly business: boolean | null; readonly days: number; readonly months: boolean };

const rows = (
  words: string,
  business: boolean | null,
  days: number,
  months = false,
): readonly (readonly [string, UnitOfDays])[] => words.split(' ').map((word) => [word, { business, days, months }]);

/** Days of one unit; a week has five working days. `business` null: the words before it say. */
const UNITS_OF_DAYS: ReadonlyMap<string, UnitOfDays> = new Map([
  ...rows('day days d', null, 1),
  ...rows('workday workdays wd wds bd bds businessday businessdays', true, 1),
  ...rows('week weeks wk wks', null, 7),
  ...rows('workweek workweeks', true, 5),
  ...rows('month months mth mths', null, 1, true),
]);

const BUSINESS = new Set(['working', 'business', 'banking', 'work', 'bank']);
const SKIPPED = new Set(['calendar', 'full', 'consecutive', 'natural', 'clear', 'running', '-', ')', '.']);
const RANGED = new Set(['-', '~', 'to', 'or', '/']);

/** A term of ten years of months is the longest that a contract may name. */
const MOST: Readonly<Record<Counted['in'], number>> = {
  business_days: MAX_DAYS,
  calendar_days: LIMITS.horizonDays,
  months: Math.floor(LIMITS.horizonDays / 30.5),
};

/** Words between a figure and its unit: "30 (calendar) days". */
const BETWEEN = 4;

function dayCountAt(tokens: readonly Token[], at: number): DayCount | null {
  const head = tokens[at];
  if (head?.kind !== 'number') return null;
  const other = tokens[at + 2];
  const ranged = RANGED.has(tokens[at + 1]?.text ?? '#') && other?.kind === 'number';
  const begin = at + (ranged ? 3 : 1);
  let to = begin;
  let business = false;
  while (to < begin + BETWEEN && (BUSINESS.has(tokens[to]?.text ?? '#') || SKIPPED.has(tokens[to]?.text ?? '#'))) {
    business ||= BUSINESS.has(tokens[to]?.text ?? '');
    to += 1;
  }
  const unit = UNITS_OF_DAYS.get(tokens[to]?.text ?? '');
  const least = numberOf(head);
  const most = ranged && other ? numberOf(other) : least;
  if (!unit || !Number.isInteger(least) || !Number.isInteger(most)) return null;
  const inBusiness = !unit.months && (unit.business ?? business);
  const each = inBusiness && unit.days === 7 ? 5 : unit.days;
  const counted = unit.months ? 'months' : inBusiness ? 'business_days' : 'calendar_days';
  const problem = least > most ? 'ambiguous' : most * each > MOST[counted] ? 'too_far' : null;
  return { from: at, to: to + 1, least: least * each, most: most * each, in: counted, problem };
}

/** The first count of days in the text, or null. */
export function findDayCount(tokens: readonly Token[]): DayCount | null {
  for (let i = 0; i < tokens.length; i += 1) {
    const count = dayCountAt(tokens, i);
    if (count) return count;
  }
  return null;
}

/** Whether the word is a unit of days by itself, such as "workdays" or "bd". */
export const isDayWord = (word: string): boolean => UNITS_OF_DAYS.has(word);
