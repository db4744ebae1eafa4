/** Prices of agencies and seals, as tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCountry } from '../parties/countries.rules.ts';
import { checkPrices, daysFor, priceFor } from './prices.rules.ts';
import { compareSeals, readSeals, sealsMatch } from './seals.rules.ts';
import type { AgencyPrice } from './types.ts';

const price = (change: Partial<AgencyPrice> = {}): AgencyPrice => ({
  kind: 'pre_shipment',
  countries: [],
  currency: 'USD',
  perDayMinor: 30_000,
  unitsPerDay: 125,
  ...change,
});
const LIST = [price(), price({ countries: ['CN', 'VN'], perDayMinor: 20_000 }), price({ kind: 'loading', currency: 'EUR' })];

describe("a visit's fee", () => {
  it.each([
    ['pre_shipment', 'CN', 50, { amountMinor: 20_000, currency: 'USD' }],
    ['pre_shipment', 'IN', 50, { amountMinor: 30_000, currency: 'USD' }],
    ['pre_shipment', 'CN', 200, { amountMinor: 40_000, currency: 'USD' }],
    ['pre_shipment', 'CN', 126, { amountMinor: 40_000, currency: 'USD' }],
    ['loading', 'CN', 2, { amountMinor: 30_000, currency: 'EUR' }],
    ['during_production', 'CN', 2, null],
  ] as const)('%s in %s, %d units drawn', (kind, country, draw, fee) =>
    expect(priceFor(LIST, { kind, country, draw })).toEqual(fee),
  );

  it('never falls when more is drawn, and is at least a day', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 }), fc.integer({ min: 1, max: 500 }), (a, more, perDay) => {
        expect(daysFor(a, perDay)).toBeGreaterThanOrEqual(1);
        expect(daysFor(a + more, perDay)).toBeGreaterThanOrEqual(daysFor(a, perDay));
      }),
    );
  });

  it.each([
    [[price({ currency: 'XXX' })], 'money.currency_unknown'],
    [[price({ countries: ['QQ'] })], 'agency.country_unknown'],
    [[price(), price()], 'agency.price_twice'],
    [[price({ countries: ['CN'] }), price({ countries: ['VN', 'CN'] })], 'agency.price_twice'],
  ])('of a list like %j is refused: %s', (list, code) => expect(checkPrices(list, isCountry)).toMatchObject({ ok: false, code }));

  it('stands in a list that says each thing once', () => expect(checkPrices(LIST, isCountry).ok).toBe(true));
});

describe('seals', () => {
  it('are read alike however they are typed', () =>
    expect(readSeals([' a100 231', 'A100231', 'c-77/1'])).toEqual({ ok: true, value: ['A100231', 'C-77/1'] }));

  it.each(['', ' ', 'x'.repeat(41), 'a;b', '\u0000'])('%j is no seal', (code) =>
    expect(readSeals([code])).toMatchObject({ ok: false, code: 'seals.malformed' }),
  );

  it('that were exchanged between inspection and loading are told', () => {
    const check = compareSeals(['C771', 'C772', 'C773', 'C774', 'C775'], ['C771', 'C772', 'C901', 'C902', 'C775']);
    expect(check).toEqual({ missing: ['C773', 'C774'], unknown: ['C901', 'C902'] });
    expect(sealsMatch(check)).toBe(false);
    expect(sealsMatch(compareSeals(['A', 'B'], ['B', 'A']))).toBe(true);
  });
});
