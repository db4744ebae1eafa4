/** The published formula, worked by hand in tables, and what it never does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMULA } from './formula.data.ts';
import { type TradeFacts, assess } from './formula.rules.ts';

const buyers = (...amounts: readonly number[]) => amounts.map((amountMinor, i) => ({ buyerId: `b${i}`, amountMinor }));

/** Four buyers of 20,000.00 each, two years in the directory, 40 orders, nothing late, nothing lost, 20,000.00 granted. */
const GOOD: TradeFacts = {
  currency: 'USD',
  tenureDays: 730,
  buyers: buyers(2_000_000, 2_000_000, 2_000_000, 2_000_000),
  completed: 40,
  late: 0,
  disputesLost: 0,
  lowestMinor: 2_000_000,
};

describe('worked by hand', () => {
  it.each<readonly [string, Partial<TradeFacts>, number, readonly string[]]>([
    ['four equal buyers', {}, 2_000_000, ['more_trade']],
    ['one buyer only', { buyers: buyers(8_000_000) }, 500_000, ['more_buyers', 'more_trade']],
    [
      'half of the trade with one buyer',
      { buyers: buyers(4_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000) },
      1_500_000,
      ['more_buyers', 'more_trade'],
    ],
    ['no trade', { buyers: [], completed: 0 }, 0, ['more_trade']],
    ['29 days in the directory', { tenureDays: 29 }, 0, ['tenure', 'more_trade']],
    ['30 days', { tenureDays: 30 }, 1_000_000, ['tenure', 'more_trade']],
    ['180 days', { tenureDays: 180 }, 1_500_000, ['tenure', 'more_trade']],
    ['365 days', { tenureDays: 365 }, 2_000_000, ['more_trade']],
    ['a hundred years and more', { tenureDays: 40_000 }, 2_000_000, ['more_trade']],
    ['2 of 40 late: 5 %', { late: 2 }, 2_000_000, ['more_trade']],
    ['4 of 40 late: 10 %', { late: 4 }, 1_600_000, ['fewer_late', 'more_trade']],
    ['8 of 40 late: 20 %', { late: 8 }, 1_000_000, ['fewer_late', 'more_trade']],
    ['9 of 40 late', { late: 9 }, 400_000, ['fewer_late', 'more_trade']],
    ['1 of 100 disputes lost: 1 %', { completed: 100, disputesLost: 1 }, 1_400_000, ['fewer_disputes', 'more_trade']],
    ['1 of 40 disputes lost: 2.5 %', { disputesLost: 1 }, 800_000, ['fewer_disputes', 'more_trade']],
    ['3 of 40 disputes lost', { disputesLost: 3 }, 0, ['fewer_disputes', 'more_trade']],
    ['late and lost together', { late: 4, completed: 100, disputesLost: 2 }, 1_400_000, ['fewer_disputes', 'more_trade']],
    ['a dispute lost and no order completed', { completed: 0, disputesLost: 1 }, 0, ['fewer_disputes', 'more_trade']],
    ['a limit that was a third', { lowestMinor: 600_000 }, 1_200_000, ['time', 'more_trade']],
    ['no limit yet: half at the first step', { lowestMinor: 0 }, 1_000_000, ['time', 'more_trade']],
    ['a limit that was higher: it falls at once', { lowestMinor: 9_000_000 }, 2_000_000, ['more_trade']],
  ])('%s', (_, change, limitMinor, raisedBy) => {
    expect(assess({ ...GOOD, ...change })).toMatchObject({ limitMinor, raisedBy });
  });

  it.each([
    ['USD', 8_123_456, 500_000],
    ['JPY', 8_123_456, 507_700],
    ['BHD', 8_123_456, 500_000],
  ])('rounds down to hundreds of the major unit: %s', (currency, amountMinor, limitMinor) => {
    expect(assess({ ...GOOD, currency, buyers: buyers(amountMinor), lowestMinor: 9_000_000 }).limitMinor).toBe(limitMinor);
  });

  it('tells each factor and from where it would leave more', () => {
    expect(assess({ ...GOOD, tenureDays: 100, late: 4, completed: 40 }).factors).toEqual([
      { factor: 'tenure', value: 100, percent: 50, next: { value: 180, percent: 75 } },
      { factor: 'disputes_lost', value: 0, percent: 100, next: null },
      { factor: 'late', value: 1_000, percent: 80, next: { value: 500, percent: 100 } },
    ]);
  });

  it('has published steps that only fall or only rise', () => {
    const percents = (steps: readonly { readonly percent: number }[]) => steps.map((s) => s.percent);
    expect(percents(FORMULA.tenureDays)).toEqual([0, 50, 75, 100]);
    expect(percents(FORMULA.disputesLost)).toEqual([100, 70, 40, 0]);
    expect(percents(FORMULA.lateShare)).toEqual([100, 80, 50, 20]);
  });
});

describe('for any supplier', () => {
  const minor = fc.integer({ min: 0, max: 1_000_000_000 });
  const count = fc.nat(60);
  const facts: fc.Arbitrary<TradeFacts> = fc.record({
    currency: fc.constantFrom('USD', 'JPY', 'BHD'),
    tenureDays: fc.nat(2_000),
    buyers: fc.array(minor, { maxLength: 8 }).map((a) => buyers(...a)),
    completed: count,
    late: count,
    disputesLost: count,
    lowestMinor: minor,
  });

  it('never grows more than twofold, and never beyond a quarter of the counted trade', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { limitMinor, countedMinor, tradeMinor } = assess(given);
        expect(limitMinor).toBeGreaterThanOrEqual(0);
        expect(countedMinor).toBeLessThanOrEqual(tradeMinor);
        expect(limitMinor * 4).toBeLessThanOrEqual(countedMinor + 4);
        if (given.lowestMinor > 0) expect(limitMinor).toBeLessThanOrEqual(2 * given.lowestMinor);
      }),
    );
  });

  it('is not raised by a case more, nor lowered by a day more', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { limitMinor } = assess(given);
        expect(assess({ ...given, late: given.late + 1 }).limitMinor).toBeLessThanOrEqual(limitMinor);
        expect(assess({ ...given, disputesLost: given.disputesLost + 1 }).limitMinor).toBeLessThanOrEqual(limitMinor);
        expect(assess({ ...given, tenureDays: given.tenureDays + 1 }).limitMinor).toBeGreaterThanOrEqual(limitMinor);
      }),
    );
  });

  it('is not raised much by one buyer however large: at most a quarter of its orders counts with all others', () => {
    fc.assert(
      fc.property(facts, minor, (given, extra) => {
        const one = assess({ ...given, buyers: [{ buyerId: 'friend', amountMinor: extra }] });
        expect(one.countedMinor).toBeLessThanOrEqual(extra / 4);
      }),
    );
  });
});
