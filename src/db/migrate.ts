/** Forward-only migrations: the files of `migrations/`, run as the owner in one transaction. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { must } from '../kernel/assert.ts';
import { endPool } from './pools.ts';
import type { Queryable } from './reads.ts';
import { withSettings } from './urls.ts';

/** By name, `0001_core`; run in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>;

const FOLDER = new URL('./migrations/', import.meta.url);

const isMigration = (file: string): boolean => /^\d{4}_[a-z0-9_]+\.ts$/.test(file);

/** All migrations that this release knows. */
export async function knownMigrations(): Promise<Migrations> {
  const files = (await readdir(fileURLToPath(FOLDER))).filter(isMigration).sort();
  const loaded = files.map(async (file): Promise<[string, Migration]> => {
    const module: { up: Migration['up'] } = await import(/* @vite-ignore */ new URL(file, FOLDER).href);
    return [file.replace('.ts', ''), { up: module.up }];
  });
  return Object.fromEntries(await Promise.all(loaded));
}

/** The name of the newest migration of this release. */
export async function latestMigration(): Promise<string> {
  return must(Object.keys(await knownMigrations()).at(-1), 'there are no migrations');
}

/** Whether the database stands at this release's newest migration, neither before nor after it. */
export async function isOwnRelease(q: Queryable): Promise<boolean> {
  const { rows } = await q.query<{ name: string | null }>('select max(name) as name from public.kysely_migration');
  return rows[0]?.name === (await latestMigration());
}

/**
 * Brings the database to the newest migration, all in one transaction: after an error nothing has changed.
 * Throws when the database has migrations that this release does not know.
 * @param url of the owner
 * @returns the names of the migrations that were run now
 */
export async function migrate(url: string, migrations?: Migrations): Promise<readonly string[]> {
  const known = migrations ?? (await knownMigrations());
  // Names in migrations are bare; without this they could land in a schema named like the owner.
  const pool = new pg.Pool({ connectionString: withSettings(url, { search_path: 'public', timezone: 'UTC' }), max: 2 });
  // Statements that a lost connection interrupts reject below; unheard, the same error would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseNewer(pool, Object.keys(known));
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve({ ...known }) },
      migrationTableSchema: 'public',
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((r) => r.status === 'Error');
    if (error !== undefined) {
      throw new Error(`migration ${failed?.migrationName ?? ''} failed: ${(error as Error).message ?? String(error)}`, {
        cause: error,
      });
    }
    return results.map((r) => r.migrationName);
  } finally {
    // Not Kysely's destroy: it leaves a pool open that it has not used yet.
    await endPool(pool);
  }
}

async function refuseNewer(pool: pg.Pool, known: readonly string[]): Promise<void> {
  const { rows: tables } = await pool.query<{ there: boolean }>(
    "select to_regclass('public.kysely_migration') is not null as there",
  );
  if (!tables[0]?.there) return;
  const { rows } = await pool.query<{ name: string }>(
    'select name from public.kysely_migration where name <> all ($1::text[]) order by name',
    [known],
  );
  if (rows.length === 0) return;
  throw new Error(
    `the database was migrated by a newer Quayside: it has ${rows.map((r) => r.name).join(', ')}, ` +
      `this release ends at ${known.at(-1) ?? 'none'}. Start that release or a newer one`,
  );
}
