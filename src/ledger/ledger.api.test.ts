/** Statements and the trial balance over HTTP, over orders that were really paid. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, bookAgency, confirmedOrder, fundedOrder, openWorld } from '../overview/overview.fixture.ts';

let world: World;
let first: string;
let second: string;

beforeAll(async () => {
  world = await openWorld();
  first = await fundedOrder(world);
  world.clock.set('2026-03-20T01:00:00.000Z');
  second = await fundedOrder(world);
  await world.ask('supplier', 'POST', `/v1/orders/${second}/instalments/balance/receipt`);
  await bookAgency(world, first);
});
afterAll(() => world.close());

const items = (answer: { readonly body: Readonly<Record<string, unknown>> }): readonly Record<string, unknown>[] =>
  answer.body['items'] as never;

describe("an order's statement", () => {
  it('has each movement once, with what is held after it, for both sides and the operator', async () => {
    for (const who of ['buyer', 'supplier', 'operator'] as const) {
      const { status, body } = await world.ask(who, 'GET', `/v1/orders/${second}/statement`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        currency: 'USD',
        balanced: true,
        paidMinor: 400_000,
        heldMinor: 400_000,
        releasedMinor: 0,
        refundedMinor: 0,
        feeMinor: 0,
        fundPaidMinor: 0,
        lines: [
          { what: 'in', amountMinor: 120_000, heldMinor: 120_000 },
          { what: 'in', amountMinor: 280_000, heldMinor: 400_000 },
        ],
      });
    }
  });
  it('of an unpaid order is empty', async () => {
    const { body } = await world.ask('buyer', 'GET', `/v1/orders/${await confirmedOrder(world)}/statement`);
    expect(body).toMatchObject({ currency: null, balanced: true, paidMinor: 0, lines: [] });
  });
  it("is not the inspector's to read, and a stranger does not learn that it exists", async () => {
    expect((await world.ask('inspector', 'GET', `/v1/orders/${first}/statement`)).body).toMatchObject({
      code: 'order.not_party',
    });
    expect((await world.ask('stranger', 'GET', `/v1/orders/${first}/statement`)).body).toMatchObject({
      code: 'access.not_found',
    });
  });
});

describe("a company's statement", () => {
  it('covers its orders in the days asked for, with opening and closing', async () => {
    const { body } = await world.ask('supplier', 'GET', '/v1/statements?from=2026-03-20&to=2026-03-31');
    expect(body).toMatchObject({
      zone: 'Asia/Shanghai',
      balanced: true,
      next: null,
      totals: [{ currency: 'USD', openingHeldMinor: 120_000, paidMinor: 400_000, releasedMinor: 0, closingHeldMinor: 520_000 }],
    });
    expect(items({ body }).map((line) => [line['orderId'], line['amountMinor']])).toEqual([
      [second, 120_000],
      [second, 280_000],
    ]);
  });
  it('comes in pages, each movement once', async () => {
    const one = await world.ask('buyer', 'GET', '/v1/statements?from=2026-03-01&to=2026-03-31&limit=2');
    const two = await world.ask(
      'buyer',
      'GET',
      `/v1/statements?from=2026-03-01&to=2026-03-31&limit=2&cursor=${String(one.body['next'])}`,
    );
    const intents = [...items(one), ...items(two)].map((line) => line['intentId']);
    expect(intents).toHaveLength(3);
    expect(new Set(intents).size).toBe(3);
    expect(two.body['next']).toBeNull();
    const other = await world.ask(
      'buyer',
      'GET',
      `/v1/statements?from=2026-03-02&to=2026-03-31&cursor=${String(one.body['next'])}`,
    );
    expect(other.body).toMatchObject({ code: 'paging.cursor_invalid' });
  });
  it('comes as a file for the books', async () => {
    const { text, headers } = await world.ask('buyer', 'GET', '/v1/statements?from=2026-03-01&to=2026-03-31&format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('statement-2026-03-01-2026-03-31.csv');
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain(`${first},in,designated:${first},held:${first},USD,1200.00,`);
  });
  it("is empty for a company without orders, and nobody's who only inspects", async () => {
    expect((await world.ask('stranger', 'GET', '/v1/statements?from=2026-03-01&to=2026-03-31')).body).toMatchObject({
      items: [],
      totals: [],
      balanced: true,
    });
    expect((await world.ask('inspector', 'GET', '/v1/statements?from=2026-03-01&to=2026-03-31')).body).toMatchObject({
      code: 'access.denied',
    });
  });
  it.each([
    ['from=2026-03-31&to=2026-03-01', 'ledger.period_invalid'],
    ['from=2026-02-30&to=2026-03-01', 'date.malformed'],
    ['from=2026-03-01', 'request.invalid'],
    ['from=2026-03-01&to=2026-03-31&format=xml', 'request.invalid'],
  ])('%s is refused %s', async (query, code) => {
    expect((await world.ask('buyer', 'GET', `/v1/statements?${query}`)).body).toMatchObject({ code });
  });
  it('as a file is refused where it is too long', async () => {
    await world.db.admin.query(
      `insert into transfer select supplier_id, intent_id || ':' || n, kind, stream_id, seq, debit, credit, currency, amount_minor, '2027-01-01'
       from transfer cross join generate_series(1, 20001) n where stream_id = $1`,
      [first],
    );
    expect((await world.ask('buyer', 'GET', '/v1/statements?from=2027-01-01&to=2027-01-02&format=csv')).body).toMatchObject({
      code: 'ledger.statement_too_long',
    });
    await world.db.admin.query(`delete from transfer where at >= '2027-01-01'`);
  });
});

describe('the trial balance', () => {
  it('has equal sides, for operators only', async () => {
    const { body } = await world.ask('operator', 'GET', '/v1/ledger/trial-balance');
    expect(body).toEqual({
      balanced: true,
      rows: [
        { kind: 'designated', currency: 'USD', debitMinor: 520_000, creditMinor: 0 },
        { kind: 'held', currency: 'USD', debitMinor: 0, creditMinor: 520_000 },
      ],
    });
    expect((await world.ask('buyer', 'GET', '/v1/ledger/trial-balance')).body).toMatchObject({ code: 'access.denied' });
  });
});
