/** Sign-in on a real database: its tables, its walls, and who a credential makes of a request. */
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMillis } from '../kernel/dates.ts';
import { systemClock } from '../clock.ts';
import { readAs } from '../db/reads.ts';
import { principalOf } from './auth.principal.ts';
import { PASSWORD, openWorld, personOf, type Someone, type World } from './parties.fixture.ts';
import { setRole } from './auth.store.ts';
import { phonesOf } from './store.ts';

let world: World;
let ann: Someone;
let bob: Someone;
let companyId: string;

beforeAll(async () => {
  world = await openWorld();
  ann = await world.signUp('ann');
  bob = await world.signUp('bob');
  companyId = await world.company(ann);
});
afterAll(() => world.close());

const who = (headers: Readonly<Record<string, string>>) => principalOf(world.ctx.identity, headers);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('schema auth', () => {
  it('has everything that better-auth wants', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(world.auth.options);
    expect(toBeCreated).toEqual([]);
    expect(toBeAdded).toEqual([]);
  });

  it.each(['app', 'commit'] as const)('is closed to the %s role', async (role) => {
    await expect(world.db.pools[role].query('select * from auth."user"')).rejects.toThrow(/permission denied/);
    await expect(world.db.pools[role].query('select * from auth.membership')).rejects.toThrow(/permission denied/);
  });

  it('is all that the auth role has', async () => {
    const { rows } = await world.db.admin.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'v') and has_table_privilege('quayside_auth', c.oid, 'select,insert,update,delete')`,
    );
    expect(rows).toEqual([]);
    await expect(world.db.pools.auth.query('select memberships_of($1)', [ann.userId])).rejects.toThrow(
      /permission denied|does not exist/,
    );
  });

  it('keeps no password and no key in the clear', async () => {
    const { rows } = await world.db.admin.query<{ password: string }>('select password from auth.account');
    expect(rows.every((r) => !r.password.includes('correct horse'))).toBe(true);
  });
});

describe('the second wall', () => {
  const read = <T>(principal: Parameters<typeof readAs>[1], sql: string) =>
    readAs(world.db.pools.app, principal, async (q) => (await q.query(sql)).rows as T[]);

  it('shows telephone numbers to the company and operators only', async () => {
    const owner = await personOf(world, ann.token);
    const stranger = { ...owner, companyId: 'stranger00' };
    const read = (reader: Parameters<typeof readAs>[1]) => readAs(world.db.pools.app, reader, (q) => phonesOf(q, companyId));
    expect(await read(owner)).toEqual([{ phone: '+862155550100', since: '2026-03-02' }]);
    expect(await read(stranger)).toEqual([]);
    expect(await read({ kind: 'anonymous' })).toEqual([]);
    expect(await read({ ...stranger, companyKind: 'programme', permissions: ['read_all'] })).toHaveLength(1);
  });

  it('shows members to colleagues only', async () => {
    const owner = await personOf(world, ann.token);
    expect(await read(owner, 'select user_id from membership')).toHaveLength(1);
    expect(await read({ ...owner, companyId: 'stranger00' }, 'select user_id from membership')).toEqual([]);
    expect(await read({ kind: 'visitor', userId: ann.userId }, 'select user_id from membership')).toEqual([]);
  });

  it('lets the app role write nothing', async () => {
    for (const table of ['company', 'company_contact', 'staff_permission']) {
      await expect(world.db.pools.app.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a session', () => {
  it('makes a person of a member and a visitor of others', async () => {
    expect(await who(bearer(ann.token))).toEqual({
      kind: 'person',
      userId: ann.userId,
      companyId,
      companyKind: 'trader',
      role: 'owner',
      permissions: [],
      scopes: null,
      steppedUp: true,
    });
    expect(await who(bearer(bob.token))).toEqual({ kind: 'visitor', userId: bob.userId });
  });

  it('takes two round trips, and none without a credential', async () => {
    const trips: string[] = [];
    const count = (pool: World['db']['pools']['app']): (() => void) => {
      const note = (): void => void trips.push('trip');
      pool.on('acquire', note);
      return () => pool.off('acquire', note);
    };
    const stop = [count(world.db.pools.auth), count(world.db.pools.app)];
    await who(bearer(ann.token));
    expect(trips).toHaveLength(2);
    await who({ accept: 'application/json' });
    for (const end of stop) end();
    expect(trips).toHaveLength(2);
  });

  it('acts for the company named, and for no other', async () => {
    expect(await who({ ...bearer(ann.token), 'quayside-company': companyId })).toMatchObject({ kind: 'person', companyId });
    expect(await who({ ...bearer(ann.token), 'quayside-company': 'stranger00' })).toEqual({
      kind: 'visitor',
      userId: ann.userId,
    });
    const second = await world.company(ann, 'Second');
    expect(await who(bearer(ann.token))).toEqual({ kind: 'visitor', userId: ann.userId });
    expect(await who({ ...bearer(ann.token), 'quayside-company': second })).toMatchObject({ kind: 'person', companyId: second });
    await world.ask('POST', '/api/auth/organization/set-active', { token: ann.token, body: { organizationId: companyId } });
    expect(await who(bearer(ann.token))).toMatchObject({ kind: 'person', companyId });
  });

  it('is fresh for five minutes of the real clock', async () => {
    world.setNow(addMillis(systemClock.now(), 4 * 60_000));
    expect(await who(bearer(ann.token))).toMatchObject({ steppedUp: true });
    world.setNow(addMillis(systemClock.now(), 6 * 60_000));
    expect(await who(bearer(ann.token))).toMatchObject({ steppedUp: false });
    world.setNow(null);
  });

  it('ends when it expires or is signed out, with the next request', async () => {
    const eve = await world.signUp('eve');
    await world.db.admin.query(`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [
      eve.userId,
    ]);
    expect(await who(bearer(eve.token))).toEqual({ kind: 'anonymous' });
    const dan = await world.signUp('dan');
    expect(await who(bearer(dan.token))).toMatchObject({ kind: 'visitor' });
    await world.ask('POST', '/api/auth/sign-out', { token: dan.token });
    expect(await who(bearer(dan.token))).toEqual({ kind: 'anonymous' });
  });

  it('shows nothing of another device that would pass for it, is ended by its id, and by its own person alone', async () => {
    const [gus, hal] = [await world.signUp('gus'), await world.signUp('hal')];
    const body = { email: gus.email, password: PASSWORD };
    const fresh = String((await world.ask('POST', '/api/auth/sign-in/email', { body })).body['token']);
    const listed = await world.ask('GET', '/api/auth/list-sessions', { token: gus.token });
    expect(JSON.stringify(listed.body)).not.toContain(fresh);
    const sessions = Object.values(listed.body) as readonly { readonly id: string; readonly token: string }[];
    expect(sessions).toHaveLength(2);
    for (const { token } of sessions) expect(await who(bearer(token))).toEqual({ kind: 'anonymous' });
    const { rows } = await world.db.admin.query<{ id: string }>('select id from auth.session where token = $1', [fresh]);
    const end = (token: string) => world.ask('POST', '/api/auth/revoke-session', { token, body: { token: rows[0]?.id } });
    await end(hal.token);
    expect(await who(bearer(fresh))).toMatchObject({ kind: 'visitor' });
    await end(gus.token);
    expect([await who(bearer(fresh)), await who(bearer(gus.token))]).toMatchObject([{ kind: 'anonymous' }, { kind: 'visitor' }]);
  });

  it.each([
    ['a made-up token', bearer('0123456789')],
    ['a forged signature', { authorization: 'Bearer abc.def' }],
    ['another scheme', { authorization: 'Basic YW5uOmFubg==' }],
    ['a made-up key', { 'x-api-key': 'qk_nothing' }],
    ['an empty key', { 'x-api-key': '' }],
    ['a made-up cookie', { cookie: 'quayside.session_token=abc.def' }],
  ])('is not had with %s', async (_, headers) => {
    expect(await who(headers)).toEqual({ kind: 'anonymous' });
  });
});

describe('the last owner', () => {
  it('stays, also when two owners step down at the same moment', async () => {
    const [cleo, finn] = [await world.signUp('cleo'), await world.signUp('finn')];
    const shared = await world.company(cleo, 'Shared');
    await world.join(cleo, shared, finn, 'owner');
    const both = await Promise.all([cleo, finn].map((p) => setRole(world.db.pools.auth, p.userId, shared, p.userId, 'viewer')));
    expect(both.map((r) => (r.ok ? 'done' : r.code)).sort()).toEqual(['done', 'member.last_owner']);
  });
});
