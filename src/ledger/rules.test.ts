/** Movements, statements and periods as tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountKind,
  heldEffect,
  isGuarded,
  isPeriodBalanced,
  isTrialBalanced,
  orderTotals,
  paidIn,
  periodOf,
  purposeOf,
  released,
  statement,
  statementCsv,
} from './rules.ts';
import { feePrepaid, owed } from './claims.rules.ts';
import type { Transfer } from './types.ts';

const SUPPLIER = 'spp0000000';
const ORDER = `${SUPPLIER}-0rder00000`;
const AT = '2026-03-06T09:00:00.000Z';

const booked = (drafts: readonly Omit<Transfer, 'at' | 'orderId'>[]): readonly Transfer[] =>
  drafts.map((d) => ({ ...d, at: AT, orderId: ORDER }));

describe("an order's money", () => {
  it('comes in, goes out, or moves beside what is held', () => {
    const effects = booked([
      paidIn(ORDER, 'guarantee', 'bank:1', 'USD', 120_000),
      ...released(ORDER, 'guarantee', 'USD', { releaseMinor: 110_000, feeMinor: 10_000 }, 1),
      feePrepaid(ORDER, 'c1', 'USD', 500),
      ...owed(ORDER, 'USD', 'd', 700),
    ]).map((t) => heldEffect(ORDER, t));
    expect(effects).toEqual([120_000, -110_000, -10_000, 0, 0]);
  });

  it('stands protected from the moment it comes in until it is released', () => {
    const transfers = booked([
      paidIn(ORDER, 'guarantee', 'bank:1', 'USD', 120_000),
      paidIn(ORDER, 'guarantee', 'bank:2', 'USD', 280_000),
      ...released(ORDER, 'guarantee', 'USD', { releaseMinor: 400_000, feeMinor: 0 }, 1),
    ]);
    expect(
      statement(ORDER, transfers).map((line) => [
        purposeOf(line.intentId),
        line.debit,
        line.credit,
        line.amountMinor,
        line.heldMinor,
      ]),
    ).toEqual([
      ['in', `designated:${ORDER}`, `held:${ORDER}`, 120_000, 120_000],
      ['in', `designated:${ORDER}`, `held:${ORDER}`, 280_000, 400_000],
      ['release', `held:${ORDER}`, `released:${ORDER}`, 400_000, 0],
    ]);
    expect(orderTotals(ORDER, transfers)).toEqual({
      currency: 'USD',
      balanced: true,
      paidMinor: 400_000,
      heldMinor: 0,
      releasedMinor: 400_000,
      feeMinor: 0,
      refundedMinor: 0,
      chargedBackMinor: 0,
      feeRefundedMinor: 0,
      fundPaidMinor: 0,
      paidOutMinor: 0,
      supplierOwesMinor: 0,
    });
  });

  it("in hold mode waits at the programme's bank and pays the fee at release: 5 % of 4,000.00", () => {
    const transfers = booked([
      paidIn(ORDER, 'hold', 'bank:1', 'USD', 400_000),
      ...released(ORDER, 'hold', 'USD', { releaseMinor: 380_000, feeMinor: 20_000 }, 1),
    ]);
    expect(transfers.map((t) => [t.debit, t.credit])).toEqual([
      [`bank:${SUPPLIER}`, `held:${ORDER}`],
      [`held:${ORDER}`, `payable:${SUPPLIER}`],
      [`held:${ORDER}`, `fees:${SUPPLIER}`],
    ]);
    expect(orderTotals(ORDER, transfers)).toMatchObject({
      balanced: true,
      heldMinor: 0,
      releasedMinor: 380_000,
      feeMinor: 20_000,
    });
  });

  it('that left without having come in is not balanced', () => {
    const transfers = booked(released(ORDER, 'guarantee', 'USD', { releaseMinor: 1, feeMinor: 0 }, 1));
    expect(orderTotals(ORDER, transfers)).toMatchObject({ balanced: false, heldMinor: -1 });
  });

  it('without a movement is nothing, in no currency', () => {
    expect(orderTotals(ORDER, [])).toMatchObject({ currency: null, balanced: true, paidMinor: 0, heldMinor: 0 });
  });

  it('never moves as nothing or less', () => {
    for (const amount of [0, -1, 0.5]) expect(() => paidIn(ORDER, 'hold', 'x', 'USD', amount)).toThrow('above zero');
  });

  it('held is always what came in less what went out', () => {
    const moves = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 1_000_000 }), out: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (list) => {
        let held = 0;
        const drafts = list.flatMap(({ amount, out }, n) => {
          const part = out ? Math.min(amount, held) : amount;
          if (part === 0) return [];
          held += out ? -part : part;
          return out
            ? released(ORDER, 'guarantee', 'USD', { releaseMinor: part, feeMinor: 0 }, n)
            : [paidIn(ORDER, 'guarantee', `b${n}`, 'USD', part)];
        });
        const totals = orderTotals(ORDER, booked(drafts));
        expect(totals).toMatchObject({ balanced: true, heldMinor: held });
        expect(totals.paidMinor - totals.releasedMinor).toBe(held);
        expect(statement(ORDER, booked(drafts)).at(-1)?.heldMinor ?? 0).toBe(held);
      }),
      { numRuns: 100 },
    );
  });
});

describe('accounts', () => {
  it.each([
    ['held:x', true],
    ['payable:x', true],
    ['fee_held:x', true],
    ['designated:x', false],
    ['bank:x', false],
    ['fund:x', false],
    ['released:x', false],
  ])("%s is other people's money: %s", (account, guarded) => {
    expect(isGuarded(account)).toBe(guarded);
    expect(accountKind(account)).toBe(account.slice(0, -2));
  });
});

describe('balances over many orders', () => {
  it('a trial balance has equal sides in every currency', () => {
    const row = (kind: 'held' | 'bank', currency: string, debitMinor: number, creditMinor: number) => ({
      kind,
      currency,
      debitMinor,
      creditMinor,
    });
    expect(isTrialBalanced([row('bank', 'USD', 5, 0), row('held', 'USD', 0, 5), row('bank', 'EUR', 0, 0)])).toBe(true);
    expect(isTrialBalanced([row('bank', 'USD', 5, 0), row('held', 'EUR', 0, 5)])).toBe(false);
    expect(isTrialBalanced([])).toBe(true);
  });
  it('a period ends with what it began with and what moved', () => {
    const row = {
      currency: 'USD',
      openingHeldMinor: 10,
      paidMinor: 20,
      releasedMinor: 5,
      feeMinor: 1,
      refundedMinor: 1,
      chargedBackMinor: 1,
      closingHeldMinor: 22,
    };
    expect(isPeriodBalanced([row])).toBe(true);
    expect(isPeriodBalanced([{ ...row, closingHeldMinor: 23 }])).toBe(false);
  });
});

describe('a period', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 'Europe/London', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
    ['2026-03-01', '2026-03-01', 'Asia/Shanghai', '2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z'],
  ])('%s to %s in %s is whole days, both included', (from, to, zone, fromAt, toAt) => {
    expect(periodOf(from, to, zone)).toEqual({ ok: true, value: { from, to, zone, fromAt, toAt } });
  });
  it.each([
    ['2026-03-02', '2026-03-01', 'ledger.period_invalid'],
    ['2025-01-01', '2026-03-01', 'ledger.period_invalid'],
    ['2026-02-30', '2026-03-01', 'date.malformed'],
    ['1999-01-01', '1999-01-02', 'date.out_of_range'],
  ])('%s to %s is refused %s', (from, to, code) => {
    expect(periodOf(from, to, 'UTC')).toMatchObject({ ok: false, code });
  });
});

describe('CSV', () => {
  const line = (change: Partial<Transfer>): Transfer => ({
    ...(booked([paidIn(ORDER, 'hold', 'bank:1', 'USD', 123_456)])[0] as Transfer),
    ...change,
  });
  it('has one line a movement, with the decimals of its currency', () => {
    expect(statementCsv([line({}), line({ currency: 'JPY' })]).split('\r\n')).toEqual([
      'at,order,what,debit,credit,currency,amount,intent',
      `${AT},${ORDER},in,bank:${SUPPLIER},held:${ORDER},USD,1234.56,in:${ORDER}:bank:1`,
      `${AT},${ORDER},in,bank:${SUPPLIER},held:${ORDER},JPY,123456,in:${ORDER}:bank:1`,
      '',
    ]);
  });
  it('quotes what a bank may print, and gives a spreadsheet no formula', () => {
    const csv = statementCsv([line({ intentId: 'in:a "b", c' }), line({ debit: '=1+1' })]);
    expect(csv).toContain(',"in:a ""b"", c"\r\n');
    expect(csv).toContain(`,'=1+1,`);
  });
});
