/** What a supplier must do comes first, by its day, and leads to the page on which it is done. */
import { describe, expect, it } from 'vitest';
import { type OrderRow, placeOf, sortOut } from './steps.ts';

const order = (orderId: string, by: string, what: string, at: string | null, you = 'supplier'): OrderRow =>
  ({
    orderId,
    you,
    next: { by, what, instalment: null },
    due: at === null ? null : { at, on: at.slice(0, 10), rule: '' },
  }) as OrderRow;

describe('orders of a supplier', () => {
  it('are its own turns by day, then the turns of others; none that it buys, none that is over', () => {
    const { mine, others } = sortOut([
      order('late', 'supplier', 'ship', '2026-12-05'),
      order('never', 'supplier', 'ship', null),
      order('soon', 'supplier', 'claim_answer', '2026-12-01'),
      order('waits', 'buyer', 'pay_instalment', '2026-12-02'),
      order('over', 'nobody', 'nothing', null),
      order('bought', 'supplier', 'ship', '2026-11-30', 'buyer'),
    ]);
    expect(mine.map(({ orderId }) => orderId)).toEqual(['soon', 'late', 'never']);
    expect(others.map(({ orderId }) => orderId)).toEqual(['waits']);
  });

  it.each([
    ['report_ready', '/orders/a/ready'],
    ['ship', '/orders/a/ship'],
    ['report_arrival', '/orders/a/arrival'],
    ['claim_answer', '/orders/a/claims'],
    ['confirm', '/orders/a'],
  ])('%s is done at %s', (what, place) => {
    expect(placeOf(order('a', 'supplier', what, null))).toBe(place);
  });
});
