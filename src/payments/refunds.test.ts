/** What goes back, in each money mode and at each end of an order: who pays, what stays held, what the supplier owes. */
import { describe, expect, it } from 'vitest';
import { apply, ORDER, type Played, run } from '../orders/orders.fixture.ts';
import { feePrepaid } from '../ledger/claims.rules.ts';
import { orderTotals } from '../ledger/rules.ts';
import { ok } from '../kernel/result.ts';
import { byCard, payRefunds, unsendRefund } from './pay.rules.ts';
import {
  type Way,
  balance,
  completes,
  instruct,
  order,
  paid,
  pays,
  paysOut,
  repays,
  seen,
  sends,
  states,
  takesBack,
  transfersOf,
  usedLimit,
  NO_FEE,
} from './refunds.fixture.ts';
import { capRefunds, changeRefund, holdRefunds, refundOverdue, returnable, settleAppeal } from './refunds.rules.ts';
import { heldMinor } from './rules.ts';

const GUARANTEE: Way = { mode: 'guarantee' };
const HOLD: Way = { mode: 'hold' };
const WHOLE: Way = { mode: 'guarantee', policy: 'whole-order' };

const refund = (p: Played, refundId: string) => states(p).payments.refunds.find((r) => r.refundId === refundId);
const figures = (p: Played) => {
  const { refundedMinor, owedMinor, advancedMinor } = states(p).payments;
  const totals = orderTotals(ORDER, transfersOf(p));
  expect(totals.balanced).toBe(true);
  expect(totals.refundedMinor).toBe(refundedMinor);
  expect(totals.supplierOwesMinor).toBe(owedMinor);
  expect(totals.heldMinor).toBe(heldMinor(states(p).payments));
  return { refundedMinor, heldMinor: totals.heldMinor, fundPaidMinor: totals.fundPaidMinor, owedMinor, advancedMinor };
};

describe('a refund of 4,000.00 paid', () => {
  type Row = readonly [
    what: string,
    way: Way,
    ended: boolean,
    amountMinor: number,
    expected: readonly [held: number, fundPaid: number, owed: number, returned: number, designated: number],
  ];
  // `designated`: what is left of the buyer's money at the supplier's account that the ledger still has in view.
  const rows: readonly Row[] = [
    ['guarantee, all of it', GUARANTEE, false, 400_000, [0, 400_000, 400_000, 400_000, 0]],
    ['guarantee, a part', GUARANTEE, false, 150_000, [250_000, 150_000, 150_000, 150_000, -250_000]],
    ['guarantee, after the order completed', GUARANTEE, true, 150_000, [0, 150_000, 150_000, 150_000, -400_000]],
    ['whole order, all of it', WHOLE, false, 400_000, [0, 400_000, 400_000, 400_000, 0]],
    ['hold, all of it: the held money itself', HOLD, false, 400_000, [0, 0, 0, 400_000, 0]],
    ['hold, a part', HOLD, false, 150_000, [250_000, 0, 0, 150_000, 0]],
    ['hold, after the order completed: the fund', HOLD, true, 150_000, [0, 150_000, 150_000, 150_000, 0]],
  ];
  it.each(rows)('%s', (_, way, ended, amountMinor, [held, fundPaid, owed, returned, designated]) => {
    const p = paid(way);
    if (ended) completes(p);
    const before = usedLimit(p);
    instruct(p, amountMinor);
    expect(usedLimit(p)).toBe(before);
    expect(paysOut(p)).toBeNull();
    expect(figures(p)).toEqual({
      refundedMinor: amountMinor,
      heldMinor: held,
      fundPaidMinor: fundPaid,
      owedMinor: owed,
      advancedMinor: owed,
    });
    expect([balance(p, 'returned'), balance(p, 'designated')]).toEqual([returned, designated]);
    expect(states(p).orders.protectedMinor).toBe(held);
    // Whatever the fund advanced uses the limit on top of what the order still reserves.
    expect(usedLimit(p)).toBe(before + owed);
  });

  it('is paid once: the second finds none open', () => {
    const p = paid();
    instruct(p, 100_000);
    expect([paysOut(p), paysOut(p)]).toEqual([null, 'refund.none_open']);
    expect(states(p).payments.refundedMinor).toBe(100_000);
  });

  it('leaves the rest to be released when the order completes, in hold mode less the fee on it', () => {
    const p = paid(HOLD);
    instruct(p, 100_000);
    paysOut(p);
    completes(p);
    const { releasedMinor, feeMinor, refundedMinor } = states(p).payments;
    expect([releasedMinor, feeMinor, refundedMinor]).toEqual([285_000, 15_000, 100_000]);
    expect(figures(p).heldMinor).toBe(0);
  });
});

describe('an instruction', () => {
  it('goes back to the payments it came from, the latest first', () => {
    const p = order();
    const [first, second, third] = [pays(p, 100_000), pays(p, 50_000, 'card'), pays(p, 250_000, 'told')];
    const one = instruct(p, 270_000);
    expect(refund(p, one)?.parts).toEqual([
      { creditId: third, channel: 'told', amountMinor: 250_000 },
      { creditId: second, channel: 'card', amountMinor: 20_000 },
    ]);
    const two = instruct(p, 100_000);
    expect(refund(p, two)?.parts).toEqual([
      { creditId: second, channel: 'card', amountMinor: 30_000 },
      { creditId: first, channel: 'wire', amountMinor: 70_000 },
    ]);
  });

  it('is never more than what is paid, still there and not instructed already', () => {
    const p = paid();
    instruct(p, 300_000);
    const rest = instruct(p, 999_999);
    expect(refund(p, rest)?.amountMinor).toBe(100_000);
    expect(refund(p, instruct(p, 1))).toBeUndefined();
    paysOut(p);
    expect(returnable(states(p).payments)).toBe(0);
  });

  it('of nothing and no fee is none', () => {
    const p = paid();
    expect(refund(p, instruct(p, 0))).toBeUndefined();
    expect(refund(p, instruct(p, 0, { fee: { fromHeldMinor: 0, fromFundMinor: 85_000 } }))?.status).toBe('open');
  });

  it('has until the end of its day, and is told to be overdue each week after, until it is paid', () => {
    const p = paid();
    const id = instruct(p, 100_000);
    const name = `payments.refund_due:${id}`;
    expect(p.deadlines.get(name)).toBe('2026-03-11T16:00:00.000Z');
    const late = (at: string) => run(p, () => ok(refundOverdue(states(p), name, at)));
    late('2026-03-11T16:00:00.000Z');
    expect([refund(p, id)?.overdue, p.deadlines.get(name)]).toEqual([true, '2026-03-18T16:00:00.000Z']);
    paysOut(p);
    expect(p.deadlines.has(name)).toBe(false);
    expect(refundOverdue(states(p), name, '2026-03-18T16:00:00.000Z')).toEqual({});
  });
});

describe('a settlement', () => {
  it.each([
    ['guarantee', GUARANTEE, 150_000],
    ['hold, while the money is held', HOLD, 0],
  ] as const)('is the debt of the supplier from acceptance: %s', (_, way, owedMinor) => {
    const p = paid(way);
    instruct(p, 150_000, { because: 'settlement', owedAtOnce: true });
    expect(figures(p)).toMatchObject({ owedMinor, advancedMinor: 0, fundPaidMinor: 0 });
    paysOut(p);
    // The fund pays; nothing is owed a second time, and the advance uses the limit from now on.
    expect(figures(p)).toMatchObject({ owedMinor, advancedMinor: owedMinor, fundPaidMinor: owedMinor });
  });

  it('that the supplier repaid before the fund paid is no advance', () => {
    const p = paid();
    instruct(p, 150_000, { because: 'settlement', owedAtOnce: true });
    expect(repays(p, 150_000)).toBeNull();
    const before = usedLimit(p);
    paysOut(p);
    expect(figures(p)).toMatchObject({ owedMinor: 0, advancedMinor: 0, fundPaidMinor: 150_000 });
    expect(usedLimit(p)).toBe(before);
  });
});

describe('a repayment', () => {
  it('lowers the debt, frees the limit and is booked once', () => {
    const p = paid();
    completes(p);
    instruct(p, 150_000);
    paysOut(p);
    expect([repays(p, 50_000, 'bank-a'), repays(p, 50_000, 'bank-a')]).toEqual([null, null]);
    expect(figures(p)).toMatchObject({ owedMinor: 100_000, advancedMinor: 100_000 });
    expect(usedLimit(p)).toBe(100_000);
    expect(repays(p, 40_000, 'bank-a')).toBe('repayment.reference_used');
    expect(repays(p, 100_001)).toBe('repayment.exceeds_debt');
    expect(repays(p, 100_000)).toBeNull();
    expect([usedLimit(p), balance(p, 'fund'), balance(p, 'debt')]).toEqual([0, 0, 0]);
  });
});

describe('a prepaid inspection fee', () => {
  const prepaid = (way: Way): Played => {
    const p = paid(way);
    apply(p, { transfers: [feePrepaid(ORDER, 'card-fee', 'USD', 85_000)] });
    return p;
  };
  it.each([
    ['was for nothing: out of what is held', { fromHeldMinor: 85_000, fromFundMinor: 0 }, 0, 0],
    ['the supplier bears it: the fund pays, the supplier owes', { fromHeldMinor: 0, fromFundMinor: 85_000 }, 85_000, 85_000],
  ])('comes back where it %s', (_, fee, owedMinor, feeHeld) => {
    for (const way of [GUARANTEE, HOLD]) {
      const p = prepaid(way);
      const id = instruct(p, 0, { fee });
      const made = refund(p, id);
      expect(made && byCard(made)).toBe(true);
      expect(paysOut(p)).toBeNull();
      expect(figures(p)).toMatchObject({ refundedMinor: 0, heldMinor: 400_000, owedMinor, fundPaidMinor: owedMinor });
      expect([balance(p, 'fee_returned'), balance(p, 'fee_held')]).toEqual([85_000, feeHeld]);
    }
  });
});

describe('an appeal', () => {
  const outcome = (p: Played, amountMinor: number) =>
    run(p, () =>
      ok(
        settleAppeal(states(p), {
          orderId: ORDER,
          claimId: 'claim-1',
          refundId: 'appeal-1',
          amountMinor,
          fee: NO_FEE,
          dueOn: '2026-03-31',
        }),
      ),
    );

  it('holds what was not sent', () => {
    const p = paid();
    const id = instruct(p, 150_000);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    expect([refund(p, id)?.status, p.deadlines.size, paysOut(p)]).toEqual(['held', 0, 'refund.on_hold']);
  });

  it.each<[award: number, expected: readonly string[]]>([
    [500_000, ['80000 paid', '30000 held', '40000 open']],
    [150_000, ['80000 paid', '30000 held', '40000 open']],
    [149_999, ['80000 paid', '30000 held', '39999 open']],
    [100_000, ['80000 paid', '20000 held', '0 cancelled']],
    [80_000, ['80000 paid', '0 cancelled', '0 cancelled']],
    [0, ['80000 paid', '0 cancelled', '0 cancelled']],
  ])('that gave %i caps what waits, the newest first, and takes nothing back', (awardMinor, expected) => {
    const p = paid();
    instruct(p, 80_000);
    paysOut(p);
    instruct(p, 30_000);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    instruct(p, 40_000);
    run(p, () => ok(capRefunds(states(p), { orderId: ORDER, claimId: 'claim-1', awardMinor })));
    expect(states(p).payments.refunds.map(({ amountMinor, status }) => `${amountMinor} ${status}`)).toEqual(expected);
  });

  it.each<[what: string, award: number, expected: readonly string[]]>([
    ['less than the first', 50_000, ['50000 open', '0 cancelled', '0 cancelled']],
    ['just the first', 100_000, ['100000 open', '0 cancelled', '0 cancelled']],
    ['a cent more than the first', 100_001, ['100000 open', '1 open', '0 cancelled']],
    ['what waits', 240_000, ['100000 open', '60000 open', '80000 open']],
    ['more', 300_000, ['160000 open', '60000 open', '80000 open']],
    ['more than was paid', 500_000, ['260000 open', '60000 open', '80000 open']],
    ['nothing', 0, ['0 cancelled', '0 cancelled', '0 cancelled']],
  ])('that gives %s is spread over all that waits, and never pays more', (_, award, expected) => {
    const p = paid();
    for (const amountMinor of [100_000, 60_000, 80_000]) instruct(p, amountMinor);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    expect(outcome(p, award)).toBeNull();
    expect(states(p).payments.refunds.map(({ amountMinor, status }) => `${amountMinor} ${status}`)).toEqual(expected);
    paysOut(p);
    expect(figures(p).refundedMinor).toBe(Math.min(award, 400_000));
  });

  it.each([
    ['more', 200_000, 'open', 200_000],
    ['less', 50_000, 'open', 50_000],
    ['nothing', 0, 'cancelled', 0],
  ])('that gives %s changes what was held', (_, amountMinor, status, expected) => {
    const p = paid();
    const id = instruct(p, 150_000);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    outcome(p, amountMinor);
    expect(refund(p, id)).toMatchObject({ status, amountMinor: expected });
    expect(p.deadlines.has(`payments.refund_due:${id}`)).toBe(status === 'open');
  });

  it('never takes back what was sent: less is the loss of the fund, more instructs the difference', () => {
    for (const [amountMinor, owedMinor, difference] of [
      [100_000, 100_000, undefined],
      [180_000, 150_000, 30_000],
    ] as const) {
      const p = paid();
      completes(p);
      instruct(p, 150_000);
      paysOut(p);
      outcome(p, amountMinor);
      expect(states(p).payments.refundedMinor).toBe(150_000);
      expect(figures(p)).toMatchObject({ owedMinor, advancedMinor: owedMinor });
      expect(refund(p, 'appeal-1')?.amountMinor).toBe(difference);
      expect(usedLimit(p)).toBe(owedMinor);
    }
  });

  it('cannot stop a refund that the card processor has', () => {
    const p = order();
    pays(p, 400_000, 'card');
    const id = instruct(p, 150_000);
    sends(p);
    expect(holdRefunds(states(p), 'claim-1').events).toEqual([]);
    expect(
      changeRefund(states(p), { orderId: ORDER, refundId: id, amountMinor: 0, fee: NO_FEE, dueOn: '', because: 'appeal' }),
    ).toEqual({});
    expect(paysOut(p)).toBeNull();
  });

  it('can stop one that the card processor would not take', () => {
    const p = order();
    pays(p, 400_000, 'card');
    const id = instruct(p, 150_000);
    sends(p);
    run(p, () => ok(unsendRefund(states(p), id, 'card.not_refundable')));
    expect(refund(p, id)?.status).toBe('open');
    // It was not sent again, so it is not paid either.
    expect(run(p, () => payRefunds(states(p), ORDER, seen(p)))).toBe('refund.none_open');
  });
});

describe('a chargeback', () => {
  const carded = (way: Way): readonly [Played, string] => {
    const p = order(way);
    return [p, pays(p, 400_000, 'card')];
  };
  type Row = readonly [what: string, way: Way, before: (p: Played) => unknown, expected: object];
  const rows: readonly Row[] = [
    ['guarantee, while held', GUARANTEE, () => null, { heldMinor: 0, fundPaidMinor: 0, owedMinor: 0, excess: 0 }],
    ['hold, while held', HOLD, () => null, { heldMinor: 0, fundPaidMinor: 0, owedMinor: 0, excess: 0 }],
    ['guarantee, after release: the supplier', GUARANTEE, completes, { fundPaidMinor: 0, owedMinor: 0, excess: 0 }],
    ['hold, after release: the fund', HOLD, completes, { fundPaidMinor: 400_000, owedMinor: 400_000, excess: 0 }],
    [
      'guarantee, after a refund of a part: the part twice',
      GUARANTEE,
      (p) => [instruct(p, 150_000), paysOut(p)],
      { heldMinor: 0, fundPaidMinor: 300_000, owedMinor: 150_000, excess: 150_000 },
    ],
    [
      'hold, after a refund of a part: the part twice',
      HOLD,
      (p) => [instruct(p, 150_000), paysOut(p)],
      { heldMinor: 0, fundPaidMinor: 150_000, owedMinor: 0, excess: 150_000 },
    ],
  ];
  it.each(rows)('%s', (_, way, before, expected) => {
    const [p, capture] = carded(way);
    before(p);
    expect(takesBack(p, capture, 400_000)).toBeNull();
    const excess = states(p).payments.chargebacks[0]?.excessMinor;
    expect({ ...figures(p), excess }).toMatchObject(expected);
    expect(returnable(states(p).payments)).toBe(0);
    expect(balance(p, 'charged_back')).toBe(400_000);
  });

  it('leaves nothing of an open refund to be paid twice', () => {
    for (const because of ['determination', 'settlement'] as const) {
      const [p, capture] = carded(GUARANTEE);
      const id = instruct(p, 300_000, { because, owedAtOnce: because === 'settlement' });
      takesBack(p, capture, 250_000);
      expect(refund(p, id)).toMatchObject({ status: 'open', amountMinor: 150_000 });
      expect(figures(p).owedMinor).toBe(because === 'settlement' ? 150_000 : 0);
      takesBack(p, capture, 150_000);
      expect(refund(p, id)?.status).toBe('cancelled');
      expect([figures(p).owedMinor, p.deadlines.has(`payments.refund_due:${id}`)]).toEqual([0, false]);
      expect(paysOut(p)).toBe('refund.none_open');
    }
  });

  it('of the card that was to be refunded sends the refund to the other payment', () => {
    const p = order();
    const [wire, card] = [pays(p, 200_000), pays(p, 200_000, 'card')];
    const id = instruct(p, 200_000);
    expect(refund(p, id)?.parts).toEqual([{ creditId: card, channel: 'card', amountMinor: 200_000 }]);
    takesBack(p, card, 200_000);
    expect(refund(p, id)).toMatchObject({ amountMinor: 200_000, parts: [{ creditId: wire, amountMinor: 200_000 }] });
  });

  it('is booked once, for a card of this order, up to what the card paid, and not while a refund is on its way', () => {
    const [p, capture] = carded(HOLD);
    expect(takesBack(p, 'card-unknown', 1)).toBe('payment.capture_unknown');
    expect([takesBack(p, capture, 100_000, 'd1'), takesBack(p, capture, 100_000, 'd1')]).toEqual([null, 'payment.dispute_known']);
    expect(takesBack(p, capture, 999_999)).toBeNull();
    expect(states(p).payments.chargedBackMinor).toBe(400_000);
    const [q, other] = carded(HOLD);
    instruct(q, 1_000);
    sends(q);
    expect(takesBack(q, other, 400_000)).toBe('payment.refund_under_way');
  });
});
