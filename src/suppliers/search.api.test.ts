/** The search over HTTP on a real database: filters that combine, facets, pages, whole orders, badges that expire. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, openMarket, type Trader } from './market.fixture.ts';

const BRIGHTWAY = 'Shenzhen Brightway Co Ltd';
const NINGBO = 'Ningbo Homeware Co Ltd';
const SAIGON = 'Saigon Rattan JSC';

type Query = Readonly<Record<string, string | number | boolean>>;
type Item = {
  readonly name: string;
  readonly programme: boolean;
  readonly wholeOrder: boolean;
  readonly limits: readonly unknown[];
  readonly badges: readonly { readonly badge: string }[];
};
type Page = { readonly items: readonly Item[]; readonly next: string | null; readonly facets: Readonly<Record<string, unknown>> };

let market: Market;
let ningbo: Trader;

const search = async (query: Query): Promise<Page> => {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const answer = await market.ask('GET', `/v1/suppliers?${text}`);
  expect(answer.status).toBe(200);
  return answer.body as unknown as Page;
};
const names = async (query: Query): Promise<readonly string[]> => (await search(query)).items.map((i) => i.name);
const code = (answer: { readonly body: Readonly<Record<string, unknown>> }): unknown => answer.body['code'];

async function arrange(supplier: Trader, grantedMinor: number, badges: Readonly<Record<string, string>>): Promise<void> {
  const token = market.operator.token;
  const at = `/v1/suppliers/${supplier.id}`;
  const checked = { checkedBy: 'sgs', checkedOn: '2026-02-20', scope: ['premises'] };
  await market.ask('POST', `${at}/limit`, { token, body: { amountMinor: grantedMinor, currency: 'USD' } });
  for (const [badge, expiresOn] of Object.entries(badges)) {
    expect((await market.ask('POST', `${at}/badges`, { token, body: { badge, expiresOn, ...checked } })).status).toBe(200);
  }
}

beforeAll(async () => {
  market = await openMarket();
  const brightway = await market.supplier('brightway', BRIGHTWAY, { categories: ['led-lighting'], enrol: true });
  ningbo = await market.supplier('ningbo', NINGBO, { categories: ['Furniture'], enrol: true });
  const saigon = await market.supplier('saigon', SAIGON, { country: 'VN', categories: ['furniture', 'baskets'] });
  await arrange(brightway, 1_500_000, { gold: '2027-02-20', onsite_check: '2027-02-20' });
  await arrange(ningbo, 600_000, { gold: '2026-03-31' });
  await arrange(saigon, 9_900_000, { assessed: '2026-12-31' });
  const dimmer = { name: 'Dimmer 12 V', category: 'controls' };
  await market.ask('POST', `/v1/suppliers/${brightway.id}/products`, { token: brightway.token, body: dimmer });
});
afterAll(() => market.close());

describe('the search', () => {
  it.each<readonly [string, Readonly<Record<string, string | number | boolean>>, readonly string[]]>([
    ['nothing: who has no cover comes last', {}, [NINGBO, BRIGHTWAY, SAIGON]],
    ['the programme', { tradeAssurance: true }, [NINGBO, BRIGHTWAY]],
    ['a filter that is off', { tradeAssurance: false }, [NINGBO, BRIGHTWAY, SAIGON]],
    ['gold', { gold: true }, [NINGBO, BRIGHTWAY]],
    ['two badges', { gold: true, onsiteCheck: true }, [BRIGHTWAY]],
    ['all four', { tradeAssurance: true, gold: true, onsiteCheck: true, assessed: true }, []],
    ['a country', { country: 'VN' }, [SAIGON]],
    ['a category in any spelling', { category: 'Furniture' }, [NINGBO, SAIGON]],
    ['words of a product', { query: '12 dimmer' }, [BRIGHTWAY]],
    ['a category of a product only', { category: 'controls' }, [BRIGHTWAY]],
    ['words in any case and order', { query: 'HOMEWARE ningbo' }, [NINGBO]],
    ['words of a category', { query: 'furniture rattan' }, [SAIGON]],
    ['signs that mean something to a database', { query: '%_\\' }, []],
    ['a minimum that just remains', { minCoverMinor: 600_000, currency: 'USD' }, [NINGBO, BRIGHTWAY]],
    ['a minimum one cent above', { minCoverMinor: 600_001, currency: 'USD' }, [BRIGHTWAY]],
    ['a minimum in another currency', { minCoverMinor: 1, currency: 'EUR' }, []],
    [
      'the first story',
      { tradeAssurance: true, gold: true, onsiteCheck: true, minCoverMinor: 1_000_000, currency: 'USD' },
      [BRIGHTWAY],
    ],
  ])('by %s', async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('counts what each choice would show beside the other filters', async () => {
    expect((await search({})).facets).toEqual({
      total: 3,
      tradeAssurance: 2,
      gold: 2,
      onsiteCheck: 1,
      assessed: 1,
      countries: { CN: 2, VN: 1 },
      categories: { furniture: 2, baskets: 1, 'led-lighting': 1, controls: 1 },
    });
    expect((await search({ country: 'VN', category: 'baskets' })).facets).toMatchObject({
      total: 1,
      gold: 0,
      assessed: 1,
      countries: { VN: 1 },
      categories: { furniture: 1, baskets: 1 },
    });
  });

  it('shows no limit outside the programme', async () => {
    expect((await search({ country: 'VN' })).items).toMatchObject([{ programme: false, wholeOrder: false, limits: [] }]);
  });

  it('gives pages that follow one another, and refuses another list’s cursor', async () => {
    const first = await search({ limit: 2 });
    expect(first.items.map((i) => i.name)).toEqual([NINGBO, BRIGHTWAY]);
    expect((await search({ limit: 2, cursor: String(first.next) })).items.map((i) => i.name)).toEqual([SAIGON]);
    const other = await market.ask('GET', `/v1/suppliers?gold=true&cursor=${String(first.next)}`);
    expect(code(other)).toBe('paging.cursor_invalid');
  });

  it('refuses a minimum without its currency', async () => {
    expect(code(await market.ask('GET', '/v1/suppliers?minCoverMinor=5'))).toBe('limit.currency_unknown');
  });

  it('shows whole orders while the policy covers them: any granted limit passes any minimum', async () => {
    const set = (policy: string) =>
      market.ask('PUT', '/v1/programme', {
        token: market.operator.token,
        body: { policy, mode: 'guarantee', strict: false, account: null },
      });
    expect((await set('whole-order')).status).toBe(200);
    const { items } = await search({ minCoverMinor: 99_000_000, currency: 'EUR' });
    expect(items.map((i) => [i.name, i.wholeOrder])).toEqual([
      [NINGBO, true],
      [BRIGHTWAY, true],
    ]);
    await set('classic');
  });

  it('drops who left the programme', async () => {
    await market.ask('DELETE', `/v1/suppliers/${ningbo.id}/enrolment`, { token: ningbo.token });
    expect(await names({ tradeAssurance: true })).toEqual([BRIGHTWAY]);
    await market.ask('PUT', `/v1/suppliers/${ningbo.id}/enrolment`, { token: ningbo.token });
  });

  it('lets a badge count through its last day, and neither shows nor filters by it afterwards', async () => {
    await market.moveTo('2026-03-31T23:59:59.000Z');
    expect(await names({ gold: true })).toEqual([NINGBO, BRIGHTWAY]);
    await market.moveTo('2026-04-01T00:00:00.000Z');
    expect(await names({ gold: true })).toEqual([BRIGHTWAY]);
    expect((await search({ query: 'ningbo' })).items).toMatchObject([{ badges: [] }]);
    expect((await market.ask('GET', `/v1/suppliers/${ningbo.id}`)).body['badges']).toEqual([]);
  });

  it('reaches suppliers by an index behind the row policies, not by walking through all orders', async () => {
    const plan = await market.ctx.read({ kind: 'anonymous' }, async (q) => {
      await q.query('set local enable_seqscan = off');
      const { rows } = await q.query<{ 'QUERY PLAN': string }>(`explain select state from stream where kind = 'supplier'`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/stream_directory[\s\S]*Index Cond: \(kind = 'supplier'/);
  });
});
