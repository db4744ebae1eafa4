/** How figures, days and instants are written, in the reader's language and the trade's units. */
import type { Instant, PlainDate, Zone } from '../../src/kernel/dates.ts';
import { type Minor, formatAmount } from '../../src/kernel/money.ts';
import type { Lang } from './words.ts';

const LOCALES: Readonly<Record<Lang, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** `15,000.00`: thousands in groups, as many decimals as the currency has. */
function amount(minor: Minor, currency: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(formatAmount(minor, currency)) ?? [];
  return `${sign === '-' ? '−' : ''}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** `15,000.00 USD`, held together by a space that does not break. */
export const money = (minor: Minor, currency: string): string => `${amount(minor, currency)}\u00a0${currency}`;

/** `2 Dec 2026`; a calendar day has no zone. */
export const day = (on: PlainDate, lang: Lang): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${on}T00:00:00Z`),
  );

/** `Wed, 2 Dec 2026, 16:00` in a zone. */
export const instantIn = (at: Instant, zone: Zone, lang: Lang): string =>
  new Intl.DateTimeFormat(LOCALES[lang], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(at));

/** `China`: what a country is called. */
export const countryName = (code: string, lang: Lang): string =>
  new Intl.DisplayNames([LOCALES[lang]], { type: 'region', fallback: 'code' }).of(code) ?? code;
