/** Shipping dates that hang on an event the programme sees happen: the rule as data, and the day it comes to. */
import { addBusinessDays } from '../calendar/rules.ts';
import type { CalendarBook, CountedDay } from '../calendar/types.ts';
import { type PlainDate, type Zone, addDays, addMonths } from '../kernel/dates.ts';
import type { Words } from './coach.types.ts';
import { sideOf, triggerIn } from './compile-date.rules.ts';
import { dateTokens } from './dates-zh.rules.ts';
import { findDayCount } from './day-count.rules.ts';
import { directionOf } from './directions.rules.ts';
import { findMoments } from './moments.rules.ts';
import { TRIGGERS } from './triggers.data.ts';
import type { DateRule, SeenTrigger } from './types.ts';

/** What traders call it, and what the programme sees of it. Samples, artwork and letters of credit are approved elsewhere. */
const SEEN: ReadonlyMap<string, SeenTrigger> = new Map([
  ['confirmation', 'confirmation'],
  ['order', 'confirmation'],
  ['deposit', 'deposit'],
  ['payment', 'final_payment'],
  ['final_payment', 'final_payment'],
  ['inspection', 'inspection'],
]);

/**
 * The rule in words such as "30 days after deposit" or "within 4-5 working days once final payment received". Null where
 * the event is none that the programme sees, where the days lie before it, or where they have no last one.
 */
export function dateRuleIn(text: string): DateRule | null {
  const tokens = dateTokens(text);
  const count = findDayCount(tokens);
  if (!count || count.problem !== null || findMoments(tokens).length > 0 || sideOf(tokens, count) === 'before') return null;
  const { bound, between } = directionOf(tokens, count);
  if ((bound !== null && bound !== '<=') || between) return null;
  const found = triggerIn([...tokens.slice(0, count.from), ...tokens.slice(count.to)]);
  const trigger = found && SEEN.get(found.code);
  return trigger ? { trigger, days: count.most, in: count.in } : null;
}

/**
 * The last day in time of a rule whose event lies on `on`, which is day 0. Business days are those of the supplier's
 * country, where the goods are made. Source: programme rules, words about dates.
 */
export function fixedDay({ days, in: unit }: DateRule, on: PlainDate, calendars: CalendarBook, country: string): CountedDay {
  const sure = { provisional: false, missing: [] };
  if (unit === 'months') return { date: addMonths(on, days), ...sure };
  if (unit === 'calendar_days') return { date: addDays(on, days), ...sure };
  return addBusinessDays(calendars, [country], on, days);
}

const UNITS: Readonly<Record<DateRule['in'], Words>> = {
  business_days: { en: 'business days of the supplier’s country', zh: '供应商所在国的工作日' },
  calendar_days: { en: 'calendar days', zh: '日历日' },
  months: { en: 'months', zh: '个月' },
};

/** What the programme saw, in words: "the deposit is received". */
export const eventOf = (trigger: SeenTrigger): Words =>
  TRIGGERS.find(({ code }) => code === trigger)?.name ?? { en: trigger, zh: trigger };

/** The rule as both are shown it before they confirm. */
export function ruleWords({ trigger, days, in: unit }: DateRule, zone: Zone): Words {
  const event = eventOf(trigger);
  return {
    en: `${days} ${UNITS[unit].en} after ${event.en}; the platform writes the exact day into the contract when that happens. In time until the end of that day, ${zone}.`,
    zh: `${event.zh}后 ${days} ${UNITS[unit].zh};事件发生时平台将确切日期写入合同。当日结束前(${zone})为按时。`,
  };
}
