/** A server that is killed at any moment: what it acknowledged is there, and what is asked again happens once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, freshDatabase } from './harness.ts';
import { type Reply, type Server, ask, runCli, startServer } from './server.ts';

// Five starts of a process; a busy machine may take its time for each.
const patience = { timeout: 150_000 };

const PASSWORD = 'a password for tests';
const OPERATOR = { email: 'operator@programme.example', password: PASSWORD };

let folder: string;
let running: Server | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-restart-'));
});
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Env = Readonly<Record<string, string>>;

async function start(env: Env): Promise<Server> {
  running = await startServer({
    QUAYSIDE_CLOCK: 'controlled',
    QUAYSIDE_CLOCK_START: '2026-03-02T01:00:00Z',
    QUAYSIDE_OPERATOR_EMAIL: OPERATOR.email,
    QUAYSIDE_OPERATOR_PASSWORD: OPERATOR.password,
    ...env,
  });
  return running;
}

const enter = async (url: string, path: string, body: object): Promise<string> =>
  String((await ask(url, 'POST', path, { body })).body['token']);

type Trader = { readonly token: string; readonly companyId: string };

async function trader(url: string, name: string, country: string): Promise<Trader> {
  const token = await enter(url, '/api/auth/sign-up/email', { name, email: `${name}@${name}.example`, password: PASSWORD });
  const { status, body } = await ask(url, 'POST', '/v1/companies', { token, body: { name: `${name} Ltd`, country } });
  expect(status).toBe(201);
  return { token, companyId: String(body['id']) };
}

const draft = (supplier: Trader, n: number): object => ({
  counterparty: supplier.companyId,
  currency: 'USD',
  lines: [{ product: `Bracket ${n}`, quantity: `${n} pcs`, unitPriceMinor: 100 }],
  incoterm: 'FOB Ningbo',
  shipBy: '2026-06-30',
});

/** A request, what a retry of it must repeat, and what was answered; null where the answer never came. */
type Attempt = { readonly key: string; readonly path: string; readonly body: object; reply: Reply | null };

const orderOf = (reply: Reply | null): Readonly<Record<string, unknown>> =>
  (reply?.body['order'] ?? {}) as Readonly<Record<string, unknown>>;

/** A client that drafts orders, writes a clause into each and sends it, until its server is gone. */
async function client(url: string, buyer: Trader, supplier: Trader, name: string, told: Attempt[]): Promise<void> {
  const attempt = async (path: string, body: object): Promise<Reply> => {
    const made: Attempt = { key: `${name}-${told.length}`, path, body, reply: null };
    told.push(made);
    made.reply = await ask(url, 'POST', path, { token: buyer.token, key: made.key, body });
    expect(made.reply.status, JSON.stringify(made.reply.body)).toBeLessThan(300);
    return made.reply;
  };
  for (let n = 1; ; n += 1) {
    const order = `/v1/orders/${String(orderOf(await attempt('/v1/orders', draft(supplier, n)))['orderId'])}`;
    await attempt(`${order}/clauses/weight`, { text: 'Weight 120 g ± 5 g per piece, weighed on a scale with 1 g resolution' });
    await attempt(`${order}/send`, {});
  }
}

describe('a server killed under load', () => {
  it('has everything it acknowledged, does a repeated request once, and its clock goes on where it stood', patience, async () => {
    const env = { QUAYSIDE_DATA: folder };
    const first = await start(env);
    const buyer = await trader(first.url, 'harbour', 'GB');
    const supplier = await trader(first.url, 'brightway', 'CN');
    const operator = await enter(first.url, '/api/auth/sign-in/email', OPERATOR);
    const now = '2026-04-01T02:03:04.000Z';
    expect((await ask(first.url, 'POST', '/v1/clock', { token: operator, body: { to: now } })).body).toMatchObject({ now });

    const told: Attempt[][] = ['a', 'b', 'c', 'd', 'e', 'f'].map(() => []);
    const clients = told.map((list, index) => client(first.url, buyer, supplier, `client${index}`, list));
    const broken = Promise.allSettled(clients);
    await until(() => told.flat().filter(({ reply }) => reply !== null).length >= 80);
    await first.kill();
    // Each client ends with a broken connection, none with a refusal or an error of the server.
    expect((await broken).map((end) => (end.status === 'rejected' ? (end.reason as Error).message : 'no end'))).toEqual(
      told.map(() => 'fetch failed'),
    );

    const second = await start(env);
    expect((await ask(second.url, 'GET', '/v1/clock')).body).toMatchObject({ now });
    const repeat = async ({ key, path, body, reply }: Attempt): Promise<void> => {
      const again = await ask(second.url, 'POST', path, { token: buyer.token, key, body });
      if (reply !== null) expect(again).toEqual({ ...reply, replayed: true });
      else expect(again.status, JSON.stringify(again.body)).toBeLessThan(300);
    };
    await Promise.all(told.flat().map(repeat));
    const attempts = told.flat();
    const { code, out, err } = await runCli(['check', '--json'], env);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      streams: 1 + attempts.filter(({ path }) => path === '/v1/orders').length,
      findings: 0,
    });
  });
});

describe('a server killed at one of its commits', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const orders = async (): Promise<number> =>
    Number((await database.admin.query<{ n: number }>(`select count(*)::int as n from stream where kind = 'order'`)).rows[0]?.n);

  it('does the request exactly once, whether it was killed before the commit or after it', patience, async () => {
    const env = { QUAYSIDE_DATA: folder, DATABASE_URL: database.adminUrl, QUAYSIDE_SECRET: database.secret };
    // The programme's settings are the first commit of a new database, so the third is that of the second order.
    const first = await start({ ...env, QUAYSIDE_FAULTS: 'before-commit:kill:3' });
    const buyer = await trader(first.url, 'harbour', 'GB');
    const supplier = await trader(first.url, 'brightway', 'CN');
    const order = ({ url }: Server, key: string): Promise<Reply> =>
      ask(url, 'POST', '/v1/orders', { token: buyer.token, key, body: draft(supplier, 7) });
    expect((await order(first, 'one')).status).toBe(201);
    await expect(order(first, 'two')).rejects.toThrow('fetch failed');
    await first.gone;
    expect(await orders()).toBe(1);

    const second = await start({ ...env, QUAYSIDE_FAULTS: 'after-commit-before-answer:kill:2' });
    const two = await order(second, 'two');
    expect([two.status, two.replayed]).toEqual([201, false]);
    await expect(order(second, 'three')).rejects.toThrow('fetch failed');
    await second.gone;
    expect(await orders()).toBe(3);

    const third = await start(env);
    const three = await order(third, 'three');
    expect([three.status, three.replayed]).toEqual([201, true]);
    expect(await order(third, 'two')).toEqual({ ...two, replayed: true });
    expect(await orders()).toBe(3);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
