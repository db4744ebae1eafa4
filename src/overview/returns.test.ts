/** The check of money that goes back finds each kind of break by its name, and nothing in orders that were really played. */
import { describe, expect, it } from 'vitest';
import { ORDER, type Played, SUPPLIER } from '../orders/orders.fixture.ts';
import {
  completes,
  instruct,
  order,
  paid,
  pays,
  paysOut,
  repays,
  states,
  takesBack,
  transfersOf,
} from '../payments/refunds.fixture.ts';
import type { PaymentsState } from '../payments/types.ts';
import type { AccountSum } from './check.types.ts';
import { checkReturns } from './returns.rules.ts';

const REF = { supplierId: SUPPLIER, kind: 'order', id: ORDER } as const;

/** Debits and credits by account, as the audit reads them. */
function accountsOf(p: Played): readonly AccountSum[] {
  const sums = new Map<string, AccountSum>();
  for (const { debit, credit, currency, amountMinor } of transfersOf(p)) {
    for (const account of [debit, credit]) {
      const before = sums.get(account) ?? { account, currency, debitMinor: 0, creditMinor: 0 };
      const [debitMinor, creditMinor] = account === debit ? [amountMinor, 0] : [0, amountMinor];
      sums.set(account, {
        ...before,
        debitMinor: before.debitMinor + debitMinor,
        creditMinor: before.creditMinor + creditMinor,
      });
    }
  }
  return [...sums.values()];
}

/** Refunded in part after it completed, repaid in part, with an instruction open and a chargeback that was partly a loss. */
function played(mode: 'guarantee' | 'hold'): Played {
  const p = order({ mode });
  const card = pays(p, 400_000, 'card');
  instruct(p, 150_000);
  paysOut(p);
  completes(p);
  repays(p, Math.min(50_000, Math.max(1, states(p).payments.owedMinor)));
  takesBack(p, card, 200_000);
  instruct(p, 20_000);
  return p;
}

const said = (p: Played, change: Partial<PaymentsState> = {}, accounts = accountsOf(p)): readonly string[] => [
  ...new Set(checkReturns(REF, { ...states(p).payments, ...change }, accounts).map((f) => `${f.invariant} ${f.code}`)),
];

describe('money that goes back', () => {
  it.each(['guarantee', 'hold'] as const)('of an order that was played in %s mode holds', (mode) => {
    expect(said(played(mode))).toEqual([]);
    expect(said(paid({ mode }))).toEqual([]);
  });

  const p = played('guarantee');
  const { payments } = states(p);
  const open = payments.refunds.map((r) => (r.status === 'open' ? { ...r, amountMinor: 300_000 } : r));
  it.each<readonly [what: string, change: Partial<PaymentsState>, expected: readonly string[]]>([
    [
      'a refund that the ledger never saw',
      { refundedMinor: 150_001 },
      ['I3 check.refunded_differs', 'I4 check.refund_not_instructed'],
    ],
    ['a chargeback that the ledger never saw', { chargedBackMinor: 200_001 }, ['I3 check.charged_back_differs']],
    ['another debt', { owedMinor: payments.owedMinor + 1 }, ['I3 check.debt_differs']],
    ['more back than was paid', { paidMinor: 349_999 }, ['I4 check.more_back_than_paid', 'I4 check.refund_above_paid']],
    ['an instruction above what is there', { refunds: open }, ['I4 check.refund_above_paid', 'I12 check.split_differs']],
    ['an advance above the debt', { advancedMinor: payments.owedMinor + 1 }, ['I4 check.advance_differs']],
  ])('is found broken by %s', (_, change, expected) => {
    expect(said(p, change)).toEqual(expected);
  });

  it('is found broken by a movement that is gone', () => {
    const accounts = accountsOf(p).filter((a) => !a.account.startsWith('charged_back:'));
    expect(said(p, {}, accounts)).toEqual(['I3 check.charged_back_differs']);
  });
});
