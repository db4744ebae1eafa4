/** Bad input on every route: each field, path, query and header in every wrong form is refused in words, and nothing is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Verb, can } from '../src/parties/access.ts';
import { BODIES, MULTIPART, QUERIES } from './access.data.ts';
import { PRINCIPALS, type Served, idFor, served, thingOf } from './access.fixture.ts';
import {
  BODIES_NEVER,
  type BadValue,
  FULL,
  HEADERS_NEVER,
  MOSTLY,
  NEVER,
  PATHS_NEVER,
  QUERIES_BAD,
  STAGES,
} from './bad-input.data.ts';
import { type Asked, type Market, type Placed, type Reply, flawOf, openMarket } from './bad-input.fixture.ts';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly minimum?: number;
  readonly examples?: readonly unknown[];
};
type Operation = {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

let market: Market;
let document: Document;
beforeAll(async () => {
  market = await openMarket();
  document = (await market.ask({ method: 'GET', url: '/openapi.json' })).body as Document;
});
afterAll(() => market.close());

const routeOf = ({ method, url }: Served): string => `${method} ${url}`;
const readsJson = (route: Served): boolean => !MULTIPART.has(routeOf(route)) && typeof BODIES[routeOf(route)] !== 'string';
const typeOf = (route: Served): Readonly<Record<string, string>> =>
  readsJson(route) ? {} : { 'content-type': 'multipart/form-data; boundary=x' };

/** What the server itself tells of a route. */
const operationOf = ({ method, url }: Pick<Served, 'method' | 'url'>): Operation | undefined =>
  document.paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
const schemaOf = (route: Served): Schema => operationOf(route)?.requestBody?.content['application/json']?.schema ?? {};

/** Something that a schema takes, or nearly: what is sent in its places is wrong anyway. */
function sampleOf({ properties, items, anyOf, enum: words, type, minimum, examples }: Schema): unknown {
  if (properties) return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, sampleOf(inner)]));
  if (anyOf) return sampleOf(anyOf.find((one) => one.type !== 'null') ?? {});
  if (items) return [sampleOf(items)];
  if (type === 'integer' || type === 'number') return minimum ?? 0;
  return type === 'boolean' ? true : (words?.[0] ?? examples?.[0] ?? 'sample');
}

/** The body with every field: the one written for the route, or one made from its schema around the least that is valid. */
const bodyOf = (route: Served): unknown =>
  FULL[routeOf(route)] ?? { ...(sampleOf(schemaOf(route)) as object), ...(BODIES[routeOf(route)] as object | undefined) };

/** Orders first: what the others change of programme, people and suppliers must not stand in their way. */
const routes = (writing: boolean): readonly Served[] =>
  served(market.app)
    .filter((route) => (route.method !== 'GET') === writing)
    .toSorted((a, b) => Number(b.url.includes('orderId')) - Number(a.url.includes('orderId')));

/** Who may do it, so that the bad input and not the person is what is refused. */
const actor = ({ rule }: Served): string =>
  ['buyerOwner', 'supplierOwner', 'operator', 'inspectorBooked'].find(
    (name) => can(PRINCIPALS[name] ?? { kind: 'anonymous' }, rule.verb as Verb, thingOf(rule.thing, 'own')) === null,
  ) ?? 'operator';

const address = ({ method, url }: Served, placed: Placed | null, change: Readonly<Record<string, string>> = {}): string =>
  url.replace(/:(\w+)/g, (_, param: string) => {
    const known: Readonly<Record<string, string>> = {
      ...placed,
      ...(`${method} ${url}`.startsWith('POST') ? { clauseId: 'length' } : {}),
      ...change,
    };
    return known[param] ?? idFor(param, 'own');
  });

const orderFor = async (route: Served): Promise<Placed | null> =>
  route.url.includes(':orderId') && route.method !== 'GET' ? market.orderIn(STAGES[routeOf(route)] ?? 'draft') : null;

const HOLE = '@@hole@@';

/** The body's JSON with each of its places, once, as a hole to put anything into. */
function holesOf(body: unknown): readonly { readonly at: string; readonly json: string }[] {
  const places: { at: string; json: string }[] = [];
  const walk = (value: unknown, at: string, put: (inner: unknown) => unknown): void => {
    if (at !== '') places.push({ at, json: JSON.stringify(put(HOLE)) });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const replaced = (next: unknown): unknown =>
        Array.isArray(value) ? value.with(Number(key), next) : { ...value, [key]: next };
      walk(inner, `${at}/${key}`, (next) => put(replaced(next)));
    }
  };
  walk(body, '', (inner) => inner);
  return places;
}

type BadBody = { readonly name: string; readonly body: string };

/** Terms are tried in full where an order is drafted, papers with the shipment; other routes that take them are shown a few fields. */
const IN_PART: ReadonlySet<string> = new Set([
  'PATCH /v1/orders/:orderId',
  ...['amendments', 'arrival', 'arrival/contest', 'papers'].map((act) => `POST /v1/orders/:orderId/${act}`),
]);

/** The body without each of its fields, once. */
function withoutEach(body: unknown): readonly BadBody[] {
  const left = (json: string): string =>
    JSON.stringify(JSON.parse(json), (_, value: unknown) => (value === HOLE ? undefined : value));
  return holesOf(body).map(({ at, json }) => ({ name: `without ${at}`, body: left(json) }));
}

type Try = Asked & { readonly name: string; readonly refused: boolean };

const fill = (holes: ReturnType<typeof holesOf>, values: readonly BadValue[]): readonly BadBody[] =>
  holes.flatMap(({ at, json }) =>
    values.map((value) => ({ name: `${at} ${value.name}`, body: json.replace(`"${HOLE}"`, () => value.json) })),
  );

let turn = 0;

/** Asks, in one language after the other, and notes what is wrong: with the answer, or with what was written beside it. */
async function attempt(found: string[], route: Served, { name, refused, ...asked }: Try): Promise<Reply> {
  turn += 1;
  const lang = turn % 2 === 0 ? 'en' : 'zh';
  const reply = await market.ask({
    as: actor(route),
    method: route.method,
    ...asked,
    headers: { 'accept-language': lang, ...asked.headers },
  });
  const flaw = reply.status < 400 ? (refused ? `done with ${reply.status}` : null) : flawOf(reply, lang);
  if (flaw) found.push(`${routeOf(route)} ${name}: ${flaw}`);
  return reply;
}

async function unwritten(found: string[], what: string): Promise<void> {
  const places = await market.written();
  if (places.length > 0) found.push(`${what}: wrote ${places.join(', ')}`);
}

/** Every field that a body may have, at any depth. */
const fieldsOf = ({ properties = {}, items, anyOf = [] }: Schema): readonly string[] => [
  ...Object.entries(properties).flatMap(([key, inner]) => [key, ...fieldsOf(inner)]),
  ...[...(items ? [items] : []), ...anyOf].flatMap(fieldsOf),
];

describe('bad bodies', () => {
  it('are made from samples that have every field', async () => {
    const missing = routes(true)
      .filter((route) => readsJson(route) && !IN_PART.has(routeOf(route)))
      .flatMap((route) => {
        const sample = JSON.stringify(bodyOf(route));
        return fieldsOf(schemaOf(route))
          .filter((field) => !sample.includes(`"${field}":`))
          .map((field) => `${routeOf(route)} ${field}`);
      });
    expect(missing).toEqual([]);
  });

  it('are refused whatever the route, and nothing is written', async () => {
    const found: string[] = [];
    let tried = 0;
    for (const route of routes(true).filter(readsJson)) {
      const url = address(route, await orderFor(route));
      // What writes nothing, or happens once by itself, takes no key.
      const keyed = operationOf(route)?.parameters?.some((p) => p.name === 'Idempotency-Key') ?? false;
      await market.written();
      const body = bodyOf(route);
      const sure: readonly Try[] = [
        ...BODIES_NEVER.map(({ name, payload }) => ({ name, url, body: payload, refused: true })),
        ...HEADERS_NEVER.map(({ name, headers }) => ({ name, url, body, headers, refused: keyed || !name.includes('key') })),
        ...fill(holesOf(body), NEVER).map((each) => ({ ...each, url, refused: true })),
      ];
      for (const each of sure) await attempt(found, route, each);
      tried += sure.length;
      await unwritten(found, routeOf(route));
    }
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(2_000);
  }, 120_000);

  it('never make the server fail, and what is refused writes nothing', async () => {
    const found: string[] = [];
    let tried = 0;
    for (const route of routes(true).filter(readsJson)) {
      let placed = await orderFor(route);
      await market.written();
      const body = bodyOf(route);
      for (const each of [...fill(holesOf(body), MOSTLY), ...withoutEach(body)]) {
        const { status } = await attempt(found, route, { ...each, url: address(route, placed), refused: false });
        tried += 1;
        if (status >= 400) await unwritten(found, `${routeOf(route)} ${each.name}`);
        // What was accepted after all has moved the order on: the next attempt deserves a fresh one.
        else if (STAGES[routeOf(route)]) placed = await orderFor(route);
        if (status < 400) await market.written();
      }
    }
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(2_000);
  }, 120_000);
});

describe('bad addresses', () => {
  it('are refused in words, and nothing is written', async () => {
    const found: string[] = [];
    for (const route of [...routes(true), ...routes(false)].filter(({ url }) => url.includes(':'))) {
      for (const [, param = ''] of route.url.matchAll(/:(\w+)/g)) {
        for (const value of PATHS_NEVER) {
          const url = address(route, null, { [param]: value });
          await attempt(found, route, {
            name: `${param} ${value.slice(0, 20)}`,
            url,
            body: bodyOf(route),
            headers: typeOf(route),
            refused: false,
          });
        }
      }
      await unwritten(found, routeOf(route));
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('with bad queries are refused in words, whoever asks', async () => {
    const found: string[] = [];
    let tried = 0;
    await market.written();
    for (const { method, url } of market.app.routeTable.filter((r) => r.method === 'GET' && r.url.startsWith('/v1/'))) {
      const route: Served = served(market.app).find((r) => r.method === method && r.url === url) ?? {
        method,
        url,
        rule: { verb: 'me.read', thing: 'none' },
      };
      const params = (operationOf(route)?.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name);
      const given = new URLSearchParams(QUERIES[url]);
      const without = (name: string): string =>
        [...given]
          .filter(([key]) => key !== name)
          .map((pair) => `&${pair.join('=')}`)
          .join('');
      const bad = params.flatMap((name) => [...QUERIES_BAD, `1&${name}=2`].map((value) => `${name}=${value}${without(name)}`));
      for (const query of [
        ...bad,
        ...params.map(without),
        'surprise=1',
        '__proto__=1',
        '__proto__[a]=1',
        'constructor.prototype=1',
        '%00=1',
        '=',
        '&&&&',
        '?',
      ]) {
        await attempt(found, route, { name: query.slice(0, 60), url: `${address(route, null)}?${query}`, refused: false });
        tried += 1;
      }
    }
    await unwritten(found, 'reading');
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  }, 120_000);
});
