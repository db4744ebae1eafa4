/** The order's life as tables: who confirms what, what it reserves, and how it ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remainingOf } from '../coverage/rules.ts';
import type { CoverageState } from '../coverage/types.ts';
import { confirmAmendment, declineAmendment, proposeAmendment } from './amend.rules.ts';
import { cancelOrder, declineVersion, removeClause, sendVersion, setClause, setTerms, writable } from './contract.rules.ts';
import { timers } from './jobs.ts';
import {
  ORDER,
  type Opening,
  type Played,
  clause,
  confirmAs,
  confirmed,
  drafted,
  run,
  sent,
  terms,
  view,
} from './orders.fixture.ts';
import { EDGES, inState, isEnded, orderStates, policyOf } from './rules.ts';
import type { OrderStatus } from './types.ts';

const status = (p: Played): OrderStatus => orderStates(p.states).orders.status;
const version = (p: Played): number => orderStates(p.states).contracts.version;
const remaining = (p: Played): number => remainingOf(p.supplier['coverage'] as CoverageState, 'USD');
const policy = (p: Played) => policyOf(orderStates(p.states).orders, '2026-03-02');

describe('versions', () => {
  it('stay 1 until the first send; the first edit after a send makes the next and takes the order back to draft', () => {
    const p = drafted();
    run(p, (s) => setClause(s, 'buyer', clause('label'), 'add'));
    expect([status(p), version(p)]).toEqual(['draft', 1]);
    run(p, (s) => sendVersion(s, 'buyer', 'f1'));
    expect([status(p), version(p)]).toEqual(['sent', 1]);
    run(p, (s) => setTerms(s, 'supplier', terms({ cover: 'post_delivery' })));
    expect([status(p), version(p)]).toEqual(['draft', 2]);
    run(p, (s) => removeClause(s, 'supplier', 'label'));
    expect([status(p), version(p)]).toEqual(['draft', 2]);
    expect(orderStates(p.states).contracts.author).toBe('supplier');
  });

  it('a decline makes the next version too', () => {
    const p = sent();
    expect(run(p, (s) => declineVersion(s, 'supplier', null))).toBeNull();
    expect([status(p), version(p)]).toEqual(['draft', 2]);
  });

  it('an edit wipes the confirmation that was given', () => {
    const p = sent();
    confirmAs(p, 'supplier');
    run(p, (s) => setTerms(s, 'buyer', terms({ assuranceMinor: 1_000 })));
    run(p, (s) => sendVersion(s, 'buyer', 'f2'));
    expect(confirmAs(p, 'buyer')).toBeNull();
    expect(status(p)).toBe('sent');
  });

  it('are refused when they moved on or the order is not open for writing', () => {
    const p = sent();
    expect(writable('o', orderStates(p.states), { version: 7, text: null })).toMatchObject({ code: 'order.version_moved' });
    expect(writable('o', orderStates(confirmed().states), null)).toMatchObject({ code: 'order.wrong_state' });
    expect(run(p, (s) => setClause(s, 'buyer', clause('power'), 'add'))).toBe('contract.clause_exists');
    expect(run(p, (s) => setClause(s, 'buyer', clause('nope'), 'change'))).toBe('contract.clause_unknown');
    expect(run(p, (s) => sendVersion(s, 'buyer', 'again'))).toBe('order.wrong_state');
  });
});

describe('confirming is refused, first reason first', () => {
  const vague = clause('quality', { verdict: 'vague', problems: ['subjective_term'] });
  const openDate = terms({ shipBy: { date: null, words: { contentId: 'w', hash: 'w' }, problems: ['relative_date'] } });
  const rows: readonly [string, Opening, Parameters<typeof confirmAs>[2], string | null][] = [
    ['all is well', {}, {}, null],
    ['another version was pinned', { enrolled: false, clauses: [vague] }, { version: 2 }, 'order.version_moved'],
    ['the supplier left the programme', { enrolled: false, clauses: [vague] }, {}, 'contract.not_in_programme'],
    ['a clause cannot be judged', { clauses: [vague], terms: openDate }, {}, 'contract.not_measurable'],
    ['the date is words', { terms: openDate }, {}, 'contract.date_not_fixed'],
    ['the limit is too small', { limitMinor: 399_999 }, {}, 'contract.over_limit'],
    ['no limit was granted', { limitMinor: null }, {}, 'contract.over_limit'],
    ['the limit is just enough', { limitMinor: 400_000 }, {}, null],
    ['both doubts are acknowledged', { clauses: [vague], terms: openDate }, { acknowledged: ['quality', 'ship_by'] }, null],
    ['another clause is acknowledged', { clauses: [vague] }, { acknowledged: ['power'] }, 'contract.not_measurable'],
    [
      'strict mode knows no acknowledgement',
      { clauses: [vague], strict: true },
      { acknowledged: ['quality'] },
      'contract.not_measurable',
    ],
    ['whole-order: any grant qualifies', { policy: 'whole-order', limitMinor: 1 }, {}, null],
    ['whole-order without a grant', { policy: 'whole-order', limitMinor: null }, {}, 'contract.over_limit'],
    ['hold mode needs no limit', { mode: 'hold', limitMinor: null }, {}, null],
  ];
  it.each(rows)('%s', (_, opening, more, code) => {
    expect(confirmAs(sent(opening), 'supplier', more)).toBe(code);
  });

  it('before anything was sent', () => {
    expect(confirmAs(drafted(), 'supplier')).toBe('order.wrong_state');
  });
});

describe('the second confirmation', () => {
  it('makes the contract, pins the dated policy, reserves the limit and starts the unpaid clock', () => {
    const p = confirmed();
    const { contracts, orders, payments } = p.states as never as {
      contracts: { agreed: unknown };
      orders: { policy: string; reservedMinor: number };
      payments: { instalments: unknown };
    };
    expect(status(p)).toBe('confirmed');
    expect(orders).toMatchObject({ policy: 'classic@2015-01', pinned: true, reservedMinor: 400_000 });
    expect(remaining(p)).toBe(1_100_000);
    expect(contracts.agreed).toMatchObject({ version: 1, fingerprint: 'print' });
    // 2 March 2026 is day 0 in Shanghai; 1 April is day 30, over at 00:00 of 2 April.
    expect(p.deadlines.get('orders.unpaid')).toBe('2026-04-01T16:00:00.000Z');
    // Five business days of both countries after Monday 2 March: Monday 9 March.
    expect(payments.instalments).toMatchObject([
      { name: 'deposit', amountMinor: 120_000, dueOn: '2026-03-09' },
      { name: 'balance', amountMinor: 280_000, dueOn: null },
    ]);
  });

  it('given again by the same side changes nothing', () => {
    const p = confirmed();
    const before = p.seq;
    expect(confirmAs(p, 'buyer')).toBeNull();
    expect(p.seq).toBe(before);
  });

  it('reserves nothing under whole-order and in hold mode', () => {
    expect(remaining(confirmed({ policy: 'whole-order' }))).toBe(1_500_000);
    expect(remaining(confirmed({ mode: 'hold' }))).toBe(1_500_000);
  });
});

describe('cancelling', () => {
  it('is free while nothing is paid and frees the limit', () => {
    const p = confirmed();
    expect(run(p, (s) => cancelOrder(ORDER, s, 'buyer', 'by_party', null))).toBeNull();
    expect([status(p), remaining(p)]).toEqual(['cancelled', 1_500_000]);
    expect(p.deadlines.size).toBe(0);
    expect(run(p, (s) => cancelOrder(ORDER, s, 'buyer', 'by_party', null))).toBe('order.wrong_state');
  });

  it('happens by itself when nothing was paid for 30 days, not for a free sample', () => {
    const timer = timers[0];
    const row = {
      stream: view(confirmed()).stream,
      id: ORDER,
      name: 'orders.unpaid',
      dueAt: '2026-04-01T16:00:00.000Z',
      rule: '',
      data: {},
    };
    const p = confirmed();
    expect(run(p, (_, v) => timer?.decide(v, row) ?? { ok: true, value: {} })).toBeNull();
    expect(status(p)).toBe('cancelled');
    const free = confirmed({ terms: terms({ kind: 'sample', lines: [{ ...terms().lines[0], unitPriceMinor: 0 } as never] }) });
    run(free, (_, v) => timer?.decide(v, row) ?? { ok: true, value: {} });
    expect(status(free)).toBe('confirmed');
  });
});

describe('amendments', () => {
  const bigger = terms({ lines: [{ ...terms().lines[0], quantity: { thousandths: 1_000_000, unit: 'pcs' } } as never] });
  const amendment = (next = bigger) => ({
    amendmentId: 'a1',
    by: 'buyer' as const,
    fingerprint: 'f2',
    terms: next,
    clauses: [clause('power')],
  });
  const facts = (p: Played, side: 'buyer' | 'supplier') => ({
    orderId: ORDER,
    side,
    acknowledged: [],
    policy: policy(p),
    amendmentId: null,
  });

  it('count once the other side confirms; the reservation follows', () => {
    const p = confirmed();
    expect(run(p, (s) => proposeAmendment(s, amendment()))).toBeNull();
    expect(version(p)).toBe(1);
    expect(run(p, (s, v) => confirmAmendment(s, v.supplier, facts(p, 'buyer')))).toBe('order.not_party');
    expect(run(p, (s, v) => confirmAmendment(s, v.supplier, facts(p, 'supplier')))).toBeNull();
    expect([version(p), remaining(p)]).toEqual([2, 700_000]);
    expect(run(p, (s, v) => confirmAmendment(s, v.supplier, facts(p, 'supplier')))).toBe('contract.amendment_none');
  });

  it('tell what the confirming side acknowledged, as a first confirmation does', () => {
    const p = confirmed();
    const vague = clause('nice', { verdict: 'vague', problems: ['no_limit'] });
    run(p, (s) => proposeAmendment(s, { ...amendment(), clauses: [clause('power'), vague] }));
    const confirmWith = (acknowledged: readonly string[]) =>
      confirmAmendment(orderStates(p.states), p.supplier, { ...facts(p, 'supplier'), acknowledged });
    expect(confirmWith([])).toMatchObject({ ok: false, code: 'contract.not_measurable' });
    const decided = confirmWith(['nice']);
    expect(decided.ok && decided.value.events?.[0]).toMatchObject({
      type: 'contracts.amendment_confirmed',
      data: { by: 'supplier', version: 2, acknowledged: ['nice'] },
    });
  });

  it('are one at a time, can be declined or taken back, and need room in the limit', () => {
    const p = confirmed({ limitMinor: 500_000 });
    run(p, (s) => proposeAmendment(s, amendment()));
    expect(run(p, (s) => proposeAmendment(s, amendment()))).toBe('contract.amendment_open');
    expect(run(p, (s, v) => confirmAmendment(s, v.supplier, facts(p, 'supplier')))).toBe('contract.over_limit');
    expect(run(p, (s) => declineAmendment(s, { side: 'supplier', amendmentId: 'other' }))).toBe('contract.amendment_none');
    expect(run(p, (s) => declineAmendment(s, { side: 'supplier', amendmentId: 'a1' }))).toBeNull();
    expect([version(p), remaining(p)]).toEqual([1, 100_000]);
  });

  it('are refused before a contract, in another currency and while a claim freezes it', () => {
    expect(run(sent(), (s) => proposeAmendment(s, amendment()))).toBe('order.wrong_state');
    expect(run(confirmed(), (s) => proposeAmendment(s, amendment(terms({ currency: 'EUR' }))))).toBe('contract.amount_invalid');
    const p = confirmed();
    run(p, () => ({ ok: true, value: { events: [{ type: 'orders.contested', v: 1, data: { contested: true } }] } }));
    expect(run(p, (s) => proposeAmendment(s, amendment()))).toBe('contract.frozen');
  });
});

describe('edges', () => {
  it('leave ended states nowhere and reach every state from draft', () => {
    const reached = new Set<OrderStatus>(['draft']);
    for (const from of reached) for (const to of EDGES[from]) reached.add(to);
    expect([...reached].sort()).toEqual(Object.keys(EDGES).sort());
    expect((Object.keys(EDGES) as OrderStatus[]).filter(isEnded)).toEqual(['completed', 'cancelled', 'refunded']);
    expect(inState(orderStates(drafted().states).orders, 'sent')).toMatchObject({ code: 'order.wrong_state' });
  });

  it('hold over random histories: illegal acts are refused, the reservation equals the contract while it is open', () => {
    const act = fc.constantFrom('send', 'decline', 'edit', 'confirm_b', 'confirm_s', 'cancel', 'amend', 'amend_ok', 'amend_no');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const p = drafted();
        for (const [i, name] of acts.entries()) {
          const before = status(p);
          const amendment = {
            amendmentId: `a${i}`,
            by: 'buyer' as const,
            fingerprint: `f${i}`,
            terms: terms({ assuranceMinor: 1_000 * (i + 1) }),
            clauses: [clause('power')],
          };
          const code =
            name === 'send'
              ? run(p, (s) => sendVersion(s, 'buyer', `f${i}`))
              : name === 'decline'
                ? run(p, (s) => declineVersion(s, 'supplier', null))
                : name === 'edit'
                  ? run(p, (s) =>
                      writable('o', s, null).ok
                        ? setTerms(s, 'buyer', terms())
                        : { ok: false, code: 'order.wrong_state', data: {} },
                    )
                  : name === 'confirm_b'
                    ? confirmAs(p, 'buyer')
                    : name === 'confirm_s'
                      ? confirmAs(p, 'supplier')
                      : name === 'cancel'
                        ? run(p, (s) => cancelOrder(ORDER, s, 'buyer', 'by_party', null))
                        : name === 'amend'
                          ? run(p, (s) => proposeAmendment(s, amendment))
                          : name === 'amend_ok'
                            ? run(p, (s, v) =>
                                confirmAmendment(s, v.supplier, {
                                  orderId: ORDER,
                                  side: 'supplier',
                                  acknowledged: [],
                                  policy: policy(p),
                                  amendmentId: null,
                                }),
                              )
                            : run(p, (s) => declineAmendment(s, { side: 'supplier', amendmentId: null }));
          const after = status(p);
          expect(after === before || EDGES[before].includes(after)).toBe(true);
          if (code !== null) expect(after).toBe(before);
          const { orders, contracts } = orderStates(p.states);
          const open = after === 'confirmed';
          expect(orders.reservedMinor).toBe(open ? contracts.agreed?.terms.assuranceMinor : 0);
          expect(remaining(p)).toBe(1_500_000 - orders.reservedMinor);
        }
      }),
      { numRuns: 200 },
    );
  });
});
