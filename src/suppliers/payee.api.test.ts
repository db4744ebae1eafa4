/** Settlement accounts over HTTP on a real database: the change that a thief would ask for, and the one that is honest. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Someone } from '../parties/parties.fixture.ts';
import { type Market, NUMBER, type Trader, accountOf, openMarket } from './market.fixture.ts';
import { accountNotice } from './payee.service.ts';
import { designatedAccount, readAccount, supplierByAccount } from './payee.store.ts';

const NAME = 'Shenzhen Brightway Co Ltd';
const NEW = '8081 2345 6001';

let market: Market;
let supplier: Trader;
let second: Someone;
let buyer: Trader;

type Body = Readonly<Record<string, unknown>>;
const code = (answer: { readonly body: Body }): unknown => answer.body['code'];
const post = (who: Someone, rest: string, body: object = {}, at: Trader = supplier) =>
  market.ask('POST', `/v1/suppliers/${at.id}${rest}`, { token: who.token, body });
const change = (beneficiary = NAME, number = NEW, who: Someone = supplier) =>
  post(who, '/account/change', accountOf(beneficiary, number, 'HK'));
const approve = (who: Someone = second) => post(who, '/account/change/approve');
const callBack = (confirmed: boolean, phone?: string) =>
  post(market.operator, '/account/change/call-back', { confirmed, ...(phone ? { phone } : {}) });
const withdraw = () => market.ask('DELETE', `/v1/suppliers/${supplier.id}/account/change`, { token: supplier.token });
const stepOf = (answer: { readonly body: Body }): unknown =>
  (answer.body['change'] as { readonly step: string } | null)?.step ?? null;
const check = async (beneficiary: string, number: string, who: Someone = buyer): Promise<unknown> => {
  const answer = await post(who, '/payee-checks', { beneficiary, number });
  return answer.body['result'] ?? code(answer);
};
const numberNow = () => market.ctx.read({ kind: 'platform' }, async (q) => (await designatedAccount(q, supplier.id))?.number);

beforeAll(async () => {
  market = await openMarket();
  buyer = await market.trader('buyer', 'Harbour Lights Ltd', 'GB');
  supplier = await market.trader('brightway', NAME);
  second = await market.world.signUp('second');
  await market.world.join(supplier, supplier.id, second, 'member');
  await market.ask('POST', '/v1/suppliers', { token: supplier.token, body: { categories: [] } });
  // The numbers on file are from this day; the story begins when they have become old enough.
  await market.moveTo('2026-04-10T01:00:00.000Z');
});
afterAll(() => market.close());

describe('the first account', () => {
  it.each([
    ['another’s name', accountOf('Brightway Intl HK'), 'payee.other_name'],
    ['a name of signs', accountOf('!!!'), 'payee.other_name'],
    ['a number of signs', accountOf(NAME, '-- --'), 'payee.malformed'],
    ['a number that is endless', accountOf(NAME, '1'.repeat(35)), 'payee.malformed'],
    ['a country that does not exist', accountOf(NAME, NUMBER, 'XX'), 'company.country_unknown'],
  ])('is refused with %s', async (_, body, expected) => {
    expect(code(await post(supplier, '/account', body))).toBe(expected);
  });

  it('is nobody else’s to register, and needs the password again', async () => {
    expect(code(await post(buyer, '/account', accountOf(NAME)))).toBe('access.denied');
    expect(code(await market.ask('GET', `/v1/suppliers/${supplier.id}/account`, { token: supplier.token }))).toBe('payee.none');
    expect(code(await change())).toBe('payee.none');
    expect(await check(NAME, NUMBER)).toBe('no_match');
    market.world.setNow('2199-01-01T00:00:00.000Z');
    expect(code(await post(supplier, '/account', accountOf(NAME)))).toBe('access.step_up');
    market.world.setNow(null);
  });

  it('is registered once, in the company’s name however that is spelt', async () => {
    const body = accountOf('SHENZHEN BRIGHTWAY COMPANY, LIMITED', '6222 0212 3456 7890 123');
    const registered = await post(supplier, '/account', body);
    expect(registered).toMatchObject({ status: 201, body: { designated: true, change: null } });
    expect(code(await post(supplier, '/account', body))).toBe('payee.registered');
    expect(await numberNow()).toBe(NUMBER);
  });

  it('is seen by its own people and operators, not by others', async () => {
    const page = (who: Someone) => market.ask('GET', `/v1/suppliers/${supplier.id}/account`, { token: who.token });
    expect((await page(second)).body).toMatchObject({
      designated: { number: NUMBER, bank: 'Test Bank' },
      change: null,
      phones: [{ phone: '+862155550100', since: '2026-03-02', callable: true }],
    });
    expect((await page(market.operator)).status).toBe(200);
    expect(code(await page(buyer))).toBe('access.denied');
    const foreign = await market.ctx.read({ kind: 'anonymous' }, async (q) => ({
      state: await readAccount(q, supplier.id),
      account: await designatedAccount(q, supplier.id),
    }));
    expect(foreign).toEqual({ state: null, account: null });
  });

  it('leaves no name and no number in the chain', async () => {
    const { rows } = await market.world.db.admin.query<{ data: object; state: object }>(
      `select e.data, s.state from event e join stream s using (supplier_id, kind) where e.supplier_id = $1 and e.kind = 'account'`,
      [supplier.id],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/brightway|6222/i);
  });
});

describe('the payee check', () => {
  it.each([
    [NAME, '6222 0212 3456 7890 123', 'match'],
    ['Shenzhen Brightway Company Limited', NUMBER, 'match'],
    ['Shenzen Brightwey Co Ltd', NUMBER, 'close'],
    ['Brightway Intl HK', NUMBER, 'no_match'],
    [NAME, '6222021234567890999', 'no_match'],
  ])('of %s, %s tells %s', async (beneficiary, number, expected) => {
    expect(await check(beneficiary, number)).toBe(expected);
  });

  it('asks who asks, and knows no company that is not', async () => {
    expect(
      code(
        await market.ask('POST', `/v1/suppliers/${supplier.id}/payee-checks`, { body: { beneficiary: NAME, number: NUMBER } }),
      ),
    ).toBe('access.unauthenticated');
    expect(
      code(await post(buyer, '/payee-checks', { beneficiary: NAME, number: NUMBER }, { ...supplier, id: '0000000000' })),
    ).toBe('access.not_found');
    expect(await check(NAME, NUMBER, market.operator)).toBe('access.denied');
  });
});

describe('a change of the account', () => {
  it('that a hacked mailbox asks for reaches nobody', async () => {
    const asked = await change('Brightway Intl HK', '808123456001');
    expect(asked).toMatchObject({ status: 201, body: { change: { step: 'requested', ownName: false } } });
    expect(code(await approve(supplier))).toBe('approval.same_person');
    expect(code(await callBack(false))).toBe('approval.none_open');
    expect(stepOf(await approve())).toBe('approved');
    const queue = await market.ask('GET', '/v1/account-changes', { token: market.operator.token });
    expect(queue.body['items']).toEqual([
      { supplierId: supplier.id, name: NAME, requestedAt: '2026-04-10T01:00:00.000Z', ownName: false },
    ]);
    expect(await accountNotice(market.ctx, supplier.id)).toMatchObject({ step: 'approved', usableAt: null });
    expect((await callBack(false)).body).toMatchObject({ designated: true, change: null });
    expect(await check('Brightway Intl HK', '808123456001')).toBe('no_match');
    expect(await numberNow()).toBe(NUMBER);
  });

  it('to another’s name ends even when the telephone says yes', async () => {
    await change('Brightway Intl HK', '808123456001');
    await approve();
    expect((await callBack(true)).body).toMatchObject({ change: null });
    expect(await numberNow()).toBe(NUMBER);
  });

  it('is one at a time, to another account, and can be stopped', async () => {
    expect(code(await change(NAME, '6222-0212-3456-7890-123'))).toBe('payee.same_account');
    await change();
    expect(code(await change(NAME, '99990000'))).toBe('payee.change_open');
    expect((await withdraw()).body).toMatchObject({ change: null });
    expect(code(await withdraw())).toBe('approval.none_open');
    expect(code(await approve())).toBe('approval.none_open');
  });

  it('is confirmed by a number that has been on file for 30 days', async () => {
    await market.world.ask('POST', `/v1/companies/${supplier.id}/phones`, {
      token: supplier.token,
      body: { phone: '+852 5555 0199' },
    });
    await change();
    await approve();
    expect(code(await callBack(true, '+852 5555 0199'))).toBe('payee.number_too_new');
    expect(code(await callBack(true, '+44 20 5555 0199'))).toBe('payee.number_unknown');
    expect(code(await callBack(true, 'the usual one'))).toBe('payee.number_unknown');
    const cooling = await callBack(true, '+86 21 5555 0100');
    expect(cooling.body['change']).toMatchObject({ step: 'cooling', usableAt: '2026-04-13T01:00:00.000Z' });
  });

  it('cools for 72 hours, the old account designated until then', async () => {
    await market.moveTo('2026-04-13T00:59:59.999Z');
    expect([await numberNow(), await check(NAME, NEW)]).toEqual([NUMBER, 'no_match']);
    expect(await market.ctx.read({ kind: 'platform' }, (q) => supplierByAccount(q, NEW))).toBeNull();
    await market.moveTo('2026-04-13T01:00:00.000Z');
    expect([await numberNow(), await check(NAME, NEW), await check(NAME, NUMBER)]).toEqual(['808123456001', 'match', 'no_match']);
    expect(await accountNotice(market.ctx, supplier.id)).toBeNull();
  });

  it('stopped while it cools never comes', async () => {
    await change(NAME, '77770000');
    await approve();
    await callBack(true);
    await withdraw();
    await market.moveTo('2026-04-20T00:00:00.000Z');
    expect(await numberNow()).toBe('808123456001');
  });
});

describe('a bank statement', () => {
  const owner = (number: string) => market.ctx.read({ kind: 'platform' }, (q) => supplierByAccount(q, number));

  it('is of the supplier that its account is designated for', async () => {
    expect([await owner('8081-2345-6001'), await owner(NUMBER), await owner('')]).toEqual([supplier.id, null, null]);
  });

  it('of an account that two suppliers share is nobody’s', async () => {
    const twin = await market.trader('twin', 'Shenzhen Brightway Company Ltd');
    await post(twin, '/account', accountOf(twin.name, NEW), twin);
    expect(await owner(NEW)).toBeNull();
  });

  it('is found by an index behind the row policies', async () => {
    const plan = await market.ctx.read({ kind: 'platform' }, async (q) => {
      await q.query('set local enable_seqscan = off');
      const { rows } = await q.query<{ 'QUERY PLAN': string }>(
        `explain select stream_id from content where account_number = '1'`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('content_account_number');
  });
});
