/** Plays published holiday lists against our calendars: the business days of every published year must agree. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { businessDaysOf, weekendOf } from '../../src/calendar/rules.ts';
import { SEED_FROM, seedBook, seedCalendar } from '../../src/calendar/seeds.ts';
import type { Calendar, CalendarCode } from '../../src/calendar/types.ts';
import { type PlainDate, addDays, weekday } from '../../src/kernel/dates.ts';

export type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };

type List = { readonly off: ReadonlySet<PlainDate>; readonly worked: ReadonlySet<PlainDate>; readonly lastYear: number };

/** The last year that lists of holidays can know from announcements; later years are forecasts on both sides. */
const PUBLISHED_TO = 2026;

/** Lists of parts of a country are played only where that part is what our calendar means. */
const PART: Readonly<Record<CalendarCode, string>> = { GB: 'ENG' };

/** Days for part of the people: listed, but worked. */
const PARTIAL: Readonly<Record<CalendarCode, readonly string[]>> = { CN: ['03-08', '05-04', '06-01', '08-01'] };
const PARTIAL_NAME = /^(?:International Women's Day|Youth Day|Children's Day|Army Day)$/;

/** `GB_ENG.json` is ours as GB, `CN_COMMON.json` as CN, `US.json` as US; `GB_SCT.json` is nobody's. */
function codeOf(file: string): CalendarCode | null {
  const match = /^([A-Z]{2})(?:_([A-Z0-9]+))?\.json$/.exec(file);
  const code = match?.[1];
  if (!code || !seedCalendar(code)) return null;
  return (match[2] ?? 'COMMON') === (PART[code] ?? 'COMMON') ? code : null;
}

/** Names of one day: several are joined by semicolons. */
function isWorked(code: CalendarCode, date: PlainDate, text: string): boolean {
  return (PARTIAL[code] ?? []).includes(date.slice(5)) && text.split(';').every((name) => PARTIAL_NAME.test(name.trim()));
}

const SUBSTITUTED = /substituted from (\d{2})\/(\d{2})\/(\d{4})/g;

function readList(code: CalendarCode, json: unknown): List {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error('not an object of dates and names');
  const off = new Set<PlainDate>();
  const worked = new Set<PlainDate>();
  let lastYear = 0;
  for (const [date, text] of Object.entries(json)) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || typeof text !== 'string') throw new Error(`not a date with a name: ${date}`);
    lastYear = Math.max(lastYear, Number(date.slice(0, 4)));
    if (!isWorked(code, date, text)) off.add(date);
    for (const [, month, day, year] of text.matchAll(SUBSTITUTED)) worked.add(`${year}-${month}-${day}`);
  }
  return { off, worked, lastYear };
}

function expectedDays(code: CalendarCode, year: number, { off, worked }: List): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const open = worked.has(date) || (!weekendOf(code, date).includes(weekday(date)) && !off.has(date));
    if (open) days.push(date);
  }
  return days;
}

function playYear(calendar: Calendar, year: number, list: List): Played {
  const expected = new Set(expectedDays(calendar.code, year, list));
  const ours = new Set(businessDaysOf(seedBook(), [calendar.code], year).days);
  const extra = [...ours.difference(expected)];
  const lacking = [...expected.difference(ours)];
  const name = `calendar ${calendar.code} ${year}`;
  if (extra.length + lacking.length === 0) return { name, ok: true };
  return { name, ok: false, detail: `we work on ${extra.join(', ') || 'none'}; we rest on ${lacking.join(', ') || 'none'}` };
}

async function playFile(folder: string, file: string): Promise<readonly Played[]> {
  const code = codeOf(file);
  const calendar = code ? seedCalendar(code) : undefined;
  if (!calendar) return [];
  try {
    const list = readList(calendar.code, JSON.parse(await readFile(join(folder, file), 'utf8')));
    const played: Played[] = [];
    for (let year = SEED_FROM; year <= Math.min(list.lastYear, PUBLISHED_TO); year += 1) {
      if (!calendar.provisionalYears.has(year)) played.push(playYear(calendar, year, list));
    }
    return played;
  } catch (error) {
    return [{ name: `calendar ${file}`, ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}

/**
 * Plays every list of a folder (`CC_COMMON.json`, `CC.json`, `GB_ENG.json`: date to name), one result per country and
 * published year. A name with `substituted from MM/DD/YYYY` makes that day a working day. Other files are left alone.
 */
export async function playCalendar(folder: string): Promise<readonly Played[]> {
  const files = (await readdir(folder)).sort();
  const played = await Promise.all(files.map((file) => playFile(folder, file)));
  return played.flat();
}
