/** Stream rows: locking them in one order with the caller's right to each, and writing their folded state back. */
import type { ClientBase } from 'pg';
import type { Actor, StreamRef, States } from '../kernel/decider.ts';
import { type Row, insertRows, rowsOf } from './rows.ts';

export type StreamRow = {
  readonly ref: StreamRef;
  readonly version: number;
  readonly head: string;
  readonly states: States;
  readonly frozen: boolean;
};

export const streamKey = (ref: StreamRef): string => `${ref.supplierId}/${ref.kind}/${ref.id}`;

/** Supplier rows after all others, each group by id: the one lock order of the whole system, so no deadlock. */
const LOCK_ORDER = `order by (s.kind = 'supplier'), s.supplier_id, s.kind, s.id`;

/** Whether a row that another transaction holds is waited for or passed over. */
export type Waiting = 'wait' | 'pass-over';

const LOCKS: Readonly<Record<Waiting, string>> = { wait: 'for update of s', 'pass-over': 'for update of s skip locked' };

/** An operator acting for the programme; one who acts for another company is nobody special there. */
const IS_STAFF = `exists (select 1 from staff_permission f join company k on k.id = c.company_id and k.kind = 'programme'
  where f.user_id = c.user_id)`;

type Raw = {
  supplier_id: string;
  kind: StreamRef['kind'];
  id: string;
  version: number;
  head: string;
  state: States;
  frozen: boolean;
};

const toRow = (raw: Raw): StreamRow => ({
  ref: { supplierId: raw.supplier_id, kind: raw.kind, id: raw.id },
  version: raw.version,
  head: raw.head,
  states: raw.state,
  frozen: raw.frozen,
});

const refColumns = (refs: readonly StreamRef[]): [string[], string[], string[]] => [
  refs.map((r) => r.supplierId),
  refs.map((r) => r.kind),
  refs.map((r) => r.id),
];

export type Claimant = { readonly ref: StreamRef; readonly actor: Actor };

/**
 * Locks each stream on which at least one claimant has a standing (a party of it, staff, or the timer), orders first.
 * A stream on which nobody has one is neither locked nor returned: no row, no command.
 */
export async function lockStreams(
  client: ClientBase,
  claims: readonly Claimant[],
  waiting: Waiting,
): Promise<readonly StreamRow[]> {
  if (claims.length === 0) return [];
  const { rows } = await client.query<Raw>(
    `select s.supplier_id, s.kind, s.id, s.version, s.head, s.state, s.frozen
     from stream s
     where (s.supplier_id, s.kind, s.id) in (
       select c.supplier_id, c.kind, c.id
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as c (supplier_id, kind, id, company_id, user_id)
       where c.company_id is null
         or exists (select 1 from stream_party p where p.supplier_id = c.supplier_id and p.kind = c.kind
                    and p.stream_id = c.id and p.company_id = c.company_id)
         or ${IS_STAFF})
     ${LOCK_ORDER} ${LOCKS[waiting]}`,
    [...refColumns(claims.map((c) => c.ref)), claims.map((c) => companyOf(c.actor)), claims.map((c) => userOf(c.actor))],
  );
  return rows.map(toRow);
}

/** Locks suppliers' streams as the second lock (limit), after the orders. Creates nothing. */
export async function lockSuppliers(
  client: ClientBase,
  supplierIds: readonly string[],
  waiting: Waiting,
): Promise<readonly StreamRow[]> {
  if (supplierIds.length === 0) return [];
  const { rows } = await client.query<Raw>(
    `select s.supplier_id, s.kind, s.id, s.version, s.head, s.state, s.frozen from stream s
     where s.kind = 'supplier' and s.supplier_id = any ($1) and s.id = s.supplier_id ${LOCK_ORDER} ${LOCKS[waiting]}`,
    [supplierIds],
  );
  return rows.map(toRow);
}

/** As what each claimant stands to its stream; null where it has no standing at all. Same order as the claims. */
export async function standings(client: ClientBase, claims: readonly Claimant[]): Promise<readonly (readonly string[] | null)[]> {
  if (claims.length === 0) return [];
  const { rows } = await client.query<{ idx: number; relations: string[]; staff: boolean }>(
    `select c.idx::int as idx,
       array(select p.relation from stream_party p where p.supplier_id = c.supplier_id and p.kind = c.kind
             and p.stream_id = c.id and p.company_id = c.company_id order by 1) as relations,
       ${IS_STAFF} as staff
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       with ordinality as c (supplier_id, kind, id, company_id, user_id, idx)`,
    [...refColumns(claims.map((c) => c.ref)), claims.map((c) => companyOf(c.actor)), claims.map((c) => userOf(c.actor))],
  );
  const byIndex = new Map(rows.map((r) => [r.idx - 1, r]));
  return claims.map((claim, index) => {
    if (claim.actor.kind === 'timer') return [];
    const row = byIndex.get(index);
    return row && (row.relations.length > 0 || row.staff) ? row.relations : null;
  });
}

const companyOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.companyId : null);
const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

const columns = ({ ref, version, head, states }: StreamRow): Row => ({
  supplier_id: ref.supplierId,
  kind: ref.kind,
  id: ref.id,
  version,
  head,
  state: states,
});

/** Inserts new streams; a clash of ids is a fault (ids are random). */
export const insertStreams = (client: ClientBase, rows: readonly StreamRow[]): Promise<number> =>
  insertRows(client, 'stream', rows.map(columns));

/** Stores the folded state of the locked streams. */
export async function updateStreams(client: ClientBase, rows: readonly StreamRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `update stream s set version = c.version, head = c.head, state = c.state from ${rowsOf('stream')} c
     where s.supplier_id = c.supplier_id and s.kind = c.kind and s.id = c.id`,
    [JSON.stringify(rows.map(columns))],
  );
}
