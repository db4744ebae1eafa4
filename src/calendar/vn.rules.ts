/** Public holidays of Viet Nam, which follow the lunar calendar and move off weekends in their own way. */
import { type PlainDate, addDays, weekday } from '../kernel/dates.ts';

const isWeekend = (date: PlainDate): boolean => weekday(date) > 5;

/** The nearest free weekday in one direction. */
function freeWeekday(taken: ReadonlyMap<PlainDate, string>, from: PlainDate, step: 1 | -1): PlainDate {
  let date = from;
  do date = addDays(date, step);
  while (isWeekend(date) || taken.has(date));
  return date;
}

/** The second day of National Day joins the first to a weekend where it can: 1 September or 3 September. */
const secondNationalDay = (second: PlainDate): PlainDate => addDays(second, [1, 4, 7].includes(weekday(second)) ? 1 : -1);

/**
 * The public holidays of a year.
 * Source: Labour Code 2019, article 112 (National Day has two days since 2021), and the dates announced since 2020.
 * @param tet first day of the first lunar month (its eve and three days after it make five days)
 * @param hungKings tenth day of the third lunar month
 */
export function vietnameseDays(year: number, tet: PlainDate, hungKings: PlainDate): ReadonlyMap<PlainDate, string> {
  const days = new Map<PlainDate, string>();
  const nationalDay = `${year}-09-02`;
  const tetDays = [-1, 0, 1, 2, 3].map((offset) => addDays(tet, offset));
  for (const date of tetDays) days.set(date, 'Tet');
  const single: readonly (readonly [PlainDate, string])[] = [
    [`${year}-01-01`, "New Year's Day"],
    [hungKings, "Hung Kings' Commemoration Day"],
    [`${year}-04-30`, 'Reunification Day'],
    [`${year}-05-01`, 'Labour Day'],
    [nationalDay, 'National Day'],
    ...(year >= 2021 ? [[secondNationalDay(nationalDay), 'National Day'] as const] : []),
  ];
  for (const [date, name] of single) days.set(date, name);
  // Tet grows at both ends: a Saturday is made good before it, a Sunday after it.
  for (const date of tetDays.filter(isWeekend)) days.set(freeWeekday(days, date, weekday(date) === 6 ? -1 : 1), 'Tet (in lieu)');
  for (const [date, name] of single) if (isWeekend(date)) days.set(freeWeekday(days, date, 1), `${name} (in lieu)`);
  return days;
}
