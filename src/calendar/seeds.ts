/** The calendars we start from: holidays of 2020 to 2035, from chinese-days for China and date-holidays elsewhere. */
import chineseDays from 'chinese-days';
import chinesePublished from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import chinesePackage from 'chinese-days/package.json' with { type: 'json' };
import Holidays, { type HolidaysTypes } from 'date-holidays';
import holidaysPackage from 'date-holidays/package.json' with { type: 'json' };
import { must } from '../kernel/assert.ts';
import { type PlainDate, addDays } from '../kernel/dates.ts';
import { type ChineseYear, statutoryDays } from './cn.rules.ts';
import { CORRECTIONS, type Correction, SIGHTED, SIGHTED_TO } from './corrections.data.ts';
import { lazyMap } from './lazy.rules.ts';
import type { Calendar, CalendarBook, CalendarCode } from './types.ts';
import { VN_PUBLISHED_TO, VN_SWAPS } from './vn.data.ts';
import { vietnameseDays } from './vn.rules.ts';

export const SEED_FROM = 2020;
export const SEED_TO = 2035;

/** The version of the calendar table at which nothing but the seed applies. */
const SEED_VERSION = 1;

/** Which libraries the seed was made of. A change of this text means that days may have changed. */
export const SEED_ID = `chinese-days ${chinesePackage.version}, date-holidays ${holidaysPackage.version}`;

const YEARS: readonly number[] = Array.from({ length: SEED_TO - SEED_FROM + 1 }, (_, i) => SEED_FROM + i);

const isSeeded = (date: PlainDate): boolean => date >= `${SEED_FROM}-01-01` && date <= `${SEED_TO}-12-31`;

type Days = {
  readonly holidays: Iterable<readonly [PlainDate, string]>;
  readonly makeups?: Iterable<PlainDate>;
  readonly provisionalYears?: readonly number[];
};

const calendarOf = (code: CalendarCode, { holidays, makeups = [], provisionalYears = [] }: Days): Calendar => ({
  code,
  holidays: new Map([...holidays].filter(([date]) => isSeeded(date)).sort(([a], [b]) => (a < b ? -1 : 1))),
  makeups: new Set([...makeups].filter(isSeeded).sort()),
  fromYear: SEED_FROM,
  toYear: SEED_TO,
  provisionalYears: new Set(provisionalYears),
});

const solarOf = (year: number, lunar: string): PlainDate => chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date;

const chineseYear = (year: number): ChineseYear => ({
  springFestival: solarOf(year, '01-01'),
  qingming: chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
  dragonBoat: solarOf(year, '05-05'),
  midAutumn: solarOf(year, '08-15'),
});

/**
 * China: the published arrangement with its make-up working days; statutory days for the years after it. Days for part
 * of the people (8 March, 4 May, 1 June, 1 August) are working days and in neither.
 */
function china(): Calendar {
  const published = Object.entries(chinesePublished.holidays).map(([date, text]) => [date, text.split(',')[0] ?? text] as const);
  const publishedTo = Math.max(...published.map(([date]) => Number(date.slice(0, 4))));
  const provisionalYears = YEARS.filter((year) => year > publishedTo);
  const statutory = provisionalYears.flatMap((year) => [...statutoryDays(year, chineseYear(year))]);
  return calendarOf('CN', {
    holidays: [...published, ...statutory],
    makeups: Object.keys(chinesePublished.workdays),
    provisionalYears,
  });
}

/** The library's calendar of a country. In UTC its days have 24 hours whatever the machine's zone and summer time. */
const libraryOf = (code: CalendarCode): Holidays =>
  code === 'GB'
    ? new Holidays('GB', 'ENG', { timezone: 'UTC', languages: 'en' })
    : new Holidays(code, { timezone: 'UTC', languages: 'en' });

function vietnam(): Calendar {
  const library = libraryOf('VN');
  const holidays = YEARS.flatMap((year) => {
    const found = library.getHolidays(year);
    const dateOf = (rule: string): PlainDate =>
      must(
        found.find((day) => day.rule === rule),
        `no day of the rule ${rule}`,
      ).date.slice(0, 10);
    return [...vietnameseDays(year, dateOf('vietnamese 1-0-1'), dateOf('vietnamese 3-0-10'))];
  });
  const swapped = VN_SWAPS.map(({ off, worked }) => [off, `Day off for ${worked}`] as const);
  return calendarOf('VN', {
    holidays: [...holidays, ...swapped],
    makeups: VN_SWAPS.map(({ worked }) => worked),
    provisionalYears: YEARS.filter((year) => year > VN_PUBLISHED_TO),
  });
}

const HOUR = 3_600_000;

/** The whole days of a holiday: the local date as text, never through an instant. One that begins at noon leaves its day a working day. */
function wholeDays(holiday: HolidaysTypes.Holiday, correction: Correction): readonly PlainDate[] {
  const reading = correction.rules?.[holiday.rule];
  if (reading === 'none' || holiday.date.slice(11, 19) !== '00:00:00') return [];
  const first = addDays(holiday.date.slice(0, 10), reading?.shift ?? 0);
  const length = reading?.days ?? Math.floor((holiday.end.getTime() - holiday.start.getTime()) / (24 * HOUR));
  return Array.from({ length }, (_, i) => addDays(first, i));
}

/** Any other country: the public holidays of the library, whole days only, with our corrections. */
function country(code: CalendarCode): Calendar {
  const library = libraryOf(code);
  const correction = CORRECTIONS[code] ?? {};
  // One year more at both ends: New Year's Day may be observed on 31 December, and a feast may last into January.
  const found = [SEED_FROM - 1, ...YEARS, SEED_TO + 1]
    .flatMap((year) => library.getHolidays(year))
    .filter(({ type }) => type === 'public' || (type === 'bank' && correction.banks));
  const holidays = found.flatMap((holiday) => wholeDays(holiday, correction).map((date) => [date, holiday.name] as const));
  const yearly = Object.entries(correction.yearly ?? {}).flatMap(([day, name]) =>
    YEARS.map((year) => [`${year}-${day}`, name] as const),
  );
  const sighted = found.some(({ rule }) => SIGHTED.test(rule));
  return calendarOf(code, {
    holidays: [...holidays, ...yearly, ...Object.entries(correction.dates ?? {})],
    provisionalYears: sighted ? YEARS.filter((year) => year > SIGHTED_TO) : [],
  });
}

/** Every country whose holidays are known, in alphabetical order. */
export const seededCodes = (): readonly CalendarCode[] => Object.keys(new Holidays().getCountries()).sort();

const seeded = lazyMap(seededCodes(), (code) => (code === 'CN' ? china() : code === 'VN' ? vietnam() : country(code)));

/** The seed of one country, or undefined where no library knows it. Computed once, some milliseconds. */
export const seedCalendar = (code: CalendarCode): Calendar | undefined => seeded.get(code);

/** The book of seeds: every country, each computed when first asked for, or only those named. */
export function seedBook(codes?: readonly CalendarCode[]): CalendarBook {
  if (!codes) return { version: SEED_VERSION, calendars: seeded };
  const known = codes.flatMap((code) => seedCalendar(code) ?? []);
  return { version: SEED_VERSION, calendars: new Map(known.map((calendar) => [calendar.code, calendar])) };
}
