/** Dates, instants and zones as text with one form each, so that they compare, store and hash the same everywhere. */
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, offsetOn } from './offsets.ts';
import { type Result, ok, refuse } from './result.ts';

/** `2026-03-02T01:00:00.000Z`: UTC, always three decimals, so text order is time order. */
export type Instant = string;
/** `2026-03-02`: a calendar day, without a zone. Text order is time order. */
export type PlainDate = string;
/** An IANA zone such as `Asia/Shanghai`. */
export type Zone = string;

export type DateRefusal = 'date.malformed' | 'date.out_of_range';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Years that a platform of orders can mean; outside them a date is a typing mistake. */
const inRange = (date: PlainDate): boolean => date >= '2000-01-01' && date <= '2199-12-31';

/** Reads a day that exists, `YYYY-MM-DD`, between 2000 and 2199. */
export function parseDate(text: string): Result<PlainDate, DateRefusal> {
  if (!DATE.test(text)) return refuse('date.malformed', { text: text.slice(0, 40) });
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
    return inRange(date) ? ok(date) : refuse('date.out_of_range', { text });
  } catch {
    return refuse('date.malformed', { text });
  }
}

/** Reads an ISO 8601 instant with an offset or Z; more than milliseconds are cut off. */
export function parseInstant(text: string): Result<Instant, DateRefusal> {
  if (!INSTANT.test(text)) return refuse('date.malformed', { text: text.slice(0, 40) });
  try {
    // Temporal.Instant constrains seconds and days; a calendar day that does not exist throws.
    const instant = fromMillis(Temporal.Instant.from(text).epochMilliseconds);
    return inRange(instant.slice(0, 10)) ? ok(instant) : refuse('date.out_of_range', { text });
  } catch {
    return refuse('date.malformed', { text });
  }
}

export const fromMillis = (ms: number): Instant => new Date(ms).toISOString();
export const toMillis = (instant: Instant): number => Date.parse(instant);

/** Instant moved by milliseconds. */
export const addMillis = (instant: Instant, ms: number): Instant => fromMillis(toMillis(instant) + ms);

/** Midnight of a day in UTC. A RangeError for what is no day: `Date` would take a 30 February for a day in March. */
function midnight(date: PlainDate): number {
  const ms = Date.parse(date);
  if (fromMillis(ms).slice(0, 10) !== date) throw new RangeError(`${date} is no day`);
  return ms;
}

/** The day moved by whole calendar days (may be negative). In UTC every day has the same length; counting asks this often. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromMillis(Date.parse(date) + days * DAY_MS).slice(0, 10);
}

/** The same day of the month so many months later (may be negative), or the last one of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** English names of the months in lower case, January first. */
export const MONTH_NAMES: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

/** The first three letters of each, as papers write them. */
export const SHORT_MONTHS: readonly string[] = MONTH_NAMES.map((name) => name.slice(0, 3));

/** 1 to 12 for the English name of a month in lower case, its three letters, or "sept"; 0 for any other word. */
export const monthOf = (word: string): number =>
  word === 'sept' ? 9 : Math.max(MONTH_NAMES.indexOf(word), SHORT_MONTHS.indexOf(word)) + 1;

/** Whole days from a to b (negative when b is earlier). */
export const daysBetween = (a: PlainDate, b: PlainDate): number => (midnight(b) - midnight(a)) / DAY_MS;

/** 1 Monday to 7 Sunday. */
export const weekday = (date: PlainDate): number => ((((Date.parse(date) / DAY_MS + 3) % 7) + 7) % 7) + 1;

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Instant, zone: Zone): PlainDate {
  const ms = Date.parse(instant);
  const offset = offsetOn(zone, ms);
  if (offset !== null) return fromMillis(ms + offset).slice(0, 10);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** An instant as clocks in a zone show it, to the minute: `2026-03-02 09:00`. */
export function clockTime(instant: Instant, zone: Zone): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** The first instant of a day in a zone (after a DST gap at midnight: the first that exists). */
export function startOfDay(date: PlainDate, zone: Zone): Instant {
  const here = midnight(date);
  const offset = offsetOn(zone, here);
  // Midnight there may lie in another day of UTC than midnight here: only one offset on both leaves no question.
  if (offset !== null && offsetOn(zone, here - offset) === offset) return fromMillis(here - offset);
  return fromMillis(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds);
}

/** The instant at which a day has ended in a zone: 00:00 of the next day. Deadlines are half-open at it. */
export const endOfDay = (date: PlainDate, zone: Zone): Instant => startOfDay(addDays(date, 1), zone);

/** Whether the zone is one this machine's time-zone data knows. */
export function isZone(zone: string): boolean {
  try {
    // Offsets such as +08:00 are accepted by Intl but never follow a law: contracts name places.
    if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(zone)) return false;
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
