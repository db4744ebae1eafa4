/** Every route x every principal x {own, never sent, foreign, missing}: what the server answers is what the one table of verbs says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERBS, can, isVerb } from '../src/parties/access.ts';
import { C, type Matrix, ORDERS, PRINCIPALS, type Which, idFor, openMatrix, served, thingOf } from './access.fixture.ts';
import { BODIES, MULTIPART, QUERIES } from './access.data.ts';

let matrix: Matrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

/** Parts that neither order nor supplier has here: they are missing for those who may see them too. */
const PART_IS_MISSING = /:(attachmentId|productId)|\/account\/change/;

const isAccess = (code: string | null): boolean => code !== null && (code.startsWith('access.') || code === 'order.not_party');

async function ask(
  as: string,
  method: string,
  url: string,
  template: string,
): Promise<{ status: number; code: string | null; body: string }> {
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
  return { status: response.statusCode, code: parsed.code ?? null, body: JSON.stringify({ ...parsed, instance: null }) };
}

describe('the access matrix', () => {
  it('has a rule in the table for every route, and a route for every verb that is acted on over HTTP', () => {
    for (const { rule, url } of served(matrix.app)) expect(isVerb(rule.verb), `${url}: ${rule.verb}`).toBe(true);
    expect(served(matrix.app).length).toBeGreaterThan(60);
    expect(Object.keys(VERBS).length).toBeGreaterThan(40);
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

  it('answers every route x principal x {own, unsent, foreign, missing} as the table says', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { method, url, rule } of served(matrix.app)) {
      const whiches: readonly Which[] = /:(orderId|companyId|supplierId|agencyId)/.test(url)
        ? [...(url.includes(':orderId') ? (['own', 'unsent'] as const) : (['own'] as const)), 'foreign', 'missing']
        : ['own'];
      for (const [name, principal] of Object.entries(PRINCIPALS)) {
        const isAuthor = principal.kind === 'person' && principal.companyId === C.buyer;
        for (const which of whiches) {
          // What its author does to the draft would send it; the author's own acts are those on the sent one.
          if (which === 'unsent' && isAuthor) continue;
          // Leaving is the one thing a member may do to a membership: its own.
          const self = rule.verb === 'company.leave' && principal.kind !== 'anonymous' ? principal.userId : null;
          const target = url.replace(/:(\w+)/g, (_, param: string) => (param === 'userId' && self ? self : idFor(param, which)));
          const { status, code } = await ask(name, method, target + (QUERIES[url] ?? ''), url);
          asked += 1;
          // Reading never asks for a fresh password.
          const asker = method === 'GET' && principal.kind === 'person' ? { ...principal, steppedUp: true } : principal;
          const expected = can(asker, rule.verb as never, thingOf(rule.thing, which))?.code ?? null;
          if (expected === null && code === 'access.not_found' && PART_IS_MISSING.test(url)) continue;
          const said = `${name} ${method} ${url} ${which}: expected ${expected ?? 'access'}, got ${status} ${code ?? ''}`;
          if (status >= 500) wrong.push(said);
          else if (which === 'missing' && rule.thing === 'order' && principal.kind === 'person') {
            // Who may see every order is told that its act is not its own before anybody looks; both hide nothing from others.
            if (code !== 'access.not_found' && code !== expected) wrong.push(said);
          } else if (
            expected === null ? isAccess(code) && !(which === 'missing' && code === 'access.not_found') : code !== expected
          )
            wrong.push(said);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(2_000);
  }, 120_000);

  it('tells nobody whether a foreign order exists: the answer is that of a missing one to the last byte', async () => {
    for (const { method, url } of served(matrix.app).filter((r) => r.url.includes(':orderId'))) {
      for (const name of ['buyerOwner', 'supplierMember', 'inspectorBooked', 'inspectorOther', 'buyerKeyReading']) {
        const target = (which: Which): string => url.replace(/:(\w+)/g, (_, param: string) => idFor(param, which));
        const foreign = await ask(name, method, target('foreign'), url);
        const missing = await ask(name, method, target('missing'), url);
        expect([foreign.status, foreign.body], `${name} ${method} ${url}`).toEqual([missing.status, missing.body]);
      }
    }
  }, 60_000);

  it('tells the other side nothing of a draft that was never sent, in no route and by no list', async () => {
    for (const { method, url } of served(matrix.app).filter((r) => r.url.includes(':orderId'))) {
      for (const name of ['supplierOwner', 'supplierMember']) {
        const target = (which: Which): string => url.replace(/:(\w+)/g, (_, param: string) => idFor(param, which));
        const unsent = await ask(name, method, target('unsent'), url);
        const missing = await ask(name, method, target('missing'), url);
        expect([unsent.status, unsent.body], `${name} ${method} ${url}`).toEqual([missing.status, missing.body]);
      }
    }
    const listed = async (as: string): Promise<string> => (await ask(as, 'GET', '/v1/orders', '/v1/orders')).body;
    expect([await listed('supplierOwner'), await listed('buyerOwner')].map((body) => body.includes(ORDERS.unsent))).toEqual([
      false,
      true,
    ]);
  }, 60_000);
});

describe('the first wall alone', () => {
  let open: Matrix;
  beforeAll(async () => {
    open = await openMatrix({ rows: false });
  });
  afterAll(() => open.close());

  it('refuses every foreign order to outsiders although the database would show its rows', async () => {
    const reads = open.app.routeTable.filter((r) => r.method === 'GET' && r.url.includes('/:orderId'));
    const shown: string[] = [];
    for (const { url } of reads) {
      const target = url.replace(/:(\w+)/g, (_, param: string) => idFor(param, 'foreign'));
      for (const as of ['anonymous', 'visitor', 'buyerOwner', 'supplierMember', 'inspectorBooked', 'operatorOfMoney']) {
        const { statusCode } = await open.app.inject({
          method: 'GET',
          url: target + (QUERIES[url] ?? ''),
          headers: { 'x-as': as },
        });
        if (statusCode < 400) shown.push(`${as} ${url}: ${statusCode}`);
      }
    }
    expect(reads.length).toBeGreaterThan(8);
    expect(shown).toEqual([]);
  });

  it('refuses a draft that was never sent to the side that did not write it', async () => {
    const shown: string[] = [];
    for (const { method, url } of served(open.app).filter((r) => r.url.includes(':orderId') && r.method === 'GET')) {
      const target = url.replace(/:(\w+)/g, (_, param: string) => idFor(param, 'unsent'));
      const { statusCode } = await open.app.inject({
        method: 'GET',
        url: target + (QUERIES[url] ?? ''),
        headers: { 'x-as': 'supplierOwner' },
      });
      if (statusCode < 400) shown.push(`${method} ${url}: ${statusCode}`);
    }
    expect(shown).toEqual([]);
  });
});
