/** Goods on their way, as tables that a trader can read: ready, shipped with papers, and the order that goes well. */
import { describe, expect, it } from 'vitest';
import { confirmed, type Opening, terms } from '../orders/orders.fixture.ts';
import { isContainerNumber, normaliseContainer } from './container.rules.ts';
import {
  type Goods,
  act,
  arrives,
  books,
  codes,
  factsOf,
  funded,
  paper,
  pay,
  postDelivery,
  receives,
  reports,
  reportsReady,
  reserved,
  ships,
  states,
  status,
  to,
  waives,
} from './goods.fixture.ts';
import { latenessOf, paperKind, shippingOf } from './lateness.rules.ts';
import { holdOf } from './ready.rules.ts';
import { policyNow, readFact } from './rules.ts';
import { addPapers } from './ship.rules.ts';

const late = (g: Goods) => latenessOf(states(g), policyNow(states(g), factsOf(g)));
const free = (o: Opening = {}): Goods => ({
  ...confirmed({
    ...o,
    terms: terms({ instalments: [{ name: 'all', shareBasisPoints: 10_000, due: { kind: 'after_arrival' } }], ...o.terms }),
  }),
  warnings: [],
});

describe('ready', () => {
  it('is reported once the first instalment is in, and moves the order', () => {
    const g = funded();
    expect([reportsReady(g), status(g)]).toEqual([null, 'ready']);
    expect([reportsReady(g), reportsReady(g, 100, 100), status(g)]).toEqual(['shipment.nothing_changed', null, 'ready']);
  });

  it('is not reported before, unless nothing is due before shipment', () => {
    expect(reportsReady({ ...confirmed(), warnings: [] })).toBe('order.wrong_state');
    const g = free();
    expect([reportsReady(g), status(g)]).toEqual([null, 'ready']);
  });

  it('of half the goods is progress: nobody visits, nothing falls due and no days run', () => {
    const g = funded();
    expect([reportsReady(g, 60, 20), codes(g), status(g)]).toEqual([null, ['ready.incomplete'], 'ready']);
    expect([books(g, 'b1'), states(g).shipments.inspectBy, g.deadlines.has('shipments.inspection_lapses')]).toEqual([
      'shipment.not_ready',
      null,
      false,
    ]);
    expect([reportsReady(g, 100, 80), books(g, 'b1')]).toEqual([null, null]);
  });

  it('gives the buyer five business days under pre-shipment cover only, counted in both countries', () => {
    const g = funded();
    // 4 May is a holiday in both countries and 5 May in China: the days are 6, 7, 8 (Saturday 9 is worked in China only), 11 and 12.
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    expect(states(g).shipments.inspectBy).toEqual({ lastDay: '2026-05-12', at: '2026-05-12T16:00:00.000Z' });
    const other = funded({ terms: postDelivery() });
    reportsReady(other);
    expect([states(other).shipments.inspectBy, holdOf(states(other))]).toEqual([null, null]);
  });
});

describe('shipping', () => {
  it.each([
    ['2026-05-12', '2026-05-12', null],
    ['2026-05-12', '2026-05-13', 'fact.in_future'],
    ['2026-05-12', '2026-05-12T10:00:00+08:00', null],
    ['2026-05-12', '2026-05-12T18:00:00.001+08:00', 'fact.in_future'],
    ['2026-05-12', '2026-02-30', 'date.malformed'],
    ['2026-05-12', 'yesterday', 'date.malformed'],
  ])('told at 18:00 of %s as %s: %s', (today, text, code) => {
    const read = readFact(text, 'Asia/Shanghai', `${today}T10:00:00.000Z`);
    expect(read.ok ? null : read.code).toBe(code);
  });

  it('is dated after the contract and after ready', () => {
    const g = funded();
    expect(ships(g, '2026-03-01')).toBe('shipment.before_confirmed');
    reportsReady(g);
    expect([ships(g, '2026-03-05'), ships(g, '2026-03-06'), ships(g, '2026-03-06')]).toEqual([
      'shipment.before_ready',
      null,
      'order.wrong_state',
    ]);
    expect([reportsReady(g), waives(g), books(g, 'b')]).toEqual(['order.wrong_state', 'order.wrong_state', 'order.wrong_state']);
  });

  it('needs the first instalment, or a contract that wants nothing before', () => {
    expect(ships({ ...confirmed(), warnings: [] }, '2026-03-02')).toBe('order.wrong_state');
    const g = free();
    expect([ships(g, '2026-03-02'), status(g)]).toEqual([null, 'shipped']);
  });

  it.each([
    ['FOB', null, 'fcr', true],
    ['FOB', null, 'bill_of_lading', false],
    ['FOB', 'sea_container', 'FBL', false],
    ['FCA', 'sea_container', 'FCR', false],
    ['CIP', 'air', 'air_waybill', false],
    ['CIP', 'air', 'bill_of_lading', true],
    ['DAP', 'courier', 'courier_receipt', false],
    ['EXW', null, 'packing_list', true],
    ['EXW', 'road', 'tender notice', false],
  ] as const)('%s by %s with a %s; unproven: %s', (rule, transport, type, unproven) => {
    const g = funded({ terms: terms({ incoterm: { rule, place: 'Ningbo' }, transport, cover: 'post_delivery' }) });
    ships(g, '2026-03-06', { documents: [paper(type)] });
    expect(codes(g).includes('shipment.unproven')).toBe(unproven);
  });

  it('may mean the export clearance, where the policy says so', () => {
    const g = funded({ policy: 'rapid', terms: terms({ cover: 'post_delivery', incoterm: { rule: 'FCA', place: 'Ningbo' } }) });
    const shipping = shippingOf(states(g), policyNow(states(g), factsOf(g)));
    expect([shipping.event, shipping.papers.slice(0, 2)]).toEqual(['export_cleared', ['export_declaration', 'courier_receipt']]);
    expect(shipping.papers).toContain('bill_of_lading');
  });

  it('reads the names of papers as trade writes them', () =>
    expect(['FCR', 'b/l', 'Air Waybill', 'CMR', 'packing list', '__proto__'].map(paperKind)).toEqual([
      'forwarders_cargo_receipt',
      'bill_of_lading',
      'air_waybill',
      'road_consignment_note',
      'packing_list',
      '__proto__',
    ]));

  it('papers that come later prove it', () => {
    const g = funded();
    ships(g, '2026-03-06', { documents: [] });
    expect(codes(g)).toEqual(['shipment.unproven']);
    expect(act(g, (s, f) => addPapers(s, f, [paper('bill_of_lading', '2026-03-06')]))).toBeNull();
    expect([codes(g), late(g)?.proven]).toEqual([[], true]);
    expect(act(funded(), (s, f) => addPapers(s, f, [paper('bill_of_lading')]))).toBe('order.wrong_state');
  });

  it.each([
    ['CSQU3054383', true],
    ['MSKU1234565', true],
    ['csqu 305438-3', true],
    ['CSQU3054384', false],
    ['CSQX3054383', false],
    ['CSQU305438', false],
  ])('container %s is well formed: %s', (number, good) => expect(isContainerNumber(normaliseContainer(number))).toBe(good));

  it('in a container that is not says so and goes on', () => {
    const g = funded();
    expect([ships(g, '2026-03-06', { container: 'CSQU3054384' }), codes(g)]).toEqual([null, ['container.malformed']]);
  });
});

describe('the good order', () => {
  it('completes with the receipt and frees the limit', () => {
    const g = funded();
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    books(g, 'b1');
    reports(g, 'b1', { seals: ['A100231', 'A100232'] });
    pay(g, 280_000);
    to(g, '2026-05-12T18:00:00+08:00');
    ships(g, '2026-05-12', { seals: ['A100231', 'A100232'], container: 'MSKU1234565' });
    expect([status(g), codes(g), reserved(g)]).toEqual(['shipped', [], 400_000]);
    to(g, '2026-06-14T09:00:00Z');
    expect([arrives(g, '2026-06-13'), receives(g, '2026-06-14'), status(g), reserved(g)]).toEqual([null, null, 'completed', 0]);
    expect(g.transfers.some((t) => t.intentId.startsWith('release'))).toBe(true);
    expect([...g.deadlines.keys()].filter((name) => name.startsWith('shipments.'))).toEqual([]);
  });
});
