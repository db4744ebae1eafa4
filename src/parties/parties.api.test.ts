/** Companies, members, invitations, keys and operators over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, PASSWORD, type Someone, type World } from './parties.fixture.ts';
import { ensureProgramme } from './staff.service.ts';
import { STAFF_PERMISSIONS } from './types.ts';

let world: World;
let ann: Someone;
let bob: Someone;
let companyId: string;

beforeAll(async () => {
  world = await openWorld();
  ann = await world.signUp('ann');
  bob = await world.signUp('bob');
  companyId = await world.company(ann);
  await world.join(ann, companyId, bob, 'member');
});
afterAll(() => world.close());

const code = (answer: { readonly body: Readonly<Record<string, unknown>> }) => answer.body['code'];

describe('signing up', () => {
  it.each([
    ['a short password', { name: 'x', email: 'x@x.example', password: 'short' }],
    ['no address', { name: 'x', email: 'nobody', password: PASSWORD }],
    ['an address in use', { name: 'x', email: 'ann@ann.example', password: PASSWORD }],
    ['an endless name', { name: 'x'.repeat(201), email: 'y@y.example', password: PASSWORD }],
    ['no name', { name: ' ', email: 'y@y.example', password: PASSWORD }],
  ])('is refused with %s', async (_, body) => {
    const { status } = await world.ask('POST', '/api/auth/sign-up/email', { body });
    expect([400, 422]).toContain(status);
  });

  it('gives a cookie that scripts cannot read', async () => {
    const { headers } = await world.ask('POST', '/api/auth/sign-in/email', { body: { email: ann.email, password: PASSWORD } });
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^quayside\.session_token=.*HttpOnly; SameSite=Lax/)]);
    const cookie = String((headers['set-cookie'] as readonly string[])[0]).split(';')[0] ?? '';
    expect((await world.ask('GET', '/v1/me', { headers: { cookie } })).status).toBe(200);
  });

  it('sends letters for a new address and a forgotten password', async () => {
    await world.ask('POST', '/api/auth/request-password-reset', { body: { email: bob.email, redirectTo: '/reset' } });
    await expect
      .poll(() => world.mails.filter((m) => m.to === bob.email).map((m) => m.subject))
      .toContain('Set a new password for Quayside');
    expect(world.mails.some((m) => m.to === bob.email && m.subject.startsWith('Confirm'))).toBe(true);
  });

  it.each([
    '/organization/create',
    '/organization/invite-member',
    '/api-key/create',
    '/delete-user',
    '/sign-in/social',
    '/update-session',
  ])('does not open %s', async (path) => {
    expect(code(await world.ask('POST', `/api/auth${path}`, { token: ann.token, body: {} }))).toBe('route.not_found');
  });
});

describe('a company', () => {
  it('is opened once, however often the request is repeated', async () => {
    const carl = await world.signUp('carl');
    const ask = () =>
      world.ask('POST', '/v1/companies', { token: carl.token, key: 'open', body: { name: 'Carl', country: 'LV' } });
    const [first, ...again] = await Promise.all([ask(), ask(), ask()]);
    expect(first).toMatchObject({ status: 201, body: { kind: 'trader', zone: 'Europe/Riga', phones: [] } });
    for (const answer of again) expect(answer.body).toEqual(first.body);
    const me = await world.ask('GET', '/v1/me', { token: carl.token });
    expect(me.body).toMatchObject({
      acting: { companyId: first.body['id'], role: 'owner' },
      memberships: [{ companyName: 'Carl' }],
    });
  });

  it('is completed by a repeat after an interruption between its two steps', async () => {
    const dora = await world.signUp('dora');
    const ask = () => world.ask('POST', '/v1/companies', { token: dora.token, key: 'd', body: { name: 'Dora', country: 'DE' } });
    await world.db.admin.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'injected'; end $$`);
    await world.db.admin.query('create trigger fail before insert on company execute function fail()');
    expect((await ask()).status).toBe(500);
    expect((await world.ask('GET', '/v1/me', { token: dora.token })).body).toMatchObject({ acting: null, memberships: [] });
    await world.db.admin.query('drop trigger fail on company');
    expect((await ask()).status).toBe(201);
    const { rows } = await world.db.admin.query(`select 1 from auth.member where "userId" = $1`, [dora.userId]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    [{ name: 'A', country: 'XX' }, 'company.country_unknown'],
    [{ name: 'A', country: 'CN', zone: 'Mars/Base' }, 'company.zone_unknown'],
    [{ name: 'A', country: 'CN', phone: '110' }, 'company.phone_malformed'],
    [{ name: '  ', country: 'CN' }, 'request.invalid'],
    [{ name: 'A', country: 'CN', kind: 'programme' }, 'request.invalid'],
    [{ name: 'A' }, 'request.invalid'],
  ])('is refused: %j', async (body, expected) => {
    expect(code(await world.ask('POST', '/v1/companies', { token: ann.token, body }))).toBe(expected);
  });

  it('is known to everyone signed in, its number to itself', async () => {
    const gwen = await world.signUp('gwen');
    const seen = await world.ask('GET', `/v1/companies/${companyId}`, { token: gwen.token });
    expect(seen).toMatchObject({ status: 200, body: { name: 'Ningbo Valve', phones: [] } });
    const own = await world.ask('GET', `/v1/companies/${companyId}`, { token: bob.token });
    expect(own.body['phones']).toEqual([{ phone: '+862155550100', since: '2026-03-02' }]);
    expect(code(await world.ask('GET', '/v1/companies/0000000000', { token: gwen.token }))).toBe('access.not_found');
    expect(code(await world.ask('GET', `/v1/companies/${companyId}`))).toBe('access.unauthenticated');
  });

  it('gets another number, and keeps the date of one on file', async () => {
    const url = `/v1/companies/${companyId}/phones`;
    expect(code(await world.ask('POST', url, { token: bob.token, body: { phone: '+8613800000000' } }))).toBe('access.denied');
    await world.db.admin.query(`update company_contact set since = '2020-01-01' where company_id = $1`, [companyId]);
    await world.ask('POST', url, { token: ann.token, body: { phone: '+86 21 5555 0100' } });
    const { body } = await world.ask('POST', url, { token: ann.token, body: { phone: '+8613800000000' } });
    expect(body['phones']).toEqual([
      { phone: '+862155550100', since: '2020-01-01' },
      { phone: '+8613800000000', since: '2026-03-02' },
    ]);
  });
});

describe('members', () => {
  it('are seen by members, and nothing of them by others', async () => {
    const { body } = await world.ask('GET', `/v1/companies/${companyId}/members`, { token: bob.token });
    expect(body['items']).toMatchObject([
      { userName: 'ann', role: 'owner' },
      { userName: 'bob', role: 'member' },
    ]);
    const hugo = await world.signUp('hugo');
    await world.company(hugo, 'Hugo');
    for (const id of [companyId, '0000000000']) {
      expect(code(await world.ask('GET', `/v1/companies/${id}/members`, { token: hugo.token }))).toBe('access.not_found');
    }
  });

  it('are invited by owners, who then see who waits', async () => {
    const url = `/v1/companies/${companyId}/invitations`;
    expect(code(await world.ask('POST', url, { token: bob.token, body: { email: 'i@i.example', role: 'viewer' } }))).toBe(
      'access.denied',
    );
    expect(code(await world.ask('POST', url, { token: ann.token, body: { email: bob.email, role: 'viewer' } }))).toBe(
      'member.already',
    );
    const first = await world.ask('POST', url, { token: ann.token, body: { email: 'Ivy@ivy.example', role: 'viewer' } });
    const again = await world.ask('POST', url, { token: ann.token, body: { email: 'ivy@ivy.example', role: 'member' } });
    expect(again.body['id']).toBe(first.body['id']);
    expect((await world.ask('GET', url, { token: ann.token })).body['items']).toMatchObject([
      { email: 'ivy@ivy.example', role: 'member' },
    ]);
    expect(world.mails.at(-1)?.text).toContain(`/invitations/${String(first.body['id'])}`);

    const ivy = await world.signUp('ivy');
    const accept = `/v1/invitations/${String(first.body['id'])}/accept`;
    expect(code(await world.ask('POST', accept, { token: bob.token }))).toBe('invitation.other_address');
    expect((await world.ask('POST', accept, { token: ivy.token })).body).toEqual({ companyId, role: 'member' });
    expect((await world.ask('POST', accept, { token: ivy.token })).status).toBe(200);
    expect(code(await world.ask('POST', '/v1/invitations/nothing/accept', { token: ivy.token }))).toBe('invitation.not_found');
  });

  it('cannot come with an invitation that is withdrawn or old', async () => {
    const url = `/v1/companies/${companyId}/invitations`;
    const jack = await world.signUp('jack');
    const invite = async () =>
      String((await world.ask('POST', url, { token: ann.token, body: { email: jack.email, role: 'viewer' } })).body['id']);
    const withdrawn = await invite();
    expect((await world.ask('DELETE', `${url}/${withdrawn}`, { token: ann.token })).status).toBe(204);
    expect(code(await world.ask('POST', `/v1/invitations/${withdrawn}/accept`, { token: jack.token }))).toBe(
      'invitation.not_found',
    );
    const old = await invite();
    await world.db.admin.query(`update auth.invitation set "expiresAt" = now() where id = $1`, [old]);
    expect(code(await world.ask('POST', `/v1/invitations/${old}/accept`, { token: jack.token }))).toBe('invitation.expired');
  });

  it('change roles and leave; the last owner stays', async () => {
    const [kate, leo] = [await world.signUp('kate'), await world.signUp('leo')];
    const firm = await world.company(kate, 'Kate & Leo');
    await world.join(kate, firm, leo, 'viewer');
    const at = (someone: Someone) => `/v1/companies/${firm}/members/${someone.userId}`;
    expect(code(await world.ask('PATCH', at(leo), { token: leo.token, body: { role: 'owner' } }))).toBe('access.denied');
    expect(code(await world.ask('PATCH', at(kate), { token: kate.token, body: { role: 'viewer' } }))).toBe('member.last_owner');
    expect(code(await world.ask('DELETE', at(kate), { token: kate.token }))).toBe('member.last_owner');
    expect(code(await world.ask('PATCH', at(ann), { token: kate.token, body: { role: 'viewer' } }))).toBe('member.unknown_user');
    expect(code(await world.ask('DELETE', at(kate), { token: leo.token }))).toBe('access.denied');
    expect((await world.ask('PATCH', at(leo), { token: kate.token, body: { role: 'owner' } })).body).toEqual({
      userId: leo.userId,
      role: 'owner',
    });
    expect((await world.ask('DELETE', at(kate), { token: kate.token })).status).toBe(204);
    expect(code(await world.ask('GET', `/v1/companies/${firm}/members`, { token: kate.token }))).toBe('company.none_chosen');
  });

  it('are managed with a fresh password only', async () => {
    world.setNow('2099-01-01T00:00:00.000Z');
    const stale = await world.ask('PATCH', `/v1/companies/${companyId}/members/${bob.userId}`, {
      token: ann.token,
      body: { role: 'viewer' },
    });
    world.setNow(null);
    expect(code(stale)).toBe('access.step_up');
  });
});

describe('API keys', () => {
  const url = () => `/v1/companies/${companyId}/keys`;
  const draft = { name: 'warehouse', scopes: ['orders:read', 'company:write'] };

  it('show their secret once and then act for their maker, within their scopes', async () => {
    expect(code(await world.ask('POST', url(), { token: bob.token, body: draft }))).toBe('access.denied');
    const made = await world.ask('POST', url(), { token: ann.token, key: 'make', body: draft });
    const secret = String(made.body['secret']);
    expect(secret).toMatch(/^qk_[A-Za-z]{64}$/);
    const again = await world.ask('POST', url(), { token: ann.token, key: 'make', body: draft });
    expect(again.body).toEqual({ ...made.body, secret: null });

    const ways: readonly Readonly<Record<string, string>>[] = [{ 'x-api-key': secret }, { authorization: `Bearer ${secret}` }];
    for (const headers of ways) {
      const me = await world.ask('GET', '/v1/me', { headers });
      expect(me.body).toMatchObject({ acting: { companyId, role: 'owner', scopes: ['orders:read', 'company:write'] } });
    }
    const asKey = { headers: { 'x-api-key': secret } };
    expect(
      (await world.ask('POST', `/v1/companies/${companyId}/phones`, { ...asKey, body: { phone: '+8613811111111' } })).status,
    ).toBe(201);
    expect(code(await world.ask('GET', url(), asKey))).toBe('access.scope_missing');
    expect(code(await world.ask('GET', '/v1/me', { headers: { 'x-api-key': secret, 'quayside-company': '0000000000' } }))).toBe(
      'access.unauthenticated',
    );

    const [key] = (await world.ask('GET', url(), { token: ann.token })).body['items'] as Readonly<Record<string, unknown>>[];
    expect(key).toMatchObject({
      name: 'warehouse',
      start: secret.slice(0, 9),
      madeBy: ann.userId,
      lastUsedAt: expect.stringMatching(/Z$/),
    });
    expect(JSON.stringify(key)).not.toContain(secret);
    const stored = await world.db.admin.query('select * from auth.apikey, idempotency');
    expect(JSON.stringify(stored.rows)).not.toContain(secret);

    expect((await world.ask('DELETE', `${url()}/${String(made.body['id'])}`, { token: ann.token })).status).toBe(204);
    expect(code(await world.ask('GET', '/v1/me', asKey))).toBe('access.unauthenticated');
  });

  it('fall with their maker', async () => {
    const mia = await world.signUp('mia');
    await world.join(ann, companyId, mia, 'owner');
    const secret = String((await world.ask('POST', url(), { token: mia.token, body: draft })).body['secret']);
    const asKey = { headers: { 'x-api-key': secret } };
    await world.ask('PATCH', `/v1/companies/${companyId}/members/${mia.userId}`, { token: ann.token, body: { role: 'viewer' } });
    expect((await world.ask('GET', '/v1/me', asKey)).body).toMatchObject({ acting: { role: 'viewer' } });
    await world.ask('DELETE', `/v1/companies/${companyId}/members/${mia.userId}`, { token: mia.token });
    expect(code(await world.ask('GET', '/v1/me', asKey))).toBe('access.unauthenticated');
    expect((await world.ask('GET', url(), { token: ann.token })).body['items']).toEqual([]);
  });

  it('leave nothing behind when making one is interrupted', async () => {
    await world.db.admin.query(
      `create function fail_key() returns trigger language plpgsql as $$ begin raise 'injected'; end $$`,
    );
    await world.db.admin.query(`create trigger fail before insert on idempotency execute function fail_key()`);
    expect((await world.ask('POST', url(), { token: ann.token, key: 'broken', body: draft })).status).toBe(500);
    await world.db.admin.query('drop trigger fail on idempotency');
    const made = await world.ask('POST', url(), { token: ann.token, key: 'broken', body: draft });
    expect(String(made.body['secret'])).toMatch(/^qk_/);
    expect((await world.ask('GET', url(), { token: ann.token })).body['items']).toHaveLength(1);
  });

  it.each([
    [{ ...draft, scopes: [] }],
    [{ ...draft, scopes: ['everything'] }],
    [{ ...draft, expiresInDays: 0 }],
    [{ ...draft, userId: 'x' }],
  ])('are refused: %j', async (body) => {
    expect(code(await world.ask('POST', url(), { token: ann.token, body }))).toBe('request.invalid');
  });
});

describe('operators', () => {
  it('start with one who may everything, and are permitted by owners', async () => {
    const seed = { email: 'Operator@Quayside.example', password: PASSWORD };
    const programme = await ensureProgramme(world.ctx, seed);
    expect(await ensureProgramme(world.ctx, { ...seed, email: 'other@quayside.example' })).toEqual(programme);
    const signIn = await world.ask('POST', '/api/auth/sign-in/email', { body: { email: seed.email, password: PASSWORD } });
    const operator: Someone = { userId: programme.userId, email: seed.email, token: String(signIn.body['token']) };
    const me = await world.ask('GET', '/v1/me', { token: operator.token });
    expect(me.body).toMatchObject({ acting: { role: 'owner', permissions: [...STAFF_PERMISSIONS].sort() } });

    const nora = await world.signUp('nora');
    const permit = (who: Someone, permissions: readonly string[], by = operator) =>
      world.ask('PUT', `/v1/staff/${who.userId}/permissions`, { token: by.token, body: { permissions } });
    expect(code(await permit(nora, ['decide']))).toBe('staff.not_operator');
    await world.join(operator, programme.companyId, nora, 'member');
    expect((await permit(nora, ['decide', 'read_all'])).body).toEqual({
      userId: nora.userId,
      permissions: ['decide', 'read_all'],
    });
    expect((await permit(nora, ['read_all'])).status).toBe(200);
    expect((await world.ask('GET', '/v1/me', { token: nora.token })).body).toMatchObject({
      acting: { permissions: ['read_all'] },
    });
    expect(code(await permit(nora, ['approve'], nora))).toBe('access.denied');
    expect(code(await permit(nora, ['approve'], ann))).toBe('access.denied');

    expect((await world.ask('GET', `/v1/companies/${companyId}/members`, { token: nora.token })).status).toBe(200);
    await world.ask('DELETE', `/v1/companies/${programme.companyId}/members/${nora.userId}`, { token: operator.token });
    const left = await world.db.admin.query('select 1 from staff_permission where user_id = $1', [nora.userId]);
    expect(left.rows).toEqual([]);
  });
});

describe('in production', () => {
  it('cookies are secure and guessing passwords is slowed down', async () => {
    const live = await openWorld({ production: true });
    const someone = await live.signUp('zoe');
    const guess = (password: string) => live.ask('POST', '/api/auth/sign-in/email', { body: { email: someone.email, password } });
    const { headers } = await guess(PASSWORD);
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Secure-quayside\.session_token=.*Secure/)]);
    const answers = [await guess('wrong password'), await guess('wrong password'), await guess('wrong password')];
    expect(answers.at(-1)?.status).toBe(429);
    expect(Number(answers.at(-1)?.headers['x-retry-after'])).toBeLessThanOrEqual(10);
    await live.close();
  });
});
