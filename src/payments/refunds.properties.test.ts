/** Random histories of money: whatever happens in whatever order, nothing is paid twice, lost, or owed by the wrong side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../kernel/result.ts';
import { sumMinor } from '../kernel/money.ts';
import { balances, isGuarded, orderTotals } from '../ledger/rules.ts';
import { ORDER, type Played, SUPPLIER, run } from '../orders/orders.fixture.ts';
import { unsendRefund } from './pay.rules.ts';
import { payableMinor } from './payouts.rules.ts';
import {
  NO_FEE,
  type Way,
  completes,
  givesBack,
  instruct,
  order,
  pays,
  paysOut,
  paysSupplier,
  repays,
  sends,
  states,
  takesBack,
  transfersOf,
  usedLimit,
} from './refunds.fixture.ts';
import { holdRefunds, isRefundOpen, refundsOf, returnable, settleAppeal } from './refunds.rules.ts';
import { heldMinor } from './rules.ts';

type Step = {
  readonly kind:
    | 'wire'
    | 'card'
    | 'award'
    | 'settle'
    | 'hold'
    | 'appeal'
    | 'send'
    | 'unsend'
    | 'pay'
    | 'dispute'
    | 'win'
    | 'repay'
    | 'payout'
    | 'end';
  readonly minor: number;
  readonly pick: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'wire',
    'card',
    'card',
    'award',
    'settle',
    'hold',
    'appeal',
    'send',
    'unsend',
    'pay',
    'dispute',
    'win',
    'repay',
    // Rarer histories would hardly ever reach a payout.
    'payout',
    'payout',
    'end',
    'end',
  ),
  minor: fc.integer({ min: 1, max: 450_000 }),
  pick: fc.nat(20),
});
const history = fc.record({
  mode: fc.constantFrom('guarantee' as const, 'hold' as const),
  policy: fc.constantFrom('classic', 'whole-order', 'rapid'),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});

const isOpen = (p: Played): boolean => !['completed', 'refunded', 'cancelled'].includes(states(p).orders.status);

/** The deposit by card, so that histories reach what can become of it. */
function begun(way: Way): Played {
  const p = order(way);
  pays(p, 120_000, 'card');
  return p;
}

/** One step, where it can be done; refusals are part of the game. */
function play(p: Played, { kind, minor, pick }: Step, n: number): void {
  const { payments } = states(p);
  const open = sumMinor(payments.instalments.map((i) => i.amountMinor - i.paidMinor));
  const refund = payments.refunds[pick % Math.max(1, payments.refunds.length)];
  const cards = payments.credits.filter((c) => c.channel === 'card');
  const card = cards[pick % Math.max(1, cards.length)];
  switch (kind) {
    case 'wire':
    case 'card':
      if (open > 0 && states(p).orders.status !== 'refunded') pays(p, Math.min(minor, open), kind);
      return;
    case 'award':
      instruct(p, minor, { claimId: `claim-${pick % 3}` });
      return;
    case 'settle':
      instruct(p, minor, { claimId: `claim-${pick % 3}`, because: 'settlement', owedAtOnce: true });
      return;
    case 'hold':
      run(p, () => ok(holdRefunds(states(p), `claim-${pick % 3}`)));
      return;
    case 'appeal': {
      const claimId = `claim-${pick % 3}`;
      const outcome = { orderId: ORDER, claimId, refundId: `appeal-${n}`, amountMinor: minor, fee: NO_FEE };
      run(p, () => ok(settleAppeal(states(p), { ...outcome, dueOn: '2026-04-01' })));
      const own = refundsOf(states(p).payments, claimId);
      const gone = sumMinor(own.filter((r) => r.status === 'paid' || r.status === 'sending').map((r) => r.amountMinor));
      expect(gone + sumMinor(own.filter((r) => r.status === 'open').map((r) => r.amountMinor))).toBeLessThanOrEqual(
        Math.max(gone, minor),
      );
      expect(own.filter((r) => r.status === 'held')).toEqual([]);
      return;
    }
    case 'send':
      sends(p);
      return;
    case 'unsend':
      if (refund) run(p, () => ok(unsendRefund(states(p), refund.refundId, 'card.not_refundable')));
      return;
    case 'pay':
      paysOut(p);
      return;
    case 'dispute':
      if (card) takesBack(p, card.creditId, minor, `dispute-${pick % 4}`);
      return;
    case 'win':
      givesBack(p, `dispute-${pick % 4}`, minor, `won-${n}`);
      return;
    case 'repay':
      repays(p, Math.min(minor, Math.max(1, payments.owedMinor)), `bank-${pick}`);
      return;
    case 'payout':
      paysSupplier(p);
      return;
    case 'end':
      if (isOpen(p) && states(p).orders.status !== 'confirmed' && minor > 300_000) completes(p);
  }
}

function holds(p: Played): void {
  const { payments, orders } = states(p);
  const transfers = transfersOf(p);
  const totals = orderTotals(ORDER, transfers);
  const excess = sumMinor(payments.chargebacks.map((c) => c.excessMinor));
  // Every intent once, all accounts give zero, nobody's money is below zero.
  expect(new Set(transfers.map((t) => t.intentId)).size).toBe(transfers.length);
  expect(totals.balanced).toBe(true);
  const sums = balances(transfers);
  for (const [account, minor] of sums) if (isGuarded(account)) expect(minor).toBeGreaterThanOrEqual(0);
  // The order's state is what the ledger says.
  const { heldMinor: held, refundedMinor, chargedBackMinor, supplierOwesMinor } = totals;
  expect([held, refundedMinor, chargedBackMinor, supplierOwesMinor]).toEqual([
    heldMinor(payments),
    payments.refundedMinor,
    payments.chargedBackMinor + excess,
    payments.owedMinor,
  ]);
  expect(orders.protectedMinor).toBe(held);
  // What was released in hold mode is payable until it is paid, whatever comes back meanwhile.
  const waits = sums.get(`payable:${SUPPLIER}|USD`) ?? 0;
  expect(waits).toBe(payableMinor(payments));
  if (orders.mode === 'hold') expect(waits + totals.paidOutMinor).toBe(payments.releasedMinor);
  // Nothing comes back that was not paid, but for what is told as lost.
  expect(refundedMinor + chargedBackMinor).toBeLessThanOrEqual(totals.paidMinor + excess);
  const open = payments.refunds.filter(isRefundOpen);
  expect(sumMinor(open.map((r) => r.amountMinor))).toBeLessThanOrEqual(returnable(payments));
  for (const r of payments.refunds.filter((each) => each.status !== 'cancelled'))
    expect(sumMinor(r.parts.map((part) => part.amountMinor))).toBe(r.amountMinor);
  // No payment takes back more than it brought, but for what card banks took twice.
  for (const c of payments.credits) {
    const parts = payments.refunds.filter((r) => r.status !== 'cancelled').flatMap((r) => r.parts);
    const back = sumMinor(parts.filter((part) => part.creditId === c.creditId).map((part) => part.amountMinor));
    expect(back).toBeLessThanOrEqual(c.amountMinor);
  }
  // The limit is used by what the order reserves and by what the fund advanced and is still owed.
  expect(payments.advancedMinor).toBeGreaterThanOrEqual(0);
  expect(payments.advancedMinor).toBeLessThanOrEqual(Math.max(0, payments.owedMinor));
  expect(usedLimit(p)).toBe(orders.reservedMinor + payments.advancedMinor);
}

describe('over any history', () => {
  it('money balances, refunds and chargebacks stay within what was paid, and the debt is what the fund is owed', {
    timeout: 20_000,
  }, () => {
    const seen = { paid: 0, paidOut: 0, disputes: 0, won: 0, excess: 0, advances: 0 };
    fc.assert(
      fc.property(history, ({ mode, policy, steps }) => {
        const p = begun({ mode, policy });
        for (const [n, each] of steps.entries()) {
          play(p, each, n);
          holds(p);
        }
        const { refunds, payouts, chargebacks, advancedMinor } = states(p).payments;
        seen.paid += refunds.filter((r) => r.status === 'paid').length;
        seen.paidOut += payouts.filter((each) => each.accountId !== null).length;
        seen.disputes += chargebacks.length;
        seen.won += chargebacks.filter((c) => c.amountMinor < 0).length;
        seen.excess += chargebacks.filter((c) => c.excessMinor > 0).length;
        seen.advances += advancedMinor > 0 ? 1 : 0;
      }),
      { numRuns: 1_000 },
    );
    // The histories do reach what they are about.
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(3);
  });

  it('a refund that is said to be paid twice is paid once', () => {
    fc.assert(
      fc.property(history, ({ mode, policy, steps }) => {
        const p = begun({ mode, policy });
        for (const [n, each] of steps.entries()) play(p, each, n);
        paysOut(p);
        const before = transfersOf(p).length;
        expect(paysOut(p)).toMatch(/^refund\.(none_open|on_hold)$/);
        expect(transfersOf(p)).toHaveLength(before);
      }),
      { numRuns: 100 },
    );
  });
});
