/** Business days: which days count in one or several countries, the n-th of them, and the deadlines they make. */
import { assert } from '../kernel/assert.ts';
import { type Instant, type PlainDate, type Zone, addDays, dayOf, endOfDay, weekday } from '../kernel/dates.ts';
import type { Warning } from '../kernel/decider.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { BusinessDeadline, Calendar, CalendarBook, CalendarCode, Certainty, CountedDay, Deadline } from './types.ts';
import { SATURDAY_SUNDAY, WEEKENDS } from './weekends.data.ts';

/** The most days anyone may count; no term of a programme or contract comes near. */
export const MAX_DAYS = 1_000;

/** Outside these days no calendar means anything; reached only if overrides close every day of a country. */
const END_OF_TIME: PlainDate = '2299-12-31';
const BEGINNING_OF_TIME: PlainDate = '1900-01-01';

const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

/** Reads a country code in either case. Whether the country has a calendar is told by the answers' `missing`. */
export function parseCalendarCode(text: string): Result<CalendarCode, 'calendar.code_malformed'> {
  return /^[A-Za-z]{2}$/.test(text) ? ok(text.toUpperCase()) : refuse('calendar.code_malformed', { text: text.slice(0, 40) });
}

/** Weekdays (1 Monday to 7 Sunday) on which the country rests at a date. */
export function weekendOf(code: CalendarCode, date: PlainDate): readonly number[] {
  const rows = Object.hasOwn(WEEKENDS, code) ? WEEKENDS[code] : undefined;
  return rows?.find(({ until }) => until === null || date <= until)?.days ?? SATURDAY_SUNDAY;
}

function counts(calendar: Calendar | undefined, code: CalendarCode, date: PlainDate, day: number): boolean {
  if (calendar?.makeups.has(date)) return true;
  return !weekendOf(code, date).includes(day) && !calendar?.holidays.has(date);
}

type Named = readonly (readonly [CalendarCode, Calendar | undefined])[];

/** Each code once with its calendar, looked up before a loop over days. */
function calendarsOf(book: CalendarBook, codes: readonly CalendarCode[]): Named {
  assert(codes.length > 0, 'business days are counted in at least one calendar');
  return [...new Set(codes)].map((code) => [code, book.calendars.get(code)]);
}

function countsInAll(calendars: Named, date: PlainDate): boolean {
  const day = weekday(date);
  return calendars.every(([code, calendar]) => counts(calendar, code, date, day));
}

/**
 * Whether the day is a business day in EVERY named calendar. A make-up working day opens its own country only.
 * Constant time. Source: programme rules, section clocks.
 */
export const isBusinessDay = (book: CalendarBook, codes: readonly CalendarCode[], date: PlainDate): boolean =>
  countsInAll(calendarsOf(book, codes), date);

/** The first business day on or after a date. */
function firstFrom(calendars: Named, from: PlainDate): PlainDate {
  let date = from;
  while (!countsInAll(calendars, date)) {
    date = addDays(date, 1);
    assert(date <= END_OF_TIME, 'the calendars leave no business day');
  }
  return date;
}

/** How sure the calendars are of the days from `first` to `last`, both included. */
function certaintyOf(calendars: Named, first: PlainDate, last: PlainDate): Certainty {
  const missing: CalendarCode[] = [];
  let provisional = false;
  for (const [code, calendar] of calendars) {
    const known = calendar && yearOf(first) >= calendar.fromYear && yearOf(last) <= calendar.toYear;
    if (!known) missing.push(code);
    if (calendar && !known) provisional = true;
    for (let year = yearOf(first); year <= yearOf(last); year += 1) provisional ||= calendar?.provisionalYears.has(year) ?? false;
  }
  return { provisional, missing };
}

/**
 * The n-th business day after `from`, which is day 0 whether it is a business day or not; n = 0 is `from` itself.
 * @param n 0 to MAX_DAYS, whole; anything else is a Fault
 */
export function addBusinessDays(book: CalendarBook, codes: readonly CalendarCode[], from: PlainDate, n: number): CountedDay {
  assert(Number.isSafeInteger(n) && n >= 0 && n <= MAX_DAYS, `cannot count ${n} business days`);
  const calendars = calendarsOf(book, codes);
  let date = from;
  for (let left = n; left > 0; left -= 1) date = firstFrom(calendars, addDays(date, 1));
  return { date, ...certaintyOf(calendars, n === 0 ? from : addDays(from, 1), date) };
}

/**
 * The n-th business day before `from`, which is day 0; n = 0 is `from` itself. A notice owed so many days before an event.
 * @param n 0 to MAX_DAYS, whole; anything else is a Fault
 */
export function businessDaysBefore(book: CalendarBook, codes: readonly CalendarCode[], from: PlainDate, n: number): CountedDay {
  assert(Number.isSafeInteger(n) && n >= 0 && n <= MAX_DAYS, `cannot count ${n} business days`);
  const calendars = calendarsOf(book, codes);
  let date = from;
  for (let left = n; left > 0; ) {
    date = addDays(date, -1);
    assert(date >= BEGINNING_OF_TIME, 'the calendars leave no business day');
    if (countsInAll(calendars, date)) left -= 1;
  }
  return { date, ...certaintyOf(calendars, date, n === 0 ? from : addDays(from, -1)) };
}

/** The date itself if it is a business day, else the next one: where a day of payment moves to. */
export function nextBusinessDay(book: CalendarBook, codes: readonly CalendarCode[], date: PlainDate): CountedDay {
  const calendars = calendarsOf(book, codes);
  const next = firstFrom(calendars, date);
  return { date: next, ...certaintyOf(calendars, date, next) };
}

/** How many business days lie after `from` up to and including `to`; negative when `to` is earlier. */
export function businessDaysBetween(book: CalendarBook, codes: readonly CalendarCode[], from: PlainDate, to: PlainDate): number {
  if (to < from) return -businessDaysBetween(book, codes, to, from);
  const calendars = calendarsOf(book, codes);
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (countsInAll(calendars, date)) count += 1;
  return count;
}

/**
 * The business days of a year, in order, with how sure the calendars are of that year.
 * @param year four digits
 */
export function businessDaysOf(
  book: CalendarBook,
  codes: readonly CalendarCode[],
  year: number,
): Certainty & { readonly days: readonly PlainDate[] } {
  const calendars = calendarsOf(book, codes);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const days: PlainDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) if (countsInAll(calendars, date)) days.push(date);
  return { days, ...certaintyOf(calendars, first, last) };
}

/** Day 0 of a term: the day of an instant in the zone, or the date itself where only a date counts. */
const dayZero = (received: Instant | PlainDate, zone: Zone): PlainDate =>
  received.length === 10 ? received : dayOf(received, zone);

/**
 * The end of n business days after an act was received. The day of the receipt is day 0; the n-th counted day is the
 * last whole day, and the deadline is 00:00 of the calendar day after it. Half-open: an act at `at` is late.
 * Source: programme rules, section clocks.
 */
export function businessDeadline(
  book: CalendarBook,
  codes: readonly CalendarCode[],
  received: Instant | PlainDate,
  n: number,
  zone: Zone,
): BusinessDeadline {
  const { date, ...certainty } = addBusinessDays(book, codes, dayZero(received, zone), n);
  return { lastDay: date, at: endOfDay(date, zone), ...certainty };
}

/** The end of n calendar days after an act was received, counted and closed as business days are. */
export function calendarDeadline(received: Instant | PlainDate, n: number, zone: Zone): Deadline {
  assert(Number.isSafeInteger(n) && n >= 0, `cannot count ${n} calendar days`);
  const lastDay = addDays(dayZero(received, zone), n);
  return { lastDay, at: endOfDay(lastDay, zone) };
}

/** What to tell people about a day that was counted on uncertain ground. */
export function certaintyWarnings({ provisional, missing }: Certainty): readonly Warning[] {
  return [
    ...(missing.length > 0 ? [{ code: 'calendar.missing', data: { calendars: missing } }] : []),
    ...(provisional ? [{ code: 'calendar.provisional' }] : []),
  ];
}
