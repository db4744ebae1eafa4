/** Operators' overrides: what is refused, and what the book says afterwards. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/dates.ts';
import { MAX_OVERRIDES, applyOverrides, checkOverrides, daysOf } from './overrides.rules.ts';
import { addBusinessDays, isBusinessDay } from './rules.ts';
import { seedBook, seedCalendar } from './seeds.ts';
import { type CalendarOverride, OVERRIDE_KINDS, type Overrides } from './types.ts';

const day = (calendar: string, date: string, kind: CalendarOverride['kind'], name = 'Decree 1'): CalendarOverride => ({
  calendar,
  date,
  kind,
  name,
});
const says = (...days: readonly CalendarOverride[]): Overrides => ({ days, years: [] });
const seeds = seedBook();

describe('an overridden day', () => {
  it.each([
    ['a Wednesday becomes a holiday', day('CN', '2026-11-25', 'holiday'), false],
    ['a Saturday is worked', day('CN', '2026-11-28', 'makeup'), true],
    ['a holiday is worked', day('CN', '2026-10-01', 'workday'), true],
    ['a make-up Saturday is a Saturday again', day('CN', '2026-10-10', 'plain'), false],
    ['a holiday is a Thursday again', day('CN', '2026-10-01', 'plain'), true],
    ['a make-up Saturday becomes a holiday', day('CN', '2026-10-10', 'holiday'), false],
  ])('%s', (_, override, open) => {
    const book = applyOverrides(seeds, says(override), 2);
    expect(book.version).toBe(2);
    expect(isBusinessDay(book, ['CN'], override.date)).toBe(open);
    expect(isBusinessDay(book, ['GB'], override.date)).toBe(isBusinessDay(seeds, ['GB'], override.date));
  });

  it('changes neither the seed nor the calendars of other countries', () => {
    const before = seedCalendar('CN')?.holidays.size;
    const book = applyOverrides(seeds, says(day('CN', '2026-11-25', 'holiday')), 2);
    expect(book.calendars.get('CN')?.holidays.size).toBe((before ?? 0) + 1);
    expect(seedCalendar('CN')?.holidays.size).toBe(before);
    expect(book.calendars.get('GB')).toBe(seeds.calendars.get('GB'));
    expect(book.calendars.size).toBe(seeds.calendars.size);
  });

  it('gives a country that no library knows the years its operator spoke about', () => {
    const book = applyOverrides(seeds, says(day('ZZ', '2026-11-25', 'holiday')), 2);
    expect(addBusinessDays(book, ['ZZ'], '2026-11-24', 1)).toEqual({ date: '2026-11-26', provisional: false, missing: [] });
    expect(addBusinessDays(book, ['ZZ'], '2027-11-24', 1).missing).toEqual(['ZZ']);
  });

  it('a year entered from the published calendar is provisional no more', () => {
    const book = applyOverrides(seeds, { days: [], years: [{ calendar: 'CN', year: 2027, provisional: false }] }, 2);
    expect(addBusinessDays(book, ['CN'], '2027-03-01', 1).provisional).toBe(false);
    expect(addBusinessDays(book, ['CN'], '2028-03-01', 1).provisional).toBe(true);
    const doubted = applyOverrides(seeds, { days: [], years: [{ calendar: 'GB', year: 2027, provisional: true }] }, 2);
    expect(addBusinessDays(doubted, ['GB'], '2027-03-01', 1).provisional).toBe(true);
  });

  it('any set of overrides leaves every other day as it was', () => {
    const override = fc.record({
      calendar: fc.constantFrom('CN', 'GB'),
      date: fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-09-01', offset)),
      kind: fc.constantFrom(...OVERRIDE_KINDS),
      name: fc.constant('Decree'),
    });
    const overrides = fc.uniqueArray(override, { selector: ({ calendar, date }) => `${calendar} ${date}`, maxLength: 20 });
    fc.assert(
      fc.property(overrides, fc.integer({ min: 0, max: 60 }), (days, offset) => {
        const date = addDays('2026-09-01', offset);
        const book = applyOverrides(seeds, says(...days), 2);
        for (const code of ['CN', 'GB']) {
          const said = days.find((d) => d.calendar === code && d.date === date);
          const open = isBusinessDay(book, [code], date);
          if (!said) expect(open).toBe(isBusinessDay(seeds, [code], date));
          else if (said.kind !== 'plain') expect(open).toBe(said.kind !== 'holiday');
        }
      }),
    );
  });
});

describe('what may be said', () => {
  it.each([
    ['nothing', says(), 'calendar.override_empty'],
    [
      'too much',
      says(...Array.from({ length: MAX_OVERRIDES + 1 }, (_, i) => day('CN', addDays('2026-01-01', i), 'plain'))),
      'calendar.override_empty',
    ],
    ['a day that does not exist', says(day('CN', '2026-02-30', 'holiday')), 'calendar.override_malformed'],
    ['a code in lower case', says(day('cn', '2026-02-03', 'holiday')), 'calendar.override_malformed'],
    ['no name', says(day('CN', '2026-02-03', 'holiday', ' ')), 'calendar.override_malformed'],
    ['a name with a control character', says(day('CN', '2026-02-03', 'holiday', 'a\u0000b')), 'calendar.override_malformed'],
    ['an unknown kind', says(day('CN', '2026-02-03', 'feast' as 'holiday')), 'calendar.override_malformed'],
    ['a day twice', says(day('CN', '2026-02-03', 'holiday'), day('CN', '2026-02-03', 'plain')), 'calendar.override_twice'],
    [
      'a year before the calendar',
      { days: [], years: [{ calendar: 'CN', year: 1999, provisional: true }] },
      'calendar.override_malformed',
    ],
  ])('%s is refused: %3$s', (_, overrides, code) => expect(checkOverrides(overrides)).toMatchObject({ ok: false, code }));

  it('a day and its year are accepted together', () => {
    const overrides = { days: [day('CN', '2027-10-08', 'holiday')], years: [{ calendar: 'CN', year: 2027, provisional: false }] };
    expect(checkOverrides(overrides)).toEqual({ ok: true, value: overrides });
  });
});

describe('the days of a year', () => {
  it('are holidays and make-up days in order, with the mark of the year', () => {
    const calendar = seedCalendar('CN');
    const days = calendar ? daysOf(calendar, 2026) : [];
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).sort());
    expect(days).toContainEqual({
      calendar: 'CN',
      date: '2026-10-10',
      kind: 'makeup',
      name: 'Make-up working day',
      provisional: false,
    });
    expect(days).toContainEqual({
      calendar: 'CN',
      date: '2026-10-01',
      kind: 'holiday',
      name: 'National Day',
      provisional: false,
    });
    expect(calendar && daysOf(calendar, 2027).every(({ provisional }) => provisional)).toBe(true);
  });
});
