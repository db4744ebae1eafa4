/** SQL of decided cases over all orders: only orders that had a claim are read, by their index; then their texts by key. */
import type { SubjectFinding } from '../claims/determination.types.ts';
import type { Agreed } from '../contracts/types.ts';
import { EVENT_COLUMNS, type EventRow, toEventRow } from '../db/events.ts';
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

export type DecidedAsk = {
  /** Approved at or after; null: however long ago. */
  readonly from: Instant | null;
  /** Approved before. */
  readonly to: Instant | null;
  readonly category: string | null;
  readonly limit: number;
};

export type DecidedRow = {
  readonly orderId: OrderId;
  readonly claimId: string;
  readonly approvedAt: Instant;
  readonly findings: readonly SubjectFinding[];
  /** The text that was judged; the one in force may be a later one. */
  readonly judged: { readonly version: number; readonly fingerprint: string };
  readonly agreed: Agreed;
};

/** Cases by the instant of their last approval, the latest first. */
export async function readDecided(q: Queryable, { from, to, category, limit }: DecidedAsk): Promise<readonly DecidedRow[]> {
  const { rows } = await q.query<DecidedRow>(
    `select r.* from (
       select s.id as "orderId", c.claim ->> 'claimId' as "claimId", d.decision #>> '{approved,at}' as "approvedAt",
         d.decision -> 'result' -> 'findings' as findings, d.decision -> 'result' -> 'contract' as judged,
         s.state -> 'contracts' -> 'agreed' as agreed
       from stream s cross join lateral jsonb_array_elements(s.state -> 'claims' -> 'claims') c (claim)
         cross join lateral (
           select e.decision from jsonb_array_elements(c.claim -> 'decisions') with ordinality e (decision, n)
           where e.decision -> 'approved' <> 'null' order by e.n desc limit 1) d
       where s.kind = 'order' and s.claims is not null) r
     where ($1::text is null or r."approvedAt" >= $1) and ($2::text is null or r."approvedAt" < $2)
       and ($3::text is null or r.agreed -> 'terms' ->> 'category' = $3)
     order by r."approvedAt" desc, r."orderId" desc, r."claimId" desc limit $4`,
    [from, to, category, limit],
  );
  return rows;
}

export type TextKey = { readonly orderId: OrderId; readonly contentId: string };

/** Bodies of texts of many orders; one that was erased is missing. One statement. */
export async function readBodies(q: Queryable, keys: readonly TextKey[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await q.query<{ content_id: string; stream_id: string; body: unknown }>(
    `select c.stream_id, c.content_id, c.body from unnest($1::text[], $2::text[], $3::text[]) k (supplier_id, stream_id, content_id)
     join content c on c.supplier_id = k.supplier_id and c.kind = 'order' and c.stream_id = k.stream_id
       and c.content_id = k.content_id`,
    [keys.map(({ orderId }) => supplierOf(orderId)), keys.map(({ orderId }) => orderId), keys.map(({ contentId }) => contentId)],
  );
  return new Map(
    rows.flatMap((row) => (typeof row.body === 'string' ? [[`${row.stream_id} ${row.content_id}`, row.body] as const] : [])),
  );
}

/** Contract events of the orders whose text was amended since it was judged, oldest first within an order. One statement. */
export async function readContractsOf(
  q: Queryable,
  orderIds: readonly OrderId[],
): Promise<readonly (EventRow & { orderId: string })[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await q.query(
    `select ${EVENT_COLUMNS} from event
     where (supplier_id, stream_id) in (select * from unnest($1::text[], $2::text[])) and kind = 'order' and type like 'contracts.%'
     order by stream_id, seq`,
    [orderIds.map(supplierOf), orderIds],
  );
  return rows.map((row) => ({ ...toEventRow(row), orderId: String(row.stream_id) }));
}
