/** What a claim is opened on: clauses, lines and quantities of the contract, the amount, and the days that follow. */
import { describe, expect, it } from 'vitest';
import type { Goods } from '../shipments/goods.fixture.ts';
import type { ClaimAsk } from './open.rules.ts';
import { PLANS, answerTo, askFor, instant, named, openedOn, orderAt, pieces } from './open.testing.ts';

describe('what a claim is opened on', () => {
  const g = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'));
  const opened = (ask: ClaimAsk, goods = g) => openedOn(goods, ask);

  it('a mixed claim is accepted: the part that cannot be judged stays in it, to be excluded', () => {
    expect(opened(askFor('quality', { points: named('power', 'neat') }))?.points.map((p) => p.clauseId)).toEqual([
      'power',
      'neat',
    ]);
    expect(opened(askFor(['late_shipment', 'quality']))?.grounds).toEqual(['late_shipment', 'quality']);
    expect(opened(askFor(['charges', 'quality'], { charges: [] }))?.grounds).toEqual(['charges', 'quality']);
  });

  it('without clauses named: all that can be judged', () => {
    expect(opened(askFor('quality'))?.points).toEqual([
      { clauseId: 'power', nature: 'function', lineId: null, claimedThousandths: null },
      { clauseId: 'label', nature: null, lineId: null, claimedThousandths: null },
    ]);
    expect(opened(askFor('shortage'))?.points).toEqual([]);
  });

  it('the amount is what is covered where none is named, and at most what is paid and still there', () => {
    expect(opened(askFor('quality'))).toMatchObject({ amountMinor: 120_000, coveredMinor: 120_000 });
    expect(opened(askFor('quality', { amountMinor: 1 }))?.amountMinor).toBe(1);
    const less = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'), { terms: { assuranceMinor: 100_000 } });
    expect(opened(askFor('quality'), less)).toMatchObject({ amountMinor: 100_000, coveredMinor: 100_000 });
    expect(opened(askFor('quality', { amountMinor: 120_000 }), less)?.amountMinor).toBe(120_000);
  });

  it('its days are counted in business days of both countries, rapid in calendar days', () => {
    expect(opened(askFor('quality'))).toMatchObject({
      replyBy: { lastDay: '2026-06-23' },
      negotiation: { lastDay: '2026-07-07' },
    });
    const rapid = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'), { policy: 'rapid' });
    expect(opened(askFor('quality'), rapid)).toMatchObject({
      replyBy: { lastDay: '2026-06-18', at: '2026-06-18T16:00:00.000Z' },
      negotiation: { lastDay: '2026-06-21', at: '2026-06-21T16:00:00.000Z' },
    });
  });
});

// Line 1: 300 pcs, line 2: 200 sets, line 3: 50 kg.
describe('goods and quantities of a claim', () => {
  const line = (lineId: string, count: number, unit: string) => ({
    lineId,
    product: { contentId: lineId, hash: lineId },
    sku: null,
    quantity: pieces(count, unit),
    unitPriceMinor: 800,
    lot: null,
  });
  const lines = [line('1', 300, 'pcs'), line('2', 200, 'sets'), line('3', 50, 'kg')];
  const g = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'), { terms: { lines } });
  const one = orderAt(PLANS.arrived, instant('2026-06-15T00:00:00+08:00'));
  const goodsOfOne = 400_000;

  // biome-ignore format: a table
  it.each<readonly [string, Goods, ClaimAsk, string]>([
    ['no quantity', g, askFor('shortage'), 'open'],
    ['the only line in that unit', g, askFor('shortage', { quantity: pieces(50, 'kg') }), 'open'],
    ['more than it has', g, askFor('shortage', { quantity: pieces(51, 'kg') }), 'claim.point_invalid'],
    ['one of two lines counted in pieces', g, askFor('shortage', { quantity: pieces(20) }), 'claim.point_invalid'],
    ['the line named', g, askFor('shortage', { quantity: pieces(20), lineId: '2' }), 'open'],
    ['more than the line named has', g, askFor('shortage', { quantity: pieces(201), lineId: '2' }), 'claim.point_invalid'],
    ['another unit than the line has', g, askFor('shortage', { quantity: pieces(20), lineId: '3' }), 'claim.point_invalid'],
    ['a line that is none', g, askFor('shortage', { lineId: '9' }), 'claim.point_invalid'],
    ['no goods at all', one, askFor('shortage', { quantity: pieces(0) }), 'claim.point_invalid'],
    ['a unit that is none of the order’s', one, askFor('shortage', { quantity: pieces(20, 'kg') }), 'claim.point_invalid'],
    ['the same unit by another name', one, askFor('shortage', { quantity: pieces(20, 'pieces') }), 'open'],
    ['a clause twice', one, askFor('quality', { points: named('power', 'power') }), 'claim.point_invalid'],
    ['a clause with a quantity of one of two lines', g, askFor('quality', { points: named('power'), quantity: pieces(20) }), 'claim.point_invalid'],
    ['a clause with a quantity of the line named', g, askFor('quality', { points: named('power'), quantity: pieces(20), lineId: '1' }), 'open'],
    ['more goods used than were sold', one, askFor('quality', { usedMinor: goodsOfOne + 1 }), 'claim.point_invalid'],
    ['all goods used', one, askFor('quality', { usedMinor: goodsOfOne }), 'open'],
  ])('%s', (_name, goods, ask, said) => {
    expect(answerTo(goods, ask)).toBe(said);
  });

  it('missing goods are of the line that is meant; without a quantity all of each', () => {
    const shortages = (ask: ClaimAsk) =>
      openedOn(g, ask)?.shortages.map(({ lineId, claimedThousandths }) => [lineId, claimedThousandths]);
    expect(shortages(askFor('shortage', { quantity: pieces(5, 'kg') }))).toEqual([['3', 5_000]]);
    expect(shortages(askFor('shortage', { lineId: '2' }))).toEqual([['2', 200_000]]);
    expect(shortages(askFor('shortage'))).toEqual([
      ['1', 300_000],
      ['2', 200_000],
      ['3', 50_000],
    ]);
  });
});
