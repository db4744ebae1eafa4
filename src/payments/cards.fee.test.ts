/** The fee of a card beside a wire: what it comes to, and that the buyer pays none of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardFee, methodsOf } from './cards.fee.rules.ts';

const FEE = { basisPoints: 290, fixedMinor: { USD: 30 } };

describe('the fee of a card', () => {
  it.each([
    ['1,500.00 USD', 150_000, 'USD', 4_380],
    ['0.01 USD', 1, 'USD', 30],
    ['1,500.00 EUR, without a fixed part', 150_000, 'EUR', 4_350],
    ['5,000 JPY', 5_000, 'JPY', 145],
    ['17 JPY, rounded half up', 17, 'JPY', 0],
    ['18 JPY, rounded half up', 18, 'JPY', 1],
  ])('of %s', (_, amountMinor, currency, feeMinor) => {
    expect(cardFee(FEE, amountMinor, currency)).toBe(feeMinor);
  });

  it('leaves what the buyer pays as it is, whatever the fee', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(9_999), fc.nat(1_000), (amountMinor, basisPoints, fixed) => {
        const fee = { basisPoints, fixedMinor: { USD: fixed } };
        const methods = methodsOf(fee, { amountMinor, currency: 'USD' }, true);
        expect(methods.map((m) => m.totalMinor)).toEqual([amountMinor, amountMinor]);
        expect(methods.map((m) => m.feeBorneBy)).toEqual(['payer', 'programme']);
        expect(methods[1]?.feeMinor).toBeGreaterThanOrEqual(fixed);
      }),
    );
  });
});
