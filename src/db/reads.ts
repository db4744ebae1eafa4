/** Reading as somebody: one read-only transaction in which row policies know the caller's company. */
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '../parties/types.ts';

/** What a store needs of a connection. */
export type Queryable = Pick<PoolClient, 'query'>;

/** As whom rows are read: a person of a company, nobody, or the platform itself (jobs, checks). */
export type Reader = Principal | { readonly kind: 'platform' };

/**
 * As whom an operator's page is read once its verb said yes: as the platform, since an operator with one task need not be
 * allowed to read everything. Anybody else reads as itself, so that row policies hide what the verb should have refused.
 */
export const asOperator = (by: Principal): Reader =>
  by.kind === 'person' && by.companyKind === 'programme' ? { kind: 'platform' } : by;

const settings = (reader: Reader): [companies: string, staff: string] => {
  if (reader.kind === 'platform') return ['', 'on'];
  // Permissions are the programme's: who acts for another company has none there, whatever the principal says.
  const readsAll = reader.kind === 'person' && reader.companyKind === 'programme' && reader.permissions.includes('read_all');
  if (reader.kind === 'person') return [reader.companyId, readsAll ? 'on' : 'off'];
  return ['', 'off'];
};

/**
 * Runs queries in one read-only transaction under the reader's rights. Begin and settings are sent with the first query, so
 * there is one round trip more than the queries need (commit). The settings end with the transaction: a pooled connection
 * carries nobody's rights over.
 */
export async function readAs<T>(pool: Pool, reader: Reader, queries: (q: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const begun = begin(client, reader);
  // Thrown below; unheard until then, it would end the process.
  begun.catch(() => undefined);
  let failed = true;
  try {
    const result = await queries(client).catch(async (error: unknown) => {
      // Where the beginning failed, what followed fails for that reason alone.
      await begun;
      throw error;
    });
    await begun;
    await client.query('commit');
    failed = false;
    return result;
  } finally {
    if (failed) await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** One snapshot for all queries: a page never shows two moments of the same order. */
const begin = (client: PoolClient, reader: Reader): Promise<unknown> =>
  Promise.all([
    client.query('begin isolation level repeatable read read only'),
    client.query({
      name: 'read-as',
      text: `select set_config('quayside.companies', $1, true), set_config('quayside.staff', $2, true)`,
      values: settings(reader),
    }),
  ]);
