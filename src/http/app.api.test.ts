/** Who may come in, and every way in which a request is refused before its route. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import { sampleApp } from './testapp.ts';

let app: App;
beforeAll(async () => {
  ({ app } = await sampleApp());
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
const draft = { product: 'LED strip', cover: 'pre' };
const json = { ...key, 'content-type': 'application/json' };
const send = (sent: Sent) => app.inject({ method: 'POST', ...sent });

/** Status and code of a refusal. */
async function refusal(sent: Sent): Promise<string> {
  const reply = await send(sent);
  expect(reply.headers['content-type']).toBe('application/problem+json');
  return `${reply.statusCode} ${reply.json<{ code: string }>().code}`;
}

describe('who may come in', () => {
  it.each<readonly [string, Sent, number]>([
    ['anyone to a public route', { method: 'GET', url: '/v1/ping' }, 200],
    ['a person', { method: 'GET', url: '/v1/orders/x', headers: as }, 200],
    ['nobody elsewhere', { method: 'GET', url: '/v1/orders/x' }, 401],
    ['nobody, also with a bad request', { url: '/v1/orders', payload: 'not json' }, 401],
    ['a visitor where visitors may', { url: '/v1/companies', headers: { 'x-as': 'visitor', 'idempotency-key': 'k' } }, 200],
    ['a visitor nowhere else', { method: 'GET', url: '/v1/orders/x', headers: { 'x-as': 'visitor' } }, 409],
  ])('%s', async (_name, sent, status) => {
    expect((await send(sent)).statusCode).toBe(status);
  });

  it('says how to sign in', async () => {
    const reply = await send({ method: 'GET', url: '/v1/orders/x' });
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(reply.json()).toMatchObject({ code: 'access.unauthenticated', status: 401, type: '/problems/access.unauthenticated' });
  });

  it('gives each company, and each visitor, keys of its own', async () => {
    const visitor = await send({ url: '/v1/companies', headers: { 'x-as': 'visitor', 'idempotency-key': 'k' } });
    expect(visitor.json()).toMatchObject({ companyId: 'u-visitor', key: 'k' });
    const person = await send({ url: '/v1/companies', headers: { 'x-as': 'buyer', 'idempotency-key': 'k' } });
    expect(person.json()).toMatchObject({ companyId: 'buyer', key: 'k' });
  });
});

describe('what is refused before the route', () => {
  it.each<readonly [string, Sent, string]>([
    ['no such address', { method: 'GET', url: '/v2/orders' }, '404 route.not_found'],
    ['another method', { method: 'PUT', url: '/v1/orders', headers: key, payload: draft }, '405 route.method_not_allowed'],
    ['a broken address', { method: 'GET', url: '/v1/orders/%zz' }, '400 request.malformed'],
    ['an endless parameter', { method: 'GET', url: `/v1/orders/${'x'.repeat(200)}`, headers: as }, '404 route.not_found'],
    ['broken JSON', { url: '/v1/orders', headers: json, payload: '{"a":' }, '400 request.malformed'],
    ['a poisoned prototype', { url: '/v1/orders', headers: json, payload: '{"__proto__":{"a":1}}' }, '400 request.malformed'],
    [
      'text',
      { url: '/v1/orders', headers: { ...key, 'content-type': 'text/plain' }, payload: 'hello' },
      '415 request.media_type',
    ],
    [
      'XML for JSON',
      { url: '/v1/orders', headers: { ...key, 'content-type': 'application/xml' }, payload: '<a/>' },
      '415 request.media_type',
    ],
    [
      'a form',
      { url: '/v1/orders', headers: { ...key, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=1' },
      '415 request.media_type',
    ],
    [
      'a megabyte',
      { url: '/v1/orders', headers: key, payload: { ...draft, product: 'x'.repeat(1_000_000) } },
      '413 request.too_large',
    ],
    ['a long text', { url: '/v1/orders', headers: key, payload: { ...draft, product: 'x'.repeat(201) } }, '422 request.invalid'],
    ['an unknown field', { url: '/v1/orders', headers: key, payload: { ...draft, discount: 5 } }, '422 request.invalid'],
    ['an unknown query field', { method: 'GET', url: '/v1/orders?colour=red', headers: as }, '422 request.invalid'],
    ['a field where there is none', { url: '/v1/orders/x/send', headers: key, payload: { force: true } }, '422 request.invalid'],
    ['a list for an object', { url: '/v1/orders', headers: key, payload: [draft] }, '422 request.invalid'],
    ['no body', { url: '/v1/orders', headers: key }, '422 request.invalid'],
    ['text for a number', { url: '/v1/orders', headers: key, payload: { ...draft, quantity: '5' } }, '422 request.invalid'],
    ['NUL', { url: '/v1/orders', headers: key, payload: { ...draft, product: 'a\0b' } }, '422 request.invalid'],
    [
      'half a character',
      { url: '/v1/orders', headers: json, payload: '{"product":"\\ud800","cover":"pre"}' },
      '422 request.invalid',
    ],
    ['NUL in the path', { method: 'GET', url: '/v1/orders/a%00b', headers: as }, '422 request.invalid'],
    ['NUL in the query', { method: 'GET', url: '/v1/orders?cursor=%00', headers: as }, '422 request.invalid'],
    [
      'deep nesting',
      { url: '/v1/orders', headers: json, payload: '['.repeat(100_000) + ']'.repeat(100_000) },
      '422 request.invalid',
    ],
    ['a page of none', { method: 'GET', url: '/v1/orders?limit=0', headers: as }, '422 request.invalid'],
    ['half a page', { method: 'GET', url: '/v1/orders?limit=1.5', headers: as }, '422 request.invalid'],
    ['a made-up cursor', { method: 'GET', url: '/v1/orders?cursor=abc', headers: as }, '422 paging.cursor_invalid'],
    ['no key', { url: '/v1/orders', headers: as, payload: draft }, '400 idempotency.missing'],
    [
      'a key with a space',
      { url: '/v1/orders', headers: { ...as, 'idempotency-key': 'a b' }, payload: draft },
      '400 idempotency.malformed',
    ],
    ['no version', { url: '/v1/orders/x/confirm', headers: key }, '428 precondition.required'],
    ['a broken version', { url: '/v1/orders/x/confirm', headers: { ...key, 'if-match': '3' } }, '400 precondition.malformed'],
    ['an old version', { url: '/v1/orders/x/confirm', headers: { ...key, 'if-match': '"v2"' } }, '409 order.version_moved'],
    ['a missing thing', { method: 'GET', url: '/v1/orders/missing', headers: as }, '404 access.not_found'],
    ['a key used for another request', { url: '/v1/orders/reused/send', headers: key }, '409 idempotency.key_reused'],
    ['what the commit refused', { url: '/v1/orders/refused/send', headers: key }, '409 order.wrong_state'],
  ])('%s', async (_name, sent, expected) => {
    expect(await refusal(sent)).toBe(expected);
  });

  it('JSON that is not UTF-8', async () => {
    const payload = Buffer.concat([Buffer.from('{"product":"'), Buffer.from([0xff]), Buffer.from('","cover":"pre"}')]);
    const reply = await app.inject({ method: 'POST', url: '/v1/orders', headers: json, payload });
    expect(reply.json()).toMatchObject({ code: 'request.malformed', status: 400 });
  });

  it('names the methods that an address takes', async () => {
    const reply = await send({ method: 'PUT', url: '/v1/orders', headers: key, payload: draft });
    expect(reply.headers.allow).toBe('GET, HEAD, POST');
  });

  it('points at each wrong field', async () => {
    const reply = await send({
      url: '/v1/orders',
      headers: key,
      payload: { cover: 'all', price: { amountMinor: -1, currency: 'usd' }, x: 1 },
    });
    const { errors } = reply.json<{ errors: readonly { in: string; pointer: string; reason: string; message: string }[] }>();
    expect(errors.map((e) => `${e.in} ${e.pointer} ${e.reason}`).sort()).toEqual([
      'body /cover choice',
      'body /price/amountMinor too_small',
      'body /price/currency format',
      'body /product required',
      'body /x unknown',
    ]);
    expect(errors.every((e) => e.message.endsWith('.'))).toBe(true);
  });
});
