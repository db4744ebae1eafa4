/** Reminders of the days of a claim: when they are set, what they say, and that they are silent once the matter is settled. */
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../claims/appointment.fixture.ts';
import { accepts, claim, declines, disputed, escalates, offers, performs, withdraws } from '../claims/dispute.testing.ts';
import { PLANS, askFor, named } from '../claims/open.testing.ts';
import { type Goods, to } from '../shipments/goods.fixture.ts';
import { dayOf, startOfDay } from '../kernel/dates.ts';
import { BUYER, ORDER, view } from '../orders/orders.fixture.ts';
import { timers } from './jobs.ts';
import { REMINDERS, reminded } from './reminders.rules.ts';

/** A quality claim of Tuesday 16 June 2026, CN to GB, negotiated until 8 July. Friday 19 June is the Dragon Boat Festival. */
const begun = (): Goods =>
  disputed({
    on: '2026-06-16T10:00:00+08:00',
    shipBy: '2026-05-15',
    plan: PLANS.arrived,
    ask: askFor('quality', { points: named('power') }),
  });
const ZONE = 'Asia/Shanghai';

const rows = (g: Goods): readonly (readonly [string, string])[] =>
  [...g.deadlines].filter(([name]) => name.startsWith('notices.'));
/** Kind and day of each reminder that is set. */
const set = (g: Goods): readonly string[] => rows(g).map(([name, at]) => `${name.split(':')[0]} ${dayOf(at, ZONE)}`);
const played = (...acts: readonly ((g: Goods) => unknown)[]): Goods => {
  const g = begun();
  for (const act of acts) expect(act(g)).toBeOneOf([null, undefined]);
  return g;
};

const at = (when: string) => (g: Goods) => to(g, when);
const offered = (g: Goods) => offers(g, 'supplier');
const repair = (performBy: string) => (g: Goods) => offers(g, 'supplier', { kind: 'repair', performBy });
const until = (days: number) => (g: Goods) => offers(g, 'supplier', { expiresInDays: days });
const agreed = (g: Goods) => accepts(g, 'buyer');
const afterNegotiation = at('2026-07-09T09:00:00+08:00');

describe('a reminder', () => {
  it.each<readonly [string, ((g: Goods) => unknown)[], readonly string[]]>([
    ['is none of a claim that was just opened', [], []],
    ['of an offer until 24 June comes a business day before', [offered], ['notices.offer_ends 2026-06-23']],
    ['leaves out weekend and holiday: until Monday 22 June', [until(6)], ['notices.offer_ends 2026-06-18']],
    ['is not for an offer that ends tomorrow', [until(1)], []],
    ['goes with the offer that is declined', [offered, (g) => declines(g, 'buyer')], []],
    ['goes with the offer that is withdrawn with the claim', [offered, withdraws], []],
    ['of a counter offer takes the place of the first', [offered, (g) => offers(g, 'buyer')], ['notices.offer_ends 2026-06-23']],
    ['of a remedy comes two business days before', [repair('2026-06-25'), agreed], ['notices.remedy_due 2026-06-23']],
    ['is not for a remedy of tomorrow', [repair('2026-06-17'), agreed], []],
    ['goes with the remedy that was performed', [repair('2026-06-25'), agreed, performs], []],
    ['is none of money that was agreed', [offered, agreed], []],
    ['of a claim that nobody escalates comes two before 22 July', [afterNegotiation], ['notices.claim_closes 2026-07-20']],
    ['goes once it is with the platform', [afterNegotiation, (g) => escalates(g)], []],
    ['goes with the claim that was withdrawn', [afterNegotiation, withdraws], []],
    ['is over once it was told', [afterNegotiation, at('2026-07-20T09:00:00+08:00')], []],
  ])('%s', (_, acts, expected) => {
    expect(set(played(...acts))).toEqual(expected);
  });

  it('falls due as its day begins in the order’s zone', () => {
    expect(rows(played(offered)).map(([, due]) => due)).toEqual([startOfDay('2026-06-23', ZONE)]);
  });

  it.each<readonly [string, ((g: Goods) => unknown)[], object]>([
    ['an offer', [offered], { template: 'offer_ends_soon', to: ['buyer'], data: { answerByOn: '2026-06-24' } }],
    [
      'the buyer’s own',
      [(g) => offers(g, 'buyer')],
      { template: 'offer_ends_soon', to: ['supplier'], data: { answerByOn: '2026-06-24' } },
    ],
    [
      'a remedy',
      [repair('2026-06-25'), agreed],
      { template: 'remedy_due_soon', to: ['buyer', 'supplier'], data: { performByOn: '2026-06-25' } },
    ],
    [
      'an end',
      [afterNegotiation],
      { template: 'claim_closes_soon', to: ['buyer', 'supplier'], data: { escalateByOn: '2026-07-22' } },
    ],
  ])('of %s says by when, to whom it matters', (_, acts, told) => {
    const g = played(...acts);
    expect(rows(g).flatMap(([name]) => reminded(name, claimsOf(g)))).toEqual([told]);
  });

  it('is queued as a notice of the order as it stands then', () => {
    const g = played(offered);
    const [[name, dueAt] = ['', '']] = rows(g);
    const timer = timers.find((each) => each.name === REMINDERS.offer);
    const row = { stream: view(g).stream, id: ORDER, name, dueAt, rule: '', data: {} };
    const decided = timer?.decide({ ...view(g), facts: { ...view(g).facts, at: dueAt } }, row);
    const data = { template: 'offer_ends_soon', orderId: ORDER, seq: g.seq, at: dueAt, to: BUYER };
    expect(decided).toEqual({
      ok: true,
      value: { jobs: [{ queue: 'notice', data: { ...data, data: { answerByOn: '2026-06-24', currency: 'USD' } } }] },
    });
  });

  it('says nothing of a matter that is settled, even if its row stayed', () => {
    const over = [played(offered, (g) => declines(g, 'buyer')), played(repair('2026-06-25'), agreed, performs)];
    over.push(
      played(afterNegotiation, (g) => escalates(g)),
      played(offered, agreed),
    );
    for (const g of over) {
      const { claimId, offers: made } = claim(g);
      const ids = made.map(({ offerId }) => `${REMINDERS.offer}:${claimId}:${offerId}`);
      for (const name of [...ids, `${REMINDERS.remedy}:${claimId}`, `${REMINDERS.unescalated}:${claimId}`])
        expect(reminded(name, claimsOf(g))).toEqual([]);
    }
    expect(reminded(`${REMINDERS.offer}:of-nothing:o1`, claimsOf(begun()))).toEqual([]);
  });
});
