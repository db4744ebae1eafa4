/** Each of the two walls alone, the other one taken down: row policies and the locking join without access rules, and the reverse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODIES, MULTIPART } from './access.data.ts';
import { type Walls, openMatrix, served } from './access.fixture.ts';
import { type Reply, type Trading, openTrading } from './bad-input.fixture.ts';
import {
  type Belongings,
  OUTSIDERS,
  type Victim,
  aimedAt,
  letIn,
  makeBelongings,
  rowsOf,
  shownIn,
  stageOf,
  victimIn,
  withoutRules,
} from './walls.fixture.ts';

const second: Walls = { rows: true };
let market: Trading;
let belongings: Belongings;
/** By the state in which an act would come to its decision. */
const victims = new Map<string, Victim>();

beforeAll(async () => {
  market = await openTrading(await openMatrix(second));
  belongings = await makeBelongings(market);
  for (const route of [...writes(), 'GET /claims/'])
    if (!victims.has(stageOf(route))) victims.set(stageOf(route), await victimIn(market, stageOf(route)));
}, 120_000);
afterAll(() => market.close());

const nameOf = ({ method, url }: { readonly method: string; readonly url: string }): string => `${method} ${url}`;
/** A stream stays open; whom it tells of which order has a test of its own. */
const reads = (): readonly string[] =>
  served(market.app)
    .filter(({ method, url }) => method === 'GET' && url !== '/v1/live')
    .map(({ url }) => url);
const writes = (): readonly string[] =>
  served(market.app)
    .filter(({ method }) => method !== 'GET')
    .map(nameOf);

/** What outsiders are shown of the victims, by route and caller. */
async function shown(): Promise<readonly string[]> {
  const found = new Set<string>();
  const all = [...victims.values()];
  const look = async (url: string, as: string, victim: Victim): Promise<void> => {
    const target = aimedAt(url, victim, belongings);
    const reply = await market.app.inject({ method: 'GET', url: target, headers: { 'x-as': as } });
    // A product is for everyone to see.
    const words = reply.statusCode < 400 && !url.includes('/products') ? shownIn(reply.body, all) : [];
    if (words.length > 0 || reply.statusCode >= 500) found.add(`${url} to ${as}: ${reply.statusCode} ${words.join(', ')}`);
  };
  for (const url of reads())
    await Promise.all(
      OUTSIDERS.flatMap((as) => ['claimed', 'booked'].flatMap((s) => victims.get(s) ?? []).map((v) => look(url, as, v))),
    );
  return [...found].sort();
}

async function tryAs(as: string, route: string): Promise<Reply> {
  const [method = '', url = ''] = route.split(' ');
  const victim = victims.get(stageOf(route)) as Victim;
  const [body, form] = [BODIES[route], MULTIPART.get(route)];
  const type = form ? 'multipart/form-data; boundary=x' : typeof body === 'string' ? 'application/xml' : 'application/json';
  return market.ask({
    as,
    method,
    url: aimedAt(url, victim, belongings),
    body: form ?? body ?? {},
    headers: { 'content-type': type },
  });
}

/** What outsiders change of the victims and of the programme, by route; their own things may change. */
async function changed(): Promise<readonly string[]> {
  const found: string[] = [];
  let before = await rowsOf(market);
  for (const route of writes()) {
    const replies = await Promise.all(OUTSIDERS.map((as) => tryAs(as, route)));
    const after = await rowsOf(market);
    const tables = [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name);
    if (tables.length > 0) found.push(`${route}: ${tables.join(', ')} (${replies.map(({ status }) => status).join(', ')})`);
    before = after;
  }
  return found;
}

describe('the second wall alone, every access rule switched off', () => {
  it('shows outsiders nothing of anybody: row policies', async () => {
    await withoutRules(async () => expect(await shown()).toEqual([]));
  }, 60_000);

  it('lets outsiders change nothing of anybody: the locking join, and policies on what is no stream', async () => {
    await withoutRules(async () => expect(await changed()).toEqual([]));
  }, 120_000);
});

describe('the first wall alone', () => {
  it('shows outsiders nothing although the database would show every row', async () => {
    second.rows = false;
    try {
      expect(await shown()).toEqual([]);
    } finally {
      second.rows = true;
    }
  }, 60_000);

  it('lets outsiders change nothing although the database takes them for operators', async () => {
    await letIn(market);
    expect(await changed()).toEqual([]);
  }, 120_000);
});

describe('no wall at all', () => {
  it('shows and changes a great deal, so that the tests above mean something', async () => {
    second.rows = false;
    try {
      await withoutRules(async () => {
        expect(new Set((await shown()).map((line) => line.split(' ')[0])).size).toBeGreaterThan(14);
        expect((await changed()).length).toBeGreaterThan(14);
      });
    } finally {
      second.rows = true;
    }
  }, 120_000);
});
