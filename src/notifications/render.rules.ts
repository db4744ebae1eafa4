/** A notice in words: plain text, in one or two languages, with amounts, dates in both zones and the way to the order. */
import { Fault } from '../kernel/assert.ts';
import { isCurrency } from '../kernel/currency.ts';
import { type Instant, type PlainDate, type Zone, endOfDay, toMillis } from '../kernel/dates.ts';
import { formatMoney } from '../kernel/money.ts';
import { FRAME, TEMPLATES } from './templates.data.ts';
import type { Lang, Notice, NoticeData } from './types.ts';

export type RenderFacts = {
  readonly languages: readonly Lang[];
  /** By placeholder: `buyer`, `supplier`, and `other` where a party is told. */
  readonly names: Readonly<Record<string, string>>;
  /** The order's zone first; days are counted in it. */
  readonly zones: readonly [Zone, ...Zone[]];
  /** Where people reach this server, without a slash at its end. */
  readonly baseUrl: string;
};

export type Words = { readonly subject: string; readonly text: string };

/** Days by which something is to be done: what matters is when they end, wherever one reads of it. */
const LAST_DAYS: readonly string[] = [
  'dueOn',
  'inspectByOn',
  'shipByOn',
  'claimByOn',
  'replyByOn',
  'answerByOn',
  'performByOn',
  'escalateByOn',
  'prepayByOn',
  'appealByOn',
];

/** Long enough to know a company by, too short for a message of its own. */
const NAME_LENGTH = 60;

/** `2026-03-02 09:00 Asia/Shanghai` */
function clock(at: Instant, zone: Zone): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone }).format(toMillis(at))} ${zone}`;
}

/** An instant in each of the zones. */
const instantIn = (at: Instant, zones: readonly Zone[]): string => zones.map((zone) => clock(at, zone)).join(', ');

/** A day in the order's zone; of a last day also when it is over elsewhere. */
function dayIn(on: PlainDate, isLast: boolean, [zone, ...others]: RenderFacts['zones'], lang: Lang): string {
  const ends = isLast ? others.map((other) => clock(endOfDay(on, zone), other)) : [];
  if (ends.length === 0) return lang === 'zh' ? `${on}(${zone})` : `${on} (${zone})`;
  return lang === 'zh' ? `${on}(${zone},即 ${ends.join('、')} 前)` : `${on} (${zone}; until ${ends.join(', ')})`;
}

/** A company's name without anything that breaks a line or turns the text around it. */
const shownName = (name: string): string => {
  const clean = Array.from(name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim());
  return clean.length > NAME_LENGTH ? `${clean.slice(0, NAME_LENGTH - 1).join('')}…` : clean.join('');
};

/** One placeholder's words. A Fault where the notice holds no value for it: half a sentence helps nobody. */
function wordOf(name: string, data: NoticeData, facts: RenderFacts, lang: Lang): string {
  const company = facts.names[name];
  if (company !== undefined) return shownName(company);
  const value = data[name];
  if (value === undefined) throw new Fault(`a notice without ${name}`);
  if (name.endsWith('Minor') && typeof value === 'number') {
    const currency = String(data['currency']);
    if (!isCurrency(currency)) throw new Fault(`a notice in ${currency}`);
    return formatMoney({ amountMinor: value, currency });
  }
  return name.endsWith('On') ? dayIn(String(value), LAST_DAYS.includes(name), facts.zones, lang) : String(value);
}

const filled = (text: string, data: NoticeData, facts: RenderFacts, lang: Lang): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => wordOf(name, data, facts, lang));

/** Subject lines name the day alone; the zones stand in the text. */
const subjectOf = (text: string, data: NoticeData, facts: RenderFacts, lang: Lang): string =>
  filled(
    text.replaceAll(/\{(\w+On)\}/g, (_, name: string) => String(data[name] ?? '')),
    data,
    facts,
    lang,
  );

/** The notice as a mail. A Fault for a template that this release does not know, or without its data. */
export function renderNotice({ template, orderId, at, data }: Notice, facts: RenderFacts): Words {
  if (!Object.hasOwn(TEMPLATES, template)) throw new Fault(`an unknown notice: ${template}`);
  const words = TEMPLATES[template];
  const parts = facts.languages.map((lang) => {
    const frame = FRAME[lang];
    const where = [
      `${frame.order}: ${orderId}`,
      `${frame.time}: ${instantIn(at, facts.zones)}`,
      `${facts.baseUrl}/orders/${orderId}`,
    ];
    return [filled(words[lang].body, data, facts, lang), where.join('\n'), frame.warning].join('\n\n');
  });
  const subjects = facts.languages.map((lang) => subjectOf(words[lang].subject, data, facts, lang));
  return { subject: `[${orderId}] ${subjects.join(' / ')}`, text: `${parts.join('\n\n----\n\n')}\n` };
}
