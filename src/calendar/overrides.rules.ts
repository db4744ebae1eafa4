/** Operators' words on top of the seed: what may be said, and the book that results. */
import { parseDate } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { lazyMap } from './lazy.rules.ts';
import { parseCalendarCode } from './rules.ts';
import {
  type Calendar,
  type CalendarBook,
  type CalendarCode,
  type CalendarDay,
  type CalendarOverride,
  type CalendarRefusal,
  OVERRIDE_KINDS,
  type Overrides,
  type YearMark,
} from './types.ts';

/** Most days and years that one new version may hold: a decade of one country. */
export const MAX_OVERRIDES = 1_000;

const isCode = (text: string): boolean => parseCalendarCode(text).ok && text === text.toUpperCase();
const isText = (text: string): boolean => text.trim() !== '' && text.length <= LIMITS.name && !/\p{Cc}/u.test(text);
const isDay = ({ calendar, date, kind, name }: CalendarOverride): boolean =>
  isCode(calendar) && parseDate(date).ok && OVERRIDE_KINDS.includes(kind) && isText(name);
const isYear = ({ calendar, year }: YearMark): boolean =>
  isCode(calendar) && Number.isInteger(year) && year >= 2000 && year <= 2199;

/**
 * Whether the days and years may become a new version: at least one, at most MAX_OVERRIDES, all well formed, each day
 * and each year once. Refusals carry the offending day or year as `at`.
 */
export function checkOverrides({ days, years }: Overrides): Result<Overrides, CalendarRefusal> {
  const count = days.length + years.length;
  if (count === 0 || count > MAX_OVERRIDES) return refuse('calendar.override_empty', { count, most: MAX_OVERRIDES });
  const seen = new Set<string>();
  const entries = [
    ...days.map((day) => ({ at: `${day.calendar} ${day.date}`.slice(0, 40), fine: isDay(day) })),
    ...years.map((mark) => ({ at: `${mark.calendar} ${mark.year}`.slice(0, 40), fine: isYear(mark) })),
  ];
  for (const { at, fine } of entries) {
    if (!fine) return refuse('calendar.override_malformed', { at });
    if (seen.has(at)) return refuse('calendar.override_twice', { at });
    seen.add(at);
  }
  return ok({ days, years });
}

/** A country no library knows has the years its operator has spoken about. */
function emptyCalendar(code: CalendarCode, years: readonly number[]): Calendar {
  const [fromYear, toYear] = [Math.min(...years), Math.max(...years)];
  return { code, holidays: new Map(), makeups: new Set(), fromYear, toYear, provisionalYears: new Set() };
}

function overridden(code: CalendarCode, seed: Calendar | undefined, { days, years }: Overrides): Calendar {
  const base =
    seed ?? emptyCalendar(code, [...days.map(({ date }) => Number(date.slice(0, 4))), ...years.map(({ year }) => year)]);
  const holidays = new Map(base.holidays);
  const makeups = new Set(base.makeups);
  const provisionalYears = new Set(base.provisionalYears);
  for (const { date, kind, name } of days) {
    holidays.delete(date);
    makeups.delete(date);
    if (kind === 'holiday') holidays.set(date, name);
    if (kind === 'makeup' || kind === 'workday') makeups.add(date);
  }
  for (const { year, provisional } of years) {
    if (provisional) provisionalYears.add(year);
    else provisionalYears.delete(year);
  }
  return { ...base, holidays, makeups, provisionalYears };
}

const of = <T extends { readonly calendar: CalendarCode }>(code: CalendarCode, all: readonly T[]): readonly T[] =>
  all.filter(({ calendar }) => calendar === code);

/**
 * The book as it stands at a version: the seed with everything operators have said up to then (one word per day and
 * year, the latest, as the store loads them). The book given is not changed.
 */
export function applyOverrides(book: CalendarBook, { days, years }: Overrides, version: number): CalendarBook {
  const touched = new Set([...days, ...years].map(({ calendar }) => calendar));
  const calendars = lazyMap(new Set([...book.calendars.keys(), ...touched]), (code) => {
    const seed = book.calendars.get(code);
    return seed && !touched.has(code) ? seed : overridden(code, seed, { days: of(code, days), years: of(code, years) });
  });
  return { version, calendars };
}

/** The days of a year that are not what their weekday says, in order: what an operator looks at before overriding. */
export function daysOf(calendar: Calendar, year: number): readonly CalendarDay[] {
  const provisional = calendar.provisionalYears.has(year);
  const inYear = (date: string): boolean => date.startsWith(`${year}-`);
  const holidays = [...calendar.holidays]
    .filter(([date]) => inYear(date) && !calendar.makeups.has(date))
    .map(([date, name]) => ({ calendar: calendar.code, date, kind: 'holiday', name, provisional }) as const);
  const makeups = [...calendar.makeups]
    .filter(inYear)
    .map((date) => ({ calendar: calendar.code, date, kind: 'makeup', name: 'Make-up working day', provisional }) as const);
  return [...holidays, ...makeups].sort((a, b) => (a.date < b.date ? -1 : 1));
}
