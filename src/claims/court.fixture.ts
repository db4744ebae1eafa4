/** A programme with its operators for tests of decisions: orders in dispute, people who act on them over HTTP or by service. */
import { routes as caseFileRoutes } from '../casefile/api.ts';
import { reservationChange } from '../coverage/rules.ts';
import type { Answer, Call } from '../context.ts';
import { type App, createApp } from '../http/app.ts';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decision, DomainEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import { routes as ledgerRoutes } from '../ledger/api.ts';
import { routes as letterRoutes } from '../letters/api.ts';
import { makeLog } from '../log.ts';
import { openOrder } from '../orders/contract.rules.ts';
import { terms } from '../orders/orders.fixture.ts';
import { orderStream } from '../orders/service.ts';
import type { MoneyMode } from '../orders/types.ts';
import { routes as overviewRoutes } from '../overview/api.ts';
import { type World, idOf, openWorld } from '../overview/overview.fixture.ts';
import type { Person, Principal, StaffPermission } from '../parties/types.ts';
import { refundRoutes } from '../payments/refunds.api.ts';
import { bookCredit } from '../payments/rules.ts';
import type { Channel, PaymentsStates } from '../payments/types.ts';
import { mover } from '../shipments/port.fixture.ts';
import { claimRoutes } from './api.ts';
import { CLAUSES } from './appointment.fixture.ts';
import { decisionRoutes } from './decision.api.ts';
import { openAClaim } from './open.service.ts';
import { escalate } from './negotiation.service.ts';
import type { ClaimPath } from './service.ts';
import type { ClaimsStates } from './types.ts';

type Whoever = readonly [
  userId: string,
  company: 'buyer' | 'supplier' | 'stranger' | 'operator',
  permissions: readonly StaffPermission[],
];
/** Ann and Bob decide and approve, Cas pays; each of the two sides has one member, and Ann one more account with the buyer. */
const PEOPLE = {
  buyer: ['u-buyer', 'buyer', []],
  supplier: ['u-supplier', 'supplier', []],
  stranger: ['u-stranger', 'stranger', []],
  ann: ['u-ann', 'operator', ['read_all', 'decide', 'approve']],
  /** Ann once her password is older than five minutes. */
  annLater: ['u-ann', 'operator', ['read_all', 'decide', 'approve']],
  bob: ['u-bob', 'operator', ['read_all', 'decide', 'approve']],
  cas: ['u-cas', 'operator', ['read_all', 'match_money']],
  reader: ['u-reader', 'operator', ['read_all']],
  /** The same person as Ann, acting for the buyer and for the stranger. */
  annForBuyer: ['u-ann', 'buyer', []],
  annElsewhere: ['u-ann', 'stranger', []],
  /** An operator who is a member of the buyer's company too. */
  eve: ['u-eve', 'operator', ['read_all', 'decide', 'approve']],
} as const satisfies Readonly<Record<string, Whoever>>;
export type Who = keyof typeof PEOPLE;

function personOf(who: Who): Person {
  const [userId, company, permissions] = PEOPLE[who];
  const companyKind = company === 'operator' ? 'programme' : 'trader';
  const base = { kind: 'person', userId, companyId: idOf(company), companyKind, role: 'member' } as const;
  return { ...base, permissions, scopes: null, steppedUp: who !== 'annLater' };
}

const principalOf = (who: unknown): Principal =>
  typeof who === 'string' && Object.hasOwn(PEOPLE, who) ? personOf(who as Who) : { kind: 'anonymous' };

const moved = (to: string): DomainEvent => ({ type: 'orders.moved', v: 1, data: { to, because: 'test' } });

/** Both confirmed; in guarantee mode the whole of it is reserved. */
function confirmed(orderId: string, mode: MoneyMode, policy: string): Decision {
  const amountMinor = mode === 'guarantee' ? 400_000 : 0;
  const reserved: DomainEvent = { type: 'orders.reserved', v: 1, data: { amountMinor, currency: 'USD' } };
  return {
    events: [
      { type: 'contracts.sent', v: 1, data: { version: 1, by: 'buyer', fingerprint: 'f' } },
      moved('sent'),
      { type: 'contracts.agreed', v: 1, data: { version: 1, fingerprint: 'f' } },
      moved('confirmed'),
      { type: 'orders.pinned', v: 1, data: { policy } },
      ...(amountMinor > 0 ? [reserved] : []),
    ],
    supplierEvents: reservationChange(orderId, 'USD', 0, amountMinor),
  };
}

export type Court = Awaited<ReturnType<typeof openCourt>>;

/** The goods of every order here were due on 15 May 2026; it is 18 May in the morning, and nothing was shipped. */
const MONDAY: Instant = '2026-05-18T02:00:00.000Z';

export async function openCourt() {
  const world = await openWorld();
  const { ctx, db, clock } = world;
  clock.set(MONDAY);
  for (const [userId, , permissions] of Object.values(PEOPLE) as readonly Whoever[])
    for (const permission of permissions)
      await db.admin.query('insert into staff_permission (user_id, permission) values ($1, $2) on conflict do nothing', [
        userId,
        permission,
      ]);
  await joins(world, 'u-eve', idOf('buyer'));
  const app = await createApp({
    log: makeLog('silent') as never,
    production: false,
    rateLimits: 'off',
    routes: [claimRoutes, decisionRoutes, refundRoutes, overviewRoutes, ledgerRoutes, letterRoutes, caseFileRoutes].flatMap(
      (routes) => routes(ctx),
    ),
    principalOf: async (request) => principalOf(request.headers['x-as']),
  });
  const close = async (): Promise<void> => {
    await app.close();
    await world.close();
  };
  return { ...world, app, close, ask: asker(app), to: mover(ctx, clock), ...orders(world), stored: stored(world) };
}

/** A person becomes a member of a company. */
async function joins({ db }: World, userId: string, companyId: string): Promise<void> {
  await db.admin.query(
    `insert into auth."user" (id, name, email, "emailVerified", "updatedAt") values ($1, $1, $1 || '@people.example', true, $2)`,
    [userId, MONDAY],
  );
  await db.admin.query(
    `insert into auth.organization (id, name, slug, "createdAt") values ($1, $1, $1, $2) on conflict do nothing`,
    [companyId, MONDAY],
  );
  await db.admin.query(
    `insert into auth.member (id, "organizationId", "userId", role, "createdAt") values ($1, $2, $3, 'member', $4)`,
    [`m-${userId}`, companyId, userId, MONDAY],
  );
}

let keys = 0;
/** A call as the server makes it of a request, under a new key unless one is given. */
export function callAt(at: Instant, who: Who, key?: string): Call {
  keys += 1;
  return { by: personOf(who), receivedAt: at, idempotency: { key: key ?? `call-${keys}`, inputHash: 'the request' } };
}

export const code = (answer: Answer): string => (answer.kind === 'done' ? 'done' : answer.refusal.code);

export type Reply = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly code: string;
};

function asker(app: App) {
  return async (who: Who, method: string, url: string, body: object = {}, key?: string): Promise<Reply> => {
    keys += 1;
    const reading = method === 'GET';
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: {
        'x-as': who,
        ...(reading ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? `ask-${keys}` }),
      },
      ...(reading ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    const read = (isJson ? JSON.parse(response.body) : {}) as Reply['body'];
    const status = response.statusCode;
    return { status, body: read, text: response.body, code: status < 300 ? String(status) : `${status} ${String(read['code'])}` };
  };
}

export type Disputing = {
  readonly channel?: Channel;
  readonly mode?: MoneyMode;
  readonly policy?: string;
  /** With the platform, both having asked for it. */
  readonly escalated?: boolean;
};

let made = 0;

function orders(world: World) {
  const { ctx, clock } = world;

  /** An order of 4,000.00 USD with 1,200.00 paid; the buyer claims that it was not shipped. */
  const disputed = async ({
    channel = 'wire',
    mode = 'guarantee',
    policy = 'classic@2015-01',
    escalated = true,
  }: Disputing = {}) => {
    made += 1;
    const orderId = `${idOf('supplier')}-${String(made).padStart(10, '0')}`;
    const at = clock.now();
    const facts = { receivedAt: at, at, calendars: await ctx.calendars() };
    const act = { actor: { kind: 'timer' as const }, facts, answer: () => null, stream: orderStream(orderId) };
    const parties = (['buyer', 'supplier'] as const).map((relation) => ({ companyId: idOf(relation), relation }));
    const contract = {
      buyerId: idOf('buyer'),
      supplierId: idOf('supplier'),
      buyerCountry: 'GB',
      supplierCountry: 'CN',
      author: 'buyer' as const,
      terms: terms({ cover: 'post_delivery' }),
      clauses: CLAUSES,
      clonedFrom: null,
    };
    const programme = { mode, strict: false, policy: 'classic' } as const;
    await ctx.commit({ ...act, name: 'test.open', create: { parties }, decide: () => ok(openOrder(contract, programme)) });
    await ctx.commit({ ...act, name: 'test.confirm', takesLimit: true, decide: () => ok(confirmed(orderId, mode, policy)) });
    const creditId = channel === 'card' ? await charged(world, orderId) : `line-${made}`;
    const credit = { orderId, creditId, channel, amountMinor: 120_000, currency: 'USD', bookedOn: null, instalment: null };
    await ctx.commit({
      ...act,
      name: 'test.fund',
      decide: (view) => bookCredit(view.states as unknown as PaymentsStates, credit),
    });
    const opened = await openAClaim(ctx, callAt(at, 'buyer'), orderId, { ground: 'not_shipped' });
    if (opened.kind !== 'done') throw new Error(opened.refusal.code);
    const path: ClaimPath = { orderId, claimId: (opened.answer as { claim: { claimId: string } }).claim.claimId };
    if (escalated) for (const who of ['buyer', 'supplier'] as const) await escalate(ctx, callAt(at, who), path, true);
    return path;
  };

  /** The order's states as they are stored. */
  const statesOf = async (orderId: string): Promise<ClaimsStates> => {
    const { rows } = await world.db.admin.query<{ state: ClaimsStates }>('select state from stream where id = $1', [orderId]);
    return must(rows[0], 'the order').state;
  };
  const claimOf = async ({ orderId, claimId }: ClaimPath) =>
    must(
      (await statesOf(orderId)).claims.claims.find((each) => each.claimId === claimId),
      'the claim',
    );
  return { disputed, statesOf, claimOf };
}

/** A card charge that the processor knows, so that it can give it back. */
async function charged({ ctx }: World, orderId: string): Promise<string> {
  const captured = await ctx.cards.capture({
    key: `charge:${orderId}`,
    amountMinor: 120_000,
    currency: 'USD',
    token: 'tok_visa',
    reference: orderId,
    purpose: 'instalment',
    instalment: 'deposit',
    request: `request:${orderId}`,
  });
  if (!captured.ok) throw new Error(captured.code);
  return captured.value.captureId;
}

/** How often each kind of event of an order is stored, and its movements by the first words of their intents. */
const stored =
  ({ db }: World) =>
  async (
    orderId: string,
  ): Promise<{ readonly events: Readonly<Record<string, number>>; readonly intents: readonly string[] }> => {
    const events = await db.admin.query<{ type: string; n: number }>(
      'select type, count(*)::int as n from event where stream_id = $1 group by type',
      [orderId],
    );
    const intents = await db.admin.query<{ intent: string }>('select intent_id as intent from transfer where stream_id = $1', [
      orderId,
    ]);
    return {
      events: Object.fromEntries(events.rows.map(({ type, n }) => [type, n])),
      intents: intents.rows
        .map(({ intent }) => intent)
        .filter((intent) => !intent.startsWith('in:'))
        .sort(),
    };
  };
