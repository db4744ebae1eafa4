/** The order that a newcomer plays in the guided demonstration: the newest one of its two companies that was not told by the seed. */
import type { Call, Context } from '../../context.ts';
import { must } from '../../kernel/assert.ts';
import type { Instant } from '../../kernel/dates.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { readDueList, readOrderList, readOrderView, readTimeline } from '../../overview/service.ts';
import { ORDERS } from './orders.data.ts';
import { SUPPLIERS } from './parties.data.ts';

/** What the guide tells its steps by: what happened, from the order's own events, and the days that its steps wait for. */
export type Guided = {
  readonly orderId: OrderId;
  readonly title: string | null;
  readonly state: string;
  /** The last whole day to ship, or null while no date is fixed. */
  readonly shipBy: string | null;
  readonly claimId: string | null;
  /** Types of the events, oldest first. */
  readonly events: readonly { readonly type: string; readonly at: Instant }[];
  readonly due: readonly { readonly name: string; readonly dueAt: Instant }[];
};

type Listed = {
  readonly orderId: OrderId;
  readonly title: string | null;
  readonly state: string;
  readonly supplier: { readonly name: string | null };
};
type Viewed = {
  readonly shipBy: { readonly on: string | null };
  readonly claims: readonly { readonly claimId: string }[];
};
type Told = { readonly items: readonly { readonly type: string; readonly at: Instant }[] };

const TOLD = new Set(Object.values(ORDERS).flatMap(({ terms }) => terms.lines.map(({ product }) => product)));

/** The guided order as its buyer reads it; null before it is drafted. */
export async function readGuided(ctx: Context, call: Call & { readonly by: NonNullable<Call['by']> }): Promise<Guided | null> {
  const listed = await readOrderList(ctx, call, { states: null, before: null, limit: 50 });
  const orders = (listed.ok ? listed.value : []) as unknown as readonly Listed[];
  const order = orders.find(
    ({ title, supplier }) => supplier.name === SUPPLIERS.canvas.name && title !== null && !TOLD.has(title),
  );
  if (!order) return null;
  const { orderId, title, state } = order;
  const [view, due, history] = await Promise.all([
    readOrderView(ctx, call, orderId),
    readDueList(ctx, call, orderId),
    readTimeline(ctx, call, orderId, 0, 200),
  ]);
  const { shipBy, claims } = must(view.ok ? (view.value as unknown as Viewed) : null, 'the guided order was listed');
  const events = history.ok ? (history.value.answer as unknown as Told).items : [];
  const rows = due.ok ? (due.value as unknown as { readonly items: Guided['due'] }).items : [];
  return {
    orderId,
    title,
    state,
    shipBy: shipBy.on,
    claimId: claims.at(-1)?.claimId ?? null,
    events: events.map(({ type, at }) => ({ type, at })),
    due: rows.map(({ name, dueAt }) => ({ name, dueAt })),
  };
}
