/** Goods, visits and the directory of agencies over HTTP: the whole road of an order, who may do what, and bad input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, C, type Port, type Who, openPort } from './port.fixture.ts';

let port: Port;
beforeAll(async () => {
  port = await openPort();
});
afterAll(() => port.close());

const code = ({ body }: Answered): unknown => body['code'] ?? null;
const state = ({ body }: Answered): unknown => (body['order'] as { readonly state?: string } | undefined)?.state;
const warned = ({ body }: Answered): readonly string[] => (body['warnings'] as { readonly code: string }[]).map((w) => w.code);
const list = (body: Answered['body'], key: string): readonly Readonly<Record<string, unknown>>[] => body[key] as never;

const PRICE = { kind: 'pre_shipment', countries: ['CN'], currency: 'USD', perDayMinor: 29_800, unitsPerDay: 100 };

describe('the directory of agencies', () => {
  it('shows prices to everyone; each agency keeps its own', async () => {
    const url = `/v1/agencies/${C.agency}/prices`;
    expect((await port.ask('agency', 'PUT', url, { prices: [PRICE] })).body).toMatchObject({
      agencyId: C.agency,
      prices: [PRICE],
      firm: null,
      appointable: false,
    });
    expect(code(await port.ask('otherAgency', 'PUT', url, { prices: [] }))).toBe('access.denied');
    expect(code(await port.ask('agency', 'PUT', url, { prices: [PRICE, PRICE] }))).toBe('agency.price_twice');
    const { body } = await port.ask('anonymous', 'GET', '/v1/agencies?kind=pre_shipment&country=CN');
    expect(list(body, 'items')).toEqual([expect.objectContaining({ agencyId: C.agency, prices: [PRICE] })]);
    expect(list((await port.ask('anonymous', 'GET', '/v1/agencies?kind=loading')).body, 'items')).toEqual([]);
  });

  it('believes no famous name until an operator confirms it', async () => {
    const url = `/v1/agencies/${C.agency}/firm`;
    expect(code(await port.ask('agency', 'PUT', url, { firm: 'SGS' }))).toBe('access.denied');
    expect(code(await port.ask('programme', 'PUT', url, { firm: 'Sergei General Services' }))).toBe('agency.firm_unknown');
    expect((await port.ask('programme', 'PUT', url, { firm: 'SGS' })).body).toMatchObject({ firm: 'SGS', appointable: true });
    expect(code(await port.ask('programme', 'PUT', `/v1/agencies/${C.buyer}/firm`, { firm: 'SGS' }))).toBe('access.not_found');
  });

  it('is read page by page', async () => {
    const first = await port.ask('anonymous', 'GET', '/v1/agencies?limit=1');
    const second = await port.ask('anonymous', 'GET', `/v1/agencies?limit=1&cursor=${String(first.body['next'])}`);
    expect([first, second].map(({ body }) => list(body, 'items').map((a) => a['agencyId']))).toEqual([
      [C.agency],
      [C.otherAgency],
    ]);
    expect(second.body['next']).toBeNull();
  });
});

describe('the whole road of an order', () => {
  let id = '';
  let visit = '';
  const post = (who: Who, path: string, body: object = {}, key?: string) =>
    port.ask(who, 'POST', `/v1/orders/${id}/${path}`, body, key);
  const get = (who: Who, path: string) => port.ask(who, 'GET', `/v1/orders/${id}/${path}`);
  const booking = { agencyId: C.agency, kind: 'pre_shipment' };

  it('begins with goods that are ready', async () => {
    id = await port.funded('way');
    await port.to('2026-05-04T09:00:00+08:00');
    expect(code(await post('supplier', 'inspections', booking))).toBe('order.not_party');
    expect(code(await post('buyer', 'inspections', booking))).toBe('shipment.not_ready');
    expect(state(await post('supplier', 'ready', { producedPercent: 100, packedPercent: 85 }))).toBe('ready');
    expect(code(await post('buyer', 'inspections', { ...booking, agencyId: C.stranger }))).toBe('inspection.agency_unknown');
    expect(code(await get('agency', 'inspections'))).toBe('access.not_found');
  });

  it("goes on to a visit at the agency's price, booked once however often it is asked", async () => {
    const booked = await post('buyer', 'inspections', { ...booking, aql: { major: 4 } }, 'book');
    expect([booked.status, warned(booked)]).toEqual([201, []]);
    const again = await post('buyer', 'inspections', { ...booking, aql: { major: 4 } }, 'book');
    expect(again.body['bookingId']).toBe(booked.body['bookingId']);
    visit = `inspections/${String(booked.body['bookingId'])}`;
    const [stored] = list((await get('agency', 'inspections')).body, 'bookings');
    const fee = { amountMinor: 29_800, currency: 'USD' };
    expect(stored).toMatchObject({
      fee,
      feeBorneBy: 'buyer',
      status: 'booked',
      plan: { lotSize: 500, draw: 50, classes: { major: { accept: 5 } } },
    });
    expect(code(await post('otherAgency', `${visit}/accept`))).toBe('access.not_found');
    expect((await post('agency', `${visit}/accept`)).status).toBe(200);
  });

  it('is reported by the agency alone, on what the contract says', async () => {
    const defects = { critical: 0, major: 1, minor: 2 };
    expect(code(await post('agency', `${visit}/report`, { defects, dated: '2026-05-05' }))).toBe('fact.in_future');
    expect(code(await post('agency', `${visit}/report`, { facts: { colour: 'pass' } }))).toBe('inspection.clause_unknown');
    expect(code(await post('buyer', `${visit}/report`, { facts: { power: 'pass' } }))).toBe('order.not_party');
    const report = { defects, facts: { power: 'pass' }, seals: ['a100231', 'A100232'], container: 'msku 123456-5' };
    expect((await post('agency', `${visit}/report`, report)).status).toBe(200);
    const [filed] = list((await get('supplier', 'inspections')).body, 'reports');
    expect(filed).toMatchObject({ passed: true, seals: ['A100231', 'A100232'], container: 'MSKU1234565' });
  });

  it('leads to a shipment with its papers and seals', async () => {
    await port.to('2026-05-12T18:00:00+08:00');
    const fields = { vessel: 'Sea Lark' };
    const documents = [{ type: 'bill_of_lading', form: 'original', issuer: 'Ocean Carrier Ltd', datedOn: '2026-05-12', fields }];
    expect(code(await post('supplier', 'shipment', { on: '2026-05-13', documents }))).toBe('fact.in_future');
    const goods = { on: '2026-05-12', documents, seals: ['A100231', 'A100299'], container: 'MSKU 123456-5' };
    const shipped = await post('supplier', 'shipment', goods);
    expect([state(shipped), warned(shipped)]).toEqual(['shipped', ['seals.mismatch']]);
    expect((await get('buyer', 'shipment')).body).toMatchObject({
      shipped: { on: '2026-05-12', container: 'MSKU1234565' },
      lateness: { daysLate: 0, proven: true },
      papers: [{ type: 'bill_of_lading', form: 'original', contentId: expect.any(String) }],
      warnings: [{ code: 'seals.mismatch' }],
    });
  });

  it("ends with the buyer's receipt", async () => {
    await port.to('2026-06-14T09:00:00Z');
    expect(state(await post('supplier', 'arrival', { on: '2026-06-13' }))).toBe('arrived');
    expect((await post('buyer', 'seals/verify', { seals: ['A100231', 'A100299'] })).status).toBe(200);
    expect(code(await post('supplier', 'receipt', { on: '2026-06-14' }))).toBe('order.not_party');
    expect(state(await post('buyer', 'receipt', { on: '2026-06-14' }))).toBe('completed');
  });
});

describe("an order's goods", () => {
  it("get a later date as the contract's next version", async () => {
    const id = await port.funded('next');
    const post = (who: Who, path: string, body: object = {}) => port.ask(who, 'POST', `/v1/orders/${id}/${path}`, body);
    await port.to('2026-06-14T09:00:01Z');
    expect(code(await post('supplier', 'delay-requests', { shipBy: '2026-06-01' }))).toBe('contract.date_past');
    expect(code(await post('buyer', 'delay-requests', { shipBy: '2026-07-01' }))).toBe('order.not_party');
    expect((await post('supplier', 'delay-requests', { shipBy: '2026-07-01' })).status).toBe(200);
    const granted = await post('buyer', 'delay-requests/accept');
    expect((granted.body['order'] as { readonly version: number }).version).toBe(2);
    expect(code(await post('buyer', 'delay-requests/decline'))).toBe('shipment.delay_none');
  });

  it('count as arrived and received when nobody says a word', async () => {
    const id = await port.funded('nbdy', { transport: 'air', incoterm: { rule: 'CIP', place: 'Riga' }, cover: 'post_delivery' });
    const shipment = async (): Promise<Answered['body']> => (await port.ask('buyer', 'GET', `/v1/orders/${id}/shipment`)).body;
    await port.to('2026-06-15T10:00:00+08:00');
    await port.ask('supplier', 'POST', `/v1/orders/${id}/shipment`, {
      on: '2026-06-14',
      documents: [{ type: 'awb', datedOn: '2026-06-14' }],
    });
    await port.to('2026-07-02T00:00:00+08:00');
    expect(await shipment()).toMatchObject({ arrival: { on: '2026-06-30', toldBy: 'presumption' }, receipt: null });
    await port.to('2026-07-17T00:00:00+08:00');
    expect(await shipment()).toMatchObject({ receipt: { on: '2026-07-15', by: 'silence' } });
  });

  it('are waived, contested and visited in vain', async () => {
    const id = await port.funded('many', { cover: 'post_delivery', shipBy: { date: '2026-08-01', words: null, problems: [] } });
    const post = (who: Who, path: string, body: object = {}) => port.ask(who, 'POST', `/v1/orders/${id}/${path}`, body);
    await post('supplier', 'ready', { producedPercent: 100, packedPercent: 100 });
    const booking = async (): Promise<string> =>
      `inspections/${String((await post('buyer', 'inspections', { agencyId: C.otherAgency, kind: 'pre_shipment', feeMinor: 100 })).body['bookingId'])}`;
    expect((await post('otherAgency', `${await booking()}/decline`, { reason: 'no inspector free' })).status).toBe(200);
    expect((await post('buyer', `${await booking()}/cancel`)).status).toBe(200);
    expect((await post('otherAgency', `${await booking()}/in-vain`, { because: 'not_ready' })).status).toBe(200);
    expect(
      (await post('otherAgency', `${await booking()}/report`, { defects: { critical: 1, major: 0, minor: 0 } })).status,
    ).toBe(200);
    expect((await post('supplier', 'inspections/repeat')).status).toBe(201);
    expect(code(await post('buyer', 'inspections/repeat'))).toBe('order.not_party');
    expect((await post('buyer', 'inspections/waive')).status).toBe(200);
    const today = '2026-07-17';
    expect(state(await post('supplier', 'shipment', { on: today, documents: [] }))).toBe('shipped');
    expect((await post('supplier', 'papers', { documents: [{ type: 'bill_of_lading', datedOn: today }] })).status).toBe(200);
    await post('supplier', 'arrival', { on: today });
    expect((await post('buyer', 'arrival/contest')).status).toBe(200);
    expect(code(await post('supplier', 'arrival', { on: today }))).toBe('shipment.paper_missing');
    expect((await post('supplier', 'arrival', { on: today, document: { type: 'delivery_order', datedOn: today } })).status).toBe(
      200,
    );
  });
});

describe('bad input', () => {
  it.each<[Who, string, object, unknown]>([
    ['stranger', 'ready', { producedPercent: 100, packedPercent: 100 }, 'access.not_found'],
    ['anonymous', 'ready', { producedPercent: 100, packedPercent: 100 }, 'access.unauthenticated'],
    ['supplier', 'ready', { producedPercent: 101, packedPercent: 100 }, 'request.invalid'],
    ['supplier', 'ready', { producedPercent: 100, packedPercent: 100, extra: 1 }, 'request.invalid'],
    ['supplier', 'shipment', { on: '2026-02-30', documents: [] }, 'date.malformed'],
    [
      'supplier',
      'shipment',
      { on: '2026-03-02', documents: [{ type: 'bill_of_lading', datedOn: '2026-13-01' }] },
      'date.malformed',
    ],
    ['supplier', 'shipment', { on: '2026-03-02', documents: [], seals: ['a;b'] }, 'seals.malformed'],
    ['supplier', 'shipment', { on: '2026-03-02', documents: [{ type: 'x'.repeat(41) }] }, 'request.invalid'],
    ['supplier', 'shipment', { on: '2026-03-01', documents: [] }, 'shipment.before_confirmed'],
    ['supplier', 'delay-requests', { shipBy: 'tomorrow' }, 'request.invalid'],
    ['buyer', 'arrival', { on: '2026-03-02' }, 'order.wrong_state'],
    ['buyer', 'inspections', { agencyId: C.agency, kind: 'loading', aql: { major: 3 } }, 'aql.not_in_table'],
    ['buyer', 'inspections', { agencyId: C.agency, kind: 'loading', level: 'IV' }, 'aql.level_unknown'],
    ['buyer', 'inspections', { agencyId: C.agency, kind: 'party' }, 'request.invalid'],
    ['buyer', 'inspections/nothing/cancel', {}, 'inspection.not_booked'],
  ])('%s %s %j: %s', async (who, path, body, expected) => {
    const id = await port.funded('bad').catch(() => `${C.supplier}-bad0000000`);
    const answer = await port.ask(who, 'POST', `/v1/orders/${id}/${path}`, body);
    expect([code(answer), answer.status < 500]).toEqual([expected, true]);
  });
});
