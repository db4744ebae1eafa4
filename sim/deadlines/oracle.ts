/**
 * A second opinion on deadlines, by other means than the rules: days are stepped over one by one as numbers and looked up
 * in sets, and the instant at which a day begins is searched for on the clock of the zone. Slow and obvious on purpose.
 */
import type { CalendarCode, CalendarOverride, YearMark } from '../../src/calendar/types.ts';
import { WEEKENDS } from '../../src/calendar/weekends.data.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A calendar day as the number of days since 1 January 1970. */
type DayNumber = number;

const numberOf = (date: string): DayNumber =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
const dates = new Map<DayNumber, string>();
function dateOf(day: DayNumber): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}
/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** What is known of one country: days off and days worked against their weekday, and which years are sure. */
export type Known = {
  readonly off: Set<string>;
  readonly worked: Set<string>;
  readonly years: readonly [first: number, last: number] | null;
  readonly unsure: Set<number>;
};

/** What operators said on top of the calendars, as plain marks on days. */
export function mark(known: Known, days: readonly CalendarOverride[], years: readonly YearMark[]): Known {
  const [off, worked, unsure] = [new Set(known.off), new Set(known.worked), new Set(known.unsure)];
  for (const { date, kind } of days) {
    off.delete(date);
    worked.delete(date);
    if (kind === 'holiday') off.add(date);
    if (kind === 'makeup' || kind === 'workday') worked.add(date);
  }
  for (const { year, provisional } of years) unsure[provisional ? 'add' : 'delete'](year);
  const said = [...days.map(({ date }) => Number(date.slice(0, 4))), ...years.map(({ year }) => year)];
  return { off, worked, unsure, years: known.years ?? [Math.min(...said), Math.max(...said)] };
}

export type Countries = ReadonlyMap<CalendarCode, Known>;

/** Whether work is done on the day in every one of the countries. */
export function worksInAll(countries: Countries, day: DayNumber): boolean {
  const date = dateOf(day);
  for (const [code, known] of countries) {
    if (known.worked.has(date)) continue;
    if (known.off.has(date)) return false;
    const rest = WEEKENDS[code]?.find(({ until }) => until === null || until >= date)?.days ?? [6, 7];
    if (rest.includes(weekdayOf(day))) return false;
  }
  return true;
}

export type Sure = { readonly provisional: boolean; readonly missing: readonly string[] };

/** How sure the counted days are, asked day by day. */
function sureOf(countries: Countries, first: DayNumber, last: DayNumber): Sure {
  const years = new Set<number>();
  for (let day = first; day <= last; day += 1) years.add(Number(dateOf(day).slice(0, 4)));
  const missing: string[] = [];
  let provisional = false;
  for (const [code, { years: range, unsure }] of countries) {
    const outside = range === null || [...years].some((year) => year < range[0] || year > range[1]);
    if (outside) missing.push(code);
    if (range !== null && (outside || [...years].some((year) => unsure.has(year)))) provisional = true;
  }
  return { provisional, missing };
}

export type Told = Sure & { readonly date: string };

/** The n-th working day after a day, or before it where `step` is -1. */
export function stepTo(countries: Countries, from: string, n: number, step: 1 | -1 = 1): Told {
  const start = numberOf(from);
  let day = start;
  for (let found = 0; found < n; ) {
    day += step;
    if (worksInAll(countries, day)) found += 1;
  }
  const first = n === 0 ? start : start + step;
  return { date: dateOf(day), ...sureOf(countries, Math.min(first, day), Math.max(first, day)) };
}

/** The first working day on or after a day. */
export function workingFrom(countries: Countries, from: string): Told {
  const start = numberOf(from);
  let day = start;
  while (!worksInAll(countries, day)) day += 1;
  return { date: dateOf(day), ...sureOf(countries, start, day) };
}

/** Working days after the one and up to the other; the order of the two does not matter here. */
export function workingBetween(countries: Countries, one: string, other: string): number {
  const [from, to] = [numberOf(one), numberOf(other)].sort((a, b) => a - b) as [number, number];
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (worksInAll(countries, day)) count += 1;
  return count;
}

export const later = (date: string, days: number): string => dateOf(numberOf(date) + days);

/** The same day of a later month, going back a day at a time where there is none. */
export function monthsLater(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) - 1 + months;
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12);
  const wanted = ((month % 12) + 12) % 12;
  let day = Number(date.slice(8, 10));
  while (new Date(Date.UTC(year, wanted, day)).getUTCMonth() !== wanted) day -= 1;
  return new Date(Date.UTC(year, wanted, day)).toISOString().slice(0, 10);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that a clock on a wall of the zone shows. Swedes write days as 2026-03-02. */
export function shownDay(ms: number, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    clocks.set(zone, clock);
  }
  return clock.format(ms);
}

/** No zone is further from Greenwich than this. */
const FURTHEST_MS = 16 * 60 * MINUTE_MS;
const STEP_MS = 30 * MINUTE_MS;

/** The first instant at which the zone shows the day after `date`, or a later one: walked to, then halved down to the millisecond. */
export function dayEnds(date: string, zone: string): string {
  const next = later(date, 1);
  let over = numberOf(next) * DAY_MS - FURTHEST_MS;
  while (shownDay(over, zone) < next) over += STEP_MS;
  let before = over - STEP_MS;
  while (over - before > 1) {
    const middle = Math.floor((before + over) / 2);
    if (shownDay(middle, zone) < next) before = middle;
    else over = middle;
  }
  return new Date(over).toISOString();
}
