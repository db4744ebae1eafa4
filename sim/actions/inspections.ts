/** Visits of inspectors: booked, accepted, declined, cancelled, waived, repeated, reported. */
import { PricesBody } from '../../src/inspections/schema.ts';
import { setPrices } from '../../src/inspections/service.ts';
import type { Booking, VainCause } from '../../src/inspections/types.ts';
import { accept, book, cancel, decline, inVain, repeat, report, waive } from '../../src/shipments/inspections.service.ts';
import { BookBody, DeclineBody, ReportBody, VainBody } from '../../src/shipments/schema.ts';
import type { Action } from '../move.ts';
import type { Random } from '../random.ts';
import type { SimOrder } from '../world.ts';
import { onOrder } from './on-order.ts';

const BEFORE = ['confirmed', 'funded', 'ready'] as const;
const scope = 'inspections:write' as const;
const KINDS = ['pre_shipment', 'pre_shipment', 'pre_shipment', 'during_production', 'loading'] as const;

const booking = onOrder<BookBody, Record<string, never>>({
  name: 'inspections.book',
  weight: 8,
  who: 'buyer',
  scope,
  races: true,
  states: BEFORE,
  schema: BookBody,
  draw: (_, random, { cast }) => ({
    body: {
      agencyId: random.chance(0.95) ? random.pick(cast.agencies).id : random.pick(['0000000000', cast.outsider.id]),
      kind: random.pick(KINDS),
      ...(random.chance(0.2) ? { level: random.pick(['I', 'II', 'III', 'S-4', 'IX']) } : {}),
      ...(random.chance(0.2) ? { lotSize: random.pick([1, 500, 35_001, 2_147_483_647]) } : {}),
      ...(random.chance(0.3) ? { feeMinor: random.int(0, 40_000) } : {}),
    },
    args: {},
  }),
  run: (ctx, call, orderId, { body }) => book(ctx, call, orderId, body),
});

/** A booking to act on: mostly one in that state, sometimes any, seldom none of this order. */
function pickBooking({ states }: SimOrder, random: Random, fit: (b: Booking) => boolean): { bookingId: string } | null {
  const all = states.inspections.bookings;
  const fitting = all.filter(fit);
  if (random.chance(0.04)) return { bookingId: '0000000000' };
  const from = fitting.length > 0 && random.chance(0.9) ? fitting : random.chance(0.15) ? all : [];
  return from.length === 0 ? null : { bookingId: random.pick(from).bookingId };
}

const waiting = (b: Booking): boolean => b.status === 'booked';
const accepted = (b: Booking): boolean => b.status === 'accepted';
const open = (b: Booking): boolean => b.status === 'booked' || b.status === 'accepted';

type Args = { bookingId: string };

const acceptance = onOrder<null, Args>({
  name: 'inspections.accept',
  weight: 20,
  who: 'inspector',
  scope,
  races: true,
  states: BEFORE,
  draw: (order, random) => withArgs(null, pickBooking(order, random, waiting)),
  run: (ctx, call, orderId, { args }) => accept(ctx, call, orderId, args.bookingId),
});

const refusal = onOrder<{ reason?: string }, Args>({
  name: 'inspections.decline',
  weight: 3,
  who: 'inspector',
  scope,
  races: true,
  states: BEFORE,
  schema: DeclineBody,
  draw: (order, random) => withArgs(random.chance(0.5) ? {} : { reason: 'No inspector free' }, pickBooking(order, random, open)),
  run: (ctx, call, orderId, { body, args }) => decline(ctx, call, orderId, args.bookingId, body.reason ?? null),
});

const withdrawal = onOrder<null, Args>({
  name: 'inspections.cancel',
  weight: 3,
  who: 'either',
  scope,
  races: true,
  states: BEFORE,
  draw: (order, random) => withArgs(null, pickBooking(order, random, open)),
  run: (ctx, call, orderId, { args }) => cancel(ctx, call, orderId, args.bookingId),
});

const vain = onOrder<{ because: VainCause }, Args>({
  name: 'inspections.in_vain',
  weight: 3,
  who: 'inspector',
  scope,
  races: true,
  states: BEFORE,
  schema: VainBody,
  draw: (order, random) =>
    withArgs({ because: random.pick(['not_ready', 'access_refused'] as const) }, pickBooking(order, random, open)),
  run: (ctx, call, orderId, { body, args }) => inVain(ctx, call, orderId, args.bookingId, body.because),
});

const filing = onOrder<ReportBody, Args>({
  name: 'inspections.report',
  weight: 24,
  who: 'inspector',
  scope,
  races: true,
  states: BEFORE,
  schema: ReportBody,
  draw: (order, random) => withArgs(findings(order, random), pickBooking(order, random, accepted)),
  run: (ctx, call, orderId, { body, args }) => report(ctx, call, orderId, args.bookingId, body),
});

/** What an inspector found: mostly sound goods, sometimes many defects, sometimes readings of clauses that cannot be read. */
function findings({ states }: SimOrder, random: Random): ReportBody {
  const clauses = states.contracts.agreed?.clauses ?? [];
  const defects = random.chance(0.8)
    ? { critical: random.chance(0.05) ? 1 : 0, major: random.int(0, random.chance(0.45) ? 90 : 2), minor: random.int(0, 5) }
    : undefined;
  const measured = Object.fromEntries(
    clauses
      .filter(() => random.chance(0.4))
      .map((c) => [c.clauseId, [random.pick(['71 W', '180 g/m2', '5.01 m', '3 mm', 'many', '1.2 dE'])]]),
  );
  const facts = Object.fromEntries(
    clauses.filter(() => random.chance(0.2)).map((c) => [c.clauseId, random.pick(['pass', 'fail'] as const)]),
  );
  return {
    ...(defects ? { defects } : {}),
    ...(Object.keys(measured).length > 0 ? { measured } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(random.chance(0.3) ? { seals: ['QS1001', 'QS1002'] } : {}),
  };
}

const letGo = onOrder<null, Record<string, never>>({
  name: 'inspections.waive',
  weight: 1,
  who: 'buyer',
  scope,
  races: true,
  states: BEFORE,
  draw: () => ({ body: null, args: {} }),
  run: (ctx, call, orderId) => waive(ctx, call, orderId),
});

const once = onOrder<null, Record<string, never>>({
  name: 'inspections.repeat',
  weight: 20,
  who: 'supplier',
  scope,
  races: true,
  states: BEFORE,
  draw: ({ states }, random) =>
    (states.inspections.reports.findLast((r) => r.kind === 'pre_shipment')?.passed === false && states.orders.endedAt === null) ||
    random.chance(0.05)
      ? { body: null, args: {} }
      : null,
  run: (ctx, call, orderId) => repeat(ctx, call, orderId),
});

const prices: Action = {
  name: 'inspections.prices',
  weight: 1,
  plan: ({ cast }, random) => {
    const agency = random.pick(cast.agencies);
    const wrong = random.chance(0.15) ? random.pick([agency.viewer, cast.outsider.owner]) : null;
    const price = {
      kind: 'pre_shipment' as const,
      countries: random.pick([[], ['CN'], ['CN', 'VN']]),
      currency: 'USD',
      perDayMinor: random.int(0, 40_000),
      unitsPerDay: 500,
    };
    const body = { prices: random.chance(0.1) ? [price, price] : [price] };
    return {
      kind: 'move',
      command: 'inspections.prices',
      by: wrong ?? agency.owner,
      orderId: null,
      body,
      args: { agencyId: agency.id },
      schema: PricesBody,
      ...(wrong ? { illegal: ['access.denied'] } : {}),
      run: (ctx, call) => setPrices(ctx, call, agency.id, body),
    };
  },
};

const withArgs = <B>(body: B, args: Args | null): { body: B; args: Args } | null => (args ? { body, args } : null);

export const INSPECTION_ACTIONS: readonly Action[] = [
  booking,
  acceptance,
  refusal,
  withdrawal,
  vain,
  filing,
  letGo,
  once,
  prices,
];
