/** Reads calendar days in a clause; tells words that only hang on an event. */
import { type PlainDate, monthOf as monthNamed, parseDate } from '../kernel/dates.ts';
import { ACTIONS, COMMERCIAL, CONNECTORS, EVENTS, LOOSE_TIMES } from './dates.data.ts';
import { findPhrases, lexicon } from './phrases.rules.ts';
import type { Token } from './tokens.rules.ts';
import { isDayWord } from './day-count.rules.ts';
import { UNITS } from './units.data.ts';

/** A calendar day written out; `date` is null where the figures read two ways (03/04/2026) or name no day. */
export type WrittenDate = { readonly from: number; readonly to: number; readonly date: PlainDate | null };

/** 1 to 12 for a month's name, else 0. */
const monthOf = (token: Token | undefined): number => (token?.kind === 'word' ? monthNamed(token.text) : 0);

const whole = (token: Token | undefined, digits: RegExp): number | null =>
  token?.kind === 'number' && digits.test(token.text) ? Number(token.text) : null;

const DAY = /^\d{1,2}$/;
const YEAR = /^20\d{2}$/;
const DAY_DOT_MONTH = /^\d{1,2}\.\d{1,2}$/;

function dateOf(year: number, month: number, day: number): PlainDate | null {
  const two = (n: number): string => String(n).padStart(2, '0');
  const read = parseDate(`${year}-${two(month)}-${two(day)}`);
  return read.ok ? read.value : null;
}

const FILL: ReadonlySet<string> = new Set(['-', '/', ',', '.', 'of', 'st', 'nd', 'rd', 'th', "'"]);

/** Skips up to `limit` filler tokens such as "-", ",", ".", "of", "st". */
function skip(tokens: readonly Token[], at: number, limit: number): number {
  let next = at;
  while (next < at + limit && FILL.has(tokens[next]?.text ?? '#')) next += 1;
  return next;
}

/** 2026-03-02 or 2026/03/02. */
function yearFirst(tokens: readonly Token[], i: number): WrittenDate | null {
  const year = whole(tokens[i], YEAR);
  const sign = tokens[i + 1]?.text;
  const month = whole(tokens[i + 2], DAY);
  const day = whole(tokens[i + 4], DAY);
  if (year === null || month === null || day === null || (sign !== '-' && sign !== '/') || tokens[i + 3]?.text !== sign)
    return null;
  return { from: i, to: i + 5, date: dateOf(year, month, day) };
}

/** 31.12.2027 is day first by custom; 31/12/2027 only where one of the two cannot be a month. */
function figures(tokens: readonly Token[], i: number): WrittenDate | null {
  const dotted = tokens[i];
  if (dotted?.kind === 'number' && DAY_DOT_MONTH.test(dotted.text) && tokens[i + 1]?.text === '.') {
    const year = whole(tokens[i + 2], YEAR);
    const [day = 0, month = 0] = dotted.text.split('.').map(Number);
    return year === null ? null : { from: i, to: i + 3, date: dateOf(year, month, day) };
  }
  const sign = tokens[i + 1]?.text;
  const a = whole(tokens[i], DAY);
  const b = whole(tokens[i + 2], DAY);
  const year = whole(tokens[i + 4], YEAR);
  if (a === null || b === null || year === null || (sign !== '/' && sign !== '-') || tokens[i + 3]?.text !== sign) return null;
  const twoWays = a <= 12 && b <= 12 && a !== b;
  return { from: i, to: i + 5, date: twoWays ? null : b > 12 ? dateOf(year, a, b) : dateOf(year, b, a) };
}

/** 15 March 2026, 15-MAR-2026, March 15th, 2026. */
function named(tokens: readonly Token[], i: number): WrittenDate | null {
  const first = whole(tokens[i], DAY);
  const second = skip(tokens, i + 1, 3);
  if (first !== null) {
    const month = monthOf(tokens[second]);
    const yearAt = skip(tokens, second + 1, 2);
    const year = whole(tokens[yearAt], YEAR);
    return month === 0 || year === null ? null : { from: i, to: yearAt + 1, date: dateOf(year, month, first) };
  }
  const month = monthOf(tokens[i]);
  const day = whole(tokens[second], DAY);
  const yearAt = skip(tokens, second + 1, 3);
  const year = whole(tokens[yearAt], YEAR);
  return month === 0 || day === null || year === null ? null : { from: i, to: yearAt + 1, date: dateOf(year, month, day) };
}

/** Every day written in full, in order. */
export function findDates(tokens: readonly Token[]): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const found = yearFirst(tokens, i) ?? figures(tokens, i) ?? named(tokens, i);
    if (found === null) continue;
    dates.push(found);
    i = found.to - 1;
  }
  return dates;
}

const EVENT_WORDS = lexicon(EVENTS);
const CONNECTOR_WORDS = lexicon(CONNECTORS);
const COMMERCIAL_WORDS = lexicon(COMMERCIAL);
const ACTION_WORDS = lexicon(ACTIONS);
const LOOSE_WORDS = lexicon(LOOSE_TIMES);

/** An event may stand this many tokens behind its "after": "once your balance is in our bank". */
const REACH = 8;

const LONG = new Set(['d', 'wk', 'mo', 'a']);

/** Days, weeks, months or years with a figure before them, by the figure's index: "4-5 days", "2 weeks", "30-day". */
export function longDurations(tokens: readonly Token[]): readonly number[] {
  const at: number[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'number') return;
    let next = i + 1;
    while (['working', 'business', 'calendar', 'full', '-'].includes(tokens[next]?.text ?? '')) next += 1;
    const unit = UNITS.get(tokens[next]?.text ?? '');
    const word = tokens[next]?.text ?? '';
    const lone = word === 'a' || word === 'd';
    const long = unit?.dimension === 'time' && LONG.has(unit.code);
    if ((long || isDayWord(word)) && !lone) at.push(i);
  });
  return at;
}

/**
 * Where a clause hangs a date on an event or leaves it a span of days: `[from, to)` in tokens, or null.
 * A sentence with a written date is anchored and never relative. Hours and minutes are test conditions, not terms.
 */
export function findRelativeDate(tokens: readonly Token[], dates: readonly WrittenDate[]): { from: number; to: number } | null {
  const anchored = new Set(dates.map((written) => tokens[written.from]?.sentence));
  const loose = (i: number): boolean => !anchored.has(tokens[i]?.sentence);
  const sameSentence = (a: number, b: number): boolean => tokens[a]?.sentence === tokens[b]?.sentence;
  const events = new Map(findPhrases(EVENT_WORDS, tokens).map((hit) => [hit.from, hit]));
  const hung = findPhrases(CONNECTOR_WORDS, tokens).flatMap((link) => {
    const reach = Array.from({ length: REACH }, (_, i) => events.get(link.to + i));
    const event = reach.find((hit) => hit !== undefined && sameSentence(hit.from, link.from));
    const near = event !== undefined && tokens[event.from]?.part === tokens[link.from]?.part;
    return event === undefined ? [] : [{ from: link.from, to: event.to, near }];
  });
  const hungIn = new Map([...hung].reverse().map((hit) => [tokens[hit.from]?.sentence, hit]));
  const terms = new Set(findPhrases(COMMERCIAL_WORDS, tokens).map((hit) => tokens[hit.from]?.sentence));
  const actions = new Set(findPhrases(ACTION_WORDS, tokens).map((hit) => tokens[hit.from]?.sentence));
  for (const at of longDurations(tokens)) {
    if (!loose(at)) continue;
    const link = hungIn.get(tokens[at]?.sentence);
    if (link !== undefined) return { from: Math.min(at, link.from), to: Math.max(link.to, at + 2) };
    if (terms.has(tokens[at]?.sentence)) return { from: at, to: at + 2 };
    const hangs = hungBehind(tokens, at);
    if (hangs !== null) return { from: at, to: hangs };
  }
  const waiting = hung.find((hit) => hit.near && loose(hit.from) && actions.has(tokens[hit.from]?.sentence));
  if (waiting !== undefined) return waiting;
  const season = findPhrases(LOOSE_WORDS, tokens).find(
    (hit) => loose(hit.from) && !isMonthOfNothing(tokens, hit.from, hit.to, terms.size > 0),
  );
  return season === undefined ? null : { from: season.from, to: season.to };
}

const HAPPENINGS = new Set([
  'receipt',
  'receiving',
  'order',
  'arrival',
  'delivery',
  'claim',
  'notice',
  'approval',
  'shipment',
  'payment',
  'deposit',
]);
const HANGS_ON = new Set(['after', 'from', 'since', 'upon', 'following', 'once']);

/** "1 wk after strike-off", "30 days from proof OK": days after anything, whatever it is called; null where none follow. */
function hungBehind(tokens: readonly Token[], at: number): number | null {
  for (let i = at + 1; i < at + 6; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return null;
    const next = tokens[i + 1];
    if (next?.kind !== 'word') continue;
    if (HANGS_ON.has(token.text) || (token.text === 'of' && HAPPENINGS.has(next.text))) return i + 2;
  }
  return null;
}

/** A month's name alone is a time only in a clause about delivery or payment ("may" is also a verb). */
function isMonthOfNothing(tokens: readonly Token[], from: number, to: number, commercial: boolean): boolean {
  return to - from === 1 && monthOf(tokens[from]) > 0 && (!commercial || tokens[from]?.text === 'may');
}
