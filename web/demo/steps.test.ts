/** The steps of the guide: told by the order's events alone, and with an end. */
import { describe, expect, it } from 'vitest';
import { type Guided, STEPS, stepOf } from './steps.ts';

const DAY = '2026-03-02T01:00:00.000Z';
const guided = (...types: readonly string[]): Guided => ({
  orderId: 'spp1111111-rdr1111111',
  title: 'Display tent 3 x 6 m',
  state: 'draft',
  shipBy: '2026-05-20',
  claimId: 'clm1',
  events: types.map((type) => ({ type, at: DAY })),
  due: [{ name: 'claims.negotiation:clm1', dueAt: '2026-07-20T16:00:00.000Z' }],
});

/** The events of the whole tour, as the order's stream has them. */
const TOUR = [
  'contracts.drafted',
  'contracts.clause_set',
  'contracts.sent',
  'contracts.clause_removed',
  'contracts.sent',
  'contracts.confirmed',
  'contracts.agreed',
  'payments.credited',
  'shipments.shipped',
  'shipments.arrived',
  'claims.opened',
  'claims.answered',
  'claims.escalated',
  'claims.determined',
  'claims.approved',
  'payments.refund_paid',
];

describe('the guide', () => {
  // biome-ignore format: a table
  it.each([
    [0, 'draft'], [1, 'send'], [2, 'send'], [3, 'refused'], [4, 'rewrite'], [5, 'supplier_confirms'], [6, 'buyer_confirms'], [7, 'pay'], [8, 'ship'],
    [9, 'arrive'], [10, 'claim'], [11, 'answer'], [12, 'escalate'], [13, 'decide'], [14, 'approve'], [15, 'refund'], [16, 'file'],
  ])('after %i events the next step is: %s', (events, id) => {
    expect(STEPS[stepOf(events === 0 ? null : guided(...TOUR.slice(0, events)))]?.id).toBe(id);
  });

  it('follows who went another way: a contract that was agreed at once needs no rewriting', () => {
    expect(STEPS[stepOf(guided('contracts.drafted', 'contracts.sent', 'contracts.confirmed', 'contracts.agreed'))]?.id).toBe(
      'pay',
    );
  });

  it('says before which instant a step is too early', () => {
    const from = Object.fromEntries(STEPS.map(({ id, from: early }) => [id, early?.(guided(...TOUR)) ?? null]));
    expect([from['ship'], from['arrive'], from['claim'], from['escalate'], from['pay']]).toEqual([
      '2026-05-18T02:00:00.000Z',
      '2026-04-08T01:00:00.000Z',
      '2026-03-05T01:00:00.000Z',
      '2026-07-20T16:01:00.000Z',
      null,
    ]);
  });
});
