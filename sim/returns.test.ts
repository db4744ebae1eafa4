/** The naive model of money that goes back, by tables that a trader can check. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack, takeBack } from './chargebacks.ts';
import { charged, ended, wired } from './money.ts';
import { type Purse, chargedBackMinor, leftMinor, lostMinor, newPurse } from './purse.ts';
import { NO_FEE, feeBack, holdRefunds, instruct, paid, repay, settleAppeal } from './returns.ts';

/** 300 by wire, then 700 by card. */
const deal = (mode: Purse['mode']): Purse => {
  const parts = [
    { name: 'deposit', amountMinor: 300 },
    { name: 'balance', amountMinor: 700 },
  ];
  const fresh = newPurse({ currency: 'USD', mode, feeBasisPoints: mode === 'hold' ? 500 : 0, parts });
  return charged(wired(fresh, 300, null, 'line').purse, 'card', 700, 'balance');
};
const awarded = (purse: Purse, askedMinor: number, fee = NO_FEE): Purse =>
  instruct(purse, { claimId: 'c', because: 'determination', askedMinor, fee });
const settled = (purse: Purse, askedMinor: number): Purse =>
  instruct(purse, { claimId: 'c', because: 'settlement', askedMinor, fee: NO_FEE });
const taken = (purse: Purse, askedMinor: number): Purse =>
  takeBack(purse, { moveId: 'm', disputeId: 'd', captureId: 'card', askedMinor });
const won = (purse: Purse, askedMinor: number): Purse =>
  giveBack(purse, { moveId: 'n', disputeId: 'd', captureId: 'card', askedMinor });
const figures = (p: Purse) => [p.heldMinor, p.refundedMinor, p.fundMinor, p.owedMinor, p.advancedMinor];

describe('a refund', () => {
  // biome-ignore format: a table
  it.each<readonly [string, Purse['mode'], (p: Purse) => Purse, readonly number[]]>([
    //                                                                                              held  back  fund  owed  advanced
    ['awarded, not yet sent',           'guarantee', (p) => awarded(p, 400),                        [1_000,   0,   0,   0,   0]],
    ['awarded and sent',                'guarantee', (p) => paid(awarded(p, 400), 0),               [600,   400, 400, 400, 400]],
    ['the same out of held money',      'hold',      (p) => paid(awarded(p, 400), 0),               [600,   400,   0,   0,   0]],
    ['after everything was released',   'hold',      (p) => paid(awarded(ended(p), 400), 0),        [0,     400, 400, 400, 400]],
    ['more than there is',              'guarantee', (p) => paid(awarded(p, 5_000), 0),             [0,   1_000, 1_000, 1_000, 1_000]],
    ['agreed: owed at once',            'guarantee', (p) => settled(p, 400),                        [1_000,   0,   0, 400,   0]],
    ['agreed and sent',                 'guarantee', (p) => paid(settled(p, 400), 0),               [600,   400, 400, 400, 400]],
    ['repaid before it was sent',       'guarantee', (p) => paid(repay(settled(p, 400), 'r', 400), 0), [600, 400, 400, 0,   0]],
    ['repaid in part, told twice',      'guarantee', (p) => repay(repay(paid(awarded(p, 400), 0), 'r', 100), 'r', 100), [600, 400, 400, 300, 300]],
  ])('%s (%s)', (_, mode, act, wanted) => expect(figures(act(deal(mode)))).toEqual(wanted));

  it('goes back to the latest payment first', () => {
    expect(awarded(deal('hold'), 800).refunds[0]?.parts).toEqual([
      { creditId: 'card', amountMinor: 700 },
      { creditId: 'line', amountMinor: 100 },
    ]);
  });
});

describe('an appeal', () => {
  it('gives what waits the new figure', () => {
    const held = holdRefunds(awarded(deal('guarantee'), 400), 'c');
    expect(settleAppeal(held, 'c', 250, NO_FEE).refunds).toMatchObject([{ amountMinor: 250, status: 'open' }]);
    expect(settleAppeal(held, 'c', 0, NO_FEE).refunds).toMatchObject([{ amountMinor: 0, status: 'cancelled' }]);
  });

  it('takes nothing back from the buyer: too much is the fund’s loss, too little is sent after it', () => {
    const sent = paid(awarded(deal('guarantee'), 400), 0);
    const less = settleAppeal(sent, 'c', 250, NO_FEE);
    expect([less.refundedMinor, less.owedMinor, less.advancedMinor, less.refunds.length]).toEqual([400, 250, 250, 1]);
    expect(settleAppeal(sent, 'c', 600, NO_FEE).refunds).toMatchObject([
      { status: 'paid' },
      { amountMinor: 200, status: 'open' },
    ]);
  });
});

describe('a prepaid fee', () => {
  const prepaid: Purse = { ...deal('guarantee'), fees: [{ claimId: 'c', captureId: 'f', amountMinor: 90, at: 'held' }] };
  const reported: Purse = { ...prepaid, fees: prepaid.fees.map((f) => ({ ...f, at: 'agency' })) };

  it('goes back whole while nobody reported, and after it as far as the supplier lost', () => {
    expect(feeBack(prepaid, 'c', 0)).toEqual({ heldMinor: 90, fundMinor: 0 });
    expect(feeBack(reported, 'c', 60)).toEqual({ heldMinor: 0, fundMinor: 60 });
    expect(feeBack(reported, 'other', 60)).toEqual(NO_FEE);
  });

  it('is with the agency, or back: never both', () => {
    const back = paid(awarded(prepaid, 0, feeBack(prepaid, 'c', 0)), 0);
    expect([back.fees[0]?.at, back.feeBackMinor, back.fundMinor, back.owedMinor]).toEqual(['back', 90, 0, 0]);
    const lost = paid(awarded(reported, 0, feeBack(reported, 'c', 60)), 0);
    expect([lost.fees[0]?.at, lost.feeBackMinor, lost.fundMinor, lost.owedMinor]).toEqual(['agency', 60, 60, 60]);
  });
});

describe('a chargeback', () => {
  // biome-ignore format: a table
  it.each<readonly [string, Purse['mode'], (p: Purse) => Purse, readonly number[]]>([
    //                                                                                       held  back  fund  owed  advanced
    ['of held money',                        'guarantee', (p) => taken(p, 700),              [300,  0,     0,   0,   0]],
    ['asked for more than the card paid',    'guarantee', (p) => taken(p, 900),              [300,  0,     0,   0,   0]],
    ['of released money, at the supplier',   'guarantee', (p) => taken(ended(p), 700),       [0,    0,     0,   0,   0]],
    ['of released money, from the fund',     'hold',      (p) => taken(ended(p), 700),       [0,    0,   700, 700, 700]],
    ['won again: the supplier’s at once',    'hold',      (p) => won(taken(ended(p), 700), 700), [0, 0,    0,   0,   0]],
    ['won again in part, held',              'guarantee', (p) => won(taken(p, 700), 200),    [500,  0,     0,   0,   0]],
  ])('%s (%s)', (_, mode, act, wanted) => expect(figures(act(deal(mode)))).toEqual(wanted));

  it('of what was refunded is a loss', () => {
    const twice = taken(paid(awarded(deal('guarantee'), 1_000), 0), 700);
    expect([lostMinor(twice), chargedBackMinor(twice), twice.owedMinor]).toEqual([700, 0, 1_000]);
    expect(lostMinor(won(twice, 700))).toBe(0);
  });

  it('makes what is to go back smaller, and won lets it stand again', () => {
    const less = taken(awarded(deal('guarantee'), 900), 700);
    expect(less.refunds).toMatchObject([{ amountMinor: 300, parts: [{ creditId: 'line', amountMinor: 300 }] }]);
    expect(won(less, 700).refunds).toMatchObject([{ amountMinor: 900, status: 'open' }]);
  });

  it('and refunds together never give back more than came, whatever happens', () => {
    const step = fc.oneof(
      fc.nat(1_200).map((minor) => (p: Purse) => awarded(p, minor)),
      fc.nat(1_200).map((minor) => (p: Purse) => settled(p, minor)),
      fc.nat(3).map((index) => (p: Purse) => (p.refunds[index]?.status === 'open' ? paid(p, index) : p)),
      fc.nat(900).map((minor) => (p: Purse) => taken(p, minor)),
      fc.nat(900).map((minor) => (p: Purse) => won(p, minor)),
      fc.constant(ended),
    );
    fc.assert(
      fc.property(fc.constantFrom('guarantee' as const, 'hold' as const), fc.array(step, { maxLength: 25 }), (mode, steps) => {
        const after = steps.reduce((p, act) => act(p), deal(mode));
        const promised = after.refunds.filter((r) => r.status === 'open').reduce((sum, r) => sum + r.amountMinor, 0);
        expect(promised).toBeLessThanOrEqual(leftMinor(after));
        expect(after.refundedMinor + chargedBackMinor(after)).toBeLessThanOrEqual(after.paidMinor);
        expect(after.heldMinor).toBeGreaterThanOrEqual(0);
        expect(after.advancedMinor).toBeLessThanOrEqual(Math.max(0, after.owedMinor));
      }),
    );
  });
});
