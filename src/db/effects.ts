/** The set-wise writes of one batch: transfers, deadlines, contents, parties and idempotency answers. */
import type { ClientBase } from 'pg';
import type { Instant } from '../kernel/dates.ts';
import type { ContentDraft, DeadlineDraft, ErasureDraft, PartyDraft, StreamRef, TransferDraft } from '../kernel/decider.ts';
import type { Json } from '../kernel/result.ts';
import { type Row, insertRows, rowsOf } from './rows.ts';

/** Version of the time-zone data in use, stored with each deadline: one once set never moves by itself. */
export const tzdataVersion = (): string => process.versions.tz ?? 'unknown';

/** An effect of one stream within a batch. */
export type Of<T> = T & { readonly stream: StreamRef };

export type TransferRow = Of<TransferDraft> & { readonly seq: number; readonly at: Instant };

export type IdempotencyRow = {
  readonly companyId: string;
  readonly key: string;
  readonly inputHash: string;
  readonly status: number;
  readonly answer: Json;
  readonly at: Instant;
};

const refs = (rows: readonly { readonly stream: StreamRef }[]): [string[], string[], string[]] => [
  rows.map((r) => r.stream.supplierId),
  rows.map((r) => r.stream.kind),
  rows.map((r) => r.stream.id),
];

/** The columns that name a stream. */
const streamOf = ({ stream }: { readonly stream: StreamRef }): Row => ({
  supplier_id: stream.supplierId,
  kind: stream.kind,
  stream_id: stream.id,
});

/** Inserts transfers; returns how many intents were new. Fewer than given means that an intent had happened before. */
export const insertTransfers = (client: ClientBase, rows: readonly TransferRow[]): Promise<number> =>
  insertRows(
    client,
    'transfer',
    rows.map((row) => ({
      ...streamOf(row),
      intent_id: row.intentId,
      seq: row.seq,
      debit: row.debit,
      credit: row.credit,
      currency: row.currency,
      amount_minor: row.amountMinor,
      at: row.at,
    })),
    'on conflict (supplier_id, intent_id) do nothing',
  );

export type AccountRef = { readonly supplierId: string; readonly account: string };

/** Balances (credits less debits, minor units) of accounts by currency, read under the batch's locks; a currency never moved has none. */
export async function readBalances(
  client: ClientBase,
  accounts: readonly AccountRef[],
): Promise<readonly (AccountRef & { readonly currency: string; readonly balanceMinor: number })[]> {
  if (accounts.length === 0) return [];
  const { rows } = await client.query<{ supplier_id: string; account: string; currency: string; balance: number }>(
    `select a.supplier_id, a.account, t.currency, sum(t.amount)::bigint as balance
     from unnest($1::text[], $2::text[]) as a (supplier_id, account) cross join lateral (
       select c.currency, c.amount_minor as amount from transfer c where c.supplier_id = a.supplier_id and c.credit = a.account
       union all
       select d.currency, -d.amount_minor from transfer d where d.supplier_id = a.supplier_id and d.debit = a.account) t
     group by 1, 2, 3`,
    [accounts.map((a) => a.supplierId), accounts.map((a) => a.account)],
  );
  return rows.map((r) => ({ supplierId: r.supplier_id, account: r.account, currency: r.currency, balanceMinor: r.balance }));
}

/** Clears named deadlines, then sets the new ones (a name set again replaces its row). */
export async function writeDeadlines(
  client: ClientBase,
  cleared: readonly Of<{ readonly name: string }>[],
  set: readonly Of<DeadlineDraft>[],
): Promise<void> {
  const clearing =
    cleared.length > 0 &&
    client.query(
      `delete from deadline d using unnest($1::text[], $2::text[], $3::text[], $4::text[]) as c (supplier_id, kind, stream_id, name)
       where d.supplier_id = c.supplier_id and d.kind = c.kind and d.stream_id = c.stream_id and d.name = c.name`,
      [...refs(cleared), cleared.map((c) => c.name)],
    );
  const setting = insertRows(
    client,
    'deadline',
    set.map((deadline) => ({
      ...streamOf(deadline),
      name: deadline.name,
      due_at: deadline.dueAt,
      zone: deadline.zone,
      rule: deadline.rule,
      tzdata: tzdataVersion(),
      data: deadline.data ?? {},
    })),
    `on conflict (supplier_id, kind, stream_id, name)
     do update set due_at = excluded.due_at, zone = excluded.zone, rule = excluded.rule, tzdata = excluded.tzdata, data = excluded.data`,
  );
  await Promise.all([clearing, setting]);
}

/** Stores texts and names beside the chain. */
export const insertContents = (client: ClientBase, rows: readonly Of<ContentDraft>[]): Promise<number> =>
  insertRows(
    client,
    'content',
    rows.map((row) => ({
      ...streamOf(row),
      content_id: row.contentId,
      content_kind: row.kind,
      salt: row.salt,
      body: row.body,
      hash: row.hash,
    })),
  );

/** Takes salt and words out of contents, and marks files whose bytes are to go. What was erased before stays as it is. */
export async function eraseRows(client: ClientBase, rows: readonly Of<ErasureDraft>[], at: Instant): Promise<void> {
  const contents = rows.filter((r) => r.of === 'content');
  const files = rows.filter((r) => r.of === 'file');
  const texts =
    contents.length > 0 &&
    client.query(
      `update content c set salt = null, body = null, erased_at = $5
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as e (supplier_id, kind, stream_id, content_id)
       where c.supplier_id = e.supplier_id and c.kind = e.kind and c.stream_id = e.stream_id and c.content_id = e.content_id
         and c.erased_at is null`,
      [...refs(contents), contents.map((r) => r.id), at],
    );
  const marked =
    files.length > 0 &&
    client.query(
      `update document d set erased_at = $4 from unnest($1::text[], $2::text[], $3::text[]) as e (supplier_id, order_id, document_id)
       where d.supplier_id = e.supplier_id and d.order_id = e.order_id and d.document_id = e.document_id and d.erased_at is null`,
      [files.map((r) => r.stream.supplierId), files.map((r) => r.stream.id), files.map((r) => r.id), at],
    );
  await Promise.all([texts, marked]);
}

/** Lets companies see a stream from now on. */
export const insertParties = (client: ClientBase, rows: readonly Of<PartyDraft>[]): Promise<number> =>
  insertRows(
    client,
    'stream_party',
    rows.map((row) => ({ ...streamOf(row), company_id: row.companyId, relation: row.relation })),
    'on conflict do nothing',
  );

/** Answers already given under these keys, in the order asked; null where the key is new. */
export async function readIdempotency(
  client: ClientBase,
  keys: readonly { readonly companyId: string; readonly key: string }[],
): Promise<readonly IdempotencyRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<{
    company_id: string;
    key: string;
    input_hash: string;
    status: number;
    answer: Json;
    at: Instant;
  }>(
    `select i.company_id, i.key, i.input_hash, i.status, i.answer, i.at from idempotency i
     where (i.company_id, i.key) in (select * from unnest($1::text[], $2::text[]))`,
    [keys.map((k) => k.companyId), keys.map((k) => k.key)],
  );
  return rows.map((r) => ({
    companyId: r.company_id,
    key: r.key,
    inputHash: r.input_hash,
    status: r.status,
    answer: r.answer,
    at: r.at,
  }));
}

/** Stores answers under their keys; returns how many were new. Fewer than given means that another server answered first. */
export async function insertIdempotency(client: ClientBase, rows: readonly IdempotencyRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    // An answer of null is an answer: JSON's null and not SQL's.
    `insert into idempotency (company_id, key, input_hash, status, answer, at)
     select company_id, key, input_hash, status, coalesce(answer, 'null'), at from ${rowsOf('idempotency')}
     on conflict (company_id, key) do nothing`,
    [
      JSON.stringify(
        rows.map(({ companyId, key, inputHash, status, answer, at }) => ({
          company_id: companyId,
          key,
          input_hash: inputHash,
          status,
          answer,
          at,
        })),
      ),
    ],
  );
  return rowCount ?? 0;
}

/** Of these acts, by their places in the list: those on whose stream something fell due at or before they were received. */
export async function overdueBefore(
  client: ClientBase,
  acts: readonly Of<{ readonly receivedAt: Instant; readonly place: number }>[],
): Promise<ReadonlySet<number>> {
  if (acts.length === 0) return new Set();
  const { rows } = await client.query<{ place: number }>(
    `select a.place from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
       as a (supplier_id, kind, stream_id, received_at, place)
     where exists (select 1 from deadline d where (d.supplier_id, d.kind, d.stream_id) = (a.supplier_id, a.kind, a.stream_id)
       and d.due_at <= a.received_at)`,
    [...refs(acts), acts.map((a) => a.receivedAt), acts.map((a) => a.place)],
  );
  return new Set(rows.map((r) => r.place));
}

/** Which of these deadlines still stand unchanged: a timer whose row is gone or moved does nothing. */
export async function standingDeadlines(
  client: ClientBase,
  timers: readonly Of<{ readonly name: string; readonly dueAt: Instant }>[],
): Promise<ReadonlySet<string>> {
  if (timers.length === 0) return new Set();
  const { rows } = await client.query<{ supplier_id: string; kind: string; stream_id: string; name: string; due_at: string }>(
    `select d.supplier_id, d.kind, d.stream_id, d.name, d.due_at from deadline d
     where (d.supplier_id, d.kind, d.stream_id, d.name) in (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]))`,
    [...refs(timers), timers.map((t) => t.name)],
  );
  return new Set(rows.map((r) => `${r.supplier_id}/${r.kind}/${r.stream_id}/${r.name}@${r.due_at}`));
}
