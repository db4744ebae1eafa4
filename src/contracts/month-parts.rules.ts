/** Halves and thirds of a month as trade practice has them: "first half of May 2026", "mid October 2026", "May 2026". */
import { type PlainDate, addDays } from '../kernel/dates.ts';
import type { Token } from './tokens.rules.ts';

const NAMES = 'january february march april may june july august september october november december'.split(' ');

const monthOf = (word: string): number =>
  NAMES.findIndex(
    (name) => name === word || (word.length >= 3 && word === name.slice(0, 3)) || (word === 'sept' && name === 'september'),
  ) + 1;

type Part = readonly [first: number, last: number | 'end'];

/** Source: trade practice as in the rules for documentary credits; first half ends on the 15th, the middle is 11 to 20. */
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/\b(?:1\s?st|first) half\b/u, [1, 15]],
  [/\b(?:2\s?nd|second|latter|last) half\b/u, [16, 'end']],
  [/\b(?:begin(?:ning)?|start|early)\b/u, [1, 10]],
  [/\b(?:mid|middle)\b/u, [11, 20]],
  [/\b(?:end|late)\b/u, [21, 'end']],
];

/** First and last day of the part of a month that the words name; `year_missing` where a month has no year; else null. */
export function monthPart(
  tokens: readonly Token[],
): { readonly first: PlainDate; readonly last: PlainDate } | 'year_missing' | null {
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && monthOf(text) > 0);
  const month = monthOf(tokens[at]?.text ?? '');
  if (month === 0) return null;
  const words = tokens.map(({ text }) => text).join(' ');
  const part = PARTS.find(([found]) => found.test(words))?.[1] ?? ([1, 'end'] as const);
  const year = tokens.find(({ kind, text }) => kind === 'number' && /^20\d\d$/u.test(text))?.text;
  // "May" is also a verb: alone it is no month.
  if (year === undefined) return tokens[at]?.text === 'may' && part[0] === 1 && part[1] === 'end' ? null : 'year_missing';
  const begin = `${year}-${String(month).padStart(2, '0')}-01`;
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const [from, to] = part;
  return { first: addDays(begin, from - 1), last: to === 'end' ? addDays(next, -1) : addDays(begin, to - 1) };
}
