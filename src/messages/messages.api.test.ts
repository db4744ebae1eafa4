/** Messages over HTTP: who reads them, what is flagged, what is carried into an order, and that erasing a text harms nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cursorOf } from '../http/paging.ts';
import { checkAll } from '../overview/check.service.ts';
import type { Finding } from '../overview/check.types.ts';
import {
  type Answered,
  type Who,
  type World,
  bookAgency,
  confirmedOrder,
  draftOrder,
  idOf,
  openWorld,
} from '../overview/overview.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Item = Readonly<Record<string, unknown>>;
const items = ({ body }: Answered): readonly Item[] => body['items'] as readonly Item[];
const codes = ({ body }: Answered): readonly string[] =>
  (body['warnings'] as readonly { readonly code: string }[]).map((w) => w.code);
const chatCodes = (answered: Answered): readonly string[] => codes(answered).filter((code) => code.startsWith('message.'));
const write = (who: Who, url: string, text: string, headers: Readonly<Record<string, string>> = {}) =>
  world.ask(who, 'POST', `${url}/messages`, { text }, headers);
const of = (orderId: string): string => `/v1/orders/${orderId}`;
const company = (who: Who): string => `/v1/companies/${idOf(who)}`;

describe('in an order', () => {
  it('a message is flagged in the answer, in the list and on the order, and changes nothing else', async () => {
    const orderId = await confirmedOrder(world);
    const before = await world.ask('buyer', 'GET', of(orderId));
    const sent = await write('supplier', of(orderId), 'Our account changed, or use PayPal. 2 years warranty.');
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      order: { orderId, state: 'confirmed', version: 1 },
      message: {
        flags: ['message.off_platform_payment', 'message.new_bank_details'],
        promises: [{ kind: 'warranty', months: 24 }],
      },
    });
    expect(codes(sent)).toEqual(['message.off_platform_payment', 'message.new_bank_details', 'message.contradicts_contract']);
    await write('buyer', of(orderId), 'Good morning, is it delivered to my door?');

    const listed = await world.ask('buyer', 'GET', `${of(orderId)}/messages`);
    expect(items(listed)).toMatchObject([
      { from: idOf('buyer'), text: 'Good morning, is it delivered to my door?', flags: [], promises: [], channel: 'order' },
      { from: idOf('supplier'), flags: ['message.off_platform_payment', 'message.new_bank_details'], erased: false },
    ]);
    const after = await world.ask('buyer', 'GET', of(orderId));
    expect(chatCodes(after)).toEqual(codes(sent));
    expect(after.body['contract']).toEqual(before.body['contract']);
    expect(after.body['amendment']).toBeNull();
  });

  it('an amendment that both confirm keeps the promise: the warning goes', async () => {
    const orderId = await confirmedOrder(world);
    await write('supplier', of(orderId), 'We ship by 1 June 2026');
    expect(chatCodes(await world.ask('buyer', 'GET', of(orderId)))).toEqual(['message.contradicts_contract']);
    await world.ask('supplier', 'POST', `${of(orderId)}/amendments`, { set: { shipBy: '2026-06-01' } });
    expect(chatCodes(await world.ask('buyer', 'GET', of(orderId)))).toEqual(['message.contradicts_contract']);
    await world.ask('buyer', 'POST', `${of(orderId)}/amendments/confirm`);
    expect(chatCodes(await world.ask('buyer', 'GET', of(orderId)))).toEqual([]);
  });

  it('others neither read nor write; an inspector of the order sees no word of it', async () => {
    const orderId = await confirmedOrder(world);
    await bookAgency(world, orderId);
    await write('supplier', of(orderId), 'Use PayPal, dear');
    for (const who of ['stranger', 'inspector'] as const) {
      const expected = who === 'stranger' ? 'access.not_found' : 'order.not_party';
      expect((await world.ask(who, 'GET', `${of(orderId)}/messages`)).body['code']).toBe(expected);
      expect((await write(who, of(orderId), 'Hello')).body['code']).toBe(expected);
    }
    const [page, events] = await Promise.all([
      world.ask('inspector', 'GET', of(orderId)),
      world.ask('inspector', 'GET', `${of(orderId)}/events`),
    ]);
    expect(page.status).toBe(200);
    expect(chatCodes(page)).toEqual([]);
    expect(page.text + events.text).not.toMatch(/PayPal|off_platform/);
    expect((await world.ask('operator', 'GET', `${of(orderId)}/messages`)).text).toContain('PayPal');
    expect((await write('operator', of(orderId), 'Hello')).body['code']).toBe('access.denied');
  });

  it('a text can be erased: flags, chain and check stay whole', async () => {
    const orderId = await confirmedOrder(world);
    const sent = await write('supplier', of(orderId), 'Please pay to my personal account');
    const { messageId } = sent.body['message'] as { readonly messageId: string };
    expect((await world.ask('buyer', 'GET', `${of(orderId)}/events`)).text).toContain('personal account');
    const erasure = { contents: [messageId], reason: 'data_subject_request' };
    expect((await world.ask('operator', 'POST', `${of(orderId)}/erasures`, erasure)).status).toBe(200);
    expect(items(await world.ask('buyer', 'GET', `${of(orderId)}/messages`))).toMatchObject([
      { messageId, text: null, erased: true, flags: ['message.off_platform_payment'] },
    ]);
    const events = await world.ask('buyer', 'GET', `${of(orderId)}/events`);
    expect(events.text).not.toContain('personal account');
    expect(events.body['chain']).toMatchObject({ verified: true });
    const findings: Finding[] = [];
    await checkAll(world.ctx, (finding) => void findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('in a draft that was never sent waits with the draft: the other side reads it once it was sent', async () => {
    const orderId = await draftOrder(world);
    expect((await write('buyer', of(orderId), 'A first word')).status).toBe(201);
    expect((await world.ask('supplier', 'GET', `${of(orderId)}/messages`)).status).toBe(404);
    expect((await write('supplier', of(orderId), 'Hello')).status).toBe(404);
    await world.ask('buyer', 'POST', `${of(orderId)}/send`);
    expect(items(await world.ask('supplier', 'GET', `${of(orderId)}/messages`))).toMatchObject([{ text: 'A first word' }]);
  });

  it.each(['   ', '\u200b\u2060', '\n\t'])('nothing to read in it: %j', async (text) => {
    expect((await write('buyer', of(await draftOrder(world)), text)).body['code']).toBe('request.invalid');
    expect((await write('buyer', company('supplier'), text)).body['code']).toBe('request.invalid');
  });
});

describe('before an order', () => {
  const promise = 'Yes dear the shipping 240 USD is delivered to your door, nothing more to pay';

  it('the two read their thread, page by page; nobody else does, and a key counts once', async () => {
    const key = { 'idempotency-key': 'one-message' };
    const first = await write('stranger', company('supplier'), 'Do you take PayPal?', key);
    expect(first.status).toBe(201);
    expect(codes(first)).toEqual(['message.off_platform_payment']);
    expect((await write('stranger', company('supplier'), 'Do you take PayPal?', key)).body).toEqual(first.body);
    world.clock.set('2026-03-02T01:05:00.000Z');
    await write('supplier', company('stranger'), 'Only through the platform');
    const page = await world.ask('supplier', 'GET', `${company('stranger')}/messages?limit=1`);
    const next = await world.ask(
      'supplier',
      'GET',
      `${company('stranger')}/messages?limit=1&cursor=${String(page.body['next'])}`,
    );
    expect([page, next].map((each) => items(each).map(({ text, from }) => [from, text]))).toEqual([
      [[idOf('supplier'), 'Only through the platform']],
      [[idOf('stranger'), 'Do you take PayPal?']],
    ]);
    expect(next.body['next']).toBeNull();
    const made = cursorOf(`messages ${idOf('supplier')} ${idOf('stranger')}`, ['yesterday', 'order/1']);
    const lost = await world.ask('supplier', 'GET', `${company('stranger')}/messages?cursor=${made}`);
    expect(lost.body['code']).toBe('paging.cursor_invalid');
    const threads = async (who: Who) => items(await world.ask(who, 'GET', '/v1/messages'));
    expect(await threads('supplier')).toMatchObject([{ companyId: idOf('stranger'), count: 2, theirs: false }]);
    expect(await threads('stranger')).toMatchObject([{ companyId: idOf('supplier'), count: 2, theirs: true }]);
    expect(await threads('buyer')).toEqual([]);
    expect(items(await world.ask('buyer', 'GET', `${company('supplier')}/messages`))).toEqual([]);
    expect(items(await world.ask('buyer', 'GET', `${company('stranger')}/messages`))).toEqual([]);
  });

  it('is between two traders', async () => {
    expect((await write('buyer', company('buyer'), 'Hello')).body['code']).toBe('message.to_yourself');
    for (const url of [company('inspector'), '/v1/companies/m1ss1ng000']) {
      expect((await write('buyer', url, 'Hello')).body['code']).toBe('access.not_found');
    }
    expect((await write('inspector', company('buyer'), 'Hello')).body['code']).toBe('access.denied');
    expect((await world.ask(null, 'GET', `${company('buyer')}/messages`)).body['code']).toBe('access.unauthenticated');
  });

  it('rows are closed to every other company, whatever a query asks for', async () => {
    const rows = (companyId: string) =>
      world.ctx.read(
        { kind: 'person', userId: 'u', companyId, companyKind: 'trader', role: 'owner', permissions: [], scopes: null },
        async (q) => (await q.query('select 1 from message')).rows.length,
      );
    expect(await rows(idOf('stranger'))).toBe(2);
    expect(await rows(idOf('inspector'))).toBe(0);
  });

  it('is carried into an order opened within 90 days, and not into a later one', async () => {
    await write('supplier', company('buyer'), promise);
    const orderId = await draftOrder(world);
    expect(chatCodes(await world.ask('buyer', 'GET', of(orderId)))).toEqual([
      'message.contradicts_contract',
      'message.contradicts_contract',
    ]);
    expect(items(await world.ask('buyer', 'GET', `${of(orderId)}/messages`))).toMatchObject([
      { channel: 'inquiry', text: promise },
    ]);
    const kept = await draftOrder(world, { incoterm: 'DDP London' });
    expect(chatCodes(await world.ask('buyer', 'GET', of(kept)))).toEqual([]);
    world.clock.set('2026-06-15T01:00:00.000Z');
    const later = await draftOrder(world, { shipBy: '2026-09-15' });
    expect(chatCodes(await world.ask('buyer', 'GET', of(later)))).toEqual([]);
    expect(items(await world.ask('buyer', 'GET', `${of(later)}/messages`))).toEqual([]);
  });
});

describe('an arrival bill', () => {
  it('is checked against the terms in force, for the two sides only', async () => {
    const orderId = await draftOrder(world, { shipBy: '2026-09-15' });
    const lines = ['THC 85.00 GBP', 'Origin terminal handling 55.00 GBP', 'Lucky fee'];
    const { status, body } = await world.ask('buyer', 'POST', `${of(orderId)}/bill-checks`, { lines });
    expect(status).toBe(200);
    expect(body).toEqual({
      orderId,
      incoterm: { rule: 'FOB', place: 'Shenzhen' },
      lines: [
        {
          text: 'THC 85.00 GBP',
          name: 'THC',
          charge: 'destination_terminal',
          bears: 'buyer',
          amountMinor: 8_500,
          currency: 'GBP',
        },
        {
          text: 'Origin terminal handling 55.00 GBP',
          name: 'Origin terminal handling',
          charge: 'origin_terminal',
          bears: 'supplier',
          amountMinor: 5_500,
          currency: 'GBP',
        },
        { text: 'Lucky fee', name: 'Lucky fee', charge: null, bears: 'depends', amountMinor: null, currency: null },
      ],
    });
    expect((await world.ask('stranger', 'POST', `${of(orderId)}/bill-checks`, { lines })).body['code']).toBe('access.not_found');
  });
});
