/** The appeal: once, in time, by either side, decided and approved by others; what was not sent waits, what was sent stays. */
import { describe, expect, it } from 'vitest';
import { ok } from '../kernel/result.ts';
import { ORDER } from '../orders/orders.fixture.ts';
import { byCard, openRefunds, payRefunds, seenOf, sendRefunds } from '../payments/pay.rules.ts';
import { repay } from '../payments/debt.rules.ts';
import { bookCredit } from '../payments/rules.ts';
import { type Goods, act, to } from '../shipments/goods.fixture.ts';
import { claimsOf } from './appointment.fixture.ts';
import {
  answers,
  appeals,
  approves,
  claim,
  decided,
  decides,
  disputed,
  does,
  figures,
  paysOut,
  refunds,
  returns,
  stateOf,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { draft, files } from './evidence.testing.ts';
import { claimStep } from './next.rules.ts';
import { PLANS, askFor, justBefore, named } from './open.testing.ts';
import { standingDecision } from './rules.ts';
import { claimView } from './view.rules.ts';

const step = (g: Goods): string => {
  const next = claimStep(claimsOf(g));
  return next ? `${next.by} ${next.what}` : 'nobody';
};
const view = (g: Goods) => claimView(claimsOf(g), claim(g), () => null, 'buyer');

/** Goods that never came, decided for the buyer on 28 April: 1,200.00 open. */
const won = (mode: 'guarantee' | 'hold' = 'guarantee'): Goods => decided(toPlatform(disputed({ mode })));
/** Delivered goods, decided for the supplier on 17 June: nothing to pay, and the order went on. */
function lost(): Goods {
  const ask = askFor('quality', { points: named('power') });
  const g = disputed({ on: '2026-06-16T10:00:00+08:00', shipBy: '2026-05-15', plan: PLANS.arrived, ask });
  to(g, '2026-06-17T10:00:00+08:00');
  return decided(toPlatform(g));
}
/** The appeal decided by the one who approved first, and approved by the one who decided first. */
const again = (g: Goods, finding: 'met' | 'not_met', subject = 'late_shipment'): string | null =>
  decides(g, { by: 'second', overrides: { [subject]: finding } }) ?? approves(g, 'first');

describe('an appeal', () => {
  it.each(['buyer', 'supplier'] as const)('is open to the %s, once', (side) => {
    const g = won();
    expect(appeals(g, side)).toBeNull();
    expect([stateOf(g), step(g)]).toEqual(['appealed', 'platform claim_decide']);
    expect([appeals(g, 'buyer'), appeals(g, 'supplier')]).toEqual(['appeal.already', 'appeal.already']);
    expect(again(g, 'not_met')).toBeNull();
    expect(appeals(g, side)).toBe('appeal.already');
    expect(view(g)['decision']).toMatchObject({ round: 'appeal', appealBy: null });
  });

  it('is open for 5 business days from approval: to the last millisecond of the last one', () => {
    const g = won();
    expect(standingDecision(claim(g))?.approved?.appealBy).toEqual({ lastDay: '2026-05-08', at: '2026-05-08T16:00:00.000Z' });
    to(g, justBefore('2026-05-08T16:00:00.000Z'));
    expect(appeals({ ...g, deadlines: new Map(g.deadlines), transfers: [] }, 'supplier')).toBeNull();
    // At the instant itself it is late, whether or not the clock has noticed.
    expect(appeals({ ...g, at: '2026-05-08T16:00:00.000Z' }, 'supplier')).toBe('appeal.too_late');
    to(g, '2026-05-09T00:00:00+08:00');
    expect([appeals(g, 'supplier'), stateOf(g)]).toEqual(['appeal.too_late', 'determined']);
  });

  it('needs a decision that counts', () => {
    const g = toPlatform(disputed());
    expect(appeals(g, 'buyer')).toBe('decision.none');
    decides(g);
    expect(appeals(g, 'buyer')).toBe('decision.none');
    const settled = disputed();
    answers(settled, true);
    expect(appeals(settled, 'buyer')).toBe('decision.none');
  });

  it('brings new evidence that is not late, and the other side may file its own', () => {
    const g = won();
    expect(appeals(g, 'supplier', { ground: 'new_evidence', drafts: [draft({ evidenceId: 'bill' })] })).toBeNull();
    expect(claim(g).evidence).toMatchObject([{ evidenceId: 'bill', by: 'supplier', late: false, answerBy: null }]);
    expect(files(g, 'buyer', draft({ evidenceId: 'reply' }))).toBeNull();
    expect(claim(g).evidence[1]).toMatchObject({ evidenceId: 'reply', late: true });
  });

  it('is decided by another operator, and approved by another still', () => {
    const g = won();
    appeals(g, 'supplier');
    expect(decides(g, { by: 'first' })).toBe('appeal.same_person');
    expect(decides(g, { by: 'second' })).toBeNull();
    expect([stateOf(g), view(g)['decision']]).toMatchObject(['determined', { round: 'first' }]);
    expect(approves(g, 'second')).toBe('approval.same_person');
    expect(returns(g, 'first')).toBeNull();
    expect([stateOf(g), standingDecision(claim(g))?.round]).toEqual(['appealed', 'first']);
    expect(decides(g, { by: 'first' })).toBe('appeal.same_person');
    expect(again(g, 'not_met')).toBeNull();
  });

  it('cannot be withdrawn from, settled or escalated', () => {
    const g = won();
    appeals(g, 'supplier');
    expect([withdraws(g), answers(g, true)]).toEqual(['claim.wrong_state', 'claim.wrong_state']);
  });
});

describe('a refund that was not sent', () => {
  it('waits for the appeal', () => {
    const g = won();
    expect(appeals(g, 'supplier')).toBeNull();
    expect([refunds(g), paysOut(g)]).toEqual([['120000 held'], 'refund.on_hold']);
    expect([...g.deadlines.keys()].filter((name) => name.startsWith('payments.refund_due'))).toEqual([]);
  });

  it.each<['met' | 'not_met', string[], string, string]>([
    ['not_met', ['120000 open'], 'determined', 'bank claim_pay_refund'],
    ['met', ['0 cancelled'], 'determined, over', 'nobody'],
  ])('goes out, or never does: lateness %s', (finding, expected, state, next) => {
    const g = won();
    appeals(g, 'supplier');
    to(g, '2026-04-30T10:00:00+08:00');
    expect(again(g, finding)).toBeNull();
    expect([refunds(g), stateOf(g), step(g)]).toEqual([expected, state, next]);
    // The refund’s days begin anew with the second approval.
    if (finding === 'not_met') expect(standingDecision(claim(g))?.approved?.refundDueOn).toBe('2026-05-14');
    else
      expect([claimsOf(g).orders.status, claimsOf(g).orders.contested, figures(g).heldMinor]).toEqual(['funded', false, 120_000]);
  });
});

describe('a refund that was sent', () => {
  it.each<['guarantee' | 'hold', number]>([
    ['guarantee', 120_000],
    ['hold', 0],
  ])('is never taken back from the buyer: the fund bears it (%s)', (mode, owed) => {
    const g = won(mode);
    paysOut(g);
    expect([stateOf(g), claimsOf(g).orders.status, figures(g).owedMinor]).toEqual(['determined, over', 'refunded', owed]);
    expect(appeals(g, 'supplier')).toBeNull();
    expect(claimsOf(g).orders.contested).toBe(false);
    expect(again(g, 'met')).toBeNull();
    expect([stateOf(g), refunds(g)]).toEqual(['determined, over', ['120000 paid']]);
    // In hold mode the buyer has the supplier’s held money, so the fund owes it to the supplier.
    expect(figures(g)).toMatchObject({ refundedMinor: 120_000, owedMinor: owed - 120_000, advancedMinor: 0 });
  });

  it('that the supplier had repaid before it won its appeal is owed to it', () => {
    const g = won();
    paysOut(g);
    expect(does(g, (s) => repay(s, { orderId: ORDER, reference: 'bank-1', amountMinor: 120_000 }))).toBeNull();
    appeals(g, 'supplier');
    again(g, 'met');
    expect(figures(g)).toMatchObject({ owedMinor: -120_000, advancedMinor: 0, refundedMinor: 120_000 });
  });

  it('is not needed for the buyer to win: the fund pays what the order no longer holds', () => {
    const g = lost();
    expect(appeals(g, 'buyer')).toBeNull();
    expect(claimsOf(g).orders.contested).toBe(true);
    expect(again(g, 'not_met', 'power')).toBeNull();
    expect(refunds(g)).toEqual(['120000 open']);
    paysOut(g);
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['determined, over', 'refunded']);
    expect(figures(g)).toMatchObject({ refundedMinor: 120_000, owedMinor: 120_000 });
  });
});

describe('a refund that the card processor has when the appeal comes', () => {
  /** Goods that never came, paid by card, decided for the buyer; the refund is on its way. */
  function sending(): Goods {
    const facts = { orderId: ORDER, currency: 'USD', bookedOn: null, instalment: null } as const;
    const plan = [
      [
        '2026-03-09T10:00:00+08:00',
        (g: Goods) =>
          act(g, () => bookCredit(claimsOf(g), { ...facts, creditId: 'card-1', channel: 'card', amountMinor: 40_000 })),
      ],
    ] as const;
    const g = decided(toPlatform(disputed({ paidMinor: 80_000, plan })));
    expect(does(g, ({ payments, ...s }) => sendRefunds({ payments, ...s }, payments.refunds.map(seenOf)))).toBeNull();
    expect(refunds(g)).toEqual(['120000 sending']);
    return g;
  }
  const arrives = (g: Goods): string | null => {
    const open = openRefunds(claimsOf(g).payments);
    return open.ok ? does(g, (s) => payRefunds(s, ORDER, open.value.map(seenOf))) : open.code;
  };

  it('arrives, and the appeal is decided all the same', () => {
    const g = sending();
    expect(claimsOf(g).payments.refunds.every(byCard)).toBe(true);
    expect(appeals(g, 'supplier')).toBeNull();
    expect(refunds(g)).toEqual(['120000 sending']);
    expect(arrives(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['appealed', 'funded']);
    expect(again(g, 'met')).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['determined, over', 'refunded']);
    expect(figures(g)).toMatchObject({ refundedMinor: 120_000, owedMinor: 0, advancedMinor: 0, heldMinor: 0 });
  });

  it('arrives while the second decision waits for its second person', () => {
    const g = sending();
    appeals(g, 'supplier');
    expect(decides(g, { by: 'second' })).toBeNull();
    expect(arrives(g)).toBeNull();
    expect(stateOf(g)).toBe('determined');
    expect(approves(g, 'first')).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status, figures(g).owedMinor]).toEqual(['determined, over', 'refunded', 120_000]);
  });

  it('arrives after the appeal was decided: the claim waits for it', () => {
    const g = sending();
    appeals(g, 'supplier');
    expect(again(g, 'not_met')).toBeNull();
    expect([stateOf(g), step(g)]).toEqual(['determined', 'bank claim_pay_refund']);
    expect(arrives(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['determined, over', 'refunded']);
  });
});

describe('a chargeback while a decision waits for its second person', () => {
  it('does not end the claim before it is decided', () => {
    const g = won();
    appeals(g, 'supplier');
    decides(g, { by: 'second' });
    const { payments } = claimsOf(g);
    const cancelled = payments.refunds.map((r) => ({ ...r, amountMinor: 0, status: 'cancelled' as const }));
    g.states = { ...g.states, payments: { ...payments, refunds: cancelled, chargedBackMinor: 120_000 } };
    act(g, () =>
      ok({
        events: [
          {
            type: 'payments.charged_back',
            v: 1,
            data: {
              disputeId: 'd',
              moveId: 'm',
              captureId: 'c',
              amountMinor: 0,
              excessMinor: 0,
              fromHeldMinor: 0,
              fromReleasedMinor: 0,
              lessened: [],
            },
          },
        ],
      }),
    );
    expect(stateOf(g)).toBe('determined');
    expect(approves(g, 'first')).toBeNull();
    expect(claim(g).finishedAt).not.toBeNull();
  });
});
