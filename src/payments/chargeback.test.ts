/** Chargebacks and won disputes, at each end of an order and in each money mode: who bears them, and that nothing is paid twice. */
import { describe, expect, it } from 'vitest';
import { openedClaim } from '../claims/appointment.fixture.ts';
import { ok } from '../kernel/result.ts';
import { sumMinor } from '../kernel/money.ts';
import { orderTotals } from '../ledger/rules.ts';
import { ORDER, type Played, SUPPLIER, apply, run } from '../orders/orders.fixture.ts';
import { checkStream } from '../overview/invariants.rules.ts';
import { type Charged, bookCharge, giveBack, settleCharge } from './cards.rules.ts';
import { chargeBack } from './chargeback.rules.ts';
import {
  type Way,
  completes,
  givesBack,
  instruct,
  order,
  pays,
  paysOut,
  repays,
  sends,
  states,
  takesBack,
  transfersOf,
  usedLimit,
} from './refunds.fixture.ts';
import { holdRefunds, isRefundOpen, returnable } from './refunds.rules.ts';

const GUARANTEE: Way = { mode: 'guarantee' };
const HOLD: Way = { mode: 'hold' };

/** 4,000.00 paid by one card. */
function carded(way: Way): readonly [Played, string] {
  const p = order(way);
  return [p, pays(p, 400_000, 'card')];
}

const claims = (p: Played): void => apply(p, { events: [openedClaim({})] });
const settles = (p: Played, amountMinor: number): string => instruct(p, amountMinor, { because: 'settlement', owedAtOnce: true });

/** The ledger of an order as the check sums it. */
function sumsOf(p: Played) {
  const names = new Set(transfersOf(p).flatMap((t) => [t.debit, t.credit]));
  return [...names].map((account) => {
    const of = (side: 'debit' | 'credit') =>
      sumMinor(
        transfersOf(p)
          .filter((t) => t[side] === account)
          .map((t) => t.amountMinor),
      );
    return { account, currency: 'USD', debitMinor: of('debit'), creditMinor: of('credit') };
  });
}

/** Where the money stands, after everything that must always hold was looked at. */
function standing(p: Played) {
  const { payments, orders } = states(p);
  const totals = orderTotals(ORDER, transfersOf(p));
  const ref = { supplierId: SUPPLIER, kind: 'order', id: ORDER } as const;
  const found = checkStream({ ref, states: p.states, accounts: sumsOf(p) });
  // The agreement of this order was made without its fingerprint.
  expect(found.filter((each) => each.invariant !== 'I9')).toEqual([]);
  expect(totals.balanced).toBe(true);
  const open = sumMinor(payments.refunds.filter(isRefundOpen).map((r) => r.amountMinor));
  expect(open).toBeLessThanOrEqual(returnable(payments));
  const lost = sumMinor(payments.chargebacks.map((c) => c.excessMinor));
  // All that went back, by instruction or by the card bank, is what was paid and what was lost.
  expect(totals.refundedMinor + totals.chargedBackMinor).toBeLessThanOrEqual(totals.paidMinor + lost);
  return {
    held: totals.heldMinor,
    back: totals.chargedBackMinor,
    fund: totals.fundPaidMinor,
    owed: totals.supplierOwesMinor,
    used: usedLimit(p) - orders.reservedMinor,
    lost,
    open,
    status: orders.status,
  };
}

const NOTHING = { fund: 0, owed: 0, used: 0, lost: 0, open: 0 };
type Standing = Partial<ReturnType<typeof standing>>;
type Row = readonly [what: string, way: Way, before: (p: Played) => unknown, takenMinor: number, after: Standing];

describe('a chargeback of a payment of 4,000.00', () => {
  // biome-ignore format: a table
  const rows: readonly Row[] = [
    ['guarantee, before any claim: the order is over', GUARANTEE, () => null, 400_000, { ...NOTHING, held: 0, back: 400_000, status: 'refunded' }],
    ['hold, before any claim: the order is over', HOLD, () => null, 400_000, { ...NOTHING, held: 0, back: 400_000, status: 'refunded' }],
    ['guarantee, a part: the rest stays protected', GUARANTEE, () => null, 150_000, { ...NOTHING, held: 250_000, back: 150_000, status: 'funded' }],
    ['hold, a part: the rest stays protected', HOLD, () => null, 150_000, { ...NOTHING, held: 250_000, back: 150_000, status: 'funded' }],
    ['guarantee, during a claim: the claim goes on', GUARANTEE, claims, 400_000, { ...NOTHING, held: 0, back: 400_000, status: 'funded' }],
    ['hold, during a claim: the claim goes on', HOLD, claims, 400_000, { ...NOTHING, held: 0, back: 400_000, status: 'funded' }],
    ['guarantee, after the end: the supplier’s account', GUARANTEE, completes, 400_000, { ...NOTHING, held: 0, back: 400_000, status: 'completed' }],
    ['hold, after the end: the fund, which the supplier owes', HOLD, completes, 400_000, { ...NOTHING, fund: 400_000, owed: 400_000, used: 400_000, status: 'completed' }],
    ['guarantee, an instruction of a part: it stays', GUARANTEE, (p) => instruct(p, 100_000), 300_000, { ...NOTHING, open: 100_000, held: 100_000 }],
    ['guarantee, an instruction that is too much: it shrinks', GUARANTEE, (p) => instruct(p, 300_000), 250_000, { ...NOTHING, open: 150_000 }],
    ['hold, an instruction that is too much: it shrinks', HOLD, (p) => instruct(p, 300_000), 250_000, { ...NOTHING, open: 150_000 }],
    ['guarantee, all of it with an instruction: it is cancelled', GUARANTEE, (p) => instruct(p, 300_000), 400_000, { ...NOTHING }],
    ['guarantee, a settlement of all: the debt goes with it', GUARANTEE, (p) => settles(p, 400_000), 400_000, { ...NOTHING }],
    ['guarantee, a settlement that shrinks: so does the debt', GUARANTEE, (p) => settles(p, 400_000), 250_000, { ...NOTHING, owed: 150_000, open: 150_000 }],
    ['guarantee, after a refund of a part: the part is lost', GUARANTEE, (p) => [instruct(p, 150_000), paysOut(p)], 400_000, { fund: 300_000, owed: 150_000, used: 150_000, lost: 150_000 }],
    ['hold, after a refund of a part: the part is lost', HOLD, (p) => [instruct(p, 150_000), paysOut(p)], 400_000, { fund: 150_000, owed: 0, used: 0, lost: 150_000 }],
    ['hold, after a refund of all: all of it is lost', HOLD, (p) => [instruct(p, 400_000), paysOut(p)], 400_000, { fund: 400_000, owed: 0, used: 0, lost: 400_000 }],
    ['guarantee, a part that the rest still covers: nothing is lost', GUARANTEE, (p) => [instruct(p, 150_000), paysOut(p)], 250_000, { fund: 150_000, owed: 150_000, lost: 0, back: 250_000 }],
    ['hold, after refund and end: the fund', HOLD, (p) => [instruct(p, 100_000), paysOut(p), completes(p)], 300_000, { fund: 300_000, owed: 300_000, used: 300_000, lost: 0 }],
    ['above what the card paid: no more than that', HOLD, () => null, 999_999, { ...NOTHING, back: 400_000 }],
  ];
  it.each(rows)('%s', (_, way, before, takenMinor, after) => {
    const [p, capture] = carded(way);
    before(p);
    expect(takesBack(p, capture, takenMinor)).toBeNull();
    expect(standing(p)).toMatchObject(after);
  });

  it.each([GUARANTEE, HOLD])('told twice is one; a second dispute takes only what is left', (way) => {
    const [p, capture] = carded(way);
    expect(takesBack(p, capture, 300_000, 'd1')).toBeNull();
    const once = standing(p);
    expect(takesBack(p, capture, 300_000, 'd1')).toBe('payment.dispute_known');
    expect(standing(p)).toEqual(once);
    expect(takesBack(p, capture, 300_000, 'd2')).toBeNull();
    expect(standing(p).back).toBe(400_000);
    expect(takesBack(p, capture, 1, 'd3')).toBeNull();
    expect(standing(p).back).toBe(400_000);
  });

  it('waits while the card processor has a refund, and is of a card of this order', () => {
    const [p, capture] = carded(GUARANTEE);
    expect(takesBack(p, 'card-of-another', 1)).toBe('payment.capture_unknown');
    const late = { orderId: ORDER, captureId: 'card-late', amountMinor: 1, currency: 'USD' };
    run(p, () => ok(giveBack(states(p), late, 'payment.nothing_open')));
    expect(takesBack(p, 'card-late', 1)).toBe('payment.charge_given_back');
    instruct(p, 100_000);
    sends(p);
    expect(takesBack(p, capture, 400_000)).toBe('payment.refund_under_way');
    expect(paysOut(p)).toBeNull();
    expect(takesBack(p, capture, 400_000)).toBeNull();
    expect(standing(p)).toMatchObject({ lost: 100_000 });
  });

  it('of one of two cards sends the refund to the other', () => {
    const p = order();
    const [first, second] = [pays(p, 250_000, 'card'), pays(p, 150_000, 'card')];
    instruct(p, 200_000);
    takesBack(p, second, 150_000);
    expect(states(p).payments.refunds[0]?.parts).toEqual([{ creditId: first, channel: 'card', amountMinor: 200_000 }]);
    expect(paysOut(p)).toBeNull();
    expect(standing(p)).toMatchObject({ lost: 0, fund: 200_000 });
  });
});

describe('a dispute that was won', () => {
  // biome-ignore format: a table
  const rows: readonly Row[] = [
    ['guarantee, while the order goes on: protected again', GUARANTEE, claims, 400_000, { ...NOTHING, held: 400_000, back: 0, status: 'funded' }],
    ['hold, while the order goes on: held again', HOLD, claims, 400_000, { ...NOTHING, held: 400_000, back: 0, status: 'funded' }],
    ['guarantee, after it ended the order: the supplier’s', GUARANTEE, () => null, 400_000, { ...NOTHING, held: 0, back: 0, status: 'refunded' }],
    ['hold, after it ended the order: payable to the supplier', HOLD, () => null, 400_000, { ...NOTHING, held: 0, back: 0, status: 'refunded' }],
    ['guarantee, released before: the supplier’s account again', GUARANTEE, completes, 400_000, { ...NOTHING, held: 0, back: 0 }],
    ['hold, released before: the fund is whole, nothing is owed', HOLD, completes, 400_000, { ...NOTHING, held: 0, back: 0 }],
    ['an instruction that had shrunk stands again', GUARANTEE, (p) => instruct(p, 300_000), 250_000, { ...NOTHING, open: 300_000, held: 400_000 }],
    ['an instruction that was cancelled is given anew', HOLD, (p) => [claims(p), instruct(p, 300_000)], 400_000, { ...NOTHING, open: 300_000, held: 400_000 }],
    ['a settlement that was cancelled is owed again', GUARANTEE, (p) => [claims(p), settles(p, 300_000)], 400_000, { ...NOTHING, open: 300_000, owed: 300_000 }],
    ['after a refund of a part: the loss is made good', GUARANTEE, (p) => [claims(p), instruct(p, 150_000), paysOut(p)], 400_000, { fund: 150_000, owed: 150_000, used: 150_000, lost: 0, held: 250_000 }],
  ];
  it.each(rows)('%s', (_, way, before, takenMinor, after) => {
    const [p, capture] = carded(way);
    before(p);
    takesBack(p, capture, takenMinor, 'd');
    expect(givesBack(p, 'd', takenMinor)).toBeNull();
    expect(standing(p)).toMatchObject(after);
    const once = standing(p);
    expect(givesBack(p, 'd', takenMinor)).toBe('payment.dispute_known');
    // No more comes back than was taken.
    expect(givesBack(p, 'd', takenMinor, 'again')).toBeNull();
    expect(standing(p)).toEqual(once);
  });

  it('in part gives back the loss first, then what the fund paid', () => {
    const [p, capture] = carded(GUARANTEE);
    claims(p);
    instruct(p, 150_000);
    paysOut(p);
    takesBack(p, capture, 400_000, 'd');
    expect(standing(p)).toMatchObject({ lost: 150_000, fund: 300_000, held: 0 });
    givesBack(p, 'd', 150_000);
    expect(standing(p)).toMatchObject({ lost: 0, fund: 150_000, held: 0, back: 250_000 });
    givesBack(p, 'd', 250_000, 'd-rest');
    expect(standing(p)).toMatchObject({ lost: 0, fund: 150_000, held: 250_000, back: 0 });
  });

  it('may be lost after all: the card bank takes the money again', () => {
    const [p, capture] = carded(HOLD);
    claims(p);
    takesBack(p, capture, 400_000, 'd');
    givesBack(p, 'd', 400_000);
    const again = { orderId: ORDER, disputeId: 'd', moveId: 'd-out-2', captureId: capture, amountMinor: 400_000 };
    expect(run(p, () => chargeBack(states(p), again))).toBeNull();
    expect(standing(p)).toMatchObject({ ...NOTHING, held: 0, back: 400_000 });
  });

  it('after the supplier repaid the fund leaves the fund owing the supplier', () => {
    const [p, capture] = carded(HOLD);
    completes(p);
    takesBack(p, capture, 400_000, 'd');
    repays(p, 400_000);
    expect(standing(p)).toMatchObject({ owed: 0, used: 0 });
    givesBack(p, 'd', 400_000);
    expect(standing(p)).toMatchObject({ owed: -400_000, used: 0, fund: 0 });
  });

  it('leaves an instruction held that waits for an appeal', () => {
    const [p, capture] = carded(GUARANTEE);
    claims(p);
    instruct(p, 300_000);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    takesBack(p, capture, 250_000, 'd');
    givesBack(p, 'd', 250_000);
    expect(states(p).payments.refunds).toMatchObject([{ status: 'held', amountMinor: 300_000 }]);
  });

  it('that nothing was taken for moves nothing', () => {
    const [p] = carded(HOLD);
    expect(givesBack(p, 'never', 400_000)).toBeNull();
    expect(standing(p)).toMatchObject({ held: 400_000, back: 0 });
  });
});

describe('a card charge', () => {
  const charged = (change: Partial<Charged> = {}): Charged => ({
    orderId: ORDER,
    captureId: 'pi_1',
    amountMinor: 400_000,
    currency: 'USD',
    ...change,
  });
  const books = (p: Played, c = charged(), instalment: string | null = 'full') =>
    run(p, () => bookCharge(states(p), c, instalment));
  const settled = (p: Played, c = charged(), instalment: string | null = 'full') =>
    run(p, () => ok(settleCharge(states(p), c, instalment)));

  it('is booked once, whoever says so how often', () => {
    const p = order();
    expect([books(p), books(p), settled(p)]).toEqual([null, null, null]);
    expect(states(p).payments).toMatchObject({ paidMinor: 400_000, givenBack: [] });
    expect(transfersOf(p)).toHaveLength(1);
  });

  it.each<readonly [what: string, before: (p: Played) => unknown, c: Charged, instalment: string, because: string]>([
    ['something was paid meanwhile', (p) => pays(p, 100_000), charged(), 'full', 'payment.nothing_open'],
    ['it was paid meanwhile', (p) => pays(p, 400_000), charged(), 'full', 'payment.nothing_open'],
    ['the instalment is gone', () => null, charged(), 'deposit', 'payment.instalment_unknown'],
    ['it is in another currency', () => null, charged({ currency: 'EUR' }), 'full', 'payment.currency_differs'],
    ['the order is over', (p) => takesBack(p, pays(p, 400_000, 'card'), 400_000), charged(), 'full', 'payment.nothing_open'],
  ])('that nobody booked is given back where %s', (_, before, c, instalment, because) => {
    const p = order();
    before(p);
    const paid = states(p).payments.paidMinor;
    const data = { captureId: 'pi_1', amountMinor: 400_000, because };
    expect(settleCharge(states(p), c, instalment)).toEqual({ events: [{ type: 'payments.charge_given_back', v: 1, data }] });
    expect(settled(p, c, instalment)).toBeNull();
    expect(states(p).payments).toMatchObject({ paidMinor: paid, givenBack: ['pi_1'] });
    expect(books(p, c, instalment)).toBe('payment.charge_given_back');
  });

  it('is given back once, never after it was booked, and never booked after it was given back', () => {
    const p = order();
    books(p);
    expect(giveBack(states(p), charged(), 'test')).toEqual({});
    const q = order();
    run(q, () => ok(giveBack(states(q), charged(), 'test')));
    expect(giveBack(states(q), charged(), 'test')).toEqual({});
    expect([books(q), settled(q)]).toEqual(['payment.charge_given_back', null]);
    expect(states(q).payments.paidMinor).toBe(0);
  });
});
