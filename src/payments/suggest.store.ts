/** SQL of orders that money may still come for, and of the words beside them. */
import type { Queryable } from '../db/reads.ts';
import type { States } from '../kernel/decider.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

/** Past these an operator searches by other means; the newest orders are those that money still comes for. */
const MOST_READ = 500;

/** Orders in these states in which something is open, in a currency; of one supplier, or (null) of all. The newest first. */
export async function readPayable(
  q: Queryable,
  {
    supplierId,
    currency,
    states,
  }: { readonly supplierId: string | null; readonly currency: string; readonly states: readonly string[] },
): Promise<readonly { readonly orderId: OrderId; readonly states: States }[]> {
  const { rows } = await q.query<{ id: string; state: States }>(
    `select s.id, s.state from stream s
     where s.kind = 'order' and ($1::text is null or s.supplier_id = $1)
       and s.state -> 'orders' ->> 'status' = any ($2)
       and s.state #>> '{contracts,agreed,terms,currency}' = $3
       and exists (select from jsonb_array_elements(s.state -> 'payments' -> 'instalments') i
         where (i ->> 'amountMinor')::bigint > (i ->> 'paidMinor')::bigint + coalesce((i ->> 'setOffMinor')::bigint, 0))
     order by s.state -> 'orders' ->> 'confirmedAt' desc limit $4`,
    [supplierId, states, currency, MOST_READ],
  );
  return rows.map(({ id, state }) => ({ orderId: id, states: state }));
}

/** Texts of these orders by content id; an erased one is missing. */
export async function readWords(
  q: Queryable,
  orderIds: readonly OrderId[],
  contentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await q.query<{ content_id: string; body: unknown }>(
    `select content_id, body from content
     where supplier_id = any ($1) and kind = 'order' and stream_id = any ($2) and content_id = any ($3)`,
    [[...new Set(orderIds.map(supplierOf))], orderIds, contentIds],
  );
  return new Map(rows.flatMap(({ content_id, body }) => (typeof body === 'string' ? [[content_id, body] as const] : [])));
}
