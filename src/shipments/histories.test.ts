/** Random histories of goods: whatever is tried in whatever order, no act throws and the laws of the state hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDGES } from '../orders/rules.ts';
import type { OrderStatus } from '../orders/types.ts';
import { addDays, addMillis, dayOf } from '../kernel/dates.ts';
import { clause, terms } from '../orders/orders.fixture.ts';
import {
  AGENCY,
  type Goods,
  act,
  arrives,
  books,
  contests,
  funded,
  paper,
  pay,
  receives,
  reports,
  reportsReady,
  reserved,
  ships,
  states,
  status,
  to,
  verifies,
  waives,
} from './goods.fixture.ts';
import { declineDelay, grantDelay, requestDelay } from './ready.rules.ts';
import { acceptVisit, declineVisit, failedBooking, repeatVisit, visitInVain } from './visits.rules.ts';
import { isClosedAt, openWindows, windowsOf } from './windows.rules.ts';

const SIDES = ['buyer', 'supplier'] as const;
const ACTS = 16;

/** One random act; `n` chooses among its variants. */
function play(g: Goods, what: number, n: number): string | null {
  const today = dayOf(g.at, 'Asia/Shanghai');
  const day = addDays(today, -(n % 4));
  const side = SIDES[n % 2] ?? 'buyer';
  const booking = `b${n % 3}`;
  const tries: readonly (() => string | null)[] = [
    () => reportsReady(g, n % 2 === 0 ? 100 : n % 101, (n * 7) % 101),
    () => reportsReady(g, 100, 80 + (n % 21)),
    () => books(g, `b${states(g).inspections.bookings.length % 3}`, n % 5 === 0 ? 'loading' : 'pre_shipment'),
    () => reports(g, booking, { facts: { power: n % 3 === 0 ? 'fail' : 'pass' }, seals: n % 2 ? ['A1', 'A2'] : [] }),
    () => act(g, (s) => (n % 2 ? acceptVisit(s, booking, AGENCY) : declineVisit(s, booking, AGENCY, null))),
    () => act(g, (s) => visitInVain(s, booking, AGENCY, n % 2 ? 'not_ready' : 'access_refused')),
    () => act(g, (s, f) => repeatVisit(s, f, { bookingId: booking, fee: null, agencyId: failedBooking(s)?.agencyId ?? null })),
    () => waives(g),
    () => act(g, (s) => requestDelay(s, addDays(today, n % 60), today)),
    () => act(g, (s) => (n % 3 ? grantDelay(s, { amendmentId: `a${n}`, fingerprint: () => 'print' }) : declineDelay(s))),
    () => ships(g, day, { documents: n % 3 ? [paper('bill_of_lading', day)] : [], seals: n % 2 ? ['A1', 'A3'] : [] }),
    () => arrives(g, day, { by: side, paper: n % 3 === 0 ? paper('arrival_notice', day) : null }),
    () => contests(g, side, n % 4 === 0 ? { on: day, paper: paper('delivery_order', day) } : {}),
    () => receives(g, day),
    () => verifies(g, ['A1', 'A2']),
    () => pay(g, 1 + (n % 5) * 70_000),
  ];
  return tries[what]?.() ?? null;
}

const step = fc.tuple(fc.nat({ max: ACTS - 1 }), fc.nat({ max: 1_000 }), fc.constantFrom(0, 0, 1, 3, 20));
const opening = fc.record({
  policy: fc.constantFrom('classic', 'whole-order', 'rapid'),
  cover: fc.constantFrom('pre_shipment' as const, 'post_delivery' as const),
});

describe('any history of goods', () => {
  it('moves along declared edges, keeps what was told and never opens a closed window again', () => {
    fc.assert(
      fc.property(opening, fc.array(step, { maxLength: 25 }), ({ policy, cover }, steps) => {
        const g = funded({ policy, terms: terms({ cover }), clauses: [clause('power')] });
        for (const [what, n, days] of steps) {
          const from = { basis: basis(g), closed: closed(g) };
          const before = { status: status(g) as OrderStatus, goods: states(g).shipments, seq: g.seq };
          const refused = play(g, what, n);
          const after = states(g).shipments;
          if (refused !== null) expect([g.seq, after]).toEqual([before.seq, before.goods]);
          expect(reachable(before.status, status(g) as OrderStatus)).toBe(true);
          if (before.goods.shipped) expect(after.shipped).toEqual(before.goods.shipped);
          if (before.goods.coverBreach) expect(after.coverBreach).toBe(before.goods.coverBreach);
          if (before.goods.inspectBy) expect(after.inspectBy).toEqual(before.goods.inspectBy);
          expect(reserved(g)).toBeGreaterThanOrEqual(0);
          if (basis(g) === from.basis) for (const ground of from.closed) expect(closed(g)).toContain(ground);
          to(g, addMillis(g.at, days * 86_400_000 + 1));
        }
        // The order ends by itself once received: nobody has to come back for it.
        if (status(g) === 'arrived' && states(g).shipments.receipt) {
          to(g, addMillis(g.at, 400 * 86_400_000));
          expect([status(g), reserved(g), openWindows(states(g), g.at)]).toEqual(['completed', 0, []]);
        }
        if (['shipped', 'arrived'].includes(status(g))) {
          to(g, addMillis(g.at, 800 * 86_400_000));
          expect(status(g)).toBe('completed');
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Grounds whose time is over. */
const closed = (g: Goods): readonly string[] =>
  windowsOf(states(g), g.at)
    .filter((w) => isClosedAt(w, g.at))
    .map((w) => w.ground);

/** What may move the end of a window: another shipping date both agreed, another arrival shown by paper, cover made wider. */
const basis = (g: Goods): string =>
  JSON.stringify([states(g).contracts.agreed?.terms.shipBy.date, states(g).shipments.arrival, states(g).shipments.coverBreach]);

/** One act may take an order along several edges (a receipt straight from the ship). */
function reachable(from: OrderStatus, to_: OrderStatus): boolean {
  if (from === to_) return true;
  return EDGES[from].some((next) => next === to_ || (EDGES[next].includes(to_) && next !== from));
}
