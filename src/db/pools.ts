/** One pool of connections per serving role, each with the session settings that its work needs. */
import pg from 'pg';
import type { Log } from '../log.ts';
import { type Role, asRole, withSettings } from './urls.ts';
import { TYPES } from './values.ts';

export type Pools = {
  /** Reads for the API, bound by row policies. */
  readonly app: pg.Pool;
  /** The commit path, and nothing else. */
  readonly commit: pg.Pool;
  /** better-auth, in schema `auth`. */
  readonly auth: pg.Pool;
  close(): Promise<void>;
};

export type PoolSizes = { readonly app: number; readonly commit: number; readonly auth: number };

export type OpenOptions = {
  /** Says server, port and database; who it logs in as does not matter. */
  readonly url: string;
  readonly secret: string;
  readonly log: Log;
  readonly sizes?: Partial<PoolSizes>;
};

/** A few more than this machine can use at once; the embedded server takes 100 in all. */
const SIZES: PoolSizes = { app: 10, commit: 6, auth: 4 };

/** Opens the pools; nothing connects before the first query. */
export function openPools({ url, secret, log, sizes = {} }: OpenOptions): Pools {
  const size = { ...SIZES, ...sizes };
  const open = (role: Role, name: keyof PoolSizes, settings: Readonly<Record<string, string>>, more: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: withSettings(asRole(url, role, secret), {
        timezone: 'UTC',
        datestyle: 'ISO',
        search_path: 'public',
        idle_in_transaction_session_timeout: '60s',
        ...settings,
      }),
      application_name: `quayside ${name}`,
      max: size[name],
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      ...more,
    });
    // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
    pool.on('error', (error) => log.error({ err: error, pool: name }, 'database connection lost'));
    // One that breaks at work fails its queries, whose callers are told; unheard, its error would end the process all the same.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  const pools = {
    app: open('quayside_app', 'app', { statement_timeout: '30s' }, { types: TYPES, pipeline: true }),
    // Money is never cut off half-way by a timeout: a commit that takes long is waited for.
    commit: open('quayside_commit', 'commit', { statement_timeout: '0' }, { types: TYPES, pipeline: true }),
    auth: open('quayside_auth', 'auth', { statement_timeout: '30s', search_path: 'auth' }, {}),
  };
  return { ...pools, close: async () => void (await Promise.all(Object.values(pools).map(endPool))) };
}

/**
 * Ends a pool and waits until its connections are closed, which pg's own `end` does not: a database stopped right after
 * would report them as lost.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const closed = new Promise<void>((resolve) => {
    pool.on('remove', () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  const connected = open > 0;
  await pool.end();
  if (connected) await closed;
}
