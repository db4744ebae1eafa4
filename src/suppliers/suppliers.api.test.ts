/** The directory over HTTP on a real database: register, account, enrol, grant, search. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, type Trader, accountOf, openMarket } from './market.fixture.ts';

let market: Market;
let brightway: Trader;
let ningbo: Trader;
let saigon: Trader;
let buyer: Trader;

const code = (answer: { readonly body: Readonly<Record<string, unknown>> }): unknown => answer.body['code'];
type Items = readonly { readonly name: string }[];

const search = async (query: string): Promise<Items> =>
  (await market.ask('GET', `/v1/suppliers?${query}`)).body['items'] as Items;
const names = async (query: string): Promise<readonly string[]> => (await search(query)).map((i) => i.name);

const grant = (supplier: Trader, amountMinor: number, currency = 'USD', token = market.operator.token) =>
  market.ask('POST', `/v1/suppliers/${supplier.id}/limit`, { token, body: { amountMinor, currency } });
const badge = (supplier: Trader, kind: string, expiresOn: string, token = market.operator.token) =>
  market.ask('POST', `/v1/suppliers/${supplier.id}/badges`, {
    token,
    body: { badge: kind, checkedBy: 'sgs', checkedOn: '2026-02-20', expiresOn, scope: ['premises'] },
  });
const offer = (supplier: Trader, body: object, token = supplier.token) =>
  market.ask('POST', `/v1/suppliers/${supplier.id}/products`, { token, body });

beforeAll(async () => {
  market = await openMarket();
  buyer = await market.trader('buyer', 'Harbour Lights Ltd', 'GB');
  brightway = await market.trader('brightway', 'Shenzhen Brightway Co Ltd');
  ningbo = await market.supplier('ningbo', 'Ningbo Homeware Co Ltd', { categories: ['Furniture'], enrol: true });
  saigon = await market.supplier('saigon', 'Saigon Rattan JSC', { country: 'VN', categories: ['furniture', 'baskets'] });
});
afterAll(() => market.close());

describe('a company enters the programme', () => {
  const path = (rest = '') => `/v1/suppliers/${brightway.id}${rest}`;
  const mine = () => ({ token: brightway.token });

  it('is no supplier before it says so', async () => {
    expect(code(await market.ask('GET', path()))).toBe('access.not_found');
    expect(code(await grant(brightway, 1_500_000))).toBe('limit.supplier_unknown');
    expect(code(await offer(brightway, { name: 'LED strip', category: 'led' }))).toBe('access.not_found');
    expect(code(await market.ask('PUT', path('/enrolment'), mine()))).toBe('access.not_found');
  });

  it('registers once, also when two requests come at once', async () => {
    const body = { about: 'LED strips since 2009.', categories: ['LED lighting', 'led-lighting'] };
    const ask = (key: string) => market.ask('POST', '/v1/suppliers', { ...mine(), body, key });
    const first = await Promise.all([ask('one'), ask('two')]);
    expect(first.map((a) => a.status).sort()).toEqual([201, 409]);
    const won = first[0]?.status === 201 ? 'one' : 'two';
    const again = await ask(won);
    expect([again.status, again.headers['idempotency-replayed'], again.body['categories']]).toEqual([
      201,
      'true',
      ['led-lighting'],
    ]);
    expect(code(await ask('three'))).toBe('suppliers.exists');
  });

  it('is refused without a settlement account, and in with one', async () => {
    expect(code(await market.ask('PUT', path('/enrolment'), mine()))).toBe('suppliers.account_missing');
    await market.ask('POST', path('/account'), { ...mine(), body: accountOf('Shenzhen Brightway Co., Ltd.') });
    const enrolled = await market.ask('PUT', path('/enrolment'), mine());
    expect(enrolled.body).toMatchObject({ enrolled: true, enrolledAt: '2026-03-02T09:00:00.000Z' });
    expect((await market.ask('PUT', path('/enrolment'), mine())).status).toBe(200);
  });

  it('gets its limit from an operator only', async () => {
    expect(code(await grant(brightway, 1_500_000, 'USD', brightway.token))).toBe('access.denied');
    expect(code(await grant(brightway, 1_500_000, 'USD', buyer.token))).toBe('access.denied');
    expect(code(await grant(brightway, 1_500_000, 'XXX'))).toBe('limit.currency_unknown');
    const past = await market.ask('POST', path('/limit'), {
      token: market.operator.token,
      body: { amountMinor: 1, currency: 'USD', reviewOn: '2026-03-02' },
    });
    expect(code(past)).toBe('limit.review_past');
    const granted = await grant(brightway, 1_500_000);
    expect(granted.body['limit']).toEqual({
      currency: 'USD',
      grantedMinor: 1_500_000,
      reservedMinor: 0,
      remainingMinor: 1_500_000,
    });
  });

  it('reads its limit with the figures behind it; a stranger does not', async () => {
    const own = await market.ask('GET', path('/limit'), mine());
    expect(own.body['limits']).toEqual([
      { currency: 'USD', grantedMinor: 1_500_000, reservedMinor: 0, remainingMinor: 1_500_000 },
    ]);
    expect(own.body['proposals']).toMatchObject([
      { currency: 'USD', tradeMinor: 0, limitMinor: 0, raisedBy: ['tenure', 'more_trade'] },
    ]);
    expect(code(await market.ask('GET', path('/limit'), { token: buyer.token }))).toBe('access.denied');
  });

  it('is found with the exact amount that remains', async () => {
    expect(await search('tradeAssurance=true&query=brightway')).toMatchObject([
      {
        supplierId: brightway.id,
        programme: true,
        wholeOrder: false,
        limits: [{ currency: 'USD', grantedMinor: 1_500_000, reservedMinor: 0, remainingMinor: 1_500_000 }],
      },
    ]);
  });
});

describe('products', () => {
  it('are offered, listed by name and page, found and taken out', async () => {
    const strip = await offer(brightway, {
      name: 'LED strip 5 m, 24 V',
      category: 'LED lighting',
      unitPriceMinor: 800,
      currency: 'USD',
      minimumQuantity: '500 pcs',
      hsCode: '940542',
    });
    expect(strip).toMatchObject({ status: 201, body: { category: 'led-lighting', unitPriceMinor: 800 } });
    await offer(brightway, { name: 'Dimmer', category: 'controls' });
    const list = `/v1/suppliers/${brightway.id}/products`;
    const first = await market.ask('GET', `${list}?limit=1`);
    expect(first.body['items']).toMatchObject([{ name: 'Dimmer', description: null }]);
    const second = await market.ask('GET', `${list}?limit=1&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ items: [{ name: 'LED strip 5 m, 24 V' }], next: null });
    expect(await names('query=24%20strip')).toEqual(['Shenzhen Brightway Co Ltd']);
    expect(await names('category=controls')).toEqual(['Shenzhen Brightway Co Ltd']);
    const gone = `${list}/${String(strip.body['productId'])}`;
    expect(code(await market.ask('DELETE', gone, { token: ningbo.token }))).toBe('access.denied');
    expect((await market.ask('DELETE', gone, { token: brightway.token })).status).toBe(204);
    expect(code(await market.ask('DELETE', gone, { token: brightway.token }))).toBe('access.not_found');
    expect(await names('query=strip')).toEqual([]);
  });

  it.each([
    ['a price without a currency', { unitPriceMinor: 5 }, 'suppliers.price_incomplete'],
    ['a currency without a price', { currency: 'USD' }, 'suppliers.price_incomplete'],
    ['a currency that does not exist', { unitPriceMinor: 5, currency: 'XXX' }, 'money.currency_unknown'],
    ['a category of signs', { category: '--' }, 'suppliers.category_malformed'],
    ['a code that is none', { hsCode: '12' }, 'request.invalid'],
    ['a price below nothing', { unitPriceMinor: -1, currency: 'USD' }, 'request.invalid'],
  ])('are refused with %s', async (_, change, expected) => {
    expect(code(await offer(brightway, { name: 'Lamp', category: 'led', ...change }))).toBe(expected);
  });

  it('are only one’s own, and at most 500', async () => {
    expect(code(await offer(brightway, { name: 'Lamp', category: 'led' }, ningbo.token))).toBe('access.denied');
    await market.world.db.admin.query(
      `insert into product (company_id, product_id, name, category, created_at) select $1, 'p' || n, 'Chair', 'furniture', '2026-03-02' from generate_series(1, 500) n`,
      [ningbo.id],
    );
    expect(code(await offer(ningbo, { name: 'Stool', category: 'furniture' }))).toBe('suppliers.product_limit');
    await market.world.db.admin.query('delete from product where company_id = $1', [ningbo.id]);
  });
});

describe('badges', () => {
  it('are granted by an operator who may, with the meaning beside them', async () => {
    expect(code(await badge(brightway, 'gold', '2027-02-20', brightway.token))).toBe('access.denied');
    for (const kind of ['gold', 'onsite_check']) expect((await badge(brightway, kind, '2027-02-20')).status).toBe(200);
    await badge(ningbo, 'gold', '2026-03-31');
    await badge(saigon, 'assessed', '2026-12-31');
    const { body } = await market.ask('GET', `/v1/suppliers/${brightway.id}`);
    expect(body).toMatchObject({
      about: 'LED strips since 2009.',
      badges: [
        {
          badge: 'gold',
          checkerName: 'SGS',
          checkedOn: '2026-02-20',
          expiresOn: '2027-02-20',
          notProven: { en: expect.stringContaining('Nobody visited') },
        },
        { badge: 'onsite_check', scopeNames: [{ en: 'premises', zh: '经营场所' }] },
      ],
    });
    expect((await market.ask('GET', '/v1/badges')).body['items']).toHaveLength(3);
  });

  it.each([
    ['a check to come', { checkedOn: '2026-03-03', expiresOn: '2027-01-01' }, 'suppliers.badge_dates'],
    ['an end gone by', { checkedOn: '2026-01-01', expiresOn: '2026-03-02' }, 'suppliers.badge_dates'],
    ['an end too far', { checkedOn: '2026-01-01', expiresOn: '2030-01-01' }, 'suppliers.badge_dates'],
    ['a day that does not exist', { checkedOn: '2026-02-30', expiresOn: '2027-01-01' }, 'date.malformed'],
  ])('are refused with %s', async (_, dates, expected) => {
    const body = { badge: 'gold', checkedBy: 'sgs', scope: ['premises'], ...dates };
    expect(code(await market.ask('POST', `/v1/suppliers/${saigon.id}/badges`, { token: market.operator.token, body }))).toBe(
      expected,
    );
  });

  it('are taken away before their day', async () => {
    const take = () =>
      market.ask('POST', `/v1/suppliers/${saigon.id}/badges/gold/withdraw`, {
        token: market.operator.token,
        body: { because: 'check_failed' },
      });
    expect(code(await take())).toBe('suppliers.badge_absent');
    await badge(saigon, 'gold', '2027-01-01');
    expect(await names('gold=true')).toContain('Saigon Rattan JSC');
    expect((await take()).body['badges']).toMatchObject([{ badge: 'assessed' }]);
  });
});
