/** What words about a date come to. */
import type { Certainty } from '../calendar/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { TriggerCode, Words } from './coach.types.ts';

export type DateProblem =
  /** "Prompt", "as soon as possible": no day at all. */
  | 'soft_date'
  /** Hangs on an event whose day is not known yet. */
  | 'trigger_open'
  /** Days are counted from something that is not named. */
  | 'trigger_unnamed'
  /** "After 3 May": a first day and no last one. */
  | 'open_ended'
  /** A month or a day without its year. */
  | 'year_missing'
  /** 03/04/2026 reads two ways, and so do a window that ends before it begins and "after 3 May at the latest". */
  | 'ambiguous'
  /** Counts further than a contract may reach. */
  | 'too_far'
  /** Nothing in it is a date. */
  | 'no_date';

export type Counted = {
  readonly least: number;
  readonly most: number;
  readonly in: 'business_days' | 'calendar_days' | 'months';
  /** On which side of the event the days lie. */
  readonly side: 'after' | 'before';
};

export type CompiledDate = {
  /** date: one last day. window: a first and a last day, or a first one alone. relative: days after an event. none: no day. */
  readonly kind: 'date' | 'window' | 'relative' | 'none';
  readonly earliestOn: PlainDate | null;
  /** The day until whose end the act is in time; null while the event is open. */
  readonly latestOn: PlainDate | null;
  /** The instant from which it is late: the end of `latestOn` in the zone. */
  readonly lateFrom: Instant | null;
  readonly zone: string;
  /** Calendars that business days are counted in; empty where calendar days are. */
  readonly calendars: readonly string[];
  readonly trigger: { readonly code: TriggerCode; readonly name: Words; readonly on: PlainDate | null } | null;
  readonly counted: Counted | null;
  /** What the contract would say, shown before anyone confirms. */
  readonly says: Words;
  readonly problems: readonly DateProblem[];
  readonly certainty: Certainty;
};
