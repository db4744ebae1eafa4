/** The period of the statements: the days that the address names; what it leaves open is the last ninety days. */
import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import { ownZone } from '../ui/due.ts';
import type { Asked } from './search.ts';

/** Both days of the period. */
export function periodOf({ from, to }: Asked): { readonly from: string; readonly to: string } {
  const until = to ?? dayOf(now(), ownZone());
  return { from: from ?? addDays(until, -90), to: until };
}
