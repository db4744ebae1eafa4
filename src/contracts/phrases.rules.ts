/** Finds the phrases of a word table in a clause, longest first, in time linear in the clause. */
import type { Token } from './tokens.rules.ts';

/**
 * `say` is words with spaces; `comfort*` stands for any word that begins so, `*` alone for any word,
 * `_` for none to two words, `#` for any figure.
 * Hyphens and points between the words do not matter ("user-friendly"), commas do.
 */
export type Phrase = {
  readonly say: string;
  /** No match when this word stands right before or after: "warm white" is a colour, not a feeling. */
  readonly notAfter?: readonly string[];
  readonly notBefore?: readonly string[];
};

export type Hit<P extends Phrase> = {
  readonly phrase: P;
  /** Index of the first token, and of the token after the last. */
  readonly from: number;
  readonly to: number;
};

type Entry<P> = { readonly phrase: P; readonly words: readonly string[] };

/** Phrases by the first three letters of their first word, so that a word meets few of them. */
export type Lexicon<P extends Phrase> = ReadonlyMap<string, readonly Entry<P>[]>;

const keyOf = (word: string): string => word.replace('*', '').slice(0, 3);

/** Prepares a table; longer phrases win over shorter ones. */
export function lexicon<P extends Phrase>(phrases: readonly P[]): Lexicon<P> {
  const byKey = new Map<string, Entry<P>[]>();
  for (const phrase of phrases) {
    const words = phrase.say.split(' ');
    const key = keyOf(words[0] ?? '');
    byKey.set(key, [...(byKey.get(key) ?? []), { phrase, words }]);
  }
  for (const entries of byKey.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byKey;
}

/** The entries of a word table: lines of words separated by `|`. */
export const list = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split('|'));

/** A word table as phrases without exceptions. */
export const say = (...lines: readonly string[]): readonly Phrase[] => list(...lines).map((text) => ({ say: text }));

const FIGURE = '#';
const isFigure = (word: string): boolean => /^\d/.test(word);

const same = (pattern: string, word: string): boolean =>
  pattern === FIGURE ? isFigure(word) : pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

/** Index after the match of `words[w...]` on the spoken tokens from `s`, or -1. At most two words per gap: bounded work. */
function matchFrom(words: readonly string[], w: number, spoken: readonly Spoken[], s: number, part: number): number {
  const pattern = words[w];
  if (pattern === undefined) return s;
  if (pattern === '_') {
    for (let skip = 0; skip <= 2; skip += 1) {
      const end = matchFrom(words, w + 1, spoken, s + skip, part);
      if (end >= 0) return end;
    }
    return -1;
  }
  const here = spoken[s];
  if (here === undefined || here.part !== part || !same(pattern, here.text)) return -1;
  return matchFrom(words, w + 1, spoken, s + 1, part);
}

type Spoken = { readonly text: string; readonly part: number; readonly index: number };

const excepted = (phrase: Phrase, before: Spoken | undefined, after: Spoken | undefined, part: number): boolean =>
  (before?.part === part && (phrase.notAfter ?? []).some((word) => same(word, before.text))) ||
  (after?.part === part && (phrase.notBefore ?? []).some((word) => same(word, after.text)));

/** The phrases that can begin with a word; a figure also begins those that begin with any figure. */
const candidates = <P extends Phrase>(table: Lexicon<P>, word: string): readonly Entry<P>[] => {
  const named = table.get(keyOf(word)) ?? [];
  const any = table.get(FIGURE);
  return any !== undefined && isFigure(word) ? [...named, ...any] : named;
};

/** All matches, in order, never overlapping. */
export function findPhrases<P extends Phrase>(table: Lexicon<P>, tokens: readonly Token[]): readonly Hit<P>[] {
  const spoken: Spoken[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'sign' || token.text === '%') spoken.push({ text: token.text, part: token.part, index });
  });
  const hits: Hit<P>[] = [];
  for (let s = 0; s < spoken.length; s += 1) {
    const here = spoken[s];
    if (here === undefined) break;
    for (const { phrase, words } of candidates(table, here.text)) {
      const end = matchFrom(words, 0, spoken, s, here.part);
      const last = spoken[end - 1];
      if (end < 0 || last === undefined || excepted(phrase, spoken[s - 1], spoken[end], here.part)) continue;
      hits.push({ phrase, from: here.index, to: last.index + 1 });
      s = end - 1;
      break;
    }
  }
  return hits;
}
