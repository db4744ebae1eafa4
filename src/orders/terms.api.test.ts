/** Terms over the API: what cannot be agreed is refused with its code before anything is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControlledClock } from '../clock.ts';
import { type Desk, companyOf, openDesk } from './desk.fixture.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const line = { product: 'LED strip', quantity: '500 pcs', unitPriceMinor: 800 };
const draft = (change: object) =>
  desk.ask('buyer', 'POST', '/v1/orders', {
    body: {
      counterparty: companyOf('supplier'),
      currency: 'USD',
      incoterm: 'FOB Shenzhen',
      shipBy: '2026-05-15',
      lines: [line],
      ...change,
    } as never,
  });

describe('a draft is refused', () => {
  it.each([
    ['an unknown currency', { currency: 'XXQ' }, 'money.currency_unknown'],
    ['a zone that is none', { shipZone: 'Mars/Olympus' }, 'contract.zone_unknown'],
    ['a country that is none', { consigneeCountry: 'ZZ' }, 'contract.country_unknown'],
    ['an inspector that is no agency', { approvedInspectors: [companyOf('third')] }, 'contract.inspector_unknown'],
    ['an AQL outside the tables', { sampling: { aql: { major: 3 } } }, 'contract.sampling_invalid'],
    ['a level outside the tables', { sampling: { level: 'IV' } }, 'contract.sampling_invalid'],
    ['a rule that is none', { incoterm: 'FOX Shenzhen' }, 'incoterm.unknown'],
    ['a rule without its place', { incoterm: 'FOB' }, 'incoterm.place_missing'],
    ['a quantity without unit', { lines: [{ ...line, quantity: '500' }] }, 'contract.quantity_invalid'],
    ['a trigger that is none', { instalments: [{ name: 'a', sharePercent: 100, due: 'soon' }] }, 'contract.trigger_unknown'],
    ['a day that does not exist', { deliverBy: '2026-06-31' }, 'date.malformed'],
    ['late goods that earn nothing', { lateFigure: { basisPointsPerDay: 0, capBasisPoints: 2_000 } }, 'request.invalid'],
    ['late goods that earn more than all', { lateFigure: { basisPointsPerDay: 100, capBasisPoints: 10_001 } }, 'request.invalid'],
    ['a shipping day that does not exist', { shipBy: ' 2026-02-30' }, 'date.malformed'],
    ['a day that is over', { shipBy: '2026-03-01' }, 'contract.date_past'],
    [
      'two clauses of one id',
      {
        clauses: [
          { clauseId: 'a', text: 'Length 5 m' },
          { clauseId: 'a', text: 'Length 6 m' },
        ],
      },
      'contract.clause_exists',
    ],
    ['a company that trades with itself', { counterparty: companyOf('buyer') }, 'order.self_dealing'],
    ['a counterparty that is no trader', { counterparty: companyOf('inspector') }, 'order.supplier_unknown'],
  ])('%s', async (_, change, code) => {
    const { status, body } = await draft(change);
    expect([status >= 400 && status < 500, body['code']]).toEqual([true, code]);
    expect(String(body['advice'])).not.toBe('');
  });
});

describe('a figure of the contract for late goods', () => {
  it('stands in its terms until it is taken out', async () => {
    const { body } = await draft({ lateFigure: { basisPointsPerDay: 50, capBasisPoints: 1_000 } });
    const { orderId } = body['order'] as { orderId: string };
    const figure = async (): Promise<unknown> => {
      const { rows } = await desk.db.admin.query<{ figure: unknown }>(
        `select state -> 'contracts' -> 'terms' -> 'lateFigure' as figure from stream where id = $1`,
        [orderId],
      );
      return rows[0]?.figure;
    };
    expect(await figure()).toEqual({ basisPointsPerDay: 50, capBasisPoints: 1_000 });
    expect((await desk.ask('buyer', 'PATCH', `/v1/orders/${orderId}`, { body: { lateFigure: null } })).status).toBe(200);
    expect(await figure()).toBeNull();
  });
});

describe('words instead of a date', () => {
  it('stand in the draft as what they are, with what is missing', async () => {
    const { status, body } = await draft({ shipBy: '4-5 days once final payment received' });
    expect(status).toBe(201);
    const { orderId } = body['order'] as { orderId: string };
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    await expect(desk.ask('supplier', 'POST', `/v1/orders/${orderId}/confirm`)).resolves.toMatchObject({
      body: { code: 'contract.not_in_programme' },
    });
    expect((await desk.ask('buyer', 'PATCH', `/v1/orders/${orderId}`, { body: { shipBy: '2026-05-15' } })).body).toMatchObject({
      order: { state: 'draft', version: 2 },
    });
    expect(
      (await desk.ask('buyer', 'PATCH', `/v1/orders/${orderId}`, { body: { cover: 'pre_shipment' }, ifMatch: 1 })).body,
    ).toMatchObject({ code: 'order.version_moved' });
    expect(
      (await desk.ask('buyer', 'PATCH', `/v1/orders/${orderId}`, { body: { approvedInspectors: [companyOf('buyer')] } })).body,
    ).toMatchObject({ code: 'contract.inspector_unknown' });
    expect(
      (await desk.ask('buyer', 'PATCH', `/v1/orders/${orderId}`, { body: { approvedInspectors: [companyOf('inspector')] } }))
        .status,
    ).toBe(200);
  });
});

describe('terms and clauses changed in one act', () => {
  const clauses = [
    { clauseId: 'length', text: 'Length 5 m' },
    { clauseId: 'mass', text: 'Mass 250 g' },
  ];
  const change = {
    cover: 'pre_shipment',
    removeClauses: ['length'],
    changeClauses: [{ clauseId: 'mass', text: 'Mass 240 g', defectClass: 'minor' }],
    addClauses: [{ clauseId: 'length', text: 'Length 6 m' }],
  };

  it('are one version, or nothing of it is written', async () => {
    const { body } = await draft({ clauses });
    const { orderId } = body['order'] as { orderId: string };
    const path = `/v1/orders/${orderId}`;
    const page = async (): Promise<unknown> => {
      const { rows } = await desk.db.admin.query<{ state: unknown }>(
        `select state -> 'contracts' || jsonb_build_object('status', state -> 'orders' -> 'status') as state from stream where id = $1`,
        [orderId],
      );
      return rows[0]?.state;
    };
    await desk.ask('buyer', 'POST', `${path}/send`);
    const refused = { ...change, changeClauses: [{ clauseId: 'width', text: 'Width 8 mm' }] };
    expect((await desk.ask('supplier', 'PATCH', path, { body: refused })).body['code']).toBe('contract.clause_unknown');
    const ofNothing = { addClauses: [], removeClauses: [] };
    expect((await desk.ask('supplier', 'PATCH', path, { body: {} })).body['code']).toBe('contract.nothing_changed');
    expect((await desk.ask('supplier', 'PATCH', path, { body: ofNothing })).body['code']).toBe('contract.nothing_changed');
    expect(await page()).toMatchObject({ status: 'sent', version: 1, terms: { cover: 'post_delivery' } });
    expect((await desk.ask('supplier', 'PATCH', path, { body: change, ifMatch: 1 })).status).toBe(200);
    expect(await page()).toMatchObject({
      status: 'draft',
      version: 2,
      author: 'supplier',
      terms: { cover: 'pre_shipment' },
      clauses: [
        { clauseId: 'mass', defectClass: 'minor', by: 'supplier' },
        { clauseId: 'length', defectClass: 'major', by: 'supplier' },
      ],
    });
    expect((await desk.ask('buyer', 'PATCH', path, { body: change, ifMatch: 1 })).body['code']).toBe('order.version_moved');
    const onlyClauses = { changeClauses: [{ clauseId: 'mass', text: 'Mass 245 g' }] };
    expect((await desk.ask('buyer', 'PATCH', path, { body: onlyClauses, ifMatch: 2 })).status).toBe(200);
    expect(await page()).toMatchObject({ version: 2, author: 'buyer', terms: { cover: 'pre_shipment' } });
  });
});

describe('a clause that one request changes twice', () => {
  const twice = {
    changeClauses: [
      { clauseId: 'mass', text: 'Mass 240 g' },
      { clauseId: 'mass', text: 'Mass 245 g' },
    ],
  };

  it('is refused, and neither text is kept, which no event would name', async () => {
    const { body } = await draft({ clauses: [{ clauseId: 'mass', text: 'Mass 250 g' }] });
    const { orderId } = body['order'] as { orderId: string };
    const path = `/v1/orders/${orderId}`;
    const texts = async (): Promise<number> => {
      const told = 'select count(*)::int as n from content where stream_id = $1';
      return (await desk.db.admin.query<{ n: number }>(told, [orderId])).rows[0]?.n ?? 0;
    };
    const before = await texts();
    const edited = await desk.ask('buyer', 'PATCH', path, { body: twice });
    expect([edited.status, edited.body['code']]).toEqual([409, 'contract.clause_exists']);
    expect(await texts()).toBe(before);
    const once = { changeClauses: twice.changeClauses.slice(1) };
    expect((await desk.ask('buyer', 'PATCH', path, { body: once })).status).toBe(200);
    expect(await texts()).toBe(before + 1);
  });
});

describe('a draft asked for again under its key', () => {
  it('is answered as the first time, also when its dates have passed since', async () => {
    const body = {
      counterparty: companyOf('supplier'),
      currency: 'USD',
      incoterm: 'FOB Shenzhen',
      shipBy: '2026-03-05',
      lines: [line],
    } as never;
    const first = await desk.ask('buyer', 'POST', '/v1/orders', { body, key: 'once' });
    (desk.ctx.clock as ControlledClock).set('2026-06-01T00:00:00.000Z');
    const again = await desk.ask('buyer', 'POST', '/v1/orders', { body, key: 'once' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await desk.ask('buyer', 'POST', '/v1/orders', { body, key: 'twice' })).body).toMatchObject({
      code: 'contract.date_past',
    });
  });
});
