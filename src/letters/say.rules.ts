/** Saying things in one language: sentences filled, amounts, days, people's words, and what stands for erased ones. */
import type { PrintBlock } from './types.ts';
import type { Saying } from '../claims/reasons.data.ts';
import { must } from '../kernel/assert.ts';
import { type Instant, type PlainDate, dayOf } from '../kernel/dates.ts';
import type { ContentRef } from '../kernel/decider.ts';
import { type Minor, formatMoney } from '../kernel/money.ts';
import type { LetterFacts, LetterLang, LetterParty } from './types.ts';
import { LABELS, SENTENCES } from './words.data.ts';

export type Filling = Readonly<Record<string, string | number>>;

/** The sentence in the language, its braces filled. A Fault where the data lacks one: half a sentence helps nobody. */
export const fill = (saying: Saying, lang: LetterLang, data: Filling = {}): string =>
  saying[lang].replace(/\{(\w+)\}/g, (_, name: string) => String(must(data[name], `a letter's sentence lacks ${name}`)));

/** What every part of a letter speaks with. */
export type Voice = {
  readonly lang: LetterLang;
  readonly say: (saying: Saying, data?: Filling) => string;
  /** A row: the label of a name, and its value. */
  readonly row: (label: keyof typeof LABELS, value: string) => readonly [string, string];
  readonly heading: (label: keyof typeof LABELS) => string;
  readonly money: (amountMinor: Minor) => string;
  /** The day of an instant, in the order's zone. */
  readonly day: (at: Instant) => PlainDate;
  /** Somebody's words, or that they were erased. */
  readonly words: (ref: ContentRef) => string;
  readonly list: (items: readonly string[]) => string;
  readonly party: (party: LetterParty) => string;
};

export function voiceOf({ contract, zone, textOf }: LetterFacts, lang: LetterLang): Voice {
  const say = (saying: Saying, data?: Filling): string => fill(saying, lang, data);
  const { currency } = contract.terms;
  return {
    lang,
    say,
    row: (label, value) => [say(LABELS[label]), value],
    heading: (label) => say(LABELS[label]),
    money: (amountMinor) => formatMoney({ amountMinor, currency }),
    day: (at) => dayOf(at, zone),
    words: (ref) => {
      const body = textOf(ref);
      return typeof body === 'string' ? body : say(SENTENCES.erased, { hash: ref.hash });
    },
    list: (items) => (items.length === 0 ? say(SENTENCES.none) : items.join(lang === 'zh' ? '、' : ', ')),
    party: ({ companyId, name, country }) =>
      say(SENTENCES.party, {
        id: companyId,
        name: name ?? say(SENTENCES.no_name),
        country: country ?? say(SENTENCES.no_country),
      }),
  };
}

/** A paragraph of a letter in the programme's own words. */
export const plain = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'plain', text });

/** Thousandths of a unit as people write them: 2500 is 2.5. */
export const inUnits = (thousandths: number): string => String(thousandths / 1000);

/** The first letter large, where a word begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？' };

/** Chinese with the marks of Chinese: those of a keyboard beside a character take its width; figures keep theirs. */
export const fullWidth = (text: string): string =>
  text
    .replace(/\(([^()]*)\)/g, (whole, within: string, at: number) => {
      const beside = /\p{Script=Han}/u.test(within) || /\p{Script=Han}/u.test(text.charAt(at - 1));
      return beside ? `（${within}）` : whole;
    })
    .replace(/(?<=[\p{Script=Han}）])[,:;!?]|[,:;!?](?=[\p{Script=Han}（])/gu, (mark) => WIDE[mark] ?? mark);
