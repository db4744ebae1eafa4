/** Paying what was read: another figure, another try or another refund is refused, and what was not named waits. */
import { describe, expect, it } from 'vitest';
import { ok } from '../kernel/result.ts';
import { ORDER, type Played, run } from '../orders/orders.fixture.ts';
import { type Seen, payRefunds, unsendRefund } from './pay.rules.ts';
import { instruct, order, paid, pays, paysOut, seen, sends, states, takesBack } from './refunds.fixture.ts';
import { holdRefunds } from './refunds.rules.ts';

const says = (p: Played, read: readonly Seen[]): string | null => run(p, () => payRefunds(states(p), ORDER, read));
const standing = (p: Played): readonly string[] =>
  states(p).payments.refunds.map(({ amountMinor, status }) => `${amountMinor} ${status}`);

describe('two instructions of which an operator read', () => {
  type Row = readonly [what: string, read: (seen: readonly Seen[]) => readonly Seen[], refused: string | null, left: string[]];
  const other = (change: Partial<Seen>) => (read: readonly Seen[]) => read.map((each) => ({ ...each, ...change }));
  const rows: readonly Row[] = [
    ['both', (read) => read, null, ['100000 paid', '50000 paid']],
    ['one', (read) => read.slice(0, 1), null, ['100000 paid', '50000 open']],
    ['one twice', (read) => [...read.slice(1), ...read.slice(1)], null, ['100000 open', '50000 paid']],
    ['another amount of one', other({ amountMinor: 100_000 }), 'refund.changed', ['100000 open', '50000 open']],
    ['a fee with them', other({ feeMinor: 1 }), 'refund.changed', ['100000 open', '50000 open']],
    ['an earlier try', other({ attempt: 1 }), 'refund.changed', ['100000 open', '50000 open']],
    ['another order’s', other({ refundId: 'of-another' }), 'refund.changed', ['100000 open', '50000 open']],
    ['none', () => [], 'refund.none_open', ['100000 open', '50000 open']],
  ];
  it.each(rows)('%s', (_, read, refused, left) => {
    const p = paid();
    for (const amountMinor of [100_000, 50_000]) instruct(p, amountMinor);
    expect([says(p, read(seen(p))), standing(p)]).toEqual([refused, left]);
  });
});

describe('a page that was read before', () => {
  it('the refund was paid is told that nothing, or not this one, is open', () => {
    const p = paid();
    instruct(p, 100_000);
    const read = seen(p);
    paysOut(p);
    expect(says(p, read)).toBe('refund.none_open');
    instruct(p, 50_000);
    expect(says(p, read)).toBe('refund.changed');
    expect(standing(p)).toEqual(['100000 paid', '50000 open']);
  });

  it('it was held says so, whatever else is open', () => {
    const p = paid();
    instruct(p, 100_000);
    const read = seen(p);
    run(p, () => ok(holdRefunds(states(p), 'claim-1')));
    expect(says(p, read)).toBe('refund.on_hold');
    instruct(p, 50_000, { claimId: 'claim-2' });
    expect(says(p, read)).toBe('refund.on_hold');
  });

  it('its sources changed is refused, though its amount is the same', () => {
    const p = order();
    const card = pays(p, 200_000, 'card');
    pays(p, 200_000);
    instruct(p, 250_000);
    const read = seen(p);
    expect(takesBack(p, card, 150_000)).toBeNull();
    expect(seen(p)).toMatchObject([{ amountMinor: 250_000 }]);
    expect(says(p, read)).toBe('refund.changed');
  });

  it('the card processor would not take it is refused; on its way it is paid', () => {
    const p = order();
    pays(p, 400_000, 'card');
    const id = instruct(p, 100_000);
    const read = seen(p);
    sends(p);
    run(p, () => ok(unsendRefund(states(p), id, 'card.not_refundable')));
    expect(says(p, read)).toBe('refund.changed');
    const now = seen(p);
    sends(p);
    expect(says(p, now)).toBeNull();
  });
});
