/** Payments as tables: what books where, what stays open, what is covered, what is released. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances } from '../ledger/rules.ts';
import { ORDER, type Opening, type Played, apply, confirmed, run, terms, view } from '../orders/orders.fixture.ts';
import { cancelOrder } from '../orders/contract.rules.ts';
import { endOrder, moveTo, orderStates, policyOf } from '../orders/rules.ts';
import { onArrival, onInspectionFailed, onInspectionPassed, onPapers, onReady } from './reactions.rules.ts';
import { bookCredit, confirmReceived, coveredNow, declareWire, heldMinor, openInstalment, takenFrom } from './rules.ts';
import type { Channel, PaymentsStates } from './types.ts';

const states = (p: Played): PaymentsStates => p.states as unknown as PaymentsStates;
const status = (p: Played): string => orderStates(p.states).orders.status;
const covered = (p: Played): number => coveredNow(states(p), policyOf(states(p).orders, '2026-03-02'));

let lines = 0;
const wire = (
  p: Played,
  amountMinor: number,
  more: { creditId?: string; instalment?: string | null; currency?: string; channel?: Channel } = {},
): string | null =>
  run(p, () =>
    bookCredit(states(p), {
      orderId: ORDER,
      creditId: more.creditId ?? `line-${++lines}`,
      channel: more.channel ?? 'wire',
      amountMinor,
      currency: more.currency ?? 'USD',
      bookedOn: '2026-03-06',
      instalment: more.instalment ?? null,
    }),
  );
const warnings = (p: Played, amountMinor: number): readonly string[] => {
  const decided = bookCredit(states(p), {
    orderId: ORDER,
    creditId: 'x',
    channel: 'wire',
    amountMinor,
    currency: 'USD',
    bookedOn: null,
    instalment: null,
  });
  return decided.ok ? (decided.value.warnings ?? []).map((w) => w.code) : [decided.code];
};
/** Deposit 1,200.00 and balance 2,800.00 of 4,000.00 USD. */
const order = (o: Opening = {}): Played => confirmed(o);

describe('a credit', () => {
  it('of the deposit funds the order and covers what was paid', () => {
    const p = order();
    expect(wire(p, 120_000)).toBeNull();
    expect([status(p), states(p).payments.paidMinor, covered(p), openInstalment(states(p).payments)?.name]).toEqual([
      'funded',
      120_000,
      120_000,
      'balance',
    ]);
    expect(p.deadlines.has('orders.unpaid')).toBe(false);
    expect(p.transfers).toEqual([
      {
        intentId: expect.stringContaining(ORDER),
        debit: `designated:${ORDER}`,
        credit: `held:${ORDER}`,
        amountMinor: 120_000,
        currency: 'USD',
      },
    ]);
  });

  it('that is short leaves the instalment open and says so; the rest closes it', () => {
    const p = order();
    expect(warnings(p, 117_000)).toEqual(['payment.short']);
    wire(p, 117_000);
    expect([status(p), states(p).payments.paidMinor]).toEqual(['confirmed', 117_000]);
    expect(warnings(p, 3_000)).toEqual([]);
    wire(p, 3_000);
    expect(status(p)).toBe('funded');
  });

  it('above the open instalment goes on to the next; above the order it stays with the bank line', () => {
    const p = order();
    wire(p, 500_000, { creditId: 'big' });
    expect(states(p).payments.paidMinor).toBe(400_000);
    expect(takenFrom(states(p).payments, 'big')).toBe(400_000);
    expect(wire(p, 100)).toBe('payment.nothing_open');
  });

  it('in another currency, for an unknown instalment or an order that is not confirmed is refused', () => {
    const p = order();
    expect(wire(p, 100, { currency: 'EUR' })).toBe('payment.currency_differs');
    expect(wire(p, 100, { instalment: 'third' })).toBe('payment.instalment_unknown');
    run(p, (s) => cancelOrder(ORDER, s, 'buyer', 'by_party', null));
    expect(wire(p, 100)).toBe('order.wrong_state');
  });

  it('that comes again is booked once', () => {
    const p = order();
    wire(p, 120_000, { creditId: 'line' });
    const before = p.seq;
    expect(wire(p, 120_000, { creditId: 'line' })).toBeNull();
    expect([p.seq, states(p).payments.paidMinor]).toEqual([before, 120_000]);
  });

  it('goes first to the instalment a person named', () => {
    const p = order();
    wire(p, 280_000, { instalment: 'balance' });
    expect(states(p).payments.instalments.map((i) => i.paidMinor)).toEqual([0, 280_000]);
    expect(status(p)).toBe('confirmed');
  });

  it('stops the order from being cancelled for free', () => {
    const p = order();
    wire(p, 100);
    expect(run(p, (s) => cancelOrder(ORDER, s, 'buyer', 'by_party', null))).toBe('order.wrong_state');
  });
});

describe('the supplier confirms receipt', () => {
  it('which books what is open; the bank line that follows is linked and books only the difference', () => {
    const p = order();
    wire(p, 20_000);
    expect(run(p, () => confirmReceived(states(p), ORDER, 'deposit'))).toBeNull();
    expect([status(p), states(p).payments.paidMinor]).toEqual(['funded', 120_000]);
    expect(run(p, () => confirmReceived(states(p), ORDER, 'deposit'))).toBe('payment.nothing_open');
    wire(p, 100_000, { creditId: 'late' });
    expect(states(p).payments.paidMinor).toBe(120_000);
    expect(takenFrom(states(p).payments, 'late')).toBe(100_000);
    wire(p, 150_000, { creditId: 'later' });
    expect(states(p).payments.paidMinor).toBe(270_000);
  });

  it('not in hold mode, where the money is at the programme, nor for an instalment that is not', () => {
    expect(run(order({ mode: 'hold' }), (_, v) => confirmReceived(v.states as never, ORDER, 'deposit'))).toBe(
      'payment.not_at_supplier',
    );
    expect(run(order(), (_, v) => confirmReceived(v.states as never, ORDER, 'third'))).toBe('payment.instalment_unknown');
  });
});

describe('a declared wire', () => {
  it('warns of a third-party payer and ends with its instalment', () => {
    const p = order();
    const payer = { contentId: 'c', hash: 'h' };
    const decided = declareWire(states(p), { instalment: 'deposit', payer, amountMinor: null });
    expect(decided.ok && decided.value.warnings).toEqual([{ code: 'payer.third_party' }]);
    run(p, () => decided);
    expect(states(p).payments.declarations).toHaveLength(1);
    wire(p, 120_000);
    expect(states(p).payments.declarations).toHaveLength(0);
    expect(run(p, () => declareWire(states(p), { instalment: 'deposit', payer: null, amountMinor: null }))).toBe(
      'payment.nothing_open',
    );
    expect(run(p, () => declareWire(states(p), { instalment: 'third', payer: null, amountMinor: null }))).toBe(
      'payment.instalment_unknown',
    );
  });
});

describe('what is covered', () => {
  const rows: readonly [string, Opening, number, number][] = [
    ['classic: what was paid', {}, 120_000, 120_000],
    ['classic: at most what was agreed', { terms: terms({ assuranceMinor: 100_000 }) }, 400_000, 100_000],
    ['whole-order: what was paid', { policy: 'whole-order' }, 400_000, 400_000],
    ['rapid, pre-shipment: the initial payment only', { policy: 'rapid' }, 400_000, 120_000],
    ['rapid, post-delivery: all that was paid', { policy: 'rapid', terms: terms({ cover: 'post_delivery' }) }, 400_000, 400_000],
    ['hold mode: what was paid', { mode: 'hold' }, 400_000, 400_000],
  ];
  it.each(rows)('%s', (_, opening, paid, expected) => {
    const p = order(opening);
    wire(p, paid);
    expect(covered(p)).toBe(expected);
  });
});

describe('due dates', () => {
  const due = (p: Played): readonly (string | null)[] => states(p).payments.instalments.map((i) => i.dueOn);
  const withDue = (kind: string, document?: string): Opening => ({
    terms: terms({
      instalments: [
        { name: 'a', shareBasisPoints: 3_000, due: { kind: 'on_confirmation' } },
        { name: 'b', shareBasisPoints: 7_000, due: { kind, document, form: document ? 'copy' : undefined } as never },
      ],
    }),
  });

  it('of a balance before shipment: three business days of both countries after ready, across the May holiday', () => {
    const p = order();
    p.at = '2026-04-29T02:00:00.000Z';
    run(p, () => ({ ok: true, value: onReady(states(p), view(p).facts) }));
    // 30 April; 1 to 5 May are holidays in China, 4 May in Great Britain; 6 and 7 May.
    expect(due(p)).toEqual(['2026-03-09', '2026-05-07']);
  });

  it('of a balance is lifted by a failed inspection and set again once the goods pass', () => {
    const p = order();
    run(p, () => ({ ok: true, value: onReady(states(p), view(p).facts) }));
    expect(due(p)[1]).toBe('2026-03-05');
    run(p, () => ({ ok: true, value: onInspectionFailed(states(p)) }));
    expect(due(p)).toEqual(['2026-03-09', null]);
    p.at = '2026-03-10T02:00:00.000Z';
    run(p, () => ({ ok: true, value: onInspectionPassed(states(p), view(p).facts) }));
    expect(due(p)[1]).toBe('2026-03-13');
  });

  it('of an instalment on a document: once that paper is handed in, an original serving for a copy', () => {
    const p = order(withDue('on_document', 'bill_of_lading'));
    run(p, () => ({ ok: true, value: onPapers(states(p), view(p).facts, [{ type: 'packing_list', form: null }]) }));
    expect(due(p)[1]).toBeNull();
    run(p, () => ({ ok: true, value: onPapers(states(p), view(p).facts, [{ type: 'bill_of_lading', form: 'original' }]) }));
    expect(due(p)[1]).toBe('2026-03-05');
  });

  it('of an instalment after arrival: once the goods arrived', () => {
    const p = order(withDue('after_arrival'));
    run(p, () => ({ ok: true, value: onArrival(states(p), view(p).facts) }));
    expect(due(p)[1]).toBe('2026-03-05');
  });
});

describe('the end of an order', () => {
  const complete = (p: Played): void => {
    run(p, (s) => ({ ok: true, value: { events: [moveTo(s.orders, 'shipped', 'test')] } }));
    run(p, (s) => ({ ok: true, value: endOrder(ORDER, s, 'completed', 'test') }));
  };

  it('releases what is held without a fee in guarantee mode', () => {
    const p = order();
    wire(p, 400_000);
    complete(p);
    const { payments, orders } = states(p);
    expect([payments.releasedMinor, payments.feeMinor, heldMinor(payments), orders.protectedMinor, covered(p)]).toEqual([
      400_000, 0, 0, 0, 0,
    ]);
  });

  it('takes five per cent in hold mode; released and fee make up what was paid', () => {
    const p = order({ mode: 'hold' });
    wire(p, 400_000);
    complete(p);
    const { payments } = states(p);
    expect([payments.releasedMinor, payments.feeMinor]).toEqual([380_000, 20_000]);
    const sums = balances(p.transfers.map((t) => ({ ...t, at: '', orderId: ORDER })));
    expect(sums.get(`held:${ORDER}|USD`)).toBe(0);
    expect([...sums.values()].reduce((a, b) => a + b, 0)).toBe(0);
  });

  it('releases at once what is paid after it', () => {
    const p = order({ mode: 'hold' });
    wire(p, 120_000);
    complete(p);
    expect(wire(p, 280_000)).toBeNull();
    const { payments, orders } = states(p);
    expect([payments.paidMinor, payments.releasedMinor, payments.feeMinor, heldMinor(payments), orders.protectedMinor]).toEqual([
      400_000, 380_000, 20_000, 0, 0,
    ]);
    expect(covered(p)).toBe(0);
  });

  it('without a payment moves no money', () => {
    const p = order();
    apply(p, endOrder(ORDER, orderStates(p.states), 'cancelled', 'test'));
    expect(p.transfers).toEqual([]);
  });
});

it('holds the invariants over random histories of credits, receipts and the end', () => {
  const act = fc.record({
    kind: fc.constantFrom('wire', 'wire', 'repeat', 'told', 'complete'),
    amount: fc.integer({ min: 1, max: 300_000 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.constantFrom<'guarantee' | 'hold'>('guarantee', 'hold'), (acts, mode) => {
      const p = order({ mode });
      for (const [i, { kind, amount }] of acts.entries()) {
        if (kind === 'wire') wire(p, amount, { creditId: `w${i}` });
        if (kind === 'repeat') wire(p, amount, { creditId: 'w0' });
        if (kind === 'told')
          run(p, () => confirmReceived(states(p), ORDER, openInstalment(states(p).payments)?.name ?? 'deposit'));
        if (kind === 'complete' && status(p) === 'funded')
          run(p, (s) => ({ ok: true, value: endOrder(ORDER, s, 'completed', 'test') }));
        const { payments } = states(p);
        const sums = balances(p.transfers.map((t) => ({ ...t, at: '', orderId: ORDER })));
        expect(heldMinor(payments)).toBe(sums.get(`held:${ORDER}|USD`) ?? 0);
        expect(heldMinor(payments)).toBeGreaterThanOrEqual(0);
        expect(payments.paidMinor).toBe(payments.instalments.reduce((a, x) => a + x.paidMinor, 0));
        expect(payments.paidMinor).toBeLessThanOrEqual(400_000);
        expect(new Set(p.transfers.map((t) => t.intentId)).size).toBe(p.transfers.length);
      }
    }),
    { numRuns: 300 },
  );
});
