/** Days that the Vietnamese government exchanged, year by year, from its published decisions. */
import type { PlainDate } from '../kernel/dates.ts';

/** The last year for which the decision on Tet and National Day was out when this table was written. */
export const VN_PUBLISHED_TO = 2026;

/** A weekday off for a Saturday worked. */
export const VN_SWAPS: readonly { readonly off: PlainDate; readonly worked: PlainDate }[] = [
  { off: '2024-04-29', worked: '2024-05-04' },
  { off: '2025-05-02', worked: '2025-04-26' },
  { off: '2026-01-02', worked: '2026-01-10' },
  { off: '2026-08-31', worked: '2026-08-22' },
];
