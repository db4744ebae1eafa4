/**
 * Leaving one category out of a check made of word tables: a word of a table that only this category uses could have been
 * learnt from it, so it is made unreadable in the category's clauses. What the check then still says, it knows from the others.
 */
import { METHOD_PROPERTIES, INSTRUMENTS, PROCEDURES } from '../../src/contracts/methods.data.ts';
import type { Phrase } from '../../src/contracts/phrases.rules.ts';
import { LOOSE_REFERENCES, PRESENCE, PUBLIC_CODES, REFERENCE_NOUNS, POINTERS } from '../../src/contracts/references.data.ts';
import { UNITS } from '../../src/contracts/units.data.ts';
import { tokenise } from '../../src/contracts/tokens.rules.ts';
import { BLANKS, DISMISSALS, ESCAPES, JUDGEMENT, OPEN_ENDS, VAGUE_AMOUNTS } from '../../src/contracts/words.data.ts';
import type { Gold } from './score.ts';

/** Tables of language. Units, issuers of standards and relations are public systems: nobody learns them from clauses. */
const TABLES: readonly (readonly Phrase[])[] = [
  JUDGEMENT,
  ESCAPES,
  VAGUE_AMOUNTS,
  OPEN_ENDS,
  BLANKS,
  DISMISSALS,
  METHOD_PROPERTIES,
  INSTRUMENTS,
  PROCEDURES,
  LOOSE_REFERENCES,
  PRESENCE,
  PUBLIC_CODES,
];

const patterns = new Set([...TABLES.flat().flatMap(({ say }) => say.split(' ')), ...REFERENCE_NOUNS, ...POINTERS]);
const stems = [...patterns].filter((word) => word.endsWith('*') && word.length > 1).map((word) => word.slice(0, -1));

/** Short words of grammar: everybody knows them. */
const PLAIN = /^.{1,3}$/;

const isTabled = (word: string): boolean =>
  !PLAIN.test(word) && (patterns.has(word) || stems.some((stem) => word.startsWith(stem)));

const wordsOf = ({ text }: Gold): readonly string[] =>
  tokenise(text).flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : []));

/** Inflected forms are one word: who has read "sample" knows "samples". */
const stem = (word: string): string => word.replace(/(?:ies|y)$/u, 'i').replace(/(?:es|ed|ing|ly|s|d|e)$/u, '');

/**
 * The clauses of a category with every tabled word made unreadable that no other category uses, neither in these rows nor in
 * others that are known.
 */
export function unseen(rows: readonly Gold[], category: string, known: readonly Gold[] = []): readonly Gold[] {
  const others = new Set(
    [...rows, ...known]
      .filter((row) => row.category !== category)
      .flatMap(wordsOf)
      .map(stem),
  );
  return rows
    .filter((row) => row.category === category)
    .map((row) => {
      let text = row.text;
      for (const token of [...tokenise(row.text)].reverse()) {
        if (token.kind !== 'word' || UNITS.has(token.text) || !isTabled(token.text) || others.has(stem(token.text))) continue;
        text = `${text.slice(0, token.start)}${'q'.repeat(token.end - token.start)}${text.slice(token.end)}`;
      }
      return { ...row, text };
    });
}
