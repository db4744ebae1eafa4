/** Which day of a UBL order is the shipping day, and which the day of arrival. */
import { parseRule } from '../incoterms/rules.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { ImportProblem, UblDates, UblOrder } from './types.ts';

export type FoundDates = {
  readonly shipBy: PlainDate | null;
  readonly deliverBy: PlainDate | null;
  readonly problems: readonly { readonly code: ImportProblem; readonly path: string; readonly data: JsonObject }[];
  /** Days that were understood and found no place. */
  readonly left: readonly { readonly path: string; readonly text: string }[];
};

const keyOf = ({ despatchOn, from, to }: UblDates): string => JSON.stringify([despatchOn, from, to]);

/** One exact day of delivery; a range, or a first day alone, is none. */
const exactOf = ({ from, to }: UblDates): PlainDate | null => (to !== null && (from === null || from === to) ? to : null);

const worded = (dates: UblDates): string => {
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
 */
export function datesOf(order: UblOrder, rule: string | null): FoundDates {
  const all = [...(order.dates ? [order.dates] : []), ...order.lines.flatMap(({ dates }) => (dates ? [dates] : []))];
  const [first] = all;
  if (!first) return { shipBy: null, deliverBy: null, problems: [missing], left: [] };
  if (new Set(all.map(keyOf)).size > 1) {
    const left = all.map((dates) => ({ path: dates.path, text: worded(dates) }));
    return { shipBy: null, deliverBy: null, problems: [{ code: 'dates_differ', path: first.path, data: {} }], left };
  }
  const known = rule === null ? null : parseRule(rule);
  const byArrival = known?.ok === true && known.value.startsWith('D');
  const exact = exactOf(first);
  const shipBy = first.despatchOn ?? (byArrival ? null : exact);
  const deliverBy = byArrival ? exact : null;
  const isRange = exact === null && (first.from !== null || first.to !== null);
  const usesDelivery = exact !== null && (exact === shipBy || exact === deliverBy);
  const range = { code: 'ship_by_is_range' as const, path: first.path, data: { from: first.from, to: first.to } };
  return {
    shipBy,
    deliverBy,
    problems: [...(isRange ? [range] : []), ...(shipBy === null && !isRange ? [missing] : [])],
    left: usesDelivery || (first.from === null && first.to === null) ? [] : [{ path: first.path, text: worded(first) }],
  };
}

const missing = { code: 'ship_by_missing', path: 'Delivery', data: {} } as const;
