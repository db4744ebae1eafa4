/** Orders under bad input: what is well-formed and still wrong is refused by name at every state, and done once whoever repeats it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORDERS } from './access.fixture.ts';
import { DRAFT } from './bad-input.data.ts';
import { type Asked, type Market, flawOf, openMarket } from './bad-input.fixture.ts';
import { ACTS, DRAFTS, amended, line, shipped } from './bad-input.orders.data.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.close());

/** Refused by this code, in both languages, and nothing written. */
async function refused(asked: Asked, code: string): Promise<void> {
  await market.written();
  for (const lang of ['en', 'zh'] as const) {
    const reply = await market.ask({ ...asked, headers: { ...asked.headers, 'accept-language': lang } });
    expect([reply.code, flawOf(reply, lang)], JSON.stringify(reply.body)).toEqual([code, null]);
  }
  expect(await market.written()).toEqual([]);
}

describe('a draft', () => {
  it.each(DRAFTS)('%s', (_name, change, code) =>
    refused({ as: 'buyerOwner', url: '/v1/orders', body: { ...DRAFT, ...change } }, code),
  );

  it('may be promised for words instead of a day; but such words bind nobody', async () => {
    const { url } = await market.orderIn('sent', { shipBy: 'as soon as possible' });
    await refused({ as: 'supplierOwner', url: `${url}/confirm` }, 'contract.date_not_fixed');
  });
});

describe('an order', () => {
  it.each(ACTS.map((row) => [row[0], row] as const))('%s', async (_name, [, stage, as, path, body, code, headers = {}]) => {
    const { url, bookingId } = await market.orderIn(stage);
    await refused({ as, url: url + path.replace(':bookingId', bookingId), body, headers }, code);
  });

  it('is shipped by the day of its own port: what is today in Shanghai is tomorrow in New York', async () => {
    const { url } = await market.orderIn('funded', { shipZone: 'America/New_York' });
    await refused({ as: 'supplierOwner', url: `${url}/shipment`, body: shipped({}) }, 'fact.in_future');
  });

  it("is not confirmed above the supplier's limit, nor with a clause that nobody can measure", async () => {
    const dear = await market.orderIn('sent', { lines: [{ ...line, quantity: '100000 pcs', unitPriceMinor: 100_000 }] });
    await refused({ as: 'supplierOwner', url: `${dear.url}/confirm` }, 'contract.over_limit');
    const vague = await market.orderIn('sent', { clauses: [{ clauseId: 'look', text: 'Good quality and a nice finish' }] });
    await refused({ as: 'supplierOwner', url: `${vague.url}/confirm` }, 'contract.not_measurable');
  });

  it('is amended by the other side only, and by one amendment at a time', async () => {
    const { url } = await market.orderIn('confirmed');
    await market.done('buyerOwner', 'POST', `${url}/amendments`, amended({ cover: 'pre_shipment' }));
    await refused({ as: 'buyerOwner', url: `${url}/amendments/confirm` }, 'order.not_party');
    await refused(
      { as: 'supplierOwner', url: `${url}/amendments`, body: amended({ cover: 'pre_shipment' }) },
      'contract.amendment_open',
    );
    await refused(
      { as: 'supplierOwner', url: `${url}/amendments/confirm`, body: { amendmentId: 'another000' } },
      'contract.amendment_none',
    );
  });

  it("names nobody else's things: another's order answers as one that does not exist", async () => {
    for (const orderId of [ORDERS.foreign, ORDERS.missing]) {
      await refused({ as: 'buyerOwner', url: `/v1/orders/${orderId}/send` }, 'access.not_found');
      await refused({ as: 'operator', url: '/v1/bank/lines/nothing/match', body: { orderId } }, 'bank.line_unknown');
    }
  });
});

const count = async (table: 'event' | 'transfer' | 'stream' | 'idempotency'): Promise<number> =>
  Number((await market.db.admin.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n);

describe('a request that is repeated', () => {
  const draft = (key: string, change: object = {}, as = 'buyerOwner') =>
    market.ask({ as, url: '/v1/orders', body: { ...DRAFT, ...change }, headers: { 'idempotency-key': key } });

  it('with its key is done once and answered alike; with another body it is refused; another company has its own keys', async () => {
    const first = await draft('repeat-1');
    await market.written();
    const again = await draft('repeat-1');
    expect([again.status, again.body, again.headers['idempotency-replayed'], first.headers['idempotency-replayed']]).toEqual([
      201,
      first.body,
      'true',
      undefined,
    ]);
    expect(await market.written()).toEqual([]);
    await refused(
      {
        as: 'buyerOwner',
        url: '/v1/orders',
        body: { ...DRAFT, incoterm: 'CIF Riga' },
        headers: { 'idempotency-key': 'repeat-1' },
      },
      'idempotency.key_reused',
    );
    await refused(
      { as: 'buyerMember', url: `/v1/orders/${orderIdOf(first)}/send`, headers: { 'idempotency-key': 'repeat-1' } },
      'idempotency.key_reused',
    );
    const other = await draft('repeat-1', {}, 'otherBuyer');
    expect([other.status, other.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(orderIdOf(other)).not.toBe(orderIdOf(first));
  });

  it('after a refusal is judged anew: a key is spent by what was done, not by what was not', async () => {
    expect((await draft('repeat-2', { currency: 'USX' })).code).toBe('money.currency_unknown');
    expect((await draft('repeat-2')).status).toBe(201);
  });

  it('with keys of 255 characters', async () => {
    const replies = [await draft('k'.repeat(255)), await draft('k'.repeat(255))];
    expect(replies.map((r) => r.headers['idempotency-replayed'])).toEqual([undefined, 'true']);
  });

  it('twenty times at once under one key makes one order', async () => {
    const before = await count('stream');
    const replies = await Promise.all(Array.from({ length: 20 }, () => draft('crowd-1')));
    expect(new Set(replies.map((r) => `${r.status} ${JSON.stringify(r.body)}`)).size).toBe(1);
    expect(replies.filter((r) => r.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await count('stream')).toBe(before + 1);
  });

  it('twenty times at once under twenty keys confirms once, pays once and ships once', async () => {
    const crowd = async (as: string, url: string, body: object = {}): Promise<readonly string[]> => {
      const replies = await Promise.all(Array.from({ length: 20 }, () => market.ask({ as, url, body })));
      expect(
        replies
          .filter((r) => r.status >= 300)
          .map((r) => flawOf(r))
          .filter((flaw) => flaw !== null),
      ).toEqual([]);
      return [...new Set(replies.map((r) => r.code ?? 'done'))].toSorted();
    };
    const { url, orderId } = await market.orderIn('sent');
    const typesOf = async (): Promise<readonly string[]> =>
      (
        await market.db.admin.query<{ type: string }>('select type from event where stream_id = $1 order by seq', [orderId])
      ).rows.map((r) => r.type);
    expect(await crowd('supplierOwner', `${url}/confirm`)).toEqual(['done']);
    expect(await crowd('buyerOwner', `${url}/confirm`)).toEqual(['done']);
    const transfers = await count('transfer');
    expect(await crowd('supplierOwner', `${url}/instalments/deposit/receipt`)).toEqual(['done', 'payment.nothing_open']);
    expect(await count('transfer')).toBe(transfers + 1);
    expect(await crowd('supplierOwner', `${url}/shipment`, shipped({}))).toEqual(['done', 'order.wrong_state']);
    const types = await typesOf();
    for (const once of ['contracts.agreed', 'orders.reserved', 'payments.credited', 'shipments.shipped']) {
      expect(
        types.filter((type) => type === once),
        types.join(),
      ).toHaveLength(1);
    }
    expect(types.filter((type) => type === 'contracts.confirmed')).toHaveLength(2);
  });
});

const orderIdOf = (reply: { readonly body: Readonly<Record<string, unknown>> }): string =>
  String((reply.body['order'] as { readonly orderId?: unknown }).orderId);
