/** The three programmes side by side, as a trader compares them, and what must hold for any amounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { POLICIES } from './programmes.data.ts';
import {
  type CoveredInput,
  POLICY_NAMES,
  coveredAmount,
  isPolicyName,
  lateShare,
  latest,
  policyAt,
  policyById,
  reservesLimit,
  supplierFee,
  windowFor,
} from './rules.ts';
import type { ClaimGround, ClaimWindow, CoverKind, Days, Policy, PolicyName } from './types.ts';

const days = (d: Days): string => `${d.days} ${d.kind}`;
const GROUNDS: readonly ClaimGround[] = ['late_shipment', 'not_shipped', 'quality', 'shortage', 'charges', 'warranty'];
const COVERS: readonly CoverKind[] = ['pre_shipment', 'post_delivery'];

const ends = (window: ClaimWindow): string =>
  window.closes
    .map((end) => {
      if (end.kind === 'at') return `at ${end.moment}`;
      return end.kind === 'after' ? `${days(end.days)} after ${end.moment}` : `clause's period from ${end.moment}`;
    })
    .join(' or ');

describe('the programmes side by side', () => {
  const facts: readonly (readonly [string, (p: Policy) => unknown, unknown, unknown, unknown])[] = [
    ['id', (p) => p.id, 'classic@2015-01', 'whole-order@2016-01', 'rapid@2020-01'],
    ['cover', (p) => p.coverage.cover, 'limit', 'whole_order', 'limit'],
    ['counts before shipment', (p) => p.coverage.counts.pre_shipment, 'all_payments', 'all_payments', 'initial_payment'],
    ['counts after delivery', (p) => p.coverage.counts.post_delivery, 'all_payments', 'all_payments', 'all_payments'],
    ['reply', (p) => days(p.reply.within), '5 business', '5 business', '3 calendar'],
    ['silence', (p) => p.reply.silence, 'claimant_may_escalate', 'claimant_may_escalate', 'nothing'],
    ['negotiation', (p) => days(p.negotiation.lasts), '15 business', '15 business', '6 calendar'],
    ['early escalation', (p) => p.negotiation.earlyEscalation.kind, 'agreed_or_silent', 'agreed_or_silent', 'from_day'],
    ['at its end', (p) => p.negotiation.atEnd.kind, 'claimant_may_escalate', 'claimant_may_escalate', 'escalates'],
    ['one day late', (p) => lateShare(p, 1), 10_000, 100, 100],
    ['twenty days late', (p) => lateShare(p, 20), 10_000, 2000, 2000],
    ['ninety days late', (p) => lateShare(p, 90), 10_000, 2000, 2000],
    ['not late', (p) => lateShare(p, 0), 0, 0, 0],
    ['refund service', (p) => days(p.refundService), '7 business', '7 business', '7 business'],
    ['fee of 1,000.00 by wire', (p) => supplierFee(p, 'guarantee', 100_000), 0, 0, 0],
    ['fee of 1,000.00 held', (p) => supplierFee(p, 'hold', 100_000), 5000, 5000, 0],
    ['shipped means', (p) => p.shippedMeans.kind, 'per_incoterm', 'per_incoterm', 'export_cleared'],
    ['zone of the shipped day', (p) => p.shippedMeans.zone, null, null, 'Asia/Shanghai'],
    ['limit reserved, guarantee', (p) => reservesLimit(p, 'guarantee'), true, false, true],
    ['limit reserved, hold', (p) => reservesLimit(p, 'hold'), false, false, false],
    ['prepay', (p) => days(p.appointedInspection.prepayWithin), '5 business', '5 business', '5 business'],
    ['appeal', (p) => days(p.appealWithin), '5 business', '5 business', '5 business'],
  ];
  it.each(facts)('%s', (_name, read, classic, wholeOrder, rapid) => {
    expect(POLICY_NAMES.map((name) => read(latest(name)))).toEqual([classic, wholeOrder, rapid]);
  });

  it('share the clocks of an order and the appointed firms', () => {
    for (const policy of POLICIES) {
      expect(policy.appointedInspection.firms).toEqual(['SGS', 'TUV Rheinland', 'Bureau Veritas']);
      expect(policy.life).toEqual({
        unpaidDays: 30,
        depositDueBusinessDays: 5,
        balanceDueBusinessDays: 3,
        depositOverdueBusinessDays: 10,
        presumedArrivalDays: { sea: 60, other: 15 },
        announceArrivalDays: 5,
        receiptConfirmedDays: 15,
      });
      expect(policy.preShipment).toMatchObject({
        inspectOrWaiveBusinessDays: 5,
        claimAfterReportBusinessDays: 2,
        breachGives: 'post_delivery',
      });
    }
  });
});

describe('claim windows close', () => {
  it.each([
    // ground, cover, classic and whole-order, rapid
    ['late_shipment', 'pre_shipment', '30 calendar after ship_by', '30 calendar after ship_by'],
    ['late_shipment', 'post_delivery', '30 calendar after ship_by', '30 calendar after ship_by'],
    ['not_shipped', 'pre_shipment', '30 calendar after ship_by', '30 calendar after ship_by'],
    ['not_shipped', 'post_delivery', '30 calendar after ship_by', '30 calendar after ship_by'],
    ['quality', 'pre_shipment', 'at shipment', 'at shipment'],
    ['quality', 'post_delivery', '7 calendar after arrival', '30 calendar after receipt'],
    ['shortage', 'pre_shipment', '7 calendar after arrival or at receipt', '7 calendar after arrival or at receipt'],
    ['shortage', 'post_delivery', '7 calendar after arrival', '30 calendar after receipt'],
    ['charges', 'pre_shipment', '30 calendar after arrival', '30 calendar after arrival'],
    ['charges', 'post_delivery', '30 calendar after arrival', '30 calendar after arrival'],
    ['warranty', 'pre_shipment', "clause's period from arrival", "clause's period from arrival"],
    ['warranty', 'post_delivery', "clause's period from arrival", "clause's period from arrival"],
  ] as const)('%s under %s: %s; rapid: %s', (ground, cover, slow, rapid) => {
    expect(POLICY_NAMES.map((name) => ends(windowFor(latest(name), ground, cover)))).toEqual([slow, slow, rapid]);
  });

  it('and need what the claim rests on', () => {
    const needs = (cover: CoverKind): unknown[] => GROUNDS.map((ground) => windowFor(latest('classic'), ground, cover).needs);
    expect(needs('pre_shipment')).toEqual([null, null, 'pre_shipment_inspection', null, 'bill', 'warranty_clause']);
    expect(needs('post_delivery')).toEqual([null, null, null, null, 'bill', 'warranty_clause']);
  });

  it('late claims open when the shipping date has ended; bills and a warranty outlive the order', () => {
    for (const policy of POLICIES) {
      for (const cover of COVERS) {
        expect(windowFor(policy, 'not_shipped', cover).opens).toEqual(['ship_by']);
        for (const ground of GROUNDS) {
          const window = windowFor(policy, ground, cover);
          expect(window.opens.length * window.closes.length).toBeGreaterThan(0);
          const outlives = ground === 'warranty' || ground === 'charges';
          expect(window.afterEnd).toBe(outlives ? 'record_and_retention' : 'nothing');
        }
      }
    }
  });
});

describe('versions', () => {
  it('are found by id and by date', () => {
    for (const policy of POLICIES) {
      expect(policyById(policy.id)).toEqual({ ok: true, value: policy });
      expect(policyAt(policy.name, policy.inForceFrom)).toEqual({ ok: true, value: policy });
      expect(policyAt(policy.name, '2026-03-02')).toEqual({ ok: true, value: latest(policy.name) });
      expect(policy.id.startsWith(`${policy.name}@${policy.inForceFrom.slice(0, 7)}`)).toBe(true);
    }
    expect(new Set(POLICIES.map((policy) => policy.id)).size).toBe(POLICIES.length);
  });

  it('stand in the order of their dates', () => {
    for (const name of POLICY_NAMES) {
      const dates = POLICIES.filter((policy) => policy.name === name).map((policy) => policy.inForceFrom);
      expect(dates).toEqual([...dates].sort());
    }
  });

  it.each([
    [policyById('classic'), 'policy.unknown'],
    [policyById('classic@1999-01'), 'policy.unknown'],
    [policyAt('escrow', '2026-03-02'), 'policy.unknown'],
    [policyAt('toString', '2026-03-02'), 'policy.unknown'],
    [policyAt('classic', '2014-12-31'), 'policy.not_in_force'],
    [policyAt('rapid', '2016-06-30'), 'policy.not_in_force'],
  ])('refuse what does not exist: %o', (result, code) => {
    expect(result).toMatchObject({ ok: false, code });
  });

  it('know their names', () => {
    expect(['classic', 'whole-order', 'rapid', 'Classic', ''].map(isPolicyName)).toEqual([true, true, true, false, false]);
  });
});

describe('covered amount', () => {
  const input = (some: Partial<CoveredInput>): CoveredInput => ({
    cover: 'post_delivery',
    agreedMinor: 5_000_000,
    paidMinor: 0,
    initialPaidMinor: 0,
    reservedMinor: 5_000_000,
    returnedMinor: 0,
    ...some,
  });
  const deposit = { paidMinor: 1_500_000, initialPaidMinor: 1_500_000 };
  const both = { paidMinor: 5_000_000, initialPaidMinor: 1_500_000 };

  it.each<[string, PolicyName, Partial<CoveredInput>, number]>([
    ['nothing paid', 'classic', {}, 0],
    ['30 % of 50,000 paid', 'whole-order', { ...deposit, reservedMinor: null }, 1_500_000],
    ['all paid', 'classic', both, 5_000_000],
    ['all paid, 4,000 agreed', 'classic', { ...both, agreedMinor: 400_000 }, 400_000],
    ['all paid, 3,000 reserved', 'classic', { ...both, reservedMinor: 300_000 }, 300_000],
    ['all paid, a reservation that does not matter', 'whole-order', { ...both, reservedMinor: 300_000 }, 5_000_000],
    ['all paid, money held, nothing reserved', 'classic', { ...both, reservedMinor: null }, 5_000_000],
    ['all paid, before shipment only the deposit', 'rapid', { ...both, cover: 'pre_shipment' }, 1_500_000],
    ['all paid, after delivery all of it', 'rapid', both, 5_000_000],
    ['all paid, after delivery, 3,000 reserved', 'rapid', { ...both, reservedMinor: 300_000 }, 300_000],
    ['all paid before shipment under the first programme', 'classic', { ...both, cover: 'pre_shipment' }, 5_000_000],
    ['deposit charged back', 'classic', { ...deposit, returnedMinor: 1_500_000 }, 0],
    ['part refunded', 'classic', { ...both, returnedMinor: 1_000_000 }, 4_000_000],
    ['more came back than was covered', 'classic', { ...both, agreedMinor: 400_000, returnedMinor: 600_000 }, 0],
  ])('%s (%s)', (_name, policy, some, expected) => {
    expect(coveredAmount(latest(policy), input(some))).toBe(expected);
  });

  it('is never below zero nor above what is paid, agreed or reserved, and paying more never lowers it', () => {
    const amount = fc.nat(1_000_000);
    const inputs = fc.record({
      cover: fc.constantFrom(...COVERS),
      agreedMinor: amount,
      paidMinor: amount,
      initialPaidMinor: amount,
      reservedMinor: fc.option(amount),
      returnedMinor: amount,
    });
    fc.assert(
      fc.property(fc.constantFrom(...POLICIES), inputs, amount, (policy, some, more) => {
        const covered = coveredAmount(policy, some);
        expect(covered).toBeGreaterThanOrEqual(0);
        expect(covered).toBeLessThanOrEqual(Math.min(some.agreedMinor, some.paidMinor));
        if (some.reservedMinor !== null && reservesLimit(policy, 'guarantee'))
          expect(covered).toBeLessThanOrEqual(some.reservedMinor);
        expect(coveredAmount(policy, { ...some, paidMinor: some.paidMinor + more })).toBeGreaterThanOrEqual(covered);
        expect(coveredAmount(policy, { ...some, returnedMinor: some.returnedMinor + more })).toBeLessThanOrEqual(covered);
      }),
    );
  });
});

describe('supplier fee', () => {
  const tiered: Policy = {
    ...latest('rapid'),
    supplierFee: {
      guarantee: [
        { upToMinor: 100_000, basisPoints: 300 },
        { upToMinor: 1_000_000, basisPoints: 200 },
        { upToMinor: null, basisPoints: 100 },
      ],
      hold: [{ upToMinor: null, basisPoints: 0 }],
    },
  };

  it.each([
    // released, fee at 3 % of the first 1,000.00, 2 % up to 10,000.00, 1 % beyond
    [0, 0],
    [1, 0],
    [17, 1],
    [100_000, 3000],
    [100_100, 3002],
    [1_000_000, 21_000],
    [2_000_000, 31_000],
    [MAX_MINOR, 100_000_011_000],
  ])('by tiers: %i pays %i', (amount, fee) => {
    expect(supplierFee(tiered, 'guarantee', amount)).toBe(fee);
  });

  it('plus what is released is the amount, and a larger amount never leaves less', () => {
    const amount = fc.nat(MAX_MINOR);
    const policies = [...POLICIES, tiered];
    fc.assert(
      fc.property(
        fc.constantFrom(...policies),
        fc.constantFrom('guarantee', 'hold'),
        amount,
        fc.nat(1000),
        (policy, mode, some, more) => {
          const left = (released: number): number => released - supplierFee(policy, mode, released);
          expect(Number.isSafeInteger(left(some))).toBe(true);
          expect(left(some)).toBeGreaterThanOrEqual(0);
          expect(left(some + more)).toBeGreaterThanOrEqual(left(some));
        },
      ),
    );
  });

  it('ends in a tier without an upper bound', () => {
    for (const { supplierFee: tiers } of POLICIES) {
      for (const list of [tiers.guarantee, tiers.hold]) expect(must(list.at(-1), 'a tier').upToMinor).toBeNull();
    }
  });
});
