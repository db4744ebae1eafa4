/** Payouts by table: what is instructed, where it goes, why it waits, and that it goes once; then over random histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, addMillis } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { payeeWatch } from '../overview/payouts.rules.ts';
import { NOW, ORDER, type Played, SUPPLIER, run } from '../orders/orders.fixture.ts';
import {
  approveChange,
  callBack,
  designatedAt,
  endCooling,
  evolveAccount,
  initialAccount,
  registerAccount,
  requestChange,
  withdrawChange,
} from '../suppliers/payee.rules.ts';
import type { AccountEvent, AccountRef, AccountState } from '../suppliers/payee.types.ts';
import {
  type SeenPayout,
  accountToPay,
  hindranceOf,
  isPayoutOpen,
  payOut,
  payableMinor,
  payoutDueName,
  payoutOverdue,
  payoutReference,
} from './payouts.rules.ts';
import { balance, completes, order, paid, pays, states, takesBack, givesBack } from './refunds.fixture.ts';

const HOLD = { mode: 'hold' } as const;
const ref = (id: string, ownName = true): AccountRef => ({ content: { contentId: id, hash: id }, ownName });
const hours = (n: number): Instant => addMillis(NOW, n * 3_600_000);
const OLD = { ...ref('old'), since: hours(-1) };

const account = (change: Partial<AccountState> = {}): AccountState => ({ designated: OLD, change: null, ...change });
const cooling = (usableAt: Instant): AccountState['change'] => ({
  account: ref('new'),
  step: 'cooling',
  requestedAt: hours(-1),
  requestedBy: 'u-1',
  approvedBy: 'u-2',
  usableAt,
});

const released = (p: Played = paid(HOLD)): Played => {
  completes(p);
  return p;
};
const open = (p: Played): readonly SeenPayout[] =>
  states(p)
    .payments.payouts.filter(isPayoutOpen)
    .map(({ payoutId, amountMinor }) => ({ payoutId, amountMinor }));

type Act = { seen?: readonly SeenPayout[]; accountId?: string; account?: AccountState | null; at?: Instant };
const pay = (p: Played, act: Act = {}): string | null =>
  run(p, () => payOut(states(p), { orderId: ORDER, seen: open(p), accountId: 'old', account: account(), at: p.at, ...act }));

describe('a release', () => {
  it('in hold mode is instructed to be paid: 4,000.00 less 5 %, within 5 business days of both countries', () => {
    const p = released();
    expect(states(p).payments.payouts).toEqual([
      { payoutId: '1', amountMinor: 380_000, dueOn: '2026-03-09', overdue: false, accountId: null },
    ]);
    expect(p.deadlines.get(payoutDueName('1'))).toBe('2026-03-09T16:00:00.000Z');
    expect([payableMinor(states(p).payments), balance(p, 'payable')]).toEqual([380_000, 380_000]);
  });

  it('in guarantee mode gives none: the money is the supplier’s already', () => {
    const p = released(paid());
    expect([states(p).payments.payouts, payableMinor(states(p).payments)]).toEqual([[], 0]);
    expect([...p.deadlines.keys()].filter((name) => name.startsWith('payments.payout'))).toEqual([]);
    expect(pay(p)).toBe('payout.none_open');
  });

  it('after the end, and a won dispute, is one of its own', () => {
    const p = order(HOLD);
    const card = pays(p, 120_000, 'card');
    completes(p);
    pays(p, 280_000);
    expect(open(p)).toEqual([
      { payoutId: '1', amountMinor: 114_000 },
      { payoutId: '2', amountMinor: 266_000 },
    ]);
    expect(pay(p)).toBeNull();
    takesBack(p, card, 50_000, 'd');
    givesBack(p, 'd', 50_000);
    // After the release the fund had borne it: what came back is the fund's, and nothing more is released.
    expect(open(p)).toEqual([]);
    expect(balance(p, 'payable')).toBe(0);
  });
});

describe('where it goes', () => {
  it.each<[string, AccountState | null, Instant, string]>([
    ['nothing was ever registered', null, NOW, 'payout.no_account'],
    ['none is designated', account({ designated: null }), NOW, 'payout.no_account'],
    ['the first one, from its registration on', account({ designated: { ...OLD, since: NOW } }), NOW, 'old'],
    [
      'one that was designated after the act came in',
      account({ designated: { ...OLD, since: hours(1) } }),
      NOW,
      'payout.changed',
    ],
    ['one in another name', account({ designated: { ...ref('old', false), since: NOW } }), NOW, 'payout.other_name'],
    [
      'a change that was asked for',
      account({ change: { ...cooling(hours(72)), step: 'requested', usableAt: null } as never }),
      NOW,
      'old',
    ],
    ['a change that cools', account({ change: cooling(hours(72)) }), hours(71), 'old'],
    ['a millisecond before it has cooled', account({ change: cooling(hours(72)) }), addMillis(hours(72), -1), 'old'],
    ['at the instant, though its timer is late', account({ change: cooling(hours(72)) }), hours(72), 'new'],
  ])('%s', (_, state, at, expected) => {
    const to = accountToPay(state, at);
    expect(to.ok ? to.value.content.contentId : to.code).toBe(expected);
  });

  it.each<[string, AccountState | null, boolean, string | null]>([
    ['nothing', account(), false, null],
    ['an order closed for changes, first', null, true, 'frozen'],
    ['no account', null, false, 'no_account'],
    ['an account in another name', account({ designated: { ...ref('old', false), since: NOW } }), false, 'other_name'],
  ])('is kept from going by %s', (_, state, frozen, expected) => {
    expect(hindranceOf(state, NOW, frozen)).toBe(expected);
  });
});

describe('a payout', () => {
  it('is one movement from what is payable to the bank, and its deadline goes', () => {
    const p = released();
    expect(pay(p)).toBeNull();
    expect(p.transfers.at(-1)).toEqual({
      intentId: `payout:${ORDER}:1`,
      debit: `payable:${SUPPLIER}`,
      credit: `bank:${SUPPLIER}`,
      currency: 'USD',
      amountMinor: 380_000,
    });
    // What the programme's bank still has of it is its fee.
    expect([balance(p, 'payable'), balance(p, 'bank'), balance(p, 'fees')]).toEqual([0, -20_000, 20_000]);
    expect(p.deadlines.has(payoutDueName('1'))).toBe(false);
    expect(states(p).payments.payouts[0]?.accountId).toBe('old');
    expect(pay(p, { seen: [{ payoutId: '1', amountMinor: 380_000 }] })).toBe('payout.none_open');
  });

  it.each<[string, Act, string]>([
    ['another amount', { seen: [{ payoutId: '1', amountMinor: 379_999 }] }, 'payout.changed'],
    ['one that is not there', { seen: [{ payoutId: '7', amountMinor: 380_000 }] }, 'payout.changed'],
    ['nothing', { seen: [] }, 'payout.none_open'],
    ['another account than was read', { accountId: 'another' }, 'payout.changed'],
    ['an account that was changed meanwhile', { account: account({ change: cooling(NOW) }) }, 'payout.changed'],
    ['the new account while it cools', { accountId: 'new', account: account({ change: cooling(hours(1)) }) }, 'payout.changed'],
    ['a supplier without an account', { account: null }, 'payout.no_account'],
    [
      'an account in another name',
      { account: account({ designated: { ...ref('old', false), since: NOW } }) },
      'payout.other_name',
    ],
  ])('of %s is refused, and nothing moves', (_, act, code) => {
    const p = released();
    const [moved, seq] = [p.transfers.length, p.seq];
    expect(pay(p, act)).toBe(code);
    expect([p.transfers.length, p.seq]).toEqual([moved, seq]);
  });

  it('that is late is marked, and brought up again every week until it is paid', () => {
    const p = released();
    p.at = '2026-03-09T16:00:00.000Z';
    run(p, () => ok(payoutOverdue(states(p), payoutDueName('1'), p.at)));
    expect(states(p).payments.payouts[0]?.overdue).toBe(true);
    expect(p.deadlines.get(payoutDueName('1'))).toBe('2026-03-16T16:00:00.000Z');
    expect(pay(p)).toBeNull();
    expect(payoutOverdue(states(p), payoutDueName('1'), p.at)).toEqual({});
    expect(payoutOverdue(states(p), payoutDueName('9'), p.at)).toEqual({});
  });

  it('bears a reference that fits a wire and is nobody’s creditor reference', () => {
    expect(payoutReference(ORDER, '1')).toBe('PO-SPP0000000-0RDER00000-1');
    expect(payoutReference(ORDER, '99').length).toBeLessThanOrEqual(35);
  });
});

/** An account that people change at random, with its events. */
type Kept = { state: AccountState; readonly events: RecordedEvent<AccountEvent>[]; made: number };

function changes(kept: Kept, kind: string, at: Instant): void {
  const fresh = (): AccountRef => ref(`account-${++kept.made}`, kind !== 'foreign');
  const phone = { content: { contentId: 'phone', hash: 'phone' }, since: '2020-01-01' };
  const decided =
    kind === 'register'
      ? registerAccount(kept.state, fresh(), 'u-1')
      : kind === 'ask' || kind === 'foreign'
        ? requestChange(kept.state, fresh(), 'u-1', false)
        : kind === 'approve'
          ? approveChange(kept.state, 'u-2')
          : kind === 'call'
            ? callBack(kept.state, { confirmed: true, by: 'u-3', at, zone: 'Asia/Shanghai', phone })
            : withdrawChange(kept.state, at);
  for (const event of decided.ok ? (decided.value.events ?? []) : []) told(kept, event as AccountEvent, at);
}

function told(kept: Kept, event: AccountEvent, at: Instant): void {
  const recorded = { ...event, at, seq: kept.events.length + 1, actor: { kind: 'timer' } } as RecordedEvent<AccountEvent>;
  kept.events.push(recorded);
  kept.state = evolveAccount(kept.state, recorded);
}

/** The timer, on time or late: its event bears the instant at which the cooling was over. */
function timer(kept: Kept, now: Instant): void {
  const usableAt = kept.state.change?.usableAt;
  if (!usableAt || usableAt > now) return;
  const ended = endCooling(kept.state);
  for (const event of ended.ok ? (ended.value.events ?? []) : []) told(kept, event as AccountEvent, usableAt);
}

describe('over any history of an account and of payouts', () => {
  const step = fc.record({
    kind: fc.constantFrom('register', 'ask', 'ask', 'foreign', 'approve', 'approve', 'call', 'call', 'withdraw', 'pay', 'pay'),
    hours: fc.integer({ min: 0, max: 80 }),
    late: fc.boolean(),
    old: fc.boolean(),
  });

  it('each is paid once, to an account of the company’s own that was designated at that time', { timeout: 20_000 }, () => {
    const seen = { paid: 0, changed: 0, waited: 0, toSecond: 0, lateTimer: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 30 }), (steps) => {
        const p = order(HOLD);
        pays(p, 120_000);
        completes(p);
        pays(p, 280_000);
        const kept: Kept = { state: initialAccount, events: [], made: 0 };
        const outgoing: RecordedEvent[] = [];
        let [now, read] = [NOW, 'none'];
        for (const each of steps) {
          now = addMillis(now, each.hours * 3_600_000);
          p.at = now;
          if (!each.late) timer(kept, now);
          else if (kept.state.change?.usableAt && kept.state.change.usableAt <= now) seen.lateTimer += 1;
          if (each.kind !== 'pay') {
            changes(kept, each.kind, now);
            continue;
          }
          const current = designatedAt(kept.state, now)?.content.contentId ?? 'none';
          read = each.old ? read : current;
          const before = p.transfers.length;
          const refusal = pay(p, { accountId: read, account: kept.state, seen: open(p).slice(0, 1) });
          if (refusal === null) {
            seen.paid += 1;
            if (current !== 'account-1') seen.toSecond += 1;
            expect(read).toBe(current);
            outgoing.push({
              type: 'payments.payout_paid',
              v: 1,
              data: { payoutId: '1', accountId: read },
              at: now,
              seq: p.seq,
              actor: { kind: 'timer' },
            });
          } else {
            expect(p.transfers).toHaveLength(before);
            if (refusal === 'payout.changed') seen.changed += 1;
            if (refusal === 'payout.no_account') seen.waited += 1;
          }
        }
        timer(kept, now);
        const intents = p.transfers.map((t) => t.intentId);
        expect(new Set(intents).size).toBe(intents.length);
        expect(balance(p, 'payable')).toBe(payableMinor(states(p).payments));
        // The check of the stored events comes to the same.
        const watch = payeeWatch();
        let state = initialAccount;
        for (const event of kept.events) {
          state = evolveAccount(state, event);
          watch.onEvent({ supplierId: SUPPLIER, kind: 'account', id: SUPPLIER }, event, { suppliers: state });
        }
        const orderRef = { supplierId: SUPPLIER, kind: 'order', id: ORDER } as const;
        for (const event of outgoing) expect(watch.onEvent(orderRef, event, {})).toEqual([]);
      }),
      { numRuns: 800 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(3);
  });

  it('the check finds a payout to an account that was not designated at that time (I8)', () => {
    const watch = payeeWatch();
    const of = (kind: 'account' | 'order', supplierId = SUPPLIER) => ({ supplierId, kind, id: supplierId }) as const;
    const event = (type: string, at: Instant, data = {}): RecordedEvent => ({
      type,
      v: 1,
      data,
      at,
      seq: 1,
      actor: { kind: 'timer' },
    });
    const designated = (id: string, since: Instant, ownName = true) => ({
      suppliers: { designated: { ...ref(id, ownName), since }, change: null },
    });
    const paidTo = (accountId: string, at: Instant, supplierId = SUPPLIER) =>
      watch
        .onEvent(of('order', supplierId), event('payments.payout_paid', at, { payoutId: '1', accountId }), {})
        .map((f) => f.code);
    watch.onEvent(of('account'), event('suppliers.account_registered', NOW), designated('old', NOW));
    watch.onEvent(of('account'), event('suppliers.account_designated', hours(72)), designated('new', hours(72)));
    const broken = ['check.paid_to_other_account'];
    expect(paidTo('old', hours(-1))).toEqual(broken);
    expect([paidTo('old', NOW), paidTo('old', hours(71)), paidTo('new', hours(72))]).toEqual([[], [], []]);
    expect([paidTo('new', hours(71)), paidTo('old', hours(72)), paidTo('foreign', hours(80))]).toEqual([broken, broken, broken]);
    // The next supplier begins with no account.
    expect(paidTo('new', hours(80), 'spp1111111')).toEqual(broken);
    watch.onEvent(of('account', 'spp1111111'), event('suppliers.account_registered', NOW), designated('theirs', NOW, false));
    expect(paidTo('theirs', hours(1), 'spp1111111')).toEqual(broken);
  });
});
