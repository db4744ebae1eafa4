/** What the seed library has wrong or leaves out, country by country, where the facts are certain. */
import type { PlainDate } from '../kernel/dates.ts';
import type { CalendarCode } from './types.ts';

/** How a rule of the library is read: left out, or begun `shift` days later for `days` days. */
export type Reading = 'none' | { readonly shift: number; readonly days: number };

export type Correction = {
  /** By the text of the library's rule. */
  readonly rules?: Readonly<Record<string, Reading>>;
  /** `MM-DD` of every year, with a name. */
  readonly yearly?: Readonly<Record<string, string>>;
  /** Single days, with a name. */
  readonly dates?: Readonly<Record<PlainDate, string>>;
  /** The library files public days under its kind for banks. */
  readonly banks?: true;
};

const ELECTION = 'Election Day';
const EXTRA = 'Temporary public holiday';

export const CORRECTIONS: Readonly<Record<CalendarCode, Correction>> = {
  // No longer public: Isra and Mi'raj (since 2019). Arafat Day precedes the feast, National Day has two days.
  AE: {
    rules: { '27 Rajab': 'none', '1 Ramadan': 'none', '10 Dhu al-Hijjah P3D': { shift: -1, days: 4 } },
    yearly: { '12-03': 'National Day' },
  },
  // Seollal begins on the eve of the lunar new year.
  KR: {
    rules: { 'korean 01-0-01 P3D': { shift: -1, days: 3 } },
    dates: {
      '2020-04-15': ELECTION,
      '2020-08-17': EXTRA,
      '2022-03-09': ELECTION,
      '2022-06-01': ELECTION,
      '2023-10-02': EXTRA,
      '2024-04-10': ELECTION,
      '2024-10-01': EXTRA,
      '2025-01-27': EXTRA,
      '2025-06-03': ELECTION,
      '2026-06-03': ELECTION,
    },
  },
  // The closing day of the General Song and Dance Festival fell on a Sunday.
  LV: { dates: { '2023-07-10': 'Song and Dance Festival (in lieu)' } },
  // Veterans Day observed on a Friday or Monday is a federal holiday like the others.
  US: { banks: true },
};

/** Rules of calendars that follow the moon's sighting: their days are forecasts until announced. */
export const SIGHTED = /Muharram|Safar|Rabi al-|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/;

/** The last year whose sighted days are past or announced. */
export const SIGHTED_TO = 2026;
