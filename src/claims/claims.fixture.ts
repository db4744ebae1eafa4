/** A server for tests of claims: a real port and database, people named by a header, orders whose goods have arrived. */
import type { AddressInfo } from 'node:net';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import type { StoragePort } from '../adapters/storage/types.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { createApp } from '../http/app.ts';
import { must } from '../kernel/assert.ts';
import type { DomainEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { routes as orderRoutes } from '../orders/api.ts';
import { openOrder } from '../orders/contract.rules.ts';
import { NOW, terms } from '../orders/orders.fixture.ts';
import type { Person, Principal, Role, StaffPermission } from '../parties/types.ts';
import { routes as shipmentRoutes } from '../shipments/api.ts';
import { mover } from '../shipments/port.fixture.ts';
import { claimRoutes } from './api.ts';
import { CLAUSES } from './appointment.fixture.ts';
import { decisionRoutes } from './decision.api.ts';
import { previewRoutes } from './preview.api.ts';
import { claimListRoutes } from './queue.api.ts';

const COMPANIES = {
  byr0000000: 'trader',
  spp0000000: 'trader',
  byr1111111: 'trader',
  gnc0000000: 'agency',
  gnc1111111: 'agency',
  prg0000000: 'programme',
} as const satisfies Readonly<Record<string, Person['companyKind']>>;
type CompanyId = keyof typeof COMPANIES;

const BUYER = 'byr0000000';
const SUPPLIER = 'spp0000000';

type Whoever = readonly [companyId: CompanyId, role: Role, permissions: readonly StaffPermission[]];
const PEOPLE = {
  buyer: [BUYER, 'member', []],
  buyerViewer: [BUYER, 'viewer', []],
  supplier: [SUPPLIER, 'member', []],
  stranger: ['byr1111111', 'owner', []],
  /** Of an agency that inspects the order, and of one that does not. */
  inspector: ['gnc0000000', 'member', []],
  otherInspector: ['gnc1111111', 'member', []],
  arbitrator: ['prg0000000', 'member', ['read_all', 'decide']],
  approver: ['prg0000000', 'member', ['read_all', 'approve']],
  operator: ['prg0000000', 'member', ['read_all']],
  cashier: ['prg0000000', 'member', ['match_money']],
} as const satisfies Readonly<Record<string, Whoever>>;
export type Who = keyof typeof PEOPLE;

function principalOf(who: string): Principal {
  const found = (PEOPLE as Readonly<Record<string, Whoever>>)[who];
  if (!found) return { kind: 'anonymous' };
  const [companyId, role, permissions] = found;
  const base = { kind: 'person', userId: `u-${who}`, companyId, companyKind: COMPANIES[companyId], role } as const;
  return { ...base, permissions, scopes: null, steppedUp: true };
}

/** Files in memory, and how many there are. */
function countedStorage(): { readonly storage: StoragePort; readonly keys: Set<string> } {
  const inner = memoryStorage();
  const keys = new Set<string>();
  const put: StoragePort['put'] = async (key, bytes) => {
    await inner.put(key, bytes);
    keys.add(key);
  };
  return { storage: { ...inner, put }, keys };
}

export type Reply = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
  readonly headers: Headers;
  readonly code: string;
};

/** A part of a form as a client may write it; `type` is what it says of itself, which nobody believes. */
export type FilePart = { readonly bytes: Buffer | string; readonly name?: string; readonly type?: string };

export const formHead = ({ name = 'photo.jpg', type }: Omit<FilePart, 'bytes'>): Buffer =>
  Buffer.from(
    `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n`,
  );
export const FORM_END = Buffer.from('\r\n--cut--\r\n');
export const FORM_TYPE = 'multipart/form-data; boundary=cut';

const moved = (to: string): DomainEvent => ({ type: 'orders.moved', v: 1, data: { to, because: 'test' } });

/** Both confirmed on 2 March and the deposit of 1,200.00 is in. */
export const FUNDED: readonly DomainEvent[] = [
  { type: 'contracts.sent', v: 1, data: { version: 1, by: 'buyer', fingerprint: 'f' } },
  moved('sent'),
  { type: 'contracts.agreed', v: 1, data: { version: 1, fingerprint: 'f' } },
  moved('confirmed'),
  { type: 'orders.pinned', v: 1, data: { policy: 'classic@2015-01' } },
  {
    type: 'payments.credited',
    v: 1,
    data: {
      creditId: 'line-1',
      channel: 'wire',
      amountMinor: 120_000,
      bookedOn: null,
      allocations: [{ instalment: 'deposit', amountMinor: 120_000 }],
    },
  },
  moved('funded'),
];

/** Shipped in time; arrived on 13 June, told on 14 June 2026: a quality claim is possible until the end of 21 June in China. */
const ARRIVED: readonly DomainEvent[] = [
  ...FUNDED,
  {
    type: 'shipments.shipped',
    v: 1,
    data: {
      on: '2026-05-12',
      countsFrom: '2026-05-12',
      seals: [],
      containerSeal: null,
      container: null,
      tenderedOn: null,
      documents: [{ paperId: 'p1', type: 'bill_of_lading', form: null, datedOn: '2026-05-12', text: null }],
    },
  },
  moved('shipped'),
  { type: 'shipments.arrived', v: 1, data: { on: '2026-06-13', countsFrom: '2026-06-14', toldBy: 'supplier', paperId: null } },
  moved('arrived'),
];

const HISTORIES = { draft: [], funded: FUNDED, arrived: ARRIVED } as const;

export type ClaimsDesk = Awaited<ReturnType<typeof openClaimsDesk>>;

export async function openClaimsDesk() {
  const db = await freshDatabase();
  const log = makeLog('silent');
  const clock = controlledClock(NOW);
  const { storage, keys } = countedStorage();
  const ctx = makeContext(readConfig({ QUAYSIDE_SECRET: db.secret }), log, db.pools, clock, storage);
  for (const [id, kind] of Object.entries(COMPANIES))
    await db.admin.query(
      `insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $1, 'CN', 'Asia/Shanghai', $3)`,
      [id, kind, NOW],
    );
  for (const [who, [, , permissions]] of Object.entries(PEOPLE))
    for (const permission of permissions)
      await db.admin.query('insert into staff_permission (user_id, permission) values ($1, $2)', [`u-${who}`, permission]);
  const app = await createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes: [
      ...orderRoutes(ctx),
      ...shipmentRoutes(ctx),
      ...claimRoutes(ctx),
      ...claimListRoutes(ctx),
      ...previewRoutes(ctx),
      ...decisionRoutes(ctx),
    ],
    principalOf: async (request) => principalOf(String(request.headers['x-as'])),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = must(app.server.address(), 'the server listens') as AddressInfo;
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  const asks = asker(`http://127.0.0.1:${port}`);
  return { db, ctx, app, port, keys, ...asks, ...orders(ctx, asks.ask), to: mover(ctx, clock), stored: counter(db, keys), close };
}

let asked = 0;
export const nextKey = (): string => {
  asked += 1;
  return `k${asked}`;
};

function asker(base: string) {
  const send = async (who: Who, method: string, path: string, type: string | null, payload: Buffer | null, key?: string) => {
    const headers = {
      'x-as': who,
      ...(method === 'GET' ? {} : { 'idempotency-key': key ?? nextKey() }),
      ...(type ? { 'content-type': type } : {}),
    };
    const response = await fetch(base + path, { method, headers, ...(payload ? { body: new Uint8Array(payload) } : {}) });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = String(response.headers.get('content-type')).includes('json');
    const body = isJson ? (JSON.parse(String(bytes)) as Reply['body']) : {};
    const code = response.status < 300 ? String(response.status) : `${response.status} ${String(body['code'])}`;
    return { status: response.status, body, bytes, headers: response.headers, code };
  };
  const ask = (
    who: Who,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Reply> =>
    send(who, method, path, body ? 'application/json' : null, body ? Buffer.from(JSON.stringify(body)) : null, key);
  const upload = (who: Who, path: string, part: FilePart, key?: string): Promise<Reply> =>
    send(who, 'POST', path, FORM_TYPE, Buffer.concat([formHead(part), Buffer.from(part.bytes), FORM_END]), key);
  return { ask, upload };
}

let made = 0;

function orders(ctx: Context, ask: ReturnType<typeof asker>['ask']) {
  /** An order of 4,000.00 USD that has come so far; its path. */
  const order = async (until: keyof typeof HISTORIES = 'arrived'): Promise<string> => {
    made += 1;
    const orderId = `${SUPPLIER}-${String(made).padStart(10, '0')}`;
    const at = ctx.clock.now();
    const stream = { supplierId: SUPPLIER, kind: 'order' as const, id: orderId };
    const facts = { receivedAt: at, at, calendars: await ctx.calendars() };
    const act = { actor: { kind: 'timer' as const }, facts, answer: () => null, stream };
    const contract = {
      buyerId: BUYER,
      supplierId: SUPPLIER,
      buyerCountry: 'GB',
      supplierCountry: 'CN',
      author: 'buyer' as const,
      terms: terms({ cover: 'post_delivery' }),
      clauses: CLAUSES,
      clonedFrom: null,
    };
    const parties = [
      { companyId: BUYER, relation: 'buyer' as const },
      { companyId: SUPPLIER, relation: 'supplier' as const },
      { companyId: 'gnc0000000', relation: 'inspector' as const },
    ];
    const programme = { mode: 'guarantee', strict: false, policy: 'classic' } as const;
    await ctx.commit({ ...act, name: 'test.open', create: { parties }, decide: () => ok(openOrder(contract, programme)) });
    await ctx.commit({ ...act, name: 'test.goods', decide: () => ok({ events: HISTORIES[until] }) });
    return `/v1/orders/${orderId}`;
  };
  /** A quality claim on such an order, opened by the buyer; its path. */
  const claim = async (path?: string): Promise<string> => {
    const at = path ?? (await order());
    const reply = await ask('buyer', 'POST', `${at}/claims`, { ground: 'quality', clauses: ['power'] });
    if (reply.status !== 201) throw new Error(reply.code);
    return `${at}/claims/${String((reply.body['claim'] as { claimId: string }).claimId)}`;
  };
  return { order, claim };
}

export type Stored = { readonly events: number; readonly contents: number; readonly documents: number; readonly files: number };

/** What is written of an order, and how many files there are in all. */
const counter =
  (db: TestDatabase, keys: ReadonlySet<string>) =>
  async (path: string): Promise<Stored> => {
    const orderId = path.split('/')[3] ?? '';
    const { rows } = await db.admin.query<Omit<Stored, 'files'>>(
      `select (select count(*)::int from event where stream_id = $1) as events,
         (select count(*)::int from content where stream_id = $1) as contents,
         (select count(*)::int from document where order_id = $1) as documents`,
      [orderId],
    );
    return { ...must(rows[0], 'counts'), files: keys.size };
  };
