/** The deadlines of a shipment by name, and how each is set. */
import { calendarDeadline } from '../calendar/rules.ts';
import type { Transport } from '../contracts/types.ts';
import { type Instant, type PlainDate, type Zone, addDays, dayOf } from '../kernel/dates.ts';
import type { DeadlineDraft } from '../kernel/decider.ts';
import type { Life } from '../policy/types.ts';

/** Under pre-shipment cover: no inspection and no waiver came. */
export const INSPECTION_LAPSES = 'shipments.inspection_lapses';
/** Nobody told of the arrival; both sides hear that it will be presumed. */
export const ARRIVAL_ANNOUNCED = 'shipments.arrival_announced';
export const ARRIVAL_PRESUMED = 'shipments.arrival_presumed';
/** The buyer did not confirm receipt: it counts as confirmed. */
export const RECEIPT_COUNTS = 'shipments.receipt_counts';
/** The last window for a claim closes: the order completes. */
export const WINDOWS_CLOSE = 'shipments.windows_close';

/** Days after shipment on which an untold arrival is presumed. How it travels unknown: as by sea, the longer time. */
const presumedDays = (life: Life, transport: Transport | null): number =>
  transport === null || transport === 'sea' || transport === 'sea_container'
    ? life.presumedArrivalDays.sea
    : life.presumedArrivalDays.other;

/** The day on which goods count as arrived if nobody tells. */
export const presumedOn = (life: Life, transport: Transport | null, from: PlainDate): PlainDate =>
  addDays(from, presumedDays(life, transport));

/** An untold arrival: announced some days before, then presumed. */
export function untoldArrival(life: Life, transport: Transport | null, from: PlainDate, zone: Zone): readonly DeadlineDraft[] {
  const days = presumedDays(life, transport);
  const announced = calendarDeadline(from, days - life.announceArrivalDays, zone);
  return [
    { name: ARRIVAL_ANNOUNCED, dueAt: announced.at, zone, rule: 'policy.announce_arrival_days' },
    { name: ARRIVAL_PRESUMED, dueAt: calendarDeadline(from, days, zone).at, zone, rule: 'policy.presumed_arrival_days' },
  ];
}

/** A contested arrival is presumed again, not before the usual day and never without the usual notice. */
export function contestedArrival(
  life: Life,
  transport: Transport | null,
  from: PlainDate,
  at: Instant,
  zone: Zone,
): DeadlineDraft {
  const usual = calendarDeadline(from, presumedDays(life, transport), zone).at;
  const notice = calendarDeadline(dayOf(at, zone), life.announceArrivalDays, zone).at;
  return { name: ARRIVAL_PRESUMED, dueAt: usual > notice ? usual : notice, zone, rule: 'policy.presumed_arrival_days' };
}

/** Receipt counts as confirmed so many days after the arrival counts. */
export const receiptCounts = (life: Life, countsFrom: PlainDate, zone: Zone): DeadlineDraft => ({
  name: RECEIPT_COUNTS,
  dueAt: calendarDeadline(countsFrom, life.receiptConfirmedDays, zone).at,
  zone,
  rule: 'policy.receipt_confirmed_days',
});

export const windowsClose = (dueAt: Instant, zone: Zone): DeadlineDraft => ({
  name: WINDOWS_CLOSE,
  dueAt,
  zone,
  rule: 'policy.windows',
});
