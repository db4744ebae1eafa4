/** A desk for tests over HTTP: a fresh database, the order's routes, and companies whose people ask by name. */
import { memoryStorage } from '../adapters/storage/memory.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { type App, createApp } from '../http/app.ts';
import { etagOf } from '../http/etag.ts';
import { must } from '../kernel/assert.ts';
import { type JsonObject, ok } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { insertCompany } from '../parties/store.ts';
import type { Company, Person, Principal, StaffPermission } from '../parties/types.ts';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { routes } from './api.ts';
import { ensureProgrammeStream } from './programme.service.ts';

const NOW = '2026-03-02T01:00:00.000Z';

const COMPANIES: readonly Company[] = [
  { id: 'byr0000000', kind: 'trader', name: 'Thames Lighting', country: 'GB', zone: 'Europe/London' },
  { id: 'spp0000000', kind: 'trader', name: 'Ningbo Light', country: 'CN', zone: 'Asia/Shanghai' },
  { id: 'thr0000000', kind: 'trader', name: 'Riga Trade', country: 'LV', zone: 'Europe/Riga' },
  { id: 'agy0000000', kind: 'agency', name: 'Harbour Inspection', country: 'CN', zone: 'Asia/Shanghai' },
  { id: 'prg0000000', kind: 'programme', name: 'Programme', country: 'GB', zone: 'Europe/London' },
];
const COMPANY = {
  buyer: 'byr0000000',
  supplier: 'spp0000000',
  third: 'thr0000000',
  inspector: 'agy0000000',
  staff: 'prg0000000',
} as const;
export type Name = keyof typeof COMPANY;

export const companyOf = (name: Name): string => COMPANY[name];

export function personOf(name: Name): Person {
  const company = must(
    COMPANIES.find((c) => c.id === COMPANY[name]),
    'a company of the desk',
  );
  const permissions: readonly StaffPermission[] = name === 'staff' ? ['read_all'] : [];
  return {
    kind: 'person',
    userId: `u-${name}`,
    companyId: company.id,
    companyKind: company.kind,
    role: 'owner',
    permissions,
    scopes: null,
  };
}

type Body = { readonly [key: string]: unknown };
export type Reply = {
  readonly status: number;
  readonly body: Body;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
};
export type Ask = { readonly body?: JsonObject; readonly key?: string; readonly ifMatch?: number | string };
export type FilePart = {
  readonly name: string;
  readonly bytes: string | Buffer;
  readonly fields?: Readonly<Record<string, string>>;
};

export type Desk = {
  readonly db: TestDatabase;
  readonly ctx: Context;
  readonly app: App;
  readonly ask: (as: Name, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, given?: Ask) => Promise<Reply>;
  readonly upload: (as: Name, url: string, file: FilePart, given?: Omit<Ask, 'body'>) => Promise<Reply>;
  /** A draft, by default of the buyer's; gives its id. */
  readonly draft: (change?: JsonObject, as?: Name) => Promise<string>;
  /** The same, sent: both sides know of it. */
  readonly sent: (change?: JsonObject) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** 500 pieces at 8.00 USD, FOB Shenzhen, shipped by 15 May 2026. */
const DRAFT: JsonObject = {
  counterparty: COMPANY.supplier,
  currency: 'USD',
  incoterm: 'FOB Shenzhen',
  shipBy: '2026-05-15',
  lines: [{ product: 'LED strip 5 m', quantity: '500 pcs', unitPriceMinor: 800 }],
  clauses: [{ clauseId: 'power', text: 'Rated power 25 W, tolerance plus or minus 5 %, measured at 12 V DC' }],
};

function formOf({ name, bytes, fields = {} }: FilePart): Buffer {
  const part = (disposition: string, value: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]);
  const texts = Object.entries(fields).map(([key, value]) => part(`name="${key}"`, value));
  return Buffer.concat([...texts, part(`name="file"; filename="${name}"`, bytes), Buffer.from('--cut--\r\n')]);
}

let asked = 0;

export async function openDesk(): Promise<Desk> {
  const db = await freshDatabase();
  const log = makeLog('silent');
  const config = readConfig({ QUAYSIDE_SECRET: db.secret, QUAYSIDE_URL: 'https://trade.example', QUAYSIDE_DEMO: 'off' });
  const ctx = makeContext(config, log, db.pools, controlledClock(NOW), memoryStorage());
  await ctx.record({ at: NOW }, async (tx) => {
    for (const company of COMPANIES) await insertCompany(tx, company, NOW);
    return ok(null);
  });
  await ensureProgrammeStream(ctx);
  const principalOf = async (request: { readonly headers: Readonly<Record<string, unknown>> }): Promise<Principal> => {
    const as = request.headers['x-as'];
    return typeof as === 'string' ? personOf(as as Name) : { kind: 'anonymous' };
  };
  const app = await createApp({ log: log as never, production: false, rateLimits: 'off', principalOf, routes: routes(ctx) });
  const inject = async (
    as: Name,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    type: string,
    payload: Buffer | null,
    given: Ask,
  ) => {
    asked += 1;
    const ifMatch =
      given.ifMatch === undefined
        ? {}
        : { 'if-match': typeof given.ifMatch === 'string' ? given.ifMatch : etagOf(given.ifMatch) };
    const headers = {
      'x-as': as,
      ...(method === 'GET' ? {} : { 'idempotency-key': given.key ?? `ask-${asked}` }),
      ...(payload ? { 'content-type': type } : {}),
      ...ifMatch,
    };
    const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const isJson = String(reply.headers['content-type']).includes('json');
    return { status: reply.statusCode, body: isJson ? reply.json<Body>() : {}, bytes: reply.rawPayload, headers: reply.headers };
  };
  const ask: Desk['ask'] = (as, method, url, given = {}) =>
    inject(as, method, url, 'application/json', given.body ? Buffer.from(JSON.stringify(given.body)) : null, given);
  const upload: Desk['upload'] = (as, url, file, given = {}) =>
    inject(as, 'POST', url, 'multipart/form-data; boundary=cut', formOf(file), given);
  const draft: Desk['draft'] = async (change = {}, as = 'buyer') => {
    const { status, body } = await ask(as, 'POST', '/v1/orders', { body: { ...DRAFT, ...change } });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return orderOf(body).orderId;
  };
  const sent: Desk['sent'] = async (change) => {
    const orderId = await draft(change);
    const { status, body } = await ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return orderId;
  };
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  return { db, ctx, app, ask, upload, draft, sent, close };
}

export type OrderPart = { readonly orderId: string; readonly state: string; readonly version: number };
export const orderOf = (body: Body): OrderPart => body['order'] as OrderPart;
