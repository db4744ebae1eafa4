/** A database for one run: on the server of DATABASE_URL, or on an embedded one in a folder of its own; gone afterwards. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Pools, openPools, prepare } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { withDatabase, withSettings } from '../src/db/urls.ts';
import { makeLog } from '../src/log.ts';

export type SimDatabase = {
  readonly pools: Pools;
  /** Of the database's owner. */
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
};

/**
 * Makes it, migrated and empty.
 * @param durable whether each commit waits for the disk. Where decisions are tried and not durability, it would only halve the steps.
 */
export async function openDatabase(databaseUrl: string | undefined, durable = false): Promise<SimDatabase> {
  const log = makeLog('silent');
  const folder = databaseUrl === undefined ? await mkdtemp(join(tmpdir(), 'quayside-sim-')) : null;
  const embedded = folder === null ? null : await startEmbedded({ dataDir: folder, log });
  const server = databaseUrl ?? embedded?.adminUrl ?? '';
  const name = `quayside_sim_${randomBytes(4).toString('hex')}`;
  await onServer(server, `create database ${name} encoding 'UTF8' template template0`);
  if (!durable) await onServer(server, `alter database ${name} set synchronous_commit = off`);
  const adminUrl = withDatabase(server, name);
  // The roles belong to the whole server: on one that serves elsewhere, its secret must stay theirs.
  const secret = process.env['QUAYSIDE_SECRET'] ?? randomBytes(32).toString('hex');
  await prepare({ adminUrl, secret, log });
  const pools = openPools({ url: adminUrl, secret, log });
  const close = async (): Promise<void> => {
    await pools.close();
    await onServer(server, `drop database ${name} with (force)`);
    await embedded?.stop();
    if (folder !== null) await rm(folder, { recursive: true });
  };
  return { pools, adminUrl, close };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withSettings(url, { statement_timeout: '0' }) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
