/** A clock that people move, in the database, so that a killed server goes on at the same instant. */
import type { Queryable } from '../db/reads.ts';
import type { Instant } from '../kernel/dates.ts';

/** Where the controlled clock stood last, or null if it never moved. */
export async function readClock(q: Queryable): Promise<Instant | null> {
  const { rows } = await q.query<{ at: Instant }>('select at from controlled_clock');
  return rows[0]?.at ?? null;
}

/** Remembers where the controlled clock stands. */
export async function saveClock(q: Queryable, at: Instant): Promise<void> {
  await q.query('insert into controlled_clock (at) values ($1) on conflict (only_row) do update set at = excluded.at', [at]);
}

/** How far the demonstration's clock ran ahead of the machine's when it was last set, in milliseconds; 0 where it never was. */
export async function readAhead(q: Queryable): Promise<number> {
  const { rows } = await q.query<{ ahead: string }>('select ahead_ms::text as ahead from controlled_clock');
  return Number(rows[0]?.ahead ?? 0);
}

/** Remembers how far the demonstration's clock runs ahead, and what it said then. */
export async function saveAhead(q: Queryable, at: Instant, aheadMs: number): Promise<void> {
  await q.query(
    `insert into controlled_clock (at, ahead_ms) values ($1, $2)
     on conflict (only_row) do update set at = excluded.at, ahead_ms = excluded.ahead_ms`,
    [at, aheadMs],
  );
}
