/** The naive model, by tables that a trader can check. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amended, ended, told, wired } from './money.ts';
import { type Purse, newPurse, openMinor } from './purse.ts';

const deal = (feeBasisPoints = 0): Purse =>
  newPurse({
    currency: 'USD',
    feeBasisPoints,
    parts: [
      { name: 'deposit', amountMinor: 300 },
      { name: 'balance', amountMinor: 700 },
    ],
  });

describe('a purse', () => {
  it.each([
    ['the deposit', [300], 300, 700],
    ['a part of it', [200], 200, 800],
    ['both at once', [1_000], 1_000, 0],
    ['too much', [1_200], 1_000, 0],
    ['in three wires', [100, 200, 700], 1_000, 0],
  ])('takes %s', (_, wires, paid, open) => {
    const after = wires.reduce((purse, amount) => wired(purse, amount, null).purse, deal());
    expect([after.paidMinor, openMinor(after)]).toEqual([paid, open]);
  });

  it('books what was told once, and of the wire behind it only what is more', () => {
    const after = told(deal(), 'deposit');
    expect(after.paidMinor).toBe(300);
    const shown = wired(after, 450, null);
    expect([shown.takenMinor, shown.purse.paidMinor, shown.purse.credits.length]).toEqual([450, 450, 2]);
  });

  it('keeps what was paid through an amendment', () => {
    const paid = wired(deal(), 400, null).purse;
    const after = amended(paid, [
      { name: 'deposit', amountMinor: 100 },
      { name: 'rest', amountMinor: 500 },
    ]);
    expect(after.parts.map((p) => p.paidMinor)).toEqual([100, 300]);
    expect(openMinor(after)).toBe(200);
  });

  it('releases at the end, and what comes later at once', () => {
    const over = ended(wired(deal(500), 300, null).purse);
    expect([over.releasedMinor, over.feeMinor, over.heldMinor]).toEqual([285, 15, 0]);
    const late = wired(over, 700, null).purse;
    expect([late.releasedMinor, late.feeMinor, late.heldMinor]).toEqual([950, 50, 0]);
  });

  it('never takes more than the order is worth, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(1_500), fc.constantFrom('deposit', 'balance'))), (steps) => {
        const after = steps.reduce<Purse>(
          (purse, step) => (typeof step === 'number' ? wired(purse, step, null).purse : told(purse, step)),
          deal(),
        );
        expect(after.paidMinor + openMinor(after)).toBe(1_000);
        expect(after.provenMinor).toBeLessThanOrEqual(after.toldMinor);
      }),
    );
  });
});
