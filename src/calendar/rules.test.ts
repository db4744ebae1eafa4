/** Counting business days: worked examples by date, then laws that hold for all calendars. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../kernel/dates.ts';
import {
  MAX_DAYS,
  addBusinessDays,
  businessDaysBefore,
  businessDaysBetween,
  businessDaysOf,
  businessDeadline,
  calendarDeadline,
  certaintyWarnings,
  isBusinessDay,
  nextBusinessDay,
  parseCalendarCode,
  weekendOf,
} from './rules.ts';
import { seedBook } from './seeds.ts';
import type { Calendar, CalendarBook } from './types.ts';

const CODES = ['CN', 'GB', 'US', 'DE', 'VN', 'SA'] as const;
const seeds = seedBook(CODES);

describe('the n-th business day', () => {
  it.each([
    [['CN', 'GB'], '2026-04-28', 5, '2026-05-08'],
    [['CN', 'GB'], '2026-04-28', 15, '2026-05-22'],
    [['CN', 'GB'], '2026-04-01', 15, '2026-04-24'],
    // Golden Week 1 to 7 October; Saturday 10 October is worked in China.
    [['CN'], '2026-09-28', 2, '2026-09-30'],
    [['CN'], '2026-09-28', 3, '2026-10-08'],
    [['CN'], '2026-09-28', 5, '2026-10-10'],
    [['CN'], '2026-09-28', 15, '2026-10-23'],
    [['CN', 'GB'], '2026-09-28', 5, '2026-10-12'],
    [['GB'], '2026-09-28', 15, '2026-10-19'],
    // Spring Festival 15 to 23 February, with Saturdays 14 and 28 worked.
    [['CN'], '2026-02-13', 1, '2026-02-14'],
    [['CN'], '2026-02-13', 2, '2026-02-24'],
    [['CN'], '2026-02-24', 4, '2026-02-28'],
    // Day 0 need not be a business day.
    [['GB'], '2026-12-25', 1, '2026-12-29'],
    [['US'], '2026-07-02', 1, '2026-07-06'],
    [['SA'], '2026-11-12', 1, '2026-11-15'],
    [['CN'], '2026-04-28', 0, '2026-04-28'],
  ])('%j: %s + %i is %s', (codes, from, n, date) => {
    expect(addBusinessDays(seeds, codes, from, n)).toEqual({ date, provisional: false, missing: [] });
  });

  it('counts a make-up Saturday for its own country only', () => {
    expect(isBusinessDay(seeds, ['CN'], '2026-10-10')).toBe(true);
    expect(isBusinessDay(seeds, ['GB'], '2026-10-10')).toBe(false);
    expect(isBusinessDay(seeds, ['CN', 'GB'], '2026-10-10')).toBe(false);
  });

  it('moves a day of payment to the next business day and leaves a business day alone', () => {
    expect(nextBusinessDay(seeds, ['CN', 'GB'], '2026-05-01').date).toBe('2026-05-06');
    expect(nextBusinessDay(seeds, ['CN', 'GB'], '2026-05-06').date).toBe('2026-05-06');
  });
});

describe('what is uncertain', () => {
  it.each([
    ['CN', '2026-12-20', 5, { provisional: false, missing: [] }],
    ['CN', '2026-12-31', 1, { provisional: true, missing: [] }],
    ['GB', '2026-12-31', 1, { provisional: false, missing: [] }],
    ['ZZ', '2026-12-31', 1, { provisional: false, missing: ['ZZ'] }],
    ['CN', '2035-12-31', 1, { provisional: true, missing: ['CN'] }],
    ['CN', '2019-06-03', 1, { provisional: true, missing: ['CN'] }],
  ])('%s: %s + %i', (code, from, n, certainty) => {
    expect(addBusinessDays(seeds, [code], from, n)).toMatchObject(certainty);
  });

  it('counts an unseeded country Monday to Friday', () => {
    expect(addBusinessDays(seeds, ['ZZ'], '2026-12-24', 5).date).toBe('2026-12-31');
  });

  it('says so in warnings', () => {
    expect(certaintyWarnings({ provisional: false, missing: [] })).toEqual([]);
    expect(certaintyWarnings({ provisional: true, missing: ['ZZ'] })).toEqual([
      { code: 'calendar.missing', data: { calendars: ['ZZ'] } },
      { code: 'calendar.provisional' },
    ]);
  });
});

describe('weekends', () => {
  it.each([
    ['CN', '2026-01-01', [6, 7]],
    ['SA', '2026-01-01', [5, 6]],
    ['AE', '2021-12-31', [5, 6]],
    ['AE', '2022-01-01', [6, 7]],
    ['NP', '2026-01-01', [6]],
    ['constructor', '2026-01-01', [6, 7]],
  ])('%s at %s rests on %j', (code, date, days) => expect(weekendOf(code, date)).toEqual(days));
});

describe('deadlines', () => {
  it('end at 00:00 of the day after the last one, in the zone', () => {
    expect(businessDeadline(seeds, ['CN', 'GB'], '2026-04-28T09:00:00.000Z', 15, 'Asia/Shanghai')).toEqual({
      lastDay: '2026-05-22',
      at: '2026-05-22T16:00:00.000Z',
      provisional: false,
      missing: [],
    });
    expect(calendarDeadline('2026-04-28T09:00:00.000Z', 30, 'Asia/Shanghai')).toEqual({
      lastDay: '2026-05-28',
      at: '2026-05-28T16:00:00.000Z',
    });
  });

  it('count from the day of receipt in the zone: late in the evening of UTC it is tomorrow in Shanghai', () => {
    expect(calendarDeadline('2026-04-28T16:00:00.000Z', 1, 'Asia/Shanghai').lastDay).toBe('2026-04-30');
    expect(calendarDeadline('2026-04-28T15:59:59.999Z', 1, 'Asia/Shanghai').lastDay).toBe('2026-04-29');
    expect(calendarDeadline('2026-04-28', 1, 'Asia/Shanghai').lastDay).toBe('2026-04-29');
  });

  it('follow summer time: the night of 25 October has an hour more in London', () => {
    expect(calendarDeadline('2026-10-23T12:00:00.000Z', 1, 'Europe/London').at).toBe('2026-10-24T23:00:00.000Z');
    expect(calendarDeadline('2026-10-23T12:00:00.000Z', 2, 'Europe/London').at).toBe('2026-10-26T00:00:00.000Z');
  });
});

it('business days before a day are as many as lie between, and the day itself is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(700), fc.constantFrom(['CN'], ['CN', 'GB']), (n, offset, codes) => {
      const from = addDays('2025-01-01', offset);
      const { date } = businessDaysBefore(seeds, codes, from, n);
      expect(isBusinessDay(seeds, codes, date)).toBe(true);
      const last = businessDaysBetween(seeds, codes, addDays(date, -1), addDays(from, -1));
      expect(last).toBe(n);
    }),
    { numRuns: 100 },
  );
});

describe('bad input', () => {
  it.each([
    ['cn', 'CN'],
    ['Gb', 'GB'],
  ])('reads the code %s', (text, value) => expect(parseCalendarCode(text)).toEqual({ ok: true, value }));
  it.each(['', 'C', 'CHN', 'C1', 'GB-ENG', ' CN'])('refuses the code "%s"', (text) =>
    expect(parseCalendarCode(text)).toMatchObject({ ok: false, code: 'calendar.code_malformed' }),
  );
  it.each([-1, 0.5, MAX_DAYS + 1, Number.NaN])('a count of %d is a fault', (n) => {
    expect(() => addBusinessDays(seeds, ['CN'], '2026-01-01', n)).toThrow('cannot count');
    expect(() => businessDaysBefore(seeds, ['CN'], '2026-01-01', n)).toThrow('cannot count');
  });
  it('counting in no calendar, or in one without any business day, is a fault', () => {
    expect(() => isBusinessDay(seeds, [], '2026-01-01')).toThrow('at least one calendar');
    const holidays = { get: () => undefined, has: () => true } as unknown as Calendar['holidays'];
    const closed: Calendar = {
      code: 'ZZ',
      holidays,
      makeups: new Set(),
      fromYear: 2020,
      toYear: 2035,
      provisionalYears: new Set(),
    };
    expect(() => nextBusinessDay({ version: 1, calendars: new Map([['ZZ', closed]]) }, ['ZZ'], '2299-01-01')).toThrow(
      'no business day',
    );
  });
});

const date = fc.integer({ min: 0, max: 5_400 }).map((offset) => addDays('2020-03-01', offset));
const codes = fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 3 });
const n = fc.integer({ min: 1, max: 40 });

/** A book of two invented countries with holidays and make-up days strewn over two months. */
const strewn = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 25 })
  .map((offsets) => new Set(offsets.map((o) => addDays('2026-01-01', o))));
const inventedBook: fc.Arbitrary<CalendarBook> = fc.tuple(strewn, strewn, strewn, strewn).map(([h1, m1, h2, m2]) => {
  const calendar = (code: string, h: ReadonlySet<string>, m: ReadonlySet<string>): [string, Calendar] => [
    code,
    {
      code,
      holidays: new Map([...h].map((d) => [d, 'x'])),
      makeups: m,
      fromYear: 2025,
      toYear: 2027,
      provisionalYears: new Set(),
    },
  ];
  return { version: 1, calendars: new Map([calendar('XA', h1, m1), calendar('XB', h2, m2)]) };
});

/** Judged afresh from the calendar's parts, with the weekday taken from the distance to a known Monday. */
function isOpen(book: CalendarBook, code: string, day: string): boolean {
  const calendar = book.calendars.get(code);
  const sinceMonday = ((daysBetween('2024-01-01', day) % 7) + 7) % 7;
  if (calendar?.makeups.has(day)) return true;
  return sinceMonday < 5 && !calendar?.holidays.has(day);
}

describe('laws of counting', () => {
  it('agrees with a walk from day to day over any holidays and make-up days', () => {
    const start = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2025-12-20', offset));
    fc.assert(
      fc.property(inventedBook, fc.constantFrom(['XA'], ['XB'], ['XA', 'XB']), start, n, (book, named, from, count) => {
        let [walked, left] = [from, count];
        while (left > 0) {
          walked = addDays(walked, 1);
          if (named.every((code) => isOpen(book, code, walked))) left -= 1;
        }
        expect(addBusinessDays(book, named, from, count).date).toBe(walked);
      }),
    );
  });

  it('the n-th day is a business day, and exactly n lie between', () => {
    fc.assert(
      fc.property(codes, date, n, (named, from, count) => {
        const reached = addBusinessDays(seeds, named, from, count).date;
        expect(isBusinessDay(seeds, named, reached)).toBe(true);
        expect(businessDaysBetween(seeds, named, from, reached)).toBe(count);
        expect(businessDaysBetween(seeds, named, reached, from)).toBe(count === 0 ? 0 : -count);
      }),
      { numRuns: 40 },
    );
  });

  it('more days, a later start or a further country never end earlier', () => {
    fc.assert(
      fc.property(codes, date, n, fc.constantFrom(...CODES), (named, from, count, further) => {
        const end = addBusinessDays(seeds, named, from, count).date;
        expect(addBusinessDays(seeds, named, from, count + 1).date > end).toBe(true);
        expect(addBusinessDays(seeds, named, addDays(from, 1), count).date >= end).toBe(true);
        expect(addBusinessDays(seeds, [...named, further], from, count).date >= end).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('counting in two parts is counting at once, whatever the order of the countries', () => {
    fc.assert(
      fc.property(codes, date, n, n, (named, from, a, b) => {
        const whole = addBusinessDays(seeds, named, from, a + b).date;
        expect(addBusinessDays(seeds, named, addBusinessDays(seeds, named, from, a).date, b).date).toBe(whole);
        expect(addBusinessDays(seeds, [...named].reverse(), from, a + b).date).toBe(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('the days of a year are those between its ends', () => {
    for (const year of [2020, 2026, 2032]) {
      const { days } = businessDaysOf(seeds, ['CN', 'US'], year);
      expect(days.length).toBe(businessDaysBetween(seeds, ['CN', 'US'], `${year - 1}-12-31`, `${year}-12-31`));
      expect([...days].sort()).toEqual(days);
    }
  });
});
