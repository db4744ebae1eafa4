/** A server for tests of goods: real database and routes, principals named by a header, an order that is already funded. */
import { type App, createApp } from '../http/app.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { type ControlledClock, controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { runDue } from '../jobs/timers.ts';
import { type Instant, parseInstant } from '../kernel/dates.ts';
import type { DomainEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { routes as agencyRoutes } from '../inspections/api.ts';
import { openOrder } from '../orders/contract.rules.ts';
import { NOW, clause, terms } from '../orders/orders.fixture.ts';
import type { Person, Principal } from '../parties/types.ts';
import { timers } from '../slices.ts';
import { freshDatabase } from '../../test/harness.ts';
import { routes } from './api.ts';
import { routes as visitRoutes } from './inspections.api.ts';

export const C = {
  buyer: 'byr0000000',
  supplier: 'spp0000000',
  stranger: 'byr1111111',
  agency: 'gnc0000000',
  otherAgency: 'gnc1111111',
  programme: 'prg0000000',
} as const;
export type Who = keyof typeof C | 'anonymous';

const kindOf = (id: string): Person['companyKind'] =>
  id.startsWith('gnc') ? 'agency' : id.startsWith('prg') ? 'programme' : 'trader';
const NAMES: Readonly<Record<string, string>> = { [C.agency]: 'SGS', [C.otherAgency]: 'SGS' };

function principal(who: string): Principal {
  const companyId = (C as Readonly<Record<string, string>>)[who];
  if (companyId === undefined) return { kind: 'anonymous' };
  const permissions = who === 'programme' ? (['read_all', 'verify_suppliers'] as const) : [];
  return {
    kind: 'person',
    userId: `u-${who}`,
    companyId,
    companyKind: kindOf(companyId),
    role: 'member',
    permissions,
    scopes: null,
  };
}

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
export type Port = Awaited<ReturnType<typeof openPort>>;

export async function openPort() {
  const db = await freshDatabase();
  const log = makeLog('silent');
  const clock = controlledClock(NOW);
  const ctx = makeContext(readConfig({ QUAYSIDE_SECRET: db.secret }), log, db.pools, clock, memoryStorage());
  for (const id of Object.values(C)) {
    await db.admin.query(
      `insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $3, 'CN', 'Asia/Shanghai', $4)`,
      [id, kindOf(id), NAMES[id] ?? id, NOW],
    );
  }
  const app = await createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes: [...agencyRoutes(ctx), ...routes(ctx), ...visitRoutes(ctx)],
    principalOf: async (request) => principal(String(request.headers['x-as'])),
  });
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  return { ctx, app, ask: asker(app), upload: uploader(app), to: mover(ctx, clock), funded: opener(ctx), close };
}

let asked = 0;

const asker =
  (app: App) =>
  async (who: Who, method: 'GET' | 'POST' | 'PUT', url: string, body: object | null = null, key?: string): Promise<Answered> => {
    asked += 1;
    const written = {
      headers: { 'content-type': 'application/json', 'idempotency-key': key ?? `k${asked}`, 'x-as': who },
      payload: JSON.stringify(body ?? {}),
    };
    const response = await app.inject({ method, url, ...(method === 'GET' ? { headers: { 'x-as': who } } : written) });
    return { status: response.statusCode, body: JSON.parse(response.body || '{}') as Answered['body'] };
  };

/** A file with fields beside it, as a form. */
const uploader =
  (app: App) =>
  async (
    who: Who,
    url: string,
    bytes: Uint8Array,
    fields: Readonly<Record<string, string>> = {},
    key?: string,
  ): Promise<Answered> => {
    asked += 1;
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg');
    const encoded = new Response(form);
    const headers = {
      'content-type': encoded.headers.get('content-type') ?? '',
      'idempotency-key': key ?? `k${asked}`,
      'x-as': who,
    };
    const payload = Buffer.from(await encoded.arrayBuffer());
    const response = await app.inject({ method: 'POST', url, headers, payload });
    return { status: response.statusCode, body: JSON.parse(response.body) as Answered['body'] };
  };

/** Moves the clock; what falls due on the way acts at its own instant. */
export const mover =
  (ctx: Context, clock: Pick<ControlledClock, 'now' | 'set'>) =>
  async (text: string): Promise<void> => {
    const at = parseInstant(text);
    if (!at.ok) throw new Error(at.code);
    await runDue(ctx, timers, at.value, { batch: 1, onRow: (due: Instant) => due > clock.now() && clock.set(due) });
    clock.set(at.value);
  };

const moved = (status: string): DomainEvent => ({ type: 'orders.moved', v: 1, data: { to: status, because: 'test' } });

/** Both confirmed, and the deposit is in. */
const MADE: readonly DomainEvent[] = [
  { type: 'contracts.sent', v: 1, data: { version: 1, by: 'buyer', fingerprint: 'f' } },
  moved('sent'),
  { type: 'contracts.agreed', v: 1, data: { version: 1, fingerprint: 'f' } },
  moved('confirmed'),
  { type: 'orders.pinned', v: 1, data: { policy: 'classic@2015-01' } },
  moved('funded'),
];

const PARTIES = { buyerId: C.buyer, supplierId: C.supplier, buyerCountry: 'GB', supplierCountry: 'CN' } as const;

/** An order both confirmed and whose deposit is in; answers its id. */
const opener =
  (ctx: Context) =>
  async (name: string, change: Partial<Parameters<typeof terms>[0]> = {}): Promise<string> => {
    const orderId = `${C.supplier}-${name.padEnd(10, '0')}`;
    const at = ctx.clock.now();
    const facts = { receivedAt: at, at, calendars: await ctx.calendars() };
    const contract = { ...PARTIES, author: 'buyer' as const, terms: terms(change), clauses: [clause('power')], clonedFrom: null };
    const act = { name: 'test.open', actor: { kind: 'timer' as const }, facts, answer: () => null };
    const stream = { supplierId: C.supplier, kind: 'order' as const, id: orderId };
    const parties = [
      { companyId: C.buyer, relation: 'buyer' as const },
      { companyId: C.supplier, relation: 'supplier' as const },
    ];
    const programme = { mode: 'guarantee', strict: false, policy: 'classic' } as const;
    await ctx.commit({ ...act, stream, create: { parties }, decide: () => ok(openOrder(contract, programme)) });
    await ctx.commit({ ...act, stream, decide: () => ok({ events: MADE }) });
    return orderId;
  };
