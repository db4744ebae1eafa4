/** The period of the statements: the days that the address names; what it leaves open is the last ninety days. */
import { type Zone, addDays, dayOf } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import type { Asked } from './search.ts';

/** Both days of the period; `zone` is the reader's. */
export function periodOf({ from, to }: Asked, zone: Zone): { readonly from: string; readonly to: string } {
  const until = to ?? dayOf(now(), zone);
  return { from: from ?? addDays(until, -90), to: until };
}
