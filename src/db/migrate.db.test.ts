/** Migrations run once, in order, together or not at all, and never over a newer database. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/harness.ts';
import { type Migrations, knownMigrations, latestMigration, migrate } from './migrate.ts';

let empty: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
  empty = await emptyDatabase();
});
afterEach(() => empty.drop());

const making = (table: string): Migrations[string] => ({
  up: async (db) => void (await sql.raw(`create table ${table} (id int)`).execute(db)),
});
const ONE: Migrations = { '0001_one': making('one') };
const TWO: Migrations = { ...ONE, '0002_two': making('two') };
const BROKEN: Migrations = { ...TWO, '0003_broken': { up: async (db) => void (await sql.raw('no such statement').execute(db)) } };

async function tables(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: empty.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1",
  );
  await client.end();
  return rows.map((r) => r.name);
}

describe('migrate', () => {
  it('runs what is missing, in order, once', async () => {
    expect(await migrate(empty.adminUrl, ONE)).toEqual(['0001_one']);
    expect(await migrate(empty.adminUrl, TWO)).toEqual(['0002_two']);
    expect(await migrate(empty.adminUrl, TWO)).toEqual([]);
    expect(await tables()).toEqual(['one', 'two']);
  });

  it('runs all or none', async () => {
    await expect(migrate(empty.adminUrl, BROKEN)).rejects.toThrow('migration 0003_broken failed: syntax error');
    expect(await tables()).toEqual([]);
  });

  it('refuses a database that a newer release has migrated', async () => {
    await migrate(empty.adminUrl, TWO);
    await expect(migrate(empty.adminUrl, ONE)).rejects.toThrow('it has 0002_two, this release ends at 0001_one');
  });

  it('of several servers lets one run', async () => {
    const ran = await Promise.all([migrate(empty.adminUrl, TWO), migrate(empty.adminUrl, TWO), migrate(empty.adminUrl, TWO)]);
    expect(ran.flat().sort()).toEqual(['0001_one', '0002_two']);
  });
});

describe("this release's migrations", () => {
  it('take a text that both agreed off the table, as the fold does, and leave drafts alone', async () => {
    const all = await knownMigrations();
    const before = Object.fromEntries(Object.entries(all).filter(([name]) => name < '0026'));
    await migrate(empty.adminUrl, before);
    const client = new pg.Client({ connectionString: empty.adminUrl });
    await client.connect();
    const [text, agreed] = [
      { terms: { totalMinor: 5 }, clauses: [{ clauseId: 'power' }] },
      { version: 1, terms: { totalMinor: 5 } },
    ];
    await client.query('alter table stream no force row level security');
    await client.query(
      `insert into stream (supplier_id, kind, id, version, head, state) values
       ('s', 'order', 'draft', 1, 'h', $1), ('s', 'order', 'agreed', 1, 'h', $2), ('s', 'supplier', 's', 1, 'h', '{}')`,
      [{ contracts: { ...text, agreed: null } }, { contracts: { ...text, agreed } }],
    );
    await client.query('alter table stream force row level security');
    await migrate(empty.adminUrl);
    await client.query('alter table stream no force row level security');
    const { rows } = await client.query<{ id: string; state: unknown }>('select id, state from stream order by id');
    await client.end();
    expect(rows).toEqual([
      { id: 'agreed', state: { contracts: { terms: null, clauses: [], agreed } } },
      { id: 'draft', state: { contracts: { ...text, agreed: null } } },
      { id: 's', state: {} },
    ]);
  });

  it('have each a number of their own', async () => {
    const names = Object.keys(await knownMigrations());
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
    expect(await latestMigration()).toBe(names.at(-1));
  });
});
