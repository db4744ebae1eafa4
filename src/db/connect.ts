/** The way in: the database made ready by its administrator, then checked and served through one pool per role. */
import pg from 'pg';
import { type QueueSpec, prepareBoss } from './boss.ts';
import type { Log } from '../log.ts';
import { type Migrations, migrate } from './migrate.ts';
import { ensureRoles } from './roles.ts';
import { redacted, withSettings } from './urls.ts';

export { type Pools, endPool, openPools } from './pools.ts';
export { assertDurable, assertServingRole } from './roles.ts';

export type PrepareOptions = {
  /** Of the owner of the database: DATABASE_ADMIN_URL, else DATABASE_URL, else the embedded one. */
  readonly adminUrl: string;
  /** QUAYSIDE_SECRET: the passwords of the serving roles follow from it. */
  readonly secret: string;
  readonly log: Log;
  readonly queues?: readonly QueueSpec[];
  /** Default: this release's. */
  readonly migrations?: Migrations;
};

/** Session lock: of several servers starting on one database, one prepares it and the others wait. */
const PREPARE_LOCK = 4_711_219;

/** Makes the roles, runs the migrations, makes the job queues. May be repeated at every start. */
export async function prepare({ adminUrl, secret, log, queues = [], migrations }: PrepareOptions): Promise<void> {
  const admin = new pg.Client({
    connectionString: withSettings(adminUrl, { statement_timeout: '0', idle_session_timeout: '0' }),
  });
  admin.on('error', (error) => log.error({ err: error }, 'administrator connection'));
  try {
    await admin.connect();
  } catch (error) {
    throw new Error(`cannot reach the database at ${redacted(adminUrl)}: ${(error as Error).message}`, { cause: error });
  }
  try {
    await admin.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    await ensureRoles(admin, adminUrl, secret, log);
    const applied = await migrate(adminUrl, migrations);
    if (applied.length > 0) log.info({ migrations: applied }, 'migrated the database');
    await prepareBoss(adminUrl, queues);
  } finally {
    await admin.end();
  }
}
