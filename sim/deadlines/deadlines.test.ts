/** A short run of the deadlines against the oracle, in every zone; and the oracle against days that a calendar on the wall shows. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../random.ts';
import { ZONES, openAtlases } from './cases.ts';
import { dayEnds, monthsLater, stepTo } from './oracle.ts';
import { compareDeadlines } from './run.ts';

describe('deadlines', () => {
  it('of the rules are those of an oracle that steps from day to day, in every zone', () => {
    const { broken, zones, kinds, provisional, missing } = compareDeadlines('short', ZONES.length);
    expect(broken).toBeNull();
    expect(zones).toBe(ZONES.length);
    expect(Object.values(kinds)).toHaveLength(8);
    expect(Math.min(provisional, missing)).toBeGreaterThan(0);
  }, 60_000);
});

describe('the oracle', () => {
  it.each([
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    // Clocks go from 00:00 to 01:00: the day begins at one o'clock.
    ['2026-09-05', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // From 00:00 back to 23:00: the day has twenty-five hours.
    ['2026-04-04', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
    // 30 December 2011 was left out.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
    ['2026-12-31', 'Asia/Kathmandu', '2026-12-31T18:15:00.000Z'],
  ])('lets %s end in %s at %s', (date, zone, at) => {
    expect(dayEnds(date, zone)).toBe(at);
  });

  it('counts what the calendar of China says', () => {
    const china = openAtlases(seeded('oracle'))[0]?.known(['CN']) ?? new Map();
    expect(stepTo(china, '2026-09-28', 15)).toEqual({ date: '2026-10-23', provisional: false, missing: [] });
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28');
  });
});
