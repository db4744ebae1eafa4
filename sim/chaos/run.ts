/** Kills the server and its PostgreSQL while companies trade, and looks afterwards whether anything was lost or done twice. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { systemClock } from '../../src/clock.ts';
import { findEmbedded } from '../../src/db/embedded.ts';
import { must } from '../../src/kernel/assert.ts';
import { addMillis } from '../../src/kernel/dates.ts';
import { type Server, runCli, startServer } from '../../test/server.ts';
import { type Random, seeded } from '../random.ts';
import { type Answered, type Client, attempt, makeClient } from './client.ts';
import { OPERATOR, TOTAL_MINOR, signUp, trade } from './lane.ts';

/** What is killed: the whole server; PostgreSQL's first process, which ends all of them; one of its connections, which makes it recover. */
const KILLS = ['server', 'postgres', 'backend'] as const;
export type Kill = (typeof KILLS)[number];

/** A start and PostgreSQL's recovery, on a busy machine. */
const RECOVERY_MS = 120_000;

export type ChaosOptions = {
  readonly seed: string;
  readonly lanes: number;
  /** Kills before the trading ends; each kind is among them from three on. */
  readonly isEnough: (kills: number) => boolean;
  /** From the first answers after a kill to the next, in milliseconds. */
  readonly pause: readonly [least: number, most: number];
  readonly tell: (line: string) => void;
};

export type ChaosReport = {
  readonly kills: Readonly<Record<Kill, number>>;
  readonly orders: number;
  readonly acknowledged: number;
  readonly repeats: number;
  /** Acknowledged requests whose answer, asked again, is not the one given. */
  readonly lost: readonly string[];
  /** Orders whose money did not move exactly once in and once out. */
  readonly wrong: readonly string[];
  /** Of `cli check`. */
  readonly findings: number;
};

/** By then every window of an order that was received has closed. */
const LATER_MS = 90 * 24 * 60 * 60 * 1_000;

/** A server that is started again whenever it is gone, at the same port. */
type Supervised = { readonly url: () => string; readonly kill: () => Promise<void>; readonly stop: () => Promise<void> };

async function supervise(env: Readonly<Record<string, string>>): Promise<Supervised> {
  let server: Server = await startServer(env);
  const port = new URL(server.url).port;
  let stopping = false;
  const keep = async (): Promise<void> => {
    while (!stopping) {
      await server.gone;
      while (!stopping) {
        const again = await startServer({ ...env, PORT: port }).catch(() => null);
        if (again) server = again;
        if (again) break;
        await sleep(500);
      }
    }
  };
  const kept = keep();
  return {
    url: () => server.url,
    kill: () => server.kill(),
    stop: async () => {
      stopping = true;
      await server.stop();
      await kept;
      // One that was being started meanwhile.
      await server.stop();
    },
  };
}

/** The address of the database and its first process, once PostgreSQL answers. */
async function database(folder: string): Promise<{ readonly url: string; readonly pid: number }> {
  for (;;) {
    const url = await findEmbedded(folder).catch(() => null);
    const file = await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
    if (url !== null && file !== '') return { url, pid: Number(file.split('\n')[0]) };
    await sleep(200);
  }
}

async function ask<T extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(statement, [...values])).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function kill(what: Kill, server: Supervised, folder: string, random: Random): Promise<void> {
  if (what === 'server') return server.kill();
  const { url, pid } = await database(folder);
  if (what === 'postgres') return void process.kill(pid, 'SIGKILL');
  const backends = await ask<{ pid: number }>(
    url,
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const one = backends.length === 0 ? null : random.pick(backends);
  if (one) process.kill(one.pid, 'SIGKILL');
}

/** @throws where an order is never finished, or a right request is refused */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = await mkdtemp(join(tmpdir(), 'quayside-chaos-'));
  const env = {
    QUAYSIDE_DATA: folder,
    QUAYSIDE_SECRET: randomBytes(32).toString('hex'),
    // Each client is behind an address of its own, as in the world; its limits are those of production.
    QUAYSIDE_TRUST_PROXY: '127.0.0.1',
    QUAYSIDE_OPERATOR_EMAIL: OPERATOR.email,
    QUAYSIDE_OPERATOR_PASSWORD: OPERATOR.password,
  };
  const told: Kills = { server: 0, postgres: 0, backend: 0 };
  let server = await supervise(env);
  try {
    const traded = await trading(server, folder, told, options);
    await server.stop();
    // The windows close, and the money is released, on a clock that is moved on; that, too, is killed in its midst.
    server = await supervise({ ...env, QUAYSIDE_CLOCK: 'controlled', QUAYSIDE_CLOCK_START: systemClock.now() });
    await later(server, folder, told, options);
    const { out } = await runCli(['check', '--json'], env);
    const { url } = await database(folder);
    return {
      ...traded,
      kills: told,
      wrong: await wrongOrders(url, traded.ids),
      findings: Number((JSON.parse(out) as { readonly findings: number }).findings),
    };
  } finally {
    await server.stop();
    // What went wrong before is told rather than a folder that is left behind.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(() => undefined);
  }
}

type Kills = Record<Kill, number>;

/** Moves the clock on until everything is over, whatever is killed meanwhile. */
async function later(server: Supervised, folder: string, kills: Kills, { seed, tell }: ChaosOptions): Promise<void> {
  const random = seeded(`${seed} later`);
  let [done, tooLate] = [false, false];
  const late = setTimeout(() => (tooLate = true), RECOVERY_MS);
  const operator = makeClient(server.url, 'operator', addressOf(0), () => tooLate);
  const { token } = await operator.post('/api/auth/sign-in/email', OPERATOR, null);
  const to = addMillis(systemClock.now(), LATER_MS);
  const moved = operator.post('/v1/clock', { to }, String(token)).finally(() => (done = true));
  for (const what of KILLS) {
    await sleep(random.int(100, 1_000));
    if (done) break;
    await kill(what, server, folder, random);
    kills[what] += 1;
    tell(`${what} killed while deadlines are settled`);
  }
  await moved;
  clearTimeout(late);
}

type Traded = Omit<ChaosReport, 'kills' | 'wrong' | 'findings'> & { readonly ids: readonly string[] };

async function trading(
  server: Supervised,
  folder: string,
  kills: Kills,
  { seed, lanes, isEnough, pause: [least, most], tell }: ChaosOptions,
): Promise<Traded> {
  const random = seeded(seed);
  let [over, tooLate] = [false, false];
  const clients = Array.from({ length: lanes }, (_, n) => makeClient(server.url, `lane${n}`, addressOf(n), () => tooLate));
  const pairs = await Promise.all(clients.map((client, n) => signUp(client, `lane${n}`)));
  const orders: string[] = [];
  const lane = async (client: Client, n: number): Promise<void> => {
    while (!over) orders.push(await trade(client, must(pairs[n], 'signed up')));
  };
  const trades = Promise.all(clients.map(lane));
  // Heard at the end, too; but then nobody trades any more, and killing goes on for nothing.
  let broken: unknown = null;
  trades.catch((error: unknown) => (broken = error));
  const acknowledged = (): number => clients.reduce((sum, { told }) => sum + told.length, 0);
  for (let n = 0; broken === null && !isEnough(n); n += 1) {
    // In the midst of the load: whoever was killed is back, and every client could have been answered again.
    const [before, since] = [acknowledged(), performance.now()];
    while (broken === null && acknowledged() < before + lanes) {
      if (performance.now() > since + RECOVERY_MS) throw new Error(`nobody is answered for ${RECOVERY_MS} ms after a kill`);
      await sleep(20);
    }
    await sleep(random.int(least, most));
    const what = KILLS[n % KILLS.length] ?? 'server';
    await kill(what, server, folder, random);
    kills[what] += 1;
    tell(`${what} killed; ${orders.length} orders done`);
  }
  over = true;
  const late = setTimeout(() => (tooLate = true), 60_000);
  await trades;
  clearTimeout(late);
  const lost: string[] = [];
  const askAgain = async ({ told }: Client, n: number): Promise<void> => {
    for (const one of told.filter(({ path }) => path.startsWith('/v1/orders'))) {
      const again = await patiently(() => attempt(server.url(), one, addressOf(n)));
      if (JSON.stringify(again) !== JSON.stringify({ ...one.answer, replayed: true })) lost.push(`${one.path} ${one.key}`);
    }
  };
  await Promise.all(clients.map(askAgain));
  return {
    ids: orders,
    orders: orders.length,
    acknowledged: acknowledged(),
    repeats: clients.reduce((sum, client) => sum + client.repeats(), 0),
    lost,
  };
}

/** Asks until the rates of a company allow it: a long run is asked about faster than it was traded. */
async function patiently(ask: () => Promise<Answered | null>): Promise<Answered | null> {
  for (;;) {
    const answer = await ask();
    if (answer?.status !== 429) return answer;
    await sleep(500);
  }
}

const addressOf = (n: number): string => `10.9.${n >> 8}.${n & 255}`;

/** Orders that are not completed with their money in once and out once, and orders that nobody was told of; each with what it is. */
async function wrongOrders(url: string, orders: readonly string[]): Promise<readonly string[]> {
  const rows = await ask<{ told: string }>(
    url,
    `select format('%s: %s, %s in, %s out, %s moved', s.id, s.state -> 'orders' ->> 'status', m.ins, m.outs, m.minor) as told from stream s left join lateral (
       select count(*) filter (where t.intent_id like 'in:%') as ins, count(*) filter (where t.intent_id like 'release:%') as outs,
         coalesce(sum(t.amount_minor), 0) as minor
       from transfer t where t.kind = s.kind and t.stream_id = s.id) m on true
     where s.kind = 'order' and not (s.id = any ($1) and s.state -> 'orders' ->> 'status' = 'completed'
       and m.ins = 1 and m.outs = 1 and m.minor = $2)`,
    [orders, 2 * TOTAL_MINOR],
  );
  return rows.map(({ told }) => told);
}
