/** Opening an order for one reader: row policies first, then the table of verbs; a foreign order answers as a missing one. */
import type { Context } from '../context.ts';
import type { Queryable } from '../db/reads.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import type { Verb } from '../parties/access.ts';
import type { Person } from '../parties/types.ts';
import { authorise } from './rules.ts';
import { type OrderRow, readOrder, readRelations } from './store.ts';

/** Reads the order and whatever else belongs to it in one read-only transaction, if the person may do this to it. */
export async function openOrderFor<T>(
  ctx: Pick<Context, 'read'>,
  by: Person,
  verb: Verb,
  orderId: string,
  more: (q: Queryable, order: OrderRow) => Promise<T>,
): Promise<Result<{ readonly order: OrderRow; readonly more: T }>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  return ctx.read(by, async (q) => {
    const order = await readOrder(q, orderId);
    if (!order) return refuse('access.not_found');
    const relations = await readRelations(q, orderId, by.companyId);
    const denied = authorise(by, verb, { states: order.states, relations });
    return denied ?? ok({ order, more: await more(q, order) });
  });
}

/** Why a person may not do this to an order, or null. Asked before an upload is read: a stranger's bytes are not looked at. */
export async function refusalOn(ctx: Pick<Context, 'read'>, by: Person, verb: Verb, orderId: string): Promise<Refused | null> {
  const opened = await openOrderFor(ctx, by, verb, orderId, async () => null);
  return opened.ok ? null : opened;
}
