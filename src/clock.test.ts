/** The demonstration's clock: it runs on with the machine's, and only forward. */
import { expect, it } from 'vitest';
import { aheadClock, systemClock } from './clock.ts';
import { addMillis } from './kernel/dates.ts';

it('runs ahead of the machine by what it was set, and never back', () => {
  const clock = aheadClock(60_000);
  expect(clock.now() >= addMillis(systemClock.now(), 60_000)).toBe(true);
  const later = addMillis(clock.now(), 3_600_000);
  clock.set(later);
  expect(clock.now() >= later).toBe(true);
  expect(clock.aheadMs()).toBeGreaterThan(3_600_000);
  const ahead = clock.aheadMs();
  clock.set('2000-01-01T00:00:00.000Z');
  expect(clock.aheadMs()).toBe(ahead);
});
