/** The movements of what goes back, as tables: between which accounts, under which intent. */
import { describe, expect, it } from 'vitest';
import type { TransferDraft } from '../kernel/decider.ts';
import {
  chargebackReturned,
  chargedBack,
  feePrepaid,
  feeToAgency,
  fundGiven,
  owed,
  refundSources,
  refunded,
  repaid,
} from './claims.rules.ts';

const S = 'spp0000000';
const O = `${S}-0rder00000`;
const NO_FEE = { fromHeldMinor: 0, fromFundMinor: 0 };
const told = (transfers: readonly TransferDraft[]) =>
  transfers.map((t) => [
    t.intentId.replace(O, 'O'),
    `${t.debit} > ${t.credit}`.replaceAll(O, 'O').replaceAll(S, 'S'),
    t.amountMinor,
  ]);

describe('a refund of 100 is', () => {
  it.each<
    readonly [what: string, mode: 'guarantee' | 'hold', held: number, moves: readonly (readonly [string, string, number])[]]
  >([
    [
      'paid by the fund, and the protection ends (guarantee)',
      'guarantee',
      250,
      [
        ['refund:O:r', 'fund:S > returned:O', 100],
        ['unprotect:O:r', 'held:O > designated:O', 100],
      ],
    ],
    [
      'paid by the fund, of which a part was still protected',
      'guarantee',
      30,
      [
        ['refund:O:r', 'fund:S > returned:O', 100],
        ['unprotect:O:r', 'held:O > designated:O', 30],
      ],
    ],
    ['paid by the fund alone after the release', 'guarantee', 0, [['refund:O:r', 'fund:S > returned:O', 100]]],
    ['paid out of what is held (hold)', 'hold', 250, [['refund:O:r', 'held:O > returned:O', 100]]],
    [
      'paid out of what is held, and the fund pays what it lacks',
      'hold',
      30,
      [
        ['refund:O:r', 'held:O > returned:O', 30],
        ['refund-fund:O:r', 'fund:S > returned:O', 70],
      ],
    ],
    ['paid by the fund after the release (hold)', 'hold', 0, [['refund:O:r', 'fund:S > returned:O', 100]]],
  ])('%s', (_, mode, held, moves) => {
    expect(told(refunded(O, 'USD', { refundId: 'r', ...refundSources(mode, held, 100), fee: NO_FEE }))).toEqual(moves);
  });

  it('with a fee on top: out of what was prepaid, or from the fund', () => {
    const fee = { fromHeldMinor: 8, fromFundMinor: 5 };
    expect(told(refunded(O, 'USD', { refundId: 'r', ...refundSources('hold', 0, 0), fee }))).toEqual([
      ['fee-back:O:r', 'fee_held:O > fee_returned:O', 8],
      ['fee-fund:O:r', 'fund:S > fee_returned:O', 5],
    ]);
  });
});

describe('beside it', () => {
  it.each<readonly [what: string, transfers: readonly TransferDraft[], moves: readonly (readonly [string, string, number])[]]>([
    ['a debt grows', owed(O, 'USD', '1', 100), [['debt:O:1', 'advance:S > debt:S', 100]]],
    ['a debt falls', owed(O, 'USD', '2', -40), [['debt:O:2', 'debt:S > advance:S', 40]]],
    ['a debt stays', owed(O, 'USD', '3', 0), []],
    [
      'a repayment',
      repaid(O, 'USD', 'bank-1', 60),
      [
        ['repaid:O:bank-1', 'debt:S > advance:S', 60],
        ['repaid-in:O:bank-1', 'bank:S > fund:S', 60],
      ],
    ],
    ['a fee prepaid', [feePrepaid(O, 'cap', 'USD', 85)], [['fee-in:O:cap', 'bank:S > fee_held:O', 85]]],
    ['a fee earned', [feeToAgency(O, 'app', 'USD', 85)], [['fee-out:O:app', 'fee_held:O > agencies:S', 85]]],
    [
      'a chargeback, by each of its bearers',
      chargedBack(O, 'USD', { moveId: 'd', fromHeldMinor: 1, fromReleasedMinor: 2, fromFundMinor: 3 }),
      [
        ['chargeback:O:d', 'held:O > charged_back:O', 1],
        ['chargeback-released:O:d', 'released:O > charged_back:O', 2],
        ['chargeback-fund:O:d', 'fund:S > charged_back:O', 3],
      ],
    ],
    [
      'a dispute that was won, to each of those bearers',
      chargebackReturned(O, 'USD', { moveId: 'd', toHeldMinor: 1, toReleasedMinor: 2, toFundMinor: 3 }),
      [
        ['dispute-won:O:d', 'charged_back:O > held:O', 1],
        ['dispute-won-released:O:d', 'charged_back:O > released:O', 2],
        ['dispute-won-fund:O:d', 'charged_back:O > fund:S', 3],
      ],
    ],
    ['capital', fundGiven('one', 'USD', 9), [['capital:one', 'capital:programme > fund:programme', 9]]],
  ])('%s', (_, transfers, moves) => {
    expect(told(transfers)).toEqual(moves);
  });

  it('nothing moves below zero', () => {
    expect(() => chargedBack(O, 'USD', { moveId: 'd', fromHeldMinor: -1, fromReleasedMinor: 0, fromFundMinor: 0 })).toThrow();
    expect(() => feePrepaid(O, 'cap', 'USD', 0)).toThrow();
  });
});
