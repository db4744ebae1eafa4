/** Signed roots find what a database cannot say of itself: that it was set back, or that a history was written anew with hashes that fit. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rootsIn } from '../adapters/roots/folder.ts';
import { memorySigner } from '../adapters/signing/keys.ts';
import { registry } from '../slices.ts';
import { EVENT_COLUMNS, toEventRow } from '../db/events.ts';
import { fold, initialStates } from '../db/registry.ts';
import { GENESIS, eventHash } from '../kernel/chain.ts';
import { checkAll } from './check.service.ts';
import type { Finding } from './check.types.ts';
import { takeRoot } from './roots.service.ts';
import { type World, draftOrder, fundedOrder, openWorld } from './overview.fixture.ts';

let world: World;
let funded: string;
let folder: string;

const TABLES = ['stream', 'stream_party', 'event', 'content', 'transfer', 'deadline'];

beforeAll(async () => {
  world = await openWorld();
  funded = await fundedOrder(world);
  await draftOrder(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-roots-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sql = (statement: string, ...values: readonly unknown[]) => world.db.admin.query(statement, [...values]);
const take = (restarted: string | null = null) => takeRoot(world.ctx, rootsIn(folder), restarted);
const number = async (): Promise<number> => {
  const taken = await take();
  if (taken.kind !== 'written') throw new Error(taken.kind);
  return taken.root.number;
};

async function found(ctx = world.ctx): Promise<readonly string[]> {
  const findings: Finding[] = [];
  await checkAll(ctx, (finding) => void findings.push(finding), { roots: rootsIn(folder) });
  return findings.map(({ code, stream, data }) => `${code} ${stream ? stream.id : JSON.stringify(data)}`);
}

/** A copy of all rows, and the way back to it. */
async function remembered(): Promise<() => Promise<void>> {
  const columns = new Map<string, string>();
  for (const table of TABLES) {
    const { rows } = await sql(
      `select string_agg(column_name::text, ', ') as columns from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
      table,
    );
    columns.set(table, rows[0].columns as string);
    await sql(`drop table if exists kept_${table}`);
    await sql(`create table kept_${table} as select ${columns.get(table)} from ${table}`);
  }
  return async () => {
    const back = TABLES.map(
      (t) => `delete from ${t}; insert into ${t} (${columns.get(t)}) select ${columns.get(t)} from kept_${t};`,
    );
    await sql(`begin; set local session_replication_role = replica; ${back.join(' ')} commit`);
  };
}

/** Writes the last event of an order anew, as somebody who knows how hashes, folds and heads are made. */
async function rewriteTail(orderId: string): Promise<void> {
  const { rows } = await sql(`select ${EVENT_COLUMNS} from event where stream_id = $1 order by seq`, orderId);
  const events = rows.map((row) => toEventRow(row as never));
  let [head, states] = [GENESIS, initialStates(registry, 'order')];
  for (const event of events) {
    const isLast = event === events.at(-1);
    const told = { ...event, prev: head, receivedAt: isLast ? '2030-01-01T00:00:00.000Z' : event.receivedAt };
    head = eventHash(told);
    states = fold(registry, 'order', states, told);
    await sql(
      'update event set prev = $3, hash = $4, received_at = $5 where stream_id = $1 and seq = $2',
      orderId,
      event.seq,
      told.prev,
      head,
      told.receivedAt,
    );
  }
  await sql(`update stream set head = $2, state = $3 where id = $1`, orderId, head, JSON.stringify(states));
}

describe('a root', () => {
  it('is written when something changed, names how far each stream has come, and holds', async () => {
    expect(await number()).toBe(1);
    expect(await take()).toEqual({ kind: 'none' });
    const { length: complete } = await readdir(folder);
    expect(complete).toBe(2);
    await draftOrder(world);
    const second = await take();
    const { rows } = await sql('select count(*)::int as n from stream');
    // Only what is new stands in the second list; the root is over all.
    expect(second).toMatchObject({ kind: 'written', root: { number: 2, base: 1, streams: rows[0].n, heads: { lines: 1 } } });
    expect(await found()).toEqual([]);
  });

  it('finds a database that was set back as a whole: what was done since is missing', async () => {
    const orderId = await draftOrder(world);
    const back = await remembered();
    const fresh = await draftOrder(world);
    expect((await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`)).status).toBe(200);
    await number();
    expect(await found()).toEqual([]);
    await back();
    expect((await found()).toSorted()).toEqual([`check.rolled_back ${orderId}`, `check.stream_vanished ${fresh}`]);
  });

  it('finds an order of which nothing is left, and writes no root over it', async () => {
    await number();
    const back = await remembered();
    const gone = await sql(`select id from stream where kind = 'order' and id <> $1 order by id limit 1`, funded);
    const orderId = gone.rows[0].id as string;
    for (const [table, column] of [
      ['stream', 'id'],
      ['stream_party', 'stream_id'],
      ['event', 'stream_id'],
      ['content', 'stream_id'],
      ['deadline', 'stream_id'],
    ])
      await sql(`delete from ${table} where kind = 'order' and ${column} = $1`, orderId);
    expect(await found()).toEqual([`check.stream_vanished ${orderId}`]);
    expect(await take()).toMatchObject({ kind: 'broken', findings: [{ code: 'check.stream_vanished' }] });
    expect((await rootsIn(folder).numbers()).length).toBe(1);
    await back();
  });

  it('finds an order that was set back to an earlier state of its own', async () => {
    const orderId = await draftOrder(world);
    const earlier = await sql('select version, head, state from stream where id = $1', orderId);
    await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    await number();
    const back = await remembered();
    const { version, head, state } = earlier.rows[0];
    await sql('delete from event where stream_id = $1 and seq > $2', orderId, version);
    await sql('delete from deadline where stream_id = $1', orderId);
    await sql(
      'update stream set version = $2, head = $3, state = $4 where id = $1',
      orderId,
      version,
      head,
      JSON.stringify(state),
    );
    // Its other side is let in by the event that was taken away.
    expect(await found()).toContain(`check.rolled_back ${orderId}`);
    await back();
  });

  it('finds a history that was written anew, also after the order went on', async () => {
    const orderId = await draftOrder(world);
    await number();
    const back = await remembered();
    await rewriteTail(orderId);
    expect(await found()).toEqual([`check.history_rewritten ${orderId}`]);
    expect((await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`)).status).toBe(200);
    expect(await found()).toEqual([`check.history_rewritten ${orderId}`]);
    await back();
  });

  it('begins anew when whoever holds the key says why, and compares from there on', async () => {
    const orderId = await draftOrder(world);
    await number();
    await rewriteTail(orderId);
    expect((await take()).kind).toBe('broken');
    expect(await take('a backup was restored')).toMatchObject({
      kind: 'written',
      root: { number: 2, base: 2, restarted: 'a backup was restored' },
    });
    expect(await found()).toEqual([]);
  });
});

describe('a folder', () => {
  const rootFile = async (n: number): Promise<string> => join(folder, `${String(n).padStart(8, '0')}.root.json`);
  const three = async (): Promise<void> => {
    await number();
    for (let n = 0; n < 2; n += 1) {
      await draftOrder(world);
      await number();
    }
  };

  it('that is not there, or empty, compares nothing', async () => {
    await rm(folder, { recursive: true });
    expect(await found()).toEqual([]);
    const tally = await checkAll(world.ctx, () => undefined, { roots: rootsIn(folder) });
    expect(tally.root).toBeNull();
  });

  it('with a root in its middle or its heads gone is told', async () => {
    await three();
    await rm(await rootFile(2));
    expect(await found()).toContain('check.root_missing {"number":2}');
    expect((await take()).kind).toBe('broken');
    await rm(folder, { recursive: true });
    await three();
    const heads = (await readdir(folder)).find((name) => /^0{7}2\..*heads$/.test(name)) ?? '';
    await rm(join(folder, heads));
    expect(await found()).toEqual(['check.root_missing {"number":2,"of":"heads"}']);
  });

  it('with a root that another key signed, or that says something else, is told', async () => {
    await number();
    const path = await rootFile(1);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"streams":\d+/, '"streams":1'));
    expect(await found()).toEqual(['check.root_forged {"number":1}']);
    await writeFile(path, text);
    expect(await found()).toEqual([]);
    expect(await found({ ...world.ctx, signer: memorySigner() })).toEqual(['check.root_forged {"number":1}']);
  });

  it('with other heads than were signed is told', async () => {
    await number();
    const heads = (await readdir(folder)).find((name) => name.endsWith('heads')) ?? '';
    const lines = (await readFile(join(folder, heads), 'utf8')).split('\n');
    await writeFile(join(folder, heads), lines.filter((line) => !line.includes(funded)).join('\n'));
    expect(await found()).toEqual(['check.root_forged {"number":1,"of":"heads"}']);
  });

  it('takes a number once: two servers at the same moment leave one root', async () => {
    const taken = await Promise.all([take(), take()]);
    expect(taken.map(({ kind }) => kind).toSorted()).toEqual(['none', 'written']);
    expect(await rootsIn(folder).numbers()).toEqual([1]);
    expect((await readdir(folder)).filter((name) => name.endsWith('partial'))).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('is complete in itself again after two dozen roots', { timeout: 60_000 }, async () => {
    await number();
    for (let n = 0; n < 25; n += 1) {
      await draftOrder(world);
      await number();
    }
    const last = JSON.parse((await rootsIn(folder).root(26)) ?? '') as { readonly root: { readonly base: number } };
    expect(last.root.base).toBe(25);
    for (let n = 1; n < 25; n += 1) await rm(await rootFile(n));
    expect(await found()).toEqual([]);
  });
});
