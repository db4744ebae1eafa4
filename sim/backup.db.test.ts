/** A backup taken while orders live, restored elsewhere: whole, verified, and equal to the source at that instant. */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../src/kernel/canonical.ts';
import { must } from '../src/kernel/assert.ts';
import { groupCommit } from '../src/db/group.ts';
import { runCli } from '../test/server.ts';
import { type TestDatabase, emptyDatabase, freshDatabase } from '../test/harness.ts';
import { openLife } from './life.ts';
import { type World, openWorld } from './world.ts';

const patience = { timeout: 120_000 };

let db: TestDatabase;
let world: World;
let folder: string;
const empties: { readonly adminUrl: string; drop(): Promise<void> }[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  // As on the evening before: the queue counts in a table a day, which the database that it goes to does not have.
  await db.admin.query(
    `create table pgboss.queue_stats_20200101 partition of pgboss.queue_stats for values from ('2020-01-01') to ('2020-01-02')`,
  );
  world = await openWorld({ pools: db.pools, seed: 'backup', commands: [] });
  folder = await mkdtemp(join(tmpdir(), 'quayside-backup-'));
  const bytes = Buffer.from('a photo as it was brought');
  const key = sha256(bytes);
  const home = join(folder, 'data', 'files', key.slice(0, 2), key.slice(2, 4));
  await mkdir(home, { recursive: true });
  await writeFile(join(home, key), bytes);
  await mkdir(join(folder, 'data', 'files', 'incoming'));
  await writeFile(join(folder, 'data', 'files', 'incoming', 'half'), 'not stored yet');
}, patience.timeout);
afterAll(async () => {
  await db.drop();
  for (const empty of empties) await empty.drop();
  await rm(folder, { recursive: true });
});

const cli = (args: readonly string[], url: string, data: string) =>
  runCli(args, { DATABASE_URL: url, QUAYSIDE_SECRET: db.secret, QUAYSIDE_DATA: join(folder, data) });

type Told = { readonly at: string; readonly rows: number; readonly files: number };
type Written = { readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[] };

const manifest = async (name: string): Promise<Written> =>
  JSON.parse(await readFile(join(folder, name, 'manifest.json'), 'utf8')) as Written;

async function restoreInto(
  data: string,
  source: string,
): Promise<{ readonly url: string; readonly code: number | null; readonly err: string }> {
  const empty = await emptyDatabase();
  empties.push(empty);
  const { code, err } = await cli(['restore', join(folder, source), '--json'], empty.adminUrl, data);
  return { url: empty.adminUrl, code, err };
}

/** Names a file in the manifest of a backup as one who knows its hash. */
async function named(of: string, name: string): Promise<void> {
  await writeFile(join(folder, 'secret'), 'kept elsewhere');
  const path = join(of, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { readonly files: object };
  const files = { ...manifest.files, [name]: sha256(Buffer.from('kept elsewhere')) };
  await writeFile(path, JSON.stringify({ ...manifest, files }));
}

describe('a backup', () => {
  it('is taken under load, and what is restored from it verifies and equals it to the byte', patience, async () => {
    const ctx = { ...world.ctx, commit: groupCommit(world.deps) };
    const supplier = must(world.cast.suppliers[0], 'there is a supplier');
    const buyer = must(world.cast.buyers[0], 'there is a buyer').owner;
    let goes = true;
    const lane = async (): Promise<void> => {
      while (goes) {
        const life = openLife(world, buyer, supplier);
        while (await life.step(ctx));
      }
    };
    const load = Promise.all([lane(), lane(), lane(), lane()]);
    // Some orders are complete, others half-way.
    for (let n = 0; n < 8; n += 1) {
      const life = openLife(world, buyer, supplier);
      while (await life.step(ctx));
    }
    const taken = await cli(['backup', join(folder, 'one'), '--json'], db.adminUrl, 'data');
    goes = false;
    await load;
    expect(taken.err).toBe('');
    const told = JSON.parse(taken.out) as Told;
    expect(told.files).toBe(1);
    const restored = await restoreInto('data2', 'one');
    expect(restored.err).toBe('');
    const checked = await cli(['check', '--json'], restored.url, 'data2');
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ findings: 0 });
    expect(await cli(['backup', join(folder, 'two')], restored.url, 'data2')).toMatchObject({ code: 0, err: '' });
    const [one, two] = [await manifest('one'), await manifest('two')];
    expect(two.tables).toEqual(one.tables);
    expect(one.tables.find(({ name }) => name === 'event')?.rows).toBeGreaterThan(100);
    expect(await readdir(join(folder, 'two', 'files'))).not.toContain('incoming');
    // The source went on meanwhile: the copy is of one instant, not of the end.
    const { rows } = await db.admin.query<{ n: number }>('select count(*)::int as n from event');
    expect(rows[0]?.n).toBeGreaterThan(one.tables.find(({ name }) => name === 'event')?.rows ?? 0);
  });

  it('gives back what its manifest names and nothing that lies beside it, for its owner alone', patience, async () => {
    await cli(['backup', join(folder, 'beside')], db.adminUrl, 'data');
    // Backups of before name what is made anew, too.
    const path = join(folder, 'beside', 'manifest.json');
    const written = JSON.parse(await readFile(path, 'utf8')) as Written;
    const counts = { schema: 'pgboss', name: 'queue_stats_20200101', columns: ['id'], rows: 0, sha256: '' };
    await writeFile(path, JSON.stringify({ ...written, tables: [...written.tables, counts] }));
    await mkdir(join(folder, 'beside', 'keys'), { recursive: true });
    await writeFile(join(folder, 'beside', 'keys', 'case-files.jwk'), 'a key of somebody else');
    expect(await restoreInto('data4', 'beside')).toMatchObject({ code: 0, err: '' });
    const entries = await readdir(join(folder, 'data4'), { recursive: true, withFileTypes: true });
    const found = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    expect(found.map((path) => path.split('/').at(-1))).toEqual([sha256(Buffer.from('a photo as it was brought'))]);
    expect((await stat(found[0] ?? '')).mode & 0o077).toBe(0);
    await writeFile(join(folder, 'beside', 'manifest.json'), '{"format": "quayside-backup/1"');
    expect((await restoreInto('data5', 'beside')).err).toContain('backup.unknown');
  });

  it('overwrites nothing: neither a folder that exists nor a database with orders', patience, async () => {
    expect(await cli(['backup', join(folder, 'one'), '--json'], db.adminUrl, 'data')).toMatchObject({
      code: 2,
      err: expect.stringContaining('backup.exists'),
    });
    expect(await cli(['restore', join(folder, 'one'), '--json'], db.adminUrl, 'data3')).toMatchObject({
      code: 2,
      err: expect.stringContaining('backup.not_empty'),
    });
    expect(await cli(['restore', join(folder, 'data'), '--json'], db.adminUrl, 'data3')).toMatchObject({
      code: 2,
      err: expect.stringContaining('backup.unknown'),
    });
  });

  it.each([
    [
      'a table cut short',
      async (of: string) => {
        const path = join(of, 'tables', 'public.event.copy.gz');
        await writeFile(path, (await readFile(path)).subarray(0, -40));
      },
    ],
    [
      'a file with one other byte',
      async (of: string) => {
        const [name] = await readdir(join(of, 'files'), { recursive: true, withFileTypes: true }).then((all) =>
          all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)),
        );
        await writeFile(name ?? '', 'a photo as it was brought?');
      },
    ],
    [
      'a manifest that counts other rows',
      async (of: string) => {
        const path = join(of, 'manifest.json');
        const text = await readFile(path, 'utf8');
        await writeFile(path, text.replace(/("name": "transfer",[^}]*"rows": )\d+/, '$1999999'));
      },
    ],
    [
      'a backup of another release',
      async (of: string) => {
        const path = join(of, 'manifest.json');
        const text = await readFile(path, 'utf8');
        await writeFile(path, text.replace('"0001_core"', '"0000_core"'));
      },
    ],
    [
      'a manifest that leaves a table out',
      async (of: string) => {
        const path = join(of, 'manifest.json');
        const { tables, ...rest } = JSON.parse(await readFile(path, 'utf8')) as Written;
        await writeFile(path, JSON.stringify({ ...rest, tables: tables.filter(({ name }) => name !== 'transfer') }));
      },
    ],
    [
      'a manifest with a table that lies elsewhere',
      async (of: string) => {
        const path = join(of, 'manifest.json');
        const { tables, ...rest } = JSON.parse(await readFile(path, 'utf8')) as Written;
        await writeFile(path, JSON.stringify({ ...rest, tables: [...tables, { ...tables[0], name: '../../other' }] }));
      },
    ],
    ['a manifest with a file that lies elsewhere', (of: string) => named(of, 'files/../../secret')],
    [
      'a link to a file that lies elsewhere',
      async (of: string) => {
        await mkdir(join(of, 'files'), { recursive: true });
        await symlink(join(folder, 'secret'), join(of, 'files', 'link'));
        await named(of, 'files/link');
      },
    ],
  ])('that was altered is refused and leaves the database empty: %s', patience, async (what, alter) => {
    const name = `altered ${what}`;
    await cli(['backup', join(folder, name)], db.adminUrl, 'data');
    await alter(join(folder, name));
    const { url, code, err } = await restoreInto(`to ${what}`, name);
    expect(code).toBe(2);
    expect(err).toMatch(what.includes('release') ? 'backup.other_release' : 'backup.altered');
    const checked = await cli(['check', '--json'], url, `to ${what}`);
    expect(JSON.parse(checked.out)).toMatchObject({ streams: 0, events: 0 });
  });
});
