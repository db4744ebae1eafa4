/** Statutory holidays of mainland China, for years whose official arrangement is not published yet. */
import { type PlainDate, addDays, weekday } from '../kernel/dates.ts';

/** Days of a year that the moon and the sun decide. */
export type ChineseYear = {
  /** First day of the first lunar month. */
  readonly springFestival: PlainDate;
  readonly qingming: PlainDate;
  /** Fifth day of the fifth lunar month. */
  readonly dragonBoat: PlainDate;
  /** Fifteenth day of the eighth lunar month. */
  readonly midAutumn: PlainDate;
};

const run = (first: PlainDate, length: number): readonly PlainDate[] => Array.from({ length }, (_, i) => addDays(first, i));

/**
 * The statutory days of a year with the weekdays given in lieu of those on a Saturday or Sunday. Which weekends are
 * worked for a longer holiday is the State Council's yearly decision and cannot be foreseen.
 * Source: Regulation on Public Holidays for National Annual Festivals and Memorial Days as of 1 January 2025.
 */
export function statutoryDays(year: number, lunar: ChineseYear): ReadonlyMap<PlainDate, string> {
  const festivals: readonly (readonly [string, readonly PlainDate[]])[] = [
    ["New Year's Day", run(`${year}-01-01`, 1)],
    ['Spring Festival', run(addDays(lunar.springFestival, -1), 4)],
    ['Tomb-Sweeping Day', run(lunar.qingming, 1)],
    ['Labour Day', run(`${year}-05-01`, 2)],
    ['Dragon Boat Festival', run(lunar.dragonBoat, 1)],
    ['Mid-Autumn Festival', run(lunar.midAutumn, 1)],
    ['National Day', run(`${year}-10-01`, 3)],
  ];
  const days = new Map<PlainDate, string>();
  for (const [name, dates] of festivals) for (const date of dates) days.set(date, name);
  for (const [name, dates] of festivals) {
    let next = dates.at(-1) ?? '';
    for (const _ of dates.filter((date) => weekday(date) > 5)) {
      do next = addDays(next, 1);
      while (weekday(next) > 5 || days.has(next));
      days.set(next, `${name} (in lieu)`);
    }
  }
  return days;
}
