/** What every deadline that is shown has in common: the time now, what is left, and when that is soon. */
import { useEffect, useState } from 'react';
import type { Instant, Zone } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import { spanBetween } from './figures.ts';
import { keep } from './kept.ts';
import { standing, useHere } from './standing.ts';
import type { Say } from './words.ts';

const machineZone = (): Zone => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own zone; that of the machine, which is where the reader is. */
export const useOwnZone = (): Zone => useHere(machineZone, () => standing()?.zone ?? machineZone());

/** Tells the server the zone for the next page. */
export const keepZone = (): void => keep('zone', machineZone());

/** The time by this machine, told anew every half minute. */
export function useNow(): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return at;
}

/** `5 d 3 h left`, `40 min left`, `2 d over`. */
export function leftOf(t: Say, from: Instant, at: Instant): string {
  const { past, days, hours, minutes } = spanBetween(from, at);
  const long =
    days > 0 ? t('due.days', { days, hours }) : hours > 0 ? t('due.hours', { hours, minutes }) : t('due.minutes', { minutes });
  return t(past ? 'due.over' : 'due.left', { long });
}

/** Over or within two days: the colour of what must be done soon. */
export const DAY_SOON = 2;
