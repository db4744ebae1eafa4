/** Money and amended contracts: what was paid is never lost or asked for twice, and a contract is never worth less than it. */
import { describe, expect, it } from 'vitest';
import { type Opening, ORDER, type Played, apply, confirmed, run, terms, view } from '../orders/orders.fixture.ts';
import { confirmAmendment, proposeAmendment } from '../orders/amend.rules.ts';
import { endOrder, moveTo, orderStates, policyOf } from '../orders/rules.ts';
import { pays, order as refundsOrder, takesBack } from './refunds.fixture.ts';
import { openOf } from './fold.rules.ts';
import { bookCredit, confirmReceived, heldMinor, setOff } from './rules.ts';
import type { PaymentsState, PaymentsStates } from './types.ts';

const states = (p: Played): PaymentsStates => p.states as unknown as PaymentsStates;
const payments = (p: Played): PaymentsState => states(p).payments;
const wire = (p: Played, amountMinor: number): string | null =>
  run(p, () =>
    bookCredit(states(p), {
      orderId: ORDER,
      creditId: `line-${payments(p).credits.length}`,
      channel: 'wire',
      amountMinor,
      currency: 'USD',
      bookedOn: null,
      instalment: null,
    }),
  );

/** An amendment of the terms, proposed by the buyer. */
const propose = (p: Played, change: Parameters<typeof terms>[0]): string | null =>
  run(p, (s) => proposeAmendment(s, { amendmentId: 'a1', by: 'buyer', fingerprint: 'f2', terms: terms(change), clauses: [] }));
const agree = (p: Played): string | null =>
  run(p, (s, v) =>
    confirmAmendment(s, v.supplier, {
      orderId: ORDER,
      side: 'supplier',
      acknowledged: [],
      amendmentId: null,
      policy: policyOf(s.orders, '2026-03-02'),
    }),
  );

const split = (...parts: readonly (readonly [name: string, percent: number])[]) => ({
  instalments: parts.map(([name, percent]) => ({
    name,
    shareBasisPoints: percent * 100,
    due: { kind: 'on_confirmation' as const },
  })),
});
const order = (o: Opening = {}): Played => confirmed(o);

describe('an order over 4,000.00 with a deposit of 1,200.00 paid', () => {
  it.each([
    ['the deposit made smaller', split(['deposit', 10], ['balance', 90]), [40_000, 80_000]],
    ['the deposit made larger', split(['deposit', 50], ['balance', 50]), [120_000, 0]],
    ['instalments of other names', split(['first', 20], ['second', 80]), [80_000, 40_000]],
    ['one instalment', split(['all', 100]), [120_000]],
  ])('amended to %s keeps what was paid', (_, change, paid) => {
    const p = order();
    wire(p, 120_000);
    expect([propose(p, change), agree(p)]).toEqual([null, null]);
    expect(payments(p).instalments.map((i) => i.paidMinor)).toEqual(paid);
    expect(wire(p, 900_000)).toBeNull();
    expect(payments(p).paidMinor).toBe(400_000);
  });

  it.each([
    ['other instalments', split(['first', 20], ['second', 80]), [0, 250_000]],
    ['one instalment', split(['all', 100]), [250_000]],
  ])('amended to %s keeps what a decision set off', (_, change, left) => {
    const p = order();
    wire(p, 120_000);
    apply(p, setOff(payments(p), 'claim00001', 30_000));
    expect([propose(p, change), agree(p)]).toEqual([null, null]);
    expect(payments(p).instalments.map(openOf)).toEqual(left);
    expect(wire(p, 900_000)).toBeNull();
    expect(payments(p).paidMinor).toBe(370_000);
  });

  it('is not amended below what came in while the amendment was open', () => {
    const p = order();
    const lines = [
      {
        ...(terms().lines[0] ?? { lineId: '1', product: { contentId: 'c', hash: 'c' }, sku: null, lot: null }),
        quantity: { thousandths: 10_000, unit: 'pcs' },
        unitPriceMinor: 800,
      },
    ];
    expect(propose(p, { lines })).toBeNull();
    wire(p, 120_000);
    expect(agree(p)).toBe('contract.amount_invalid');
    expect(states(p).contracts.agreed?.terms.totalMinor).toBe(400_000);
  });
});

describe('an order of which the card bank took a part back', () => {
  it('is not amended below what was paid, though less than that is held', () => {
    const p = refundsOrder();
    const card = pays(p, 120_000, 'card');
    pays(p, 280_000);
    expect(takesBack(p, card, 120_000)).toBeNull();
    expect([heldMinor(payments(p)), payments(p).paidMinor]).toEqual([280_000, 400_000]);
    const half = { ...terms().lines[0], quantity: { thousandths: 300_000, unit: 'pcs' }, unitPriceMinor: 1_000 };
    expect(propose(p, { lines: [half as never] })).toBe('contract.amount_invalid');
  });
});

describe('money after the end', () => {
  it('that the supplier tells of is its own at once, as when the bank shows it', () => {
    const p = order();
    wire(p, 120_000);
    for (const to of ['shipped', 'arrived'] as const) apply(p, { events: [moveTo(orderStates(p.states).orders, to, 'test')] });
    apply(p, endOrder(ORDER, orderStates(view(p).states), 'completed', 'test'));
    expect(run(p, () => confirmReceived(states(p), ORDER, 'balance'))).toBeNull();
    expect([payments(p).releasedMinor, heldMinor(payments(p)), states(p).orders.protectedMinor]).toEqual([400_000, 0, 0]);
  });
});
