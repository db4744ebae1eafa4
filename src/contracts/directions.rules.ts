/** The one place that tells what the words around a day make of it, and which first and last day a text comes to. */
import { type PlainDate, addDays } from '../kernel/dates.ts';
import { type Bound, DIRECTIONS, DIRECTIONS_BEHIND, DIRECTION_FILLERS, type DirectionPhrase } from './directions.data.ts';
import type { Moment } from './moments.rules.ts';
import { type Hit, findPhrases, lexicon } from './phrases.rules.ts';
import type { Range } from './references.rules.ts';
import type { Token } from './tokens.rules.ts';

/** What is said of a day: nothing, a bound, or words that contradict each other. */
export type Direction = { readonly bound: Bound | 'unclear' | null; readonly extent: boolean; readonly between: boolean };

const NOTHING: Direction = { bound: null, extent: false, between: false };
const UNCLEAR: Direction = { ...NOTHING, bound: 'unclear' };

const BEFORE = lexicon([...DIRECTIONS, { say: 'between', bound: '>=', negated: null, extent: false }] as const);
const BEHIND = lexicon(DIRECTIONS_BEHIND);

/** Words of direction stand within so many tokens of their day, and a "not" within so many of them. */
const REACH = 8;
const NEGATION_REACH = 6;

const NEGATIONS = new Set(['not', 'no', 'never', 'cannot', 'nor', 'without', 'neither']);
/** "If not shipped before 15 May" still names the last day. */
const CONDITIONS = new Set(['if', 'unless']);

const isFiller = ({ kind, text }: Token): boolean => kind === 'sign' || DIRECTION_FILLERS.has(text);

function isNegated(tokens: readonly Token[], at: number): boolean {
  let negated = false;
  for (let i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.part !== tokens[at]?.part || token.kind === 'number') break;
    if (CONDITIONS.has(token.text)) return false;
    // "Don't", "shan't": the scan cuts them at the apostrophe.
    negated ||= NEGATIONS.has(token.text) || (token.text === 't' && tokens[i - 1]?.text === "'");
  }
  return negated;
}

function directionBefore(tokens: readonly Token[], { from }: Range, floor: number): Direction {
  const start = Math.max(floor, from - REACH);
  const sentence = tokens[from]?.sentence;
  const head = tokens.slice(start, from);
  const hit: Hit<DirectionPhrase> | undefined = findPhrases(BEFORE, head).at(-1);
  if (!hit || head.slice(hit.to).some((token) => !isFiller(token)) || head[hit.from]?.sentence !== sentence) return NOTHING;
  const { bound, negated, extent, say } = hit.phrase;
  const between = say === 'between';
  if (!isNegated(tokens, start + hit.from)) return { bound, extent, between };
  return negated === null ? UNCLEAR : { bound: negated, extent, between };
}

function directionBehind(tokens: readonly Token[], { to }: Range): Bound | null {
  let at = to;
  while (at < to + 2 && tokens[at]?.kind === 'sign') at += 1;
  const tail = tokens.slice(at, at + 4);
  const hit = findPhrases(BEHIND, tail)[0];
  return hit && hit.from === 0 && tokens[at]?.sentence === tokens[to - 1]?.sentence ? hit.phrase.bound : null;
}

const isLast = (bound: Bound): boolean => bound === '<=' || bound === '<';

/**
 * What the words before and behind a day, or a count of days, make of it. `floor`: tokens before this index belong to an
 * earlier day.
 */
export function directionOf(tokens: readonly Token[], range: Range, floor = 0): Direction {
  const before = directionBefore(tokens, range, floor);
  const behind = directionBehind(tokens, range);
  if (behind === null || before.bound === 'unclear') return before;
  if (before.bound === null) return { ...NOTHING, bound: behind };
  return isLast(before.bound) === isLast(behind) && !before.between ? before : UNCLEAR;
}

export type BoundsProblem = 'open_ended' | 'ambiguous' | 'year_missing';
/** `date`: one last day. `window`: whatever has a first day. */
export type Bounds = {
  readonly kind: 'date' | 'window' | 'none';
  readonly earliestOn: PlainDate | null;
  readonly latestOn: PlainDate | null;
  readonly problem: BoundsProblem | null;
};

const failed = (problem: BoundsProblem): Bounds => ({ kind: 'none', earliestOn: null, latestOn: null, problem });

type Said = { readonly moment: Moment; readonly first: PlainDate; readonly last: PlainDate; readonly direction: Direction };

function openFrom(earliestOn: PlainDate): Bounds {
  return { kind: 'window', earliestOn, latestOn: null, problem: 'open_ended' };
}

function ofOne({ moment, first, last, direction }: Said): Bounds {
  if (direction.between) return failed('ambiguous');
  switch (direction.bound) {
    case 'unclear':
      return failed('ambiguous');
    case '<=':
      return { kind: 'date', earliestOn: null, latestOn: last, problem: null };
    case '<':
      return { kind: 'date', earliestOn: null, latestOn: addDays(first, -1), problem: null };
    case '>=':
      return openFrom(first);
    case '>':
      return openFrom(addDays(last, 1));
    case null:
      return moment.kind === 'day'
        ? { kind: 'date', earliestOn: null, latestOn: last, problem: null }
        : { kind: 'window', earliestOn: first, latestOn: last, problem: null };
  }
}

const JOINERS = new Set(['-', '~', '/', 'and', '&', '...']);

/** Two days side by side make a window only where a sign or "and" joins them. */
const joined = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ text }) => JOINERS.has(text)) && tokens.slice(from, to).every(isJoinerOrFiller);
const isJoinerOrFiller = (token: Token): boolean => JOINERS.has(token.text) || isFiller(token);

function ofTwo(tokens: readonly Token[], one: Said, two: Said): Bounds {
  const [a, b] = [one.direction.bound, two.direction.bound];
  if (a === 'unclear' || b === 'unclear') return failed('ambiguous');
  const aLast = a !== null && isLast(a);
  const bLast = b === null ? joined(tokens, one.moment.to, two.moment.from) : isLast(b);
  // "Not later than 20 May and not before 10 May" says the last day first.
  const [lower, upper] = aLast && b !== null && !bLast ? [two, one] : !aLast && bLast ? [one, two] : [null, null];
  if (lower === null || upper === null) return failed('ambiguous');
  const earliestOn = lower.direction.bound === '>' ? addDays(lower.last, 1) : lower.first;
  const latestOn = upper.direction.bound === '<' ? addDays(upper.first, -1) : upper.last;
  return earliestOn > latestOn ? failed('ambiguous') : { kind: 'window', earliestOn, latestOn, problem: null };
}

/** The first and the last day that the moments come to with the words around them; more than two moments are no term. */
export function boundsOf(tokens: readonly Token[], moments: readonly Moment[]): Bounds {
  if (moments.some(({ lacks }) => lacks === 'one reading')) return failed('ambiguous');
  if (moments.some(({ lacks }) => lacks === 'year')) return failed('year_missing');
  const said = moments.flatMap((moment, i): readonly Said[] => {
    const { first, last } = moment;
    if (first === null || last === null) return [];
    return [{ moment, first, last, direction: directionOf(tokens, moment, moments[i - 1]?.to ?? 0) }];
  });
  // "15 May 2026 (2026-05-15)" is one day said twice.
  const distinct = new Map([...said].reverse().map((one) => [`${one.first} ${one.last}`, one]));
  const [one, two, ...more] = [...distinct.values()].reverse();
  if (one === undefined) return { kind: 'none', earliestOn: null, latestOn: null, problem: null };
  if (two === undefined) return ofOne(one);
  return more.length > 0 ? failed('ambiguous') : ofTwo(tokens, one, two);
}
