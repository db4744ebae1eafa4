/** The exchange over HTTP: importing writes nothing, exporting follows what both confirmed, and strangers see no order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ublOrder } from '../adapters/ubl/order.fixture.ts';
import { parseOrder } from '../adapters/ubl/read.ts';
import {
  type Answered,
  type World,
  bookAgency,
  confirmedOrder,
  draftOrder,
  idOf,
  openWorld,
} from '../overview/overview.fixture.ts';
import { runCli } from '../../test/server.ts';
import { exportAsPlatform } from './service.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const post = async (payload: string | Buffer, type = 'application/xml', as: string | null = 'buyer') => {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/v1/orders/import',
    headers: { 'content-type': type, ...(as === null ? {} : { 'x-as': as }) },
    payload,
  });
  return { status: reply.statusCode, body: reply.json<Readonly<Record<string, unknown>>>() };
};
const form = (xml: string): string =>
  `--cut\r\nContent-Disposition: form-data; name="file"; filename="order.xml"\r\n\r\n${xml}\r\n--cut--\r\n`;
const ubl = (orderId: string, as: Parameters<World['ask']>[0] = 'buyer', query = ''): Promise<Answered> =>
  world.ask(as, 'GET', `/v1/orders/${orderId}/ubl${query}`);
const events = async (): Promise<number> => Number((await world.db.admin.query('select count(*) as n from event')).rows[0]?.n);

describe('importing', () => {
  it('answers the draft, from a body or a form, and writes nothing', async () => {
    const before = await events();
    const [body, upload] = [await post(ublOrder()), await post(form(ublOrder()), 'multipart/form-data; boundary=cut')];
    expect([body.status, upload.status]).toEqual([200, 200]);
    expect(body.body).toMatchObject({
      document: { id: 'PO-77' },
      draft: { incoterm: 'FOB Shenzhen', lines: [{ quantity: '500 pcs', unitPriceMinor: 800 }] },
      problems: [],
    });
    expect(upload.body).toEqual(body.body);
    expect(await events()).toBe(before);
  });

  it('the draft is accepted as an order once the counterparty is added', async () => {
    const { draft } = (await post(ublOrder())).body;
    const made = await world.ask('buyer', 'POST', '/v1/orders', { ...(draft as object), counterparty: idOf('supplier') });
    expect([made.status, made.body['order']]).toEqual([201, expect.objectContaining({ totalMinor: 420_000, currency: 'USD' })]);
  });

  it.each([
    ['an entity', ublOrder({ before: '<!DOCTYPE Order [<!ENTITY x "y">]>' }), 422, 'ubl.doctype'],
    ['a page', '<html><body/></html>', 422, 'upload.type_refused'],
    ['a message of a bank', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>', 422, 'ubl.not_order'],
  ])('refuses %s', async (_name, xml, status, code) => {
    expect(await post(xml)).toMatchObject({ body: { code }, ...(code.startsWith('ubl.') ? { status } : {}) });
  });

  it('refuses what is larger than an order, before it is read', async () => {
    const { status, body } = await post(ublOrder({ notes: `<!--${'a'.repeat(20 * 1024 * 1024)}-->` }));
    expect([status, String(body['code'])]).toEqual([413, 'upload.too_large']);
  });

  it('says what is wrong in Chinese too', async () => {
    const reply = await world.app.inject({
      method: 'POST',
      url: '/v1/orders/import',
      headers: { 'content-type': 'application/xml', 'x-as': 'buyer', 'accept-language': 'zh' },
      payload: ublOrder({ lines: '' }),
    });
    expect(reply.json()).toMatchObject({ code: 'ubl.field_missing', detail: '缺少 OrderLine。' });
  });

  it('is for people who may draft', async () => {
    expect((await post(ublOrder(), 'application/xml', null)).status).toBe(401);
    expect((await post(ublOrder(), 'application/xml', 'inspector')).status).toBe(403);
  });
});

describe('exporting', () => {
  it('gives both sides the order that both confirmed', async () => {
    const orderId = await confirmedOrder(world);
    const reply = await ubl(orderId, 'supplier');
    expect([reply.status, reply.headers['content-type'], reply.headers['content-disposition']]).toEqual([
      200,
      'application/xml; charset=utf-8',
      `attachment; filename="quayside-order-${orderId}.xml"`,
    ]);
    expect(parseOrder(reply.text)).toMatchObject({
      value: {
        id: orderId,
        buyer: { name: 'Harbour Lights Ltd' },
        lines: [{ name: 'LED strip 5 m, 24 V', unitPriceMinor: 800 }],
      },
    });
    expect((await ubl(orderId, 'buyer')).text).toBe(reply.text);
    const platform = await exportAsPlatform(world.ctx, orderId, 'order');
    expect(platform.ok && platform.value.xml).toBe(reply.text);
    const response = await ubl(orderId, 'buyer', '?document=response');
    expect([response.status, response.text.includes('>AP</cbc:OrderResponseCode>')]).toEqual([200, true]);
  });

  it('gives whoever runs the platform the same on the command line', async () => {
    const orderId = await confirmedOrder(world);
    const env = { DATABASE_URL: world.db.adminUrl, QUAYSIDE_SECRET: world.db.secret };
    const { code, out, err } = await runCli(['order', 'export', orderId, '--ubl'], env);
    expect([code, err, out]).toEqual([0, '', (await ubl(orderId)).text]);
    const told = await runCli(['order', 'export', orderId, '--ubl', '--json'], env);
    expect(JSON.parse(told.out)).toMatchObject({
      xml: out,
      notCarried: expect.arrayContaining([expect.objectContaining({ path: 'assuranceMinor', text: '4000.00 USD' })]) as unknown[],
    });
    const none = await runCli(['order', 'export', 'spp0000000-0rder00000', '--ubl', '--response', '--json'], env);
    expect([none.code, none.out, JSON.parse(none.err)]).toEqual([2, '', expect.objectContaining({ code: 'access.not_found' })]);
  });

  it('a draft is no order, and has no answer', async () => {
    const orderId = await draftOrder(world);
    expect((await ubl(orderId)).body).toMatchObject({ status: 409, code: 'ubl.not_confirmed' });
    expect((await ubl(orderId, 'buyer', '?document=response')).body).toMatchObject({ status: 409, code: 'ubl.not_answered' });
  });

  it('a declined order is answered with its reason, until it is sent again', async () => {
    const orderId = await draftOrder(world);
    await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    await world.ask('supplier', 'POST', `/v1/orders/${orderId}/decline`, { reason: 'No capacity < June' });
    const declined = await ubl(orderId, 'buyer', '?document=response');
    expect(declined.text).toContain('>RE</cbc:OrderResponseCode>');
    expect(declined.text).toContain('<cbc:Note>No capacity &lt; June</cbc:Note>');
    expect(declined.text).toContain(`<cbc:ID>${orderId}-v1</cbc:ID>`);
    expect((await ubl(orderId)).body).toMatchObject({ code: 'ubl.not_confirmed' });
    await world.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    expect((await ubl(orderId, 'buyer', '?document=response')).body).toMatchObject({ code: 'ubl.not_answered' });
  });

  it('refuses where a text was erased', async () => {
    const orderId = await confirmedOrder(world);
    await world.db.admin.query(
      `update content set salt = null, body = null, erased_at = $2 where stream_id = $1 and content_kind = 'clause'`,
      [orderId, '2026-03-02T02:00:00Z'],
    );
    expect((await ubl(orderId)).body).toMatchObject({ status: 409, code: 'order.text_erased', kind: 'clause' });
  });

  it('is for those who may read the order', async () => {
    const orderId = await confirmedOrder(world);
    expect((await ubl(orderId, 'stranger')).status).toBe(404);
    expect((await ubl(orderId, 'inspector')).status).toBe(404);
    await bookAgency(world, orderId);
    expect((await ubl(orderId, 'inspector')).status).toBe(200);
    expect((await ubl(orderId, 'operator')).status).toBe(200);
    expect((await ubl(orderId, null)).status).toBe(401);
    expect((await exportAsPlatform(world.ctx, 'nonsense', 'order')).ok).toBe(false);
  });
});
