/** A small world for tests: a fresh database, the routes of this slice and people who sign in. */
import { type Clock, controlledClock, systemClock } from '../clock.ts';
import { readAs } from '../db/reads.ts';
import { record } from '../db/record.ts';
import { type App, createApp } from '../http/app.ts';
import { must } from '../kernel/assert.ts';
import type { Instant } from '../kernel/dates.ts';
import { makeIds, type UserId } from '../kernel/ids.ts';
import { makeLog } from '../log.ts';
import { freshDatabase, type TestDatabase } from '../../test/harness.ts';
import { addressRoutes } from './address.api.ts';
import { partiesRoutes } from './api.ts';
import { authRoutes } from './auth.api.ts';
import { makeLookups, principalOf } from './auth.principal.ts';
import { type Auth, createAuth } from './auth.ts';
import type { PartiesContext } from './service.ts';
import type { Mail, Person } from './types.ts';

export type Answered = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
};
export type Ask = {
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Someone = { readonly userId: UserId; readonly email: string; readonly token: string };

export type World = {
  readonly db: TestDatabase;
  readonly auth: Auth;
  readonly ctx: PartiesContext;
  readonly app: App;
  readonly mails: Mail[];
  /** Moves the real clock that sign-in believes in; better-auth's own keeps running. */
  readonly setNow: (at: Instant | null) => void;
  readonly ask: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, given?: Ask) => Promise<Answered>;
  readonly signUp: (name: string) => Promise<Someone>;
  readonly company: (owner: Someone, name?: string) => Promise<string>;
  readonly join: (owner: Someone, companyId: string, someone: Someone, role: string) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

const SECRET = 'Zm9yIHRlc3RzIG9ubHk6IDQyLTE3LTgyLXhZeg==';
export const PASSWORD = 'correct horse';
/** Where the platform's clock stands, far from the real one: sign-in must not care. */
const STANDS = '2026-03-02T09:00:00.000Z';

export async function openWorld(given: { readonly production?: boolean } = {}): Promise<World> {
  const db = await freshDatabase();
  const log = makeLog('silent');
  const mails: Mail[] = [];
  const baseUrl = given.production ? 'https://trade.example' : 'http://localhost:4000';
  const sendMail = async (mail: Mail): Promise<void> => void mails.push(mail);
  const auth = createAuth(db.pools.auth, {
    secret: SECRET,
    baseUrl,
    trustedOrigins: [],
    production: given.production ?? false,
    sendMail,
    log,
  });
  let now: Instant | null = null;
  const clock: Clock = controlledClock(STANDS);
  const ctx: PartiesContext = {
    clock,
    ids: makeIds(),
    read: (reader, queries) => readAs(db.pools.app, reader, queries),
    record: (input, writes) => record(db.pools.commit, input, writes),
    identity: { auth, pools: db.pools, lookups: makeLookups(db.pools), now: () => now ?? systemClock.now(), sendMail, baseUrl },
  };
  const app = await createApp({
    log,
    production: false,
    rateLimits: 'off',
    principalOf: (request) => principalOf(ctx.identity, request.headers),
    routes: [...authRoutes({ ...ctx.identity, baseUrl }), ...partiesRoutes(ctx), ...addressRoutes(ctx)],
  });
  const ask = asker(app);
  const signUp = async (name: string): Promise<Someone> => {
    const email = `${name}@${name}.example`;
    const { body } = await ask('POST', '/api/auth/sign-up/email', { body: { name, email, password: PASSWORD } });
    const user = body['user'] as { readonly id: UserId };
    return { userId: user.id, email, token: String(body['token']) };
  };
  const company = async (owner: Someone, name = 'Ningbo Valve'): Promise<string> =>
    String(
      (await ask('POST', '/v1/companies', { token: owner.token, body: { name, country: 'CN', phone: '+86 21 5555 0100' } })).body[
        'id'
      ],
    );
  const join = async (owner: Someone, companyId: string, someone: Someone, role: string): Promise<Answered> => {
    const headers = { 'quayside-company': companyId };
    const invited = await ask('POST', `/v1/companies/${companyId}/invitations`, {
      token: owner.token,
      headers,
      body: { email: someone.email, role },
    });
    return ask('POST', `/v1/invitations/${String(invited.body['id'])}/accept`, { token: someone.token });
  };
  const close = async (): Promise<void> => {
    await app.close();
    await db.drop();
  };
  return { db, auth, ctx, app, mails, setNow: (at) => (now = at), ask, signUp, company, join, close };
}

let asked = 0;

const asker =
  (app: App): World['ask'] =>
  async (method, url, { token, body, key, headers = {} } = {}) => {
    asked += 1;
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? `ask-${asked}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const json: unknown = response.body === '' ? {} : JSON.parse(response.body);
    return { status: response.statusCode, body: json as Answered['body'], headers: response.headers };
  };

/** The person behind a token, as services see it. */
export async function personOf(world: World, token: string): Promise<Person> {
  const principal = await principalOf(world.ctx.identity, { authorization: `Bearer ${token}` });
  return must(principal.kind === 'person' ? principal : null, `acts for no company: ${principal.kind}`);
}
