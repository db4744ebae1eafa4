/** The kept offsets answer as the time-zone data itself does, around every change of every zone's clocks. */
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { dayOf, startOfDay } from './dates.ts';
import { DAY_MS, offsetOn } from './offsets.ts';

const [FROM, TO] = [Date.parse('2010-01-01'), Date.parse('2030-01-01')];

const asked = (zone: string, ms: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** Instants at which clocks of the zone change. */
function changes(zone: string): readonly number[] {
  const found: number[] = [];
  for (let at = asked(zone, FROM).getTimeZoneTransition('next'); at && at.epochMilliseconds < TO; ) {
    found.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

it('days and their beginnings are those of the time-zone data, before, at and after each change', () => {
  const wrong: string[] = [];
  let compared = 0;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (const change of [FROM, ...changes(zone)]) {
      for (const ms of [change - DAY_MS, change - 1, change, change + 1, change + DAY_MS]) {
        const day = asked(zone, ms).toPlainDate();
        const start = day.toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds;
        const instant = new Date(ms).toISOString();
        compared += 1;
        if (dayOf(instant, zone) !== day.toString()) wrong.push(`${zone} ${instant}: the day`);
        if (Date.parse(startOfDay(day.toString(), zone)) !== start) wrong.push(`${zone} ${day.toString()}: its beginning`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(10_000);
});

it('has no answer for a day on which clocks change', () => {
  expect(offsetOn('Europe/London', Date.parse('2026-03-29T12:00:00Z'))).toBe(null);
  expect(offsetOn('Europe/London', Date.parse('2026-03-30T00:00:00Z'))).toBe(3_600_000);
});
