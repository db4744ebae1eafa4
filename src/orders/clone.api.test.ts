/** Repeat orders over HTTP: the same text under texts, files and dates of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractState } from '../contracts/types.ts';
import { readDocument } from '../documents/store.ts';
import type { JsonObject } from '../kernel/result.ts';
import { refsOf } from './clone.rules.ts';
import { type Desk, type Name, companyOf, openDesk, orderOf, personOf } from './desk.fixture.ts';
import { orderStates } from './rules.ts';
import { readContents, readOrder } from './store.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const RICH: JsonObject = {
  incoterm: 'DAP London',
  shipBy: '2026-05-15',
  deliverBy: '2026-06-20',
  consignee: 'Warehouse 7, Tilbury',
  approvedInspectors: [companyOf('inspector')],
  charges: [{ kind: 'freight', label: 'Sea freight', amountMinor: 20_000 }],
  assuranceMinor: 300_000,
  documents: [{ type: 'bill_of_lading', form: 'copy', issuer: 'The carrier', latestOn: '2026-05-16' }],
};

async function contractOf(
  orderId: string,
  as: Name = 'buyer',
): Promise<{ readonly contract: ContractState; readonly words: ReadonlyMap<string, unknown> }> {
  return desk.ctx.read(personOf(as), async (q) => {
    const row = await readOrder(q, orderId);
    if (!row) throw new Error('no order');
    const words = new Map([...(await readContents(q, orderId))].map(([id, text]) => [id, text.body]));
    return { contract: orderStates(row.states).contracts, words };
  });
}

const clone = (as: Name, orderId: string, body: JsonObject = { shipBy: '2026-09-30' }) =>
  desk.ask(as, 'POST', `/v1/orders/${orderId}/clone`, { body });

describe('cloning an order', () => {
  it('takes over lines, terms, clauses, files and inspectors, with texts and ids of its own', async () => {
    const orderId = await desk.draft(RICH);
    const { body } = await desk.upload('buyer', `/v1/orders/${orderId}/attachments`, {
      name: 'drawing.pdf',
      bytes: '%PDF-1.7\n',
      fields: { precedence: 'file' },
    });
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/send`);
    const cloned = await clone('supplier', orderId);
    expect(cloned.status).toBe(201);
    const newId = orderOf(cloned.body).orderId;
    expect(orderOf(cloned.body)).toMatchObject({ state: 'draft', version: 1, totalMinor: 420_000, assuranceMinor: 300_000 });
    const [old, fresh] = [await contractOf(orderId), await contractOf(newId, 'supplier')];
    expect(fresh.contract).toMatchObject({
      clonedFrom: orderId,
      author: 'supplier',
      buyerId: companyOf('buyer'),
      supplierId: companyOf('supplier'),
    });
    expect(fresh.contract.terms?.approvedInspectors).toEqual([companyOf('inspector')]);
    const said = ({ contract, words }: typeof old) =>
      refsOf([contract.terms, contract.clauses]).map((ref) => words.get(ref.contentId));
    expect(said(fresh)).toEqual(said(old));
    expect(said(fresh)).toContain('drawing.pdf');
    const ids = new Set(refsOf([old.contract.terms, old.contract.clauses]).map((ref) => ref.contentId));
    for (const ref of refsOf([fresh.contract.terms, fresh.contract.clauses])) expect(ids.has(ref.contentId)).toBe(false);
    expect(fresh.contract.clauses).toMatchObject([{ clauseId: 'power', by: 'buyer', verdict: old.contract.clauses[0]?.verdict }]);
    const [file] = fresh.contract.terms?.attachments ?? [];
    expect(file).toMatchObject({ sha256: (body['attachment'] as JsonObject)['sha256'], precedence: 'file', by: 'buyer' });
    expect(file?.attachmentId).not.toBe((body['attachment'] as JsonObject)['attachmentId']);
    const document = await desk.ctx.read(personOf('supplier'), (q) => readDocument(q, newId, file?.attachmentId ?? ''));
    expect(document).toMatchObject({
      orderId: newId,
      kind: 'attachment',
      mediaType: 'application/pdf',
      companyId: companyOf('supplier'),
    });
    expect(
      (await desk.ask('supplier', 'GET', `/v1/orders/${newId}/attachments/${file?.attachmentId}/file`)).bytes.toString(),
    ).toBe('%PDF-1.7\n');
  });

  it('copies no date: the new ones are named, and what stayed behind is told', async () => {
    const orderId = await desk.draft(RICH);
    const silent = await clone('buyer', orderId);
    expect(silent.body['warnings']).toContainEqual({
      code: 'clone.dates_left_out',
      data: { fields: ['deliverBy', 'documents'] },
    });
    const { terms } = (await contractOf(orderOf(silent.body).orderId)).contract;
    expect(terms).toMatchObject({
      shipBy: { date: '2026-09-30' },
      deliverBy: null,
      documents: [{ type: 'bill_of_lading', latestOn: null }],
    });
    const named = await clone('buyer', orderId, { shipBy: '2026-09-30', deliverBy: '2026-11-05' });
    expect((await contractOf(orderOf(named.body).orderId)).contract.terms?.deliverBy).toBe('2026-11-05');
    expect(named.body['warnings']).toContainEqual({ code: 'clone.dates_left_out', data: { fields: ['documents'] } });
  });

  it.each<readonly [string, JsonObject, number, string]>([
    ['without a shipping date', {}, 422, 'request.invalid'],
    ['with a date that is over', { shipBy: '2026-02-01' }, 422, 'contract.date_past'],
    ['with other terms', { shipBy: '2026-09-30', currency: 'EUR' }, 422, 'request.invalid'],
  ])('refuses %s', async (_name, body, status, code) => {
    const reply = await clone('buyer', await desk.draft(), body);
    expect([reply.status, reply.body['code']]).toEqual([status, code]);
  });

  it('keeps words that are no exact date as words', async () => {
    const cloned = await clone('buyer', await desk.draft(), { shipBy: 'within 30 days after deposit' });
    const { contract, words } = await contractOf(orderOf(cloned.body).orderId);
    expect(words.get(contract.terms?.shipBy.words?.contentId ?? '')).toBe('within 30 days after deposit');
  });

  it('works from an order that has ended', async () => {
    const orderId = await desk.sent();
    await desk.ask('buyer', 'POST', `/v1/orders/${orderId}/cancel`);
    expect((await clone('supplier', orderId)).status).toBe(201);
  });

  it('is only for the two parties', async () => {
    const orderId = await desk.draft();
    expect((await clone('third', orderId)).body['code']).toBe('access.not_found');
    expect((await clone('staff', orderId)).body['code']).toBe('access.denied');
    expect((await clone('buyer', `${companyOf('supplier')}-zzzzzzzzzz`)).body['code']).toBe('access.not_found');
  });

  it('tried again under its key makes no second order', async () => {
    const orderId = await desk.draft();
    const ask = () =>
      desk.ask('buyer', 'POST', `/v1/orders/${orderId}/clone`, { body: { shipBy: '2026-09-30' }, key: 'clone-once' });
    const [one, two] = [await ask(), await ask()];
    expect(orderOf(two.body).orderId).toBe(orderOf(one.body).orderId);
  });

  it('refuses where a text was erased', async () => {
    const orderId = await desk.draft();
    await desk.db.admin.query(
      `update content set salt = null, body = null, erased_at = $2 where stream_id = $1 and content_kind = 'clause'`,
      [orderId, '2026-03-02T02:00:00Z'],
    );
    const reply = await clone('buyer', orderId);
    expect([reply.status, reply.body['code'], reply.body['kind']]).toEqual([409, 'order.text_erased', 'clause']);
  });

  it('refuses where a file was erased, though another order has the same bytes', async () => {
    const orderId = await desk.draft();
    const file = { name: 'passport.pdf', bytes: '%PDF-1.7\npassport\n' };
    const { body } = await desk.upload('buyer', `/v1/orders/${orderId}/attachments`, file);
    const { attachmentId } = body['attachment'] as { readonly attachmentId: string };
    expect((await clone('buyer', orderId)).status).toBe(201);
    await desk.db.admin.query('update document set erased_at = $2 where document_id = $1', [
      attachmentId,
      '2026-03-02T02:00:00Z',
    ]);
    const reply = await clone('buyer', orderId);
    expect([reply.status, reply.body['code'], reply.body['kind']]).toEqual([409, 'order.text_erased', 'file']);
  });
});
