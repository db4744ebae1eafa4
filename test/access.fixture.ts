/** What the access matrix needs: everyone who could ask, two orders they may or may not see, and a body for each route. */
import { memoryStorage } from '../src/adapters/storage/memory.ts';
import { controlledClock, systemClock } from '../src/clock.ts';
import { readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { readAs } from '../src/db/reads.ts';
import { isPublic } from '../src/http/access.ts';
import { type App, createApp } from '../src/http/app.ts';
import { ok } from '../src/kernel/result.ts';
import { makeLog } from '../src/log.ts';
import { makeContext } from '../src/main.ts';
import { openOrder, partiesOf, sendVersion } from '../src/orders/contract.rules.ts';
import { clause, terms } from '../src/orders/orders.fixture.ts';
import { initialProgramme } from '../src/orders/programme.rules.ts';
import { orderStates } from '../src/orders/rules.ts';
import { ensureProgrammeStream } from '../src/orders/programme.service.ts';
import type { Thing } from '../src/parties/access.ts';
import { createAuth } from '../src/parties/auth.ts';
import { makeLookups } from '../src/parties/auth.principal.ts';
import { type Person, type Principal, type Role, STAFF_PERMISSIONS } from '../src/parties/types.ts';
import { allRoutes } from '../src/routes.ts';
import type { Route } from '../src/http/route.ts';
import type { TestDatabase } from './harness.ts';

export const NOW = '2026-03-02T01:00:00.000Z';
/** Companies: the two sides of the own order, those of the foreign one, agencies with and without a visit, the programme. */
export const C = {
  buyer: 'byr0000000',
  supplier: 'spp0000000',
  otherBuyer: 'byr1111111',
  otherSupplier: 'spp1111111',
  agency: 'gnc0000000',
  otherAgency: 'gnc1111111',
  programme: 'prg0000000',
} as const;
const kindOf = (id: string): Person['companyKind'] =>
  id.startsWith('gnc') ? 'agency' : id.startsWith('prg') ? 'programme' : 'trader';

export const ORDERS = {
  own: `${C.supplier}-0wn0000000`,
  /** A draft of the buyer's that was never sent: the supplier does not know of it. */
  unsent: `${C.supplier}-nsnt000000`,
  foreign: `${C.otherSupplier}-frgn000000`,
  missing: `${C.supplier}-m1ss1ng000`,
} as const;

const person = (companyId: string, role: Role, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  userId: `u-${companyId}-${role}`,
  companyId,
  companyKind: kindOf(companyId),
  role,
  permissions: [],
  scopes: null,
  steppedUp: true,
  ...more,
});

export const PRINCIPALS: Readonly<Record<string, Principal>> = {
  anonymous: { kind: 'anonymous' },
  visitor: { kind: 'visitor', userId: 'u-visitor', steppedUp: true } as Principal,
  buyerOwner: person(C.buyer, 'owner'),
  buyerMember: person(C.buyer, 'member'),
  buyerViewer: person(C.buyer, 'viewer'),
  buyerKeyReading: person(C.buyer, 'owner', { scopes: ['orders:read'], keyId: 'k1', steppedUp: false }),
  otherBuyer: person(C.otherBuyer, 'owner'),
  supplierOwner: person(C.supplier, 'owner'),
  supplierMember: person(C.supplier, 'member'),
  supplierViewer: person(C.supplier, 'viewer'),
  supplierStale: person(C.supplier, 'owner', { steppedUp: false }),
  otherSupplier: person(C.otherSupplier, 'owner'),
  inspectorBooked: person(C.agency, 'member'),
  inspectorOther: person(C.otherAgency, 'member'),
  operator: person(C.programme, 'owner', { permissions: STAFF_PERMISSIONS }),
  operatorOfMoney: person(C.programme, 'member', { userId: 'u-money', permissions: ['match_money'] }),
  arbitrator: person(C.programme, 'member', { userId: 'u-arbitrator', permissions: ['read_all', 'decide'] }),
  approver: person(C.programme, 'member', { userId: 'u-approver', permissions: ['read_all', 'approve'] }),
  /** May decide, but no longer reads all: nobody's case is shown to it. */
  arbitratorBlind: person(C.programme, 'member', { userId: 'u-blind', permissions: ['decide'] }),
  /** The arbitrator while acting for a company of traders: its permissions count for nothing there. */
  arbitratorElsewhere: person(C.otherBuyer, 'member', { userId: 'u-arbitrator', permissions: ['read_all', 'decide'] }),
};

/** The person as a user of the sign-in library, and as a member of its company. */
async function signUp(db: TestDatabase, p: Principal): Promise<void> {
  if (p.kind === 'anonymous') return;
  await db.admin.query(
    `insert into auth."user" (id, name, email, "emailVerified", "updatedAt") values ($1, $1, $1 || '@people.example', true, $2) on conflict do nothing`,
    [p.userId, NOW],
  );
  if (p.kind !== 'person') return;
  await db.admin.query(
    `insert into auth.member (id, "organizationId", "userId", role, "createdAt") values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [`m-${p.userId}`, p.companyId, p.userId, p.role, NOW],
  );
}

export type Which = 'own' | 'unsent' | 'foreign' | 'missing';
const COMPANY: Readonly<Record<Which, string>> = {
  own: C.supplier,
  unsent: C.supplier,
  foreign: C.otherSupplier,
  missing: 'm1ss1ng000',
};
const AGENCY: Readonly<Record<Which, string>> = {
  own: C.agency,
  unsent: C.agency,
  foreign: C.otherAgency,
  missing: 'm1ss1ng000',
};
const PARAMS: Readonly<Record<string, string>> = {
  clauseId: 'power',
  instalment: 'deposit',
  lineId: 'line',
  bookingId: 'booking000',
  claimId: 'claim00000',
  offerId: 'offer00000',
  fileId: 'file000000',
  attachmentId: 'attach0000',
  userId: 'u-nobody',
  keyId: 'key',
  invitationId: 'invitation',
  productId: 'product000',
  badge: 'gold',
  code: 'access.denied',
};

/** A value for each parameter of a path. */
export const idFor = (param: string, which: Which): string =>
  param === 'orderId'
    ? ORDERS[which]
    : param === 'agencyId'
      ? AGENCY[which]
      : param === 'companyId' || param === 'supplierId'
        ? COMPANY[which]
        : (PARAMS[param] ?? `no-sample-for-${param}`);

/** The thing as the platform knows it; what is missing has nobody who could see it. */
export function thingOf(kind: string, which: Which): Thing {
  const nobody = which === 'missing';
  switch (kind) {
    case 'order': {
      const own = which === 'own';
      return {
        kind: 'order',
        buyerId: nobody ? null : own || which === 'unsent' ? C.buyer : C.otherBuyer,
        supplierId: nobody || which === 'unsent' ? null : own ? C.supplier : C.otherSupplier,
        agencyIds: own ? [C.agency] : [],
      };
    }
    case 'company':
    case 'supplier':
      return { kind, companyId: COMPANY[which] };
    case 'agency':
      return { kind, companyId: AGENCY[which] };
    case 'programme':
      return { kind: 'programme' };
    default:
      return { kind: 'none' };
  }
}

export type Served = {
  readonly method: string;
  readonly url: string;
  readonly rule: { readonly verb: string; readonly thing: string; readonly visitors?: true };
};

/** Every route that asks who comes, as the server really serves it. */
export const served = (app: App): readonly Served[] =>
  app.routeTable
    .filter((r) => r.method !== 'HEAD' && r.method !== 'OPTIONS' && !isPublic(r.access))
    .map((r) => ({ method: r.method, url: r.url, rule: r.access as unknown as Served['rule'] }));

/** Companies, their people, and what operators may do. */
async function settle(db: TestDatabase): Promise<void> {
  for (const id of Object.values(C)) {
    await db.admin.query(
      `insert into company (id, kind, name, country, zone, created_at) values ($1, $2, $1, 'CN', 'Asia/Shanghai', $3)`,
      [id, kindOf(id), NOW],
    );
  }
  for (const id of Object.values(C)) {
    await db.admin.query(`insert into auth.organization (id, name, slug, "createdAt") values ($1, $1, $1, $2)`, [id, NOW]);
  }
  for (const p of Object.values(PRINCIPALS)) await signUp(db, p);
  for (const p of Object.values(PRINCIPALS)) {
    if (p.kind !== 'person') continue;
    for (const permission of p.permissions) {
      await db.admin.query('insert into staff_permission (user_id, permission) values ($1, $2) on conflict do nothing', [
        p.userId,
        permission,
      ]);
    }
  }
}

/** The own order and the foreign one, sent, and a draft that was never sent. */
async function draftAll(ctx: Context): Promise<void> {
  for (const [orderId, buyerId, supplierId, agencyId] of [
    [ORDERS.own, C.buyer, C.supplier, C.agency],
    [ORDERS.unsent, C.buyer, C.supplier, null],
    [ORDERS.foreign, C.otherBuyer, C.otherSupplier, null],
  ] as const) {
    const draft = {
      buyerId,
      supplierId,
      buyerCountry: 'GB',
      supplierCountry: 'CN',
      author: 'buyer' as const,
      terms: terms(),
      clauses: [clause('power')],
      clonedFrom: null,
    };
    const act = {
      name: 'test.draft',
      stream: { supplierId, kind: 'order', id: orderId },
      actor: { kind: 'timer' },
      facts: { receivedAt: NOW, at: NOW, calendars: await ctx.calendars() },
      answer: () => null,
    } as const;
    const agency = agencyId ? [{ companyId: agencyId, relation: 'inspector' as const }] : [];
    const create = { parties: [...partiesOf(draft, [draft.author]), ...agency] };
    await ctx.commit({ ...act, create, decide: () => ok(openOrder(draft, initialProgramme)) });
    if (orderId === ORDERS.unsent) continue;
    await ctx.commit({ ...act, decide: ({ states }) => sendVersion(orderStates(states), draft.author, 'print') });
  }
}

export type Matrix = {
  readonly db: TestDatabase;
  readonly ctx: Context;
  readonly routes: readonly Route[];
  readonly app: App;
  readonly close: () => Promise<void>;
};

/** A database of the run's server; imported late, because it is to be had in a test only. */
const ofTheRun = async (): Promise<TestDatabase> => (await import('./harness.ts')).freshDatabase();

/** Whether reads run under row policies; may be changed while the server runs. */
export type Walls = { rows: boolean };

/** A server whose principals are named by the header `x-as`, with an order of the two sides and one of two others. */
export async function openMatrix(walls: Walls = { rows: true }, given?: TestDatabase): Promise<Matrix> {
  const db = given ?? (await ofTheRun());
  const log = makeLog('silent');
  const clock = controlledClock(NOW);
  const real = makeContext(readConfig({ QUAYSIDE_SECRET: db.secret }), log, db.pools, clock, memoryStorage());
  // The administrator is bound by no row policy: where it reads, only the first wall can refuse.
  const ctx: Context = { ...real, read: (by, queries) => (walls.rows ? real.read(by, queries) : readAs(db.admin, by, queries)) };
  await settle(db);
  await ensureProgrammeStream(ctx);
  await draftAll(ctx);
  const sendMail = async (): Promise<void> => undefined;
  const auth = createAuth(db.pools.auth, {
    secret: db.secret,
    baseUrl: 'http://localhost',
    trustedOrigins: [],
    production: false,
    sendMail,
    log,
  });
  const identity = {
    auth,
    pools: db.pools,
    lookups: makeLookups(db.pools),
    now: systemClock.now,
    sendMail,
    baseUrl: 'http://localhost',
  };
  const routes = allRoutes(ctx, { ...ctx, identity }, { now: clock.now, advance: async () => 0 });
  const app = await createApp({
    log: log as never,
    production: false,
    rateLimits: 'off',
    routes,
    principalOf: async (request) => PRINCIPALS[String(request.headers['x-as'])] ?? { kind: 'anonymous' },
  });
  return {
    db,
    ctx,
    routes,
    app,
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}
