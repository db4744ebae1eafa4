/** Random disputes: whatever the two, the platform, the bank and the clock do in whatever order, the claim stays in its rules. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMillis } from '../kernel/dates.ts';
import { sumMinor } from '../kernel/money.ts';
import { orderTotals } from '../ledger/rules.ts';
import { NOW, ORDER } from '../orders/orders.fixture.ts';
import { isEnded } from '../orders/rules.ts';
import { isRefundOpen, returnable } from '../payments/refunds.rules.ts';
import { heldMinor } from '../payments/rules.ts';
import { type Goods, to } from '../shipments/goods.fixture.ts';
import { CLAIM, claimsOf } from './appointment.fixture.ts';
import {
  accepts,
  answers,
  appeals,
  approves,
  claim,
  declines,
  decided,
  decides,
  disputed,
  does,
  escalates,
  offers,
  paysOut,
  performs,
  returns,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { draft } from './evidence.testing.ts';
import { fileEvidence } from './intake.rules.ts';
import { claimStep } from './next.rules.ts';
import { openOffer } from './rules.ts';
import type { ClaimStatus } from './types.ts';

const sides = ['buyer', 'supplier'] as const;
const people = ['ann', 'bob', 'cas'] as const;
type Step = { readonly act: keyof typeof ACTS; readonly pick: number; readonly minor: number };

const ACTS = {
  answer: (g: Goods, { pick }: Step) => answers(g, pick % 4 === 0),
  offer: (g: Goods, { pick, minor }: Step) =>
    offers(g, sides[pick % 2] ?? 'buyer', { amountMinor: minor, expiresInDays: (pick % 5) + 1 }),
  promise: (g: Goods, { pick, minor }: Step) =>
    offers(g, sides[pick % 2] ?? 'buyer', { kind: 'repair', performBy: dayAfter(g, minor % 40) }),
  accept: (g: Goods, { pick }: Step) => (claim(g).offers.length > 0 ? accepts(g, sides[pick % 2] ?? 'buyer') : null),
  decline: (g: Goods, { pick }: Step) => (claim(g).offers.length > 0 ? declines(g, sides[pick % 2] ?? 'buyer') : null),
  escalate: (g: Goods, { pick }: Step) => escalates(g, sides[pick % 2] ?? 'buyer', pick % 3 > 0),
  withdraw: (g: Goods, { pick }: Step) => (pick % 3 === 0 ? withdraws(g) : null),
  perform: performs,
  file: (g: Goods, { pick }: Step) => does(g, (s, c, f) => fileEvidence(s, c, f, sides[pick % 2] ?? 'buyer', [draft()])),
  decide: (g: Goods, { pick, minor }: Step) =>
    decides(g, { by: people[pick % 3] ?? 'ann', overrides: minor % 2 === 0 ? { late_shipment: 'met' } : {} }),
  approve: (g: Goods, { pick }: Step) => approves(g, people[pick % 3]),
  return: (g: Goods, { pick }: Step) => (pick % 2 === 0 ? returns(g, people[pick % 3]) : null),
  appeal: (g: Goods, { pick }: Step) => appeals(g, sides[pick % 2] ?? 'buyer'),
  pay: paysOut,
  wait: (g: Goods, { pick, minor }: Step) => to(g, addMillis(g.at, (minor % 45) * 86_400_000 + pick)),
} as const;

const dayAfter = (g: Goods, days: number): string => addMillis(g.at, days * 86_400_000).slice(0, 10);

const step: fc.Arbitrary<Step> = fc.record({
  // What a dispute hangs on comes more often.
  act: fc.constantFrom(
    ...(Object.keys(ACTS) as (keyof typeof ACTS)[]),
    'escalate',
    'escalate',
    'decide',
    'decide',
    'approve',
    'approve',
  ),
  pick: fc.nat(30),
  minor: fc.integer({ min: 1, max: 140_000 }),
});
const history = fc.record({
  // Deep states are rarely reached from the beginning.
  start: fc.constantFrom('opened' as const, 'with the platform' as const, 'approved' as const),
  policy: fc.constantFrom('classic', 'whole-order', 'rapid'),
  mode: fc.constantFrom('guarantee' as const, 'hold' as const),
  steps: fc.array(step, { minLength: 5, maxLength: 30 }),
});

/** Where a claim may go from each state, by one act or one deadline. */
const EDGES: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = {
  negotiating: ['escalated', 'settled', 'withdrawn', 'closed'],
  escalated: ['determined', 'settled', 'withdrawn'],
  inspecting: [],
  determined: ['escalated', 'appealed', 'withdrawn'],
  appealed: ['determined'],
  settled: ['negotiating', 'escalated'],
  withdrawn: [],
  closed: [],
};

function holds(g: Goods): void {
  const { claims, orders, payments } = claimsOf(g);
  const it = claim(g);
  const open = it.finishedAt === null;
  expect(claims.claims).toHaveLength(1);
  // While it is open the order is frozen, and somebody is to do something; once it is over nobody is.
  expect(orders.contested).toBe(open && !isEnded(orders.status));
  expect(claimStep(claimsOf(g)) !== null).toBe(open);
  // One open offer at most, and none that nobody could answer.
  expect(it.offers.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1);
  if (!open) expect(it.offers.some(({ status }) => status === 'open')).toBe(false);
  if (openOffer(it)) expect(['negotiating', 'escalated', 'inspecting']).toContain(it.status);
  // Nothing waits for a claim that is over but the days to appeal it.
  const waiting = [...g.deadlines.keys()].filter((name) => name.startsWith('claims.') && name.includes(CLAIM));
  if (!open) expect(waiting.filter((name) => !name.startsWith('claims.appeal_closes'))).toEqual([]);
  // Nothing stands still: what the two are to do is limited by a day; the rest is the platform's and the bank's.
  if (it.status === 'negotiating' && open)
    expect(
      waiting.some((name) => /negotiation_ends|unescalated_closes/.test(name)),
      waiting.join(),
    ).toBe(true);
  // Two persons to each decision, and others to the appeal.
  for (const { by, approved } of it.decisions) expect(approved?.by).not.toBe(by);
  const [first, second] = it.decisions;
  if (second) expect([second.round, second.by === first?.by]).toEqual(['appeal', false]);
  // The money: what the order says is what the ledger says, and no more goes back than is there.
  const totals = orderTotals(
    ORDER,
    g.transfers.map((t) => ({ ...t, at: NOW, orderId: ORDER })),
  );
  expect(totals).toMatchObject({ balanced: true, refundedMinor: payments.refundedMinor, heldMinor: heldMinor(payments) });
  expect(new Set(g.transfers.map((t) => t.intentId)).size).toBe(g.transfers.length);
  expect(payments.refundedMinor).toBeLessThanOrEqual(payments.paidMinor);
  expect(sumMinor(payments.refunds.filter(isRefundOpen).map((r) => r.amountMinor))).toBeLessThanOrEqual(returnable(payments));
}

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function play({ start, policy, mode, steps }: History, each: (g: Goods) => void): Goods {
  const g = disputed({ policy, mode });
  if (start !== 'opened') toPlatform(g);
  if (start === 'approved') decided(g, { by: 'ann' }, 'bob');
  each(g);
  for (const one of steps) {
    ACTS[one.act](g, one);
    each(g);
  }
  return g;
}

// Each history plays some thirty acts with all timers; a busy machine may take its time.
const patience = { timeout: 60_000 };

describe('over any dispute', () => {
  it('a claim moves along its edges, somebody is always next, and money goes back once', patience, () => {
    const seen = new Set<string>();
    const moves = fc.property(history, (h) => {
      let before: ClaimStatus | null = null;
      let refunded = 0;
      const g = play(h, (now) => {
        const { status } = claim(now);
        if (before !== null && status !== before && claim(now).brokenPromises.length === 0)
          expect(EDGES[before], before).toContain(status);
        expect(claimsOf(now).payments.refundedMinor).toBeGreaterThanOrEqual(refunded);
        refunded = claimsOf(now).payments.refundedMinor;
        before = status;
        holds(now);
      });
      seen.add(`${claim(g).status}${claim(g).finishedAt === null ? '' : ', over'}`);
    });
    fc.assert(moves, { numRuns: 300 });
    // The histories do reach what they are about; the rarest end comes about once in a hundred, so chance gets more turns.
    const ends = ['settled, over', 'determined, over', 'withdrawn, over', 'appealed', 'closed, over'];
    const missing = (): readonly string[] => ends.filter((end) => !seen.has(end));
    for (let more = 0; more < 10 && missing().length > 0; more += 1) fc.assert(moves, { numRuns: 100 });
    expect(missing()).toEqual([]);
  });

  it('ends once the platform and the bank do their part, although the two say nothing any more', patience, () => {
    fc.assert(
      fc.property(history, (h) => {
        const g = play(h, () => undefined);
        for (let month = 0; month < 3 && claim(g).finishedAt === null; month += 1) {
          to(g, addMillis(g.at, 60 * 86_400_000));
          for (const by of people) decides(g, { by });
          for (const by of people) approves(g, by);
          paysOut(g);
        }
        expect(claim(g).finishedAt).not.toBeNull();
        holds(g);
      }),
      { numRuns: 150 },
    );
  });
});
