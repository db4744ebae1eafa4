/** Creditor references: published examples, every single-character slip, and finding them in free text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferences, formatReference, isReference, makeReference, normaliseReference } from './reference.ts';

const body = fc.stringMatching(/^[0-9A-Z]{1,21}$/);

describe('making', () => {
  it.each([
    ['539007547034', 'RF18539007547034'],
    ['2348236', 'RF332348236'],
    ['2348231', 'RF712348231'],
    ['000000000539007547034', 'RF18000000000539007547034'],
  ])('%s becomes %s', (given, reference) => {
    expect(makeReference(given)).toBe(reference);
  });

  it.each([[''], ['a-b'], ['1'.repeat(22)], ['é']])('%j is a fault', (given) => {
    expect(() => makeReference(given)).toThrow();
  });

  it('is read back however it is spaced and cased', () => {
    fc.assert(
      fc.property(body, (given) => {
        const reference = makeReference(given);
        expect(isReference(reference)).toBe(true);
        expect(isReference(formatReference(reference).toLowerCase())).toBe(true);
        expect(normaliseReference(formatReference(reference))).toBe(reference);
      }),
    );
  });

  it('one wrong character is always noticed', () => {
    fc.assert(
      fc.property(body, fc.nat(24), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (given, at, char) => {
        const reference = makeReference(given);
        const place = at % reference.length;
        const right = reference.charAt(place);
        fc.pre(place > 3 && right !== char && /\d/.test(right) === /\d/.test(char));
        expect(isReference(reference.slice(0, place) + char + reference.slice(place + 1))).toBe(false);
      }),
    );
  });

  const wrong = [['RF19539007547034'], ['RF18'], ['18539007547034'], ['RF1853900754703'], ['RF18 5390-0754'], ['']];
  it.each(wrong)('%j is none', (text) => {
    expect(isReference(text)).toBe(false);
  });
});

describe('finding', () => {
  it.each([
    ['RF18539007547034', ['RF18539007547034']],
    ['pls apply RF18 5390 0754 7034, thanks', ['RF18539007547034']],
    ['rf18 5390 0754 7034 deposit', ['RF18539007547034']],
    ['ref:RF18539007 547034/INV 7', ['RF18539007547034']],
    ['RF18-5390-0754-7034', ['RF18539007547034']],
    ['货款ＲＦ１８539007547034', ['RF18539007547034']],
    ['RF332348236 and RF712348231', ['RF332348236', 'RF712348231']],
    ['RF712348231 RF712348231', ['RF712348231']],
    ['RF19539007547034', []],
    ['XRF712348231', []],
    ['RF', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(findReferences(text)).toEqual(expected);
  });

  it('finds each reference wherever it stands, broken anywhere', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 2, max: 20 }), fc.constantFrom(' ', '  ', '\n', '-'), (given, cut, gap) => {
        const reference = makeReference(given);
        const broken = `${reference.slice(0, cut)}${cut < reference.length ? gap : ''}${reference.slice(cut)}`;
        expect(findReferences(`payment, ${broken}; thank you`)).toContain(reference);
      }),
    );
  });

  it('long text is no burden', () => {
    expect(findReferences('RF '.repeat(100_000) + ' '.repeat(100_000))).toEqual([]);
  });
});
