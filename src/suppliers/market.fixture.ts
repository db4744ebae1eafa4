/** A small market for tests: real database, sign-in and routes of the directory, with suppliers, an operator and a clock to move. */
import { seedBook } from '../calendar/seeds.ts';
import type { ControlledClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { routes as coverageRoutes } from '../coverage/api.ts';
import { evolveCoverage, initialCoverage } from '../coverage/rules.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import type { Registry } from '../db/registry.ts';
import { createApp } from '../http/app.ts';
import { runDue } from '../jobs/timers.ts';
import type { Instant } from '../kernel/dates.ts';
import type { SliceFold } from '../kernel/decider.ts';
import { makeLog } from '../log.ts';
import { routes as programmeRoutes } from '../orders/programme.api.ts';
import { evolveProgramme, initialProgramme } from '../orders/programme.rules.ts';
import { ensureProgrammeStream } from '../orders/programme.service.ts';
import { principalOf } from '../parties/auth.principal.ts';
import { type Answered, type Ask, PASSWORD, type Someone, type World, openWorld } from '../parties/parties.fixture.ts';
import { ensureProgramme } from '../parties/staff.service.ts';
import { routes as directoryRoutes } from './api.ts';
import { timers } from './jobs.ts';
import { routes as payeeRoutes } from './payee.api.ts';
import { evolveAccount, initialAccount } from './payee.rules.ts';
import { evolveSupplier, initialSupplier } from './rules.ts';

const fold = (slice: string, stream: SliceFold['stream'], initial: unknown, evolve: unknown): SliceFold =>
  ({ slice, stream, initial, evolve }) as SliceFold;

const registry: Registry = {
  folds: [
    fold('suppliers', 'supplier', initialSupplier, evolveSupplier),
    fold('suppliers', 'account', initialAccount, evolveAccount),
    fold('coverage', 'supplier', initialCoverage, evolveCoverage),
    fold('orders', 'programme', initialProgramme, evolveProgramme),
  ],
  reactors: [],
  isGuarded: () => false,
  guardedOf: () => [],
};

export type Trader = Someone & { readonly id: string; readonly name: string };

export type Market = {
  readonly world: World;
  readonly ctx: Context;
  readonly operator: Someone;
  readonly ask: World['ask'];
  /** A company with its owner; `phone` on file since the day the clock shows. */
  readonly trader: (login: string, name: string, country?: string) => Promise<Trader>;
  /** A trader in the directory; with an account and, if asked for, in the programme. */
  readonly supplier: (
    login: string,
    name: string,
    given?: { country?: string; categories?: readonly string[]; enrol?: boolean },
  ) => Promise<Trader>;
  /** Moves the clock forward; what falls due on the way runs. */
  readonly moveTo: (at: Instant) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const NUMBER = '6222021234567890123';
export const accountOf = (beneficiary: string, number = NUMBER, country = 'CN') => ({
  beneficiary,
  number,
  bank: 'Test Bank',
  country,
});

export async function openMarket(): Promise<Market> {
  const world = await openWorld();
  const { db } = world;
  const clock = world.ctx.clock as ControlledClock;
  const log = makeLog('silent');
  const faults = makeFaults('');
  const ctx = {
    ...world.ctx,
    log,
    registry,
    faults,
    commit: (command) => commitOne({ pool: db.pools.commit, registry, faults, enqueue: async () => undefined }, command),
    calendars: async () => seedBook(),
  } as Context & World['ctx'];
  const app = await createApp({
    log,
    production: false,
    rateLimits: 'off',
    principalOf: (request) => principalOf(world.ctx.identity, request.headers),
    routes: [...directoryRoutes(ctx), ...payeeRoutes(ctx), ...coverageRoutes(ctx), ...programmeRoutes(ctx)],
  });
  const ask = asker(app);
  await ensureProgrammeStream(ctx);
  const email = 'operator@programme.example';
  const { userId } = await ensureProgramme(world.ctx, { email, password: PASSWORD });
  const signedIn = await world.ask('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } });
  const operator = { userId, email, token: String(signedIn.body['token']) };

  const trader: Market['trader'] = async (login, name, country = 'CN') => {
    const someone = await world.signUp(login);
    const body = { name, country, phone: '+86 21 5555 0100' };
    const opened = await world.ask('POST', '/v1/companies', { token: someone.token, body });
    return { ...someone, id: String(opened.body['id']), name };
  };
  const supplier: Market['supplier'] = async (login, name, { country = 'CN', categories = [], enrol = false } = {}) => {
    const company = await trader(login, name, country);
    await ask('POST', '/v1/suppliers', { token: company.token, body: { categories } });
    await ask('POST', `/v1/suppliers/${company.id}/account`, {
      token: company.token,
      body: accountOf(name, `62220000${login.length}${company.id.replace(/\D/g, '')}77`),
    });
    if (enrol) await ask('PUT', `/v1/suppliers/${company.id}/enrolment`, { token: company.token });
    return company;
  };
  const moveTo: Market['moveTo'] = async (at) => {
    await runDue(ctx, timers, at, { batch: 1, onRow: (dueAt) => dueAt > clock.now() && clock.set(dueAt) });
    clock.set(at);
  };
  const close = async (): Promise<void> => {
    await app.close();
    await world.close();
  };
  return { world, ctx, operator, ask, trader, supplier, moveTo, close };
}

let asked = 0;

const asker =
  (app: Awaited<ReturnType<typeof createApp>>): World['ask'] =>
  async (method, url, { token, body, key, headers = {} }: Ask = {}) => {
    asked += 1;
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? `market-${asked}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const json: unknown = response.body === '' ? {} : JSON.parse(response.body);
    return { status: response.statusCode, body: json as Answered['body'], headers: response.headers };
  };
