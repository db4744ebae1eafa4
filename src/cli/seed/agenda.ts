/** When each act of the demonstration happens: days before today become instants, in an order that never runs backwards. */
import { isBusinessDay } from '../../calendar/rules.ts';
import type { CalendarBook } from '../../calendar/types.ts';
import { type Instant, type PlainDate, addDays, addMillis, dayOf, startOfDay } from '../../kernel/dates.ts';
import type { DemoOrder, Scheduled } from './orders.data.ts';

/** The suppliers' zone: days and times of the story are theirs. */
export const ZONE = 'Asia/Shanghai';
const COUNTRY = 'CN';

export type Entry = { readonly order: string; readonly at: Instant; readonly step: Scheduled };

const MINUTE_MS = 60_000;

/** An instant at a time of day in China, which has no summer time. */
function instantOf(date: PlainDate, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return addMillis(startOfDay(date, ZONE), (hours * 60 + minutes) * MINUTE_MS);
}

/** The working day on or before a date. */
function workday(book: CalendarBook, date: PlainDate): PlainDate {
  return isBusinessDay(book, [COUNTRY], date) ? date : workday(book, addDays(date, -1));
}

/** All acts of all orders by time. Acts that a holiday pushes onto one day keep their order, a minute apart at least. */
export function agendaOf(orders: Readonly<Record<string, DemoOrder>>, book: CalendarBook, now: Instant): readonly Entry[] {
  const today = dayOf(now, ZONE);
  const steps = Object.entries(orders).flatMap(([order, { story }]) => story.map((step) => ({ order, step })));
  const sorted = steps.toSorted((a, b) => a.step.day - b.step.day || a.step.time.localeCompare(b.step.time));
  const entries: Entry[] = [];
  for (const { order, step } of sorted) {
    const wished = instantOf(workday(book, addDays(today, step.day)), step.time);
    const earliest = addMillis(entries.at(-1)?.at ?? wished, entries.length === 0 ? 0 : MINUTE_MS);
    entries.push({ order, step, at: wished > earliest ? wished : earliest });
  }
  return entries;
}
