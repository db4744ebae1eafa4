/** Until when claims can be opened, and when an order is over: by policy, cover and what happened to the goods. */
import { describe, expect, it } from 'vitest';
import type { ClaimGround } from '../policy/types.ts';
import { terms } from '../orders/orders.fixture.ts';
import {
  type Goods,
  act,
  arrives,
  books,
  contests,
  factsOf,
  funded,
  paper,
  postDelivery,
  receives,
  reports,
  reportsReady,
  reserved,
  ships,
  states,
  status,
  to,
  verifies,
} from './goods.fixture.ts';
import { policyNow } from './rules.ts';
import { isClosedAt, isOpenAt, openWindows, windowOf, windowsOf } from './windows.rules.ts';

const window = (g: Goods, ground: ClaimGround) => windowOf(states(g), policyNow(states(g), factsOf(g)), ground);
const open = (g: Goods) => openWindows(states(g), g.at).map((w) => w.ground);

/** Shipped by sea on 12 May, told on that day. */
const shipped = (o: Parameters<typeof funded>[0] = { terms: postDelivery() }, on = '2026-05-12'): Goods => {
  const g = funded(o);
  to(g, `${on}T18:00:00+08:00`);
  ships(g, on);
  return g;
};

describe('a day of delivery', () => {
  it.each([
    ['DAP', true],
    ['FOB', false],
    ['CIP', false],
  ])('under %s keeps a late claim possible for goods that left in time: %s', (rule, exists) => {
    const g = shipped({ terms: { ...postDelivery(), incoterm: { rule, place: 'Leeds' }, deliverBy: '2026-06-10' } });
    expect(window(g, 'late_shipment').exists).toBe(exists);
  });
});

describe('windows before shipment', () => {
  it("late and not shipped open when the day has ended in the order's zone, for thirty days", () => {
    const g = funded();
    for (const ground of ['late_shipment', 'not_shipped'] as const) {
      expect(window(g, ground)).toMatchObject({
        exists: true,
        opensAt: '2026-05-15T16:00:00.000Z',
        closesAt: '2026-06-14T16:00:00.000Z',
      });
    }
    const w = window(g, 'not_shipped');
    expect([
      isOpenAt(w, '2026-05-15T15:59:59.999Z'),
      isOpenAt(w, '2026-05-15T16:00:00.000Z'),
      isOpenAt(w, '2026-06-14T15:59:59.999Z'),
      isOpenAt(w, '2026-06-14T16:00:00.000Z'),
    ]).toEqual([false, true, true, false]);
  });

  it('quality under pre-shipment cover opens with a report and closes with shipment', () => {
    const g = funded();
    expect(window(g, 'quality')).toMatchObject({ opensAt: null, closesAt: null, needs: 'pre_shipment_inspection' });
    reportsReady(g);
    books(g, 'b');
    reports(g, 'b');
    expect(isOpenAt(window(g, 'quality'), g.at)).toBe(true);
    to(g, '2026-05-12T18:00:00+08:00');
    ships(g, '2026-05-12');
    expect([window(g, 'quality').closesAt, isOpenAt(window(g, 'quality'), g.at)]).toEqual([g.at, false]);
  });

  it('goods that were shipped in time leave no late claim, unless no paper shows it', () => {
    const g = shipped();
    expect([window(g, 'late_shipment').exists, window(g, 'not_shipped').exists]).toEqual([false, false]);
    const told = funded();
    to(told, '2026-05-12T18:00:00+08:00');
    ships(told, '2026-05-12', { documents: [paper('packing_list')] });
    expect([window(told, 'late_shipment').exists, window(told, 'not_shipped').exists]).toEqual([true, true]);
    const late = shipped(undefined, '2026-05-20');
    expect([window(late, 'late_shipment').exists, window(late, 'not_shipped').exists]).toEqual([true, false]);
  });
});

describe('windows after shipment', () => {
  type Case = readonly [policy: string, cover: 'pre_shipment' | 'post_delivery', ground: ClaimGround, closesAt: string | null];
  // Arrived on 13 June, told on 14 June, received on 20 June: days count from the later of the day and its report.
  it.each<Case>([
    ['classic', 'post_delivery', 'quality', '2026-06-21T16:00:00.000Z'],
    ['classic', 'post_delivery', 'shortage', '2026-06-21T16:00:00.000Z'],
    ['classic', 'pre_shipment', 'quality', '2026-05-12T10:00:00.000Z'],
    ['classic', 'pre_shipment', 'shortage', '2026-06-20T04:00:00.000Z'],
    ['classic', 'pre_shipment', 'charges', '2026-07-14T16:00:00.000Z'],
    ['whole-order', 'post_delivery', 'quality', '2026-06-21T16:00:00.000Z'],
    ['rapid', 'post_delivery', 'quality', '2026-07-20T16:00:00.000Z'],
    ['rapid', 'post_delivery', 'shortage', '2026-07-20T16:00:00.000Z'],
    ['rapid', 'pre_shipment', 'shortage', '2026-06-20T04:00:00.000Z'],
  ])('%s, %s: %s until %s', (policy, cover, ground, closesAt) => {
    const g = shipped({ policy, terms: terms({ cover }) });
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-13');
    to(g, '2026-06-20T12:00:00+08:00');
    receives(g, '2026-06-20');
    expect(window(g, ground).closesAt).toBe(closesAt);
  });

  it('are wider where the supplier did not wait', () => {
    const g = funded();
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    to(g, '2026-05-06T18:00:00+08:00');
    ships(g, '2026-05-06');
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-14');
    expect(window(g, 'quality')).toMatchObject({ cover: 'post_delivery', closesAt: '2026-06-21T16:00:00.000Z', needs: null });
    receives(g, '2026-06-14');
    expect([status(g), open(g)]).toEqual(['arrived', ['quality', 'shortage']]);
  });

  it('of a warranty last for its months and keep nothing open', () => {
    const g = shipped({ terms: terms({ cover: 'post_delivery', warranty: { months: 12, parts: true, remedy: 'repair' } }) });
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-14');
    expect(window(g, 'warranty')).toMatchObject({
      exists: true,
      closesAt: '2027-06-14T16:00:00.000Z',
      afterEnd: 'record_and_retention',
    });
    expect(open(g)).toEqual(['quality', 'shortage']);
    expect(windowsOf(states(g), g.at).map((w) => w.ground)).toEqual([
      'late_shipment',
      'not_shipped',
      'quality',
      'shortage',
      'charges',
      'warranty',
    ]);
  });
});

describe('arrival', () => {
  it('is told by either side, once, on or after the day of shipment', () => {
    const g = shipped();
    expect([arrives(g, '2026-05-11'), arrives(g, '2026-05-12', { by: 'buyer' }), arrives(g, '2026-05-12')]).toEqual([
      'shipment.before_shipped',
      null,
      'order.wrong_state',
    ]);
    expect(states(g).shipments.arrival).toMatchObject({ toldBy: 'buyer', contested: false });
  });

  it.each([
    [null, '2026-07-07', '2026-07-11'],
    ['sea_container', '2026-07-07', '2026-07-11'],
    ['air', '2026-05-23', '2026-05-27'],
  ] as const)('untold by %s is announced until %s and presumed on %s', (transport, announced, presumed) => {
    const g = shipped({ terms: terms({ cover: 'post_delivery', transport, incoterm: { rule: 'FCA', place: 'Ningbo' } }) });
    expect(g.deadlines.get('shipments.arrival_announced')?.slice(0, 10)).toBe(
      announced.replace(/\d\d$/, (d) => String(Number(d) - 1).padStart(2, '0')),
    );
    to(g, `${presumed}T23:59:00+08:00`);
    expect(status(g)).toBe('shipped');
    to(g, `${presumed}T23:59:00-12:00`);
    expect([status(g), states(g).shipments.arrival]).toEqual([
      'arrived',
      expect.objectContaining({ on: presumed, toldBy: 'presumption' }),
    ]);
  });

  it("that is contested counts as not happened until a carrier's paper shows it", () => {
    const g = shipped();
    to(g, '2026-06-01T09:00:00+08:00');
    arrives(g, '2026-06-01');
    expect([contests(g, 'supplier'), contests(g, 'buyer'), contests(g, 'buyer')]).toEqual([
      'order.not_party',
      null,
      'shipment.arrival_proven',
    ]);
    expect([
      window(g, 'quality').closesAt,
      g.deadlines.has('shipments.receipt_counts'),
      g.deadlines.get('shipments.arrival_presumed'),
    ]).toEqual([null, false, '2026-07-11T16:00:00.000Z']);
    expect(arrives(g, '2026-06-01', { paper: paper('packing_list') })).toBe('shipment.paper_missing');
    to(g, '2026-06-05T09:00:00+08:00');
    expect(arrives(g, '2026-06-03', { paper: paper('Delivery Order', '2026-06-03') })).toBeNull();
    expect([window(g, 'quality').closesAt, contests(g, 'buyer')]).toEqual([
      '2026-06-12T16:00:00.000Z',
      'shipment.arrival_proven',
    ]);
  });

  it('that is contested and never shown is presumed again with notice', () => {
    const g = shipped();
    to(g, '2026-07-10T09:00:00+08:00');
    arrives(g, '2026-07-10');
    contests(g, 'buyer');
    expect(g.deadlines.get('shipments.arrival_presumed')).toBe('2026-07-15T16:00:00.000Z');
    to(g, '2026-07-16T00:00:00+08:00');
    expect([status(g), states(g).shipments.arrival]).toEqual([
      'arrived',
      expect.objectContaining({ on: '2026-07-15', contested: false }),
    ]);
  });

  it("that was presumed is contested by a carrier's paper, whose day stands at once", () => {
    const g = shipped();
    to(g, '2026-07-12T09:00:00+08:00');
    expect([status(g), contests(g, 'buyer'), contests(g, 'buyer', { on: '2026-07-12', paper: paper('fcr') })]).toEqual([
      'arrived',
      'shipment.paper_missing',
      'shipment.paper_missing',
    ]);
    expect(contests(g, 'buyer', { on: '2026-05-01', paper: paper('arrival_notice') })).toBe('shipment.before_shipped');
    expect(contests(g, 'buyer', { on: '2026-07-12', paper: paper('arrival_notice') })).toBeNull();
    expect(states(g).shipments.arrival).toMatchObject({ on: '2026-07-12', toldBy: 'buyer', contested: false });
  });

  it('is not contested before it was told, nor once the goods are received', () => {
    const g = shipped();
    expect(contests(g, 'buyer')).toBe('order.wrong_state');
    receives(g, '2026-05-12');
    expect(contests(g, 'supplier')).toBe('order.wrong_state');
  });
});

describe('receipt', () => {
  it('waits for the last window and then completes by itself', () => {
    const g = shipped();
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-13');
    receives(g, '2026-06-14');
    expect([status(g), g.deadlines.get('shipments.windows_close'), reserved(g)]).toEqual([
      'arrived',
      '2026-06-21T16:00:00.000Z',
      400_000,
    ]);
    expect(receives(g, '2026-06-14')).toBe('order.wrong_state');
    to(g, '2026-06-21T23:59:59+08:00');
    expect(status(g)).toBe('arrived');
    to(g, '2026-06-22T00:00:00+08:00');
    expect([status(g), reserved(g)]).toEqual(['completed', 0]);
  });

  it('straight from the ship implies the arrival of that day', () => {
    const g = shipped({});
    to(g, '2026-06-14T09:00:00+08:00');
    expect([receives(g, '2026-05-11'), receives(g, '2026-06-14')]).toEqual(['shipment.before_shipped', null]);
    expect([status(g), states(g).shipments.arrival]).toEqual([
      'completed',
      expect.objectContaining({ on: '2026-06-14', toldBy: 'buyer' }),
    ]);
  });

  it('of goods shipped late keeps the late window open', () => {
    const g = shipped({}, '2026-05-20');
    to(g, '2026-06-01T09:00:00+08:00');
    receives(g, '2026-06-01');
    expect([status(g), open(g), g.deadlines.get('shipments.windows_close')]).toEqual([
      'arrived',
      ['late_shipment'],
      '2026-06-14T16:00:00.000Z',
    ]);
    to(g, '2026-06-15T00:00:00+08:00');
    expect(status(g)).toBe('completed');
  });

  it('that nobody confirms counts fifteen days after arrival', () => {
    const g = shipped();
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-13');
    to(g, '2026-06-29T23:59:00+08:00');
    expect([status(g), states(g).shipments.receipt]).toEqual(['arrived', null]);
    to(g, '2026-06-30T00:00:00+08:00');
    expect([status(g), states(g).shipments.receipt]).toEqual([
      'completed',
      expect.objectContaining({ on: '2026-06-29', by: 'silence' }),
    ]);
  });

  it("does not end an order with an open claim; the claim's end does", () => {
    const g = shipped();
    const contested = (on: boolean) =>
      act(g, () => ({ ok: true, value: { events: [{ type: 'orders.contested', v: 1, data: { contested: on } }] } }));
    to(g, '2026-06-14T09:00:00+08:00');
    arrives(g, '2026-06-14');
    receives(g, '2026-06-14');
    contested(true);
    to(g, '2026-07-20T00:00:00+08:00');
    expect(status(g)).toBe('arrived');
    contested(false);
    expect(g.deadlines.get('shipments.windows_close')).toBe(g.at);
    to(g, '2026-07-20T00:00:01+08:00');
    expect(status(g)).toBe('completed');
  });

  it('leaves nothing to do on goods that are gone', () => {
    const g = shipped({});
    to(g, '2026-06-14T09:00:00+08:00');
    receives(g, '2026-06-14');
    expect([status(g), arrives(g, '2026-06-14'), verifies(g, ['A']), isClosedAt(window(g, 'quality'), g.at)]).toEqual([
      'completed',
      'order.wrong_state',
      'order.wrong_state',
      true,
    ]);
  });
});
