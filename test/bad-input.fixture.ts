/** A market under attack: the real routes, orders brought to any state, and a record of every row that was written. */
import { must } from '../src/kernel/assert.ts';
import { C, type Matrix, openMatrix } from './access.fixture.ts';
import { DRAFT, type Stage } from './bad-input.data.ts';
import type { TestDatabase } from './harness.ts';

export type Asked = {
  readonly as?: string;
  readonly method?: string;
  readonly url: string;
  /** Sent as JSON; a text or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type Body = Readonly<Record<string, unknown>>;
export type Reply = {
  readonly status: number;
  readonly code: string | null;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly ms: number;
};

/** A market, and acts on it over its API. */
export type Trading = Matrix & {
  readonly ask: (asked: Asked) => Promise<Reply>;
  /** Asks and expects it done. */
  readonly done: (as: string, method: string, url: string, body?: unknown) => Promise<Reply>;
  /** A new order of buyer and supplier, brought to a state as its sides do it. */
  readonly orderIn: (stage: Stage, draft?: object) => Promise<Placed>;
};

export type Market = Trading & {
  /** Tables in which a row was written since this was last asked. */
  readonly written: () => Promise<readonly string[]>;
};

export type Placed = { readonly orderId: string; readonly url: string; readonly bookingId: string };

/** Notes each row that a transaction writes, in any schema; what is rolled back leaves no note. */
async function watch(db: TestDatabase): Promise<() => Promise<readonly string[]>> {
  await db.admin.query('create table public.written (id bigint generated always as identity primary key, place text not null)');
  await db.admin.query(`create function public.note_written() returns trigger language plpgsql security definer as $$
    begin insert into public.written (place) values (tg_table_schema || '.' || tg_table_name || ' ' || tg_op); return null; end $$`);
  const { rows } = await db.admin.query<{ name: string }>(
    // A partition gets the trigger of its table.
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_(?!boss)' and n.nspname <> 'information_schema' and c.relname <> 'written'`,
  );
  for (const { name } of rows) {
    await db.admin.query(
      `create trigger zz_note after insert or update or delete on ${name} for each row execute function public.note_written()`,
    );
  }
  let seen = 0;
  return async () => {
    const { rows: fresh } = await db.admin.query<{ id: number; place: string }>(
      'select id, place from public.written where id > $1 order by id',
      [seen],
    );
    seen = Number(fresh.at(-1)?.id ?? seen);
    return [...new Set(fresh.map((row) => row.place))];
  };
}

let asked = 0;

const asker =
  ({ app }: Matrix): Market['ask'] =>
  async ({ as, method = 'POST', url, body, headers = {} }) => {
    asked += 1;
    const began = performance.now();
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const writing = method !== 'GET';
    const response = await app.inject({
      method: method as 'POST',
      url,
      headers: {
        ...(as ? { 'x-as': as } : {}),
        ...(writing ? { 'idempotency-key': `bad-${asked}`, 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(writing ? { payload: raw ? body : JSON.stringify(body ?? {}) } : {}),
    });
    const isJson = String(response.headers['content-type']).includes('json') && response.body !== '';
    const parsed = (isJson ? JSON.parse(response.body) : {}) as Body;
    const code = typeof parsed['code'] === 'string' ? parsed['code'] : null;
    return { status: response.statusCode, code, body: parsed, headers: response.headers, ms: performance.now() - began };
  };

/** The supplier takes part with an account and a limit, and the agency has prices: all through the API. */
export async function settle(done: Market['done']): Promise<void> {
  await done('supplierOwner', 'POST', '/v1/suppliers', { categories: ['led-lighting'] });
  await done('supplierOwner', 'POST', `/v1/suppliers/${C.supplier}/account`, {
    beneficiary: C.supplier,
    number: ACCOUNT,
    bank: 'Bank of Ningbo',
    country: 'CN',
  });
  await done('supplierOwner', 'PUT', `/v1/suppliers/${C.supplier}/enrolment`);
  await done('operator', 'POST', `/v1/suppliers/${C.supplier}/limit`, { amountMinor: 9_000_000_000, currency: 'USD' });
  await done('inspectorBooked', 'PUT', `/v1/agencies/${C.agency}/prices`, {
    prices: [{ kind: 'pre_shipment', countries: ['CN'], currency: 'USD', perDayMinor: 30_000, unitsPerDay: 500 }],
  });
}

/** The supplier's designated account. */
export const ACCOUNT = '6222021234567890123';

const STEPS: readonly Stage[] = ['draft', 'sent', 'confirmed', 'funded', 'ready', 'booked', 'shipped', 'arrived'];

/** The day of the fixture's clock, which stands at 2 March 2026, 09:00 in Shanghai. */
export const TODAY = '2026-03-02';
export const TOMORROW = '2026-03-03';

export async function openMarket(): Promise<Market> {
  const trading = await openTrading(await openMatrix());
  return { ...trading, written: await watch(trading.db) };
}

export async function openTrading(matrix: Matrix): Promise<Trading> {
  const ask = asker(matrix);
  const done: Market['done'] = async (as, method, url, body) => {
    const reply = await ask({ as, method, url, body });
    if (reply.status >= 300) throw new Error(`${as} ${method} ${url}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  };
  await settle(done);
  const orderIn: Market['orderIn'] = async (stage, draft = {}) => {
    const { body } = await done('buyerOwner', 'POST', '/v1/orders', { ...DRAFT, ...draft });
    const { orderId } = body['order'] as { readonly orderId: string };
    const url = `/v1/orders/${orderId}`;
    const upTo = STEPS.indexOf(stage);
    if (upTo >= 1) await done('buyerOwner', 'POST', `${url}/send`);
    if (upTo >= 2) {
      await done('supplierOwner', 'POST', `${url}/confirm`);
      await done('buyerOwner', 'POST', `${url}/confirm`);
    }
    if (upTo >= 3) await done('supplierOwner', 'POST', `${url}/instalments/deposit/receipt`);
    if (stage === 'ready' || stage === 'booked')
      await done('supplierOwner', 'POST', `${url}/ready`, { producedPercent: 100, packedPercent: 90 });
    let bookingId = 'booking000';
    if (stage === 'booked') {
      const booked = await done('buyerOwner', 'POST', `${url}/inspections`, {
        agencyId: C.agency,
        kind: 'pre_shipment',
        feeMinor: 30_000,
      });
      bookingId = must(booked.body['bookingId'] as string | undefined, 'a booking');
    }
    if (upTo >= 6)
      await done('supplierOwner', 'POST', `${url}/shipment`, {
        on: TODAY,
        documents: [{ type: 'bill_of_lading', form: 'original', datedOn: TODAY }],
      });
    if (upTo >= 7) await done('supplierOwner', 'POST', `${url}/arrival`, { on: TODAY });
    return { orderId, url, bookingId };
  };
  return { ...matrix, ask, done, orderIn };
}

/** What is wrong with an answer to bad input, in words; null when it is as it must be: a problem a person can act on. */
export function flawOf({ status, body, headers }: Reply, lang: 'en' | 'zh' = 'en'): string | null {
  if (status < 400 || status >= 500) return `answered ${status}`;
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `no problem document but ${String(headers['content-type'])}`;
  if (body['status'] !== status || !/^[a-z_]+(\.[a-z_]+)?$/.test(String(body['code'])))
    return `code ${String(body['code'])}, status ${String(body['status'])}`;
  for (const part of ['title', 'detail', 'advice']) {
    const words = body[part];
    if (typeof words !== 'string' || words === '' || /\{\w+\}|undefined|\[object/.test(words)) return `${part}: ${String(words)}`;
    if (part !== 'detail' && /\p{Script=Han}/u.test(words) !== (lang === 'zh')) return `${part} is not in ${lang}: ${words}`;
  }
  return null;
}
