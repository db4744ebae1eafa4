/** An instant that something waits for: when in both zones, how long that is, and how many business days. The server's clock counts. */
import type { ReactNode } from 'react';
import type { Instant, Zone } from '../../src/kernel/dates.ts';
import { DAY_SOON, leftOf, useOwnZone, useNow } from './due.ts';
import { cityOf, instantIn, offsetOf, spanBetween } from './figures.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';

export function Countdown(props: {
  readonly name: string;
  readonly at: Instant;
  readonly zone: Zone;
  /** Business days left in both countries; null: not counted. */
  readonly businessDays: number | null;
}): ReactNode {
  const { name, at, zone, businessDays } = props;
  const { t, lang } = useWords();
  const reads = useNow();
  const { past, days } = spanBetween(reads, at);
  const own = useOwnZone();
  const tone = past ? 'text-soft' : days < DAY_SOON ? 'text-due' : 'text-ink';
  return (
    <div className="py-1">
      <dt className="text-soft">{name}</dt>
      <dd>
        <span className={`flex items-start gap-x-2 font-semibold ${tone}`}>
          <Icon name="clock" className="mt-0.5" />
          <time dateTime={at} className="figures whitespace-normal!">
            {t('due.at', { at: instantIn(at, zone, lang), city: cityOf(zone, lang), offset: offsetOf(at, zone) })}
          </time>
        </span>
        {own === zone ? null : (
          <span className="block text-soft">
            {t('due.elsewhere', { at: instantIn(at, own, lang), city: cityOf(own, lang), offset: offsetOf(at, own) })}
          </span>
        )}
        <span className={`block ${tone}`}>
          {leftOf(t, reads, at)}
          {businessDays !== null && businessDays >= 0 && !past ? ` · ${t('due.business_days', { n: businessDays })}` : ''}
        </span>
      </dd>
    </div>
  );
}
