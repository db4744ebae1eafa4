/** Offers of every kind: what can be offered, who may answer until when, and what an accepted one becomes. */
import { describe, expect, it } from 'vitest';
import { type Goods, pay, to } from '../shipments/goods.fixture.ts';
import { CLAIM, appoints, claimsOf } from './appointment.fixture.ts';
import { caseInput } from './casefacts.rules.ts';
import {
  accepts,
  answers,
  claim,
  declines,
  disputed,
  does,
  escalates,
  figures,
  offers,
  offersOf,
  openOfferOf,
  openRefund,
  paysOut,
  performs,
  refunds,
  stateOf,
  toPlatform,
  withdraws,
} from './dispute.testing.ts';
import { prepay } from './appointment.rules.ts';
import { mayEscalateFrom } from './escalation.rules.ts';
import { PLANS, askFor, justBefore, named } from './open.testing.ts';
import { claimStep } from './next.rules.ts';
import { OFFER_KINDS } from './types.ts';
import type { OfferInput } from './offers.rules.ts';

const step = (g: Goods): string => {
  const next = claimStep(claimsOf(g));
  return next ? `${next.by} ${next.what}` : 'nobody';
};
/** Delivered goods whose quality is claimed on 16 June 2026: negotiation until 8 July, for 19 June is the Dragon Boat Festival. */
const delivered = (): Goods =>
  disputed({
    on: '2026-06-16T10:00:00+08:00',
    shipBy: '2026-05-15',
    plan: PLANS.arrived,
    ask: askFor('quality', { points: named('power') }),
  });

describe('an offer', () => {
  type Row = readonly [what: string, offer: Partial<OfferInput>, expected: string | null];
  const rows: readonly Row[] = [
    ['all that was paid', { kind: 'refund', amountMinor: 120_000 }, null],
    ['a refund that names no amount: all that was paid', { kind: 'refund', amountMinor: null }, null],
    ['one cent more than was paid', { kind: 'refund', amountMinor: 120_001 }, 'refund.exceeds_paid'],
    ['a part', { kind: 'partial_refund', amountMinor: 1 }, null],
    ['a part without an amount', { kind: 'partial_refund', amountMinor: null }, 'offer.amount_needed'],
    ['a part of nothing', { kind: 'partial_refund', amountMinor: 0 }, 'offer.amount_needed'],
    ['a refund against the goods', { kind: 'return_and_refund', amountMinor: 120_000 }, null],
    ['a repair by a day', { kind: 'repair', performBy: '2026-05-20' }, null],
    ['a replacement today', { kind: 'replacement', performBy: '2026-04-28' }, null],
    ['parts without a day', { kind: 'parts', amountMinor: null }, 'offer.date_needed'],
    ['a reinstallation yesterday', { kind: 'reinstallation', performBy: '2026-04-27' }, 'offer.date_past'],
  ];
  it.each(rows)('of %s', (_, offer, expected) => {
    for (const side of ['buyer', 'supplier'] as const) expect(offers(disputed(), side, offer)).toBe(expected);
  });

  it('may be of seven kinds', () => {
    const kinds = new Set(rows.map(([, { kind }]) => kind));
    expect([...kinds].sort()).toEqual([...OFFER_KINDS].sort());
  });

  it('is of what is still there: less came back meanwhile', () => {
    const g = disputed();
    offers(g, 'supplier', { kind: 'refund', amountMinor: 120_000 });
    const { payments } = claimsOf(g);
    g.states = { ...g.states, payments: { ...payments, chargedBackMinor: 20_000 } };
    expect(accepts(g, 'buyer')).toBe('refund.exceeds_paid');
    expect(offers(g, 'supplier', { kind: 'refund', amountMinor: null })).toBeNull();
    expect(claim(g).offers.at(-1)?.amountMinor).toBe(100_000);
    g.states = { ...g.states, payments: { ...payments, chargedBackMinor: 120_000 } };
    expect(offers(g, 'supplier', { kind: 'refund', amountMinor: null })).toBe('refund.exceeds_paid');
  });

  it('is answered by the other side alone, and by its id', () => {
    const g = disputed();
    expect(accepts(g, 'buyer', 'no such offer')).toBe('offer.none_open');
    offers(g, 'supplier', { offerId: 'o1' });
    expect([accepts(g, 'supplier'), declines(g, 'supplier')]).toEqual(['offer.own', 'offer.own']);
    expect(accepts(g, 'buyer', 'o2')).toBe('offer.none_open');
    expect(step(g)).toBe('buyer claim_answer_offer');
    expect(declines(g, 'buyer')).toBeNull();
    expect([offersOf(g), openOfferOf(g), step(g)]).toEqual([['declined'], null, 'buyer claim_escalate_or_offer']);
    expect(accepts(g, 'buyer', 'o1')).toBe('offer.none_open');
  });

  it('takes the place of the open one, whoever made that', () => {
    const g = disputed();
    for (const side of ['supplier', 'supplier', 'buyer', 'supplier'] as const) expect(offers(g, side)).toBeNull();
    expect(offersOf(g)).toEqual(['countered', 'countered', 'countered', 'open']);
    const first = claim(g).offers[0]?.offerId ?? '';
    expect(accepts(g, 'buyer', first)).toBe('offer.none_open');
    expect([...g.deadlines.keys()].filter((name) => name.startsWith('claims.offer'))).toHaveLength(1);
  });

  it('is one of a hundred of each side at most, so that neither can shut the other out', () => {
    const g = disputed();
    for (let n = 0; n < 100; n += 1) expect(offers(g, 'supplier')).toBeNull();
    expect(offers(g, 'supplier')).toBe('offer.too_many');
    expect(offers(g, 'buyer')).toBeNull();
  });

  it.each<[string, number | null, string]>([
    ['5 business days by default: Labour Day and both weekends are none', null, '2026-05-08T16:00:00.000Z'],
    ['the calendar days it names', 2, '2026-04-30T16:00:00.000Z'],
  ])('lapses after %s', (_, expiresInDays, at) => {
    const g = disputed();
    offers(g, 'supplier', { expiresInDays });
    to(g, justBefore(at));
    expect(offersOf(g)).toEqual(['open']);
    // Received at the instant itself it is too late, though the clock has not closed it yet.
    const late: Goods = { ...g, at, deadlines: new Map(), transfers: [...g.transfers] };
    expect([accepts(late, 'buyer'), declines(late, 'buyer')]).toEqual(['offer.none_open', 'offer.none_open']);
    to(g, at);
    expect([offersOf(g), stateOf(g)]).toEqual([['lapsed'], 'negotiating']);
    expect(accepts(g, 'buyer')).toBe('offer.none_open');
  });

  it('can be made and accepted once the platform has the claim, until it is decided', () => {
    const g = toPlatform(disputed());
    expect(offers(g, 'buyer', { amountMinor: 100_000 })).toBeNull();
    expect(accepts(g, 'supplier')).toBeNull();
    expect([stateOf(g), claim(g).settlement?.from]).toEqual(['settled', 'escalated']);
  });

  it('cannot be made, answered or escalated any more once the two settled', () => {
    const g = disputed();
    offers(g, 'supplier');
    accepts(g, 'buyer');
    expect(
      [offers(g, 'buyer'), accepts(g, 'buyer'), declines(g, 'buyer'), answers(g), escalates(g), withdraws(g)].map(String),
    ).toEqual(Array(6).fill('claim.wrong_state'));
  });
});

describe('an accepted refund', () => {
  it.each<[what: string, mode: 'guarantee' | 'hold', offered: number, ends: string, owed: number, fee: number]>([
    ['of all that was paid', 'guarantee', 120_000, 'refunded', 120_000, 0],
    ['of a part releases the rest', 'guarantee', 45_000, 'completed', 45_000, 0],
    ['out of held money owes nobody', 'hold', 120_000, 'refunded', 0, 0],
    ['of a part in hold mode: the fee on the rest alone', 'hold', 45_000, 'completed', 0, 3_750],
  ])('%s (%s)', (_, mode, offered, ends, owed, feeMinor) => {
    const g = disputed({ mode });
    offers(g, 'supplier', { kind: 'refund', amountMinor: offered });
    expect(accepts(g, 'buyer')).toBeNull();
    expect([stateOf(g), step(g), refunds(g)]).toEqual(['settled', 'bank claim_pay_refund', [`${offered} open`]]);
    expect(figures(g)).toMatchObject({ owedMinor: owed, advancedMinor: 0, refundedMinor: 0, heldMinor: 120_000 });
    // 7 business days from acceptance: Labour Day from 1 to 5 May in China, May Day of 4 May in Great Britain.
    expect(openRefund(g).dueOn).toBe('2026-05-12');
    expect(paysOut(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.status, step(g)]).toEqual(['settled, over', ends, 'nobody']);
    expect(figures(g)).toEqual({
      paidMinor: 120_000,
      refundedMinor: offered,
      releasedMinor: 120_000 - offered - feeMinor,
      feeMinor,
      owedMinor: owed,
      advancedMinor: owed,
      heldMinor: 0,
    });
  });

  it('brings a prepaid inspection fee back that nothing was done for', () => {
    const g = toPlatform(delivered());
    expect(appoints(g)).toBeNull();
    expect(does(g, (s, c, f) => prepay(s, c, f, { captureId: 'cap', amountMinor: 30_000, currency: 'USD' }))).toBeNull();
    offers(g, 'supplier', { amountMinor: 20_000 });
    expect(accepts(g, 'buyer')).toBeNull();
    expect(openRefund(g)).toMatchObject({ amountMinor: 20_000, fee: { fromHeldMinor: 30_000, fromFundMinor: 0 } });
    expect(paysOut(g)).toBeNull();
    expect(figures(g)).toMatchObject({ refundedMinor: 20_000, owedMinor: 20_000 });
  });

  it('keeps the order frozen until it is paid: what is paid meanwhile is released with the rest', () => {
    const g = disputed();
    offers(g, 'supplier', { amountMinor: 20_000 });
    accepts(g, 'buyer');
    expect(claimsOf(g).orders.contested).toBe(true);
    expect(pay(g, 80_000)).toBeNull();
    paysOut(g);
    expect(figures(g)).toMatchObject({ paidMinor: 200_000, refundedMinor: 20_000, releasedMinor: 180_000, heldMinor: 0 });
  });
});

describe('a promised remedy', () => {
  const promised = (g: Goods, performBy: string): Goods => {
    expect(offers(g, 'supplier', { kind: 'replacement', performBy })).toBeNull();
    expect(accepts(g, 'buyer')).toBeNull();
    return g;
  };

  it('keeps the claim settled and its money protected until its day', () => {
    const g = promised(delivered(), '2026-07-10');
    expect([stateOf(g), step(g), refunds(g)]).toEqual(['settled', 'supplier claim_perform', []]);
    to(g, justBefore('2026-07-10T16:00:00.000Z'));
    expect([stateOf(g), figures(g).heldMinor, claimsOf(g).orders.status]).toEqual(['settled', 120_000, 'arrived']);
  });

  it('that was performed ends the claim, and the order goes on', () => {
    const g = promised(delivered(), '2026-07-10');
    to(g, justBefore('2026-07-10T16:00:00.000Z'));
    expect(performs(g)).toBeNull();
    expect([stateOf(g), claimsOf(g).orders.contested]).toEqual(['settled, over', false]);
    to(g, '2026-07-20T10:00:00+08:00');
    expect([stateOf(g), claim(g).brokenPromises]).toEqual(['settled, over', []]);
    expect(performs(g)).toBe('claim.wrong_state');
  });

  it('that was performed sends back a prepaid fee that nothing was done for', () => {
    const g = toPlatform(delivered());
    expect(appoints(g)).toBeNull();
    expect(does(g, (s, c, f) => prepay(s, c, f, { captureId: 'cap', amountMinor: 30_000, currency: 'USD' }))).toBeNull();
    promised(g, '2026-07-10');
    expect([performs(g), stateOf(g)]).toEqual([null, 'settled, over']);
    expect(openRefund(g)).toMatchObject({ amountMinor: 0, fee: { fromHeldMinor: 30_000, fromFundMinor: 0 } });
  });

  it('cannot be confirmed at the instant at which its day has passed', () => {
    const g = promised(delivered(), '2026-07-10');
    expect(performs({ ...g, at: '2026-07-10T16:00:00.000Z' })).toBe('claim.wrong_state');
  });

  it('whose day passes before it is accepted is no longer to be had', () => {
    const g = delivered();
    offers(g, 'supplier', { kind: 'parts', performBy: '2026-06-17' });
    to(g, justBefore('2026-06-17T16:00:00.000Z'));
    expect(accepts({ ...g, at: '2026-06-17T16:00:00.000Z' }, 'buyer')).toBe('offer.date_past');
    expect(accepts(g, 'buyer')).toBeNull();
  });

  it('is confirmed by money in no case', () => {
    const g = disputed();
    offers(g, 'supplier');
    accepts(g, 'buyer');
    expect(performs(g)).toBe('claim.wrong_state');
  });

  it('not performed brings the claim back to its old days, with the promise as evidence', () => {
    const g = delivered();
    const { negotiation, replyBy } = claim(g);
    promised(g, '2026-06-20');
    expect([...g.deadlines.keys()].filter((name) => name.startsWith('claims.'))).toEqual([`claims.remedy_due:${CLAIM}`]);
    to(g, '2026-06-20T16:00:00.000Z');
    expect(stateOf(g)).toBe('negotiating');
    expect(claim(g)).toMatchObject({ negotiation, replyBy, settlement: null });
    expect(claim(g).brokenPromises).toMatchObject([
      { kind: 'replacement', performBy: '2026-06-20', failedAt: '2026-06-20T16:00:00.000Z' },
    ]);
    expect(g.deadlines.get(`claims.negotiation_ends:${CLAIM}`)).toBe(negotiation.at);
    const evidence = caseInput(claimsOf(g), claim(g), new Map(), {
      orderId: 'o',
      at: g.at,
      calendars: { version: 0, calendars: new Map() },
    });
    expect(evidence?.evidence).toMatchObject([{ evidenceId: 'promise-1', side: 'supplier', kind: 'statement' }]);
    // The supplier had spoken in time, so negotiation runs to its end.
    expect(mayEscalateFrom(claimsOf(g), claim(g))).toBe('2026-07-09');
    to(g, '2026-07-09T00:00:00+08:00');
    expect(escalates(g)).toBeNull();
  });

  it('not performed after negotiation ended leaves the claimant its days to escalate anew', () => {
    const g = promised(delivered(), '2026-07-15');
    to(g, '2026-07-16T00:00:00+08:00');
    expect([stateOf(g), claim(g).closesBy?.lastDay]).toEqual(['negotiating', '2026-07-30']);
    expect(escalates(g)).toBeNull();
    const silent = promised(delivered(), '2026-07-15');
    to(silent, '2026-07-31T00:00:00+08:00');
    expect(stateOf(silent)).toBe('closed, over');
  });

  it.each<[string, (g: Goods) => unknown, string]>([
    ['with the platform', () => null, 'escalated'],
    ['before the agency', appoints, 'inspecting'],
  ])('not performed stands where it stood: %s', (_, before, expected) => {
    const g = toPlatform(delivered());
    before(g);
    promised(g, '2026-06-18');
    to(g, '2026-06-19T00:00:00+08:00');
    expect(stateOf(g)).toBe(expected);
    if (expected === 'inspecting') expect(g.deadlines.has(`claims.prepay_due:${CLAIM}`)).toBe(true);
  });

  it('not performed under `rapid` goes to the platform where negotiation is over', () => {
    const g = promised(disputed({ policy: 'rapid' }), '2026-05-10');
    to(g, '2026-05-11T00:00:00+08:00');
    expect([stateOf(g), claim(g).escalatedAt]).toEqual(['escalated', '2026-05-10T16:00:00.000Z']);
  });

  it('may be promised again', () => {
    const g = promised(delivered(), '2026-06-20');
    to(g, '2026-06-22T10:00:00+08:00');
    promised(g, '2026-06-24');
    to(g, '2026-06-26T10:00:00+08:00');
    expect(claim(g).brokenPromises.map(({ performBy }) => performBy)).toEqual(['2026-06-20', '2026-06-24']);
  });
});
