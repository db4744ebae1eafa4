/** Every route x every principal x {own, foreign, missing}: what the server answers is what the one table of verbs says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { type Letter, expectedCode, letterOf, matrixPage, namesThing, routeName } from '../scripts/docs/matrix.ts';
import { assertAccess } from '../src/http/access.ts';
import { VERBS, isVerb } from '../src/parties/access.ts';
import type { Principal } from '../src/parties/types.ts';
import { type Matrix, ORDERS, PRINCIPALS, type Served, type Which, idFor, openMatrix, served } from './access.fixture.ts';
import { BODIES, MULTIPART, QUERIES } from './access.data.ts';

let matrix: Matrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

const page = readFileSync(new URL('../docs/reference/access.md', import.meta.url), 'utf8');
const head =
  /^\| route \|.*$/m
    .exec(page)?.[0]
    .split(' | ')
    .map((cell) => cell.replaceAll(/^\| | \|$/g, '')) ?? [];

/** What the page says of a route and a caller: of one's own thing, and of somebody else's. */
function published(route: Served, caller: string): readonly Letter[] {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${routeName(route)}\` |`));
  const cells = row?.replaceAll(/^\| | \|$/g, '').split(' | ') ?? [];
  return (cells[head.indexOf(caller)]?.split('/') ?? []) as Letter[];
}

const FOREIGN = [idFor('orderId', 'foreign'), idFor('companyId', 'foreign'), idFor('agencyId', 'foreign')];
const MISSING = [idFor('orderId', 'missing'), idFor('companyId', 'missing')];

/** Parts that neither order nor supplier has here: they are missing for those who may see them too. */
const PART_IS_MISSING = /:(attachmentId|productId)|\/account\/change/;

const isAccess = (code: string | null): boolean => code !== null && (code.startsWith('access.') || code === 'order.not_party');

async function ask(
  as: string,
  method: string,
  url: string,
  template: string,
): Promise<{ status: number; code: string | null; body: string; whole: string }> {
  const key = `${method} ${template}`;
  const multipart = MULTIPART.has(key);
  const body = BODIES[key];
  const response = await matrix.app.inject({
    method: method as 'GET',
    url,
    headers: {
      'x-as': as,
      'idempotency-key': `${as}-${method}-${url}`.slice(0, 250).replace(/[^!-~]/g, ''),
      ...(method === 'GET'
        ? {}
        : {
            'content-type': multipart
              ? 'multipart/form-data; boundary=x'
              : typeof body === 'string'
                ? 'application/xml'
                : 'application/json',
          }),
    },
    ...(method === 'GET'
      ? {}
      : { payload: multipart ? (MULTIPART.get(key) ?? '') : typeof body === 'string' ? body : JSON.stringify(body ?? {}) }),
  });
  const parsed = response.headers['content-type']?.toString().includes('json')
    ? (JSON.parse(response.body) as { code?: string; instance?: string })
    : {};
  return {
    status: response.statusCode,
    code: parsed.code ?? null,
    body: response.body,
    whole: withoutIds(JSON.stringify([response.statusCode, response.headers, response.body]), parsed.instance),
  };
}

/** Everything that was answered, headers too, but for the ids of request and thing and the second it happened in. */
const withoutIds = (text: string, instance = ''): string =>
  [instance, ...FOREIGN, ...MISSING]
    .filter((id) => id !== '')
    .reduce((left, id) => left.replaceAll(id, '~'), text)
    .replace(/"date":"[^"]*"/, '');

describe('the access matrix', () => {
  it('has a rule in the table for every route, and a route for every verb that is acted on over HTTP', () => {
    for (const { rule, url } of served(matrix.app)) expect(isVerb(rule.verb), `${url}: ${rule.verb}`).toBe(true);
    expect(served(matrix.app).length).toBeGreaterThan(60);
    expect(Object.keys(VERBS).length).toBeGreaterThan(40);
    for (const entry of matrix.app.routeTable) assertAccess(entry.access, entry.method, entry.url);
    expect(() => assertAccess(undefined, 'GET', '/v1/new')).toThrow('declares no access rule');
  });

  it('is the one that docs/reference/access.md publishes', () => {
    expect(page, 'run: node scripts/docs.ts').toBe(matrixPage(served(matrix.app)));
  });

  it('has a valid body for every route that writes', async () => {
    const invalid: string[] = [];
    for (const { method, url } of served(matrix.app).filter((r) => r.method !== 'GET')) {
      const target = url.replace(/:(\w+)/g, (_, param: string) => idFor(param, 'own'));
      const { code } = await ask('operator', method, target, url);
      if (code?.startsWith('request.') || code?.startsWith('upload.')) invalid.push(`${method} ${url}: ${code}`);
    }
    expect(invalid).toEqual([]);
  });

  it('answers every route x principal x {own, foreign, missing} as the page says', async () => {
    const wrong: string[] = [];
    let asked = 0;
    const askAs = async (route: Served, name: string, principal: Principal, which: Which): Promise<void> => {
      const { method, url, rule } = route;
      // Leaving is the one thing a member may do to a membership: its own.
      const self = rule.verb === 'company.leave' && principal.kind !== 'anonymous' ? principal.userId : null;
      const target = url.replace(/:(\w+)/g, (_, param: string) => (param === 'userId' && self ? self : idFor(param, which)));
      const { status, code } = await ask(name, method, target + (QUERIES[url] ?? ''), url);
      asked += 1;
      const expected = expectedCode(route, principal, which);
      if (which !== 'missing' && letterOf(expected) !== published(route, name)[which === 'own' ? 0 : 1])
        wrong.push(`${name} ${method} ${url} ${which}: the page says something else than ${letterOf(expected)}`);
      if (expected === null && code === 'access.not_found' && PART_IS_MISSING.test(url)) return;
      // Who may see every order is told that its act is not its own before anybody looks; both hide nothing from others.
      const seesAll = which === 'missing' && rule.thing === 'order' && principal.kind === 'person';
      const right =
        expected === null
          ? !isAccess(code) || (which === 'missing' && code === 'access.not_found')
          : code === expected || (seesAll && code === 'access.not_found');
      if (status >= 500 || !right)
        wrong.push(`${name} ${method} ${url} ${which}: expected ${expected ?? 'access'}, got ${status} ${code ?? ''}`);
    };
    for (const route of served(matrix.app)) {
      const whiches: readonly Which[] = namesThing(route.url) ? ['own', 'foreign', 'missing'] : ['own'];
      // Callers do not wait for one another; what one may do is not changed by what another does.
      for (const which of whiches)
        await Promise.all(Object.entries(PRINCIPALS).map(([name, principal]) => askAs(route, name, principal, which)));
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(5_000);
  }, 240_000);

  it('tells nobody whether a foreign thing exists: the answer is that of a missing one to the last byte, headers too', async () => {
    const different: string[] = [];
    let compared = 0;
    for (const route of served(matrix.app).filter(({ url }) => namesThing(url))) {
      const hidden = Object.keys(PRINCIPALS).filter((name) => published(route, name)[1] === 'h');
      const target = (which: Which): string => route.url.replace(/:(\w+)/g, (_, param: string) => idFor(param, which));
      const compare = async (name: string): Promise<void> => {
        const foreign = await ask(name, route.method, target('foreign'), route.url);
        const missing = await ask(name, route.method, target('missing'), route.url);
        compared += 1;
        if (foreign.code !== 'access.not_found' || foreign.whole !== missing.whole) different.push(`${name} ${routeName(route)}`);
      };
      await Promise.all(hidden.map(compare));
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  }, 120_000);

  it('tells the other side nothing of a draft that was never sent, in no route, by no list, and by the first wall alone', async () => {
    const walls = { rows: true };
    const drafts = await openMatrix(walls);
    const whole = async (url: string, method: string): Promise<string> => {
      const body = method === 'GET' ? {} : { payload: JSON.stringify(BODIES[`${method} ${url}`] ?? {}) };
      const target = (orderId: string): string =>
        url.replace(/:(\w+)/g, (_, param: string) => (param === 'orderId' ? orderId : idFor(param, 'own')));
      const headers = { 'x-as': 'supplierOwner', 'content-type': 'application/json', 'idempotency-key': `unsent-${url}` };
      const answers = [ORDERS.unsent, ORDERS.missing].map(async (orderId, n) => {
        const key = { ...headers, 'idempotency-key': `${n}-${method}-${url}` };
        const reply = await drafts.app.inject({ method: method as 'GET', url: target(orderId), headers: key, ...body });
        return `${reply.statusCode} ${reply.body.replace(/"instance":"[^"]*"/, '')}`;
      });
      const [unsent, missing] = await Promise.all(answers);
      return unsent === missing ? '' : `${method} ${url}: ${unsent} is not ${missing}`;
    };
    const routes = served(drafts.app).filter(({ url, method }) => url.includes(':orderId') && !MULTIPART.has(`${method} ${url}`));
    try {
      for (const rows of [true, false]) {
        walls.rows = rows;
        const asked = rows ? routes : routes.filter(({ method }) => method === 'GET');
        expect((await Promise.all(asked.map(({ url, method }) => whole(url, method)))).filter(Boolean)).toEqual([]);
      }
      walls.rows = true;
      const listed = async (as: string): Promise<boolean> =>
        (await drafts.app.inject({ method: 'GET', url: '/v1/orders', headers: { 'x-as': as } })).body.includes(ORDERS.unsent);
      expect([await listed('supplierOwner'), await listed('buyerOwner')]).toEqual([false, true]);
    } finally {
      await drafts.close();
    }
  }, 120_000);
});
