/** Puts Chinese words about dates into the English words that the date rules read: 收到定金后15个工作日内, 2026年5月15日前. */
import { MONTH_NAMES } from '../kernel/dates.ts';
import { CHINESE_DATE_WORDS, CHINESE_PARTS, CHINESE_UNITS } from './dates-zh.data.ts';
import { type Token, fold, tokenise } from './tokens.rules.ts';

const HAN = /\p{Script=Han}/u;

const oneOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

const DIGITS = '〇一二三四五六七八九';
const NUMERAL = /[一二两三四五六七八九十百]{1,6}(?=个|天|日|周|星期|礼拜|月|号|工作)/gu;

/** 1 to 999: 十五 is 15, 二十 is 20, 一百二十 is 120. */
function figureOf(numeral: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of numeral.replaceAll('两', '二')) {
    const scale = sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (scale > 0) total += (digit || 1) * scale;
    digit = scale > 0 ? 0 : DIGITS.indexOf(sign);
  }
  return total + digit;
}

const BEFORE = '(?:之|以)?前';
const AFTER = '(?:之|以)?后';
const FROM = '起|开始|以来';
const DAY =
  '(?:(?<y>\\d{4})年)?(?<m>\\d{1,2})月(?:(?<d>\\d{1,2})(?:[日号]?[至到~-](?<e>\\d{1,2}))?[日号]|(?<part>PARTS)?(?![\\d]))'.replace(
    'PARTS',
    oneOf(CHINESE_PARTS.keys()),
  );
const WRITTEN = new RegExp(`${DAY}(?:(?<before>${BEFORE})|(?<after>${AFTER})|(?<from>${FROM}))?`, 'gu');
const FIGURES = new RegExp(
  `(?<day>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})(?:(?<before>${BEFORE})|(?<after>${AFTER})|(?<from>${FROM}))`,
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** In Chinese the day stands before its word. 前 excludes the day, as "before" does. */
function bounded(day: string, { before, after, from }: Groups): string {
  if (before !== undefined) return ` before ${day} `;
  if (after !== undefined) return ` after ${day} `;
  return from === undefined ? ` ${day} ` : ` from ${day} onwards `;
}

function writtenDay(groups: Groups): string {
  const { y, m, d, e, part } = groups;
  const name = MONTH_NAMES[Number(m) - 1];
  // A month that does not exist is left for the date rules to find strange.
  if (name === undefined) return ` ${y ?? ''}-${m ?? ''}-${d ?? ''} `;
  const head = d === undefined ? (part === undefined ? '' : (CHINESE_PARTS.get(part) ?? '')) : e === undefined ? d : `${d}-${e}`;
  return bounded(`${head} ${name} ${y ?? ''}`.trim(), groups);
}

const UNIT = oneOf(CHINESE_UNITS.keys());
const COUNT = `(?<count>\\d{1,6}(?:[-~至到]\\d{1,6})?)个?(?<unit>${UNIT})`;
/** 装船前30天, 定金后15个工作日: the relation stands before the count. */
const RELATED = new RegExp(`(?<related>${BEFORE}|${AFTER})?(?:的)?(?:第)?${COUNT}`, 'gu');

function counted({ related, count = '', unit = '' }: Groups): string {
  const words = `${count.replace(/[至到]/u, '-')} ${CHINESE_UNITS.get(unit) ?? ''}`;
  if (related === undefined) return ` ${words} `;
  return ` ${words} ${related.endsWith('前') ? 'before' : 'after'} `;
}

const WORDS = new RegExp(oneOf(CHINESE_DATE_WORDS.keys()), 'gu');

const groupsOf = (args: readonly unknown[]): Groups => args.at(-1) as Groups;

/** The text with its Chinese words of dates in English; a text without any stays as it is. Time grows linearly. */
function inEnglish(text: string): string {
  if (!HAN.test(text)) return text;
  return fold(text)
    .replace(NUMERAL, (numeral) => String(figureOf(numeral)))
    .replace(/(?<=[\d年月日号])\s{1,3}(?=[\d年月日号])/gu, '')
    .replace(WRITTEN, (...args) => writtenDay(groupsOf(args)))
    .replace(FIGURES, (...args) => {
      const groups = groupsOf(args);
      return bounded(groups['day'] ?? '', groups);
    })
    .replace(RELATED, (...args) => counted(groupsOf(args)))
    .replace(WORDS, (word) => ` ${CHINESE_DATE_WORDS.get(word) ?? ''} `);
}

/** The tokens of words about a date, in English or Chinese. */
export const dateTokens = (text: string): readonly Token[] => tokenise(inEnglish(text));
