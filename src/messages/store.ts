/** SQL over the threads of two companies, and over the messages in an order's stream. Rows come through the reader's row policies. */
import type { PoolClient } from 'pg';
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';
import { type CompanyId, type OrderId, supplierOf } from '../kernel/ids.ts';
import type { InquiryMessage, Promised, Reading, Signal } from './types.ts';

/** The thread of two companies: their ids in order, whoever asks. */
export type Pair = readonly [CompanyId, CompanyId];
export const pairOf = (one: CompanyId, other: CompanyId): Pair => (one < other ? [one, other] : [other, one]);

/** A message as a list shows it; `channel` tells whether it was written before the order, between the two companies. */
export type MessageRow = Reading & {
  readonly messageId: string;
  readonly channel: 'inquiry' | 'order';
  readonly fromCompany: CompanyId;
  readonly userId: string;
  readonly at: Instant;
  readonly text: string | null;
  readonly erased: boolean;
  /** Which of two of one instant came first; sorts as text. */
  readonly place: string;
};

/** Where a page begins: after this message, going back in time. */
export type Before = { readonly at: Instant; readonly place: string } | null;

type Raw = {
  message_id: string;
  channel: 'inquiry' | 'order';
  from_company: string;
  user_id: string;
  at: Instant;
  text: string | null;
  erased: boolean;
  place: string;
  flags: Signal[];
  promises: Promised[];
};

const toRow = (raw: Raw): MessageRow => ({
  messageId: raw.message_id,
  channel: raw.channel,
  fromCompany: raw.from_company,
  userId: raw.user_id,
  at: raw.at,
  text: raw.text,
  erased: raw.erased,
  place: raw.place,
  flags: raw.flags,
  promises: raw.promises,
});

const OF_THREAD = `select m.message_id, 'inquiry' as channel, m.from_company, m.user_id, m.at, m.text, m.erased_at is not null as erased,
  to_jsonb(m.flags) as flags, m.promises,
  'inquiry/' || lpad(m.number::text, 19, '0') as place from message m where m.company_a = $1 and m.company_b = $2`;

const OF_ORDER = `select e.data -> 'message' ->> 'contentId' as message_id, 'order' as channel, e.actor ->> 'companyId' as from_company,
  e.actor ->> 'userId' as user_id, e.at, c.body #>> '{}' as text, c.erased_at is not null as erased, e.data -> 'flags' as flags,
  e.data -> 'promises' as promises,
  'order/' || lpad(e.seq::text, 19, '0') as place
  from event e left join content c on c.supplier_id = e.supplier_id and c.kind = e.kind and c.stream_id = e.stream_id
    and c.content_id = e.data -> 'message' ->> 'contentId'
  where e.supplier_id = $5 and e.kind = 'order' and e.stream_id = $6 and e.type = 'messages.sent'`;

const PAGE = (rows: string): string => `select * from (${rows}) as listed
  where $3::timestamptz is null or (at, place collate "C") < ($3::timestamptz, $4::text) order by at desc, place collate "C" desc`;

/** Messages of the thread of two companies, newest first. */
export async function readThread(q: Queryable, [a, b]: Pair, before: Before, limit: number): Promise<readonly MessageRow[]> {
  const { rows } = await q.query<Raw>(`${PAGE(OF_THREAD)} limit $5`, [a, b, before?.at ?? null, before?.place ?? null, limit]);
  return rows.map(toRow);
}

/** The thread of a company with another one. */
export type ThreadRow = {
  readonly companyId: CompanyId;
  readonly name: string | null;
  readonly count: number;
  readonly lastAt: Instant;
  /** Whether the other one wrote last. */
  readonly theirs: boolean;
};

/** The threads of a company, the last written first. */
export async function readThreads(q: Queryable, companyId: CompanyId, limit: number): Promise<readonly ThreadRow[]> {
  const { rows } = await q.query<{ other: string; name: string | null; count: string; last_at: Instant; theirs: boolean }>(
    `select t.other, c.name, t.count, t.last_at, t.theirs from (
       select other, count(*) as count, max(at) as last_at, (array_agg(from_company order by at desc, number desc))[1] = other as theirs
       from (select company_b as other, at, number, from_company from message where company_a = $1
             union all
             select company_a as other, at, number, from_company from message where company_b = $1) as m
       group by other order by last_at desc limit $2) as t
     left join company c on c.id = t.other order by t.last_at desc`,
    [companyId, limit],
  );
  return rows.map((r) => ({ companyId: r.other, name: r.name, count: Number(r.count), lastAt: r.last_at, theirs: r.theirs }));
}

export type OrderThread = {
  readonly orderId: OrderId;
  readonly pair: Pair;
  /** From when to when messages of the two companies' thread belong to the order too. */
  readonly carried: { readonly from: Instant; readonly until: Instant | null };
};

/** Messages of an order with those carried into it, newest first. */
export async function readOrderMessages(
  q: Queryable,
  { orderId, pair: [a, b], carried }: OrderThread,
  before: Before,
  limit: number,
): Promise<readonly MessageRow[]> {
  const both = `${OF_THREAD} and m.at >= $7::timestamptz and ($8::timestamptz is null or m.at <= $8::timestamptz) union all ${OF_ORDER}`;
  const { rows } = await q.query<Raw>(`${PAGE(both)} limit $9`, [
    a,
    b,
    before?.at ?? null,
    before?.place ?? null,
    supplierOf(orderId),
    orderId,
    carried.from,
    carried.until,
    limit,
  ]);
  return rows.map(toRow);
}

/** Keeps a message of a thread. */
export async function insertMessage(tx: PoolClient, [a, b]: Pair, message: InquiryMessage): Promise<void> {
  await tx.query(
    `insert into message (company_a, company_b, message_id, from_company, user_id, at, text, flags, promises)
     values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9::jsonb)`,
    [
      a,
      b,
      message.messageId,
      message.fromCompany,
      message.userId,
      message.at,
      message.text,
      message.flags,
      JSON.stringify(message.promises),
    ],
  );
}
