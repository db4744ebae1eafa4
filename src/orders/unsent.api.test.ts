/** A draft that was never sent: its author's alone until it is sent, and each of its texts has a tag of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/result.ts';
import { type Desk, type Name, type Reply, companyOf, openDesk, orderOf, personOf } from './desk.fixture.ts';
import { readOrder } from './store.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const edit = (as: Name, orderId: string, body: JsonObject, ifMatch?: string) =>
  desk.ask(as, 'PATCH', `/v1/orders/${orderId}`, { body, ...(ifMatch === undefined ? {} : { ifMatch }) });
const send = (as: Name, orderId: string, ifMatch?: string) =>
  desk.ask(as, 'POST', `/v1/orders/${orderId}/send`, ifMatch === undefined ? {} : { ifMatch });
const isShown = async (as: Name, orderId: OrderId): Promise<boolean> =>
  (await desk.ctx.read(personOf(as), (q) => readOrder(q, orderId))) !== null;
const told = ({ status, body }: Pick<Reply, 'status' | 'body'>) => [status, body['code'] ?? null];
const MISSING = [404, 'access.not_found'];

describe('a draft that was never sent', () => {
  it('can be neither written, sent, confirmed, cancelled nor cloned by the other side, and its rows are not shown to it', async () => {
    const orderId = await desk.draft();
    expect(told(await edit('supplier', orderId, { shipBy: '2026-06-30' }))).toEqual(MISSING);
    for (const act of ['send', 'confirm', 'decline', 'cancel', 'clone'] as const) {
      const body = act === 'clone' ? { body: { shipBy: '2026-06-30' } } : {};
      expect([act, ...told(await desk.ask('supplier', 'POST', `/v1/orders/${orderId}/${act}`, body))]).toEqual([act, ...MISSING]);
    }
    expect([await isShown('supplier', orderId), await isShown('buyer', orderId)]).toEqual([false, true]);
  });

  it.each<readonly [string, Name, Name, JsonObject]>([
    ['a buyer', 'buyer', 'supplier', { as: 'buyer', counterparty: companyOf('supplier') }],
    ['a supplier', 'supplier', 'buyer', { as: 'supplier', counterparty: companyOf('buyer') }],
  ])('of %s is known to the other side once it is sent, and from then on', async (_, author, other, who) => {
    const line = { product: 'LED strip', quantity: '500 pcs', unitPriceMinor: 800 };
    const terms = { currency: 'USD', incoterm: 'FOB Shenzhen', shipBy: '2026-05-15', lines: [line] };
    const drafted = await desk.ask(author, 'POST', '/v1/orders', { body: { ...who, ...terms } });
    const { orderId } = orderOf(drafted.body);
    expect(await isShown(other, orderId)).toBe(false);
    await send(author, orderId);
    expect(await isShown(other, orderId)).toBe(true);
    // Either side rewrites what was sent; the text that follows is on the table between them.
    expect(orderOf((await edit(author, orderId, { shipBy: '2026-06-30' })).body)).toMatchObject({ state: 'draft', version: 2 });
    expect(told(await edit(other, orderId, { shipBy: '2026-07-15' }))).toEqual([200, null]);
  });

  it('that was cancelled stays with its author', async () => {
    const orderId = await desk.draft();
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/cancel`);
    expect([await isShown('supplier', orderId), told(await send('supplier', orderId))]).toEqual([false, MISSING]);
  });

  it('a repeat order is one, too, whoever wrote the old one', async () => {
    const old = await desk.sent();
    const { body } = await desk.ask('supplier', 'POST', `/v1/orders/${old}/clone`, { body: { shipBy: '2026-09-30' } });
    const { orderId } = orderOf(body);
    expect([await isShown('buyer', orderId), await isShown('supplier', orderId)]).toEqual([false, true]);
  });
});

describe('the tag of a text', () => {
  it('moves with every change of a draft, while the version stays', async () => {
    const orderId = await desk.draft();
    const first = await edit('buyer', orderId, { shipBy: '2026-06-30' });
    const second = await edit('buyer', orderId, { shipBy: '2026-07-15' });
    const tags = [first, second].map(({ headers }) => String(headers['etag']));
    expect(new Set(tags).size).toBe(2);
    for (const tag of tags) expect(tag).toMatch(/^"v1\.[0-9a-f]{16}"$/);
  });

  it('lets one of two writers through who looked at the same text, in every act on it', async () => {
    const orderId = await desk.draft();
    const seen = String((await edit('buyer', orderId, { shipBy: '2026-06-30' })).headers['etag']);
    const both = await Promise.all(['2026-07-01', '2026-07-02'].map((shipBy) => edit('buyer', orderId, { shipBy }, seen)));
    expect(both.map(told).toSorted()).toEqual([
      [200, null],
      [409, 'order.version_moved'],
    ]);
    const clause = `/v1/orders/${orderId}/clauses/look`;
    const body = { text: 'Length 5 m, tolerance plus or minus 10 mm' };
    for (const [method, url, given] of [
      ['POST', clause, { body }],
      ['PUT', `/v1/orders/${orderId}/clauses/power`, { body }],
      ['DELETE', `/v1/orders/${orderId}/clauses/power`, {}],
      ['POST', `/v1/orders/${orderId}/send`, {}],
    ] as const)
      expect([url, ...told(await desk.ask('buyer', method, url, { ...given, ifMatch: seen }))]).toEqual([
        url,
        409,
        'order.version_moved',
      ]);
  });

  it('that has more digits, as the order answers it, names the same text; one without digits names the version', async () => {
    const orderId = await desk.draft();
    const tag = String((await edit('buyer', orderId, { shipBy: '2026-06-30' })).headers['etag']);
    const longer = tag.replace(/"$/, `${'a'.repeat(16)}"`);
    expect(told(await edit('buyer', orderId, { shipBy: '2026-07-01' }, longer))).toEqual([200, null]);
    expect(told(await edit('buyer', orderId, { shipBy: '2026-07-02' }, '"v1"'))).toEqual([200, null]);
    expect(told(await edit('buyer', orderId, { shipBy: '2026-07-03' }, '"v2"'))).toEqual([409, 'order.version_moved']);
  });

  it('that was sent along with the confirmation holds for the text that was read', async () => {
    const orderId = await desk.draft();
    const sent = await send('buyer', orderId);
    const tag = String(sent.headers['etag']);
    const wrong = tag.replace(/\.[0-9a-f]/, (digits) => (digits === '.0' ? '.1' : '.0'));
    const confirm = (ifMatch: string) => desk.ask('supplier', 'POST', `/v1/orders/${orderId}/confirm`, { body: {}, ifMatch });
    expect(told(await confirm(wrong))).toEqual([409, 'order.version_moved']);
    expect((await confirm(tag)).body['code']).not.toBe('order.version_moved');
  });
});
