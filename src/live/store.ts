/** Orders that are followed, read by key. */
import type { Queryable } from '../db/reads.ts';
import type { States } from '../kernel/decider.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';

export type FollowedRow = {
  readonly orderId: OrderId;
  readonly version: number;
  readonly states: States;
  /** As what the company stands to the order. */
  readonly relations: readonly string[];
};

/** Those of the orders that the reader's row policies show, with what decides whether it may read them. One statement. */
export async function readFollowed(
  q: Queryable,
  orderIds: readonly OrderId[],
  companyId: string,
): Promise<readonly FollowedRow[]> {
  const { rows } = await q.query<FollowedRow>(
    `select s.id as "orderId", s.version, s.state as states,
       array(select p.relation from stream_party p where p.supplier_id = s.supplier_id and p.kind = s.kind and p.stream_id = s.id
             and p.company_id = $3 order by 1) as relations
     from unnest($1::text[], $2::text[]) k (supplier_id, id)
     join stream s on s.supplier_id = k.supplier_id and s.kind = 'order' and s.id = k.id`,
    [orderIds.map(supplierOf), orderIds, companyId],
  );
  return rows;
}

/** The versions of orders, whoever asks. One statement, one row an order, by primary key. */
export async function readVersions(q: Queryable, orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, number>> {
  const { rows } = await q.query<{ id: OrderId; version: number }>(
    `select s.id, s.version from unnest($1::text[], $2::text[]) k (supplier_id, id)
     join stream s on s.supplier_id = k.supplier_id and s.kind = 'order' and s.id = k.id`,
    [orderIds.map(supplierOf), orderIds],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
