/** What a request gets: languages, keys, versions, replays, pages, faults, logs and security headers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import { SECRET_WORDS, sampleApp } from './testapp.ts';

let app: App;
let lines: string[];
beforeAll(async () => {
  ({ app, lines } = await sampleApp());
});
afterAll(() => app.close());

const as = { 'x-as': 'buyer' };
const key = { ...as, 'idempotency-key': 'k1' };
type Sent = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly payload?: object | string;
};
const send = (sent: Sent) => app.inject({ method: 'POST', ...sent });

describe('languages', () => {
  it.each([
    ['en', 'You are not signed in.'],
    ['zh-CN', '您尚未登录。'],
    ['de', 'You are not signed in.'],
  ])('%s', async (lang, title) => {
    const reply = await send({ method: 'GET', url: '/v1/orders/x', headers: { 'accept-language': lang } });
    expect(reply.json<{ title: string }>().title).toBe(title);
    expect(reply.headers['content-language']).toBe(lang === 'zh-CN' ? 'zh' : 'en');
  });

  it('explains a refusal by its code', async () => {
    const reply = await send({ method: 'GET', url: '/problems/contract.frozen', headers: { 'accept-language': 'zh' } });
    expect(reply.json()).toEqual({
      code: 'contract.frozen',
      status: 409,
      title: '合同已不能直接修改。',
      advice: '请提出变更；双方确认后生效。',
    });
    expect((await send({ method: 'GET', url: '/problems/none.such' })).statusCode).toBe(404);
  });
});

describe('keys, versions and answers', () => {
  it('fingerprints what is asked, not how it is written', async () => {
    const hash = async (payload: object, idempotencyKey = 'k1'): Promise<string> =>
      (await send({ url: '/v1/orders', headers: { ...as, 'idempotency-key': idempotencyKey }, payload })).json<{
        inputHash: string;
      }>().inputHash;
    const first = await hash({ product: 'LED strip', cover: 'pre' });
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash({ cover: 'pre', product: 'LED strip' }, 'k2')).toBe(first);
    expect(await hash({ cover: 'post', product: 'LED strip' })).not.toBe(first);
  });

  it('takes no body and an empty object for the same question', async () => {
    const empty = await send({ url: '/v1/orders/x/send', headers: key, payload: {} });
    const absent = await send({ url: '/v1/orders/x/send', headers: key });
    const typed = await send({ url: '/v1/orders/x/send', headers: { ...key, 'content-type': 'application/json' }, payload: '' });
    expect([empty.statusCode, absent.statusCode, typed.statusCode]).toEqual([200, 200, 200]);
    expect(empty.json()).toEqual(absent.json());
    expect(typed.json()).toEqual(absent.json());
  });

  it('wants no key where nothing is written', async () => {
    const reply = await send({ url: '/v1/lint', headers: as, payload: { text: 'abc' } });
    expect([reply.statusCode, reply.json()]).toEqual([200, { length: 3 }]);
  });

  it('marks a replayed answer', async () => {
    const first = await send({ url: '/v1/orders/x/send', headers: key });
    const again = await send({ url: '/v1/orders/replayed/send', headers: key });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('takes the current version', async () => {
    expect((await send({ url: '/v1/orders/x/confirm', headers: { ...key, 'if-match': '"v3"' } })).statusCode).toBe(200);
  });

  it('tells a reader that has it that nothing changed', async () => {
    const first = await send({ method: 'GET', url: '/v1/orders/x', headers: as });
    expect(first.headers.etag).toBe('"v3"');
    const again = await send({ method: 'GET', url: '/v1/orders/x', headers: { ...as, 'if-none-match': '"v3"' } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('sends only what the answer shape names', async () => {
    expect((await send({ method: 'GET', url: '/v1/orders/x', headers: as })).json()).toEqual({ id: 'x', by: 'buyer' });
  });

  it('sends an answer without a body', async () => {
    const reply = await send({ method: 'DELETE', url: '/v1/orders/x', headers: key });
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
  });

  it('pages through a list', async () => {
    const first = (await send({ method: 'GET', url: '/v1/orders?limit=3', headers: as })).json<{
      items: number[];
      next: string;
    }>();
    expect(first.items).toEqual([1, 2, 3]);
    const second = await send({ method: 'GET', url: `/v1/orders?limit=3&cursor=${first.next}`, headers: as });
    expect(second.json()).toEqual({ items: [4, 5], next: null });
  });

  it('hands the sign-in library what it was sent', async () => {
    const reply = await send({ url: '/api/auth/sign-in/email', payload: { email: 'a@b.example', more: { x: 1 } } });
    expect(reply.json()).toEqual({ got: { email: 'a@b.example', more: { x: 1 } } });
  });
});

describe('faults and logs', () => {
  it('tells nothing about a fault but the id to report', async () => {
    lines.length = 0;
    const reply = await send({ method: 'GET', url: '/v1/fails' });
    const problem = reply.json<{ code: string; instance: string }>();
    expect([reply.statusCode, problem.code]).toEqual([500, 'fault']);
    expect(reply.body).not.toContain('hunter2');
    expect(problem.instance).toBe(reply.headers['x-request-id']);
    const logged = lines.map((line) => JSON.parse(line) as { msg: string; reqId: string; err?: { message: string } });
    expect(logged.find((line) => line.msg === 'fault')).toMatchObject({
      reqId: problem.instance,
      err: { message: SECRET_WORDS },
    });
  });

  it('logs one line per answer, with the pattern and not the ids', async () => {
    lines.length = 0;
    await send({ method: 'GET', url: '/v1/orders/po-7k3d', headers: as });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'GET',
      route: '/v1/orders/:orderId',
      status: 200,
      company: 'buyer',
      msg: 'answered',
    });
    expect(lines[0]).not.toContain('po-7k3d');
  });

  it('believes no request id from outside', async () => {
    const reply = await send({ method: 'GET', url: '/v1/ping', headers: { 'request-id': 'mine', 'x-request-id': 'mine' } });
    expect(reply.headers['x-request-id']).toMatch(/^request-\d+$/);
  });
});

describe('security headers', () => {
  it.each(['/v1/ping', '/v1/orders/x', '/nowhere'])('%s', async (url) => {
    const { headers } = await send({ method: 'GET', url });
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none';base-uri 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('in production browsers come back by TLS only', async () => {
    const { app: production } = await sampleApp({
      production: true,
      rateLimits: { address: { max: 9, seconds: 9 }, company: { max: 9, seconds: 9 }, signIn: { max: 9, seconds: 9 } },
    });
    const { headers } = await production.inject('/v1/ping');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d+/);
    await production.close();
  });
});
