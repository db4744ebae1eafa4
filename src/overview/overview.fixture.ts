/** A small world for tests: a buyer, a supplier with a limit, a stranger, an inspector and an operator, and orders played over HTTP. */
import { publishedBy } from '../orders/published.service.ts';
import type { OrderState } from '../orders/types.ts';
import { fakeCards } from '../adapters/cards/fake.ts';
import { memorySigner } from '../adapters/signing/keys.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { bookKeeper } from '../calendar/service.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { enqueue } from '../db/boss.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { type App, createApp } from '../http/app.ts';
import type { DomainEvent, StreamRef } from '../kernel/decider.ts';
import { makeIds } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import { routes as ledgerRoutes } from '../ledger/api.ts';
import { makeLog } from '../log.ts';
import { routes as erasureRoutes } from '../erasure/api.ts';
import { routes as exchangeRoutes } from '../exchange/api.ts';
import { routes as messageRoutes } from '../messages/api.ts';
import { routes as orderRoutes } from '../orders/api.ts';
import { ensureProgrammeStream } from '../orders/programme.service.ts';
import type { Principal } from '../parties/types.ts';
import { STAFF_PERMISSIONS } from '../parties/types.ts';
import { routes as paymentRoutes } from '../payments/api.ts';
import { cardRoutes } from '../payments/cards.api.ts';
import { payoutRoutes } from '../payments/payouts.api.ts';
import { refundRoutes } from '../payments/refunds.api.ts';
import { routes as billRoutes } from '../shipments/bill.api.ts';
import { registry } from '../slices.ts';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { routes as overviewRoutes } from './api.ts';
import { routes as checkRoutes } from './check.api.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const COMPANIES = {
  buyer: { id: 'byr0000000', kind: 'trader', name: 'Harbour Lights Ltd', country: 'GB', zone: 'Europe/London' },
  supplier: { id: 'spp0000000', kind: 'trader', name: 'Shenzhen Brightway Co Ltd', country: 'CN', zone: 'Asia/Shanghai' },
  stranger: { id: 'str0000000', kind: 'trader', name: 'Other Trading SIA', country: 'LV', zone: 'Europe/Riga' },
  inspector: { id: 'nsp0000000', kind: 'agency', name: 'Look Twice Inspection', country: 'CN', zone: 'Asia/Shanghai' },
  operator: { id: 'prg0000000', kind: 'programme', name: 'Quayside', country: 'GB', zone: 'Europe/London' },
} as const;
export type Who = keyof typeof COMPANIES;
export const idOf = (who: Who): string => COMPANIES[who].id;

export type Answered = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
};
export type World = {
  readonly db: TestDatabase;
  readonly ctx: Context;
  readonly app: App;
  readonly clock: ReturnType<typeof controlledClock>;
  readonly ask: (
    who: Who | null,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answered>;
  /** Appends events to a stream as the platform would, past the API. */
  readonly append: (stream: StreamRef, events: readonly DomainEvent[], create?: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Who a test says it is: `x-as: buyer`. */
function principalOf(as: unknown): Principal {
  if (typeof as !== 'string' || !Object.hasOwn(COMPANIES, as)) return { kind: 'anonymous' };
  const { id: companyId, kind: companyKind } = COMPANIES[as as Who];
  const permissions = companyKind === 'programme' ? STAFF_PERMISSIONS : [];
  return { kind: 'person', userId: `u-${as}`, companyId, companyKind, role: 'owner', permissions, scopes: null, steppedUp: true };
}

/** The routes that the composed reads and their tests go through. */
const routesOf = (ctx: Context) => [
  ...orderRoutes(ctx),
  ...exchangeRoutes(ctx),
  ...paymentRoutes(ctx),
  ...cardRoutes(ctx),
  ...refundRoutes(ctx),
  ...payoutRoutes(ctx),
  ...billRoutes(ctx),
  ...messageRoutes(ctx),
  ...erasureRoutes(ctx),
  ...ledgerRoutes(ctx),
  ...overviewRoutes(ctx),
  ...checkRoutes(ctx),
];

export async function openWorld(): Promise<World> {
  const db = await freshDatabase();
  const log = makeLog('silent');
  const clock = controlledClock(NOW);
  const faults = makeFaults('');
  const deps = { pool: db.pools.commit, registry, faults, enqueue };
  const read: Context['read'] = (reader, queries) => readAs(db.pools.app, reader, queries);
  const ctx: Context = {
    config: readConfig({ QUAYSIDE_SECRET: db.secret }),
    clock,
    log,
    registry,
    faults,
    read,
    published: publishedBy(read),
    storage: memoryStorage(),
    signer: memorySigner(),
    cards: fakeCards('of a test', clock.now),
    ids: makeIds(),
    commit: (command) => commitOne(deps, command),
    record: (input, writes) => record(db.pools.commit, input, writes),
    calendars: bookKeeper(read, () => performance.now()),
  };
  for (const { id, kind, name, country, zone } of Object.values(COMPANIES)) {
    await db.admin.query('insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $3, $4, $5, $6)', [
      id,
      kind,
      name,
      country,
      zone,
      NOW,
    ]);
  }
  await db.admin.query(`insert into staff_permission (user_id, permission) values ('u-operator', 'read_all')`);
  await ensureProgrammeStream(ctx);
  const append = appender(ctx);
  await append(
    { supplierId: idOf('supplier'), kind: 'supplier', id: idOf('supplier') },
    [
      { type: 'suppliers.enrolled', v: 1, data: {} },
      {
        type: 'coverage.granted',
        v: 1,
        data: { currency: 'USD', amountMinor: 10_000_000, reviewOn: null, by: 'u-operator', because: 'test' },
      },
    ],
    true,
  );
  const app = await createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes: routesOf(ctx),
    principalOf: async (request) => principalOf(request.headers['x-as']),
  });
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  return { db, ctx, app, clock, ask: asker(app), append, close };
}

const appender =
  (ctx: Context): World['append'] =>
  async (stream, events, create = false) => {
    const at = ctx.clock.now();
    const outcome = await ctx.commit({
      name: 'test.append',
      stream,
      actor: { kind: 'timer' },
      facts: { receivedAt: at, at, calendars: await ctx.calendars() },
      ...(create ? { create: { parties: [] } } : {}),
      decide: () => ok({ events }),
      answer: () => null,
    });
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  };

let asked = 0;
const asker =
  (app: App): World['ask'] =>
  async (who, method, url, body, headers = {}) => {
    asked += 1;
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(who ? { 'x-as': who } : {}),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': `k-${asked}` }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { payload: JSON.stringify(body ?? {}) }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: (isJson ? JSON.parse(response.body) : {}) as Answered['body'],
      headers: response.headers,
      text: response.body,
    };
  };

/** 500 pieces at 8.00 USD, FOB Shenzhen by 15 May 2026, with one measurable clause. */
export const DRAFT = {
  counterparty: idOf('supplier'),
  category: 'led-lighting',
  currency: 'USD',
  incoterm: 'FOB Shenzhen',
  shipBy: '2026-05-15',
  cover: 'pre_shipment',
  lines: [{ product: 'LED strip 5 m, 24 V', quantity: '500 pcs', unitPriceMinor: 800 }],
  clauses: [
    { clauseId: 'power', text: 'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min' },
  ],
};

/** Asks and expects it to be done. */
async function must(world: World, ...ask: Parameters<World['ask']>): Promise<Answered> {
  const answer = await world.ask(...ask);
  if (answer.status >= 300) throw new Error(`${ask[1]} ${ask[2]}: ${answer.status} ${answer.text}`);
  return answer;
}

export async function draftOrder(world: World, change: object = {}): Promise<string> {
  const { body } = await must(world, 'buyer', 'POST', '/v1/orders', { ...DRAFT, ...change });
  return (body['order'] as { readonly orderId: string }).orderId;
}

/** Sent by the buyer and confirmed by both. */
export async function confirmedOrder(world: World, change: object = {}): Promise<string> {
  const orderId = await draftOrder(world, change);
  await must(world, 'buyer', 'POST', `/v1/orders/${orderId}/send`);
  await must(world, 'supplier', 'POST', `/v1/orders/${orderId}/confirm`);
  await must(world, 'buyer', 'POST', `/v1/orders/${orderId}/confirm`);
  return orderId;
}

/** With the deposit received. */
export async function fundedOrder(world: World, change: object = {}): Promise<string> {
  const orderId = await confirmedOrder(world, change);
  await must(world, 'supplier', 'POST', `/v1/orders/${orderId}/instalments/deposit/receipt`);
  return orderId;
}

/** Lets an agency see the order, as a booking does. */
export async function bookAgency(world: World, orderId: string): Promise<void> {
  const at = world.ctx.clock.now();
  const outcome = await world.ctx.commit({
    name: 'test.book',
    stream: { supplierId: idOf('supplier'), kind: 'order', id: orderId },
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await world.ctx.calendars() },
    decide: ({ states }) =>
      ok({
        // The figure that stands already: parties come with an event.
        events: [{ type: 'orders.protected', v: 1, data: { amountMinor: (states['orders'] as OrderState).protectedMinor } }],
        parties: [{ companyId: idOf('inspector'), relation: 'inspector' }],
      }),
    answer: () => null,
  });
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
}
