/** The database that a command works on: the one of DATABASE_URL, or the embedded one, also while its server runs. */
import pg from 'pg';
import type { Config } from '../config.ts';
import { findEmbedded, startEmbedded } from '../db/embedded.ts';
import { withSettings } from '../db/urls.ts';
import type { Log } from '../log.ts';

export type Database = {
  /** To serve from: the owner's or, of an embedded one, the superuser's; pools enter it by their own roles. */
  readonly url: string;
  /** For migrations and roles. */
  readonly adminUrl: string;
  /** Stops PostgreSQL if this command started it. */
  readonly close: () => Promise<void>;
};

/** Throws with the reason where the database cannot be reached or started. */
export async function reachDatabase(config: Config, log: Log): Promise<Database> {
  const given = config.databaseUrl ?? (await findEmbedded(config.dataDir));
  const adminOf = (url: string): string => config.databaseAdminUrl ?? url;
  if (given !== null) return { url: given, adminUrl: adminOf(given), close: async () => undefined };
  const { adminUrl: url, stop } = await startEmbedded({ dataDir: config.dataDir, log });
  return { url, adminUrl: adminOf(url), close: stop };
}

/** Names of the migrations that the database has had, in their order; none for an empty one. */
export async function migrationsOf(adminUrl: string): Promise<readonly string[]> {
  const admin = new pg.Client({ connectionString: withSettings(adminUrl, { search_path: 'public' }) });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ there: boolean }>(`select to_regclass('kysely_migration') is not null as there`);
    if (!rows[0]?.there) return [];
    return (await admin.query<{ name: string }>('select name from kysely_migration order by name')).rows.map(({ name }) => name);
  } finally {
    await admin.end();
  }
}
