/** Opening a claim: for each ground, policy and cover the first and the last instant, and the refusals in their order. */
import { describe, expect, it } from 'vitest';
import { BOOK, ORDER, apply } from '../orders/orders.fixture.ts';
import type { ClaimGround, CoverKind } from '../policy/types.ts';
import { type Goods, act, arrives, books, contests } from '../shipments/goods.fixture.ts';
import { visitInVain } from '../shipments/visits.rules.ts';
import { CLAIM, openedClaim } from './appointment.fixture.ts';
import { CLAIM_GROUNDS } from '../policy/types.ts';
import { open } from './open.rules.ts';
import {
  PLANS,
  type PlanName,
  justAfter,
  answerTo,
  askFor,
  justBefore,
  confirmed,
  instant,
  named,
  offerOf,
  openedOn,
  orderAt,
  pieces,
} from './open.testing.ts';
import { claimsStates } from './rules.ts';

const POLICIES = ['classic', 'whole-order', 'rapid'] as const;
const BOTH = ['pre_shipment', 'post_delivery'] as const;
const SLOW = ['classic', 'whole-order'] as const;
const RAPID = ['rapid'] as const;
const PRE = ['pre_shipment'] as const;
const POST = ['post_delivery'] as const;

/** What a claim is answered at an instant, by the act and by the page, which must agree. */
function at(plan: PlanName, ground: ClaimGround, order: { policy: string; cover: CoverKind }, moment: string): string {
  const g = orderAt(PLANS[plan], moment, order);
  const said = answerTo(g, askFor(ground));
  const offer = offerOf(g, ground);
  expect([offer.open, offer.because]).toEqual([said === 'open', said === 'open' ? null : said]);
  return said;
}

type Row = readonly [
  ground: ClaimGround,
  policies: readonly string[],
  covers: readonly CoverKind[],
  plan: PlanName,
  first: string,
  /** What a claim meets a millisecond earlier. */
  early: string,
  /** The instant at which it is late. */
  closes: string,
];

// Shipping date 15 May 2026. Shipped and inspected by then unless the plan says otherwise; arrived on 13 June, told on 14 June at
// 09:00; received on 20 June at noon. All in China.
// biome-ignore format: a table
const WINDOWS: readonly Row[] = [
  // From the end of the shipping date until the end of the thirtieth day after it, every cover and policy.
  ['late_shipment', POLICIES, BOTH, 'not shipped', '2026-05-16T00:00:00+08:00', 'claim.too_early', '2026-06-15T00:00:00+08:00'],
  ['not_shipped', POLICIES, BOTH, 'not shipped', '2026-05-16T00:00:00+08:00', 'claim.too_early', '2026-06-15T00:00:00+08:00'],
  ['late_shipment', POLICIES, BOTH, 'shipped late', '2026-05-16T00:00:00+08:00', 'claim.too_early', '2026-06-15T00:00:00+08:00'],
  ['late_shipment', POLICIES, BOTH, 'shipped late, received', '2026-05-16T00:00:00+08:00', 'claim.too_early', '2026-06-15T00:00:00+08:00'],
  ['not_shipped', POLICIES, BOTH, 'shipped in time, no proof', '2026-05-16T00:00:00+08:00', 'claim.too_early', '2026-06-15T00:00:00+08:00'],
  // Pre-shipment cover: from the report of an inspection until the goods go.
  ['quality', POLICIES, PRE, 'inspected, shipped', '2026-05-04T11:00:00+08:00', 'claim.no_inspection', '2026-05-12T18:00:00+08:00'],
  ['quality', POLICIES, PRE, 'inspected, arrived', '2026-05-04T11:00:00+08:00', 'claim.no_inspection', '2026-05-12T18:00:00+08:00'],
  // Post-delivery cover: seven days after arrival, counted from the day it was told; rapid thirty after receipt.
  ['quality', SLOW, POST, 'arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['quality', SLOW, POST, 'received', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['quality', SLOW, POST, 'inspected, arrived', '2026-05-04T11:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['quality', RAPID, POST, 'received', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-07-21T00:00:00+08:00'],
  ['quality', RAPID, POST, 'inspected, arrived', '2026-05-04T11:00:00+08:00', 'claim.too_early', '2026-07-30T00:00:00+08:00'],
  ['shortage', SLOW, POST, 'arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['shortage', RAPID, POST, 'received', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-07-21T00:00:00+08:00'],
  // Untold, receipt counts fifteen days after arrival, and thirty days follow it.
  ['shortage', RAPID, POST, 'arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-07-30T00:00:00+08:00'],
  // What is missing shows on arrival even where quality is not covered any more: seven days, or until receipt.
  ['shortage', POLICIES, PRE, 'arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['shortage', POLICIES, PRE, 'received', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-20T12:00:00+08:00'],
  ['shortage', POLICIES, PRE, 'inspected, arrived', '2026-05-04T11:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  // With the bill, from the first payment until thirty days after arrival; an order that completed meanwhile ends it not.
  ['charges', POLICIES, BOTH, 'arrived', '2026-03-06T17:00:00+08:00', 'order.wrong_state', '2026-07-15T00:00:00+08:00'],
  ['charges', POLICIES, BOTH, 'received', '2026-03-06T17:00:00+08:00', 'order.wrong_state', '2026-07-15T00:00:00+08:00'],
  // The clause's year from arrival, through the end of the order.
  ['warranty', POLICIES, BOTH, 'arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2027-06-15T00:00:00+08:00'],
  ['warranty', POLICIES, BOTH, 'received', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2027-06-15T00:00:00+08:00'],
  // A supplier that did not wait, or shipped failed goods, gave the buyer the rights of post-delivery cover.
  ['quality', SLOW, PRE, 'shipped without waiting, arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-06-22T00:00:00+08:00'],
  ['quality', SLOW, PRE, 'shipped after a failed report, arrived', '2026-05-04T11:00:00+08:00', 'claim.no_inspection', '2026-06-22T00:00:00+08:00'],
  ['quality', RAPID, PRE, 'shipped after a failed report, arrived', '2026-05-04T11:00:00+08:00', 'claim.no_inspection', '2026-07-30T00:00:00+08:00'],
  ['shortage', RAPID, PRE, 'shipped without waiting, arrived', '2026-06-14T09:00:00+08:00', 'claim.too_early', '2026-07-30T00:00:00+08:00'],
];

const CASES = WINDOWS.flatMap(([ground, policies, covers, plan, first, early, closes]) =>
  policies.flatMap((policy) => covers.map((cover) => [ground, policy, cover, plan, { first, early, closes }] as const)),
);

describe('a claim can be opened', () => {
  it.each(CASES)('%s, %s, %s, %s', (ground, policy, cover, plan, { first, early, closes }) => {
    const [from, until] = [instant(first), instant(closes)];
    const order = { policy, cover };
    const probes = [justBefore(from), from, justAfter(from), justBefore(until), until, justAfter(until)];
    expect(probes.map((moment) => at(plan, ground, order, moment))).toEqual([
      early,
      'open',
      'open',
      'open',
      'claim.window_closed',
      'claim.window_closed',
    ]);
  });

  it('on every ground under every policy and cover, at some instant', () => {
    const combined = POLICIES.flatMap((policy) =>
      BOTH.flatMap((cover) => CLAIM_GROUNDS.map((ground) => `${ground} ${policy} ${cover}`)),
    );
    const listed = new Set(CASES.map(([ground, policy, cover]) => `${ground} ${policy} ${cover}`));
    expect(combined.filter((each) => !listed.has(each))).toEqual([]);
  });
});

describe('a claim cannot be opened, ever,', () => {
  // biome-ignore format: a table
  it.each<readonly [ground: ClaimGround, cover: CoverKind, plan: PlanName, at: string, code: string]>([
    ['late_shipment', 'post_delivery', 'shipped in time', '2026-05-20T12:00:00+08:00', 'claim.ground_not_covered'],
    ['late_shipment', 'pre_shipment', 'received', '2026-06-20T13:00:00+08:00', 'claim.ground_not_covered'],
    ['not_shipped', 'post_delivery', 'shipped in time', '2026-05-20T12:00:00+08:00', 'claim.ground_not_covered'],
    ['not_shipped', 'post_delivery', 'shipped late', '2026-05-21T12:00:00+08:00', 'claim.ground_not_covered'],
    // R14: no report, no quality claim; before shipment, after it, and when the receipt has ended the order.
    ['quality', 'pre_shipment', 'not shipped', '2026-05-10T12:00:00+08:00', 'claim.no_inspection'],
    ['quality', 'pre_shipment', 'ready', '2026-05-05T12:00:00+08:00', 'claim.no_inspection'],
    ['quality', 'pre_shipment', 'shipped in time', '2026-05-13T12:00:00+08:00', 'claim.no_inspection'],
    ['quality', 'pre_shipment', 'arrived', '2026-06-15T12:00:00+08:00', 'claim.no_inspection'],
    ['quality', 'pre_shipment', 'received', '2026-06-20T13:00:00+08:00', 'claim.no_inspection'],
    // Who shipped late without a report is late, and no more.
    ['quality', 'pre_shipment', 'shipped late', '2026-05-21T12:00:00+08:00', 'claim.no_inspection'],
  ])('%s, %s, %s, at %s', (ground, cover, plan, moment, code) => {
    for (const policy of POLICIES) expect(at(plan, ground, { policy, cover }, instant(moment))).toBe(code);
  });

  it('for a shipping date that is none, nor under a warranty that is none', () => {
    const words = { date: null, words: { contentId: 'w', hash: 'w' }, problems: ['relative_date'] };
    const g = orderAt(PLANS['not shipped'], instant('2026-05-20T12:00:00+08:00'), { terms: { shipBy: words, warranty: null } });
    expect(CLAIM_GROUNDS.map((ground) => answerTo(g, askFor(ground)))).toEqual([
      'claim.ground_not_covered',
      'claim.ground_not_covered',
      'claim.too_early',
      'claim.too_early',
      'open',
      'claim.ground_not_covered',
    ]);
  });
});

describe('windows count from the later of the day and the day its report was received', () => {
  it.each([
    ['told on the day', '2026-06-13T20:00:00+08:00', '2026-06-21T00:00:00+08:00'],
    ['told a day later', '2026-06-14T09:00:00+08:00', '2026-06-22T00:00:00+08:00'],
    ['told a month later', '2026-07-10T09:00:00+08:00', '2026-07-18T00:00:00+08:00'],
  ])('arrival %s', (_name, told, closes) => {
    const plan = [...PLANS['shipped in time'], [told, (g: Goods) => arrives(g, '2026-06-13')] as const];
    const until = instant(closes);
    expect([justBefore(until), until].map((moment) => answerTo(orderAt(plan, moment), askFor('quality')))).toEqual([
      'open',
      'claim.window_closed',
    ]);
  });

  it('an arrival that is contested closes nothing, and opens nothing', () => {
    const plan = [...PLANS.arrived, ['2026-06-15T09:00:00+08:00', (g: Goods) => contests(g, 'buyer')] as const];
    expect(answerTo(orderAt(plan, instant('2026-06-23T00:00:00+08:00')), askFor('quality'))).toBe('claim.too_early');
    expect(answerTo(orderAt(plan, instant('2026-07-16T00:00:00+08:00')), askFor('charges'))).toBe('open');
  });
});

describe('a supplier that refuses the inspector', () => {
  it('gives the buyer the rights of post-delivery cover on the same amount', () => {
    const refuses = (g: Goods): string | null => act(g, (s) => visitInVain(s, 'visit', 'agc0000000', 'access_refused'));
    const plan = [
      ...PLANS.ready,
      ['2026-05-04T10:00:00+08:00', (g: Goods) => books(g, 'visit')] as const,
      ['2026-05-04T11:00:00+08:00', refuses] as const,
      ...PLANS.arrived,
    ];
    const order = { cover: 'pre_shipment', policy: 'rapid' } as const;
    const found = [
      '2026-05-05T00:00:00+08:00',
      '2026-06-14T09:00:00+08:00',
      '2026-07-29T23:59:59+08:00',
      '2026-07-30T00:00:00+08:00',
    ];
    expect(found.map((moment) => answerTo(orderAt(plan, instant(moment), order), askFor('quality')))).toEqual([
      'claim.too_early',
      'open',
      'open',
      'claim.window_closed',
    ]);
    const g = orderAt(plan, instant('2026-06-15T00:00:00+08:00'), order);
    // The policy covers the first instalment under pre-shipment cover, and still does.
    expect(openedOn(g, askFor('quality'))).toMatchObject({ amountMinor: 120_000, coveredMinor: 120_000 });
  });
});

describe('goods that left in time under a contract with a day of delivery', () => {
  const dap = { incoterm: { rule: 'DAP', place: 'Leeds' }, deliverBy: '2026-06-10' };
  it.each<readonly [PlanName, string, string]>([
    ['shipped in time', '2026-06-10T23:59:59+08:00', 'claim.too_early'],
    ['shipped in time', '2026-06-11T00:00:00+08:00', 'open'],
    ['arrived', '2026-06-20T00:00:00+08:00', 'open'],
    ['arrived', '2026-07-10T23:59:59+08:00', 'open'],
    ['arrived', '2026-07-11T00:00:00+08:00', 'claim.window_closed'],
    ['shipped late', '2026-05-21T00:00:00+08:00', 'open'],
  ])('%s, at %s', (plan, moment, said) => {
    expect(answerTo(orderAt(PLANS[plan], instant(moment), { terms: dap }), askFor('late_shipment'))).toBe(said);
  });

  it('are in time when they arrive by it', () => {
    const plan = [...PLANS['shipped in time'], ['2026-06-10T09:00:00+08:00', (g: Goods) => arrives(g, '2026-06-10')] as const];
    expect(answerTo(orderAt(plan, instant('2026-06-11T00:00:00+08:00'), { terms: dap }), askFor('late_shipment'))).toBe(
      'claim.ground_not_covered',
    );
  });
});

// Each row has everything wrong that a later row has: only the first reason is told.
describe('refusals in their order', () => {
  const late = instant('2026-06-20T13:00:00+08:00');
  const wrong = { amountMinor: 120_001, quantity: pieces(501), points: named('power') };
  const claimed = (g: Goods): Goods => {
    apply(g, { events: [openedClaim({})] });
    return g;
  };
  const order = (plan: PlanName, moment: string, cover: CoverKind = 'pre_shipment'): Goods =>
    orderAt(PLANS[plan], moment, { cover });
  // biome-ignore format: a table
  const ROWS: readonly (readonly [code: string, name: string, g: () => Goods, ask: ReturnType<typeof askFor>])[] = [
    ['order.wrong_state', 'nothing is paid', () => claimed(confirmed({ cover: 'pre_shipment' })), askFor('quality', { ...wrong, points: named('nope') })],
    ['claim.already_open', 'another claim is open', () => claimed(order('shipped in time', late)), askFor('quality', { ...wrong, points: named('nope') })],
    ['claim.ground_not_covered', 'no such clause', () => order('shipped in time', late), askFor('quality', { ...wrong, points: named('power', 'nope') })],
    ['claim.ground_not_covered', 'only unmeasurable clauses', () => order('shipped in time', late), askFor('quality', { ...wrong, points: named('neat') })],
    ['claim.ground_not_covered', 'a warranty claim on only unmeasurable clauses', () => order('arrived', late), askFor('warranty', { ...wrong, points: named('neat') })],
    ['claim.ground_not_covered', 'charges without a bill', () => order('shipped in time', late), askFor('charges', { ...wrong, charges: [] })],
    ['claim.ground_not_covered', 'no ground', () => order('shipped in time', late), askFor([], wrong)],
    ['claim.no_inspection', 'no report, and too late', () => order('shipped in time', late), askFor('quality', wrong)],
    ['claim.too_early', 'one ground not yet, another not any more', () => order('inspected, shipped', instant('2026-05-13T00:00:00+08:00')), askFor(['warranty', 'quality'], wrong)],
    ['claim.window_closed', 'after shipment, with a report', () => order('inspected, shipped', late), askFor('quality', wrong)],
    ['claim.window_closed', 'after the order completed', () => order('received', instant('2026-06-22T00:00:00+08:00'), 'post_delivery'), askFor('quality', wrong)],
    ['claim.above_paid', 'more than was paid', () => order('inspected', instant('2026-05-05T00:00:00+08:00')), askFor('quality', wrong)],
    ['claim.point_invalid', 'more goods than were sold', () => order('inspected', instant('2026-05-05T00:00:00+08:00')), askFor('quality', { ...wrong, amountMinor: 120_000 })],
    ['open', 'nothing wrong', () => order('inspected', instant('2026-05-05T00:00:00+08:00')), askFor('quality', { points: named('power'), quantity: pieces(500), amountMinor: 120_000 })],
  ];
  it.each(ROWS)('%s: %s', (code, _name, make, ask) => {
    expect(answerTo(make(), ask)).toBe(code);
  });

  it('of an order that is over: what is out of time says so, what is in time has nothing to reach', () => {
    const g = order('arrived', late, 'post_delivery');
    apply(g, { events: [{ type: 'orders.moved', v: 1, data: { to: 'completed', because: 'refunded_in_part' } }] });
    expect(CLAIM_GROUNDS.map((ground) => answerTo(g, askFor(ground)))).toEqual([
      'claim.ground_not_covered',
      'claim.ground_not_covered',
      'order.wrong_state',
      'order.wrong_state',
      'open',
      'open',
    ]);
    const refunded = order('arrived', late, 'post_delivery');
    apply(refunded, { events: [{ type: 'orders.moved', v: 1, data: { to: 'refunded', because: 'refunded_in_full' } }] });
    expect(CLAIM_GROUNDS.map((ground) => answerTo(refunded, askFor(ground)))).toEqual(
      CLAIM_GROUNDS.map(() => 'order.wrong_state'),
    );
  });

  it('a claim on an order that is over freezes nothing', () => {
    const g = orderAt(PLANS.received, instant('2026-08-01T00:00:00+08:00'));
    const decided = open(claimsStates(g.states), { orderId: ORDER, at: g.at, calendars: BOOK }, askFor('warranty'));
    expect(decided.ok && decided.value.events?.map(({ type }) => type)).toEqual(['claims.opened']);
    expect(openedOn(g, askFor('warranty'))).toMatchObject({ amountMinor: 0, coveredMinor: 0 });
  });

  it('two claims in a row: the second once the first is over', () => {
    const g = order('inspected', instant('2026-05-05T00:00:00+08:00'));
    claimed(g);
    expect(answerTo(g, askFor('quality'))).toBe('claim.already_open');
    apply(g, { events: [{ type: 'claims.withdrawn', v: 1, data: { claimId: CLAIM } }] });
    expect(answerTo(g, askFor('quality'))).toBe('open');
  });
});
