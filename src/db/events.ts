/** Events as rows: numbering, the SHA-256 chain of each stream, and set-wise insertion. */
import type { ClientBase } from 'pg';
import type { Instant } from '../kernel/dates.ts';
import type { Actor, DomainEvent, RecordedEvent, StreamRef } from '../kernel/decider.ts';
import { type Beside, eventHash } from '../kernel/chain.ts';
import { insertRows } from './rows.ts';

export type EventRow = RecordedEvent & {
  readonly stream: StreamRef;
  readonly receivedAt: Instant;
  readonly prev: string;
  readonly hash: string;
  /** null: of before events vouched for what lies beside them. */
  readonly beside: Beside | null;
};

/** The next link of a stream's chain. */
export function chain(
  stream: StreamRef,
  head: { readonly version: number; readonly head: string },
  event: DomainEvent,
  act: { readonly at: Instant; readonly receivedAt: Instant; readonly actor: Actor },
): EventRow {
  const row = {
    ...event,
    stream,
    seq: head.version + 1,
    at: act.at,
    receivedAt: act.receivedAt,
    actor: act.actor,
    prev: head.head,
    beside: {},
  };
  return { ...row, hash: eventHash(row) };
}

/** The same event vouching for what its commit writes beside it: another hash, so only for the last of its stream. */
export function vouching(row: EventRow, beside: Beside): EventRow {
  const told = { ...row, beside };
  return { ...told, hash: eventHash(told) };
}

/** One statement for all events of a batch. */
export const insertEvents = (client: ClientBase, rows: readonly EventRow[]): Promise<number> =>
  insertRows(
    client,
    'event',
    rows.map((row) => ({
      supplier_id: row.stream.supplierId,
      kind: row.stream.kind,
      stream_id: row.stream.id,
      seq: row.seq,
      type: row.type,
      v: row.v,
      data: row.data,
      at: row.at,
      received_at: row.receivedAt,
      actor: row.actor,
      prev: row.prev,
      hash: row.hash,
      beside: row.beside,
    })),
  );

type RawEvent = {
  supplier_id: string;
  kind: StreamRef['kind'];
  stream_id: string;
  seq: number;
  type: string;
  v: number;
  data: DomainEvent['data'];
  at: string;
  received_at: string;
  actor: Actor;
  prev: string;
  hash: string;
  beside: Beside | null;
};

/** The columns that `toEventRow` reads. */
export const EVENT_COLUMNS = 'supplier_id, kind, stream_id, seq, type, v, data, at, received_at, actor, prev, hash, beside';

/** A database row as an event. */
export function toEventRow(raw: RawEvent): EventRow {
  return {
    stream: { supplierId: raw.supplier_id, kind: raw.kind, id: raw.stream_id },
    seq: raw.seq,
    type: raw.type,
    v: raw.v,
    data: raw.data,
    at: raw.at,
    receivedAt: raw.received_at,
    actor: raw.actor,
    prev: raw.prev,
    hash: raw.hash,
    beside: raw.beside,
  };
}
