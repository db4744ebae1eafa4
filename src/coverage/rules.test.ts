/** Limits: granted, reserved, freed, and never less than nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MINOR } from '../kernel/money.ts';
import {
  advanceChange,
  evolveCoverage,
  grantLimit,
  hasGrant,
  initialCoverage,
  limitOf,
  limitsOf,
  outcomeOf,
  remainingOf,
  reservationChange,
} from './rules.ts';
import type { CoverageEvent, CoverageState } from './types.ts';

const RECORDED = { seq: 1, at: '2026-03-02T01:00:00.000Z', actor: { kind: 'timer' } } as const;
const folded = (state: CoverageState, events: readonly CoverageEvent[]): CoverageState =>
  events.reduce((s, event) => evolveCoverage(s, { ...event, ...RECORDED }), state);
const TODAY = '2026-03-02';
const grant = (amountMinor: number, change: Partial<Parameters<typeof grantLimit>[0]> = {}) =>
  grantLimit({ currency: 'USD', amountMinor, reviewOn: null, by: 'op', because: 'trade_history', ...change }, TODAY);
const granted = (amountMinor: number, state = initialCoverage): CoverageState => {
  const decided = grant(amountMinor);
  if (!decided.ok) throw new Error(decided.code);
  return folded(state, decided.value.events as readonly CoverageEvent[]);
};

describe('a grant', () => {
  it.each([
    ['a limit', 1_500_000, {}, 'ok'],
    ['nothing', 0, {}, 'ok'],
    ['the most there is', MAX_MINOR, {}, 'ok'],
    ['a review tomorrow', 1, { reviewOn: '2026-03-03' }, 'ok'],
    ['a currency that does not exist', 1, { currency: 'XXX' }, 'limit.currency_unknown'],
    ['half a cent', 0.5, {}, 'limit.amount_invalid'],
    ['less than nothing', -1, {}, 'limit.amount_invalid'],
    ['more than there is', MAX_MINOR + 1, {}, 'limit.amount_invalid'],
    ['a review today', 1, { reviewOn: TODAY }, 'limit.review_past'],
  ])('of %s', (_, amount, change, expected) => {
    const decided = grant(amount, change);
    expect(decided.ok ? 'ok' : decided.code).toBe(expected);
  });

  it('replaces the one before and leaves other currencies alone', () => {
    const twice = granted(300_000, granted(600_000));
    const yen = folded(twice, [
      {
        type: 'coverage.granted',
        v: 1,
        data: { currency: 'JPY', amountMinor: 500_000, reviewOn: '2026-06-01', by: 'op', because: 'review' },
      },
    ]);
    expect(limitsOf(yen.limits)).toEqual([
      { currency: 'JPY', grantedMinor: 500_000, reservedMinor: 0, remainingMinor: 500_000 },
      { currency: 'USD', grantedMinor: 300_000, reservedMinor: 0, remainingMinor: 300_000 },
    ]);
    expect(yen).toMatchObject({ reviewOn: '2026-06-01', grantedBy: 'op', grantedAt: RECORDED.at });
  });

  it('below what orders hold leaves nothing and breaks no promise', () => {
    const held = folded(granted(600_000), reservationChange('o', 'USD', 0, 400_000));
    const lowered = granted(100_000, held);
    expect([remainingOf(lowered, 'USD'), limitOf(lowered, 'USD').reservedMinor]).toEqual([0, 400_000]);
  });
});

describe('reservations', () => {
  it.each([
    ['opens', 0, 400_000, [{ type: 'coverage.reserved', amountMinor: 400_000 }]],
    ['grows', 400_000, 500_000, [{ type: 'coverage.reserved', amountMinor: 100_000 }]],
    ['shrinks', 400_000, 150_000, [{ type: 'coverage.freed', amountMinor: 250_000 }]],
    ['ends', 400_000, 0, [{ type: 'coverage.freed', amountMinor: 400_000 }]],
    ['stays', 400_000, 400_000, []],
  ])('of an order that %s', (_, from, to, expected) => {
    expect(reservationChange('o', 'USD', from, to)).toMatchObject(
      expected.map(({ type, amountMinor }) => ({ type, data: { orderId: 'o', currency: 'USD', amountMinor } })),
    );
  });

  it('worked: 6,000.00 granted, an order of 4,000.00 leaves 2,000.00, its end gives it back', () => {
    const open = folded(granted(600_000), reservationChange('first', 'USD', 0, 400_000));
    expect(remainingOf(open, 'USD')).toBe(200_000);
    expect(remainingOf(folded(open, reservationChange('first', 'USD', 400_000, 0)), 'USD')).toBe(600_000);
    expect([hasGrant(open), hasGrant(initialCoverage), remainingOf(open, 'EUR')]).toEqual([true, false, 0]);
  });

  it('is used by what the fund advanced until it is repaid, beside what orders reserve', () => {
    const open = folded(granted(600_000), reservationChange('first', 'USD', 0, 400_000));
    const paidFor = folded(open, advanceChange('first', 'USD', 300_000));
    expect([limitOf(paidFor, 'USD').reservedMinor, remainingOf(paidFor, 'USD')]).toEqual([700_000, 0]);
    const closed = folded(paidFor, reservationChange('first', 'USD', 400_000, 0));
    expect(remainingOf(closed, 'USD')).toBe(300_000);
    expect(remainingOf(folded(closed, advanceChange('first', 'USD', -300_000)), 'USD')).toBe(600_000);
    expect(advanceChange('first', 'USD', 0)).toEqual([]);
  });

  it('over any history hold what the open orders hold, and what remains is never below nothing', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const act = fc.oneof(fc.record({ grant: amount }), fc.record({ order: fc.constantFrom('a', 'b', 'c'), to: amount }));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const open = new Map<string, number>();
        let state = initialCoverage;
        for (const one of acts) {
          if ('grant' in one) state = granted(one.grant, state);
          else {
            state = folded(state, reservationChange(one.order, 'USD', open.get(one.order) ?? 0, one.to));
            open.set(one.order, one.to);
          }
          const held = [...open.values()].reduce((sum, minor) => sum + minor, 0);
          expect(limitOf(state, 'USD').reservedMinor).toBe(held);
          expect(remainingOf(state, 'USD')).toBe(Math.max(0, limitOf(state, 'USD').grantedMinor - held));
        }
      }),
    );
  });
});

it('an outcome is tallied beside the limit and does not move it', () => {
  const state = granted(600_000);
  const outcome = outcomeOf({ orderId: 'o', buyerId: 'b', currency: 'USD', amountMinor: 5, outcome: 'completed' });
  expect(folded(state, [outcome])).toBe(state);
});
