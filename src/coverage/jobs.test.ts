/** What counts as completed trade: money that came through the programme and stayed. */
import { describe, expect, it } from 'vitest';
import type { View } from '../db/registry.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { reactors } from './jobs.ts';

const STREAM = { supplierId: 'spp0000000', kind: 'order', id: 'spp0000000-0rder00000' } as const;
const view = (paid: object, supplier: View['supplier'] = {}): View => ({
  stream: STREAM,
  supplier,
  relations: [],
  version: 9,
  states: {
    contracts: { buyerId: 'byr0000000', agreed: { terms: { currency: 'USD' } } },
    payments: { paidMinor: 0, refundedMinor: 0, chargedBackMinor: 0, refunds: [], ...paid },
  },
  facts: {
    receivedAt: '2026-03-02T01:00:00.000Z',
    at: '2026-03-02T01:00:00.000Z',
    calendars: { version: 1, calendars: new Map() } as unknown as View['facts']['calendars'],
  },
});
const moved = (to: string) =>
  ({
    type: 'orders.moved',
    v: 1,
    data: { to, because: 'received' },
    seq: 9,
    at: '2026-03-02T01:00:00.000Z',
    actor: { kind: 'timer' },
  }) as const;
const answers = (event: RecordedEvent, seen: View) =>
  reactors.filter((r) => r.on.includes(event.type)).flatMap((r) => r.react(event, seen).supplierEvents ?? []);
const react = (to: string, seen: View) => answers(moved(to), seen);

describe('an order that ends', () => {
  it.each([
    ['completed and paid', 'completed', { paidMinor: 400_000 }, [400_000]],
    [
      'completed, part given back',
      'completed',
      { paidMinor: 400_000, refundedMinor: 100_000, chargedBackMinor: 50_000 },
      [250_000],
    ],
    ['completed, nothing paid', 'completed', {}, []],
    ['completed, all given back', 'completed', { paidMinor: 400_000, refundedMinor: 400_000 }, []],
    ['cancelled', 'cancelled', { paidMinor: 400_000 }, []],
    ['refunded', 'refunded', { paidMinor: 400_000 }, []],
    ['still on its way', 'shipped', { paidMinor: 400_000 }, []],
  ])('%s', (_, to, paid, amounts) => {
    const events = react(to, view(paid));
    expect(events.map((e) => e.data['amountMinor'])).toEqual(amounts);
    for (const event of events) {
      expect(event).toMatchObject({
        type: 'coverage.outcome_recorded',
        data: { orderId: STREAM.id, buyerId: 'byr0000000', currency: 'USD', outcome: 'completed' },
      });
    }
  });

  it('tells nobody where no supplier’s stream is locked', () => {
    expect(react('completed', view({ paidMinor: 1 }, null))).toEqual([]);
  });
});

describe('a refund that was paid', () => {
  const paidBack = (because: string, amountMinor: number, supplier: View['supplier'] = {}) =>
    answers(
      { ...moved(''), type: 'payments.refund_paid', data: { refundId: 'r1', amountMinor } },
      view({ refunds: [{ refundId: 'r1', because }] }, supplier),
    );
  it.each([
    ['of an award is a dispute lost', 'determination', 100_000, 1],
    ['of an appeal is one too', 'appeal', 30_000, 1],
    ['of a settlement is none', 'settlement', 100_000, 0],
    ['of an inspection fee alone is none', 'determination', 0, 0],
  ])('%s', (_, because, amountMinor, times) => {
    const events = paidBack(because, amountMinor);
    expect(events.map((e) => [e.data['outcome'], e.data['amountMinor']])).toEqual(
      times === 0 ? [] : [['dispute_lost', amountMinor]],
    );
    expect(paidBack(because, amountMinor, null)).toEqual([]);
  });
});
