/** Saying things of a contract in one language: sentences filled, amounts, periods, people's words, and what stands for erased ones. */
import type { Saying } from '../claims/reasons.data.ts';
import type { ContentRef } from '../kernel/decider.ts';
import { type Minor, formatAmount, formatMoney } from '../kernel/money.ts';
import { type Filling, fill } from '../letters/say.rules.ts';
import type { LetterParty } from '../letters/types.ts';
import { PAPERS } from '../letters/words.data.ts';
import { daysInChinese, daysInEnglish } from '../policy/silence.rules.ts';
import type { Days } from '../policy/types.ts';
import type { ContractFacts, PrintBlock, PrintLang } from './types.ts';
import { LABELS, SENTENCES } from './words.data.ts';

/** Labels that say something by themselves. */
export type Label = Exclude<keyof typeof LABELS, 'at_zone'>;

/** What every part of the document speaks with. */
export type Voice = {
  readonly lang: PrintLang;
  readonly say: (saying: Saying, data?: Filling) => string;
  readonly label: (label: Label) => string;
  readonly row: (label: Label, value: string) => readonly [string, string];
  readonly money: (amountMinor: Minor) => string;
  /** Without its currency, for columns. */
  readonly amount: (amountMinor: Minor) => string;
  readonly days: (period: Days) => string;
  /** Somebody's words, or that they were erased. */
  readonly words: (ref: ContentRef) => string;
  readonly list: (items: readonly string[]) => string;
  readonly party: (party: LetterParty) => string;
  /** A paper by its name; one that no table knows as it was written. */
  readonly paper: (code: string) => string;
};

export function voiceOf({ terms, textOf }: Pick<ContractFacts, 'terms' | 'textOf'>, lang: PrintLang): Voice {
  const say = (saying: Saying, data?: Filling): string => fill(saying, lang, data);
  const { currency } = terms;
  return {
    lang,
    say,
    label: (label) => say(LABELS[label]),
    row: (label, value) => [say(LABELS[label]), value],
    money: (amountMinor) => formatMoney({ amountMinor, currency }),
    amount: (amountMinor) => formatAmount(amountMinor, currency),
    days: (period) => (lang === 'zh' ? ` ${daysInChinese(period)}` : daysInEnglish(period)),
    words: (ref) => {
      const body = textOf(ref);
      // A tab parts two words; as a control it would be left out of the text, and they would be one.
      return typeof body === 'string' ? body.replaceAll('\t', ' ') : say(SENTENCES.erased, { hash: ref.hash });
    },
    list: (items) => (items.length === 0 ? say(SENTENCES.none) : items.join(lang === 'zh' ? '、' : ', ')),
    party: ({ companyId, name, country }) =>
      say(SENTENCES.party, {
        id: companyId,
        name: name ?? say(SENTENCES.no_name),
        country: country ?? say(SENTENCES.not_stated),
      }),
    paper: (code) => (Object.hasOwn(PAPERS, code) && PAPERS[code] ? say(PAPERS[code]) : code.replaceAll('_', ' ')),
  };
}

export const plain = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'plain', text });
export const quiet = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'quiet', text });
export const quote = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'quote', text });

export type Row = readonly [string, string];
export const rows = (...all: readonly (Row | null)[]): PrintBlock => ({ kind: 'rows', rows: all.filter((row) => row !== null) });

type Column = readonly [label: string, share: number, align?: 'right'];

export const table = (
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  total: readonly string[] | null = null,
): PrintBlock => ({
  kind: 'table',
  columns: columns.map(([title, share, align]) => ({ title, share, align: align ?? 'left' })),
  rows: cells,
  total,
});

/** Basis points as a figure of percent: 3000 is `30`. */
export const percent = (v: Voice, basisPoints: number): string => v.say(SENTENCES.percent, { figure: basisPoints / 100 });
