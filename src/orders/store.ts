/** Reads of order streams: state, texts beside it, history and lists. Rows come through the reader's row policies. */
import type { Queryable } from '../db/reads.ts';
import { EVENT_COLUMNS, type EventRow, toEventRow } from '../db/events.ts';
import type { Instant } from '../kernel/dates.ts';
import type { States } from '../kernel/decider.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import type { Json } from '../kernel/result.ts';

export type OrderRow = { readonly orderId: OrderId; readonly version: number; readonly head: string; readonly states: States };

/** The order's folded state, or null where it is missing or not the reader's to see. One row by primary key. */
export async function readOrder(q: Queryable, orderId: OrderId): Promise<OrderRow | null> {
  const { rows } = await q.query<{ version: number; head: string; state: States }>(
    `select version, head, state from stream where supplier_id = $1 and kind = 'order' and id = $2`,
    [supplierOf(orderId), orderId],
  );
  const row = rows[0];
  return row ? { orderId, version: row.version, head: row.head, states: row.state } : null;
}

/** As what a company stands to an order, as far as the reader's row policy shows it. */
export async function readRelations(q: Queryable, orderId: OrderId, companyId: string): Promise<readonly string[]> {
  const { rows } = await q.query<{ relation: string }>(
    `select relation from stream_party where supplier_id = $1 and kind = 'order' and stream_id = $2 and company_id = $3 order by 1`,
    [supplierOf(orderId), orderId, companyId],
  );
  return rows.map((r) => r.relation);
}

export type ContentRow = {
  readonly contentId: string;
  readonly kind: string;
  readonly salt: string | null;
  readonly body: Json;
  readonly hash: string;
};

/** All texts and names of an order by content id; an erased one has neither salt nor body. */
export async function readContents(q: Queryable, orderId: OrderId): Promise<ReadonlyMap<string, ContentRow>> {
  const { rows } = await q.query<{ content_id: string; content_kind: string; salt: string | null; body: Json; hash: string }>(
    `select content_id, content_kind, salt, body, hash from content where supplier_id = $1 and kind = 'order' and stream_id = $2`,
    [supplierOf(orderId), orderId],
  );
  return new Map(
    rows.map((r) => [r.content_id, { contentId: r.content_id, kind: r.content_kind, salt: r.salt, body: r.body, hash: r.hash }]),
  );
}

/** Events of an order after a sequence number, oldest first. */
export async function readEvents(q: Queryable, orderId: OrderId, after: number, limit: number): Promise<readonly EventRow[]> {
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event where supplier_id = $1 and kind = 'order' and stream_id = $2 and seq > $3 order by seq limit $4`,
    [supplierOf(orderId), orderId, after, limit],
  );
  return rows.map(toEventRow);
}

/** Events of an order of some types, oldest first; of the usual order a handful, and never more than a thousand. */
export async function readEventsOf(q: Queryable, orderId: OrderId, types: readonly string[]): Promise<readonly EventRow[]> {
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event where supplier_id = $1 and kind = 'order' and stream_id = $2 and type = any ($3)
     order by seq limit 1000`,
    [supplierOf(orderId), orderId, types],
  );
  return rows.map(toEventRow);
}

/** Where a page of the list ended: when its last order was opened, and its id. */
export type ListPlace = { readonly openedAt: Instant; readonly orderId: OrderId };

export type OrderFilter = {
  readonly companyId: string;
  readonly states: readonly string[] | null;
  readonly before: ListPlace | null;
  readonly limit: number;
};

/**
 * Orders of a company, the newest first by when they were opened. Read from `stream_party_newest` backwards, so that a page
 * costs that page; a company that stands to an order in two ways has it once.
 */
export async function listOrders(q: Queryable, filter: OrderFilter): Promise<readonly OrderRow[]> {
  const { rows } = await q.query<{ id: string; version: number; head: string; state: States }>(
    `select distinct on (p.opened_at, p.stream_id) s.id, s.version, s.head, s.state from stream_party p
     join stream s on s.supplier_id = p.supplier_id and s.kind = p.kind and s.id = p.stream_id
     where p.company_id = $1 and p.kind = 'order' and ($2::text[] is null or s.state -> 'orders' ->> 'status' = any ($2))
       and (p.opened_at, p.stream_id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::text, ''))
     order by p.opened_at desc, p.stream_id desc limit $5`,
    [filter.companyId, filter.states, filter.before?.openedAt ?? null, filter.before?.orderId ?? null, filter.limit],
  );
  return rows.map((r) => ({ orderId: r.id, version: r.version, head: r.head, states: r.state }));
}
