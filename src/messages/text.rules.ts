/** One form for the words of a message, however they were disguised. */
import { LEET, LOOKALIKES } from './signals.data.ts';

/** Compatibility forms, invisible characters, marks, look-alike letters and case taken away; one blank between words. */
export function plainText(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-');
  return Array.from(bare, (letter) => (Object.hasOwn(LOOKALIKES, letter) ? LOOKALIKES[letter] : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same with figures and signs inside words read as the letters they stand for; words without a letter stay. */
export const unleeted = (plain: string): string =>
  plain.replace(/[a-z0-9@$!]+/g, (word) =>
    /[a-z]/.test(word) && /[01345@$!]/.test(word.slice(1)) ? Array.from(word, (c) => LEET[c] ?? c).join('') : word,
  );

/** A sentence, and whether it asks instead of telling. */
export type Sentence = { readonly text: string; readonly asks: boolean };

/** The sentences of a plain text. A figure's point (2.5) ends none. */
export function sentencesOf(plain: string): readonly Sentence[] {
  const parts = plain.match(/(?:[^.!?。!?\n]|\.(?=\d))+[.!?。!?\n]*/g) ?? [];
  return parts.map((part) => ({ text: part.trim(), asks: /[??]\s*$/.test(part) }));
}
