/** Writes of plain rows that are no stream (profiles, price lists, calendars): once per idempotency key. */
import type { Pool, PoolClient } from 'pg';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import { type Json, type Refused, refuse } from '../kernel/result.ts';
import { insertIdempotency, readIdempotency } from './effects.ts';

export type Recorded =
  | { readonly kind: 'done'; readonly status: number; readonly answer: Json; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refused };

export type RecordInput = {
  /** Absent for the platform's own writes, which are idempotent by their content. */
  readonly idempotency?: { readonly companyId: string; readonly key: string; readonly inputHash: string };
  readonly at: Instant;
  readonly status?: number;
  /**
   * For whom row policies let it write: a company, or the platform. Default: the company whose key it is, and the platform
   * where there is no key.
   */
  readonly acting?: string;
};

/** Acting for nobody who asked. */
export const PLATFORM = 'platform';

/**
 * Runs the writes and stores the answer under its key in one transaction; a refusal rolls everything back and is not
 * stored. The same key again gives the first answer; with another body it is refused `idempotency.key_reused`.
 * @param pool the commit role's pool
 */
export async function record(pool: Pool, input: RecordInput, writes: Writes): Promise<Recorded> {
  // The commit path takes no advisory lock, so it may answer under this key first: then what it stored decides.
  const recorded = (await inTransaction(pool, input, writes)) ?? (await inTransaction(pool, input, writes));
  return must(recorded, 'an idempotency key that was taken can be read');
}

type Writes = (tx: PoolClient) => Promise<{ readonly ok: true; readonly value: Json } | Refused>;

/** One try; null when the key was taken meanwhile. */
async function inTransaction(pool: Pool, input: RecordInput, writes: Writes): Promise<Recorded | null> {
  const client = await pool.connect();
  try {
    // Both at once: the pool is pipelined.
    await Promise.all([
      client.query('begin'),
      client.query(`select set_config('quayside.acting', $1, true)`, [input.acting ?? input.idempotency?.companyId ?? PLATFORM]),
    ]);
    const outcome = await attempt(client, input, writes);
    await client.query(outcome?.kind === 'done' && !outcome.replayed ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function attempt(client: PoolClient, input: RecordInput, writes: Writes): Promise<Recorded | null> {
  const key = input.idempotency;
  if (key) {
    // Serialises equal keys before anything is written, so that two at once do the work once.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${key.companyId}/${key.key}`]);
    const [known] = await readIdempotency(client, [key]);
    if (known && known.inputHash !== key.inputHash) return { kind: 'refused', refusal: refuse('idempotency.key_reused') };
    if (known) return { kind: 'done', status: known.status, answer: known.answer, replayed: true };
  }
  const written = await writes(client);
  if (!written.ok) return { kind: 'refused', refusal: written };
  const status = input.status ?? 200;
  if (key && (await insertIdempotency(client, [{ ...key, status, answer: written.value, at: input.at }])) === 0) return null;
  return { kind: 'done', status, answer: written.value, replayed: false };
}
