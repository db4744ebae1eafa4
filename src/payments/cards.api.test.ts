/** Cards on a real database: one charge whatever is repeated or cut off, every charge booked or given back, signed events heard once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeCards, fakeCards } from '../adapters/cards/fake.ts';
import { cardsOff } from '../adapters/cards/off.ts';
import { stripeCards } from '../adapters/cards/stripe.ts';
import { TEST_KEYS, startCardServer } from '../adapters/cards/testserver.ts';
import type { CardsPort } from '../adapters/cards/types.ts';
import type { Answer, Call, Context } from '../context.ts';
import { enqueue } from '../db/boss.ts';
import { commitOne } from '../db/commit.ts';
import { makeFaults } from '../db/faults.ts';
import { addMillis } from '../kernel/dates.ts';
import { readConfig } from '../config.ts';
import { refuse } from '../kernel/result.ts';
import { checkAll } from '../overview/check.service.ts';
import { type World, confirmedOrder, idOf, openWorld } from '../overview/overview.fixture.ts';
import { makeContext } from '../main.ts';
import { WINDOW_MS, hearCards, reconcileCharges } from './cards.events.service.ts';
import { startReconciling } from './cards.jobs.ts';
import { readMethods } from './cards.methods.service.ts';
import { chargeCard, payByCard, undoCharge } from './cards.service.ts';

let world: World;
let cards: FakeCards;
beforeAll(async () => {
  world = await openWorld();
  cards = world.ctx.cards as FakeCards;
  const supplier = { supplierId: idOf('supplier'), kind: 'supplier', id: idOf('supplier') } as const;
  const limit = { currency: 'USD', amountMinor: 100_000_000, reviewOn: null, by: 'u-operator', because: 'test' };
  await world.append(supplier, [{ type: 'coverage.granted', v: 1, data: limit }]);
});
afterAll(() => world.close());

const HOUR = 3_600_000;
const by: Call['by'] = {
  kind: 'person',
  userId: 'u-buyer',
  companyId: idOf('buyer'),
  companyKind: 'trader',
  role: 'owner',
  permissions: [],
  scopes: null,
  steppedUp: true,
};
let keys = 0;
const newKey = (): string => `card-${++keys}`;
const call = (key = newKey()): Call => ({ by, receivedAt: world.clock.now(), idempotency: { key, inputHash: 'a'.repeat(64) } });

/** The same platform with a fault, or with another processor. */
function platform({ faults = '', port = {} }: { readonly faults?: string; readonly port?: Partial<CardsPort> }): Context {
  const made = makeFaults(faults);
  const deps = { pool: world.db.pools.commit, registry: world.ctx.registry, faults: made, enqueue };
  return { ...world.ctx, faults: made, cards: { ...cards, ...port }, commit: (command) => commitOne(deps, command) };
}

const pay = (orderId: string, token = 'tok_visa', key = newKey()) =>
  world.ask('buyer', 'POST', `/v1/orders/${orderId}/instalments/deposit/card`, { token }, { 'idempotency-key': key });
const payAs = (ctx: Context, orderId: string, key: string, token = 'tok_visa') =>
  payByCard(ctx, call(key), orderId, 'deposit', token);
/** Everything the processor has ever charged for an order. */
async function charges(orderId: string) {
  const all = await cards.since('2000-01-01T00:00:00.000Z');
  return all.ok ? all.value.filter((c) => c.reference === orderId) : [];
}
const statement = async (orderId: string) => (await world.ask('operator', 'GET', `/v1/orders/${orderId}/statement`)).body;
const paidOf = async (orderId: string) => (await statement(orderId))['paidMinor'];
const codeOf = (answer: Answer) => (answer.kind === 'refused' ? answer.refusal.code : 'done');
const givenBack = async (orderId: string): Promise<unknown> => {
  const { rows } = await world.db.admin.query<{ ids: unknown }>(
    `select state -> 'payments' -> 'givenBack' as ids from stream where id = $1`,
    [orderId],
  );
  return rows[0]?.ids;
};
const nobody = () => false;
/** After every charge so far has had its time. */
async function reconcile(ctx: Context = world.ctx, elsewhere: (states: unknown, captureId: string) => boolean = nobody) {
  world.clock.set(addMillis(world.clock.now(), HOUR));
  return reconcileCharges(ctx, elsewhere);
}

describe('paying by card', () => {
  it('charges once for a double click, and answers both alike', async () => {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const answers = await Promise.all([pay(orderId, 'tok_visa', key), pay(orderId, 'tok_visa', key)]);
    expect(answers.map((a) => a.status)).toEqual([200, 200]);
    expect(new Set(answers.map((a) => a.body['captureId'])).size).toBe(1);
    expect(await charges(orderId)).toMatchObject([{ amountMinor: 120_000, currency: 'USD', refundedMinor: 0 }]);
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('under two keys at once is paid by one, and the other is given back', async () => {
    const orderId = await confirmedOrder(world);
    const answers = await Promise.all([pay(orderId), pay(orderId), pay(orderId)]);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    const refused = answers.filter((a) => a.status !== 200).map((a) => a.body['code']);
    expect(new Set(refused)).toEqual(new Set(['payment.nothing_open']));
    const made = await charges(orderId);
    expect(made.filter((c) => c.refundedMinor === 0)).toHaveLength(1);
    expect(made.filter((c) => c.refundedMinor === c.amountMinor)).toHaveLength(made.length - 1);
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('that is declined charges nothing, tells why, and may be tried with another card', async () => {
    const orderId = await confirmedOrder(world);
    const declined = await pay(orderId, 'tok_declined');
    expect([declined.status, declined.body['code'], declined.body['because']]).toEqual([
      402,
      'payment.card_declined',
      'generic_decline',
    ]);
    expect(await charges(orderId)).toEqual([]);
    expect((await pay(orderId)).status).toBe(200);
  });

  it('whose answer was lost is not told as a failure, and the same request finds the charge', async () => {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const lost = await pay(orderId, 'tok_lost', key);
    expect([lost.status, lost.body['code']]).toEqual([503, 'payment.card_unanswered']);
    expect(await paidOf(orderId)).toBe(0);
    expect((await pay(orderId, 'tok_lost', key)).status).toBe(200);
    expect(await charges(orderId)).toHaveLength(1);
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('that needs the bank’s confirmation says so, and pays under the same key once it came', async () => {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const asked = await pay(orderId, 'tok_confirm', key);
    expect([asked.status, asked.body['code']]).toEqual([402, 'payment.card_unconfirmed']);
    expect(asked.body['clientSecret']).toContain(String(asked.body['captureId']));
    cards.confirm(String(asked.body['captureId']));
    const paid = await pay(orderId, 'tok_confirm', key);
    expect([paid.status, paid.body['captureId']]).toEqual([200, asked.body['captureId']]);
  });

  it('without a processor is refused, and nothing is charged', async () => {
    const orderId = await confirmedOrder(world);
    const off: Context = { ...world.ctx, cards: cardsOff };
    expect(codeOf(await payAs(off, orderId, newKey()))).toBe('payment.card_unavailable');
    expect(codeOf(await hearCards(off, Buffer.from('{}'), ''))).toBe('card.off');
    expect(await reconcileCharges(off, nobody)).toMatchObject({ ok: false, code: 'card.off' });
  });

  it('of an amount that the processor does not know is refused before anything is asked', async () => {
    const charge = { key: 'k', orderId: 'o', purpose: 'instalment', instalment: 'deposit', token: 'tok_visa', at: '' } as const;
    expect(await chargeCard(world.ctx, { ...charge, amountMinor: 5_124, currency: 'KWD' })).toMatchObject({
      code: 'payment.card_amount_unsupported',
      data: { amountMinor: 5_124, currency: 'KWD' },
    });
  });

  it('for a frozen order is refused before the card is charged', async () => {
    const orderId = await confirmedOrder(world);
    const freeze = (frozen: boolean) => world.db.admin.query('update stream set frozen = $2 where id = $1', [orderId, frozen]);
    await freeze(true);
    expect((await pay(orderId)).body['code']).toBe('order.frozen');
    expect(await charges(orderId)).toEqual([]);
    await freeze(false);
  });

  it('that was answered is answered again without a look at the card', async () => {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const first = await payAs(world.ctx, orderId, key);
    const never = platform({
      port: {
        capture: async () => {
          throw new Error('charged again');
        },
      },
    });
    expect(await payAs(never, orderId, key)).toEqual({ ...first, replayed: true });
    expect(
      codeOf(await payByCard(never, { ...call(key), idempotency: { key, inputHash: 'b'.repeat(64) } }, orderId, 'deposit', 't')),
    ).toBe('idempotency.key_reused');
  });
});

describe('a charge that was cut off', () => {
  it.each([
    ['before it was noted', 'after-bank-send-before-record:throw:1'],
    ['before it was booked', 'after-bank-send-before-record:throw:2'],
    ['before the commit', 'before-commit:throw'],
    ['after the commit, before the answer', 'after-commit-before-answer:throw'],
  ])('%s is found by the same request and booked once', async (_, faults) => {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    await expect(payAs(platform({ faults }), orderId, key)).rejects.toThrow('injected fault');
    expect(await charges(orderId)).toHaveLength(1);
    expect(codeOf(await payAs(world.ctx, orderId, key))).toBe('done');
    expect(await charges(orderId)).toMatchObject([{ refundedMinor: 0 }]);
    expect(await paidOf(orderId)).toBe(120_000);
  });

  /** Charged, and the server died before it noted anything. */
  async function orphan(): Promise<{ readonly orderId: string; readonly captureId: string; readonly key: string }> {
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const dying = platform({ faults: 'after-bank-send-before-record:throw' });
    await expect(payAs(dying, orderId, key)).rejects.toThrow('injected fault');
    return { orderId, key, captureId: (await charges(orderId))[0]?.captureId ?? '' };
  }
  const hearCharged = (captureId: string, ctx: Context = world.ctx) => {
    const { raw, signature } = cards.charged(captureId, world.clock.now());
    return hearCards(ctx, raw, signature);
  };

  it('and never asked for again is booked by the processor’s event, once', async () => {
    const { orderId, captureId, key } = await orphan();
    expect(await hearCharged(captureId)).toMatchObject({ kind: 'done', answer: { booked: true } });
    expect(await hearCharged(captureId)).toMatchObject({ kind: 'done', answer: { booked: false } });
    expect(await paidOf(orderId)).toBe(120_000);
    // The buyer comes back after all: the same payment.
    expect(await payAs(world.ctx, orderId, key)).toMatchObject({ kind: 'done', answer: { captureId } });
    expect(await charges(orderId)).toMatchObject([{ refundedMinor: 0 }]);
    // A dispute about it finds its order.
    const { raw, signature } = cards.dispute({ captureId, amountMinor: 20_000, currency: 'USD' }, world.clock.now());
    expect(await hearCards(world.ctx, raw, signature)).toMatchObject({ kind: 'done', answer: { booked: true } });
  });

  it('and never asked for again is booked by the comparison, when it had its time', async () => {
    const { orderId, captureId } = await orphan();
    expect(await reconcileCharges(world.ctx, nobody)).toMatchObject({ ok: true, value: { booked: 0 } });
    expect(await paidOf(orderId)).toBe(0);
    expect(await reconcile()).toMatchObject({ ok: true, value: { booked: 1, left: 0 } });
    expect(await paidOf(orderId)).toBe(120_000);
    expect(await reconcile()).toMatchObject({ ok: true, value: { booked: 0, left: 0 } });
    expect((await charges(orderId)).map((c) => c.captureId)).toEqual([captureId]);
  });

  it('and confirmed by the buyer’s bank long after it was asked for is booked by the comparison', async () => {
    const orderId = await confirmedOrder(world);
    const captureId = String((await pay(orderId, 'tok_confirm')).body['captureId']);
    world.clock.set(addMillis(world.clock.now(), WINDOW_MS + HOUR));
    cards.confirm(captureId);
    expect(await reconcile()).toMatchObject({ ok: true, value: { booked: 1, left: 0 } });
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('and paid otherwise meanwhile is given back, once, whoever comes first', async () => {
    const { orderId, captureId, key } = await orphan();
    expect((await world.ask('supplier', 'POST', `/v1/orders/${orderId}/instalments/deposit/receipt`)).status).toBe(200);
    const heard = await Promise.all([hearCharged(captureId), hearCharged(captureId), reconcile()]);
    expect(heard.slice(0, 2)).toMatchObject([{ answer: { booked: false } }, { answer: { booked: false } }]);
    expect(await charges(orderId)).toMatchObject([{ amountMinor: 120_000, refundedMinor: 120_000 }]);
    expect(await givenBack(orderId)).toEqual([captureId]);
    expect(codeOf(await payAs(world.ctx, orderId, key))).toBe('payment.charge_given_back');
    expect(codeOf(await payAs(world.ctx, orderId, newKey()))).toBe('payment.nothing_open');
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('and given back is never booked: the same request is told, a new one pays', async () => {
    const { orderId, captureId, key } = await orphan();
    await undoCharge(world.ctx, { orderId, captureId, amountMinor: 120_000, currency: 'USD' }, 'test', nobody);
    expect(codeOf(await payAs(world.ctx, orderId, key))).toBe('payment.charge_given_back');
    expect(await paidOf(orderId)).toBe(0);
    expect(codeOf(await payAs(world.ctx, orderId, newKey()))).toBe('done');
    expect(await paidOf(orderId)).toBe(120_000);
    expect((await charges(orderId)).map((c) => c.refundedMinor).sort()).toEqual([0, 120_000]);
  });

  it('that the processor cannot give back now is given back by a later comparison', async () => {
    const orderId = await confirmedOrder(world);
    await Promise.all([pay(orderId)]);
    const away = platform({ port: { refund: async () => refuse('card.unavailable') } });
    const due = { key: 'late', orderId, purpose: 'instalment', instalment: 'deposit', token: 'tok_visa' } as const;
    const charged = await chargeCard(away, { ...due, amountMinor: 120_000, currency: 'USD', at: world.clock.now() });
    const captureId = charged.ok ? charged.value.captureId : '';
    await undoCharge(away, { orderId, captureId, amountMinor: 120_000, currency: 'USD' }, 'test', nobody);
    expect(await givenBack(orderId)).toEqual([captureId]);
    expect((await cards.find(captureId)).ok && (await charges(orderId)).map((c) => c.refundedMinor)).toEqual([0, 0]);
    await reconcile(away);
    await reconcile();
    expect((await charges(orderId)).map((c) => c.refundedMinor).sort()).toEqual([0, 120_000]);
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('and refunded by a person at the processor is not booked', async () => {
    const { orderId, captureId } = await orphan();
    await cards.refund({ key: 'by hand', attempt: 0, captureId, amountMinor: 120_000, currency: 'USD' });
    expect(await hearCharged(captureId)).toMatchObject({ answer: { booked: false } });
    await reconcile();
    expect([await paidOf(orderId), await givenBack(orderId)]).toEqual([0, []]);
  });

  it('and refunded in part by a person waits for a person', async () => {
    const { orderId, captureId } = await orphan();
    await cards.refund({ key: 'in part', attempt: 0, captureId, amountMinor: 20_000, currency: 'USD' });
    await reconcile();
    expect([await paidOf(orderId), await givenBack(orderId)]).toEqual([0, []]);
    await cards.refund({ key: 'the rest', attempt: 0, captureId, amountMinor: 100_000, currency: 'USD' });
  });

  it('for a frozen order waits until it can be written', async () => {
    const { orderId, captureId } = await orphan();
    await world.db.admin.query('update stream set frozen = true where id = $1', [orderId]);
    expect(codeOf(await hearCharged(captureId))).toBe('order.frozen');
    await reconcile();
    expect(await charges(orderId)).toMatchObject([{ refundedMinor: 0 }]);
    await world.db.admin.query('update stream set frozen = false where id = $1', [orderId]);
    await reconcile();
    expect(await paidOf(orderId)).toBe(120_000);
  });

  it('that fails never keeps the others waiting, and the job looks at its start', async () => {
    const [first, second] = [await orphan(), await orphan()];
    world.clock.set(addMillis(world.clock.now(), HOUR));
    const broken: Context = {
      ...world.ctx,
      commit: async (command) => {
        if (command.stream.id === first.orderId) throw new Error('broken');
        return world.ctx.commit(command);
      },
    };
    await startReconciling(broken, nobody).stop();
    expect([await paidOf(first.orderId), await paidOf(second.orderId)]).toEqual([0, 120_000]);
    await startReconciling(world.ctx, nobody).stop();
    expect(await paidOf(first.orderId)).toBe(120_000);
    // Without a processor, or without its answer, it only says so.
    await startReconciling({ ...world.ctx, cards: cardsOff }, nobody).stop();
    await startReconciling(platform({ port: { since: async () => refuse('card.unavailable') } }), nobody).stop();
  });

  it('of an order that is none of ours is left alone', async () => {
    const orderId = 'spp0000000-n0ne000000';
    const asked = {
      key: 'x',
      amountMinor: 5,
      currency: 'USD',
      token: 'tok_visa',
      reference: orderId,
      instalment: 'deposit',
      request: '',
    };
    const charged = await cards.capture({ ...asked, purpose: 'instalment' });
    const captureId = charged.ok ? charged.value.captureId : '';
    expect(await hearCharged(captureId)).toMatchObject({ answer: { booked: false } });
    await reconcile();
    expect(await charges(orderId)).toMatchObject([{ refundedMinor: 0 }]);
    expect(await hearCharged('fake_USD_1_of_nobody')).toMatchObject({ answer: { booked: false } });
  });

  it('is told again while the processor does not answer', async () => {
    const { captureId } = await orphan();
    const away = platform({
      port: { find: async () => refuse('card.unavailable'), since: async () => refuse('card.unavailable') },
    });
    expect(codeOf(await hearCharged(captureId, away))).toBe('card.unavailable');
    expect(await reconcileCharges(away, nobody)).toMatchObject({ ok: false, code: 'card.unavailable' });
  });

  it('for a fee that no claim took is given back by the comparison; one that a claim holds is not', async () => {
    const orderId = await confirmedOrder(world);
    const fee = {
      orderId,
      purpose: 'inspection_fee',
      instalment: null,
      amountMinor: 85_000,
      currency: 'USD',
      token: 'tok_visa',
    } as const;
    const at = world.clock.now();
    const [held, lost] = [
      await chargeCard(world.ctx, { ...fee, key: 'held', at }),
      await chargeCard(world.ctx, { ...fee, key: 'lost', at }),
    ];
    const heldId = held.ok ? held.value.captureId : '';
    const lostId = lost.ok ? lost.value.captureId : '';
    expect(await hearCharged(lostId)).toMatchObject({ answer: { booked: false } });
    await reconcile(world.ctx, (_, captureId) => captureId === heldId);
    await reconcile(world.ctx, (_, captureId) => captureId === heldId);
    expect(await givenBack(orderId)).toEqual([lostId]);
    expect(new Map((await charges(orderId)).map((c) => [c.captureId, c.refundedMinor]))).toEqual(
      new Map([
        [heldId, 0],
        [lostId, 85_000],
      ]),
    );
  });
});

describe('the card processor’s events', () => {
  const post = async ({ raw, signature }: { readonly raw: Buffer; readonly signature: string }, type = 'application/json') => {
    const headers = { 'content-type': type, ...(signature ? { 'stripe-signature': signature } : {}) };
    const { statusCode, body } = await world.app.inject({ method: 'POST', url: '/v1/cards/events', headers, payload: raw });
    return [statusCode, (JSON.parse(body) as Readonly<Record<string, unknown>>)[statusCode === 200 ? 'booked' : 'code']];
  };
  async function paidByCard() {
    const orderId = await confirmedOrder(world);
    const { body } = await pay(orderId);
    return { orderId, capture: { captureId: String(body['captureId']), amountMinor: 120_000, currency: 'USD' } };
  }
  const back = async (orderId: string) => {
    const { chargedBackMinor, heldMinor, balanced } = await statement(orderId);
    return { chargedBackMinor, heldMinor, balanced };
  };

  it('take a payment back once, however often they are told', async () => {
    const { orderId, capture } = await paidByCard();
    const event = cards.dispute({ ...capture, amountMinor: 50_000 }, world.clock.now());
    expect(await Promise.all([post(event), post(event), post(event)])).toContainEqual([200, true]);
    expect(await post(event)).toEqual([200, false]);
    expect(await back(orderId)).toEqual({ chargedBackMinor: 50_000, heldMinor: 70_000, balanced: true });
  });

  it('give it back when the dispute is won, also where only the last event arrives', async () => {
    const [first, second] = [await paidByCard(), await paidByCard()];
    const part = (capture: typeof first.capture) => ({ ...capture, amountMinor: 50_000 });
    expect(await post(cards.dispute(part(first.capture), world.clock.now()))).toEqual([200, true]);
    for (const { orderId, capture } of [first, second]) {
      expect(await post(cards.won(part(capture), world.clock.now()))).toEqual([200, true]);
      expect(await post(cards.won(part(capture), world.clock.now()))).toEqual([200, false]);
      // An older event that comes late takes nothing again.
      expect(await post(cards.dispute(part(capture), world.clock.now()))).toEqual([200, false]);
      expect(await back(orderId)).toEqual({ chargedBackMinor: 0, heldMinor: 120_000, balanced: true });
    }
  });

  it('that are forged, stale, changed or no JSON change nothing', async () => {
    const { orderId, capture } = await paidByCard();
    const now = world.clock.now();
    const { raw, signature } = cards.dispute(capture, now);
    const forged = fakeCards('of somebody else').dispute(capture, now);
    const invalid = [400, 'card.event_invalid'];
    expect(await post(forged)).toEqual(invalid);
    expect(await post({ raw, signature: '' })).toEqual(invalid);
    expect(await post({ raw: Buffer.from(`${raw.toString()} `), signature })).toEqual(invalid);
    expect(await post({ raw: Buffer.alloc(0), signature })).toEqual(invalid);
    expect(await post(cards.dispute(capture, addMillis(now, -301_000)))).toEqual(invalid);
    const noJson = { raw: Buffer.from('not json'), signature: '' };
    expect(await post(noJson)).toEqual(invalid);
    expect(await post({ raw, signature }, 'text/plain')).toEqual([415, 'request.media_type']);
    expect(await back(orderId)).toEqual({ chargedBackMinor: 0, heldMinor: 120_000, balanced: true });
  });

  it('about payments of others, or of no use, are answered and left', async () => {
    const { orderId, capture } = await paidByCard();
    const now = world.clock.now();
    const unknown = { ...capture, captureId: 'fake_USD_120000_0123456789abcdef01234567' };
    expect(await post(cards.dispute(unknown, now))).toEqual([200, false]);
    expect(await post(cards.event({ kind: 'other' }, now))).toEqual([200, false]);
    const failed = { kind: 'refund_failed', refundId: 're_1', captureId: capture.captureId } as const;
    expect(await post(cards.event(failed, now))).toEqual([200, false]);
    const inquiry = { disputeId: 'i', captureId: capture.captureId, currency: 'USD', status: 'open', moves: [] } as const;
    expect(await post(cards.event({ kind: 'dispute', dispute: inquiry }, now))).toEqual([200, false]);
    expect(await post(cards.event({ kind: 'dispute', dispute: { ...inquiry, status: 'lost' } }, now))).toEqual([200, false]);
    expect(await back(orderId)).toEqual({ chargedBackMinor: 0, heldMinor: 120_000, balanced: true });
  });

  it('of a charge that was given back take nothing of the order, and are heard', async () => {
    const { orderId } = await paidByCard();
    const due = { key: 'second', orderId, purpose: 'instalment', instalment: 'deposit', token: 'tok_visa' } as const;
    const second = await chargeCard(world.ctx, { ...due, amountMinor: 120_000, currency: 'USD', at: world.clock.now() });
    const capture = second.ok ? second.value : null;
    if (!capture) throw new Error('not charged');
    // Not said in the order yet: the processor is to tell it again.
    expect(await post(cards.dispute(capture, world.clock.now()))).toEqual([404, 'payment.capture_unknown']);
    await undoCharge(world.ctx, { ...capture, orderId }, 'test', nobody);
    for (const event of [cards.dispute(capture, world.clock.now()), cards.won(capture, world.clock.now())])
      expect(await post(event)).toEqual([200, false]);
    expect(await back(orderId)).toEqual({ chargedBackMinor: 0, heldMinor: 120_000, balanced: true });
  });
});

describe('before paying', () => {
  const methods = async (orderId: string, who: 'buyer' | 'supplier' | 'stranger' = 'buyer', instalment = 'deposit') =>
    (await world.ask(who, 'GET', `/v1/orders/${orderId}/instalments/${instalment}/methods`)).body;

  it('wire and card are shown side by side, and the buyer pays no fee of the programme', async () => {
    const orderId = await confirmedOrder(world);
    const shown = {
      orderId,
      instalment: 'deposit',
      currency: 'USD',
      openMinor: 120_000,
      processor: 'fake',
      methods: [
        { method: 'wire', available: true, feeMinor: null, feeBorneBy: 'payer', totalMinor: 120_000 },
        { method: 'card', available: true, feeMinor: 3_510, feeBorneBy: 'programme', totalMinor: 120_000 },
      ],
    };
    expect(await methods(orderId)).toEqual(shown);
    expect(await methods(orderId, 'supplier')).toEqual(shown);
    expect((await methods(orderId, 'stranger'))['code']).toBe('access.not_found');
    expect((await methods(orderId, 'buyer', 'bonus'))['code']).toBe('payment.instalment_unknown');
    // What is charged is what was shown.
    await pay(orderId);
    expect(await charges(orderId)).toMatchObject([{ amountMinor: 120_000 }]);
    expect(await methods(orderId)).toMatchObject({ openMinor: 0, methods: [{}, { available: false, totalMinor: 0 }] });
  });

  it('a card is not offered where there is no processor', async () => {
    const orderId = await confirmedOrder(world);
    const answer = await readMethods({ ...world.ctx, cards: cardsOff }, call(), orderId, 'deposit');
    expect(answer).toMatchObject({ answer: { methods: [{ available: true }, { method: 'card', available: false }] } });
  });
});

describe('which processor serves', () => {
  const STRIPE = { STRIPE_SECRET_KEY: 'sk_live_0123456789' };
  it.each([
    ['a demonstration', {}, 'fake'],
    ['a told story', { QUAYSIDE_CLOCK: 'controlled' }, 'fake'],
    ['a trial without demonstration', { QUAYSIDE_DEMO: 'off' }, 'off'],
    ['production without keys', { NODE_ENV: 'production' }, 'off'],
    ['production with keys', { NODE_ENV: 'production', ...STRIPE }, 'stripe'],
    ['a demonstration with keys', STRIPE, 'stripe'],
  ])('%s', (_, env, name) => {
    const config = readConfig({ QUAYSIDE_SECRET: world.db.secret, ...env });
    expect(makeContext(config, world.ctx.log, world.db.pools, world.clock, world.ctx.storage).cards.name).toBe(name);
  });

  it('Stripe’s own client pays, is heard and refunds in the same way', async () => {
    const server = await startCardServer(world.clock.now);
    const ctx: Context = { ...world.ctx, cards: stripeCards({ ...TEST_KEYS, now: world.clock.now, host: server.host }) };
    const orderId = await confirmedOrder(world);
    const key = newKey();
    const needs = await payAs(ctx, orderId, key, 'pm_card_authenticationRequired');
    expect(codeOf(needs)).toBe('payment.card_unconfirmed');
    const captureId = 'pi_000001';
    server.confirm(captureId);
    const hear = (type: string, object: object) => {
      const { raw, signature } = server.event(type, object, world.clock.now());
      return hearCards(ctx, raw, signature);
    };
    // The event comes before the buyer's browser does; both mean the same payment.
    expect(await hear('payment_intent.succeeded', server.intent(captureId))).toMatchObject({ answer: { booked: true } });
    expect(await payAs(ctx, orderId, key, 'pm_card_authenticationRequired')).toMatchObject({
      kind: 'done',
      answer: { captureId },
    });
    expect(await paidOf(orderId)).toBe(120_000);
    const late = await chargeCard(ctx, {
      ...{ key: 'late', orderId, purpose: 'instalment', instalment: 'deposit', token: 'pm_card_visa', currency: 'USD' },
      amountMinor: 120_000,
      at: world.clock.now(),
    });
    expect(late).toMatchObject({ ok: true, value: { captureId: 'pi_000002' } });
    expect(await reconcile(ctx)).toMatchObject({ ok: true, value: { looked: 2, booked: 0, left: 1 } });
    expect(await ctx.cards.find('pi_000002')).toMatchObject({ value: { refundedMinor: 120_000 } });
    expect(await givenBack(orderId)).toEqual(['pi_000002']);
    await server.close();
  });
});

it('after all of it every invariant holds', async () => {
  const findings: unknown[] = [];
  await checkAll(world.ctx, (finding) => void findings.push(finding));
  expect(findings).toEqual([]);
});
