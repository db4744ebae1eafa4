/** The seed calendars against days that are known: by country, a trader can check each row. */
import { describe, expect, it } from 'vitest';
import { SEED_NOTE } from '../db/migrations/0003_calendar.ts';
import { weekday } from '../kernel/dates.ts';
import { businessDaysOf, isBusinessDay } from './rules.ts';
import { SEED_FROM, SEED_ID, SEED_TO, seedBook, seedCalendar, seededCodes } from './seeds.ts';

const book = seedBook();

/** Weekdays (Monday to Friday) of a span on which the country rests: what a list of holidays comes down to. */
const weekdaysOff = (code: string, year: number): readonly string[] =>
  [...(seedCalendar(code)?.holidays.keys() ?? [])]
    .filter((date) => date.startsWith(`${year}`) && weekday(date) < 6)
    .map((date) => date.slice(5));

describe('holidays on weekdays', () => {
  it.each([
    ['GB', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    ['GB', 2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    ['GB', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['GB', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    // The day observed for a Saturday New Year lies in the year before.
    ['US', 2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    ['US', 2023, '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
    ['US', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
    ['AU', 2022, '01-03 01-26 04-15 04-18 04-25 09-22 12-26 12-27'],
    ['AU', 2026, '01-01 01-26 04-03 04-06 12-25 12-28'],
    ['IN', 2026, '01-26 04-03 04-14 10-02 12-25'],
    ['LV', 2023, '04-07 04-10 05-01 05-04 05-29 06-23 07-10 11-20 12-25 12-26'],
    ['LV', 2025, '01-01 04-18 04-21 05-01 05-05 06-23 06-24 11-18 12-24 12-25 12-26 12-31'],
    ['VN', 2020, '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02'],
    ['VN', 2021, '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03'],
    ['VN', 2022, '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02'],
    ['VN', 2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04'],
    ['VN', 2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03'],
    ['VN', 2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02'],
    ['VN', 2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02'],
    ['KR', 2025, '01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25'],
    ['TR', 2026, '01-01 03-20 04-23 05-01 05-19 05-27 05-28 05-29 07-15 10-29'],
    // 2027: statutory days with those in lieu; the arrangement with make-up days is not out.
    ['CN', 2027, '01-01 02-05 02-08 02-09 02-10 04-05 05-03 05-04 06-09 09-15 10-01 10-04 10-05'],
    ['CN', 2028, '01-03 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-29 10-02 10-03 10-04'],
  ])('%s %i', (code, year, expected) => expect(weekdaysOff(code, year).join(' ')).toBe(expected));

  it('China 2026: Golden Week and its make-up days', () => {
    const worked = [...(seedCalendar('CN')?.makeups ?? [])].filter((date) => date.startsWith('2026'));
    expect(worked).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    const { days } = businessDaysOf(book, ['CN'], 2026);
    expect(days.filter((day) => day >= '2026-09-18' && day <= '2026-10-12')).toEqual([
      '2026-09-18',
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
    ]);
  });

  it('China: days for part of the people are worked', () => {
    for (const date of ['2021-03-08', '2023-05-04', '2026-06-01', '2022-08-01'])
      expect(isBusinessDay(book, ['CN'], date)).toBe(true);
  });

  it('a holiday that begins at noon or in the evening leaves its day a working day', () => {
    expect(isBusinessDay(book, ['IS'], '2026-12-24')).toBe(true);
    expect(isBusinessDay(book, ['DE'], '2026-12-31')).toBe(true);
  });
});

describe('the book of seeds', () => {
  it('knows two hundred countries, each over the same years', () => {
    const codes = seededCodes();
    expect(codes.length).toBeGreaterThan(190);
    expect(codes).toEqual(expect.arrayContaining(['CN', 'GB', 'US', 'DE', 'VN', 'IN', 'LV', 'AU']));
    expect(seedCalendar('ZZ')).toBeUndefined();
    expect(book.calendars.get('constructor')).toBeUndefined();
    expect(book.calendars.size).toBe(codes.length);
    for (const code of ['CN', 'VN', 'SZ', 'SA']) {
      const calendar = book.calendars.get(code);
      expect(calendar).toMatchObject({ code, fromYear: SEED_FROM, toYear: SEED_TO });
      const dates = [...(calendar?.holidays.keys() ?? [])];
      expect(dates).toEqual([...dates].sort());
      expect(dates.every((date) => date >= `${SEED_FROM}-01-01` && date <= `${SEED_TO}-12-31`)).toBe(true);
    }
  });

  it('marks years whose calendar is not published: China and Viet Nam, and countries that wait for the moon', () => {
    const first = (code: string): number => Math.min(...(seedCalendar(code)?.provisionalYears ?? []));
    expect(['CN', 'VN', 'SA'].map(first)).toEqual([2027, 2027, 2027]);
    expect(seedCalendar('GB')?.provisionalYears.size).toBe(0);
  });

  it('holds only the countries asked for, and computes each once', () => {
    const two = seedBook(['CN', 'GB', 'ZZ']);
    expect([...two.calendars.keys()]).toEqual(['CN', 'GB']);
    expect(two.calendars.get('CN')).toBe(book.calendars.get('CN'));
  });

  it('is made of the libraries that version 1 of the table names (else: a migration that adds a version)', () => {
    expect(SEED_NOTE).toBe(`seed: ${SEED_ID}`);
  });
});
