/** What hostile requests found, as requests of their own: each was answered with a fault, or with the wrong refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { C, type Matrix, openMatrix } from './access.fixture.ts';
import { type Trading, openTrading } from './bad-input.fixture.ts';

let matrix: Matrix;
let market: Trading;
beforeAll(async () => {
  matrix = await openMatrix();
  market = await openTrading(matrix);
});
afterAll(() => matrix.close());

describe('the head of an answer of the sign-in library', () => {
  it('is that of the answer itself, whichever address it is', async () => {
    const urls = matrix.app.routeTable.filter(({ method, url }) => method === 'HEAD' && url.startsWith('/api/auth/'));
    expect(urls.length).toBeGreaterThan(5);
    for (const { url } of urls) {
      const target = url.replace(/:\w+/, 'token00000');
      const [head, whole] = [
        await matrix.app.inject({ method: 'HEAD', url: target }),
        await matrix.app.inject({ method: 'GET', url: target }),
      ];
      expect([head.statusCode, head.body], url).toEqual([whole.statusCode, '']);
      expect(whole.statusCode, url).toBeLessThan(500);
    }
  });
});

describe('what is replaced by several at the same moment', () => {
  const price = { kind: 'pre_shipment', countries: ['CN'], currency: 'USD', perDayMinor: 30_000, unitsPerDay: 500 };
  const product = { name: 'LED strip', category: 'led-lighting' };

  it.each<readonly [string, string, () => Promise<string>, object]>([
    ['a price list', 'inspectorBooked', async () => `/v1/agencies/${C.agency}/prices`, { prices: [price] }],
    ['a firm', 'operator', async () => `/v1/agencies/${C.agency}/firm`, { firm: 'SGS' }],
    [
      'a product',
      'supplierOwner',
      async () => {
        const { body } = await market.done('supplierOwner', 'POST', `/v1/suppliers/${C.supplier}/products`, product);
        return `/v1/suppliers/${C.supplier}/products/${String(body['productId'])}`;
      },
      product,
    ],
  ])('%s: each is done, one after the other', async (_, as, address, body) => {
    const url = await address();
    for (let round = 0; round < 12; round += 1) {
      const replies = await Promise.all([0, 1, 2].map(() => market.ask({ as, method: 'PUT', url, body })));
      expect(replies.map(({ status, code }) => `${status} ${code ?? ''}`)).toEqual(['200 ', '200 ', '200 ']);
    }
  });
});

describe('a form whose part has no name or no disposition', () => {
  it.each([66_000, 500_000, 5_000_000])('of %i bytes is answered, not waited for', async (size) => {
    const { url } = await market.orderIn('draft');
    for (const head of [
      'Crntent-Disposition: form-data; name="file"',
      'Content-Disposition: attachment; name="file"',
      'X-A: b',
    ]) {
      const body = `--x\r\n${head}\r\n\r\n${'a'.repeat(size)}\r\n--x--\r\n`;
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const { code } = await market.ask({ as: 'buyerOwner', url: `${url}/attachments`, body, headers });
      expect(code).toMatch(/^upload\./);
    }
  });
});

describe('a body with many unknown fields', () => {
  it('is told which they are', async () => {
    const body = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 0]));
    const { code, body: told } = await market.ask({ as: 'supplierOwner', url: '/v1/suppliers', body });
    expect(code).toBe('request.invalid');
    expect((told['errors'] as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer)).toContain('/k0');
  });
});
