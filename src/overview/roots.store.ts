/** Heads as the database has them, for comparing with roots; read past no row policy but the platform's own. */
import { cursor } from '../db/audit.tables.ts';
import type { Queryable } from '../db/reads.ts';
import type { StreamKind } from '../kernel/decider.ts';
import type { Head } from './roots.types.ts';

type Raw = { supplier_id: string; kind: StreamKind; id: string; version: number; head: string };

/** Every stream's head, in the order of a root's lines, a few at a time. */
export async function* headsThere(q: Queryable): AsyncGenerator<Head> {
  const statement = `select supplier_id, kind, id, version, head from stream
    order by (supplier_id || ' ' || kind || ' ' || id) collate "C"`;
  for await (const { supplier_id: supplierId, kind, id, version, head } of cursor<Raw>(q, statement))
    yield { ref: { supplierId, kind, id }, version, head };
}

/** The hash that each stream's chain has at the version that a root knew; null where it has no such event. */
export async function hashesAt(q: Queryable, heads: readonly Head[]): Promise<readonly (string | null)[]> {
  const { rows } = await q.query<{ hash: string | null }>(
    `select e.hash from unnest($1::text[], $2::text[], $3::text[], $4::int[]) with ordinality as k (supplier_id, kind, id, seq, idx)
     left join event e on e.supplier_id = k.supplier_id and e.kind = k.kind and e.stream_id = k.id and e.seq = k.seq order by k.idx`,
    [heads.map((h) => h.ref.supplierId), heads.map((h) => h.ref.kind), heads.map((h) => h.ref.id), heads.map((h) => h.version)],
  );
  return rows.map(({ hash }) => hash);
}
