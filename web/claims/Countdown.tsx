/** A day of a claim: until when in both zones, how long that is, and how many business days. */
import type { ReactNode } from 'react';
import type { Instant, Zone } from '../../src/kernel/dates.ts';
import { now } from '../clock.ts';
import { instantIn } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Say, useWords } from '../ui/words.ts';

const HOUR_MS = 3_600_000;
const SOON_HOURS = 48;

/** Hours from now to an instant; negative: it is over. Shown only: what is late is decided by the server. */
const hoursTo = (at: Instant): number => (Date.parse(at) - Date.parse(now())) / HOUR_MS;

function leftOf(t: Say, hours: number): string {
  if (hours <= 0) return t('claims.over');
  return hours < 1 ? t('claims.left_less') : t('claims.left', { days: Math.floor(hours / 24), hours: Math.floor(hours % 24) });
}

export function Countdown(props: {
  readonly name: string;
  readonly at: Instant;
  readonly zone: Zone;
  /** Business days left in both countries; null: not counted. */
  readonly businessDays: number | null;
}): ReactNode {
  const { name, at, zone, businessDays } = props;
  const { t, lang } = useWords();
  const hours = hoursTo(at);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const tone = hours <= 0 ? 'text-soft' : hours < SOON_HOURS ? 'text-due' : 'text-ink';
  return (
    <div className="py-1">
      <dt className="text-soft">{name}</dt>
      <dd>
        <span className={`flex flex-wrap items-center gap-x-2 font-semibold ${tone}`}>
          <Icon name="clock" />
          <time dateTime={at} className="figures">
            {instantIn(at, zone, lang)} {zone}
          </time>
        </span>
        {own === zone ? null : (
          <span className="block text-soft">
            {instantIn(at, own, lang)} {own}
          </span>
        )}
        <span className={`block ${tone}`}>
          {leftOf(t, hours)}
          {businessDays !== null && businessDays >= 0 && hours > 0 ? ` · ${t('claims.business_days', { n: businessDays })}` : ''}
        </span>
      </dd>
    </div>
  );
}
