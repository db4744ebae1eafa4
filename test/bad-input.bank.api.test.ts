/** Bank files under bad input: what is no statement is refused whole, and a line is booked once whoever brings or matches it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestBank, testBank } from '../src/adapters/bank/testbank.ts';
import { readLine, settleLine } from '../src/payments/bank.store.ts';
import { referenceOf } from '../src/payments/service.ts';
import { must } from '../src/kernel/assert.ts';
import { ok } from '../src/kernel/result.ts';
import { C, NOW } from './access.fixture.ts';
import { ACCOUNT, type Market, type Reply, TODAY, flawOf, openMarket } from './bad-input.fixture.ts';

const OTHER_ACCOUNT = '6222029876543210987';

let market: Market;
let bank: TestBank;
beforeAll(async () => {
  market = await openMarket();
  bank = testBank({ number: ACCOUNT, currency: 'USD', ownerName: C.supplier });
  await market.done('otherSupplier', 'POST', `/v1/suppliers/${C.otherSupplier}/account`, {
    beneficiary: C.otherSupplier,
    number: OTHER_ACCOUNT,
    bank: 'Bank',
    country: 'CN',
  });
});
afterAll(() => market.close());

const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, as = 'operator'): Promise<Reply> =>
  market.ask({ as, url: '/v1/bank/statements', body, headers: { 'content-type': 'application/xml', ...headers } });

type LineView = {
  readonly lineId: string;
  readonly state: string;
  readonly because: string | null;
  readonly bookedMinor: number;
};
const linesOf = (reply: Reply): readonly LineView[] => reply.body['lines'] as readonly LineView[];
const seen = (reply: Reply): readonly string[] => linesOf(reply).map((l) => `${l.state} ${l.because ?? '-'} ${l.bookedMinor}`);
const credit = (orderId: string, amountMinor: number, from: TestBank = bank): string =>
  from.credit({ amountMinor, bookedOn: TODAY, reference: referenceOf(orderId), payer: C.buyer });
const match = (as: string, lineId: string, orderId: string): Promise<Reply> =>
  market.ask({ as, url: `/v1/bank/lines/${encodeURIComponent(lineId)}/match`, body: { orderId } });

const moved = async (orderId: string): Promise<number> =>
  Number(
    (
      await market.db.admin.query<{ n: number }>(
        'select coalesce(sum(amount_minor), 0)::bigint as n from transfer where stream_id = $1',
        [orderId],
      )
    ).rows[0]?.n,
  );

/** A good file of one line, for an order that waits for its money. */
async function goodFile(): Promise<{ readonly orderId: string; readonly xml: string }> {
  const { orderId } = await market.orderIn('confirmed');
  const own = testBank({ number: ACCOUNT, currency: 'USD', ownerName: C.supplier });
  credit(orderId, 120_000, own);
  return { orderId, xml: own.statement(NOW).replaceAll('TB0', `T${orderId.slice(-6).toUpperCase()}0`) };
}

describe('a bank file', () => {
  const laughs = `<!DOCTYPE Document [<!ENTITY a "ha">${'bcdefghij'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`)
    .join('')}]>`;
  const long = 'X'.repeat(5_000);

  it.each<readonly [string, (xml: string) => string | Buffer, string]>([
    ['of nothing', () => '', 'upload.empty'],
    ['of spaces', () => '   \n', 'upload.type_refused'],
    ['of JSON', () => '{"Document":{}}', 'upload.type_refused'],
    ['of HTML', () => '<!doctype html><p>no</p>', 'upload.type_refused'],
    ['of a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'upload.type_refused'],
    ['of an archive', () => Buffer.from('504b0304140000000800', 'hex'), 'upload.type_refused'],
    ['of 21 MB', () => `<Document>${' '.repeat(21 * 1024 * 1024)}</Document>`, 'upload.too_large'],
    ['of a thousand million laughs', (xml) => xml.replace('?>', `?>${laughs}`).replace(/<Nm>[^<]*/, '<Nm>&j;'), 'bank.doctype'],
    [
      'that reads a file of the server',
      (xml) => xml.replace('?>', '?><!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'bank.doctype',
    ],
    ['of another message', (xml) => xml.replaceAll('camt.053', 'pain.001'), 'bank.not_camt'],
    ['of a version to come', (xml) => xml.replaceAll('001.08', '001.99'), 'bank.version_unknown'],
    ['of an account that nobody has', (xml) => xml.replaceAll(ACCOUNT, '11112222333344445555'), 'bank.account_unknown'],
    [
      'with a day that does not exist',
      (xml) => xml.replaceAll(/<BookgDt>\s*<Dt>[^<]*/g, '<BookgDt><Dt>2026-06-31'),
      'bank.date_malformed',
    ],
    ['with an amount below zero', (xml) => xml.replaceAll('>1200.00<', '>-1200.00<'), 'bank.amount_malformed'],
    ['with an amount beyond numbers', (xml) => xml.replaceAll('>1200.00<', '>1e308<'), 'bank.amount_malformed'],
    ['with more money than there is', (xml) => xml.replaceAll('>1200.00<', '>999999999999999999.00<'), 'bank.amount_range'],
    ['with half a cent', (xml) => xml.replaceAll('>1200.00<', '>1200.005<'), 'bank.amount_precision'],
    ['in no currency', (xml) => xml.replaceAll('Ccy="USD"', 'Ccy="US$"'), 'bank.currency_unknown'],
    ['with a NUL', (xml) => xml.replace(/<Nm>[^<]*/, '<Nm>&#0;'), 'bank.not_xml'],
    ['with half a character', (xml) => xml.replace(/<Nm>[^<]*/, '<Nm>&#xD800;'), 'bank.not_xml'],
    [
      'nested 5,000 deep',
      (xml) => xml.replace('<GrpHdr>', `<GrpHdr>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`),
      'bank.not_xml',
    ],
    [
      'whose line has a name of 5,000',
      (xml) => xml.replaceAll(/<AcctSvcrRef>[^<]*/g, `<AcctSvcrRef>${long}`),
      'bank.text_too_long',
    ],
    [
      'whose statement has a name of 5,000',
      (xml) => xml.replaceAll(/<Stmt>\s*<Id>[^<]*/g, `<Stmt><Id>${long}`),
      'bank.text_too_long',
    ],
  ])('%s is refused', async (_name, spoil, code) => {
    const { orderId, xml } = await goodFile();
    const bad = spoil(xml);
    expect(bad).not.toBe(xml);
    await market.written();
    for (const lang of ['en', 'zh'] as const) {
      const reply = await post(bad, { 'accept-language': lang });
      expect([reply.code, flawOf(reply, lang)], JSON.stringify(reply.body).slice(0, 500)).toEqual([code, null]);
    }
    expect([await market.written(), await moved(orderId)]).toEqual([[], 0]);
  });

  it('cut off anywhere is refused', async () => {
    const { orderId, xml } = await goodFile();
    await market.written();
    for (let part = 0; part < 20; part += 1) {
      const reply = await post(xml.slice(0, Math.floor((xml.trimEnd().length * part) / 20)));
      expect([part, flawOf(reply)]).toEqual([part, null]);
    }
    expect([await market.written(), await moved(orderId)]).toEqual([[], 0]);
  });

  it('in UTF-16 is read as what it says, or refused', async () => {
    const { orderId, xml } = await goodFile();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    const reply = await post(utf16);
    if (reply.status >= 300) expect([flawOf(reply), await moved(orderId)]).toEqual([null, 0]);
    else expect(await moved(orderId)).toBe(120_000);
  });

  it('sent as JSON is told what is read here', async () => {
    const reply = await market.ask({ as: 'operator', url: '/v1/bank/statements', body: {} });
    expect([reply.code, flawOf(reply)]).toEqual(['request.media_type', null]);
  });
});

describe('a line', () => {
  it("above the order's total leaves the rest to a person, which another order takes but not a third", async () => {
    const { orderId } = await market.orderIn('confirmed');
    credit(orderId, 500_000);
    const reply = await post(bank.statement(NOW));
    expect([seen(reply), await moved(orderId)]).toEqual([['unmatched excess 400000'], 400_000]);
    const lineId = must(linesOf(reply)[0], 'a line').lineId;
    expect((await match('operator', lineId, orderId)).code).toBe('payment.nothing_open');
    const [second, third] = [await market.orderIn('confirmed'), await market.orderIn('confirmed')];
    expect((await match('operator', lineId, second.orderId)).body).toMatchObject({ takenMinor: 100_000 });
    await market.written();
    const late = await match('operator', lineId, third.orderId);
    expect([late.code, flawOf(late), await market.written(), await moved(third.orderId)]).toEqual([
      'bank.line_matched',
      null,
      [],
      0,
    ]);
  });

  it("of another account, of another currency, or booked back, is nobody's until a person says so; a person says no nonsense", async () => {
    const { orderId } = await market.orderIn('confirmed');
    const elsewhere = testBank({ number: OTHER_ACCOUNT, currency: 'USD' });
    credit(orderId, 120_000, elsewhere);
    const other = await post(elsewhere.statement(NOW));
    expect(seen(other)).toEqual(['unmatched other_account 0']);
    const otherLine = must(linesOf(other)[0], 'a line').lineId;
    expect((await match('operator', otherLine, orderId)).code).toBe('payment.other_account');

    const euros = testBank({ number: ACCOUNT, currency: 'EUR' });
    credit(orderId, 120_000, euros);
    const foreign = await post(euros.statement(NOW).replaceAll('TB0', 'EU0'));
    expect(seen(foreign)).toEqual(['unmatched other_currency 0']);
    expect((await match('operator', must(linesOf(foreign)[0], 'a line').lineId, orderId)).code).toBe('payment.currency_differs');

    const name = credit(orderId, 50_000);
    bank.reverse(name, TODAY);
    const reversed = await post(bank.statement(NOW));
    expect(seen(reversed).toSorted()).toEqual(['booked - 50000', 'unmatched reversed 0']);
    const back = must(
      linesOf(reversed).find((l) => l.because === 'reversed'),
      'a reversal',
    ).lineId;
    expect((await match('operator', back, orderId)).code).toBe('bank.line_not_credit');
    expect(await moved(orderId)).toBe(50_000);
  });

  it('in one file that two operators bring at one moment is booked once', async () => {
    const { orderId } = await market.orderIn('confirmed');
    credit(orderId, 120_000);
    const file = bank.statement(NOW);
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, i) => post(file, {}, i % 2 === 0 ? 'operator' : 'operatorOfMoney')),
    );
    expect([...new Set(replies.map((r) => r.status))]).toEqual([201]);
    expect(await moved(orderId)).toBe(120_000);
    expect(seen(await post(file))).toEqual(['booked - 120000']);
    const reissued = await post(bank.reissue(NOW));
    expect([reissued.status, await moved(orderId)]).toEqual([201, 120_000]);
  });

  it('under one key is imported once; the key says no to another file', async () => {
    const { orderId } = await market.orderIn('confirmed');
    credit(orderId, 1_000);
    const file = bank.statement(NOW);
    const [first, again] = [await post(file, { 'idempotency-key': 'file-1' }), await post(file, { 'idempotency-key': 'file-1' })];
    expect([again.headers['idempotency-replayed'], again.body['lines']]).toEqual(['true', first.body['lines']]);
    credit(orderId, 1_000);
    expect((await post(bank.statement(NOW), { 'idempotency-key': 'file-1' })).code).toBe('idempotency.key_reused');
  });

  it('that two operators give to two orders at one moment goes to exactly one', async () => {
    const orders = [await market.orderIn('confirmed'), await market.orderIn('confirmed')];
    bank.credit({ amountMinor: 120_000, bookedOn: TODAY, payer: 'Somebody' });
    const lineId = must(linesOf(await post(bank.statement(NOW)))[0], 'a line').lineId;
    const replies = await Promise.all(
      orders.flatMap(({ orderId }) => ['operator', 'operatorOfMoney'].map((as) => match(as, lineId, orderId))),
    );
    expect(replies.filter((r) => r.status >= 300).map((r) => [r.code, flawOf(r)])).toEqual(
      replies.filter((r) => r.status >= 300).map(() => ['bank.line_matched', null]),
    );
    const sums = await Promise.all(orders.map(({ orderId }) => moved(orderId)));
    expect(sums.toSorted((a, b) => a - b)).toEqual([0, 120_000]);
    expect(replies.filter((r) => r.status === 200).length).toBeGreaterThan(0);
  });

  it('that was booked meanwhile is not put back by who read it before', async () => {
    const { orderId } = await market.orderIn('confirmed');
    bank.credit({ amountMinor: 120_000, bookedOn: TODAY, payer: 'Somebody' });
    const lineId = must(linesOf(await post(bank.statement(NOW)))[0], 'a line').lineId;
    const before = must(await market.ctx.read({ kind: 'platform' }, (q) => readLine(q, lineId)), 'a line');
    expect((await match('operator', lineId, orderId)).status).toBe(200);
    await market.ctx.record({ at: NOW }, async (tx) => {
      await settleLine(tx, { ...before, state: 'new' }, { state: 'unmatched', because: 'no_reference', bookedMinor: 0 });
      return ok(null);
    });
    expect(await market.ctx.read({ kind: 'platform' }, (q) => readLine(q, lineId))).toMatchObject({
      state: 'booked',
      bookedMinor: 120_000,
      orderId,
    });
  });
});
