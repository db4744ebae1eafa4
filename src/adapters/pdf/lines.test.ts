/** Lines as a printer sets them: where they end, and that nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './lines.ts';

/** Every character one wide, Chinese ones two, as on a typewriter. */
const measure = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (/[⺀-￯]/u.test(sign) ? 2 : 1), 0);

describe('lines', () => {
  it.each<readonly [string, number, readonly string[]]>([
    ['the door is 148 cm high', 11, ['the door is', '148 cm high']],
    ['the  door', 20, ['the door']],
    ['', 10, ['']],
    ['one\ntwo\r\n\nthree', 10, ['one', 'two', '', 'three']],
    ['一二三四五', 4, ['一二', '三四', '五']],
    // A closing mark does not begin a line, an opening one does not end it.
    ['一二三，四五', 6, ['一二', '三，四', '五']],
    ['一二（三四）', 6, ['一二', '（三', '四）']],
    ['买方 B1，读数 149 cm。', 12, ['买方 B1，读', '数 149 cm。']],
    // A figure after a bracket of Chinese is not torn.
    ['当日（2026-05-15 UTC）', 14, ['当日', '（2026-05-15', 'UTC）']],
    ['up to 2026-06-03 only', 12, ['up to', '2026-06-03', 'only']],
    ['late/not shipped', 6, ['late/', 'not', 'shippe', 'd']],
    ['well-known issuer', 10, ['well-known', 'issuer']],
    ['0123456789abcdef', 6, ['012345', '6789ab', 'cdef']],
    ['a\u202eb\u0007c', 10, ['abc']],
  ])('%j in %i', (text, width, lines) => {
    expect(breakLines(text, width, measure)).toEqual(lines);
  });

  it('hold every character, in order, and none is too wide', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1 -/.,()。，（）一二三\n'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
        const lines = breakLines(words, width, measure);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
        // Room for one character there must be.
        for (const line of lines) expect(measure(line) <= width || Array.from(line).length === 1).toBe(true);
      }),
    );
  });
});
