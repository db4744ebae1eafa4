/** How figures, days and instants are written, in the reader's language and the trade's units. */
import type { Instant, PlainDate, Zone } from '../../src/kernel/dates.ts';
import { type Minor, formatAmount } from '../../src/kernel/money.ts';
import type { Lang } from './words.ts';

const LOCALES: Readonly<Record<Lang, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** `15,000.00`: thousands in groups, as many decimals as the currency has; for columns whose heading names the currency. */
export function amount(minor: Minor, currency: string): string {
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

/** `GMT+8`: the offset of a zone at an instant. */
export function offsetOf(at: Instant, zone: Zone): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
}

/** Zones of trade by their Chinese names; others are called as the zone database calls them. */
// biome-ignore format: a table
const CHINESE_CITIES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '上海', 'Asia/Hong_Kong': '香港', 'Asia/Taipei': '台北', 'Asia/Singapore': '新加坡', 'Asia/Tokyo': '东京',
  'Asia/Seoul': '首尔', 'Asia/Ho_Chi_Minh': '胡志明市', 'Asia/Kolkata': '加尔各答', 'Asia/Dubai': '迪拜', 'Europe/London': '伦敦',
  'Europe/Paris': '巴黎', 'Europe/Berlin': '柏林', 'Europe/Zurich': '苏黎世', 'America/New_York': '纽约', 'America/Los_Angeles': '洛杉矶',
  'America/Chicago': '芝加哥', 'America/Toronto': '多伦多', 'Australia/Sydney': '悉尼',
};

/** `Shanghai`: the city that a zone is called after. */
export const cityOf = (zone: Zone, lang: Lang): string =>
  (lang === 'zh' ? CHINESE_CITIES[zone] : undefined) ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

export type Span = { readonly past: boolean; readonly days: number; readonly hours: number; readonly minutes: number };

/** How long from one instant to another, in whole minutes: days, hours, minutes, and whether it is over. */
export function spanBetween(from: Instant, to: Instant): Span {
  const total = Math.floor(Math.abs(Date.parse(to) - Date.parse(from)) / 60_000);
  return {
    past: Date.parse(to) <= Date.parse(from),
    days: Math.floor(total / 1_440),
    hours: Math.floor((total % 1_440) / 60),
    minutes: total % 60,
  };
}

/** `euro`: what a currency is called. */
export const currencyName = (code: string, lang: Lang): string =>
  new Intl.DisplayNames([LOCALES[lang]], { type: 'currency', fallback: 'code' }).of(code) ?? code;

/** `China`: what a country is called. */
export const countryName = (code: string, lang: Lang): string =>
  new Intl.DisplayNames([LOCALES[lang]], { type: 'region', fallback: 'code' }).of(code) ?? code;
