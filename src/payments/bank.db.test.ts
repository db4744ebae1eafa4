/** A bank file on a real database, cut off at every named point: imported again, each line is booked once and none is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBank } from '../adapters/bank/testbank.ts';
import type { Call, Context } from '../context.ts';
import { grant } from '../coverage/service.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { sha256 } from '../kernel/canonical.ts';
import { companyOf, type Desk, openDesk, personOf } from '../orders/desk.fixture.ts';
import { confirm, send } from '../orders/service.ts';
import { type Person, STAFF_PERMISSIONS } from '../parties/types.ts';
import { replacePermissions } from '../parties/store.ts';
import { ok } from '../kernel/result.ts';
import { registerFirst } from '../suppliers/payee.service.ts';
import { joinProgramme, register } from '../suppliers/service.ts';
import { bookOpenLines } from './bank.booking.service.ts';
import { matchCredit } from './bank.match.service.ts';
import { importStatement } from './bank.service.ts';
import { readWires } from './ladder.service.ts';
import { readPayers } from './refunds.store.ts';
import { declare, readInstructions, referenceOf } from './service.ts';

const NUMBER = '6222021234567890123';
const DAY = '2026-03-02';

let desk: Desk;
const staff: Person = { ...personOf('staff'), permissions: STAFF_PERMISSIONS };
const call = (by: Person): Call => ({ by, receivedAt: desk.ctx.clock.now() });

async function done(answer: Promise<{ readonly kind: string }>): Promise<void> {
  expect(await answer).toMatchObject({ kind: 'done' });
}

beforeAll(async () => {
  desk = await openDesk();
  const { ctx } = desk;
  const [supplier, id] = [personOf('supplier'), companyOf('supplier')];
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    await replacePermissions(tx, staff.userId, STAFF_PERMISSIONS);
    return ok(null);
  });
  await done(register(ctx, call(supplier), { categories: ['general'] }));
  const account = { beneficiary: 'Ningbo Light', number: NUMBER, bank: 'Test Bank', country: 'CN' };
  await done(registerFirst(ctx, call({ ...supplier, steppedUp: true }), id, account));
  await done(joinProgramme(ctx, call(supplier), id));
  await done(grant(ctx, call(staff), id, { currency: 'USD', amountMinor: 1_000_000_000 }));
});
afterAll(() => desk.close());

/** An order of 4,000.00 USD that both confirmed: 1,200.00 deposit, 2,800.00 balance. */
async function contract(): Promise<string> {
  const orderId = await desk.draft();
  await done(send(desk.ctx, call(personOf('buyer')), orderId, null));
  for (const name of ['buyer', 'supplier'] as const)
    await done(confirm(desk.ctx, call(personOf(name)), orderId, { acknowledge: ['power'] }, null));
  return orderId;
}

/** The same platform with faults: at the named points of the service and of its commits. */
function broken(spec: string): Context {
  const faults = makeFaults(spec);
  const deps = { pool: desk.db.pools.commit, registry: desk.ctx.registry, faults, enqueue: async () => undefined };
  return { ...desk.ctx, faults, commit: (command) => commitOne(deps, command) };
}

const bank = testBank({ number: NUMBER, currency: 'USD' });
const credit = (orderId: string, amountMinor: number, payer = 'Thames Lighting'): string =>
  bank.credit({ amountMinor, bookedOn: DAY, reference: referenceOf(orderId), payer });
const fileOf = (xml: string) => ({ bytes: Buffer.from(xml), sha256: sha256(xml) });

const paidOn = async (orderId: string): Promise<{ paid: number; moved: number }> => {
  const { rows } = await desk.db.admin.query<{ paid: number; moved: number }>(
    `select (select (state -> 'payments' ->> 'paidMinor')::int from stream where id = $1) as paid,
       (select coalesce(sum(amount_minor), 0)::int from transfer where stream_id = $1) as moved`,
    [orderId],
  );
  return rows[0] ?? { paid: -1, moved: -1 };
};
const lines = async () =>
  (
    await desk.db.admin.query<{ state: string; booked_minor: number }>(
      'select state, booked_minor from bank_line order by arrived',
    )
  ).rows;

describe('an import cut off', () => {
  it.each([
    'before-commit:throw:1',
    'before-commit:throw:2',
    'after-commit-before-answer:throw:1',
    'after-commit-before-answer:throw:2',
    'after-record-before-event:throw:1',
    'after-record-before-event:throw:2',
    'mid-file-import:throw:1',
    'mid-file-import:throw:2',
  ])('at %s is finished by the same file again, or by the next start', async (spec) => {
    for (const again of ['import', 'start'] as const) {
      const orders = [await contract(), await contract(), await contract()];
      const before = (await lines()).length;
      for (const orderId of orders) credit(orderId, 120_000);
      const file = fileOf(bank.statement(desk.ctx.clock.now()));
      await expect(importStatement(broken(spec), call(staff), file)).rejects.toThrow('injected fault');
      if (again === 'import') await done(importStatement(desk.ctx, call(staff), file));
      else await bookOpenLines(desk.ctx, { actor: { kind: 'timer' }, name: 'start' });
      for (const orderId of orders) expect(await paidOn(orderId)).toEqual({ paid: 120_000, moved: 120_000 });
      expect((await lines()).slice(before)).toEqual(
        Array.from({ length: 3 }, () => ({ state: 'booked', booked_minor: 120_000 })),
      );
    }
  });
});

it('keeps the account that paid, by which a refund finds its way back', async () => {
  const orderId = await contract();
  const paid = { amountMinor: 120_000, bookedOn: DAY, reference: referenceOf(orderId), payer: 'Thames Lighting' };
  bank.credit({ ...paid, payerAccount: 'NL91ABNA0417164300' });
  await done(importStatement(desk.ctx, call(staff), fileOf(bank.statement(desk.ctx.clock.now()))));
  const { rows } = await desk.db.admin.query<{ line_id: string }>('select line_id from bank_line where order_id = $1', [orderId]);
  const lineIds = rows.map((row) => row.line_id);
  const payers = await desk.ctx.read({ kind: 'platform' }, (q) => readPayers(q, lineIds));
  expect([...payers.values()]).toEqual([
    { lineId: lineIds[0], payer: 'Thames Lighting', payerAccount: 'NL91ABNA0417164300', bookedOn: DAY },
  ]);
});

describe('two imports and a person at the same moment', () => {
  it('book each line once', async () => {
    const orderId = await contract();
    credit(orderId, 120_000);
    const file = fileOf(bank.statement(desk.ctx.clock.now()));
    await Promise.all(Array.from({ length: 6 }, () => importStatement(desk.ctx, call(staff), file)));
    expect(await paidOn(orderId)).toEqual({ paid: 120_000, moved: 120_000 });
  });

  it('give a line that fits two orders to exactly one of them', async () => {
    const orders = [await contract(), await contract()];
    bank.credit({ amountMinor: 120_000, bookedOn: DAY, reference: null, payer: 'Thames Lighting' });
    await done(importStatement(desk.ctx, call(staff), fileOf(bank.statement(desk.ctx.clock.now()))));
    const { rows } = await desk.db.admin.query<{ line_id: string }>(`select line_id from bank_line where state = 'unmatched'`);
    const lineId = rows[0]?.line_id ?? '';
    const answers = await Promise.all(
      [...orders, ...orders].map((orderId) => matchCredit(desk.ctx, call(staff), lineId, { orderId, instalment: 'deposit' })),
    );
    expect(answers.filter((answer) => answer.kind === 'done').length).toBeGreaterThanOrEqual(1);
    const paid = await Promise.all(orders.map(paidOn));
    expect(paid.map((p) => p.paid).sort((a, b) => a - b)).toEqual([0, 120_000]);
  });
});

describe('is refused', () => {
  const matchTo = async (lineId: string, orderId: string) =>
    matchCredit(desk.ctx, call(staff), lineId, { orderId, instalment: null });
  const refusal = (code: string) => ({ kind: 'refused', refusal: { code } });

  it('a statement of an account that is nobody here', async () => {
    const stray = testBank({ number: '999', currency: 'USD' });
    stray.credit({ amountMinor: 1, bookedOn: DAY });
    const file = fileOf(stray.statement(desk.ctx.clock.now()));
    expect(await importStatement(desk.ctx, call(staff), file)).toMatchObject(refusal('bank.account_unknown'));
    const { rows } = await desk.db.admin.query('select from bank_file where sha256 = $1', [file.sha256]);
    expect(rows).toEqual([]);
  });

  it('a line that is booked already, one that took money away, and one that does not exist', async () => {
    const orderId = await contract();
    credit(orderId, 120_000);
    bank.debit({ amountMinor: 5, bookedOn: DAY });
    const file = fileOf(bank.statement(desk.ctx.clock.now()));
    await done(importStatement(desk.ctx, call(staff), file));
    const { rows } = await desk.db.admin.query<{ line_id: string }>(
      'select line_id from bank_line where sha256 = $1 order by arrived',
      [file.sha256],
    );
    const [booked, debit] = rows.map((row) => row.line_id);
    expect(await matchTo(booked ?? '', orderId)).toMatchObject(refusal('bank.line_matched'));
    expect(await matchTo(debit ?? '', orderId)).toMatchObject(refusal('bank.line_not_credit'));
    expect(await matchTo('nope', orderId)).toMatchObject(refusal('bank.line_unknown'));
    expect(await paidOn(orderId)).toEqual({ paid: 120_000, moved: 120_000 });
  });

  it('to tell how a supplier without an account is paid', async () => {
    const orderId = await desk.draft({ counterparty: companyOf('third') });
    expect(await readInstructions(desk.ctx, call(personOf('buyer')), orderId)).toMatchObject(refusal('payment.no_account'));
  });
});

describe('the queue of a person', () => {
  it('stands in the order in which lines arrived, whatever the bank calls them', async () => {
    const other = testBank({ number: NUMBER, currency: 'EUR' });
    for (let n = 0; n < 50; n += 1) other.credit({ amountMinor: 1, bookedOn: DAY });
    other.statement(desk.ctx.clock.now());
    other.credit({ amountMinor: 7, bookedOn: DAY });
    bank.credit({ amountMinor: 8, bookedOn: DAY, reference: null });
    for (const each of [other, bank])
      await done(importStatement(desk.ctx, call(staff), fileOf(each.statement(desk.ctx.clock.now()))));
    const { rows } = await desk.db.admin.query<{ amount_minor: number }>(
      `select amount_minor from bank_line where state = 'unmatched' order by arrived desc limit 2`,
    );
    expect(rows.map((row) => row.amount_minor)).toEqual([8, 7]);
  });
});

it('tells both sides how far a wire came, and why one of an undeclared payer waits', async () => {
  const orderId = await contract();
  const wires = async () => {
    const read = await readWires(desk.ctx, call(personOf('supplier')), orderId);
    return read.kind === 'done' ? (read.answer as { readonly items: unknown }).items : read;
  };
  expect(await wires()).toEqual([]);
  await done(declare(desk.ctx, call(personOf('buyer')), orderId, { instalment: 'deposit' }));
  const instructed = { instalment: 'deposit', seenAt: null, matchedAt: null, coveredMinor: 0, because: null };
  expect(await wires()).toMatchObject([instructed]);
  credit(orderId, 50_000, 'Quick Transfer');
  await done(importStatement(desk.ctx, call(staff), fileOf(bank.statement(desk.ctx.clock.now()))));
  const waits = { instalment: 'deposit', amountMinor: 50_000, bookedOn: DAY, matchedAt: null, because: 'payer_undeclared' };
  expect(await wires()).toMatchObject([waits]);
  credit(orderId, 120_000);
  await done(importStatement(desk.ctx, call(staff), fileOf(bank.statement(desk.ctx.clock.now()))));
  expect(await wires()).toMatchObject([
    { instalment: 'deposit', amountMinor: 120_000, bookedOn: DAY, coveredMinor: 120_000, because: null },
    { instalment: null, amountMinor: 50_000, because: 'payer_undeclared' },
  ]);
  expect(await readWires(desk.ctx, call(personOf('third')), orderId)).toMatchObject({ refusal: { code: 'access.not_found' } });
});

it('keeps both of two nameless lines that look equal and come in two files at once, one of them for a person', async () => {
  const twins = [1, 2].map((n) => {
    const own = testBank({ number: NUMBER, currency: 'USD' });
    for (let i = 0; i < n; i += 1) own.debit({ amountMinor: 1, bookedOn: DAY, text: `Charges ${n}` });
    own.statement(desk.ctx.clock.now());
    own.credit({ amountMinor: 777, bookedOn: DAY, payer: 'Thames Lighting', unreferenced: true });
    return fileOf(own.statement(`2026-03-02T0${n}:00:00.000Z`));
  });
  for (let round = 0; round < 10; round += 1) {
    const again = twins.map(({ bytes }, n) =>
      fileOf(`${bytes}`.replaceAll('Thames Lighting', `Thames ${round}`).replace('TBM', `T${n}M`)),
    );
    await Promise.all(again.map((file) => importStatement(desk.ctx, call(staff), file)));
    const { rows } = await desk.db.admin.query(
      `select certain_id as certain, state from bank_line where payer = $1 order by certain_id`,
      [`Thames ${round}`],
    );
    expect(rows, `round ${round}`).toEqual([
      { certain: false, state: 'unmatched' },
      { certain: true, state: 'unmatched' },
    ]);
  }
});
