/** ISO 11649 creditor references: made for payment instructions, recognised in what banks deliver. */
import { assert } from '../../kernel/assert.ts';

/** RF, two check digits, and a body of up to 21. */
const LONGEST = 25;

const SHAPE = /^RF\d{2}[0-9A-Z]{1,21}$/;

/** MOD 97-10 remainder, letters counting as 10 to 35. Source: ISO/IEC 7064. */
function mod97(text: string): number {
  let remainder = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** `RF`, check digits and the body in upper case. A Fault unless the body is 1 to 21 letters and digits. Source: ISO 11649. */
export function makeReference(body: string): string {
  const upper = body.toUpperCase();
  assert(/^[0-9A-Z]{1,21}$/.test(upper), 'a creditor reference has 1 to 21 letters and digits');
  return `RF${String(98 - mod97(`${upper}RF00`)).padStart(2, '0')}${upper}`;
}

/** Upper case without white space; full-width letters and digits, which Chinese keyboards write, become plain ones. */
export function normaliseReference(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** Whether the text is a creditor reference with right check digits, however it is spaced and cased. */
export function isReference(text: string): boolean {
  const reference = normaliseReference(text);
  return SHAPE.test(reference) && makeReference(reference.slice(4)) === reference;
}

/** `RF18 5390 0754 7034`: groups of four, as it is printed for people. */
export function formatReference(reference: string): string {
  return normaliseReference(reference).replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * The creditor references inside free text, normalised, in the order in which they stand and each once. Spaces and hyphens
 * may split one anywhere, as people and banks do. Words after a reference can extend it to another valid one by chance (1 in
 * 97), so this may return both: compare them with the references that were issued, and take none when two fit.
 */
export function findReferences(text: string): readonly string[] {
  const found = new Set<string>();
  for (const phrase of text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^0-9A-Z\s-]/)) {
    const words = phrase.split(/[\s-]+/);
    for (const [start, word] of words.entries()) {
      if (!word.startsWith('RF')) continue;
      let candidate = '';
      for (const next of words.slice(start, start + LONGEST)) {
        candidate += next;
        if (candidate.length > LONGEST) break;
        if (isReference(candidate)) found.add(candidate);
      }
    }
  }
  return [...found];
}
