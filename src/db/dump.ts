/** Every table of the database in one snapshot, as files with their hashes; and such files back into an empty database. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Instant } from '../kernel/dates.ts';
import { withSettings } from './urls.ts';
import { TYPES } from './values.ts';

export type DumpedTable = {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the rows as PostgreSQL writes them, by primary key: equal for equal tables, whatever their history. */
  readonly sha256: string;
};

export type DumpedSequence = { readonly schema: string; readonly name: string; readonly lastValue: number | null };

export type Dump = {
  /** When it was asked for; the snapshot is of a moment later. */
  readonly at: Instant;
  readonly migrations: readonly string[];
  readonly tables: readonly DumpedTable[];
  readonly sequences: readonly DumpedSequence[];
};

const SCHEMAS = ['public', 'auth', 'pgboss'];
/** Books of the migrations, and counts of the queue in a table a day: made anew where the backup goes, on whatever day that is. */
const MADE_ANEW = /^(public\.kysely_|pgboss\.queue_stats)/;
const isKept = ({ schema, name }: Pick<DumpedTable, 'schema' | 'name'>): boolean => !MADE_ANEW.test(`${schema}.${name}`);

const quoted = (...names: readonly string[]): string => names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
const fileOf = ({ schema, name }: Pick<DumpedTable, 'schema' | 'name'>): string => `${schema}.${name}.copy.gz`;

type Table = Pick<DumpedTable, 'schema' | 'name' | 'columns'> & { readonly key: readonly string[] };

async function tablesOf(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select a.attname::text from pg_index i join unnest(i.indkey) with ordinality as k (attnum, at) on true
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary order by k.at) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'r' order by 1, 2`,
    [SCHEMAS],
  );
  return rows.filter(isKept);
}

async function migrationsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from public.kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Passes bytes on and keeps their hash. */
function hashing(): { readonly through: Transform; readonly digest: () => string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, digest: () => hash.digest('hex') };
}

/** Waits until a written file is on the disk itself. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    // With row security off a table that cannot be seen whole is an error, not a part of it.
    connectionString: withSettings(adminUrl, { statement_timeout: '0', timezone: 'UTC', datestyle: 'ISO', row_security: 'off' }),
    types: TYPES,
  });
  await client.connect();
  return client;
}

/**
 * Writes every table into a folder, as of one instant, while others go on writing. Throws when a table cannot be read whole.
 * @param adminUrl of a superuser: row policies are forced on everybody else
 */
export async function dumpTables(adminUrl: string, folder: string, at: Instant): Promise<Dump> {
  await mkdir(folder, { recursive: true });
  const client = await connect(adminUrl);
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: DumpedTable[] = [];
    for (const { key, ...table } of await tablesOf(client)) {
      const columns = table.columns.map((column) => quoted(column)).join(', ');
      const order = key.length > 0 ? `order by ${key.map((column) => quoted(column)).join(', ')}` : '';
      const stream = client.query(copyTo(`copy (select ${columns} from ${quoted(table.schema, table.name)} ${order}) to stdout`));
      const path = join(folder, fileOf(table));
      const { through, digest } = hashing();
      await pipeline(stream, through, createGzip({ level: 4 }), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      await sync(path);
      tables.push({ ...table, rows: stream.rowCount ?? 0, sha256: digest() });
    }
    const sequences = await client.query<DumpedSequence>(
      `select schemaname::text as schema, sequencename::text as name, last_value as "lastValue" from pg_sequences
       where schemaname = any ($1) order by 1, 2`,
      [SCHEMAS],
    );
    const migrations = await migrationsOf(client);
    await client.query('commit');
    return { at, migrations, tables, sequences: sequences.rows };
  } finally {
    await client.end();
  }
}

/** Whether the database holds orders, companies or people. */
export async function isEmpty(adminUrl: string): Promise<boolean> {
  const client = await connect(adminUrl);
  try {
    const { rows } = await client.query<{ full: boolean }>(
      `select exists (select 1 from public.stream where kind <> 'programme') or exists (select 1 from public.company)
         or exists (select 1 from auth."user") as full`,
    );
    return rows[0]?.full !== true;
  } finally {
    await client.end();
  }
}

/** Why a dump cannot be loaded: `release` (another set of migrations), `altered` (a file is not what the dump says). */
export class UnfitDump extends Error {
  readonly code: 'backup.other_release' | 'backup.altered';
  constructor(code: UnfitDump['code'], what: string) {
    super(what);
    this.code = code;
  }
}

/** Fills a migrated database with a dump, all of it or nothing. Throws an `UnfitDump` that says what does not fit. */
export async function loadTables(adminUrl: string, folder: string, dump: Dump): Promise<void> {
  const client = await connect(adminUrl);
  try {
    const here = await migrationsOf(client);
    if (here.join() !== dump.migrations.join())
      throw new UnfitDump(
        'backup.other_release',
        `the backup is at migration ${dump.migrations.at(-1)}, this release at ${here.at(-1)}`,
      );
    const own = await tablesOf(client);
    // Backups once held what is made anew.
    const tables = dump.tables.filter(isKept);
    const stranger = tables.find((table) => !own.some((one) => one.schema === table.schema && one.name === table.name));
    const missing = own.find(({ schema, name }) => schema === 'public' && !tables.some((table) => table.name === name));
    if (stranger || missing)
      throw new UnfitDump(
        'backup.altered',
        `the manifest ${stranger ? `names ${stranger.schema}.${stranger.name}, a table of its own` : `leaves out ${missing?.name}`}`,
      );
    await client.query('begin');
    // Neither foreign keys nor triggers look at rows that were looked at when they were written first.
    await client.query('set local session_replication_role = replica');
    const names = tables.map(({ schema, name }) => quoted(schema, name));
    await client.query(`truncate ${names.join(', ')}`);
    for (const table of tables) await loadTable(client, folder, table);
    for (const { schema, name, lastValue } of dump.sequences)
      if (lastValue !== null) await client.query('select setval($1::regclass, $2)', [quoted(schema, name), lastValue]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function loadTable(client: pg.Client, folder: string, table: DumpedTable): Promise<void> {
  const columns = table.columns.map((column) => quoted(column)).join(', ');
  const stream = client.query(copyFrom(`copy ${quoted(table.schema, table.name)} (${columns}) from stdin`));
  const { through, digest } = hashing();
  try {
    await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), through, stream);
  } catch (error) {
    throw new UnfitDump('backup.altered', `${fileOf(table)} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  if (digest() !== table.sha256 || stream.rowCount !== table.rows)
    throw new UnfitDump('backup.altered', `${fileOf(table)} is not what the manifest says`);
}
