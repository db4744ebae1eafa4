/** Appointed inspections through the API, on a real database: who may, one charge whatever is repeated, and nothing lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeCards } from '../adapters/cards/fake.ts';
import type { CardCharge, CardsPort } from '../adapters/cards/types.ts';
import { memoryStorage } from '../adapters/storage/memory.ts';
import { controlledClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { type App, createApp } from '../http/app.ts';
import type { DomainEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { makeLog } from '../log.ts';
import { makeContext } from '../main.ts';
import { openOrder } from '../orders/contract.rules.ts';
import { NOW, terms } from '../orders/orders.fixture.ts';
import type { Person, StaffPermission } from '../parties/types.ts';
import { type TestDatabase, freshDatabase } from '../../test/harness.ts';
import { CLAIM, CLAUSES, openedClaim } from './appointment.fixture.ts';
import { FUNDED } from './claims.fixture.ts';
import { appointmentRoutes } from './appointment.api.ts';

const C = {
  buyer: 'byr0000000',
  supplier: 'spp0000000',
  stranger: 'byr1111111',
  lab: 'sgs0000000',
  other: 'tuv0000000',
  operator: 'prg0000000',
} as const;
type Who = keyof typeof C;
const KINDS: Readonly<Partial<Record<Who, Person['companyKind']>>> = { lab: 'agency', other: 'agency', operator: 'programme' };
const STAFF: readonly StaffPermission[] = ['read_all', 'decide'];

const personOf = (who: Who): Person => ({
  kind: 'person',
  userId: `u-${who}`,
  companyId: C[who],
  companyKind: KINDS[who] ?? 'trader',
  role: 'member',
  permissions: who === 'operator' ? STAFF : [],
  scopes: null,
});

/** Confirmed, paid, and escalated to the platform. */
const HISTORY: readonly DomainEvent[] = [
  ...FUNDED,
  openedClaim({}),
  { type: 'claims.escalated', v: 1, data: { claimId: CLAIM, by: 'buyer', because: 'both_agreed' } },
];

/** The test double, which also counts what it was asked. */
function countingCards(secret: string) {
  const real = fakeCards(secret);
  const asked = { charges: [] as CardCharge[], refunds: [] as string[] };
  const port: CardsPort = {
    ...real,
    capture: async (charge) => {
      asked.charges.push(charge);
      return real.capture(charge);
    },
    refund: async (order) => {
      asked.refunds.push(order.captureId);
      return real.refund(order);
    },
  };
  return { port, asked };
}

let db: TestDatabase;
let ctx: Context;
let app: App;
let cards: ReturnType<typeof countingCards>;
let orders = 0;
let keys = 0;

beforeAll(async () => {
  db = await freshDatabase();
  const log = makeLog('silent');
  cards = countingCards(db.secret);
  const made = makeContext(readConfig({ QUAYSIDE_SECRET: db.secret }), log, db.pools, controlledClock(NOW), memoryStorage());
  ctx = { ...made, cards: cards.port };
  for (const who of Object.keys(C) as Who[])
    await db.admin.query(
      `insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $3, 'CN', 'Asia/Shanghai', $4)`,
      [C[who], KINDS[who] ?? 'trader', who, NOW],
    );
  for (const [who, firm] of [
    ['lab', 'SGS'],
    ['other', 'TUV Rheinland'],
  ] as const)
    await db.admin.query('insert into agency_firm (company_id, firm, by_user, at) values ($1, $2, $3, $4)', [
      C[who],
      firm,
      'u',
      NOW,
    ]);
  await db.admin.query(
    `insert into staff_permission (user_id, permission) values ('u-operator', 'read_all'), ('u-operator', 'decide')`,
  );
  app = await createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes: appointmentRoutes(ctx),
    principalOf: async (request) => personOf(String(request.headers['x-as']) as Who),
  });
});

afterAll(async () => {
  await app.close();
  await db.drop();
});

type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

async function ask(who: Who, method: 'GET' | 'POST', url: string, body: object = {}, key?: string): Promise<Answered> {
  keys += 1;
  const written = {
    headers: { 'content-type': 'application/json', 'idempotency-key': key ?? `k${keys}`, 'x-as': who },
    payload: JSON.stringify(body),
  };
  const response = await app.inject({ method, url, ...(method === 'GET' ? { headers: { 'x-as': who } } : written) });
  return { status: response.statusCode, body: JSON.parse(response.body || '{}') as Answered['body'] };
}

/** An escalated claim; answers the path of its appointment. */
async function escalated(): Promise<string> {
  orders += 1;
  const orderId = `${C.supplier}-${String(orders).padStart(10, '0')}`;
  const stream = { supplierId: C.supplier, kind: 'order' as const, id: orderId };
  const at = ctx.clock.now();
  const act = {
    actor: { kind: 'timer' as const },
    facts: { receivedAt: at, at, calendars: await ctx.calendars() },
    answer: () => null,
  };
  const contract = {
    buyerId: C.buyer,
    supplierId: C.supplier,
    buyerCountry: 'GB',
    supplierCountry: 'CN',
    author: 'buyer' as const,
    terms: terms({ cover: 'post_delivery' }),
    clauses: CLAUSES,
    clonedFrom: null,
  };
  const parties = [
    { companyId: C.buyer, relation: 'buyer' as const },
    { companyId: C.supplier, relation: 'supplier' as const },
  ];
  const programme = { mode: 'guarantee', strict: false, policy: 'classic' } as const;
  await ctx.commit({ ...act, name: 'test.open', stream, create: { parties }, decide: () => ok(openOrder(contract, programme)) });
  await ctx.commit({ ...act, name: 'test.claim', stream, decide: () => ok({ events: HISTORY }) });
  return `/v1/orders/${orderId}/claims/${CLAIM}/appointment`;
}

const appoint = (path: string, change: object = {}): Promise<Answered> =>
  ask('operator', 'POST', path, { agencyId: C.lab, feeMinor: 30_000, ...change });
const code = ({ status, body }: Answered): string => (status < 300 ? String(status) : `${status} ${String(body['code'])}`);
const REPORT = { measured: { power: ['31.2 W', '30.8 W'] } };

/** Movements and events of the order as they are stored. */
async function stored(path: string) {
  const orderId = path.split('/')[3] ?? '';
  const transfers = await db.admin.query('select intent_id from transfer where stream_id = $1 order by 1', [orderId]);
  const events = await db.admin.query(`select type from event where stream_id = $1 and type like 'claims.%' order by seq`, [
    orderId,
  ]);
  return {
    intents: transfers.rows.map((r: { intent_id: string }) => r.intent_id.split(':')[0]),
    events: events.rows.map((r: { type: string }) => r.type.slice('claims.'.length)),
  };
}

describe('an appointed inspection', () => {
  it('is appointed, prepaid, read by the agency and reported', async () => {
    const path = await escalated();
    expect(await appoint(path)).toMatchObject({ status: 201, body: { claim: { claimId: CLAIM, state: 'inspecting' } } });
    expect(code(await ask('lab', 'POST', `${path}/report`, REPORT))).toBe('409 fee.not_prepaid');
    expect(await ask('buyer', 'POST', `${path}/fee`)).toMatchObject({ status: 200, body: { claim: { state: 'inspecting' } } });
    const list = await ask('lab', 'GET', '/v1/appointments?limit=1');
    expect(list.body['items']).toMatchObject([
      {
        orderId: path.split('/')[3],
        claimId: CLAIM,
        status: 'waits_for_report',
        tested: 2,
        reportedOn: null,
        supplier: 'supplier',
      },
    ]);
    expect(await ask('other', 'GET', '/v1/appointments')).toMatchObject({ status: 200, body: { items: [], next: null } });
    expect(code(await ask('buyer', 'GET', '/v1/appointments'))).toBe('403 access.denied');
    const read = await ask('lab', 'GET', path);
    expect(read).toMatchObject({
      status: 200,
      body: { status: 'waits_for_report', terms: null, clauses: [{ clauseId: 'power' }, { clauseId: 'label' }] },
    });
    expect(await ask('lab', 'POST', `${path}/report`, REPORT)).toEqual({
      status: 200,
      body: { orderId: path.split('/')[3], claim: { claimId: CLAIM, state: 'escalated' }, warnings: [] },
    });
    expect(await stored(path)).toEqual({
      intents: ['fee-in', 'fee-out'],
      events: ['opened', 'escalated', 'appointed', 'fee_prepaid', 'evidence_filed', 'appointed_reported'],
    });
    const { rows } = await db.admin.query(`select body from content where stream_id = $1 and content_kind = 'evidence'`, [
      path.split('/')[3],
    ]);
    expect(rows).toMatchObject([{ body: { values: ['31.2 W', '30.8 W'], fact: null } }]);
  });

  it('tells the two sides and operators the fee', async () => {
    const path = await escalated();
    await appoint(path);
    for (const who of ['buyer', 'supplier', 'operator'] as const)
      expect((await ask(who, 'GET', path)).body).toMatchObject({
        status: 'waits_for_fee',
        terms: { feeMinor: 30_000, firm: 'SGS' },
      });
  });

  it('ends where the supplier lets nobody in', async () => {
    const path = await escalated();
    await appoint(path);
    await ask('buyer', 'POST', `${path}/fee`);
    expect((await ask('lab', 'POST', `${path}/hindrance`, { refusedBy: 'supplier' })).body).toMatchObject({
      claim: { state: 'escalated' },
    });
    expect((await ask('buyer', 'GET', path)).body).toMatchObject({ status: 'ended', terms: { refusedBy: 'supplier' } });
  });
});

describe('each act', () => {
  it.each<[string, Who, string]>([
    ['appoint', 'buyer', '403 order.not_party'],
    ['appoint', 'stranger', '404 access.not_found'],
    ['fee', 'supplier', '403 order.not_party'],
    ['fee', 'operator', '403 access.denied'],
    ['fee', 'stranger', '404 access.not_found'],
    ['report', 'buyer', '403 order.not_party'],
    ['report', 'operator', '403 access.denied'],
    ['report', 'other', '404 access.not_found'],
    ['hindrance', 'supplier', '403 order.not_party'],
    ['hindrance', 'other', '404 access.not_found'],
    ['read', 'stranger', '404 access.not_found'],
    ['read', 'other', '404 access.not_found'],
  ])('%s is not for %s', async (what, who, expected) => {
    const path = await escalated();
    await appoint(path);
    const bodies: Readonly<Record<string, object>> = { appoint: { agencyId: C.lab, feeMinor: 1 }, report: REPORT };
    const url = what === 'appoint' || what === 'read' ? path : `${path}/${what}`;
    expect(code(await ask(who, what === 'read' ? 'GET' : 'POST', url, bodies[what]))).toBe(expected);
  });

  it('needs an appointment and a claim', async () => {
    const path = await escalated();
    expect(code(await ask('buyer', 'GET', path))).toBe('404 appointment.none');
    expect(code(await ask('buyer', 'POST', `${path}/fee`))).toBe('404 appointment.none');
    expect(code(await ask('operator', 'POST', `${path}/hindrance`))).toBe('404 appointment.none');
    expect(code(await ask('buyer', 'GET', path.replace(CLAIM, 'nosuch')))).toBe('404 claim.not_found');
    expect(code(await ask('buyer', 'GET', path.replace('spp0000000-0', 'spp0000000-z')))).toBe('404 access.not_found');
  });

  it('of another agency that inspects the same order is refused', async () => {
    const path = await escalated();
    await appoint(path);
    const at = ctx.clock.now();
    await ctx.commit({
      name: 'test.party',
      stream: { supplierId: C.supplier, kind: 'order', id: path.split('/')[3] ?? '' },
      actor: { kind: 'timer' },
      facts: { receivedAt: at, at, calendars: await ctx.calendars() },
      decide: () =>
        ok({
          events: [{ type: 'inspections.waived', v: 1, data: {} }],
          parties: [{ companyId: C.other, relation: 'inspector' }],
        }),
      answer: () => null,
    });
    expect(code(await ask('other', 'GET', path))).toBe('404 access.not_found');
    expect(code(await ask('other', 'POST', `${path}/report`, REPORT))).toBe('403 inspection.not_inspector');
    expect(code(await ask('other', 'POST', `${path}/hindrance`))).toBe('403 inspection.not_inspector');
  });

  it.each<[string, object, string]>([
    ['a fee of nothing', { feeMinor: 0 }, '422 request.invalid'],
    ['no such agency', { agencyId: 'agc9999999' }, '422 appointment.firm_unknown'],
    ['a company that is no agency', { agencyId: C.supplier }, '422 appointment.firm_unknown'],
    ['out of proportion', { feeMinor: 36_001 }, '409 appointment.out_of_proportion'],
    ['an unmeasurable clause', { tested: ['neat'] }, '422 appointment.nothing_tested'],
  ])('of appointing with %s is refused', async (_, change, expected) => {
    expect(code(await appoint(await escalated(), change))).toBe(expected);
  });

  it('of reporting something else is refused, and nothing is filed', async () => {
    const path = await escalated();
    await appoint(path);
    await ask('buyer', 'POST', `${path}/fee`);
    const report = async (body: object) => code(await ask('lab', 'POST', `${path}/report`, body));
    expect(await report({ ...REPORT, date: '2027-01-01' })).toBe('422 fact.in_future');
    expect(await report({ ...REPORT, date: '2026-02-01' })).toBe('422 report.other_lot');
    expect(await report({ measured: { length: ['1 cm'] } })).toBe('422 report.nothing_tested');
    expect(await report({ ...REPORT, seals: ['?'] })).toBe('422 seals.malformed');
    expect(await report({ measured: { power: ['12,5 W'] } })).toBe('422 inspection.reading_invalid');
    expect((await stored(path)).events.at(-1)).toBe('fee_prepaid');
  });
});

describe('the fee by card', () => {
  const charged = (path: string) => cards.asked.charges.filter((c) => c.reference === path.split('/')[3]);

  it('is charged once when the request is repeated', async () => {
    const path = await escalated();
    await appoint(path);
    const pay = () => ask('buyer', 'POST', `${path}/fee`, { token: 'tok_visa' }, `fee-${path}`);
    const answers = [await pay(), await pay()];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(charged(path).map((c) => c.key)).size).toBe(1);
    expect((await stored(path)).intents).toEqual(['fee-in']);
  });

  it('is charged once when two requests come at once, and the other charge is given back', async () => {
    const path = await escalated();
    await appoint(path);
    const before = cards.asked.refunds.length;
    const answers = await Promise.all([1, 2].map((n) => ask('buyer', 'POST', `${path}/fee`, {}, `twice-${n}-${path}`)));
    expect(answers.map(code).sort()).toEqual(['200', '409 fee.prepaid']);
    expect(charged(path).length - (cards.asked.refunds.length - before)).toBe(1);
    expect((await stored(path)).intents).toEqual(['fee-in']);
  });

  it('is declined without a trace, and may be paid by another card', async () => {
    const path = await escalated();
    await appoint(path);
    expect((await ask('buyer', 'POST', `${path}/fee`, { token: 'tok_declined' })).status).toBeGreaterThanOrEqual(400);
    expect((await stored(path)).intents).toEqual([]);
    expect(code(await ask('buyer', 'POST', `${path}/fee`, { token: 'tok_mastercard' }))).toBe('200');
    expect(code(await ask('buyer', 'POST', `${path}/fee`))).toBe('409 fee.prepaid');
  });

  it('needs a token where the processor is a real one', async () => {
    const path = await escalated();
    await appoint(path);
    const real: Context = { ...ctx, cards: { ...cards.port, name: 'stripe' } };
    const { prepayFee } = await import('./appointment.service.ts');
    const [, , , orderId = '', , claimId = ''] = path.split('/');
    const call = { by: personOf('buyer'), receivedAt: NOW, idempotency: { key: `real-${path}`, inputHash: 'h' } };
    expect(await prepayFee(real, call, { orderId, claimId }, {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'request.invalid', data: { errors: [{ pointer: '/token', reason: 'required' }] } },
    });
    expect(charged(path)).toEqual([]);
  });
});
