/** Roles and pools: who may do what, and which servers are refused. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/harness.ts';
import { makeLog } from '../log.ts';
import { assertDurable, assertServingRole, endPool, openPools, prepare } from './connect.ts';
import { startEmbedded } from './embedded.ts';

const log = makeLog('silent');
let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

describe('prepare', () => {
  it('can be repeated, and by several servers at once', async () => {
    const empty = await emptyDatabase();
    const options = { adminUrl: empty.adminUrl, secret: db.secret, log };
    await Promise.all([prepare(options), prepare(options), prepare(options)]);
    await prepare(options);
    await empty.drop();
  });

  it('says where it cannot get in, without the password', async () => {
    const adminUrl = 'postgres://owner:hidden@127.0.0.1:1/trade';
    const failure = await prepare({ adminUrl, secret: db.secret, log }).catch((error: Error) => error.message);
    expect(failure).toContain('cannot reach the database at postgres://owner@127.0.0.1:1/trade');
    expect(failure).not.toContain('hidden');
  });
});

describe('pools', () => {
  it.each(['app', 'commit', 'auth'] as const)('%s serves as its role, in UTC, and durably', async (name) => {
    const { rows } = await db.pools[name].query('select current_user as role, current_setting($1) as zone', ['timezone']);
    expect(rows).toEqual([{ role: `quayside_${name}`, zone: 'UTC' }]);
    await assertServingRole(db.pools[name]);
    await assertDurable(db.pools[name]);
  });

  it('limit reads, never commits', async () => {
    const timeout = async (pool: pg.Pool): Promise<unknown> =>
      (await pool.query("select current_setting('statement_timeout') as t")).rows[0]?.t;
    expect(await timeout(db.pools.app)).toBe('30s');
    expect(await timeout(db.pools.commit)).toBe('0');
  });

  it("read the kernel's values", async () => {
    const { rows } = await db.pools.commit.query(
      `select 5::bigint as amount, '2026-03-02'::date as day, '2026-03-02 09:00+08'::timestamptz as at, array['2026-03-02 09:00+08'::timestamptz] as ats,
         1.50::numeric as rate, '{"a": 1}'::jsonb as data`,
    );
    expect(rows[0]).toEqual({
      amount: 5,
      day: '2026-03-02',
      at: '2026-03-02T01:00:00.000Z',
      ats: ['2026-03-02T01:00:00.000Z'],
      rate: '1.50',
      data: { a: 1 },
    });
  });

  it('of a wrong secret do not get in', async () => {
    const wrong = openPools({ url: db.url, secret: 'another secret', log });
    await expect(wrong.app.query('select 1')).rejects.toThrow('password');
    await wrong.close();
  });

  it('send pipelined statements of a transaction at once; after an error the rest fails and nothing stays', async () => {
    const client = await db.pools.commit.connect();
    const settled = await Promise.allSettled(
      ['begin', 'select 1 as one', 'select 1/0', 'select 2', 'commit'].map((sql) => client.query(sql)),
    );
    client.release();
    expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
    const last = settled[4];
    expect(last?.status === 'fulfilled' && last.value.command).toBe('ROLLBACK');
  });
});

describe('the serving roles', () => {
  it.each(['app', 'commit', 'auth'] as const)('%s can neither make tables nor remove them', async (name) => {
    await expect(db.pools[name].query('create table public.mine (id int)')).rejects.toThrow('permission denied');
    await expect(db.pools[name].query('drop table public.event')).rejects.toThrow(/must be owner|permission denied/);
  });

  it('app writes nothing, auth sees no order', async () => {
    await expect(db.pools.app.query("update public.stream set head = ''")).rejects.toThrow('permission denied');
    await expect(db.pools.auth.query('select from public.event')).rejects.toThrow('permission denied');
  });
});

describe('refusals', () => {
  it('an owner does not serve', async () => {
    await expect(assertServingRole(db.admin)).rejects.toThrow('row policies would not bind it');
  });

  it('a server that may forget commits does not serve', async () => {
    // A server of its own: the settings would reach the other tests.
    const dataDir = await mkdtemp(join(tmpdir(), 'quayside-durable-'));
    const embedded = await startEmbedded({ dataDir, log });
    const pool = new pg.Pool({ connectionString: embedded.adminUrl, max: 1 });
    const set = async (setting: string, value: 'on' | 'off'): Promise<void> => {
      await pool.query(`alter system set ${setting} = ${value}`);
      await pool.query('select pg_reload_conf()');
      for (;;) {
        const { rows } = await pool.query<{ value: string }>('select current_setting($1) as value', [setting]);
        if (rows[0]?.value === value) return;
      }
    };
    try {
      for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
        await set(setting, 'off');
        await expect(assertDurable(pool)).rejects.toThrow(`PostgreSQL runs with ${setting} = off`);
        await set(setting, 'on');
        await assertDurable(pool);
      }
    } finally {
      await endPool(pool);
      await embedded.stop();
      await rm(dataDir, { recursive: true });
    }
  });
});
