/** The controlled clock in the database, so that a killed server goes on at the same instant. */
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
