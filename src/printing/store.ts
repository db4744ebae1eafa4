/** Reads of contract events: those of one order for its paper, and the one that made a fingerprint binding. */
import { EVENT_COLUMNS, type EventRow, toEventRow } from '../db/events.ts';
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

/** All events of an order's contract, oldest first. */
export async function readContractEvents(q: Queryable, orderId: OrderId): Promise<readonly EventRow[]> {
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event
     where supplier_id = $1 and kind = 'order' and stream_id = $2 and type like 'contracts.%' order by seq`,
    [supplierOf(orderId), orderId],
  );
  return rows.map(toEventRow);
}

/** When both confirmed a text with this fingerprint, and as which version; null where nobody did. One row by index. */
export async function readFingerprint(
  q: Queryable,
  fingerprint: string,
): Promise<{ readonly at: Instant; readonly version: number } | null> {
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event
     where data ->> 'fingerprint' = $1 and type in ('contracts.agreed', 'contracts.amendment_confirmed', 'contracts.date_fixed') order by at limit 1`,
    [fingerprint],
  );
  const event = rows.map(toEventRow)[0];
  return event ? { at: event.at, version: Number(event.data['version']) } : null;
}
