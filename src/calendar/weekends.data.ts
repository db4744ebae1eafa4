/** Weekly days off of countries that do not rest on Saturday and Sunday. */
import type { PlainDate } from '../kernel/dates.ts';
import type { CalendarCode } from './types.ts';

/** Weekdays, 1 Monday to 7 Sunday. */
export type Weekend = { readonly until: PlainDate | null; readonly days: readonly number[] };

export const SATURDAY_SUNDAY: readonly number[] = [6, 7];
const FRIDAY_SATURDAY: readonly Weekend[] = [{ until: null, days: [5, 6] }];

/** By date, `until` included; the last row has no end. Countries not named rest on Saturday and Sunday. */
export const WEEKENDS: Readonly<Record<CalendarCode, readonly Weekend[]>> = {
  // The federal government moved to Saturday and Sunday (with a short Friday) on 1 January 2022.
  AE: [
    { until: '2021-12-31', days: [5, 6] },
    { until: null, days: SATURDAY_SUNDAY },
  ],
  BD: FRIDAY_SATURDAY,
  BH: FRIDAY_SATURDAY,
  BN: [{ until: null, days: [5, 7] }],
  DZ: FRIDAY_SATURDAY,
  EG: FRIDAY_SATURDAY,
  IL: FRIDAY_SATURDAY,
  IQ: FRIDAY_SATURDAY,
  // Offices differ about Thursday; Friday is the day of rest.
  IR: [{ until: null, days: [5] }],
  JO: FRIDAY_SATURDAY,
  KW: FRIDAY_SATURDAY,
  LY: FRIDAY_SATURDAY,
  MV: FRIDAY_SATURDAY,
  NP: [{ until: null, days: [6] }],
  OM: FRIDAY_SATURDAY,
  PS: FRIDAY_SATURDAY,
  QA: FRIDAY_SATURDAY,
  SA: FRIDAY_SATURDAY,
  SD: FRIDAY_SATURDAY,
  SY: FRIDAY_SATURDAY,
  YE: FRIDAY_SATURDAY,
};
