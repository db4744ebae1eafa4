/** One hostile request to one route: who asks, where, under which headers, with what. */
import type { Random } from '../../sim/random.ts';
import { isPublic } from '../../src/http/access.ts';
import { type Route, methodsOf } from '../../src/http/route.ts';
import { type Verb, can, isVerb } from '../../src/parties/access.ts';
import { BODIES, QUERIES as NEEDED } from '../../test/access.data.ts';
import { PRINCIPALS, idFor, thingOf } from '../../test/access.fixture.ts';
import { FULL } from '../../test/bad-input.data.ts';
import { type Made, formOf, xmlOf } from './files.ts';
import { type Places, stageFor } from './places.ts';
import { type Shape, sampleOf } from './shapes.ts';
import { brokenBody, twisted } from './twists.ts';
import { HEADERS, KEYS, PATHS, QUERIES, SAMPLES, TEXTS } from './values.data.ts';

export type Case = {
  readonly route: Route;
  /** `METHOD url`, the route's name. */
  readonly name: string;
  readonly as: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

const nameOf = (method: string, route: Route): string => `${method} ${route.url}`;

/** Who may do it, tried in this order. */
const LIKELY = ['buyerOwner', 'supplierOwner', 'operator', 'inspectorBooked'] as const;

function actorFor({ access }: Route, random: Random): string {
  if (isPublic(access) || !isVerb(access.verb) || random.chance(0.2)) return random.pick(Object.keys(PRINCIPALS));
  const may = LIKELY.filter((name) => {
    const principal = PRINCIPALS[name];
    return principal && can(principal, access.verb as Verb, thingOf(access.thing, 'own')) === null;
  });
  return may.length > 0 ? random.pick(may) : 'operator';
}

function pathOf(name: string, route: Route, places: Places, random: Random): string {
  const stage = random.chance(0.85) ? stageFor(name) : random.pick(Object.keys(places) as (keyof Places)[]);
  const place: Readonly<Record<string, string>> = { ...random.pick(places[stage]) };
  return route.url.replace(/:(\w+)/g, (_, param: string) =>
    random.chance(0.08) ? random.pick(PATHS) : (place[param] ?? idFor(param, random.chance(0.9) ? 'own' : 'foreign')),
  );
}

const encoded = (value: unknown): string =>
  encodeURIComponent(String(typeof value === 'object' ? JSON.stringify(value) : value).toWellFormed());

function queryOf(name: string, route: Route, random: Random): string {
  const declared = Object.entries((route.query as Shape | undefined)?.properties ?? {});
  const needed = NEEDED[route.url]?.slice(1).split('&') ?? [];
  const parts = random.chance(0.5) ? [...needed] : [];
  for (const [key, shape] of declared) {
    if (!random.chance(0.4)) continue;
    const value = random.chance(0.5) ? encoded(sampleOf(shape, random)) : random.pick(QUERIES);
    parts.push(`${key}=${value}`);
    if (random.chance(0.1)) parts.push(`${key}=${random.pick(QUERIES)}`);
  }
  if (random.chance(name.startsWith('GET') ? 0.2 : 0.05))
    parts.push(`${encoded(random.pick(KEYS))}${random.pick(['', '=', '=1', '[a]=1', '[]=1', '.b=1'])}`);
  return parts.length > 0 ? `?${parts.join('&')}` : random.chance(0.02) ? random.pick(['?', '?&&&', '?=', '??']) : '';
}

/** What the sign-in library reads. */
const signInBody = (random: Random): object => ({
  email: random.pick(['a@b.example', 'u-nobody@people.example', ...TEXTS]),
  password: random.pick(['correct horse battery', '', ...TEXTS]),
  name: random.pick(TEXTS),
  token: random.pick(SAMPLES),
  code: random.pick(['000000', '1', ...TEXTS]),
  newPassword: 'correct horse battery',
  currentPassword: random.pick(TEXTS),
  organizationId: random.pick(SAMPLES),
  callbackURL: random.pick(['/', '//evil.example', ...TEXTS]),
  redirectTo: random.pick(['/', 'https://evil.example', ...TEXTS]),
  id: random.pick(SAMPLES),
  response: random.pick([{}, null, { id: 'a', rawId: 'a', response: {}, type: 'public-key' }]),
});

function jsonBody(name: string, route: Route, random: Random): string | Buffer {
  const good =
    route.accepts === 'opaque' || route.accepts === 'signed'
      ? signInBody(random)
      : random
          .weighted<{ weight: number; make: () => unknown }>([
            { weight: 2, make: () => BODIES[name] ?? {} },
            { weight: 3, make: () => FULL[name] ?? BODIES[name] ?? {} },
            { weight: 5, make: () => sampleOf((route.body ?? {}) as Shape, random) },
          ])
          .make();
  const text = twisted(good, random.pick([0, 0, 0, 1, 1, 1, 1, 2, 3, 8]), random);
  return random.chance(0.06) ? brokenBody(text, random) : text;
}

const asJson = (body: string | Buffer): Made => ({ body, type: 'application/json' });

function bodyOf(name: string, route: Route, random: Random): Made {
  const kind = random.chance(0.97) ? (route.accepts ?? 'json') : random.pick(['json', 'upload', 'statement'] as const);
  if (kind === 'upload' || (kind === 'statement' && random.chance(0.3)))
    return formOf(['clauseId', 'takenAt', 'precedence'], random);
  if (kind === 'statement') return { body: xmlOf(random), type: random.pick(['application/xml', 'text/xml']) };
  return asJson(jsonBody(name, route, random));
}

function headersOf(index: number, type: string | null, random: Random): Readonly<Record<string, string>> {
  const key = random.chance(0.95) ? `fuzz-${index}` : `fuzz-${random.int(0, index)}`;
  const own: Record<string, string> = type === null ? {} : { 'content-type': type, 'idempotency-key': key };
  const hostile = random.chance(0.15) ? Array.from({ length: random.int(1, 3) }, () => random.pick(HEADERS)) : [];
  const version: Record<string, string> = random.chance(0.1)
    ? { 'if-match': random.pick(['*', '"v1"', '"v2"', '"v3"', '"v9"']) }
    : {};
  return { ...own, ...version, ...Object.fromEntries(hostile) };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** How often a route is drawn: those that write are where harm is done; the sign-in library's hashing is slow by intention. */
const weighed = (routes: readonly Route[]): readonly { readonly weight: number; readonly route: Route }[] =>
  routes.map((route) => ({
    route,
    weight: route.accepts === 'opaque' ? 0.1 : methodsOf(route).some((method) => method !== 'GET') ? 2 : 1,
  }));

/** Draws cases over the given routes; the same random draws the same case. */
export function caseMaker(routes: readonly Route[]): (index: number, places: Places, random: Random) => Case {
  const list = weighed(routes);
  return (index, places, random) => {
    const { route } = random.weighted(list);
    const method = random.chance(0.98) ? random.pick(methodsOf(route)) : random.pick(METHODS);
    const name = nameOf(random.pick(methodsOf(route)), route);
    const as = actorFor(route, random);
    const url = pathOf(name, route, places, random) + queryOf(name, route, random);
    const made = method === 'GET' || method === 'HEAD' ? null : bodyOf(name, route, random);
    const headers = headersOf(index, made?.type ?? null, random);
    return { route, name, as, method, url, headers, ...(made ? { body: made.body } : {}) };
  };
}
