/** Words of the calendar slice: holidays and make-up days of a country, books of calendars, deadlines, overrides. */
import type { Instant, PlainDate } from '../kernel/dates.ts';

/** ISO 3166-1 alpha-2 code of a country, upper case. `GB` means England and Wales, the others the nationwide days. */
export type CalendarCode = string;

/** One day that is not what its weekday says. */
export type CalendarDay = {
  readonly calendar: CalendarCode;
  readonly date: PlainDate;
  /** `makeup`: a weekend day that is worked. */
  readonly kind: 'holiday' | 'makeup';
  readonly name: string;
  /** The year's calendar was not published when the day was entered. */
  readonly provisional: boolean;
};

export type Calendar = {
  readonly code: CalendarCode;
  /** Holidays with their names; days of a weekend may be among them. */
  readonly holidays: ReadonlyMap<PlainDate, string>;
  /** Days worked although the weekday or a holiday says otherwise. */
  readonly makeups: ReadonlySet<PlainDate>;
  /** First and last year whose holidays are known, both included. */
  readonly fromYear: number;
  readonly toYear: number;
  /** Years that hold what the law says because the official calendar is not out. */
  readonly provisionalYears: ReadonlySet<number>;
};

/** All calendars as they stood at a version of the calendar table. */
export type CalendarBook = {
  readonly version: number;
  readonly calendars: ReadonlyMap<CalendarCode, Calendar>;
};

/** What is uncertain about a counted day; an empty `missing` and no `provisional` is the normal case. */
export type Certainty = {
  /** A counted year holds statutory days only, or lies beyond the known years. */
  readonly provisional: boolean;
  /** Calendars without holidays for a counted year: only their weekends were left out. */
  readonly missing: readonly CalendarCode[];
};

export type CountedDay = Certainty & { readonly date: PlainDate };

/** A deadline: the last whole day, and the instant at which it is over (00:00 of the next day, in the zone it was counted in). */
export type Deadline = { readonly lastDay: PlainDate; readonly at: Instant };
export type BusinessDeadline = Deadline & Certainty;

/**
 * What an operator may say about a day: it is a `holiday`; a `makeup` day worked for one that was moved; a `workday`
 * although the seed calls it a holiday; or `plain`, whatever its weekday says.
 */
export const OVERRIDE_KINDS = ['holiday', 'makeup', 'workday', 'plain'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export type CalendarOverride = {
  readonly calendar: CalendarCode;
  readonly date: PlainDate;
  readonly kind: OverrideKind;
  readonly name: string;
};

/** An operator's word on a whole year: `provisional: false` once the published calendar has been entered. */
export type YearMark = { readonly calendar: CalendarCode; readonly year: number; readonly provisional: boolean };

/** Everything operators have said, as one version of the table has it: at most one word per day and per year. */
export type Overrides = { readonly days: readonly CalendarOverride[]; readonly years: readonly YearMark[] };

export type CalendarRefusal =
  | 'calendar.code_malformed'
  | 'calendar.override_empty'
  | 'calendar.override_malformed'
  | 'calendar.override_twice'
  | 'calendar.changed_meanwhile';
