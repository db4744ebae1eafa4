/** Reads of the audit: batches of streams by key, and the rows beside each stream a page at a time. */
import type { StreamRef, States } from '../kernel/decider.ts';
import type { Due, Moved } from '../kernel/chain.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import type { AccountSum } from '../overview/check.types.ts';
import { EVENT_COLUMNS, type EventRow, toEventRow } from './events.ts';
import type { Queryable } from './reads.ts';
import { type StreamRow, streamKey } from './streams.ts';

const columnsOf = (refs: readonly StreamRef[]): [string[], string[], string[]] => [
  refs.map((r) => r.supplierId),
  refs.map((r) => r.kind),
  refs.map((r) => r.id),
];

type RawStream = {
  supplier_id: string;
  kind: StreamRef['kind'];
  id: string;
  version: number;
  head: string;
  state: States;
  frozen: boolean;
};

/** The next streams in key order. */
export async function readBatch(q: Queryable, after: StreamRef | null, limit: number): Promise<readonly StreamRow[]> {
  if (limit <= 0) return [];
  const { rows } = await q.query<RawStream>(
    `select supplier_id, kind, id, version, head, state, frozen from stream
     where (supplier_id, kind, id) > ($1, $2, $3) order by supplier_id, kind, id limit $4`,
    // Nothing sorts before the empty text, in any collation.
    [after?.supplierId ?? '', after?.kind ?? '', after?.id ?? '', limit],
  );
  return rows.map((r) => ({
    ref: { supplierId: r.supplier_id, kind: r.kind, id: r.id },
    version: r.version,
    head: r.head,
    states: r.state,
    frozen: r.frozen,
  }));
}

type Table<T> = {
  readonly name: string;
  readonly columns: string;
  /** Orders the rows of a stream. */
  readonly key: string;
  /** Rows of one stream read at once. */
  readonly page: number;
  readonly toRow: (raw: never) => T;
  readonly keyOf: (row: T) => string | number;
};

/** The first page of each stream of a batch; the rest is read when a stream turns out to be longer. */
export type Slab<T> = { readonly table: Table<T>; readonly first: ReadonlyMap<string, readonly T[]> };

async function slabOf<T>(q: Queryable, table: Table<T>, refs: readonly StreamRef[]): Promise<Slab<T>> {
  const { rows } = await q.query(
    `select r.* from unnest($1::text[], $2::text[], $3::text[]) with ordinality as k (supplier_id, kind, id, idx)
     cross join lateral (
       select ${table.columns} from ${table.name} t where t.supplier_id = k.supplier_id and t.kind = k.kind and t.stream_id = k.id
       order by t.${table.key} limit $4
     ) r order by k.idx, r.${table.key}`,
    [...columnsOf(refs), table.page],
  );
  const first = new Map<string, T[]>(refs.map((ref) => [streamKey(ref), []]));
  for (const raw of rows as readonly { supplier_id: string; kind: StreamRef['kind']; stream_id: string }[]) {
    first.get(streamKey({ supplierId: raw.supplier_id, kind: raw.kind, id: raw.stream_id }))?.push(table.toRow(raw as never));
  }
  return { table, first };
}

/** All rows of one stream in order, a page in memory at a time. */
export async function* pagesOf<T>(q: Queryable, { table, first }: Slab<T>, ref: StreamRef): AsyncGenerator<readonly T[]> {
  let page = first.get(streamKey(ref)) ?? [];
  for (;;) {
    yield page;
    const last = page.at(-1);
    if (page.length < table.page || last === undefined) return;
    const { rows } = await q.query<never>(
      `select ${table.columns} from ${table.name} t where t.supplier_id = $1 and t.kind = $2 and t.stream_id = $3 and t.${table.key} > $4
       order by t.${table.key} limit $5`,
      [ref.supplierId, ref.kind, ref.id, table.keyOf(last), table.page],
    );
    page = rows.map(table.toRow);
  }
}

const EVENTS: Table<EventRow> = {
  name: 'event',
  columns: EVENT_COLUMNS,
  key: 'seq',
  page: 100,
  toRow: toEventRow as (raw: never) => EventRow,
  keyOf: (row) => row.seq,
};

export type ContentRow = {
  readonly contentId: string;
  readonly salt: string | null;
  readonly body: Json;
  readonly hash: string;
  readonly erased: boolean;
};
type RawContent = { content_id: string; salt: string | null; body: Json; hash: string; erased_at: string | null };

/** A movement with the number of the event that vouches for it. */
export type MovedRow = Moved & { readonly seq: number };
type RawTransfer = {
  seq: number;
  intent_id: string;
  debit: string;
  credit: string;
  amount_minor: number;
  currency: string;
  at: Instant;
};

type RawDeadline = { name: string; due_at: Instant; zone: string; rule: string; tzdata: string; data: JsonObject };

export type FileRow = {
  readonly documentId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly erased: boolean;
};
type RawFile = {
  document_id: string;
  of_kind: string;
  sha256: string;
  size_bytes: number;
  media_type: string;
  erased_at: string | null;
};

const CONTENTS: Table<ContentRow> = {
  name: 'content',
  columns: 'supplier_id, kind, stream_id, content_id, salt, body, hash, erased_at',
  key: 'content_id',
  page: 40,
  toRow: ((raw: RawContent) => ({
    contentId: raw.content_id,
    salt: raw.salt,
    body: raw.body,
    hash: raw.hash,
    erased: raw.erased_at !== null,
  })) as (raw: never) => ContentRow,
  keyOf: (row) => row.contentId,
};

const TRANSFERS: Table<MovedRow> = {
  name: 'transfer',
  columns: 'supplier_id, kind, stream_id, seq, intent_id, debit, credit, amount_minor, currency, at',
  key: 'intent_id',
  page: 40,
  toRow: ((raw: RawTransfer) => ({
    seq: raw.seq,
    intentId: raw.intent_id,
    debit: raw.debit,
    credit: raw.credit,
    amountMinor: raw.amount_minor,
    currency: raw.currency,
    at: raw.at,
  })) as (raw: never) => MovedRow,
  keyOf: (row) => row.intentId,
};

const DEADLINES: Table<Due> = {
  name: 'deadline',
  columns: 'supplier_id, kind, stream_id, name, due_at, zone, rule, tzdata, data',
  key: 'name',
  page: 40,
  toRow: ((raw: RawDeadline) => ({
    name: raw.name,
    dueAt: raw.due_at,
    zone: raw.zone,
    rule: raw.rule,
    tzdata: raw.tzdata,
    data: raw.data,
  })) as (raw: never) => Due,
  keyOf: (row) => row.name,
};

const PARTIES: Table<string> = {
  name: `(select supplier_id, kind, stream_id, relation || ' ' || company_id as party from stream_party)`,
  columns: 'supplier_id, kind, stream_id, party',
  key: 'party',
  page: 20,
  toRow: ((raw: { readonly party: string }) => raw.party) as (raw: never) => string,
  keyOf: (row) => row,
};

const FILES: Table<FileRow> = {
  name: `(select supplier_id, 'order'::text as kind, order_id as stream_id, document_id, kind as of_kind, sha256, size_bytes,
    media_type, erased_at from document)`,
  columns: 'supplier_id, kind, stream_id, document_id, of_kind, sha256, size_bytes, media_type, erased_at',
  key: 'document_id',
  page: 40,
  toRow: ((raw: RawFile) => ({
    documentId: raw.document_id,
    kind: raw.of_kind,
    sha256: raw.sha256,
    sizeBytes: raw.size_bytes,
    mediaType: raw.media_type,
    erased: raw.erased_at !== null,
  })) as (raw: never) => FileRow,
  keyOf: (row) => row.documentId,
};

/** The rows beside each stream of a batch that its events vouch for. */
export type BesideSlabs = {
  readonly transfers: Slab<MovedRow>;
  readonly deadlines: Slab<Due>;
  readonly parties: Slab<string>;
  readonly files: Slab<FileRow>;
};

export async function slabsBeside(q: Queryable, refs: readonly StreamRef[]): Promise<BesideSlabs> {
  const [transfers, deadlines, parties, files] = await Promise.all([
    slabOf(q, TRANSFERS, refs),
    slabOf(q, DEADLINES, refs),
    slabOf(q, PARTIES, refs),
    slabOf(q, FILES, refs),
  ]);
  return { transfers, deadlines, parties, files };
}

export const slabOfEvents = (q: Queryable, refs: readonly StreamRef[]): Promise<Slab<EventRow>> => slabOf(q, EVENTS, refs);
export const slabOfContents = (q: Queryable, refs: readonly StreamRef[]): Promise<Slab<ContentRow>> => slabOf(q, CONTENTS, refs);

/** Debits and credits per account and currency of each stream's transfers, in the order of the streams. */
export async function readAccounts(q: Queryable, refs: readonly StreamRef[]): Promise<readonly (readonly AccountSum[])[]> {
  const { rows } = await q.query<{ idx: number; account: string; currency: string; debit: number; credit: number }>(
    `select k.idx::int as idx, a.account, t.currency, sum(a.debit)::bigint as debit, sum(a.credit)::bigint as credit
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as k (supplier_id, kind, id, idx)
     join transfer t on t.supplier_id = k.supplier_id and t.kind = k.kind and t.stream_id = k.id
     cross join lateral (values (t.debit, t.amount_minor, 0::bigint), (t.credit, 0::bigint, t.amount_minor)) as a (account, debit, credit)
     group by 1, 2, 3 order by 1, 2, 3`,
    columnsOf(refs),
  );
  const sums = refs.map((): AccountSum[] => []);
  for (const r of rows)
    sums[r.idx - 1]?.push({ account: r.account, currency: r.currency, debitMinor: r.debit, creditMinor: r.credit });
  return sums;
}
