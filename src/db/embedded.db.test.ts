/** The embedded PostgreSQL through its life: first start, restart, kill, two servers, and what a kill leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeLog } from '../log.ts';
import { startEmbedded } from './embedded.ts';

const log = makeLog('silent');
// One folder through all tests, as in life; each test leaves it stopped.
let dataDir = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quayside-embedded-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  // Whatever a failed test left running is taken over, and so stopped.
  if (await stat(inCluster('postmaster.pid')).catch(() => null))
    await startEmbedded({ dataDir, log }).then(
      (e) => e.stop(),
      () => undefined,
    );
});

afterAll(() => rm(dataDir, { recursive: true }));

async function ask<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A server in a process of its own, which can be killed; resolves when its database is ready. */
async function serverProcess(): Promise<{ readonly child: ChildProcess; readonly adminUrl: string }> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const { makeLog } = await import(${JSON.stringify(new URL('../log.ts', import.meta.url).href)});
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: makeLog('silent') });
    console.log(embedded.adminUrl);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, adminUrl: chunk.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const inCluster = (name: string): string => join(dataDir, 'postgres', 'cluster', name);
const postmasterPid = async (): Promise<number> => Number.parseInt(await readFile(inCluster('postmaster.pid'), 'utf8'), 10);

describe('a data folder', () => {
  it('is made anew when the very first start was killed half-way', async () => {
    const folder = join(dataDir, 'postgres');
    const dead = spawn(process.execPath, ['--eval', '']);
    await once(dead, 'exit');
    await mkdir(join(folder, `cluster.${dead.pid}`, 'base'), { recursive: true });
    await writeFile(join(folder, `cluster.${dead.pid}.password`), 'half');
    const embedded = await startEmbedded({ dataDir, log });
    expect((await readdir(folder)).sort()).toEqual(['cluster', 'password', 'port']);
    await embedded.stop();
  });

  it('is durable, in UTF-8 with checksums, open to this machine only and with a password', async () => {
    const embedded = await startEmbedded({ dataDir, log });
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'server_encoding',
      'listen_addresses',
      'unix_socket_directories',
      'TimeZone',
    ];
    const rows = await ask<{ name: string; setting: string }>(
      embedded.adminUrl,
      `select name, setting from pg_settings where name in (${names.map((n) => `'${n}'`).join(',')})`,
    );
    expect(Object.fromEntries(rows.map((r) => [r.name, r.setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      TimeZone: 'UTC',
    });
    await expect(ask(embedded.adminUrl.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select 1')).rejects.toThrow('password');
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    await embedded.stop();
  });

  it('keeps its data, password and port over a restart', async () => {
    const first = await startEmbedded({ dataDir, log });
    await ask(first.adminUrl, 'create table if not exists kept as select 42 as answer');
    await first.stop();
    await expect(stat(inCluster('postmaster.pid'))).rejects.toThrow('ENOENT');
    const second = await startEmbedded({ dataDir, log });
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await ask(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('refuses to guess when its password is gone', async () => {
    await (await startEmbedded({ dataDir, log })).stop();
    const file = join(dataDir, 'postgres', 'password');
    const password = await readFile(file);
    await rm(file);
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow('password is missing');
    await writeFile(file, password);
  });

  it('of another major version is refused with what to do', async () => {
    await (await startEmbedded({ dataDir, log })).stop();
    await writeFile(inCluster('PG_VERSION'), '17\n');
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow('was made by PostgreSQL 17, this release brings 18');
    await writeFile(inCluster('PG_VERSION'), '18\n');
  });
});

describe('after a SIGKILL of the server', () => {
  it('the next one takes over the PostgreSQL that still runs, with its data, and stops it', async () => {
    const { child, adminUrl } = await serverProcess();
    await ask(adminUrl, 'create table if not exists kept as select 42 as answer');
    const pid = await postmasterPid();
    await kill(child);
    const embedded = await startEmbedded({ dataDir, log });
    expect(await postmasterPid()).toBe(pid);
    expect(await ask(embedded.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await embedded.stop();
    await expect(ask(adminUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('and of PostgreSQL too, a committed row is there again', async () => {
    const { child, adminUrl } = await serverProcess();
    await ask(adminUrl, 'create table if not exists kept as select 42 as answer');
    await kill(child);
    process.kill(await postmasterPid(), 'SIGKILL');
    const embedded = await startEmbedded({ dataDir, log });
    expect(await ask(embedded.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await embedded.stop();
  });

  it('and PostgreSQL never comes to its stop: it is ended, and a committed row is there', async () => {
    const { child, adminUrl } = await serverProcess();
    await ask(adminUrl, 'create table before_the_stop as select 7 as n');
    await kill(child);
    // A smart stop waits for whoever is still there, and lets nobody in meanwhile.
    const guest = new pg.Client({ connectionString: adminUrl });
    guest.on('error', () => undefined);
    await guest.connect();
    process.kill(await postmasterPid(), 'SIGTERM');
    const again = await startEmbedded({ dataDir, log });
    expect(await ask(again.adminUrl, 'select n from before_the_stop')).toEqual([{ n: 7 }]);
    await again.stop();
  }, 60_000);

  it('a number that now belongs to another program is not mistaken for PostgreSQL', async () => {
    await (await startEmbedded({ dataDir, log })).stop();
    const port = await readFile(join(dataDir, 'postgres', 'port'), 'utf8');
    await writeFile(
      inCluster('postmaster.pid'),
      [process.pid, inCluster(''), 0, port, '', '127.0.0.1', '1 1', 'ready', ''].join('\n'),
    );
    const embedded = await startEmbedded({ dataDir, log });
    expect(await postmasterPid()).not.toBe(process.pid);
    await embedded.stop();
  });
});

describe('while a server runs', () => {
  it('a second one on its folder is refused, and the first goes on', async () => {
    const { child, adminUrl } = await serverProcess();
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(`another Quayside server (quayside ${child.pid}) runs on`);
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await kill(child);
  });

  it('a PostgreSQL that dies is started again', async () => {
    const embedded = await startEmbedded({ dataDir, log });
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    const back = async (): Promise<boolean> => {
      const locks = "select from pg_locks where locktype = 'advisory' and granted";
      return (await ask(embedded.adminUrl, locks).catch(() => [])).length === 1 && (await postmasterPid()) !== pid;
    };
    for (let tries = 0; tries < 200 && !(await back()); tries += 1) await sleep(100);
    expect(await ask(embedded.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    // The server lock came back with it: still nobody else gets in.
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow('another Quayside server');
    await embedded.stop();
  });
});
