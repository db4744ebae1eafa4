/** Differences of two texts: what stands, what went and what came make up both texts, whatever they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, diffWords, tokensOf } from './diff.rules.ts';

/** `{-old-}{+new+}` around what stands. */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `{-${text}-}` : `{+${text}+}`)).join('');

const without = (pieces: readonly Piece[], kind: Piece['kind']): string =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what changed', () => {
  it.each([
    ['Power draw 24 W ± 5 %', 'Power draw 24 W ± 5 %', 'Power draw 24 W ± 5 %'],
    ['Power draw 24 W ± 5 %', 'Power draw 25 W ± 5 %', 'Power draw {-24-}{+25+} W ± 5 %'],
    ['At least 2,500 lm', 'At least 2,500.5 lm', 'At least {-2,500-}{+2,500.5+} lm'],
    ['Length 5 m', 'Length 5 m, measured with a tape', 'Length 5 m{+, measured with a tape+}'],
    ['Length 5 m, measured with a tape', 'Length 5 m', 'Length 5 m{-, measured with a tape-}'],
    ['steel 304 inside', 'steel 201 outside', 'steel {-304 inside-}{+201 outside+}'],
    ['功率不高于 24 W', '功率不低于 25 W', '功率不{-高-}{+低+}于 {-24-}{+25+} W'],
    ['最迟3月1日发货', '最迟3月15日发货', '最迟3月{-1-}{+15+}日发货'],
    ['by 2027-06-30, 24:00', 'by 2027-07-30, 24:00', 'by {-2027-06-30-}{+2027-07-30+}, 24:00'],
    ['', 'New', '{+New+}'],
    ['Old', '', '{-Old-}'],
    ['', '', ''],
  ])('from %j to %j is %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('24', ' ', 'W', '功', '率', '±', '\n', 'watt', ', ', '2.5'), { maxLength: 30 })
      .map((p) => p.join('')),
  );

  it('makes up both texts', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = diffWords(before, after);
        expect(without(pieces, 'new')).toBe(before);
        expect(without(pieces, 'gone')).toBe(after);
        expect(pieces.every(({ text }, i) => text !== '' && pieces[i]?.kind !== pieces[i - 1]?.kind)).toBe(true);
      }),
    );
  });

  it('is nothing between a text and itself, and its tokens are the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(diffWords(text, text).every(({ kind }) => kind === 'same')).toBe(true);
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
  });

  it('of two texts of full length that have nothing in common is told as a whole', () => {
    const [before, after] = ['高'.repeat(4_000), '低'.repeat(4_000)];
    expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});
