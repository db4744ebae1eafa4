/** A deadline: its last day in both zones with offsets, how long is left, and the way into a calendar. The server's clock counts. */
import type { ReactNode } from 'react';
import type { Instant, PlainDate, Zone } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import { DAY_SOON, leftOf, useOwnZone, useNow } from '../ui/due.ts';
import { cityOf, day, instantIn, offsetOf, spanBetween } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { saveAs } from '../ui/save.ts';
import { useWords } from '../ui/words.ts';
import { eventOf } from './calendar.ts';

export type Due = { readonly at: Instant; readonly on: PlainDate };

export function DeadlineChip({
  due,
  zone,
  title,
  businessDays = null,
}: {
  readonly due: Due;
  readonly zone: Zone;
  readonly title: string;
  /** Business days left in both countries; null: not counted. */
  readonly businessDays?: number | null;
}): ReactNode {
  const { t, lang } = useWords();
  const at = useNow();
  const { past, days } = spanBetween(at, due.at);
  const own = useOwnZone();
  const tone = past ? 'text-bad' : days < DAY_SOON ? 'text-due' : 'text-ink';
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className={`inline-flex items-center gap-1.5 font-semibold ${tone}`}>
        <Icon name="clock" />
        <time dateTime={due.at} className="figures whitespace-normal!">
          {t('due.until', { day: day(due.on, lang), city: cityOf(zone, lang), offset: offsetOf(due.at, zone) })}
        </time>
      </span>
      {own === zone ? null : (
        <span className="text-soft">
          {t('due.elsewhere', { at: instantIn(due.at, own, lang), city: cityOf(own, lang), offset: offsetOf(due.at, own) })}
        </span>
      )}
      <span className={`figures whitespace-normal! ${tone}`}>
        {leftOf(t, at, due.at)}
        {businessDays === null || past ? '' : ` · ${t('due.business_days', { n: businessDays })}`}
      </span>
      <button type="button" className="link no-print inline-flex min-h-6 items-center gap-1" onClick={() => save(title, due)}>
        <Icon name="calendar" />
        {t('due.calendar')}
      </button>
    </span>
  );
}

/** Short, for rows of lists: the day, and how long is left. */
export function DueShort({ due }: { readonly due: Due }): ReactNode {
  const { t, lang } = useWords();
  const at = useNow();
  const { past, days } = spanBetween(at, due.at);
  const tone = past ? 'text-bad' : days < DAY_SOON ? 'text-due' : 'text-soft';
  return (
    <span className="flex flex-col sm:items-end">
      <time dateTime={due.at} className="figures">
        {day(due.on, lang)}
      </time>
      <span className={`figures ${tone}`}>{leftOf(t, at, due.at)}</span>
    </span>
  );
}

function save(title: string, due: Due): void {
  saveAs(new Blob([eventOf(title, due.at, now())], { type: 'text/calendar' }), 'quayside.ics');
}
