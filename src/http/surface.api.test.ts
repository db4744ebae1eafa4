/** Uploads, rates, the OpenAPI document and the pages that a browser sees. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import { renderOpenapi } from './openapi.ts';
import { sampleApp } from './testapp.ts';

let app: App;
beforeAll(async () => {
  ({ app } = await sampleApp());
});
afterAll(() => app.close());

const as = { 'x-as': 'buyer', 'idempotency-key': 'k1' };

describe('uploads', () => {
  type Part = { readonly name: string; readonly value: string | Buffer; readonly file?: string };
  const form = (...parts: readonly Part[]): { readonly headers: Record<string, string>; readonly payload: Buffer } => {
    const chunks = parts.flatMap(({ name, value, file }) => [
      `--cut\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n`,
      file === undefined ? '\r\n' : 'Content-Type: image/png\r\n\r\n',
      value,
      '\r\n',
    ]);
    const payload = Buffer.concat([...chunks, '--cut--\r\n'].map((chunk) => Buffer.from(chunk)));
    return { headers: { ...as, 'content-type': 'multipart/form-data; boundary=cut' }, payload };
  };
  const post = (url: string, sent: { readonly headers: Record<string, string>; readonly payload: Buffer | string }) =>
    app.inject({ method: 'POST', url, ...sent });
  const pdf = '%PDF-1.7\n1 0 obj\n';
  const file = (value: string | Buffer, name = 'report.png'): Part => ({ name: 'file', value, file: name });

  it('keeps bytes, hash, kind by content, and a clean name', async () => {
    const reply = await post('/v1/files', form({ name: 'title', value: 'Lab report' }, file(pdf, '../lab/report.png')));
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({
      sha256: createHash('sha256').update(pdf).digest('hex'),
      kind: 'pdf',
      name: 'report.png.pdf',
      fields: { title: 'Lab report' },
    });
  });

  it('counts the file into the fingerprint', async () => {
    const hash = async (content: string): Promise<string> =>
      (await post('/v1/files', form(file(content)))).json<{ inputHash: string }>().inputHash;
    expect(await hash(pdf)).toBe(await hash(pdf));
    expect(await hash(pdf)).not.toBe(await hash(`${pdf}2`));
  });

  it.each<readonly [string, () => { headers: Record<string, string>; payload: Buffer | string }, string]>([
    ['no file', () => form({ name: 'title', value: 'x' }), '422 upload.empty'],
    ['an empty file', () => form(file('')), '422 upload.empty'],
    ['a large file', () => form(file(pdf + 'x'.repeat(1_000))), '413 upload.too_large'],
    ['a program called a picture', () => form(file('MZ\x90\0')), '415 upload.type_refused'],
    ['HTML', () => form(file('<!doctype html>', 'report.pdf')), '415 upload.type_refused'],
    ['two files', () => form(file(pdf), file(pdf)), '400 upload.malformed'],
    ['a field that is not asked for', () => form({ name: 'x', value: '1' }, file(pdf)), '422 request.invalid'],
    ['a field that is too long', () => form({ name: 'title', value: 'x'.repeat(21) }, file(pdf)), '422 request.invalid'],
    [
      'a field twice',
      () => form({ name: 'title', value: 'a' }, { name: 'title', value: 'b' }, file(pdf)),
      '400 upload.malformed',
    ],
    ['NUL in a field', () => form({ name: 'title', value: 'a\0' }, file(pdf)), '422 request.invalid'],
    ['a prototype as field', () => form({ name: '__proto__', value: 'a' }, file(pdf)), '400 upload.malformed'],
    ['a form cut off', () => ({ ...form(file(pdf)), payload: form(file(pdf)).payload.subarray(0, 90) }), '400 upload.malformed'],
    ['JSON', () => ({ headers: { ...as, 'content-type': 'application/json' }, payload: '{}' }), '415 request.media_type'],
    [
      'no key',
      () => ({ ...form(file(pdf)), headers: { 'x-as': 'buyer', 'content-type': 'multipart/form-data; boundary=cut' } }),
      '400 idempotency.missing',
    ],
  ])('refuses %s', async (_name, make, expected) => {
    const reply = await post('/v1/files', make());
    expect(`${reply.statusCode} ${reply.json<{ code: string }>().code}`).toBe(expected);
  });

  it.each(['application/xml', 'text/xml; charset=utf-8'])('takes a statement as a body of %s', async (type) => {
    const xml = '<?xml version="1.0"?><Document/>';
    const reply = await post('/v1/statements', { headers: { ...as, 'content-type': type }, payload: xml });
    expect(reply.json()).toMatchObject({
      kind: 'xml',
      name: 'statement.xml',
      sha256: createHash('sha256').update(xml).digest('hex'),
    });
  });

  it('takes a statement as a file, and nothing but XML', async () => {
    expect((await post('/v1/statements', form(file('<?xml version="1.0"?><Document/>', 'camt.xml')))).statusCode).toBe(201);
    expect((await post('/v1/statements', form(file(pdf)))).json()).toMatchObject({ code: 'upload.type_refused', kinds: ['xml'] });
    const large = { headers: { ...as, 'content-type': 'application/xml' }, payload: `<a>${'x'.repeat(2_000)}</a>` };
    expect((await post('/v1/statements', large)).json()).toMatchObject({ code: 'upload.too_large', maxBytes: 1_000 });
  });
});

describe('rates', () => {
  const rates = { address: { max: 6, seconds: 60 }, company: { max: 2, seconds: 60 }, signIn: { max: 1, seconds: 60 } };

  it('count per address, then per company, and strictly where one signs in', async () => {
    const { app: limited } = await sampleApp({ rateLimits: rates });
    const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '192.0.2.1') =>
      limited.inject({ url, headers, remoteAddress });
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await get('/v1/ping')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    // Another address has its own count; a company has one count over all addresses.
    expect((await get('/v1/orders/x', { 'x-as': 'buyer' }, '192.0.2.2')).statusCode).toBe(200);
    expect((await get('/v1/orders/x', { 'x-as': 'buyer' }, '192.0.2.3')).statusCode).toBe(200);
    expect((await get('/v1/orders/x', { 'x-as': 'buyer' }, '192.0.2.4')).statusCode).toBe(429);
    expect((await get('/v1/orders/x', { 'x-as': 'other' }, '192.0.2.4')).statusCode).toBe(200);
    const signIn = () =>
      limited.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: {}, remoteAddress: '192.0.2.5' });
    expect([(await signIn()).statusCode, (await signIn()).statusCode]).toEqual([200, 429]);
    await limited.close();
  });

  it('say how long to wait', async () => {
    const { app: limited } = await sampleApp({ rateLimits: { ...rates, address: { max: 1, seconds: 60 } } });
    await limited.inject('/nowhere');
    const reply = await limited.inject('/nowhere');
    expect(reply.statusCode).toBe(429);
    expect(reply.json()).toMatchObject({ code: 'rate.limited', type: '/problems/rate.limited' });
    const wait = Number(reply.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    await limited.close();
  });
});

describe('the OpenAPI document', () => {
  type Operation = {
    readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
    readonly [key: string]: unknown;
  };
  type Document = {
    readonly openapi: string;
    readonly paths: Record<string, Record<string, Operation>>;
    readonly components: object;
  };
  const load = async (): Promise<Document> => (await app.inject('/openapi.json')).json<Document>();

  it('is 3.1, stable, and ends with a line', async () => {
    const text = await renderOpenapi(app);
    expect((await load()).openapi).toBe('3.1.0');
    expect((await app.inject('/openapi.json')).body).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
    const { app: twin } = await sampleApp();
    expect(await renderOpenapi(twin)).toBe(text);
    await twin.close();
  });

  it('shows each route with its rule, and no others', async () => {
    const { paths } = await load();
    expect(Object.keys(paths)).toEqual([
      '/problems/{code}',
      '/v1/companies',
      '/v1/fails',
      '/v1/files',
      '/v1/lint',
      '/v1/orders',
      '/v1/orders/{orderId}',
      '/v1/orders/{orderId}/confirm',
      '/v1/orders/{orderId}/send',
      '/v1/ping',
      '/v1/statements',
    ]);
    expect(paths['/v1/orders/{orderId}/confirm']?.post?.['x-access']).toEqual({
      verb: 'order.read',
      thing: 'order',
      param: 'orderId',
    });
    expect(paths['/v1/ping']?.get?.['x-access']).toBe('public');
    expect(paths['/v1/orders/{orderId}/confirm']?.post?.operationId).toBe('post_v1_orders_orderId_confirm');
  });

  it('shows the headers that are required', async () => {
    const { paths } = await load();
    const required = (path: string, method: string): readonly string[] =>
      (paths[path]?.[method]?.parameters ?? [])
        .filter((p) => p.required)
        .map((p) => p.name)
        .sort();
    expect(required('/v1/orders/{orderId}/confirm', 'post')).toEqual(['Idempotency-Key', 'If-Match', 'orderId']);
    expect(required('/v1/orders', 'post')).toEqual(['Idempotency-Key']);
    expect(required('/v1/lint', 'post')).toEqual([]);
    expect(required('/v1/orders', 'get')).toEqual([]);
  });

  it('shows bodies, files and the problem that any of them may answer', async () => {
    const { paths, components } = await load();
    expect(paths['/v1/orders']?.post?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { additionalProperties: false, required: ['product', 'cover'] } } },
    });
    expect(paths['/v1/files']?.post?.requestBody).toMatchObject({
      content: { 'multipart/form-data': { schema: { required: ['file'] } } },
    });
    expect(paths['/v1/orders/{orderId}/send']?.post).not.toHaveProperty('requestBody');
    expect(paths['/v1/orders']?.post?.responses).toMatchObject({ default: { $ref: '#/components/responses/Problem' } });
    expect(components).toMatchObject({
      schemas: { Problem: { required: expect.arrayContaining(['code', 'advice']) as unknown } },
      securitySchemes: {},
    });
  });
});

describe('pages', () => {
  it('an address that is none is a page where the server has pages, and a problem document where it has none', async () => {
    const { app: withPages } = await sampleApp({
      shell: (request, reply) => (request.url === '/wrong' ? reply.type('text/html; charset=utf-8').send('<p>page</p>') : null),
    });
    expect((await withPages.inject('/wrong')).body).toBe('<p>page</p>');
    expect((await withPages.inject('/v1/wrong')).json()).toMatchObject({ code: 'route.not_found', status: 404 });
    expect((await withPages.inject({ method: 'POST', url: '/v1/ping' })).json()).toMatchObject({
      code: 'route.method_not_allowed',
    });
    expect((await app.inject('/wrong')).json()).toMatchObject({ code: 'route.not_found' });
    await withPages.close();
  });

  it('the reference comes from here alone, and its starter is allowed by its hash', async () => {
    expect((await app.inject('/reference')).headers.location).toBe('/reference/');
    const page = await app.inject('/reference/');
    expect(page.statusCode).toBe(200);
    const scripts = [...page.body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    const policy = String(page.headers['content-security-policy']);
    for (const [, attributes = '', inline = ''] of scripts) {
      if (inline.trim() === '') expect(attributes).toContain('src="js/scalar.js"');
      else expect(policy).toContain(`'sha256-${createHash('sha256').update(inline).digest('base64')}'`);
    }
    expect(scripts.length).toBeGreaterThan(0);
    expect(page.body).toContain('/openapi.json');
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    const script = await app.inject('/reference/js/scalar.js');
    expect(script.headers['content-type']).toBe('application/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toBe('public, max-age=3600');
    expect(script.body.length).toBeGreaterThan(1_000_000);
  });
});
