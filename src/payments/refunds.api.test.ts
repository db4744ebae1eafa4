/** Refunds over HTTP: paid once whoever asks how often, through the card processor where a card paid, and their queue. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeCards } from '../adapters/cards/fake.ts';
import type { CardRefundOrder, CardsPort } from '../adapters/cards/types.ts';
import type { Call, Context } from '../context.ts';
import { commitOne } from '../db/commit.ts';
import { enqueue } from '../db/boss.ts';
import { makeFaults } from '../db/faults.ts';
import { runDue } from '../jobs/timers.ts';
import { ok, refuse } from '../kernel/result.ts';
import { checkAll } from '../overview/check.service.ts';
import { type World, confirmedOrder, fundedOrder, idOf, openWorld } from '../overview/overview.fixture.ts';
import { STAFF_PERMISSIONS } from '../parties/types.ts';
import { timers } from '../slices.ts';
import { orderStream } from '../orders/service.ts';
import { feePrepaid } from '../ledger/claims.rules.ts';
import { chargeCard } from './cards.service.ts';
import { NO_FEE } from './refunds.fixture.ts';
import { type Instruction, holdRefunds, instructRefund } from './refunds.rules.ts';
import type { Seen } from './pay.rules.ts';
import { payOpenRefunds, readSeen } from './refunds.service.ts';
import type { PaymentsStates } from './types.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Figures = Readonly<Record<string, number>>;
const get = async (url: string) => (await world.ask('operator', 'GET', url)).body;
const statement = async (orderId: string) => (await get(`/v1/orders/${orderId}/statement`)) as unknown as Figures;
const NOTHING_READ: Seen = { refundId: 'of-another', amountMinor: 1, feeMinor: 0, attempt: 0 };
/** What an operator says left: by default what the queue shows of the order now. */
async function pay(orderId: string, given: { readonly key?: string; readonly seen?: readonly Seen[] } = {}) {
  const seen = given.seen ?? (await readSeen(world.ctx, orderId));
  const body = { refunds: seen.length > 0 ? seen : [NOTHING_READ] };
  const headers: Record<string, string> = given.key === undefined ? {} : { 'idempotency-key': given.key };
  return world.ask('operator', 'POST', `/v1/orders/${orderId}/refunds/paid`, body, headers);
}
const queue = async () => (await get('/v1/refunds?limit=100'))['items'] as readonly Readonly<Record<string, unknown>>[];
const limit = async (): Promise<number> => {
  const { rows } = await world.db.admin.query<{ reserved: number }>(
    `select (state -> 'coverage' -> 'limits' -> 'USD' ->> 'reservedMinor')::bigint as reserved from stream where kind = 'supplier'`,
  );
  return rows[0]?.reserved ?? 0;
};

/** Runs a decision on an order as the platform's clock would. */
async function decide(orderId: string, decision: (states: PaymentsStates) => ReturnType<typeof instructRefund>): Promise<void> {
  const at = world.clock.now();
  const outcome = await world.ctx.commit({
    name: 'test.decide',
    stream: orderStream(orderId),
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await world.ctx.calendars() },
    takesLimit: true,
    decide: (view) => ok(decision(view.states as unknown as PaymentsStates)),
    answer: () => null,
  });
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code);
}

const instruct = (orderId: string, refundId: string, amountMinor: number, change: Partial<Instruction> = {}) =>
  decide(orderId, (states) =>
    instructRefund(states, {
      orderId,
      refundId,
      claimId: `claim-${refundId}`,
      because: 'determination',
      amountMinor,
      fee: NO_FEE,
      dueOn: '2026-03-11',
      owedAtOnce: false,
      ...change,
    }),
  );

/** An order whose deposit of 1,200.00 was paid by card. */
async function paidByCard(): Promise<string> {
  const orderId = await confirmedOrder(world);
  const { status, text } = await world.ask('buyer', 'POST', `/v1/orders/${orderId}/instalments/deposit/card`, {
    token: 'tok_ok',
  });
  if (status !== 200) throw new Error(text);
  return orderId;
}

describe('twenty operators say at once that a refund left the bank', () => {
  it.each([
    ['by wire', () => fundedOrder(world)],
    ['by card', paidByCard],
  ])('paid %s: exactly one pays it', async (_, make) => {
    const orderId = await make();
    await instruct(orderId, 'r-twenty', 100_000);
    const before = await limit();
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(orderId)));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(new Set(answers.filter((a) => a.status !== 200).map((a) => a.body['code']))).toEqual(new Set(['refund.none_open']));
    expect(await statement(orderId)).toMatchObject({
      balanced: true,
      refundedMinor: 100_000,
      fundPaidMinor: 100_000,
      supplierOwesMinor: 100_000,
      feeRefundedMinor: 0,
    });
    expect(await limit()).toBe(before + 100_000);
  });

  it('under one key it is one act, answered alike to all', async () => {
    const orderId = await fundedOrder(world);
    await instruct(orderId, 'r-key', 100_000);
    const click = { key: 'the-same-click', seen: await readSeen(world.ctx, orderId) };
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(orderId, click)));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map((a) => JSON.stringify(a.body['refunds']))).size).toBe(1);
    expect((await pay(orderId, click)).status).toBe(200);
    expect((await statement(orderId))['refundedMinor']).toBe(100_000);
  });
});

describe('an old page of the queue', () => {
  it('pays nothing that has changed since, and nothing that it did not show', async () => {
    const orderId = await fundedOrder(world);
    await instruct(orderId, 'r-shown', 50_000);
    const shown = (await queue()).filter((row) => row['orderId'] === orderId);
    const seen = shown.map(
      ({ refundId, amountMinor, feeMinor, attempt }) => ({ refundId, amountMinor, feeMinor, attempt }) as Seen,
    );
    expect(seen).toEqual([{ refundId: 'r-shown', amountMinor: 50_000, feeMinor: 0, attempt: 0 }]);
    await instruct(orderId, 'r-later', 30_000);
    expect((await pay(orderId, { seen })).status).toBe(200);
    expect((await statement(orderId))['refundedMinor']).toBe(50_000);
    const stale = (await readSeen(world.ctx, orderId)).map((each) => ({ ...each, amountMinor: 40_000 }));
    const refused = await pay(orderId, { seen: stale });
    expect([refused.status, refused.body['code'], refused.body['refundId']]).toEqual([409, 'refund.changed', 'r-later']);
    expect((await pay(orderId, { seen })).body['code']).toBe('refund.changed');
    expect((await statement(orderId))['refundedMinor']).toBe(50_000);
    expect((await pay(orderId)).status).toBe(200);
  });
});

describe('a refund to a card', () => {
  const by: Call['by'] = {
    kind: 'person',
    userId: 'u-operator',
    companyId: idOf('operator'),
    companyKind: 'programme',
    role: 'owner',
    permissions: STAFF_PERMISSIONS,
    scopes: null,
    steppedUp: true,
  };
  const call = (): Call => ({ by, receivedAt: world.clock.now() });
  const paysAs = async (ctx: Context, orderId: string) =>
    payOpenRefunds(ctx, call(), orderId, await readSeen(world.ctx, orderId));

  /** The same platform with a processor that counts what it was asked, and with faults. */
  function platform(spec: string, refund?: CardsPort['refund']) {
    const asked: CardRefundOrder[] = [];
    const fake = fakeCards('of a test');
    const faults = makeFaults(spec);
    const deps = { pool: world.db.pools.commit, registry: world.ctx.registry, faults, enqueue };
    const cards: CardsPort = {
      ...fake,
      refund: async (order) => {
        asked.push(order);
        return (refund ?? fake.refund)(order);
      },
    };
    const ctx: Context = { ...world.ctx, faults, cards, commit: (command) => commitOne(deps, command) };
    return { ctx, asked };
  }
  const statusOf = async (orderId: string) => {
    const { rows } = await world.db.admin.query<{ refunds: { status: string }[] }>(
      `select state -> 'payments' -> 'refunds' as refunds from stream where id = $1`,
      [orderId],
    );
    return rows[0]?.refunds.map((r) => r.status);
  };

  it('cut off after it was sent is recorded by the next try, and sent under the same key', async () => {
    const orderId = await paidByCard();
    await instruct(orderId, 'r-cut', 120_000);
    const { ctx, asked } = platform('after-bank-send-before-record:throw');
    await expect(paysAs(ctx, orderId)).rejects.toThrow('injected fault');
    expect(await statusOf(orderId)).toEqual(['sending']);
    // An appeal comes too late for it.
    await decide(orderId, (states) => holdRefunds(states, 'claim-r-cut'));
    expect((await paysAs(ctx, orderId)).kind).toBe('done');
    expect(await statusOf(orderId)).toEqual(['paid']);
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map((order) => `${order.key} ${order.amountMinor} ${order.currency}`)).size).toBe(1);
    expect(await statement(orderId)).toMatchObject({ refundedMinor: 120_000, heldMinor: 0, balanced: true });
  });

  it('that the processor refuses waits as before; one that it may have waits on its way', async () => {
    const orderId = await paidByCard();
    await instruct(orderId, 'r-refused', 120_000);
    for (const [because, code, status] of [
      ['card.not_refundable', 'refund.card_refused', 'open'],
      ['card.unavailable', 'refund.card_unanswered', 'sending'],
      ['card.off', 'refund.card_unanswered', 'sending'],
    ] as const) {
      const { ctx } = platform('', async () => refuse(because));
      const answer = await paysAs(ctx, orderId);
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code, data: { because } } });
      expect(await statusOf(orderId)).toEqual([status]);
    }
    expect((await statement(orderId))['refundedMinor']).toBe(0);
    const { ctx, asked } = platform('');
    expect((await paysAs(ctx, orderId)).kind).toBe('done');
    // One refusal for certain, and one of which nobody knows.
    expect(asked.map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('that the processor does not take keeps no other waiting', async () => {
    const orderId = await paidByCard();
    await world.ask('supplier', 'POST', `/v1/orders/${orderId}/instalments/balance/receipt`);
    // The balance came by wire: refunds go back to it first, and to the card when it is used up.
    const { body } = await world.ask('operator', 'GET', `/v1/orders/${orderId}/statement`);
    const wireMinor = Number(body['paidMinor']) - 120_000;
    await instruct(orderId, 'r-wire', wireMinor);
    for (const [id, minor] of [
      ['r-no', 10_000],
      ['r-yes', 20_000],
      ['r-lost', 30_000],
    ] as const)
      await instruct(orderId, id, minor);
    const answers: Readonly<Record<string, 'card.not_refundable' | 'card.unavailable'>> = {
      'r-no': 'card.not_refundable',
      'r-lost': 'card.unavailable',
    };
    const { ctx } = platform('', async (order) => {
      const because = answers[order.key.split(':')[1] ?? ''];
      return because ? refuse(because) : ok({ refundId: order.key });
    });
    const answer = await paysAs(ctx, orderId);
    const captureId = expect.stringMatching(/./);
    expect(answer).toMatchObject({
      kind: 'done',
      answer: {
        warnings: [
          { code: 'refund.card_refused', data: { refundId: 'r-no', captureId, because: 'card.not_refundable' } },
          { code: 'refund.card_unanswered', data: { refundId: 'r-lost', captureId, because: 'card.unavailable' } },
        ],
      },
    });
    expect(await statusOf(orderId)).toEqual(['paid', 'open', 'paid', 'sending']);
    expect((await statement(orderId))['refundedMinor']).toBe(wireMinor + 20_000);
    // Asked again, only those two.
    const { ctx: mended, asked } = platform('');
    expect((await paysAs(mended, orderId)).kind).toBe('done');
    expect(asked.map(({ amountMinor, attempt }) => [amountMinor, attempt])).toEqual([
      [10_000, 1],
      [30_000, 0],
    ]);
    expect(await statusOf(orderId)).toEqual(['paid', 'paid', 'paid', 'paid']);
  });

  it('of a prepaid fee goes to the card that prepaid it for that claim, whatever another claim prepaid', async () => {
    const orderId = await paidByCard();
    const at = world.clock.now();
    const fee = { orderId, purpose: 'inspection_fee', instalment: null, currency: 'USD', token: 'tok_ok', at } as const;
    const prepaid = async (claimId: string, amountMinor: number): Promise<string> => {
      const charged = await chargeCard(world.ctx, { ...fee, key: `${orderId}:${claimId}`, amountMinor });
      if (!charged.ok) throw new Error(charged.code);
      const { captureId, currency } = charged.value;
      const event = { type: 'claims.fee_prepaid', v: 1, data: { claimId, captureId, amountMinor, currency } };
      await decide(orderId, () => ({ events: [event], transfers: [feePrepaid(orderId, captureId, currency, amountMinor)] }));
      return captureId;
    };
    const back = async (captureId: string) => {
      const found = await world.ctx.cards.find(captureId);
      return found.ok ? found.value.refundedMinor : found.code;
    };
    const first = await prepaid('claim-first', 10_000);
    await instruct(orderId, 'r-first', 0, { claimId: 'claim-first', fee: { fromHeldMinor: 10_000, fromFundMinor: 0 } });
    const second = await prepaid('claim-second', 6_000);
    expect((await pay(orderId)).status).toBe(200);
    expect([await back(first), await back(second)]).toEqual([10_000, 0]);
    await instruct(orderId, 'r-second', 0, { claimId: 'claim-second', fee: { fromHeldMinor: 6_000, fromFundMinor: 0 } });
    expect((await pay(orderId)).status).toBe(200);
    expect([await back(first), await back(second)]).toEqual([10_000, 6_000]);
  });

  it('of which the card bank took a part back meanwhile is the rest', async () => {
    const orderId = await paidByCard();
    await instruct(orderId, 'r-rest', 100_000);
    const { rows } = await world.db.admin.query<{ id: string }>(
      `select state -> 'payments' -> 'credits' -> 0 ->> 'creditId' as id from stream where id = $1`,
      [orderId],
    );
    const capture = { captureId: rows[0]?.id ?? '', amountMinor: 70_000, currency: 'USD' };
    const { raw, signature } = fakeCards('of a test').dispute(capture, world.clock.now());
    const heard = await world.app.inject({
      method: 'POST',
      url: '/v1/cards/events',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      payload: raw,
    });
    expect(heard.statusCode).toBe(200);
    expect((await pay(orderId)).status).toBe(200);
    expect(await statement(orderId)).toMatchObject({ refundedMinor: 50_000, chargedBackMinor: 70_000, balanced: true });
  });
});

describe('the queue', () => {
  it('has what is to be paid, the oldest due first, with the days that are left, until it is paid', async () => {
    const [late, soon] = [await fundedOrder(world), await fundedOrder(world)];
    await instruct(soon, 'q-soon', 20_000, { dueOn: '2026-03-11' });
    await instruct(late, 'q-late', 10_000, { dueOn: '2026-03-05' });
    const mine = async () =>
      (await queue())
        .filter((row) => row['orderId'] === late || row['orderId'] === soon)
        .map(({ refundId, amountMinor, overdue, daysLeft }) => [refundId, amountMinor, overdue, daysLeft]);
    expect(await mine()).toEqual([
      ['q-late', 10_000, false, 3],
      ['q-soon', 20_000, false, 7],
    ]);
    world.clock.set('2026-03-10T01:00:00.000Z');
    await runDue(world.ctx, timers, world.clock.now(), { batch: 1 });
    expect(await mine()).toEqual([
      ['q-late', 10_000, true, -3],
      ['q-soon', 20_000, false, 1],
    ]);
    const first = await get('/v1/refunds?limit=1');
    const second = await get(`/v1/refunds?limit=1&cursor=${String(first['next'])}`);
    const idOfRow = (page: typeof first) => (page['items'] as readonly { refundId: string }[])[0]?.refundId;
    expect([idOfRow(first), idOfRow(second)]).toEqual(['q-late', 'q-soon']);
    await pay(late);
    expect(await mine()).toEqual([['q-soon', 20_000, false, 1]]);
    await decide(soon, (states) => holdRefunds(states, 'claim-q-soon'));
    expect(await mine()).toEqual([]);
    expect((await pay(soon)).body['code']).toBe('refund.on_hold');
  });

  it('is for operators alone, and so is paying', async () => {
    const orderId = await fundedOrder(world);
    const codes = async (method: 'GET' | 'POST', url: string, body?: object) =>
      Promise.all(
        (['buyer', 'supplier', 'stranger'] as const).map(async (who) => (await world.ask(who, method, url, body)).body['code']),
      );
    expect(await codes('GET', '/v1/refunds')).toEqual(['access.denied', 'access.denied', 'access.denied']);
    expect(await codes('GET', '/v1/fund')).toEqual(['access.denied', 'access.denied', 'access.denied']);
    expect(await codes('POST', `/v1/orders/${orderId}/refunds/paid`, { refunds: [NOTHING_READ] })).toEqual([
      'order.not_party',
      'order.not_party',
      'access.not_found',
    ]);
    const repayment = { amountMinor: 1, reference: 'r' };
    expect(await codes('POST', `/v1/orders/${orderId}/repayments`, repayment)).toEqual([
      'order.not_party',
      'order.not_party',
      'access.not_found',
    ]);
  });
});

describe('where a refund goes back to', () => {
  type Part = { readonly channel: string; readonly to: readonly Readonly<Record<string, unknown>>[] };
  const partsOf = async (orderId: string) =>
    (await queue()).filter((row) => row['orderId'] === orderId).flatMap((row) => row['parts'] as readonly Part[]);

  it('a card, by its capture', async () => {
    const orderId = await paidByCard();
    await instruct(orderId, 'to-card', 10_000);
    const [part] = await partsOf(orderId);
    expect(part?.to).toEqual([{ kind: 'card', captureId: expect.stringMatching(/./) }]);
  });

  it('what the supplier told is unknown until a bank line shows who paid it', async () => {
    const orderId = await fundedOrder(world);
    await instruct(orderId, 'to-account', 10_000);
    expect((await partsOf(orderId))[0]?.to).toEqual([{ kind: 'unknown' }]);
    await world.db.admin.query(`insert into bank_file values ('f-told', 'camt.053', 'M1', $1, 'u-operator')`, [
      world.clock.now(),
    ]);
    await world.db.admin.query(
      `insert into bank_line (line_id, account, sha256, received_at, position, direction, amount_minor, currency, booked_on, payer,
         payer_account, bank_status, certain_id, state)
       values ('acc/told-1', 'acc', 'f-told', $1, 1, 'credit', 120000, 'USD', '2026-03-03', 'Harbour Lights Ltd',
         'GB33BUKB20201555555555', 'booked', true, 'booked')`,
      [world.clock.now()],
    );
    const link = { creditId: 'told:deposit:1', lineId: 'acc/told-1', amountMinor: 120_000 };
    await world.append(orderStream(orderId), [{ type: 'payments.linked', v: 1, data: link }]);
    const account = {
      kind: 'account',
      lineId: 'acc/told-1',
      payer: 'Harbour Lights Ltd',
      account: '•••• 5555',
      bookedOn: '2026-03-03',
    };
    expect((await partsOf(orderId))[0]?.to).toEqual([account]);
    const paid = await pay(orderId);
    expect((paid.body['refunds'] as readonly { parts: readonly Part[] }[])[0]?.parts[0]?.to).toEqual([account]);
  });
});

describe('the fund', () => {
  it('is given money, pays for suppliers and is repaid', async () => {
    const deposit = { currency: 'USD', amountMinor: 100_000_000, reference: 'capital-1' };
    expect((await world.ask('operator', 'POST', '/v1/fund/deposits', deposit)).status).toBe(201);
    expect((await world.ask('operator', 'POST', '/v1/fund/deposits', deposit)).body['code']).toBe('ledger.intent_spent');
    const unknown = { ...deposit, currency: 'XXQ', reference: 'capital-2' };
    expect((await world.ask('operator', 'POST', '/v1/fund/deposits', unknown)).body['code']).toBe('fund.amount_invalid');
    const standing = async () => ((await get('/v1/fund'))['currencies'] as readonly Figures[])[0] ?? {};
    const before = await standing();
    expect(before).toMatchObject({ currency: 'USD', capitalMinor: 100_000_000 });

    const orderId = await fundedOrder(world);
    const reserved = await limit();
    await instruct(orderId, 'r-fund', 120_000);
    await pay(orderId);
    expect(await standing()).toMatchObject({
      paidOutMinor: (before['paidOutMinor'] ?? 0) + 120_000,
      owedMinor: (before['owedMinor'] ?? 0) + 120_000,
      availableMinor: (before['availableMinor'] ?? 0) - 120_000,
    });
    const repay = (amountMinor: number, reference: string) =>
      world.ask('operator', 'POST', `/v1/orders/${orderId}/repayments`, { amountMinor, reference });
    expect((await repay(50_000, 'bank-1')).body).toMatchObject({ owedMinor: 70_000, advancedMinor: 70_000 });
    expect((await repay(50_000, 'bank-1')).body).toMatchObject({ owedMinor: 70_000 });
    expect((await repay(70_001, 'bank-2')).body['code']).toBe('repayment.exceeds_debt');
    expect((await repay(70_000, 'bank-2')).body).toMatchObject({ owedMinor: 0, advancedMinor: 0 });
    expect(await standing()).toMatchObject({
      repaidMinor: (before['repaidMinor'] ?? 0) + 120_000,
      owedMinor: before['owedMinor'],
    });
    expect(await limit()).toBe(reserved);
    expect((await statement(orderId))['supplierOwesMinor']).toBe(0);
  });
});

it('after all of it every invariant holds', async () => {
  const findings: unknown[] = [];
  await checkAll(world.ctx, (finding) => void findings.push(finding));
  expect(findings).toEqual([]);
});
