/** Compiles words about a date, soft or relative, into a day or a window, with the event, the calendar and the zone named. */
import { addBusinessDays } from '../calendar/rules.ts';
import type { CalendarBook, CalendarCode, Certainty } from '../calendar/types.ts';
import { type Instant, type PlainDate, type Zone, addDays, dayOf, endOfDay } from '../kernel/dates.ts';
import type { CompiledDate, Counted, DateProblem } from './compile-date.types.ts';
import { dateWords } from './compile-date.words.rules.ts';
import { findDates } from './dates.rules.ts';
import { monthPart } from './month-parts.rules.ts';
import { findPhrases, lexicon, say } from './phrases.rules.ts';
import { type Token, numberOf, tokenise } from './tokens.rules.ts';
import { TRIGGERS, type Trigger } from './triggers.data.ts';

export type DateAsk = {
  readonly text: string;
  /** The day or instant of the event, once it has happened. */
  readonly trigger?: Instant | PlainDate;
  readonly calendars: CalendarBook;
  /** A business day counts only if it is one in all of these. */
  readonly codes: readonly CalendarCode[];
  readonly zone: Zone;
};

type Days = Pick<CompiledDate, 'kind' | 'earliestOn' | 'latestOn' | 'trigger' | 'counted'> & {
  readonly problems: readonly DateProblem[];
  readonly certainty?: Certainty;
};

const SURE: Certainty = { provisional: false, missing: [] };
const NO_DAYS: Days = { kind: 'none', earliestOn: null, latestOn: null, trigger: null, counted: null, problems: [] };

/** Words that trade practice for letters of credit disregards: they fix no day. */
const SOFT = lexicon(
  say(
    'asap|as soon as possible|prompt|promptly|immediate|immediately|at once|soon|soonest|urgent|urgently|quick|quickly',
    'without delay|in due time|in due course|in time|fast|as fast as *|next available|first available|timely',
  ),
);
const AROUND = lexicon(say('on or about|about|around|approx|approximately|circa|or thereabouts'));
const EVENTS = TRIGGERS.map((trigger) => ({ trigger, words: lexicon(say(...trigger.words)) }));
const LINKS = lexicon(say('after|upon|once|from|when|since|following|of|against|as of|on receipt|starting from|counted from'));

/** "On or about" a day is five days before to five days after, both included. */
const ABOUT_DAYS = 5;

const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, days: 1, d: 1, week: 7, weeks: 7, wk: 7, wks: 7 };
const MONTHS = new Set(['month', 'months']);
const BUSINESS = new Set(['working', 'business', 'banking', 'workdays', 'workday', 'work']);

type Span = Counted & { readonly from: number; readonly to: number };

/** "4-5 days", "10 working days", "2 weeks", "1 month". */
function spanAt(tokens: readonly Token[], at: number): Span | null {
  const head = tokens[at];
  if (head?.kind !== 'number') return null;
  const ranged = ['-', '~', 'to'].includes(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.kind === 'number';
  let to = at + (ranged ? 3 : 1);
  let business = false;
  while (BUSINESS.has(tokens[to]?.text ?? '') || ['calendar', 'full', '-'].includes(tokens[to]?.text ?? '')) {
    business ||= BUSINESS.has(tokens[to]?.text ?? '');
    to += 1;
  }
  const unit = tokens[to]?.text ?? '';
  const last = tokens[at + 2];
  const least = numberOf(head);
  const most = ranged && last ? numberOf(last) : least;
  if (!Number.isInteger(least) || !Number.isInteger(most) || most < least || most > 1_500) return null;
  if (MONTHS.has(unit)) return { from: at, to: to + 1, least, most, in: 'months' };
  const days = UNIT_DAYS[unit] ?? (tokens[to - 1]?.text === 'workdays' ? 1 : 0);
  if (days === 0) return null;
  return { from: at, to: to + 1, least: least * days, most: most * days, in: business ? 'business_days' : 'calendar_days' };
}

function spanIn(tokens: readonly Token[]): Span | null {
  for (let i = 0; i < tokens.length; i += 1) {
    const span = spanAt(tokens, i);
    if (span) return span;
  }
  return null;
}

/** The event that stands behind a linking word, or any event where days are counted. */
function triggerIn(tokens: readonly Token[]): Trigger | null {
  const links = findPhrases(LINKS, tokens);
  const start = links[0]?.to ?? 0;
  const named = (list: readonly Token[]): Trigger | null =>
    EVENTS.find(({ words }) => findPhrases(words, list).length > 0)?.trigger ?? null;
  return named(tokens.slice(start)) ?? named(tokens);
}

/** The same day of a later month, or its last one: a month from 31 January ends on 28 February. */
function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const first = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  const next = at + 1;
  const last = addDays(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`, -1);
  const wanted = addDays(first, day - 1);
  return wanted < last ? wanted : last;
}

/** The day an event's days end: the event's own day is day 0. */
function counted(
  ask: DateAsk,
  on: PlainDate,
  n: number,
  unit: Counted['in'],
): { readonly date: PlainDate; readonly certainty: Certainty } {
  if (unit === 'months') return { date: addMonths(on, n), certainty: SURE };
  if (unit === 'calendar_days') return { date: addDays(on, n), certainty: SURE };
  const { date, ...certainty } = addBusinessDays(ask.calendars, ask.codes, on, n);
  return { date, certainty };
}

function relative(ask: DateAsk, tokens: readonly Token[], span: Span): Days {
  const { least, most, in: unit } = span;
  const found = triggerIn([...tokens.slice(0, span.from), ...tokens.slice(span.to)]);
  const on = ask.trigger === undefined ? null : ask.trigger.length === 10 ? ask.trigger : dayOf(ask.trigger, ask.zone);
  const base = {
    kind: 'relative' as const,
    trigger: found && { code: found.code, name: found.name, on },
    counted: { least, most, in: unit },
  };
  if (!found) return { ...NO_DAYS, ...base, problems: ['trigger_unnamed'] };
  if (on === null) return { ...NO_DAYS, ...base, problems: ['trigger_open'] };
  const last = counted(ask, on, most, unit);
  const within = tokens.some(({ text }) => text === 'within') || least === most;
  return {
    ...base,
    earliestOn: within ? null : counted(ask, on, least, unit).date,
    latestOn: last.date,
    problems: [],
    certainty: last.certainty,
  };
}

/** A written day with the words before it: "by", "before", "after", "between", "on or about". */
function written(tokens: readonly Token[], dates: ReturnType<typeof findDates>): Days {
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) return NO_DAYS;
  if (first.date === null || last.date === null) return { ...NO_DAYS, problems: ['ambiguous'] };
  if (dates.length > 1) return { ...NO_DAYS, kind: 'window', earliestOn: first.date, latestOn: last.date };
  const before = tokens.slice(0, first.from).map(({ text }) => text);
  if (findPhrases(AROUND, tokens).length > 0)
    return {
      ...NO_DAYS,
      kind: 'window',
      earliestOn: addDays(first.date, -ABOUT_DAYS),
      latestOn: addDays(first.date, ABOUT_DAYS),
    };
  const inclusive = before.includes('or') || before.includes('than') || before.includes('not');
  if (before.includes('after') && !inclusive)
    return { ...NO_DAYS, kind: 'window', earliestOn: addDays(first.date, 1), problems: ['open_ended'] };
  // "Before" and "after" exclude the day; "to", "until", "till", "from", "by" and "between" include it.
  const latestOn = before.includes('before') && !inclusive ? addDays(first.date, -1) : first.date;
  return { ...NO_DAYS, kind: 'date', latestOn };
}

function daysOf(ask: DateAsk): Days {
  const tokens = tokenise(ask.text);
  const dates = findDates(tokens);
  if (dates.length > 0) return written(tokens, dates);
  const part = monthPart(tokens);
  if (part === 'year_missing') return { ...NO_DAYS, problems: ['year_missing'] };
  if (part) return { ...NO_DAYS, kind: 'window', earliestOn: part.first, latestOn: part.last };
  const span = spanIn(tokens);
  if (span) return relative(ask, tokens, span);
  if (findPhrases(SOFT, tokens).length > 0) return { ...NO_DAYS, problems: ['soft_date'] };
  const hung = findPhrases(LINKS, tokens).length > 0 ? triggerIn(tokens) : null;
  if (hung) return { ...NO_DAYS, trigger: { code: hung.code, name: hung.name, on: null }, problems: ['soft_date'] };
  return { ...NO_DAYS, problems: ['no_date'] };
}

/**
 * Compiles words about a date. Days are counted from the event's own day as day 0; a shipping date is kept until 24:00 of
 * the day in the zone. Never throws on any text. Source: programme rules, words about dates; trade practice for letters of
 * credit.
 */
export function compileDate(ask: DateAsk): CompiledDate {
  const { certainty = SURE, problems, ...days } = daysOf(ask);
  const calendars = days.counted?.in === 'business_days' ? ask.codes : [];
  const compiled = {
    ...days,
    lateFrom: days.latestOn === null ? null : endOfDay(days.latestOn, ask.zone),
    zone: ask.zone,
    calendars,
    problems,
    certainty,
  };
  return { ...compiled, says: dateWords(compiled) };
}
