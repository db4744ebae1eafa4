/** Compiles words about a date, soft or relative, into a day or a window, with the event, the calendar and the zone named. */
import { addBusinessDays, businessDaysBefore } from '../calendar/rules.ts';
import type { CalendarBook, CalendarCode, Certainty, CountedDay } from '../calendar/types.ts';
import { type Instant, type PlainDate, type Zone, addDays, addMonths, dayOf, endOfDay } from '../kernel/dates.ts';
import type { CompiledDate, Counted, DateProblem } from './compile-date.types.ts';
import { dateWords } from './compile-date.words.rules.ts';
import { dateTokens } from './dates-zh.rules.ts';
import { type DayCount, findDayCount } from './day-count.rules.ts';
import { type Bound, DIRECTION_FILLERS } from './directions.data.ts';
import { type Direction, boundsOf, directionOf } from './directions.rules.ts';
import { type Moment, findMoments } from './moments.rules.ts';
import { findPhrases, lexicon, say } from './phrases.rules.ts';
import type { Token } from './tokens.rules.ts';
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
const LINKS = lexicon(
  say('after|upon|once|from|when|since|following|of|against|as of|on receipt|starting from|counted from|before|prior to'),
);

/** "On or about" a day is five days before to five days after, both included. */
const ABOUT_DAYS = 5;

/** The event that stands behind a linking word, or any event where days are counted. */
export function triggerIn(tokens: readonly Token[]): Trigger | null {
  const links = findPhrases(LINKS, tokens);
  const start = links[0]?.to ?? 0;
  const named = (list: readonly Token[]): Trigger | null =>
    EVENTS.find(({ words }) => findPhrases(words, list).length > 0)?.trigger ?? null;
  return named(tokens.slice(start)) ?? named(tokens);
}

/** The day that lies `n` units after the event, or before it: the event's own day is day 0. */
function dayAway(ask: DateAsk, on: PlainDate, n: number, { in: unit, side }: Pick<Counted, 'in' | 'side'>): CountedDay {
  const signed = side === 'before' ? -n : n;
  if (unit === 'months') return { date: addMonths(on, signed), ...SURE };
  if (unit === 'calendar_days') return { date: addDays(on, signed), ...SURE };
  const count = side === 'before' ? businessDaysBefore : addBusinessDays;
  return count(ask.calendars, ask.codes, on, n);
}

const FLIPPED: Readonly<Record<Bound, Bound>> = { '<=': '>=', '<': '>', '>=': '<=', '>': '<' };

/** First and last day of a count whose event lies on `on`. */
function bounded(
  ask: DateAsk,
  on: PlainDate,
  count: Counted,
  direction: Direction,
): Pick<Days, 'earliestOn' | 'latestOn' | 'problems' | 'certainty'> {
  const { side, least, most } = count;
  const far = dayAway(ask, on, most, count);
  const { date: nearDay } = dayAway(ask, on, least, count);
  const [first, last] = side === 'after' ? [nearDay, far.date] : [far.date, nearDay];
  const { date: _, ...certainty } = far;
  const answer = (earliestOn: PlainDate | null, latestOn: PlainDate | null, problems: readonly DateProblem[] = []) => ({
    earliestOn,
    latestOn,
    problems,
    certainty,
  });
  const { bound, extent } = direction;
  if (bound === 'unclear' || direction.between)
    return bound === 'unclear' || least === most ? answer(null, null, ['ambiguous']) : answer(first, last);
  if (bound === null) return answer(least === most ? null : first, last);
  // "At least 30 days before" bounds the distance: the day itself is then a last one.
  const turned = side === 'before' && extent;
  switch (turned ? FLIPPED[bound] : bound) {
    case '<=':
      return answer(null, last);
    case '<':
      return answer(null, addDays(first, -1));
    case '>=':
      return turned ? answer(first, addDays(on, -1)) : answer(first, null, ['open_ended']);
    case '>':
      return turned ? answer(addDays(last, 1), addDays(on, -1)) : answer(addDays(last, 1), null, ['open_ended']);
  }
}

const BEFORE_IT = new Set(['before', 'prior', 'ahead', 'advance']);
const AFTER_IT = new Set(['after', 'from', 'upon', 'once', 'since', 'following', 'of', 'when']);

/** Whether the count looks ahead to its event: "30 days before shipment", "14 days notice prior to loading". */
export function sideOf(tokens: readonly Token[], { to }: DayCount): Counted['side'] {
  const link = tokens.slice(to, to + 4).find(({ text }) => BEFORE_IT.has(text) || AFTER_IT.has(text));
  return link !== undefined && BEFORE_IT.has(link.text) ? 'before' : 'after';
}

/** A written day that the days are counted from: "within 30 days after 2026-05-15". */
function anchorOf(tokens: readonly Token[], count: DayCount, moments: readonly Moment[]): Moment | null {
  const [moment, ...more] = moments;
  if (!moment || more.length > 0 || moment.kind !== 'day' || moment.from < count.to) return null;
  const between = tokens.slice(count.to, moment.from);
  const isLink = ({ text }: Token): boolean => BEFORE_IT.has(text) || AFTER_IT.has(text) || text === 'to';
  const isPlain = (token: Token): boolean =>
    token.kind === 'sign' ? token.text !== ',' : isLink(token) || DIRECTION_FILLERS.has(token.text);
  return between.some(isLink) && between.every(isPlain) ? moment : null;
}

function relative(ask: DateAsk, tokens: readonly Token[], count: DayCount, anchor: Moment | null): Days {
  const { least, most, in: unit } = count;
  const counted = { least, most, in: unit, side: sideOf(tokens, count) } as const;
  const direction = directionOf(tokens, count);
  if (anchor !== null && count.problem === null) {
    if (anchor.first === null) return { ...NO_DAYS, counted, problems: [anchor.lacks === 'year' ? 'year_missing' : 'ambiguous'] };
    const on = anchor.first;
    const days = bounded(ask, on, counted, direction);
    const name = { en: on, zh: on };
    return { ...days, kind: days.earliestOn === null ? 'date' : 'window', trigger: { code: 'day', name, on }, counted };
  }
  const found = triggerIn([...tokens.slice(0, count.from), ...tokens.slice(count.to)]);
  const on = ask.trigger === undefined ? null : ask.trigger.length === 10 ? ask.trigger : dayOf(ask.trigger, ask.zone);
  const base = { kind: 'relative' as const, trigger: found && { code: found.code, name: found.name, on }, counted };
  if (count.problem !== null) return { ...NO_DAYS, ...base, problems: [count.problem] };
  if (!found) return { ...NO_DAYS, ...base, problems: ['trigger_unnamed'] };
  if (on === null) return { ...NO_DAYS, ...base, problems: ['trigger_open'] };
  return { ...base, ...bounded(ask, on, counted, direction) };
}

/** Written days and months with the words around them; a single day "on or about" is eleven. */
function written(tokens: readonly Token[], moments: readonly Moment[]): Days {
  const { kind, earliestOn, latestOn, problem } = boundsOf(tokens, moments);
  const days = { ...NO_DAYS, kind, earliestOn, latestOn, problems: problem === null ? [] : [problem] };
  const around = moments.length === 1 && moments[0]?.kind === 'day' && findPhrases(AROUND, tokens).length > 0;
  if (!around) return days;
  if (latestOn === null) return { ...days, earliestOn: earliestOn && addDays(earliestOn, -ABOUT_DAYS) };
  return { ...days, kind: 'window', earliestOn: addDays(latestOn, -ABOUT_DAYS), latestOn: addDays(latestOn, ABOUT_DAYS) };
}

function daysOf(ask: DateAsk): Days {
  const tokens = dateTokens(ask.text);
  const moments = findMoments(tokens);
  const count = findDayCount(tokens);
  const anchor = count === null ? null : anchorOf(tokens, count, moments);
  if (count !== null && (anchor !== null || moments.length === 0)) return relative(ask, tokens, count, anchor);
  if (moments.length > 0) return written(tokens, moments);
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
