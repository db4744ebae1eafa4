/** The databases that stories play on: one PostgreSQL for the run, and in it a migrated template that each story copies. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepare } from '../../src/db/connect.ts';
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts';
import { withDatabase } from '../../src/db/urls.ts';
import { QUEUES } from '../../src/jobs/mail.ts';
import { makeLog } from '../../src/log.ts';

/** One story's own database. */
export type StoryDatabase = { readonly url: string; readonly secret: string; readonly drop: () => Promise<void> };

export type Databases = { readonly fresh: () => Promise<StoryDatabase>; readonly stop: () => Promise<void> };

/** In the PostgreSQL of DATABASE_URL (an owner who may make databases), else in an embedded one that ends with the run. */
export async function openDatabases(given: string | undefined): Promise<Databases> {
  const log = makeLog('silent');
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'quayside-stories-')) : null;
  const embedded: Embedded | null = folder === null ? null : await startEmbedded({ dataDir: folder, log });
  const adminUrl = given ?? embedded?.adminUrl ?? '';
  // The roles belong to the whole server: on one that serves elsewhere, its secret must stay theirs.
  const secret = process.env['QUAYSIDE_SECRET'] ?? randomBytes(24).toString('hex');
  const prefix = `quayside_story_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  await onServer(adminUrl, `create database ${template} encoding 'UTF8' template template0`);
  await prepare({ adminUrl: withDatabase(adminUrl, template), secret, log, queues: QUEUES });
  let made = 0;
  return {
    fresh: async () => {
      made += 1;
      const name = `${prefix}_${made}`;
      await onServer(adminUrl, `create database ${name} template ${template} strategy wal_log`);
      return { url: withDatabase(adminUrl, name), secret, drop: () => onServer(adminUrl, `drop database ${name} with (force)`) };
    },
    stop: async () => {
      if (embedded === null) await onServer(adminUrl, `drop database ${template} with (force)`);
      await embedded?.stop();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
