/** Reads over the order's rows: everything a page needs in one statement, under the reader's row policies. */
import type { Queryable } from '../db/reads.ts';
import type { States } from '../kernel/decider.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import type { InquiryRemark } from '../messages/types.ts';
import type { CompanyRow, DueRow, PageRow, TextRow, Texts } from './types.ts';

/** timestamptz inside JSON as an Instant. */
const INSTANT = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const TEXT = `jsonb_build_object('contentId', c.content_id, 'kind', c.content_kind, 'salt', c.salt, 'body', c.body, 'hash', c.hash,
  'erased', c.erased_at is not null)`;
const DUE = `jsonb_build_object('name', d.name, 'dueAt', ${INSTANT('d.due_at')}, 'zone', d.zone, 'rule', d.rule, 'data', d.data)`;

type RawPage = {
  version: number;
  head: string;
  frozen: boolean;
  state: States;
  relations: string[];
  texts: TextRow[];
  deadlines: DueRow[];
  companies: CompanyRow[];
  remarks: InquiryRemark[];
};

/** More flagged messages than anybody reads; older ones say nothing that these do not. */
const MOST_REMARKS = 200;

const REMARK = `jsonb_build_object('messageId', m.message_id, 'fromCompany', m.from_company, 'at', ${INSTANT('m.at')},
  'flags', to_jsonb(m.flags), 'promises', m.promises)`;

/** The order with all that stands beside it, or null where it is missing or not the reader's to see. One statement. */
export async function readPage(q: Queryable, orderId: OrderId, companyId: string): Promise<PageRow | null> {
  const { rows } = await q.query<RawPage>(
    `select s.version, s.head, s.frozen, s.state,
       array(select p.relation from stream_party p where p.supplier_id = s.supplier_id and p.kind = s.kind and p.stream_id = s.id
             and p.company_id = $3 order by 1) as relations,
       (select coalesce(jsonb_agg(${TEXT}), '[]') from content c
        where c.supplier_id = s.supplier_id and c.kind = s.kind and c.stream_id = s.id and c.content_kind <> 'message') as texts,
       (select coalesce(jsonb_agg(${DUE} order by d.due_at, d.name), '[]') from deadline d
        where d.supplier_id = s.supplier_id and d.kind = s.kind and d.stream_id = s.id) as deadlines,
       (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'country', k.country)), '[]') from company k
        where k.id in (s.state -> 'contracts' ->> 'buyerId', s.state -> 'contracts' ->> 'supplierId')) as companies,
       (select coalesce(jsonb_agg(${REMARK}), '[]') from (
         select * from message m
         where m.company_a = least(s.state -> 'contracts' ->> 'buyerId', s.state -> 'contracts' ->> 'supplierId')
           and m.company_b = greatest(s.state -> 'contracts' ->> 'buyerId', s.state -> 'contracts' ->> 'supplierId')
           and (m.flags <> '{}' or m.promises <> '[]')
         order by m.at desc limit ${MOST_REMARKS}) m) as remarks
     from stream s where s.supplier_id = $1 and s.kind = 'order' and s.id = $2`,
    [supplierOf(orderId), orderId, companyId],
  );
  const row = rows[0];
  return row ? { orderId, ...row, states: row.state, texts: byId(row.texts) } : null;
}

const byId = (texts: readonly TextRow[]): Texts => new Map(texts.map((text) => [text.contentId, text]));

/** Some texts of an order by their ids. Messages are not read with the page: there may be many. */
export async function readTexts(q: Queryable, orderId: OrderId, contentIds: readonly string[]): Promise<Texts> {
  if (contentIds.length === 0) return new Map();
  const { rows } = await q.query<{ text: TextRow }>(
    `select ${TEXT} as text from content c
     where c.supplier_id = $1 and c.kind = 'order' and c.stream_id = $2 and c.content_id = any ($3::text[])`,
    [supplierOf(orderId), orderId, contentIds],
  );
  return byId(rows.map(({ text }) => text));
}

/** What a list shows of each order beside its state. */
export type CardRow = { readonly deadlines: readonly DueRow[]; readonly texts: Texts; readonly relations: readonly string[] };

/** Deadlines, the first line's product and the reader's relations of the orders of one page. One statement. */
export async function readCards(
  q: Queryable,
  orderIds: readonly OrderId[],
  companyId: string,
): Promise<ReadonlyMap<OrderId, CardRow>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await q.query<{ id: string; relations: string[]; texts: TextRow[]; deadlines: DueRow[] }>(
    `select s.id,
       array(select p.relation from stream_party p where p.supplier_id = s.supplier_id and p.kind = s.kind and p.stream_id = s.id
             and p.company_id = $3 order by 1) as relations,
       (select coalesce(jsonb_agg(${TEXT}), '[]') from content c
        where c.supplier_id = s.supplier_id and c.kind = s.kind and c.stream_id = s.id
          and c.content_id = coalesce(nullif(s.state -> 'contracts' -> 'agreed', 'null'), s.state -> 'contracts') -> 'terms' -> 'lines' -> 0 -> 'product' ->> 'contentId')
         as texts,
       (select coalesce(jsonb_agg(${DUE} order by d.due_at, d.name), '[]') from deadline d
        where d.supplier_id = s.supplier_id and d.kind = s.kind and d.stream_id = s.id) as deadlines
     from unnest($1::text[], $2::text[]) as o (supplier_id, id)
     join stream s on s.supplier_id = o.supplier_id and s.kind = 'order' and s.id = o.id`,
    [orderIds.map(supplierOf), orderIds, companyId],
  );
  return new Map(rows.map((r) => [r.id, { deadlines: r.deadlines, texts: byId(r.texts), relations: r.relations }]));
}
