/** Visits to the goods, what waits for them under pre-shipment cover, and the seals they leave. */
import { describe, expect, it } from 'vitest';
import { openBooking } from '../inspections/rules.ts';
import { must } from '../kernel/assert.ts';
import { clause, terms } from '../orders/orders.fixture.ts';
import type { PaymentsState } from '../payments/types.ts';
import {
  AGENCY,
  type Goods,
  act,
  books,
  codes,
  funded,
  planOf,
  postDelivery,
  reports,
  reportsReady,
  arrives,
  ships,
  states,
  status,
  to,
  verifies,
  waives,
} from './goods.fixture.ts';
import { holdOf } from './ready.rules.ts';
import { sealsBroken, standingWarnings } from './rules.ts';
import { acceptVisit, cancelVisit, declineVisit, failedBooking, lotOf, repeatVisit, visitInVain } from './visits.rules.ts';

describe('a visit', () => {
  const visited = (): Goods => {
    const g = funded({ clauses: [clause('power'), clause('label', { defectClass: 'minor' })] });
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    return g;
  };

  it("draws from the whole lot by the contract's plan, unless the buyer asks otherwise", () => {
    const g = visited();
    expect(planOf(g)).toMatchObject({
      lotSize: 500,
      level: 'II',
      draw: 50,
      classes: { major: { accept: 3 }, minor: { accept: 5 } },
    });
    expect(lotOf(terms({ lines: [{ ...must(terms().lines[0], 'a line'), quantity: { thousandths: 2_500, unit: 't' } }] }))).toBe(
      3,
    );
  });

  it('that found too much may be followed by the same figures again: reworked, and nothing falls due by it', () => {
    const g = visited();
    const due = () => (g.states['payments'] as PaymentsState).instalments.map((i) => i.dueOn);
    books(g, 'b1');
    expect([reports(g, 'b1', { defects: { critical: 0, major: 4, minor: 0 } }), due()[1]]).toEqual([null, null]);
    expect([reportsReady(g), reportsReady(g, 100, 100), due()[1]]).toEqual([null, null, null]);
    expect([books(g, 'b2'), reports(g, 'b2'), due()[1]]).toEqual([null, null, '2026-05-08']);
  });

  it('is booked once at a time, and reported by the agency booked', () => {
    const g = visited();
    expect([books(g, 'b1'), books(g, 'b2'), books(g, 'b3', 'loading')]).toEqual([null, 'inspection.already_booked', null]);
    expect(reports(g, 'b1', { agencyId: 'agc1111111' })).toBe('inspection.not_inspector');
    expect([reports(g, 'nope'), reports(g, 'b1'), reports(g, 'b1')]).toEqual([
      'inspection.not_booked',
      null,
      'inspection.not_booked',
    ]);
    expect(states(g).inspections.reports[0]).toMatchObject({ bookingId: 'b1', passed: true });
  });

  it('that passes makes the balance due', () => {
    const g = visited();
    books(g, 'b1');
    reports(g, 'b1');
    const balance = (states(g) as unknown as { payments: { instalments: { dueOn: string | null }[] } }).payments.instalments[1];
    expect(balance?.dueOn).toBe('2026-05-08');
  });

  it('may be accepted, declined and cancelled while it is open', () => {
    const g = visited();
    books(g, 'b1');
    expect(act(g, (s) => acceptVisit(s, 'b1', AGENCY))).toBeNull();
    expect(act(g, (s) => declineVisit(s, 'b1', AGENCY, null))).toBeNull();
    expect([reports(g, 'b1'), openBooking(states(g).inspections)]).toEqual(['inspection.not_booked', null]);
    books(g, 'b2');
    expect(act(g, (s) => cancelVisit(s, 'b2', 'supplier'))).toBe('order.not_party');
    expect([act(g, (s) => cancelVisit(s, 'b2', 'buyer')), act(g, (s) => acceptVisit(s, 'b2', AGENCY))]).toEqual([
      null,
      'inspection.not_booked',
    ]);
  });

  it('is accepted no more once nothing can be reported', () => {
    const g = visited();
    books(g, 'b1');
    books(g, 'b2', 'loading');
    ships(g, '2026-05-04');
    expect(['b1', 'b2'].map((id) => act(g, (s) => acceptVisit(s, id, AGENCY)))).toEqual(['order.wrong_state', null]);
    arrives(g, '2026-05-04');
    expect(act(g, (s) => acceptVisit(s, 'b2', AGENCY))).toBe('order.wrong_state');
  });

  it('that judges nothing is no report of a lot, but seals alone are one of a loading', () => {
    const g = visited();
    books(g, 'b1');
    books(g, 'b2', 'loading');
    expect(reports(g, 'b1', { defects: null, seals: ['A1'] })).toBe('inspection.nothing_reported');
    expect(reports(g, 'b2', { defects: null, seals: ['A1'] })).toBeNull();
    expect(states(g).inspections.reports.map((r) => r.kind)).toEqual(['loading']);
  });

  it("that failed is repeated once at the supplier's cost, by the same agency", () => {
    const g = visited();
    const again = (bookingId: string) =>
      act(g, (s, f) => repeatVisit(s, f, { bookingId, fee: null, agencyId: failedBooking(s)?.agencyId ?? null }));
    expect(again('r0')).toBe('inspection.not_failed');
    books(g, 'b1');
    reports(g, 'b1', { facts: { power: 'fail' } });
    expect([again('r1'), states(g).inspections.bookings[1]]).toEqual([
      null,
      expect.objectContaining({ feeBorneBy: 'supplier', reinspection: true, by: 'supplier' }),
    ]);
    reports(g, 'r1', { facts: { power: 'fail' } });
    expect([again('r2'), books(g, 'b4')]).toEqual(['inspection.reinspection_spent', null]);
    expect(states(g).inspections.bookings[2]).toMatchObject({ feeBorneBy: 'buyer', reinspection: false });
  });

  it("is not repeated at the supplier's cost after the shipping date", () => {
    const g = visited();
    books(g, 'b1');
    reports(g, 'b1', { facts: { power: 'fail' } });
    to(g, '2026-05-16T00:00:00+08:00');
    expect(act(g, (s, f) => repeatVisit(s, f, { bookingId: 'r', fee: null, agencyId: AGENCY }))).toBe('inspection.too_late');
  });

  it("in vain is the supplier's cost; an inspector who was not let in widens the cover", () => {
    const g = visited();
    books(g, 'b1');
    expect(act(g, (s) => visitInVain(s, 'b1', AGENCY, 'not_ready'))).toBeNull();
    expect([states(g).inspections.bookings[0]?.feeBorneBy, states(g).shipments.coverBreach]).toEqual(['supplier', null]);
    books(g, 'b2');
    expect(act(g, (s) => visitInVain(s, 'b2', AGENCY, 'access_refused'))).toBeNull();
    expect(states(g).shipments.coverBreach).toBe('inspector_refused');
  });
});

describe('under pre-shipment cover goods wait', () => {
  type Case = readonly [what: string, prepare: (g: Goods) => unknown, shipOn: string, breach: string | null];
  const CASES: readonly Case[] = [
    ['for the inspection: the last of its days', () => undefined, '2026-05-12', 'shipped_before_inspection'],
    ['no longer than those days', () => undefined, '2026-05-13', null],
    ['not once waived', (g) => waives(g), '2026-05-06', null],
    ['not after a clean report', (g) => [books(g, 'b'), reports(g, 'b')], '2026-05-05', null],
    [
      'after a failed report',
      (g) => [books(g, 'b'), reports(g, 'b', { facts: { power: 'fail' } })],
      '2026-05-14',
      'shipped_after_failed',
    ],
    [
      'not if the buyer waives a failed one',
      (g) => [books(g, 'b'), reports(g, 'b', { facts: { power: 'fail' } }), waives(g)],
      '2026-05-14',
      null,
    ],
    [
      'after a second visit that failed, though the first was waived',
      (g) => [
        books(g, 'b'),
        reports(g, 'b', { facts: { power: 'fail' } }),
        waives(g),
        to(g, '2026-05-05T09:00:00+08:00'),
        books(g, 'c'),
        reports(g, 'c', { facts: { power: 'fail' } }),
      ],
      '2026-05-14',
      'shipped_after_failed',
    ],
    [
      'not once a second visit passed',
      (g) => [books(g, 'b'), reports(g, 'b', { facts: { power: 'fail' } }), books(g, 'c'), reports(g, 'c')],
      '2026-05-05',
      null,
    ],
    [
      'two business days after a report that found a minor fault',
      (g) => [books(g, 'b'), reports(g, 'b', { facts: { label: 'fail' } })],
      '2026-05-07',
      'shipped_in_claim_days',
    ],
    ['not longer', (g) => [books(g, 'b'), reports(g, 'b', { facts: { label: 'fail' } })], '2026-05-08', null],
  ];

  it.each(CASES)('%s', (_, prepare, shipOn, breach) => {
    const g = funded({ clauses: [clause('power'), clause('label', { defectClass: 'minor' })] });
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    prepare(g);
    to(g, `${shipOn}T18:00:00+08:00`);
    expect([ships(g, shipOn), status(g), states(g).shipments.coverBreach]).toEqual([null, 'shipped', breach]);
    expect(codes(g).includes('cover.breached')).toBe(breach !== null);
  });

  it('and what was not arranged lapses by itself', () => {
    const g = funded();
    to(g, '2026-05-04T09:00:00+08:00');
    reportsReady(g);
    to(g, '2026-05-13T00:00:00+08:00');
    expect([states(g).shipments.inspectionLapsed, holdOf(states(g))]).toEqual([true, null]);
  });

  it('and a waiver is given once', () => {
    const g = funded();
    expect([waives(g), waives(g)]).toEqual([null, 'inspection.already_waived']);
  });
});

describe('seals', () => {
  const inspected = (seals: readonly string[]): Goods => {
    const g = funded({ terms: postDelivery() });
    reportsReady(g, 100, 90);
    books(g, 'b1');
    reports(g, 'b1', { seals });
    return g;
  };
  const FIVE = ['C771', 'C772', 'C773', 'C774', 'C775'];

  it('that differ from the inspected ones stand as a warning', () => {
    const g = inspected(FIVE);
    expect([ships(g, '2026-03-06', { seals: ['C771', 'C772', 'C901', 'C902', 'C775'] }), codes(g)]).toEqual([
      null,
      ['seals.mismatch'],
    ]);
    expect(standingWarnings(states(g).shipments)).toEqual([
      { code: 'seals.mismatch', data: { link: 'loading', missing: ['C773', 'C774'], unknown: ['C901', 'C902'] } },
    ]);
  });

  it('that are the same, in any order, say nothing; those not told are asked for', () => {
    const same = inspected(FIVE);
    expect([
      ships(same, '2026-03-06', { seals: [...FIVE].reverse() }),
      codes(same),
      standingWarnings(states(same).shipments),
    ]).toEqual([null, [], []]);
    const silent = inspected(FIVE);
    expect([ships(silent, '2026-03-06'), codes(silent)]).toEqual([null, ['seals.not_shown']]);
  });

  it("are compared again on arrival, with the container's own seal or without it", () => {
    const g = inspected(FIVE);
    ships(g, '2026-03-06', { seals: FIVE, containerSeal: 'ML-1' });
    expect([verifies(g, [...FIVE, 'ML-1']), codes(g), verifies(g, FIVE.slice(1)), codes(g)]).toEqual([
      null,
      [],
      null,
      ['seals.mismatch'],
    ]);
    expect(verifies(funded(), ['A'])).toBe('order.wrong_state');
  });

  it('of the container are compared with those of the loading that was watched', () => {
    const watched = (containerSeal: string): Goods => {
      const g = funded({ terms: postDelivery() });
      books(g, 'b1', 'loading');
      reports(g, 'b1', { defects: null, containerSeal: 'ML-1' });
      ships(g, '2026-03-06', { containerSeal, seals: ['A1'] });
      return g;
    };
    expect([codes(watched('ML-1')), codes(watched('ML-2'))]).toEqual([[], ['seals.mismatch']]);
    expect([sealsBroken(states(watched('ML-1')).shipments), sealsBroken(states(watched('ML-2')).shipments)]).toEqual([
      false,
      true,
    ]);
  });

  it('that nobody recorded cannot be compared', () => {
    const g = funded();
    ships(g, '2026-03-06');
    expect(verifies(g, ['A'])).toBe('shipment.no_seals');
  });

  it('told by the watcher of the loading are compared with the shipment that was reported before', () => {
    const g = funded({ terms: postDelivery() });
    books(g, 'b1', 'loading');
    ships(g, '2026-03-06', { seals: ['A1'] });
    expect([reports(g, 'b1', { defects: null, seals: ['A2'] }), codes(g)]).toEqual([null, ['seals.mismatch']]);
  });
});
