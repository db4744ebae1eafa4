/** Tokens keep their places and the writer's keyboard does not matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintClause } from './lint.rules.ts';
import { fold, numberOf, tokenise } from './tokens.rules.ts';

const words = (text: string): readonly string[] => tokenise(text).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['50,000 cycles', ['50,000', 'cycles']],
    ['0,5 mm', ['0,5', 'mm']],
    ['25x25x1.2', ['25', 'x', '25', 'x', '1.2']],
    ['72 W ± 5 %', ['72', 'w', '±', '5', '%']],
    ['9.5 +/-0.1mm', ['9.5', '±', '0.1', 'mm']],
    ['≤ 24 dB(A)', ['<=', '24', 'db(a)']],
    ['２０ °C', ['20', '°c']],
    ['IP65, M6x35', ['ip65', ',', 'm6x35']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ['50,000', 50000],
    ['1,234,567.5', 1234567.5],
    ['0,5', 0.5],
    ['2.65', 2.65],
  ])('reads %s as %d', (text, value) => {
    const [token] = tokenise(text);
    expect(token && numberOf(token)).toBe(value);
  });

  it.each([
    ['25 W ± 5', ['25', 'w', '±', '5']],
    ['25 W +/- 5', ['25', 'w', '±', '5']],
    ['25 W plus or minus 5', ['25', 'w', '±', '5']],
    ['25 W Plus / Minus 5', ['25', 'w', '±', '5']],
    ['surplus or minuscule', ['surplus', 'or', 'minuscule']],
  ])('signs of %s', (text, tokens) => {
    expect(tokenise(text).map((token) => token.text)).toEqual(tokens);
  });

  it.each([
    ['Frame 25 mm, wall 1.2 mm', [0, 0, 0, 0, 1, 1, 1]],
    ['max. 2 mm. Box red', [0, 0, 0, 0, 0, 1, 1]],
    ['8 - 12 mm', [0, 0, 0, 0]],
  ])('parts of %s', (text, parts) => {
    expect(tokenise(text).map((token) => token.part)).toEqual(parts);
  });

  it('folding keeps the length, so that places in the clause stay right', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
  });

  it('tokens lie in order, inside the text and never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'])('%s is a word as any other', (word) => {
  const texts = tokenise(`${word} 5 mm max`).map(({ text }) => text);
  expect(texts.slice(-3)).toEqual(['5', 'mm', 'max']);
  expect(texts.every((text) => typeof text === 'string')).toBe(true);
  expect(lintClause({ text: `Rod ${word} 5 mm max` })).toMatchObject({ verdict: 'measurable', parsed: { value: 5, unit: 'mm' } });
});
