/** Files of a contract over HTTP: a part of the text that both confirm, kept by hash, handed out to those of the order only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../kernel/canonical.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Desk, type Reply, companyOf, openDesk, orderOf, personOf } from './desk.fixture.ts';
import { orderStates } from './rules.ts';
import { readOrder } from './store.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const PDF = '%PDF-1.7\n1 0 obj\n';
const pdf = { name: 'drawing.pdf', bytes: PDF };
const files = (orderId: string) => `/v1/orders/${orderId}/attachments`;
const attachmentOf = (reply: Reply) => reply.body['attachment'] as { readonly attachmentId: string; readonly precedence: string };

async function contractOf(orderId: OrderId) {
  const row = await desk.ctx.read(personOf('buyer'), (q) => readOrder(q, orderId));
  if (!row) throw new Error('no order');
  return orderStates(row.states).contracts;
}

const rowsOf = async (orderId: string): Promise<number> =>
  (await desk.db.admin.query('select from document where order_id = $1', [orderId])).rowCount ?? 0;

describe('attaching a file', () => {
  it('puts hash, size, type and precedence into the text, and the name beside the chain', async () => {
    const orderId = await desk.draft();
    const reply = await desk.upload('buyer', files(orderId), { ...pdf, fields: { precedence: 'file' } });
    expect(reply.status).toBe(201);
    const fact = { sha256: sha256(PDF), bytes: PDF.length, mediaType: 'application/pdf', precedence: 'file' };
    expect(reply.body['attachment']).toMatchObject(fact);
    const { terms } = await contractOf(orderId);
    expect(terms?.attachments).toMatchObject([{ ...fact, attachmentId: attachmentOf(reply).attachmentId, by: 'buyer' }]);
    expect(JSON.stringify(terms)).not.toContain('drawing');
  });

  it('lets the clauses prevail where nothing is said', async () => {
    const orderId = await desk.sent();
    expect(attachmentOf(await desk.upload('supplier', files(orderId), pdf)).precedence).toBe('clauses');
    expect((await contractOf(orderId)).terms?.attachments[0]?.by).toBe('supplier');
  });

  it('after a send begins the next version, with another fingerprint', async () => {
    const orderId = await desk.draft();
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    const before = (await contractOf(orderId)).sent;
    const attached = await desk.upload('supplier', files(orderId), pdf, { ifMatch: 1 });
    expect(orderOf(attached.body)).toMatchObject({ state: 'draft', version: 2 });
    await desk.ask('supplier', 'POST', `/v1/orders/${orderId}/send`);
    const { sent } = await contractOf(orderId);
    expect(sent?.version).toBe(2);
    expect(sent?.fingerprint).not.toBe(before?.fingerprint);
    const moved = await desk.upload('buyer', files(orderId), { ...pdf, bytes: `${PDF}2` }, { ifMatch: 1 });
    expect([moved.status, moved.body['code']]).toEqual([409, 'order.version_moved']);
  });

  it('of the same bytes again changes the precedence, and nothing else', async () => {
    const orderId = await desk.sent();
    const first = attachmentOf(await desk.upload('buyer', files(orderId), pdf));
    const again = await desk.upload('supplier', files(orderId), { ...pdf, fields: { precedence: 'file' } });
    expect(attachmentOf(again)).toMatchObject({ attachmentId: first.attachmentId, precedence: 'file' });
    expect((await contractOf(orderId)).terms?.attachments).toMatchObject([{ precedence: 'file', by: 'buyer' }]);
    const same = await desk.upload('buyer', files(orderId), { ...pdf, fields: { precedence: 'file' } });
    expect([same.status, same.body['code']]).toEqual([422, 'contract.nothing_changed']);
    expect(await rowsOf(orderId)).toBe(1);
  });

  it('tried again under its key answers the same and leaves nothing twice', async () => {
    const orderId = await desk.draft();
    const one = await desk.upload('buyer', files(orderId), pdf, { key: 'once' });
    const two = await desk.upload('buyer', files(orderId), pdf, { key: 'once' });
    expect([two.status, two.body]).toEqual([201, one.body]);
    expect(two.headers['idempotency-replayed']).toBe('true');
    const other = await desk.upload('buyer', files(orderId), { ...pdf, bytes: `${PDF}x` }, { key: 'once' });
    expect(other.body['code']).toBe('idempotency.key_reused');
    expect((await contractOf(orderId)).terms?.attachments).toHaveLength(1);
  });

  it('refuses a stranger before anything is stored', async () => {
    const orderId = await desk.draft();
    const secret = `${PDF}stranger`;
    for (const as of ['third', 'inspector'] as const)
      expect((await desk.upload(as, files(orderId), { ...pdf, bytes: secret })).status).toBe(404);
    expect((await desk.upload('buyer', files(`${companyOf('supplier')}-zzzzzzzzzz`), pdf)).status).toBe(404);
    expect(await desk.ctx.storage.exists(sha256(secret))).toBe(false);
    expect(await rowsOf(orderId)).toBe(0);
  });

  it.each<readonly [string, { readonly bytes: string; readonly fields?: Record<string, string> }, string]>([
    ['an unknown precedence', { bytes: PDF, fields: { precedence: 'seller' } }, '422 request.invalid'],
    ['an unknown field', { bytes: PDF, fields: { note: 'x' } }, '422 request.invalid'],
    ['a program', { bytes: 'MZ\0\0' }, '415 upload.type_refused'],
    ['an empty file', { bytes: '' }, '422 upload.empty'],
  ])('refuses %s', async (_name, file, expected) => {
    const orderId = await desk.draft();
    const reply = await desk.upload('buyer', files(orderId), { name: 'x.pdf', ...file });
    expect(`${reply.status} ${String(reply.body['code'])}`).toBe(expected);
  });

  it('refuses more files than a contract may have', async () => {
    const orderId = await desk.draft();
    for (let n = 0; n < LIMITS.attachmentsPerOrder; n += 1)
      await desk.upload('buyer', files(orderId), { ...pdf, bytes: `${PDF}${n}` });
    const reply = await desk.upload('buyer', files(orderId), pdf);
    expect([reply.status, reply.body['code'], reply.body['what']]).toEqual([422, 'contract.too_many', 'attachments']);
  });

  it('refuses once the order is cancelled', async () => {
    const orderId = await desk.draft();
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/cancel`);
    expect((await desk.upload('buyer', files(orderId), pdf)).body['code']).toBe('order.wrong_state');
  });
});

describe('taking a file away', () => {
  it('either side may; the next version is without it, and the same file comes back under its id', async () => {
    const orderId = await desk.draft();
    const { attachmentId } = attachmentOf(await desk.upload('buyer', files(orderId), pdf));
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    const gone = await desk.ask('supplier', 'DELETE', `${files(orderId)}/${attachmentId}`);
    expect([gone.status, orderOf(gone.body).version]).toEqual([200, 2]);
    expect((await contractOf(orderId)).terms?.attachments).toEqual([]);
    expect((await desk.ask('buyer', 'GET', `${files(orderId)}/${attachmentId}/file`)).status).toBe(404);
    expect(attachmentOf(await desk.upload('buyer', files(orderId), pdf)).attachmentId).toBe(attachmentId);
  });

  it('refuses a file that is not there, and anybody else', async () => {
    const orderId = await desk.draft();
    const { attachmentId } = attachmentOf(await desk.upload('buyer', files(orderId), pdf));
    const unknown = await desk.ask('buyer', 'DELETE', `${files(orderId)}/nothing`);
    expect([unknown.status, unknown.body['code']]).toEqual([422, 'contract.attachment_unknown']);
    expect((await desk.ask('third', 'DELETE', `${files(orderId)}/${attachmentId}`)).status).toBe(404);
  });
});

describe('saving a file', () => {
  it('gives parties, inspectors and staff the bytes, to be saved and never shown', async () => {
    const orderId = await desk.sent();
    const { attachmentId } = attachmentOf(
      await desk.upload('buyer', files(orderId), { name: '规格书.csv', bytes: 'sku,qty\nLED,500\n' }),
    );
    await desk.db.admin.query(
      `insert into stream_party (supplier_id, kind, stream_id, company_id, relation) values ($1, 'order', $2, $3, 'inspector')`,
      [supplierOf(orderId), orderId, companyOf('inspector')],
    );
    const url = `${files(orderId)}/${attachmentId}/file`;
    for (const as of ['buyer', 'supplier', 'inspector', 'staff'] as const) {
      const reply = await desk.ask(as, 'GET', url);
      expect([as, reply.status, reply.bytes.toString()]).toEqual([as, 200, 'sku,qty\nLED,500\n']);
      expect(reply.headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="___.csv"; filename*=UTF-8''%E8%A7%84%E6%A0%BC%E4%B9%A6.csv`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    }
    expect((await desk.ask('third', 'GET', url)).body['code']).toBe('access.not_found');
    expect((await desk.ask('inspector', 'DELETE', `${files(orderId)}/${attachmentId}`)).body['code']).toBe('order.not_party');
  });

  it('goes by the hash where the name was erased', async () => {
    const orderId = await desk.draft();
    const { attachmentId } = attachmentOf(await desk.upload('buyer', files(orderId), pdf));
    await desk.db.admin.query(
      `update content set salt = null, body = null, erased_at = $2 where stream_id = $1 and content_kind = 'file_name'`,
      [orderId, '2026-03-02T02:00:00Z'],
    );
    const reply = await desk.ask('buyer', 'GET', `${files(orderId)}/${attachmentId}/file`);
    expect([reply.status, reply.headers['content-disposition']]).toEqual([200, `attachment; filename="${attachmentId}"`]);
  });
});
