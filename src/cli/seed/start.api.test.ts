/** The first start, as `npm start` makes it: an empty folder, the demonstration, and people who can sign in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Server, ask, runCli, startServer } from '../../../test/server.ts';
import { ORDERS } from './orders.data.ts';
import { PASSWORD } from './parties.data.ts';

/** A process starts, makes a database and fills it; a busy machine may take its time. */
const patience = { timeout: 150_000 };

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quayside-start-'));
  server = await startServer({ QUAYSIDE_DATA: folder, QUAYSIDE_DEMO: 'on' });
}, patience.timeout);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const signIn = async (email: string): Promise<string> =>
  String((await ask(server.url, 'POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })).body['token']);

it('prints whom one can sign in as, and they see their orders', patience, async () => {
  const printed = server.lines.flatMap((line) => /^ {2}(\S+@\S+)/.exec(line)?.[1] ?? []);
  expect(server.lines.join('\n')).toContain(PASSWORD);
  for (const email of ['olivia@northquay.example', 'zhao.lei@steelware.example', 'operator@quayside.example']) {
    expect(printed).toContain(email);
    const { body } = await ask(server.url, 'GET', '/v1/me', { token: await signIn(email) });
    expect(body['user']).toMatchObject({ email });
  }
  const { body } = await ask(server.url, 'GET', '/v1/orders', { token: await signIn('olivia@northquay.example') });
  const states = (body['items'] as readonly { readonly state: string }[]).map(({ state }) => state);
  const own = Object.values(ORDERS).filter(({ buyer }) => buyer === 'northquay');
  expect(states.toSorted()).toEqual(own.map(({ state }) => state).toSorted());
});

it('is checked while it runs, and not seeded twice', patience, async () => {
  const env = { QUAYSIDE_DATA: folder };
  expect(await runCli(['check'], env)).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('everything holds') as string,
  });
  const again = await runCli(['seed', '--json'], env);
  expect([again.code, JSON.parse(again.err)]).toEqual([2, { code: 'cli.not_empty', message: expect.any(String) as string }]);
});

type Told = { readonly now: string; readonly code?: string; readonly people?: readonly { readonly email: string }[] };
const told = async (path: string, body?: object): Promise<Told> =>
  (await ask(server.url, body ? 'POST' : 'GET', `/v1/demonstration${path}`, { body })).body as unknown as Told;

it(
  'lets everybody move its time forward, at most some months, and never back; sign-in stays with the real clock',
  patience,
  async () => {
    const { now, people } = await told('');
    expect(people?.map(({ email }) => email)).toContain('wu.jing@canvasworks.example');
    const token = await signIn('olivia@northquay.example');
    const later = new Date(Date.parse(now) + 40 * 86_400_000).toISOString();
    expect((await told('/clock', { to: later })).now >= later).toBe(true);
    expect((await told('')).now >= later).toBe(true);
    expect((await ask(server.url, 'GET', '/v1/me', { token })).status).toBe(200);
    expect((await told('/clock', { to: now })).code).toBe('clock.backwards');
    expect((await told('/clock', { to: '2099-01-01T00:00:00Z' })).code).toBe('clock.too_far');
    expect((await told('/wires', { orderId: '7h2k9mq4xz-3rt8wy5n0c' })).code).toBe('access.not_found');
  },
);

it('is left at no day that is years away, however often its time is moved', patience, async () => {
  const codes: (string | null)[] = [];
  for (let move = 1; move <= 5; move += 1) {
    const { now } = await told('');
    codes.push((await told('/clock', { to: new Date(Date.parse(now) + 390 * 86_400_000).toISOString() })).code ?? null);
  }
  // The test before went 40 days.
  expect(codes).toEqual([null, null, null, null, 'clock.too_far']);
});

it('goes on at that time after a restart; without the demonstration the database is not served any more', patience, async () => {
  const { now } = await told('');
  await server.kill();
  await expect(startServer({ QUAYSIDE_DATA: folder })).rejects.toThrow('was set ahead in the demonstration');
  server = await startServer({ QUAYSIDE_DATA: folder, QUAYSIDE_DEMO: 'on' });
  expect((await told('')).now >= now).toBe(true);
  expect(await ask(server.url, 'GET', '/v1/clock')).toMatchObject({ status: 404 });
});

it('without the demonstration there is no such route', patience, async () => {
  const other = await mkdtemp(join(tmpdir(), 'quayside-plain-'));
  const plain = await startServer({ QUAYSIDE_DATA: other });
  expect((await ask(plain.url, 'GET', '/v1/demonstration')).status).toBe(404);
  expect((await ask(plain.url, 'POST', '/v1/demonstration/clock', { body: { to: '2030-01-01T00:00:00Z' } })).status).toBe(404);
  await plain.stop();
  await rm(other, { recursive: true });
});
