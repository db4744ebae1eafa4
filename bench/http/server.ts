/** The server of `bench http`, in a process of its own: what is compared stands in it side by side, each at a port. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type App, createApp } from '../../src/http/app.ts';
import { type Route, answer } from '../../src/http/route.ts';
import type { Json } from '../../src/kernel/result.ts';
import { open } from '../../src/main.ts';
import { draftOrder } from '../../src/orders/service.ts';
import { runCheck } from '../../src/overview/check.service.ts';
import { principalOf } from '../../src/parties/auth.principal.ts';
import type { Principal } from '../../src/parties/types.ts';
import { allRoutes } from '../../src/routes.ts';
import { plainDraft } from '../../sim/plain.ts';
import { type Asked, type Ready, PATH } from './wire.ts';

const PASSWORD = randomBytes(16).toString('hex');

const folder = await mkdtemp(join(tmpdir(), 'quayside-bench-http-'));
const config = readConfig({
  QUAYSIDE_DATA: folder,
  QUAYSIDE_SECRET: randomBytes(32).toString('hex'),
  QUAYSIDE_DEMO: 'off',
  QUAYSIDE_WEB: 'off',
  ...(process.env['DATABASE_URL'] === undefined ? {} : { DATABASE_URL: process.env['DATABASE_URL'] }),
});
const log = pino({ level: 'silent' });
const { ctx, parties, close } = await open(config, log as never);

const isDraft = (route: Route): boolean => route.url === PATH && [route.method].flat().includes('POST');
const serve = (routes: readonly Route[]): Promise<App> =>
  createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes,
    principalOf: (request) => principalOf(parties.identity, request.headers),
  });
const listen = (app: { listen: (at: { host: string; port: number }) => Promise<string> }): Promise<string> =>
  app.listen({ host: '127.0.0.1', port: 0 });

const routes = allRoutes(ctx, parties, null);
const real = await serve(routes);

/** As a client does it: signs up, opens a company, makes a key. */
async function ask(path: string, body: object, token?: string): Promise<Readonly<Record<string, unknown>>> {
  const reply = await real.inject({
    method: 'POST',
    url: path,
    headers: {
      'idempotency-key': randomBytes(16).toString('hex'),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    payload: body,
  });
  if (reply.statusCode >= 300) throw new Error(`${path} answered ${reply.statusCode}: ${reply.body}`);
  return reply.json();
}
async function company(name: string, country: string): Promise<{ readonly token: string; readonly id: string }> {
  const { token } = await ask('/api/auth/sign-up/email', { name, email: `${name}@bench.example`, password: PASSWORD });
  const { id } = await ask('/v1/companies', { name: `${name} Ltd`, country }, String(token));
  return { token: String(token), id: String(id) };
}
const buyer = await company('harbour', 'GB');
const supplier = await company('brightway', 'CN');
/** The command that is measured; its day lies ahead of the machine's clock. */
const body = { ...plainDraft(supplier.id, 100_000), shipBy: '2028-06-30' };
const made = await ask(`/v1/companies/${buyer.id}/keys`, { name: 'bench', scopes: ['orders:write'] }, buyer.token);
const key = String(made['secret']);

/** One real answer, so that the endpoint without its domain gives back what the real one would. */
const answered = await ask(PATH, body, buyer.token);
const stubbed = await serve(
  routes.filter(isDraft).map((route): Route => ({ ...route, handler: async () => answer(201, answered as Json) })),
);
const bare = Fastify();
bare.post(PATH, async (_, reply) => reply.code(201).send(answered));

/** The same command by the service that the API calls, so many in flight. */
async function inProcess(connections: number, seconds: number): Promise<number> {
  const by: Principal = await principalOf(parties.identity, { 'x-api-key': key });
  if (by.kind !== 'person') throw new Error('the key names nobody');
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const idempotency = { key: randomBytes(16).toString('hex'), inputHash: 'a'.repeat(64) };
      const outcome = await draftOrder(ctx, { by, receivedAt: ctx.clock.now(), idempotency }, body);
      if (outcome.kind !== 'done') throw new Error(outcome.refusal.code);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return (done / (performance.now() - begun)) * 1_000;
}

const ready: Ready = { bare: await listen(bare), stubbed: await listen(stubbed), real: await listen(real), key, body };
process.on('message', (asked: Asked) => {
  if (asked.what === 'in-process') {
    void inProcess(asked.connections, asked.seconds).then((perSecond) => process.send?.({ perSecond }));
    return;
  }
  void (async () => {
    const { findings } = await runCheck(ctx, { freeze: false });
    process.send?.({ findings });
    await Promise.all([bare.close(), stubbed.close(), real.close()]);
    await close();
    await rm(folder, { recursive: true });
    process.disconnect();
  })();
});
process.send?.(ready);
