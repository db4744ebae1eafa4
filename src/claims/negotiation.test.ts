/** The days of a dispute: until when the other side answers, how long the two negotiate, and from when the platform decides. */
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { apply } from '../orders/orders.fixture.ts';
import { to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import {
  accepts,
  answers,
  claim,
  declines,
  disputed,
  escalates,
  figures,
  offers,
  paysOut,
  refunds,
  stateOf,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { mayEscalateFrom } from './escalation.rules.ts';
import { askFor, justBefore } from './open.testing.ts';
import { claimStep } from './next.rules.ts';

type G = ReturnType<typeof disputed>;
const from = (g: G): string => mayEscalateFrom(claimsOf(g), claim(g));
const CHINA = '+08:00';
const askNotShipped = askFor('not_shipped');
/** Moves to one millisecond before an instant, and to the instant. */
const almost = (g: G, at: string): void => to(g, justBefore(at));

describe('the days of a claim, buyer in Great Britain, supplier in China', () => {
  // Good Friday and Easter Monday count in neither country together with Qingming; Labour Day takes 1 to 5 May in China.
  it.each<[policy: string, opened: string, reply: string, ends: string, silent: string, answered: string, closes?: string]>([
    ['classic', '2026-04-28T10:00', '2026-05-08', '2026-05-22', '2026-05-09', '2026-05-23', '2026-06-08'],
    ['classic', '2026-04-01T10:00', '2026-04-10', '2026-04-24', '2026-04-11', '2026-04-25', '2026-05-13'],
    ['whole-order', '2026-04-28T10:00', '2026-05-08', '2026-05-22', '2026-05-09', '2026-05-23'],
    ['rapid', '2026-04-21T00:00', '2026-04-24', '2026-04-27', '2026-04-25', '2026-04-25'],
    // The day of the act is that of the order's zone: in China it is the 2nd already.
    ['classic', '2026-04-02T00:00', '2026-04-13', '2026-04-27', '2026-04-14', '2026-04-28'],
  ])('%s, opened %s: reply by %s, negotiation until %s', (policy, opened, reply, ends, silent, answered, closes) => {
    const g = disputed({ policy, on: `${opened}:00${CHINA}` });
    expect([claim(g).replyBy.lastDay, claim(g).negotiation.lastDay]).toEqual([reply, ends]);
    expect(from(g)).toBe(silent);
    expect(answers(g)).toBeNull();
    expect(from(g)).toBe(answered);
    if (closes) {
      to(g, claim(g).negotiation.at);
      expect(claim(g).closesBy?.lastDay).toBe(closes);
    }
  });
});

describe('escalation', () => {
  type Row = readonly [what: string, policy: string, before: (g: G) => unknown, side: 'buyer' | 'supplier', opensAt: string];
  const rows: readonly Row[] = [
    ['the other side was silent', 'classic', () => null, 'buyer', '2026-05-09T00:00'],
    ['it answered in time', 'classic', answers, 'buyer', '2026-05-23T00:00'],
    ['it made an offer of its own', 'classic', (g) => offers(g, 'supplier'), 'buyer', '2026-05-23T00:00'],
    [
      'it declined the claimant’s offer',
      'classic',
      (g) => [offers(g, 'buyer'), declines(g, 'supplier')],
      'buyer',
      '2026-05-23T00:00',
    ],
    ['only the claimant spoke', 'classic', (g) => [offers(g, 'buyer'), offers(g, 'buyer')], 'buyer', '2026-05-09T00:00'],
    ['the silent side itself must wait for the end', 'classic', () => null, 'supplier', '2026-05-23T00:00'],
    ['no silence under `rapid`: from day 4', 'rapid', () => null, 'buyer', '2026-05-02T00:00'],
    ['an answer changes nothing under `rapid`', 'rapid', answers, 'buyer', '2026-05-02T00:00'],
  ];
  it.each(rows)('%s (%s)', (_, policy, before, side, opensAt) => {
    const g = disputed({ policy });
    before(g);
    const at = new Date(`${opensAt}:00${CHINA}`).toISOString();
    almost(g, at);
    expect(escalates(g, side)).toBe('negotiation.too_early');
    expect(stateOf(g)).toBe('negotiating');
    to(g, at);
    expect(escalates(g, side)).toBeNull();
    expect([stateOf(g), claim(g).escalatedAt]).toEqual(['escalated', at]);
  });

  it('stays open after the reply day although the other side answers then: it was silent in its time', () => {
    const late = disputed();
    to(late, '2026-05-08T16:00:00.000Z');
    expect(answers(late)).toBeNull();
    expect(from(late)).toBe('2026-05-09');
    expect(escalates(late)).toBeNull();
    const just = disputed();
    almost(just, '2026-05-08T16:00:00.000Z');
    answers(just);
    to(just, '2026-05-08T16:00:00.000Z');
    expect(escalates(just)).toBe('negotiation.too_early');
  });

  it('before its time needs both: one asks, the other agrees', () => {
    const g = disputed();
    expect(escalates(g, 'supplier', true)).toBeNull();
    expect([stateOf(g), claim(g).escalationAskedBy]).toEqual(['negotiating', ['supplier']]);
    expect(escalates(g, 'supplier', true)).toBe('negotiation.already_asked');
    expect(escalates(g, 'buyer')).toBe('negotiation.too_early');
    expect(escalates(g, 'buyer', true)).toBeNull();
    expect(stateOf(g)).toBe('escalated');
    expect(escalates(g, 'buyer')).toBe('claim.wrong_state');
  });

  it('that is asked for early goes at once where it is time already', () => {
    const g = disputed();
    to(g, '2026-05-09T00:00:00+08:00');
    expect(escalates(g, 'buyer', true)).toBeNull();
    expect(stateOf(g)).toBe('escalated');
  });

  it('happens by itself at the end of day 6 under `rapid`', () => {
    const g = disputed({ policy: 'rapid', on: '2026-04-21T00:00:00+08:00' });
    almost(g, '2026-04-27T16:00:00.000Z');
    expect(stateOf(g)).toBe('negotiating');
    to(g, '2026-04-28T00:00:00+08:00');
    expect([stateOf(g), claim(g).escalatedAt]).toEqual(['escalated', '2026-04-27T16:00:00.000Z']);
  });

  it('clears what was waiting for it', () => {
    const g = toPlatform(disputed());
    expect([...g.deadlines.keys()].filter((name) => name.startsWith('claims.'))).toEqual([]);
  });
});

describe('nobody escalates', () => {
  it('within 10 business days after negotiation ended: closed, and the order goes on', () => {
    const g = disputed();
    almost(g, '2026-05-22T16:00:00.000Z');
    expect(claim(g).closesBy).toBeNull();
    to(g, '2026-05-22T16:00:00.000Z');
    // The Spring Bank Holiday of 25 May does not count.
    expect(claim(g).closesBy).toEqual({ lastDay: '2026-06-08', at: '2026-06-08T16:00:00.000Z' });
    almost(g, '2026-06-08T16:00:00.000Z');
    expect(stateOf(g)).toBe('negotiating');
    to(g, '2026-06-08T16:00:00.000Z');
    expect(stateOf(g)).toBe('closed, over');
    expect([claimsOf(g).orders.contested, figures(g).heldMinor]).toEqual([false, 120_000]);
    expect(escalates(g)).toBe('claim.wrong_state');
  });

  it('and whoever escalates at that very instant is late, though nothing has closed the claim yet', () => {
    const g = disputed();
    to(g, '2026-05-23T00:00:00+08:00');
    g.at = '2026-06-08T15:59:59.999Z';
    const inTime = { ...g, states: { ...g.states }, deadlines: new Map(g.deadlines), transfers: [...g.transfers] };
    expect(escalates(inTime, 'supplier')).toBeNull();
    g.at = '2026-06-08T16:00:00.000Z';
    expect(escalates(g)).toBe('negotiation.too_late');
  });
});

describe('the answer', () => {
  it('is given once, and may still become a yes', () => {
    const g = disputed();
    expect(answers(g)).toBeNull();
    expect(answers(g)).toBe('claim.answered');
    expect(answers(g, true)).toBeNull();
    expect(stateOf(g)).toBe('settled');
    expect(answers(g, true)).toBe('claim.wrong_state');
  });

  it.each([
    ['what is covered, by default', null, 120_000, 'refunded'],
    ['what was claimed', 30_000, 30_000, 'completed'],
  ])('yes settles at %s', (_, amountMinor, settled, ends) => {
    const g = disputed({ ask: { ...askNotShipped, amountMinor } });
    expect(answers(g, true)).toBeNull();
    expect(claim(g).settlement).toMatchObject({ kind: 'refund', amountMinor: settled, from: 'negotiating' });
    expect(refunds(g)).toEqual([`${settled} open`]);
    // The supplier's debt from acceptance on; nothing was advanced yet.
    expect(figures(g)).toMatchObject({ owedMinor: settled, advancedMinor: 0, heldMinor: 120_000 });
    expect(paysOut(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['settled, over', ends]);
    expect(figures(g)).toMatchObject({
      refundedMinor: settled,
      releasedMinor: 120_000 - settled,
      advancedMinor: settled,
      heldMinor: 0,
    });
  });

  it('yes comes too late once a card bank or a refund left less than was claimed', () => {
    const g = disputed();
    const { payments } = claimsOf(g);
    g.states = { ...g.states, payments: { ...payments, chargedBackMinor: 50_000 } };
    expect(answers(g, true)).toBe('refund.exceeds_paid');
    expect(offers(g, 'supplier', { amountMinor: 70_000 })).toBeNull();
    expect(accepts(g, 'buyer')).toBeNull();
  });

  it('is waited for, then it is the claimant’s turn', () => {
    const g = disputed();
    expect(claimStep(claimsOf(g))).toMatchObject({ by: 'supplier', what: 'claim_answer' });
    answers(g);
    expect(claimStep(claimsOf(g))).toMatchObject({ by: 'buyer', what: 'claim_escalate_or_offer' });
  });

  it('closes an offer that it overtakes', () => {
    const g = disputed();
    offers(g, 'buyer', { amountMinor: 40_000 });
    expect(answers(g, true)).toBeNull();
    expect(claim(g).offers.map(({ status }) => status)).toEqual(['countered']);
    expect(claimStep(claimsOf(g))).toMatchObject({ by: 'bank', what: 'claim_pay_refund' });
  });
});

describe('withdrawal', () => {
  it.each<[string, (g: G) => unknown]>([
    ['while negotiating', () => null],
    ['with an offer open', (g) => offers(g, 'supplier')],
    ['once the platform has it', toPlatform],
  ])('%s: the claim is over and the order goes on', (_, before) => {
    const g = disputed();
    before(g);
    expect(withdraws(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.contested]).toEqual(['withdrawn, over', false]);
    expect(claim(g).offers.filter(({ status }) => status === 'open')).toEqual([]);
    expect([...g.deadlines.keys()].filter((name) => name.includes(CLAIM))).toEqual([]);
    expect(claimStep(claimsOf(g))).toBeNull();
    expect(withdraws(g)).toBe('claim.wrong_state');
  });

  it('is not for a claim that was settled', () => {
    const g = disputed();
    answers(g, true);
    expect(withdraws(g)).toBe('claim.wrong_state');
  });
});

/** Nothing was paid for what is claimed: a warranty after the order ended, which is on the supplier's record alone. */
describe('the end of a claim after the card bank took everything back', () => {
  const taken = { disputeId: 'd', moveId: 'm', captureId: 'c', amountMinor: 120_000, excessMinor: 0 };
  const emptied = (): G => {
    const g = disputed();
    const data = { ...taken, fromHeldMinor: 120_000, fromReleasedMinor: 0, lessened: [] };
    apply(g, { events: [{ type: 'payments.charged_back', v: 1, data }] });
    return g;
  };

  it.each([
    ['withdrawn', withdraws],
    ['never escalated', (g: G) => to(g, '2026-07-01T10:00:00+08:00') ?? null],
  ])('leaves the order refunded: %s', (_, act) => {
    const g = emptied();
    expect([stateOf(g), claimsOf(g).orders.status]).toEqual(['negotiating', 'funded']);
    act(g);
    expect(claimsOf(g).orders).toMatchObject({ status: 'refunded', contested: false, reservedMinor: 0 });
  });
});

describe('a claim for nothing that could be paid', () => {
  it('is over as soon as it is agreed', () => {
    const g = disputed();
    const claims = claimsOf(g).claims;
    g.states = { ...g.states, claims: { ...claims, claims: [{ ...must(claims.claims[0], 'a claim'), amountMinor: 0 }] } };
    expect(answers(g, true)).toBeNull();
    expect([stateOf(g), refunds(g), claimsOf(g).orders.contested]).toEqual(['settled, over', [], false]);
  });
});
