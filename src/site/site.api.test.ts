/** A server with pages: what is a page, what is a file, what stays a problem document, and what no address can reach. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { sampleApp } from '../http/testapp.ts';
import type { Instant } from '../kernel/dates.ts';
import { makeLog } from '../log.ts';
import { siteRoutes, siteShell } from './pages.ts';
import { type Site, buildApart, noSite, openSite } from './site.ts';

const FACTS = { aheadMs: () => null, now: () => '2027-03-01T09:00:00.000Z' as Instant };

let site: Site;
let app: App;

beforeAll(async () => {
  expect(await buildApart().ended).toBe('');
  site = await openSite({ production: true, log: makeLog('silent') });
  ({ app } = await sampleApp({ shell: siteShell(site, FACTS), routes: siteRoutes(site) }));
}, 120_000);
afterAll(() => app.close());

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('addresses of people', () => {
  it.each(['/', '/suppliers', '/orders/7h2k9mq4xz-3rt8wy5n0c', '/no/such/page', '/v1x', '/%2e%2e/etc/passwd'])(
    '%s is the page',
    async (url) => {
      const reply = await app.inject({ url, headers: page });
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.headers['referrer-policy']).toBe('same-origin');
      expect(reply.body).toContain('<div id="app">');
    },
  );

  it('come under a policy with a nonce of their own and nothing inline', async () => {
    const [first, second] = [await app.inject({ url: '/', headers: page }), await app.inject({ url: '/', headers: page })];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(first.body).toContain(`nonce="${nonce}"`);
    expect(first.body).not.toContain('__NONCE__');
    // The one block is data, which no browser runs.
    expect(first.body.match(/<script(?![^>]*src=)[^>]*>/g)).toEqual(['<script type="application/json" id="drawn">']);
    expect(first.body).not.toMatch(/style="|\son\w+="/);
    expect(second.headers['content-security-policy']).not.toBe(policy);
  });

  it('let their own posts say where they come from, which a sign-in asks for', async () => {
    expect((await app.inject({ url: '/sign-in', headers: page })).headers['referrer-policy']).toBe('same-origin');
  });

  it('answer a program as a program reads it', async () => {
    expect((await app.inject({ url: '/suppliers', headers: { accept: 'application/json' } })).json()).toMatchObject({
      code: 'route.not_found',
    });
    expect((await app.inject({ method: 'POST', url: '/suppliers', headers: page })).json()).toMatchObject({
      code: 'route.not_found',
    });
  });
});

describe('addresses of programs', () => {
  it.each(['/v1', '/v1/nothing', '/api/auth/nothing', '/openapi.json/x', '/assets/nothing.js', '/problems'])(
    '%s is a problem document',
    async (url) => {
      const reply = await app.inject({ url, headers: page });
      expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, 'application/problem+json']);
    },
  );
});

describe('files', () => {
  const script = async (): Promise<string> =>
    /\/assets\/frame-[^" ]+\.js/.exec((await app.inject({ url: '/', headers: page })).body)?.[0] ?? '';

  it('are kept for a year and go out compressed', async () => {
    const url = await script();
    const br = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(br.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    const plain = await app.inject(url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.rawPayload.length).toBeGreaterThan(2 * br.rawPayload.length);
  });

  it.each([
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/index.html',
    '/assets/%00',
    '/assets/__proto__',
    '/assets/',
  ])('%s is none of them', async (url) => {
    const reply = await app.inject({ url, headers: { accept: 'application/json' } });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain('"dependencies"');
  });

  it('do not count against the rate of an address: a Chinese page alone fetches dozens', async () => {
    const rates = { address: { max: 2, seconds: 60 }, company: { max: 1, seconds: 60 }, signIn: { max: 1, seconds: 60 } };
    const { app: limited } = await sampleApp({ shell: siteShell(site, FACTS), routes: siteRoutes(site), rateLimits: rates });
    const url = await script();
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await limited.inject(url)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    for (let i = 0; i < 3; i++) statuses.push((await limited.inject({ url: '/', headers: page })).statusCode);
    // What a page asks while it is drawn counts as if its reader had asked.
    expect(statuses.slice(5)).toEqual([200, 429, 429]);
    await limited.close();
  });

  it('the service worker and the manifest have one address each, are asked for every time, and reach this server only', async () => {
    const worker = await app.inject('/worker.js');
    expect([worker.statusCode, worker.headers['content-type'], worker.headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    expect(worker.headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'; script-src 'self'");
    expect(worker.body).not.toMatch(/__[A-Z]+__/);
    const files = [...worker.body.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(10);
    for (const url of files) expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200]);
    const robots = await app.inject('/robots.txt');
    expect([robots.statusCode, robots.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const manifest = await app.inject('/manifest.webmanifest');
    expect([manifest.statusCode, manifest.headers['content-type']]).toEqual([200, 'application/manifest+json']);
  });

  it('carry no address of another machine that a browser would fetch', async () => {
    const html = (await app.inject({ url: '/', headers: page })).body;
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });
});

it('a server without pages says so, and its API serves', async () => {
  const { app: bare } = await sampleApp({ shell: siteShell(noSite, FACTS), routes: siteRoutes(noSite) });
  const reply = await bare.inject({ url: '/', headers: { ...page, 'accept-language': 'zh' } });
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  expect(reply.body).toContain('QUAYSIDE_WEB=off');
  expect((await bare.inject('/openapi.json')).statusCode).toBe(200);
  await bare.close();
});

it('while it is built in the background a person reads so, and later what became of it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'quayside-no-sources-'));
  const building = await openSite({ production: false, log: makeLog('silent'), root });
  expect(building.state()).toEqual({ kind: 'building' });
  const { app: early } = await sampleApp({ shell: siteShell(building, FACTS), routes: siteRoutes(building) });
  const reply = await early.inject({ url: '/suppliers', headers: page });
  expect(reply.statusCode).toBe(503);
  expect(reply.body).toContain('being built');
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await early.inject('/assets/index.js')).statusCode).toBe(404);
  await building.settled;
  // Nothing can be built where there is nothing, and the page says that too.
  expect(building.state()).toEqual({ kind: 'failed' });
  expect((await early.inject({ url: '/', headers: page })).body).toContain('could not be built');
  await early.close();
  await rm(root, { recursive: true });
});

it('in production nothing is built: what is missing stays missing', async () => {
  const missing = await openSite({ production: true, log: makeLog('silent'), root: '/nonexistent' });
  expect(missing.state()).toEqual({ kind: 'absent' });
});
