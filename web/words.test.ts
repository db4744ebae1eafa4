/** Every message has both languages, names the same values in both, and says something in its own script. */
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { DRAFT_WORDS } from './draft/words.data.ts';
import { HOME_WORDS } from './home/words.data.ts';
import { HOW_WORDS } from './how/words.data.ts';
import { INSPECTOR_WORDS } from './inspector/words.data.ts';
import { ORDER_WORDS } from './orders/words.data.ts';
import { SESSION_WORDS } from './session/words.data.ts';
import { SUPPLIER_WORDS } from './suppliers/words.data.ts';
import { UI_WORDS } from './ui/words.data.ts';
import type { Pair } from './ui/words.types.ts';
import { VERIFY_WORDS } from './verify/words.data.ts';
import { WORDS } from './words.data.ts';

/** The names of the values of a message, from its parsed form: `{n}` and `{n, plural, ...}` alike. */
function valuesOf(message: string): readonly string[] {
  const compiled = compileMessage(message);
  const parts = typeof compiled === 'string' ? [] : compiled;
  return [...new Set(parts.flatMap((part) => (Array.isArray(part) ? [String(part[0])] : [])))].sort();
}

const entries: readonly (readonly [string, Pair])[] = Object.entries(WORDS);
/** Names that both languages write alike. */
const ALIKE = new Set<string>([]);

describe('messages', () => {
  it('are as many as their tables hold: no key stands in two', () => {
    const tables = [
      UI_WORDS,
      HOME_WORDS,
      HOW_WORDS,
      SESSION_WORDS,
      SUPPLIER_WORDS,
      VERIFY_WORDS,
      ORDER_WORDS,
      DRAFT_WORDS,
      INSPECTOR_WORDS,
    ];
    expect(entries.length).toBe(tables.reduce((sum, table) => sum + Object.keys(table).length, 0));
    expect(entries.length).toBeGreaterThan(100);
  });

  it('have both languages, each in its script', () => {
    const bad = entries.filter(
      ([key, [en, zh]]) => !ALIKE.has(key) && (!/[A-Za-z]/.test(en) || /\p{Script=Han}/u.test(en) || !/\p{Script=Han}/u.test(zh)),
    );
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('name the same values in both', () => {
    const bad = entries.filter(([, [en, zh]]) => valuesOf(en).join() !== valuesOf(zh).join());
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('use Chinese punctuation between Chinese characters', () => {
    const bad = entries.filter(([, [, zh]]) => /\p{Script=Han}[,:;?!]|\p{Script=Han}\.$/u.test(zh));
    expect(bad.map(([key]) => key)).toEqual([]);
  });
});
