/** How far the clocks of a zone are ahead of UTC: asked several times by every act, so each answer is kept. */
import { Temporal } from 'temporal-polyfill';

export const DAY_MS = 86_400_000;

/** Far more days than orders under way look at; past it the answers are found anew. */
const MOST = 20_000;

/** By zone and day of UTC. Time-zone data does not change while a process runs. */
const kept = new Map<string, number | null>();

const offsetAt = (zone: string, ms: number): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/**
 * Milliseconds that the zone is ahead of UTC throughout the day of UTC in which an instant lies; null where its clocks
 * change on that day, and only the whole time-zone data can tell. No zone changes twice within a day and back.
 */
export function offsetOn(zone: string, ms: number): number | null {
  const day = Math.floor(ms / DAY_MS);
  const name = `${zone} ${day}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const offset = offsetAt(zone, day * DAY_MS);
  const found = offsetAt(zone, (day + 1) * DAY_MS) === offset ? offset : null;
  if (kept.size >= MOST) kept.clear();
  kept.set(name, found);
  return found;
}
