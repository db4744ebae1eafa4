/** Dates, instants and zones: one form each, and days that end where the law of the place says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  isZone,
  monthOf,
  parseDate,
  parseInstant,
  startOfDay,
  weekday,
} from './dates.ts';

describe('reading', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['1999-12-31', false],
    ['2026-1-1', false],
  ])('day %s: %s', (text, good) => {
    expect(parseDate(text).ok).toBe(good);
  });
  it.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T09:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T01:00:00.123456Z', '2026-03-02T01:00:00.123Z'],
  ])('instant %s is %s', (text, instant) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: instant });
  });
  it.each(['2026-03-02T09:00:00', '2026-03-02', '2026-02-30T09:00:00Z', '2026-03-02T25:00:00Z', 'now', '1890-01-01T00:00:00Z'])(
    'instant %s is refused',
    (text) => {
      expect(parseInstant(text).ok).toBe(false);
    },
  );
});

describe('days in zones', () => {
  it.each([
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z', 23],
    ['2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z', 25],
    ['2026-05-15', 'Asia/Shanghai', '2026-05-14T16:00:00.000Z', 24],
    // Midnight does not exist on this day in this place: the day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z', 23],
  ])('%s in %s begins at %s and has %i hours', (date, zone, start, hours) => {
    expect(startOfDay(date, zone)).toBe(start);
    expect((Date.parse(endOfDay(date, zone)) - Date.parse(start)) / 3_600_000).toBe(hours);
  });
  it('an instant belongs to the day whose start and end enclose it', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    );
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), zones, (ms, zone) => {
        const instant = new Date(ms).toISOString();
        const day = dayOf(instant, zone);
        expect(startOfDay(day, zone) <= instant && instant < endOfDay(day, zone)).toBe(true);
      }),
    );
  });
});

it.each(['2026-02-30', '2026-2-3', 'x', ''])('takes %j for no day', (text) => {
  expect(() => startOfDay(text, 'UTC')).toThrow(RangeError);
  expect(() => daysBetween('2026-01-01', text)).toThrow(RangeError);
});

it('counts days', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  expect([weekday('2026-03-02'), weekday('2026-03-01')]).toEqual([1, 7]);
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-06-14', 12, '2027-06-14'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-31', 0, '2026-12-31'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %d months: %s', (date, months, end) => expect(addMonths(date, months)).toBe(end));

it.each([
  ['january', 1],
  ['may', 5],
  ['sep', 9],
  ['sept', 9],
  ['december', 12],
  ['maybe', 0],
  ['', 0],
  ['constructor', 0],
])('month of %s is %d', (word, month) => expect(monthOf(word)).toBe(month));

it('knows zones by place, not by offset', () => {
  expect(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8'].every(isZone)).toBe(true);
  expect(['+08:00', 'Mars/Olympus', '', 'Asia/', 'x'.repeat(5_000)].some(isZone)).toBe(false);
});
