/** Fills the days of a ready wording: a table that named calendar days would propose days of the past before long. */
import type { PlainDate } from '../kernel/dates.ts';
import type { Words } from './coach.types.ts';

/** `{Y}` is the year of the day on which the wording is shown, `{Y+1}` the one after it. */
const YEAR = /\{Y([+-]\d{1,2})?\}/gu;

/** The wording as it reads on a day. */
export const inYearOf = (wording: string, today: PlainDate): string =>
  wording.replace(YEAR, (_, more: string | undefined) => String(Number(today.slice(0, 4)) + Number(more ?? 0)));

/** The same in both languages. */
export const wordsInYearOf = ({ en, zh }: Words, today: PlainDate): Words => ({
  en: inYearOf(en, today),
  zh: inYearOf(zh, today),
});
