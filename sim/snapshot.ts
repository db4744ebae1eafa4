/** How much there is in the database, counted: a refused command must leave every figure as it was. */
import type { Queryable } from '../src/db/reads.ts';

export type Snapshot = {
  /** Version of each stream by `supplier/kind/id`; the sum of all is the number of events. */
  readonly versions: ReadonlyMap<string, number>;
  readonly counts: { readonly [what: string]: number };
};

const COUNTS = `select
  (select count(*) from transfer)::int as transfers, (select count(*) from content)::int as contents,
  (select count(*) from deadline)::int as deadlines, (select count(*) from stream_party)::int as parties,
  (select count(*) from idempotency)::int as answers, (select count(*) from bank_line)::int as lines,
  (select coalesce(sum(booked_minor), 0) from bank_line)::bigint as booked`;

/** Reads it in one go. */
export async function takeSnapshot(q: Queryable): Promise<Snapshot> {
  const { rows } = await q.query<{ key: string; version: number }>(
    `select supplier_id || '/' || kind || '/' || id as key, version from stream`,
  );
  const counted = await q.query<{ [what: string]: number }>(COUNTS);
  return { versions: new Map(rows.map((r) => [r.key, r.version])), counts: counted.rows[0] ?? {} };
}

/** Keys of streams that are new or longer. */
export const changedStreams = (before: Snapshot, after: Snapshot): readonly string[] =>
  [...after.versions].filter(([key, version]) => before.versions.get(key) !== version).map(([key]) => key);

/** What differs, in words; empty where nothing does. */
export function difference(before: Snapshot, after: Snapshot): readonly string[] {
  const counts = Object.keys(after.counts).filter((what) => before.counts[what] !== after.counts[what]);
  return [
    ...changedStreams(before, after).map((key) => `stream ${key}`),
    ...counts.map((what) => `${what} ${before.counts[what]} -> ${after.counts[what]}`),
  ];
}
