/** Money: reading, writing, splitting without losing a unit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrency, minorDigits } from './currency.ts';
import {
  MAX_MINOR,
  allocate,
  formatAmount,
  formatMoney,
  mulDivHalfUp,
  parseAmount,
  parseMoney,
  shareOf,
  sumMinor,
} from './money.ts';

describe('reading an amount', () => {
  it.each([
    ['1234.56', 'USD', 123_456],
    ['1234.5', 'USD', 123_450],
    ['1234', 'USD', 123_400],
    ['0.01', 'USD', 1],
    ['2700', 'JPY', 2_700],
    ['2700.00', 'JPY', 2_700],
    ['1.234', 'BHD', 1_234],
    ['10.00000', 'EUR', 1_000],
  ])('%s %s is %i', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, value: minor });
  });
  it.each([
    ['-1.00', 'USD', 'money.malformed'],
    ['1e3', 'USD', 'money.malformed'],
    ['1,000.00', 'USD', 'money.malformed'],
    ['', 'USD', 'money.malformed'],
    ['.5', 'USD', 'money.malformed'],
    ['1.005', 'USD', 'money.too_precise'],
    ['1.5', 'JPY', 'money.too_precise'],
    ['1.00', 'XYZ', 'money.currency_unknown'],
    ['100000000000.01', 'USD', 'money.out_of_range'],
  ])('%s %s is refused: %s', (text, currency, code) => {
    expect(parseAmount(text, currency)).toMatchObject({ ok: false, code });
  });
});

describe('writing', () => {
  it.each([
    [123_456, 'USD', '1234.56'],
    [-5, 'USD', '-0.05'],
    [0, 'USD', '0.00'],
    [7, 'JPY', '7'],
    [7, 'BHD', '0.007'],
  ])('%i %s is %s', (minor, currency, text) => {
    expect(formatAmount(minor, currency)).toBe(text);
  });
  it('is the inverse of reading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_MINOR }),
        fc.constantFrom('USD', 'JPY', 'BHD', 'CLF'),
        (amountMinor, currency) => {
          expect(parseMoney(formatMoney({ amountMinor, currency }))).toEqual({ ok: true, value: { amountMinor, currency } });
        },
      ),
    );
  });
});

describe('splitting', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [400_000, [3_000, 7_000], [120_000, 280_000]],
    [1, [1, 1], [1, 0]],
    [0, [1, 2], [0, 0]],
    [10, [0, 5, 5], [0, 5, 5]],
    [101, [50, 25, 25], [51, 25, 25]],
  ])('%i by %j is %j', (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });
  it('loses nothing and is never a unit away from the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_MINOR }),
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          fc.pre(weights.some((w) => w > 0));
          const parts = allocate(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(sumMinor(parts)).toBe(total);
          for (const [i, part] of parts.entries()) expect(Math.abs(part - (total / sum) * (weights[i] ?? 0))).toBeLessThan(1.01);
        },
      ),
    );
  });
  it('wants weights that can be shared by', () => {
    expect(() => allocate(10, [0, 0])).toThrow();
    expect(() => allocate(10, [])).toThrow();
    expect(() => allocate(1.5, [1])).toThrow();
  });
});

it('rounds half up and exactly, far beyond floating point', () => {
  expect(shareOf(50, 100)).toBe(1);
  expect(shareOf(49, 100)).toBe(0);
  expect(mulDivHalfUp(MAX_MINOR, 999_999, 1_000_000)).toBe(9_999_990_000_000);
  expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow();
});

it('knows currencies and their digits', () => {
  expect(['USD', 'CNY', 'JPY', 'BHD'].every(isCurrency)).toBe(true);
  expect(['usd', 'XXX', 'constructor', ''].some(isCurrency)).toBe(false);
  expect([minorDigits('USD'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 0, 3]);
});
