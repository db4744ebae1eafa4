/** Passkeys over HTTP: made by who has just signed in, shown to sign in, and worth nothing to anybody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMillis } from '../kernel/dates.ts';
import { systemClock } from '../clock.ts';
import { type Someone, type World, openWorld } from './parties.fixture.ts';
import { type Device, makeDevice } from './passkey.testing.ts';

const ORIGIN = 'http://localhost:4000';
const BASE = '/api/auth/passkey';

let world: World;
let ann: Someone;
beforeAll(async () => {
  world = await openWorld();
  ann = await world.signUp('ann');
});
afterAll(() => world.close());

type Reply = { readonly status: number; readonly body: Record<string, unknown>; readonly cookies: string };

/** A browser of its own: it keeps the cookies it gets. */
function browser(token?: string) {
  const jar = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await world.app.inject({
      method,
      url: `${BASE}${path}`,
      headers: {
        origin: ORIGIN,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    for (const { name, value } of reply.cookies) jar.set(name, value);
    const text = reply.body === '' ? '{}' : reply.body;
    return { status: reply.statusCode, body: JSON.parse(text) as Reply['body'], cookies: [...jar.keys()].join(' ') };
  };
  return { get: (path: string) => send('GET', path), post: (path: string, body: object) => send('POST', path, body) };
}

async function register(device: Device, who: Someone = ann): Promise<Reply> {
  const own = browser(who.token);
  const options = await own.get('/generate-register-options');
  if (options.status !== 200) return options;
  return own.post('/verify-registration', { response: device.make(options.body as never), name: 'laptop' });
}

async function signIn(device: Device): Promise<Reply> {
  const fresh = browser();
  const options = await fresh.get('/generate-authenticate-options');
  return fresh.post('/verify-authentication', { response: device.show(options.body as never) });
}

describe('a passkey', () => {
  it('is made by who has signed in, asks the device to verify the person, and signs in without a password', async () => {
    const options = await browser(ann.token).get('/generate-register-options');
    expect(options.body).toMatchObject({
      rp: { id: 'localhost', name: 'Quayside' },
      authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    });
    const device = makeDevice(ORIGIN);
    expect((await register(device)).status).toBe(200);
    const signedIn = await signIn(device);
    expect(signedIn.status).toBe(200);
    expect(signedIn.cookies).toContain('quayside.session_token');
    expect(signedIn.body).toMatchObject({ session: { userId: ann.userId } });
  });

  it('is refused to who is not signed in', async () => {
    expect((await browser().get('/generate-register-options')).status).toBe(401);
    expect((await browser().get('/list-user-passkeys')).status).toBe(401);
  });

  it('of nobody opens nothing', async () => {
    const { status, cookies } = await signIn(makeDevice(ORIGIN));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(cookies).not.toContain('session_token');
  });

  it.each<readonly [string, Device]>([
    ['made for another site', makeDevice('https://quayside.evil.example')],
    ['of a device that verified nobody', makeDevice(ORIGIN, false)],
  ])('%s is not taken', async (_, device) => {
    expect((await register(device)).status).toBeGreaterThanOrEqual(400);
    expect((await signIn(device)).status).toBeGreaterThanOrEqual(400);
  });

  it('that was touched and asked for nothing opens nothing', async () => {
    const device = makeDevice(ORIGIN);
    await register(device);
    const fresh = browser();
    const options = await fresh.get('/generate-authenticate-options');
    const { status, cookies } = await fresh.post('/verify-authentication', {
      response: device.show(options.body as never, false),
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(cookies).not.toContain('session_token');
    expect((await signIn(device)).status).toBe(200);
  });

  it('shown twice with the same answer opens once', async () => {
    const device = makeDevice(ORIGIN);
    await register(device);
    const fresh = browser();
    const options = await fresh.get('/generate-authenticate-options');
    const response = device.show(options.body as never);
    expect((await fresh.post('/verify-authentication', { response })).status).toBe(200);
    expect((await fresh.post('/verify-authentication', { response })).status).toBeGreaterThanOrEqual(400);
  });

  it('is its owner’s to list and to remove; another’s stays', async () => {
    const bob = await world.signUp('bob');
    const device = makeDevice(ORIGIN);
    await register(device, bob);
    const [own] = (await browser(bob.token).get('/list-user-passkeys')).body as unknown as {
      readonly id: string;
      readonly name: string;
    }[];
    expect(own?.name).toBe('laptop');
    expect((await browser(ann.token).post('/delete-passkey', { id: own?.id })).status).toBeGreaterThanOrEqual(400);
    expect((await signIn(device)).status).toBe(200);
    expect((await browser(bob.token).post('/delete-passkey', { id: own?.id })).status).toBe(200);
    expect((await signIn(device)).status).toBeGreaterThanOrEqual(400);
  });

  it('is added and removed only within five minutes of signing in', async () => {
    const carl = await world.signUp('carl');
    world.setNow(addMillis(systemClock.now(), 5 * 60_000 + 1_000));
    for (const reply of [
      await browser(carl.token).get('/generate-register-options'),
      await browser(carl.token).post('/verify-registration', { response: {}, name: 'x' }),
      await browser(carl.token).post('/delete-passkey', { id: 'x' }),
    ])
      expect([reply.status, reply.body['code']]).toEqual([403, 'access.step_up']);
    expect((await browser(carl.token).get('/list-user-passkeys')).status).toBe(200);
  });
});
