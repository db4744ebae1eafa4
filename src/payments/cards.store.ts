/** Card captures, the orders they paid, and which of them are booked. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

export type CaptureRow = {
  readonly captureId: string;
  readonly orderId: OrderId;
  readonly purpose: 'instalment' | 'inspection_fee';
  readonly amountMinor: number;
  readonly currency: string;
  readonly capturedAt: Instant;
  /** The hash of the request that asked for it. */
  readonly request: string;
};

/** Notes a capture once; the same again changes nothing. */
export async function insertCapture(q: Queryable, row: CaptureRow): Promise<void> {
  const { captureId, orderId, purpose, amountMinor, currency, capturedAt, request } = row;
  await q.query(
    `insert into card_capture (capture_id, supplier_id, order_id, purpose, amount_minor, currency, captured_at, request)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (capture_id) do nothing`,
    [captureId, supplierOf(orderId), orderId, purpose, amountMinor, currency, capturedAt, request],
  );
}

const SELECT = `select capture_id as "captureId", order_id as "orderId", purpose, amount_minor as "amountMinor", currency,
  captured_at as "capturedAt", request from card_capture`;

/** The capture by the processor's id; null where it is none of ours. One row by primary key. */
export async function readCapture(q: Queryable, captureId: string): Promise<CaptureRow | null> {
  const { rows } = await q.query<CaptureRow>(`${SELECT} where capture_id = $1`, [captureId]);
  return rows[0] ?? null;
}

/** The latest capture that a request asked for; null where it asked for none. */
export async function readCaptureOf(q: Queryable, request: string): Promise<CaptureRow | null> {
  const { rows } = await q.query<CaptureRow>(`${SELECT} where request = $1 order by captured_at desc, capture_id desc limit 1`, [
    request,
  ]);
  return rows[0] ?? null;
}

/**
 * Of these captures, those of orders of ours to which they were not booked. Each by the primary keys of order and movement: the
 * limits keep the planner from joining whole tables, which it did where it knew little of them.
 */
export async function readUnbooked(
  q: Queryable,
  captures: readonly { readonly captureId: string; readonly orderId: OrderId }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await q.query<{ captureId: string }>(
    `select c.capture_id as "captureId" from unnest($1::text[], $2::text[], $3::text[]) as c (supplier_id, order_id, capture_id)
     cross join lateral (
       select from stream s where s.supplier_id = c.supplier_id and s.kind = 'order' and s.id = c.order_id limit 1) as ours
     left join lateral (
       select true as booked from transfer t where t.supplier_id = c.supplier_id
         and t.intent_id in ('in:' || c.order_id || ':' || c.capture_id, 'fee-in:' || c.order_id || ':' || c.capture_id)
       limit 1) as movement on true
     where booked is null`,
    [captures.map((c) => supplierOf(c.orderId)), captures.map((c) => c.orderId), captures.map((c) => c.captureId)],
  );
  return new Set(rows.map((r) => r.captureId));
}

/** Whether nothing may be done on an order: then its buyer's card is not charged either. */
export async function isFrozen(q: Queryable, orderId: OrderId): Promise<boolean> {
  const { rows } = await q.query<{ frozen: boolean }>(
    `select frozen from stream where supplier_id = $1 and kind = 'order' and id = $2`,
    [supplierOf(orderId), orderId],
  );
  return rows[0]?.frozen ?? false;
}
