/** What lies beside an order's chain, by id. */
import type { Queryable } from '../db/reads.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

type Row = { readonly id: string; readonly what: string };

/** The kind of each text and the hash of each file of an order, erased ones included. */
export async function readBeside(
  q: Queryable,
  orderId: OrderId,
): Promise<{ readonly kinds: ReadonlyMap<string, string>; readonly files: ReadonlyMap<string, string> }> {
  const at = [supplierOf(orderId), orderId];
  const texts = await q.query<Row>(
    `select content_id as id, content_kind as what from content where supplier_id = $1 and kind = 'order' and stream_id = $2`,
    at,
  );
  const files = await q.query<Row>(
    'select document_id as id, sha256 as what from document where supplier_id = $1 and order_id = $2',
    at,
  );
  const byId = (rows: readonly Row[]): ReadonlyMap<string, string> => new Map(rows.map(({ id, what }) => [id, what]));
  return { kinds: byId(texts.rows), files: byId(files.rows) };
}
