/** Payouts over HTTP: what an operator reads and says, to which account, once whoever asks how often, and what the supplier sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBank } from '../adapters/bank/testbank.ts';
import type { Call } from '../context.ts';
import { runDue } from '../jobs/timers.ts';
import { sha256 } from '../kernel/canonical.ts';
import { ok } from '../kernel/result.ts';
import { endOrder, orderStates } from '../orders/rules.ts';
import { orderStream } from '../orders/service.ts';
import { checkAll } from '../overview/check.service.ts';
import { type World, confirmedOrder, idOf, openWorld } from '../overview/overview.fixture.ts';
import { STAFF_PERMISSIONS } from '../parties/types.ts';
import { timers } from '../slices.ts';
import { approve, askChange, registerFirst, tellCallBack, withdraw } from '../suppliers/payee.service.ts';
import { importStatement } from './bank.service.ts';

const SUPPLIER = idOf('supplier');
const NAME = 'Shenzhen Brightway Co Ltd';
const OWN = '1000200030004000';

type Body = Readonly<Record<string, unknown>>;
type Item = Body & {
  readonly orderId: string;
  readonly payoutId: string;
  readonly amountMinor: number;
  readonly account: { readonly accountId: string; readonly number: string } | null;
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const account = { beneficiary: 'Quayside', number: OWN, bank: 'Harbour Bank' };
  await world.append({ supplierId: 'programme', kind: 'programme', id: 'settings' }, [
    { type: 'orders.programme_set', v: 1, data: { policy: 'classic', mode: 'hold', strict: false, account } },
  ]);
  await world.db.admin.query(
    `insert into company_contact (company_id, phone, since) values ($1, '+862155550100', '2025-01-01')`,
    [SUPPLIER],
  );
});
afterAll(() => world.close());

const person = (userId: string, as: 'supplier' | 'operator'): Call => ({
  by: {
    kind: 'person',
    userId,
    companyId: idOf(as),
    companyKind: as === 'operator' ? 'programme' : 'trader',
    role: 'owner',
    permissions: as === 'operator' ? STAFF_PERMISSIONS : [],
    scopes: null,
    steppedUp: true,
  },
  receivedAt: world.clock.now(),
});
const details = (number: string) => ({ beneficiary: NAME, number, bank: 'First Bank', country: 'CN' });
const done = async (answer: ReturnType<typeof approve>): Promise<void> => {
  const outcome = await answer;
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
};

/** A change of the account as far as its cooling; gives the instant at which that is over. */
async function coolingTo(number: string): Promise<string> {
  await done(askChange(world.ctx, person('u-1', 'supplier'), SUPPLIER, details(number)));
  await done(approve(world.ctx, person('u-2', 'supplier'), SUPPLIER));
  await done(tellCallBack(world.ctx, person('u-operator', 'operator'), SUPPLIER, { confirmed: true }));
  return new Date(Date.parse(world.clock.now()) + 72 * 3_600_000).toISOString();
}

/** An order paid by card and completed: 1,200.00 came in, 1,140.00 are the supplier's. */
async function released(token = 'tok_ok'): Promise<string> {
  const orderId = await confirmedOrder(world);
  const paid = await world.ask('buyer', 'POST', `/v1/orders/${orderId}/instalments/deposit/card`, { token });
  if (paid.status !== 200) throw new Error(paid.text);
  const at = world.clock.now();
  const outcome = await world.ctx.commit({
    name: 'test.end',
    stream: orderStream(orderId),
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await world.ctx.calendars() },
    takesLimit: true,
    decide: (view) => ok(endOrder(orderId, orderStates(view.states), 'completed', 'received')),
    answer: () => null,
  });
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
  return orderId;
}

const queue = async (): Promise<readonly Item[]> =>
  (await world.ask('operator', 'GET', '/v1/payouts?limit=100')).body['items'] as readonly Item[];
const readOf = async (orderId: string): Promise<Item> => {
  const item = (await queue()).find((each) => each.orderId === orderId);
  if (!item) throw new Error(`${orderId} is not in the queue`);
  return item;
};
/** What an operator says who read that item. */
const saying = ({ payoutId, amountMinor, account }: Item) => ({
  accountId: account?.accountId ?? 'none',
  payouts: [{ payoutId, amountMinor }],
});
const pay = (item: Item, headers: Record<string, string> = {}) =>
  world.ask('operator', 'POST', `/v1/orders/${item.orderId}/payouts/paid`, saying(item), headers);
const statement = async (orderId: string): Promise<Body> =>
  (await world.ask('supplier', 'GET', `/v1/orders/${orderId}/statement`)).body;
const own = async (query = ''): Promise<Body> =>
  (await world.ask('supplier', 'GET', `/v1/suppliers/${SUPPLIER}/payouts${query}`)).body;
/** How often the ledger moved money of an order to the supplier. */
const moved = async (orderId: string): Promise<number> =>
  (await world.db.admin.query('select 1 from transfer where intent_id like $1', [`payout:${orderId}:%`])).rows.length;

describe('a supplier without an account', () => {
  it('is not paid: the queue and the supplier are told why', async () => {
    const orderId = await released();
    const item = await readOf(orderId);
    expect(item).toMatchObject({ account: null, waits: 'no_account', amountMinor: 114_000, currency: 'USD', daysLeft: 5 });
    const refused = await pay(item);
    expect([refused.status, refused.body['code']]).toEqual([409, 'payout.no_account']);
    expect(await own()).toMatchObject({
      payable: [{ currency: 'USD', amountMinor: 114_000 }],
      open: [{ orderId, waits: 'no_account', reference: `PO-${orderId}-1`.toUpperCase() }],
      account: null,
      items: [],
    });
    expect(await moved(orderId)).toBe(0);
  });
});

describe('a payout', () => {
  beforeAll(() => done(registerFirst(world.ctx, person('u-1', 'supplier'), SUPPLIER, details('6222021234567890123'))));

  it('leaves once: the queue loses it, the ledger moves, the supplier reads where and when', async () => {
    const orderId = await released();
    const item = await readOf(orderId);
    expect(item).toMatchObject({
      supplier: { companyId: SUPPLIER, name: NAME },
      account: { beneficiary: NAME, number: '6222021234567890123', bank: 'First Bank', country: 'CN' },
      change: null,
      waits: null,
      overdue: false,
    });
    const answer = await pay(item);
    expect([answer.status, answer.body['payouts']]).toMatchObject([
      200,
      [{ payoutId: '1', status: 'paid', amountMinor: 114_000 }],
    ]);
    expect((await queue()).map((each) => each.orderId)).not.toContain(orderId);
    const lines = (await statement(orderId))['lines'] as readonly Body[];
    expect(lines.at(-1)).toMatchObject({
      what: 'payout',
      debit: `payable:${SUPPLIER}`,
      credit: `bank:${SUPPLIER}`,
      amountMinor: 114_000,
    });
    expect(await statement(orderId)).toMatchObject({
      balanced: true,
      releasedMinor: 114_000,
      paidOutMinor: 114_000,
      heldMinor: 0,
    });
    const { items, payable } = await own();
    expect((items as readonly Body[])[0]).toEqual({
      orderId,
      payoutId: '1',
      currency: 'USD',
      amountMinor: 114_000,
      paidAt: world.clock.now(),
      reference: `PO-${orderId}-1`.toUpperCase(),
      account: { ending: '0123', bank: 'First Bank' },
    });
    // The one that had no account at first still waits.
    expect(payable).toEqual([{ currency: 'USD', amountMinor: 114_000 }]);
    const period = await world.ask('supplier', 'GET', '/v1/statements?from=2026-03-01&to=2026-03-31');
    expect((period.body['items'] as readonly Body[]).filter((line) => line['what'] === 'payout')).toHaveLength(1);
    const jobs = await world.db.admin.query(
      `select data from pgboss.job where name = 'notice' and data ->> 'template' = 'payout_sent'`,
    );
    expect(jobs.rows.map((row: { data: Body }) => row.data)).toMatchObject([
      { to: SUPPLIER, orderId, data: { amountMinor: 114_000, currency: 'USD' } },
    ]);
    // No bank details in a mail.
    expect(JSON.stringify(jobs.rows)).not.toMatch(/6222|0123/);
  });

  it('told by twenty operators at once is paid by exactly one', async () => {
    const orderId = await released();
    const item = await readOf(orderId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(item)));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(new Set(answers.filter((a) => a.status !== 200).map((a) => a.body['code']))).toEqual(new Set(['payout.none_open']));
    expect(await moved(orderId)).toBe(1);
  });

  it('asked again under its key is one act, answered alike, whatever the account is by then', async () => {
    const orderId = await released();
    const item = await readOf(orderId);
    const click = { 'idempotency-key': 'the-same-click' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(item, click)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map((a) => JSON.stringify(a.body['payouts']))).size).toBe(1);
    const other = await world.ask(
      'operator',
      'POST',
      `/v1/orders/${orderId}/payouts/paid`,
      { ...saying(item), accountId: 'x' },
      click,
    );
    expect(other.body['code']).toBe('idempotency.key_reused');
    expect(await moved(orderId)).toBe(1);
  });

  it('of an order that was closed for changes waits, and is paid once it is open again', async () => {
    const orderId = await released();
    const close = (frozen: boolean) => world.db.admin.query('update stream set frozen = $2 where id = $1', [orderId, frozen]);
    await close(true);
    const item = await readOf(orderId);
    expect(item['waits']).toBe('frozen');
    expect((await pay(item)).body['code']).toBe('order.frozen');
    expect(await moved(orderId)).toBe(0);
    await close(false);
    expect((await pay(item)).status).toBe(200);
  });

  it('of another amount, of nothing that waits, or of no order is refused', async () => {
    const item = await readOf(await released());
    const ask = (orderId: string, body: object) => world.ask('operator', 'POST', `/v1/orders/${orderId}/payouts/paid`, body);
    const changed = await ask(item.orderId, { ...saying(item), payouts: [{ payoutId: '1', amountMinor: 114_001 }] });
    expect([changed.status, changed.body['code'], changed.body['payoutId']]).toEqual([409, 'payout.changed', '1']);
    expect((await ask(`${SUPPLIER}-0000000000`, saying(item))).status).toBe(404);
    expect((await ask('nonsense', saying(item))).status).toBe(422);
    expect((await world.ask('supplier', 'POST', `/v1/orders/${item.orderId}/payouts/paid`, saying(item))).status).toBe(403);
    expect(await moved(item.orderId)).toBe(0);
  });

  it('is the supplier’s own to read, and a stranger’s never', async () => {
    expect((await world.ask('buyer', 'GET', `/v1/suppliers/${SUPPLIER}/payouts`)).status).toBe(403);
    expect((await world.ask('supplier', 'GET', '/v1/payouts')).status).toBe(403);
    expect((await world.ask('operator', 'GET', `/v1/suppliers/${SUPPLIER}/payouts`)).status).toBe(200);
    expect((await world.ask('operator', 'GET', '/v1/suppliers/nnn0000000/payouts')).status).toBe(404);
  });

  it('is listed page by page, each once: what waits by its day, what was paid the latest first', async () => {
    const all = async (url: string, who: 'operator' | 'supplier'): Promise<readonly Item[]> => {
      const items: Item[] = [];
      for (let next: unknown = ''; next !== null; ) {
        const { body } = await world.ask(who, 'GET', `${url}?limit=1${next === '' ? '' : `&cursor=${String(next)}`}`);
        items.push(...(body['items'] as readonly Item[]));
        next = body['next'];
      }
      return items;
    };
    const waits = await all('/v1/payouts', 'operator');
    expect(waits).toEqual(await queue());
    expect(waits.length).toBeGreaterThan(1);
    const paid = await all(`/v1/suppliers/${SUPPLIER}/payouts`, 'supplier');
    expect(paid).toEqual((await own())['items']);
    expect(new Set(paid.map((each) => each.orderId)).size).toBe(paid.length);
  });
});

describe('an account that changes between reading and paying', () => {
  it('is not paid to: while the new one cools the old one is, from its instant on only the new one', async () => {
    const [first, second] = [await released(), await released()];
    const before = await readOf(first);
    const usableAt = await coolingTo('6222029999999990001');
    const cooling = await readOf(first);
    expect(cooling).toMatchObject({ account: before.account, change: { step: 'cooling', usableAt }, waits: null });
    expect(await own()).toMatchObject({ account: { ending: '0123' }, change: { step: 'cooling', usableAt } });
    world.clock.set(new Date(Date.parse(usableAt) - 1).toISOString());
    expect((await pay(cooling)).status).toBe(200);

    // At the instant itself the new account counts, though the timer has not run.
    const stale = await readOf(second);
    world.clock.set(usableAt);
    const late = await pay(stale);
    expect([late.status, late.body['code']]).toEqual([409, 'payout.changed']);
    expect(await moved(second)).toBe(0);
    const fresh = await readOf(second);
    expect(fresh.account).toMatchObject({ number: '6222029999999990001', since: usableAt });
    expect((await pay(fresh)).status).toBe(200);
    const stopped = await withdraw(world.ctx, person('u-1', 'supplier'), SUPPLIER);
    expect(stopped.kind === 'refused' && stopped.refusal.code).toBe('approval.none_open');
    await runDue(world.ctx, timers, world.clock.now());
    const items = (await own())['items'] as readonly (Item & { readonly account: { readonly ending: string } })[];
    expect(items.slice(0, 2).map((each) => [each.orderId, each.account.ending])).toEqual([
      [second, '0001'],
      [first, '0123'],
    ]);
  });

  it('in a race with the payout: the one that was designated when the act came in is paid, or nothing is', async () => {
    for (let round = 0; round < 4; round += 1) {
      const orderId = await released();
      const usableAt = await coolingTo(`62220288888888800${10 + round}`);
      const stale = await readOf(orderId);
      const inTime = round % 2 === 0;
      world.clock.set(inTime ? new Date(Date.parse(usableAt) - 1).toISOString() : usableAt);
      const [answer] = await Promise.all([pay(stale), runDue(world.ctx, timers, usableAt)]);
      const outcome = [answer.status, answer.body['code'], await moved(orderId)];
      const refused = [409, 'payout.changed', 0];
      // In time it is paid to the old one, unless the timer was faster than the reading.
      if (inTime && answer.status === 200) expect(outcome).toEqual([200, undefined, 1]);
      else expect(outcome).toEqual(refused);
      world.clock.set(usableAt);
    }
  });
});

describe('a payout that nobody makes', () => {
  it('is overdue after its day, stays in the queue and is brought up again every week', async () => {
    const orderId = await released();
    const { dueOn } = (await readOf(orderId)) as Item & { readonly dueOn: string };
    for (const days of [1, 9]) {
      world.clock.set(new Date(Date.parse(`${dueOn}T16:00:00.000Z`) + (days - 1) * 86_400_000).toISOString());
      await runDue(world.ctx, timers, world.clock.now());
      expect(await readOf(orderId)).toMatchObject({ overdue: true, waits: null });
    }
    const { rows } = await world.db.admin.query(`select 1 from event where stream_id = $1 and type = 'payments.payout_overdue'`, [
      orderId,
    ]);
    expect(rows).toHaveLength(2);
    expect((await pay(await readOf(orderId))).status).toBe(200);
  });
});

it('the bank’s line of a payout that left is noted, and books nothing on its order', async () => {
  const orderId = await released();
  const item = await readOf(orderId);
  expect((await pay(item)).status).toBe(200);
  const bank = testBank({ number: OWN, currency: 'USD' });
  bank.debit({ amountMinor: 114_000, bookedOn: world.clock.now().slice(0, 10), reference: item['reference'] as string });
  const bytes = new TextEncoder().encode(bank.statement(world.clock.now()));
  await done(importStatement(world.ctx, person('u-operator', 'operator'), { bytes, sha256: sha256(bytes) }) as never);
  const { rows } = await world.db.admin.query('select direction, state, order_id, booked_minor from bank_line');
  expect(rows).toEqual([{ direction: 'debit', state: 'noted', order_id: null, booked_minor: 0 }]);
  expect(await moved(orderId)).toBe(1);
});

describe('after all of it', () => {
  const codes = async (): Promise<readonly string[]> => {
    const findings: string[] = [];
    await checkAll(world.ctx, ({ invariant, code }) => void findings.push(`${invariant} ${code}`));
    return findings;
  };

  it('every invariant holds', async () => {
    expect(await codes()).toEqual([]);
  });

  it('and a payout to another account than the designated one would be found (I8), as would one that no order said (I3)', async () => {
    await world.db.admin.query(
      `update event set data = data || '{"accountId": "another"}' where type = 'payments.payout_paid' and seq = (select max(seq) from event where type = 'payments.payout_paid')`,
    );
    expect(await codes()).toContain('I8 check.paid_to_other_account');
    for (const purpose of ['payout', 'release'])
      await world.db.admin.query(
        `insert into transfer select supplier_id, $1 || ':' || stream_id || ':9', kind, stream_id, seq, debit, credit, currency, 1, at
         from transfer where intent_id like $1 || ':%' limit 1`,
        [purpose],
      );
    expect(await codes()).toEqual(expect.arrayContaining(['I3 check.payable_differs', 'I3 check.paid_out_differs']));
  });
});
