/** Which day of a UBL order is the shipping day, and which the day of arrival. */
import { parseRule } from '../incoterms/rules.ts';
import { type PlainDate, addDays } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Problem, problem } from './found.rules.ts';
import type { UblDates, UblOrder } from './types.ts';

export type FoundDates = {
  readonly shipBy: PlainDate | null;
  readonly deliverBy: PlainDate | null;
  readonly problems: readonly Problem[];
  /** Days that were understood and found no place. */
  readonly left: readonly { readonly path: string; readonly text: string }[];
};

type Period = Pick<UblDates, 'from' | 'to'>;

/** One exact day of delivery; a range, or a first day alone, is none. */
const exactOf = ({ from, to }: Period): PlainDate | null => (to !== null && (from === null || from === to) ? to : null);

const hasPeriod = ({ from, to }: Period): boolean => from !== null || to !== null;

/** Equal for periods that ask for the same: the 15th, and from the 15th to the 15th. */
const keyOf = (period: Period): string => exactOf(period) ?? JSON.stringify([period.from, period.to]);

const worded = (dates: Pick<UblDates, 'despatchOn' | 'from' | 'to'>): string => {
  const parts = [
    ['despatch', dates.despatchOn],
    ['not before', dates.from],
    ['not after', dates.to],
  ];
  return parts.flatMap(([word, day]) => (day === null ? [] : [`${word} ${day}`])).join(', ');
};

/**
 * Under the D rules the supplier delivers on arrival, so the day of delivery is the day of arrival; under all others it
 * delivers by shipping. A day of despatch is the shipping day in any case. Source: Incoterms 2020, A2 of each rule.
 * @param rule of the order, null where it is not known
 * @param today in UTC; null where an old day may stand
 */
export function datesOf({ dates, lines }: UblOrder, rule: string | null, today: PlainDate | null): FoundDates {
  const all = [...dates, ...lines.flatMap((line) => line.dates)];
  const [first] = all;
  if (!first) return { shipBy: null, deliverBy: null, problems: [missing], left: [] };
  const despatches = new Set(all.flatMap(({ despatchOn }) => despatchOn ?? []));
  const periods = all.filter(hasPeriod);
  if (despatches.size > 1 || new Set(periods.map(keyOf)).size > 1) {
    const left = all.map((each) => ({ path: each.path, text: worded(each) }));
    return { shipBy: null, deliverBy: null, problems: [problem('dates_differ', first.path)], left };
  }
  const [despatchOn = null] = despatches;
  const period = periods[0] ?? { ...first, from: null, to: null };
  const known = rule === null ? null : parseRule(rule);
  const byArrival = known?.ok === true && known.value.startsWith('D');
  const exact = exactOf(period);
  const shipBy = despatchOn ?? (byArrival ? null : exact);
  const deliverBy = byArrival ? exact : null;
  const isRange = exact === null && hasPeriod(period);
  const isUsed = exact !== null && (exact === shipBy || exact === deliverBy);
  const range = problem('ship_by_is_range', period.path, { from: period.from, to: period.to });
  return {
    shipBy,
    deliverBy,
    problems: [
      ...(isRange ? [range] : []),
      ...(shipBy === null && !isRange ? [missing] : []),
      ...[shipBy, deliverBy].flatMap((day) => (day === null || today === null ? [] : outside(day, today, first.path))),
    ],
    left: isUsed || !hasPeriod(period) ? [] : [{ path: period.path, text: worded({ ...period, despatchOn }) }],
  };
}

const missing = problem('ship_by_missing', 'Delivery');

/**
 * A contract names days ahead by the supplier's clock, and whose that will be is not known yet. So a day counts as past, or
 * as too far, once it is so anywhere on earth: from the day after today in UTC, to the last of the horizon but one.
 */
function outside(date: PlainDate, today: PlainDate, path: string): readonly Problem[] {
  if (date <= today) return [problem('date_past', path, { date })];
  return date >= addDays(today, LIMITS.horizonDays) ? [problem('date_too_far', path, { date })] : [];
}
