/** A page as it is sent: drawn, in the reader's language, with the names of all scripts that it needs, and never with more than they weigh. */
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { sampleApp } from '../http/testapp.ts';
import type { Instant } from '../kernel/dates.ts';
import { makeLog } from '../log.ts';
import { choicesOf } from './draw.ts';
import { pageOf, siteRoutes, siteShell } from './pages.ts';
import { type Site, buildApart, openSite } from './site.ts';
import type { Drawn } from './types.ts';

const AT = '2027-03-01T09:00:00.000Z' as Instant;

let site: Site;
let app: App;

beforeAll(async () => {
  expect(await buildApart().ended).toBe('');
  site = await openSite({ production: true, log: makeLog('silent') });
  const shell = siteShell(site, { aheadMs: () => null, now: () => AT });
  ({ app } = await sampleApp({ shell, routes: siteRoutes(site), rateLimits: 'off' }));
}, 120_000);
afterAll(() => app.close());

const asked = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } });

/** Scripts that the page fetches once it is seen. */
const named = (html: string): readonly string[] => /data-needs="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? [];

const script = async (url: string): Promise<string> => (await app.inject(url)).body;

/** What a script cannot run without. */
const imports = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w$*{},\s]*?from)?\s*"\.\/([^"]+\.js)"/g)].map(
    ([, name]) => `/assets/${name}`,
  );

/** Main pages of visitors, and the most that their scripts weigh (KB, gzip). */
// biome-ignore format: a table
const PAGES: readonly (readonly [url: string, heading: string, most: number])[] = [
  ['/',              'Trade assurance for cross-border orders', 130],
  ['/suppliers',     'Suppliers',                               200],
  ['/suppliers/x',   'Supplier',                                200],
  ['/how-it-works',  'How it works',                            180],
  ['/fees',          'Fees',                                    180],
  ['/verify',        'Verify a document',                       180],
  ['/sign-in',       'Sign in',                                 180],
  ['/sign-up',       'Sign up',                                 180],
];

describe('a page is drawn when it comes', () => {
  it.each(PAGES)('%s has its heading, and names every script that it needs', async (url, heading, most) => {
    const { body } = await asked(url);
    expect(body).toContain(heading);
    const names = named(body);
    expect(names.length).toBeGreaterThan(2);
    expect(new Set(names).size).toBe(names.length);
    expect(body.match(/(?:src|href)="\/assets\/[^"]+\.js"/g)).toEqual([expect.stringMatching(/^src="\/assets\/start-/)]);
    // Nothing is found only when another file was read: one step from the page to all of it.
    for (const name of names)
      for (const needed of imports(await script(name))) expect([name, names]).toEqual([name, expect.arrayContaining([needed])]);
    const weights = await Promise.all(names.map(async (name) => gzipSync(await script(name), { level: 9 }).length));
    expect(weights.reduce((sum, weight) => sum + weight, 0) / 1024).toBeLessThan(most);
  });
});

describe('who reads it', () => {
  it.each([
    [{}, '<html lang="en">', 'Fees'],
    [{ 'accept-language': 'zh-CN,zh;q=0.9' }, '<html lang="zh-Hans">', '费用'],
    [{ 'accept-language': 'zh', cookie: 'quayside.lang=en; quayside.theme=dark' }, '<html lang="en" data-theme="dark">', 'Fees'],
    [{ cookie: 'a=b; quayside.lang=zh; quayside.theme=light' }, '<html lang="zh-Hans" data-theme="light">', '费用'],
    [{ cookie: 'quayside.lang=fr; quayside.theme="><script>' }, '<html lang="en">', 'Fees'],
  ])('with %j it begins with %s', async (headers, html, title) => {
    const { body } = await asked('/fees', headers);
    expect(body).toContain(html);
    expect(body).toContain(`<title>${title} · Quayside</title>`);
  });

  it('goes out compressed for those who take it', async () => {
    const [br, gzip, plain] = await Promise.all(
      ['gzip, br', 'gzip', ''].map((coding) => asked('/fees', { 'accept-encoding': coding })),
    );
    expect([br?.headers['content-encoding'], gzip?.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(plain?.headers['content-encoding']).toBeUndefined();
    for (const bytes of [brotliDecompressSync(br?.rawPayload ?? ''), gunzipSync(gzip?.rawPayload ?? '')])
      expect(bytes.toString()).toContain('<h1');
  });

  it.each([
    [undefined, { lang: null, theme: null, zone: 'UTC', company: null }],
    ['quayside.zone=Asia%2FShanghai; quayside.company=abc123defg', { zone: 'Asia/Shanghai', company: 'abc123defg' }],
    ['quayside.zone=Nowhere/Else; quayside.company=%0d%0aX: y', { zone: 'UTC', company: null }],
    ['quayside.zone=%E0%A4%A; quayside.lang', { zone: 'UTC', lang: null }],
  ])('is read from the cookies %j', (cookie, choices) => {
    expect(choicesOf(cookie)).toMatchObject(choices);
  });
});

describe('what others wrote', () => {
  const EVIL = '</script><script>alert(1)</script>$&<!--';
  const drawn: Drawn = {
    html: '<p>$&</p>',
    title: EVIL,
    route: '/suppliers',
    handover: { answers: [[['supplier'], { name: EVIL }]], standing: { at: AT, zone: 'UTC', aheadMs: null } },
  };

  it('ends no block and starts no script', () => {
    const state = site.state();
    if (state.kind !== 'built') throw new Error('not built');
    const html = pageOf(state.built, { lang: 'en', theme: null, nonce: 'n0nce', aheadMs: null }, drawn);
    expect(html).not.toContain('<script>');
    expect(html).toContain('<div id="app"><p>$&</p></div>');
    const data = /<script type="application\/json" id="drawn">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual(drawn.handover);
  });
});

describe('what is left to the browser', () => {
  it.each(['/jobs', '/orders', '/no/such/page'])('%s comes without content', async (url) => {
    const { body, statusCode } = await asked(url);
    expect(statusCode).toBe(200);
    expect(body).toContain('<div id="app"></div>');
    expect(body).not.toContain('id="drawn"');
    // Nothing is shown before its scripts, so they are not put off.
    expect(body).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+\.js"/);
    expect(body).not.toContain('data-needs');
  });
});
