/** A database of its own for each test file, copied from the run's migrated template in about 40 ms. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Pools, endPool, openPools } from '../src/db/connect.ts';
import { withDatabase, withSettings } from '../src/db/urls.ts';
import { TYPES } from '../src/db/values.ts';
import { makeLog } from '../src/log.ts';
import type { TestServer } from './global.ts';

export type TestDatabase = {
  /** As the owner, for arranging and for looking past the row policies. */
  readonly adminUrl: string;
  /** For `openPools`: says server and database. */
  readonly url: string;
  readonly secret: string;
  readonly admin: pg.Pool;
  readonly pools: Pools;
  /** Closes the pools and drops the database; call it in `afterAll`. */
  drop(): Promise<void>;
};

/** The run's server, without a database of one's own. */
const testServer = (): TestServer => inject('database');

/** Makes an isolated, migrated, empty database. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template ${server.template} strategy wal_log`);
  const adminUrl = withDatabase(server.adminUrl, name);
  const admin = new pg.Pool({
    connectionString: withSettings(adminUrl, { timezone: 'UTC' }),
    max: 2,
    types: TYPES,
    pipeline: true,
  });
  // `drop` ends what a failed test left connected; that is not an error of the test run.
  admin.on('error', () => undefined);
  const pools = openPools({
    url: adminUrl,
    secret: server.secret,
    log: makeLog('silent'),
    sizes: { app: 4, commit: 4, auth: 2 },
  });
  const drop = async (): Promise<void> => {
    await Promise.all([pools.close(), endPool(admin)]);
    await dropDatabase(server, name);
  };
  return { adminUrl, url: adminUrl, secret: server.secret, admin, pools, drop };
}

/** Makes an isolated database with nothing in it, for tests of roles and migrations. */
export async function emptyDatabase(): Promise<{ readonly adminUrl: string; drop(): Promise<void> }> {
  const server = testServer();
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} encoding 'UTF8' template template0 strategy wal_log`);
  return { adminUrl: withDatabase(server.adminUrl, name), drop: () => dropDatabase(server, name) };
}

/** PostgreSQL waits up to five seconds for connections that are just closing; force is for those that a failed test left. */
async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await onServer(server, `drop database ${name}`).catch(() => onServer(server, `drop database ${name} with (force)`));
}

async function onServer(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
