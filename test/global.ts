/** Once per test run: a database server, and in it a migrated template that each test copies. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepare } from '../src/db/connect.ts';
import { type Embedded, startEmbedded } from '../src/db/embedded.ts';
import { withDatabase } from '../src/db/urls.ts';
import { QUEUES } from '../src/jobs/mail.ts';
import { makeLog } from '../src/log.ts';

/** What tests get of it, through `inject('database')`. */
export type TestServer = {
  /** Of an administrator who may make databases, in database `postgres` or the one of DATABASE_URL. */
  readonly adminUrl: string;
  /** A migrated database to copy. */
  readonly template: string;
  /** Prefix of the databases of this run. */
  readonly prefix: string;
  /** QUAYSIDE_SECRET of this run. */
  readonly secret: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    readonly database: TestServer;
  }
}

type Run = { readonly server: TestServer; readonly stop: () => Promise<void> };
type Shared = { users: number; run: Promise<Run> };

// Two projects use this file, each with modules of its own; the process they share is where they meet.
const place = globalThis as { quaysideTestServer?: Shared };

/** Called by vitest for each project; the returned function when its tests are over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  place.quaysideTestServer ??= { users: 0, run: start() };
  const shared = place.quaysideTestServer;
  shared.users += 1;
  const { server, stop } = await shared.run;
  project.provide('database', server);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete place.quaysideTestServer;
    await stop();
  };
}

/** DATABASE_URL if given (for runs on other PostgreSQL versions), else an embedded server that lives as long as the run. */
async function start(): Promise<Run> {
  const log = makeLog('silent');
  const given = process.env['DATABASE_URL'];
  const prefix = `quayside_test_${randomBytes(4).toString('hex')}`;
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'quayside-test-')) : null;
  const embedded: Embedded | null = folder === null ? null : await startEmbedded({ dataDir: folder, log });
  const adminUrl = given ?? embedded?.adminUrl ?? '';
  const template = `${prefix}_template`;
  // The roles belong to the whole server: on one that serves elsewhere, its secret must stay theirs.
  const secret = process.env['QUAYSIDE_SECRET'] ?? 'a secret for tests only, 32 letters';
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${template} encoding 'UTF8' template template0`));
  await prepare({ adminUrl: withDatabase(adminUrl, template), secret, log, queues: QUEUES });
  const stop = async (): Promise<void> => {
    if (embedded === null) await asAdmin(adminUrl, (admin) => dropAll(admin, prefix));
    await embedded?.stop();
    if (folder !== null) await rm(folder, { recursive: true });
  };
  return { server: { adminUrl, template, prefix, secret }, stop };
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

async function dropAll(admin: pg.Client, prefix: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows) await admin.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`);
}
