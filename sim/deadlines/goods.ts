/** What acts around deadlines begin from: an act that waits for its instant, and goods on their way. */
import type { Answer, Call, Context } from '../../src/context.ts';
import { addMillis, dayOf } from '../../src/kernel/dates.ts';
import type { StreamRef } from '../../src/kernel/decider.ts';
import { orderStream } from '../../src/orders/service.ts';
import type { Person } from '../../src/parties/types.ts';
import { confirmReceipt } from '../../src/payments/service.ts';
import { arrived, ready, reportShipment } from '../../src/shipments/service.ts';
import type { Arena } from '../arena.ts';
import type { Supplier } from '../cast.ts';
import { type Court, done } from '../court.ts';

/** An act that waits for its instant. */
export type Waiting = {
  readonly stream: StreamRef;
  readonly by: Person;
  readonly act: (ctx: Context, call: Call) => Promise<Answer>;
};

export type DueAct = {
  readonly name: string;
  /** How the deadline's name begins. */
  readonly deadline: string;
  /** What a millisecond before the deadline is answered; what at it and after it, where more than one says the same. */
  readonly before: string;
  readonly after: readonly string[];
  /** What else happens where the worker was late. */
  readonly besides?: string;
  readonly prepare: (arena: Arena, court: Court, supplier: Supplier) => Promise<Waiting>;
};

export const PAID_IN_FULL = 'all';
const WALL = [{ clauseId: 'wall', text: 'Wall thickness at least 2.5 mm', defectClass: 'major' as const }];

export const dayBefore = (call: Call): string => dayOf(addMillis(call.receivedAt, -1), 'Asia/Shanghai');

export const onOrder = (orderId: string, by: Person, act: Waiting['act']): Waiting => ({ stream: orderStream(orderId), by, act });

/** Paid and packed, waiting for its inspection. */
export async function packed(arena: Arena, supplier: Supplier): Promise<string> {
  const { ctx } = arena.world;
  const orderId = await arena.confirmedOrder(supplier, { cover: 'pre_shipment' });
  await done(confirmReceipt(ctx, arena.call(supplier.owner), orderId, PAID_IN_FULL));
  await done(ready(ctx, arena.call(supplier.owner), orderId, { producedPercent: 100, packedPercent: 100 }));
  return orderId;
}

/** Shipped today; nobody has told of the arrival. */
export async function shipped(arena: Arena, supplier: Supplier): Promise<string> {
  const { ctx } = arena.world;
  const orderId = await arena.confirmedOrder(supplier, { clauses: WALL });
  await done(confirmReceipt(ctx, arena.call(supplier.owner), orderId, PAID_IN_FULL));
  const on = arena.world.clock.now().slice(0, 10);
  await done(
    reportShipment(ctx, arena.call(supplier.owner), orderId, { on, documents: [{ type: 'bill_of_lading', datedOn: on }] }),
  );
  return orderId;
}

export async function landed(arena: Arena, supplier: Supplier, by: Person): Promise<string> {
  const orderId = await shipped(arena, supplier);
  await done(arrived(arena.world.ctx, arena.call(by), orderId, { on: arena.world.clock.now().slice(0, 10) }));
  return orderId;
}
