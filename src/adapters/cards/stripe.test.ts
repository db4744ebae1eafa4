/** Stripe's client: what it asks, what it makes of lost answers and errors, and what it hears of disputes. */
import { afterEach, describe, expect, it } from 'vitest';
import { addMillis } from '../../kernel/dates.ts';
import {
  NOW,
  ORDER,
  REQUEST,
  charge,
  dispute,
  return_,
  server,
  stopAll,
  told,
  value,
  viaStripe,
  withdrawal,
} from './cards.fixture.ts';
import { type Trouble, stripeCards } from './stripe.ts';
import { type CardServer, KEY_LIFE_MS, type Manner, TEST_KEYS, startCardServer } from './testserver.ts';

afterEach(stopAll);

describe('Stripe', () => {
  const fast = (host: CardServer['host'], more: object = {}) =>
    stripeCards({ ...TEST_KEYS, now: () => NOW, host, timeoutMs: 150, retries: 1, ...more });

  it('is asked in its own form, with the key of the charge and what it pays for', async () => {
    const { port, server: at } = await viaStripe();
    await port.capture(charge('pm_card_visa', { key: '定金/1' }));
    expect(at.asked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/payment_intents',
      params: {
        amount: '150000',
        currency: 'usd',
        confirm: 'true',
        payment_method: 'pm_card_visa',
        'metadata[quayside_order]': ORDER,
        'metadata[quayside_purpose]': 'instalment',
        'metadata[quayside_instalment]': 'deposit',
        'metadata[quayside_request]': REQUEST,
      },
    });
    // Whatever a key of ours holds, the header is plain and short.
    expect(at.asked[0]?.key).toMatch(/^quayside-[0-9a-f]{64}$/);
  });

  it.each([
    ['pm_card_visa', 'payment_method'],
    ['tok_visa', 'payment_method_data[card][token]'],
    ['ctoken_visa', 'confirmation_token'],
  ])('takes %s as %s', async (token, param) => {
    const { port, server: at } = await viaStripe();
    expect((await port.capture(charge(token))).ok).toBe(true);
    expect(at.asked[0]?.params[param]).toBe(token);
  });

  it.each([
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_of_nobody', 'resource_missing'],
  ])('declines %s because of %s', async (token, because) => {
    const { port } = await viaStripe();
    expect(told(await port.capture(charge(token)))).toEqual(['card.declined', because]);
  });

  it('declines what its buyer’s bank did not confirm', async () => {
    const { port, tokens, server: at } = await viaStripe();
    const asked = charge(tokens.asks);
    const refused = await port.capture(asked);
    at.confirm(String(refused.ok ? '' : refused.data['captureId']), false);
    expect(told(await port.capture(asked))).toEqual(['card.declined', 'payment_intent_authentication_failure']);
  });

  type Row = readonly [what: string, manners: readonly Manner[], first: string, then: string, charges: number];
  const rows: readonly Row[] = [
    ['the answer is lost once: found by the repetition', ['loses'], 'done', 'done', 1],
    ['no answer once', ['hangs'], 'done', 'done', 1],
    ['out of order once', ['fails'], 'done', 'done', 1],
    ['the same key is at work', ['is_asked_twice'], 'done', 'done', 1],
    ['the answer is lost always: not known, then found', ['loses', 'loses'], 'card.unavailable', 'done', 1],
    ['never an answer: not known, then charged', ['hangs', 'hangs'], 'card.unavailable', 'done', 1],
    ['out of order always', ['fails', 'fails'], 'card.unavailable', 'done', 1],
    ['too busy', ['is_busy'], 'card.unavailable', 'done', 1],
    ['something between answers for it', ['talks_nonsense'], 'card.unavailable', 'done', 1],
    [
      'charged, and broken after it for ever: never told as a failure',
      ['fails_after'],
      'card.unavailable',
      'card.unavailable',
      1,
    ],
  ];
  it.each(rows)('%s', async (_what, manners, first, then, charges) => {
    const at = await server();
    const port = fast(at.host);
    const asked = charge('pm_card_visa');
    at.behave(...manners);
    const answers = [await port.capture(asked), await port.capture(asked)].map((each) => (each.ok ? 'done' : each.code));
    expect(answers).toEqual([first, then]);
    expect(new Set(at.asked.map((each) => each.key)).size).toBe(1);
    expect(value(await port.since(addMillis(NOW, -1_000)))).toHaveLength(charges);
  });

  it.each([
    ['loses', 'loses'],
    ['fails', 'fails'],
  ] as const)('a refund whose answer never comes is not told as a failure (%s), and is sent once', async (...manners) => {
    const at = await server();
    const port = fast(at.host);
    const { captureId, currency } = value(await port.capture(charge('pm_card_visa')));
    at.behave(...manners);
    const refund = { key: 'r', attempt: 0, captureId, amountMinor: 100_000, currency };
    expect(told(await port.refund(refund))).toEqual(['card.unavailable', undefined]);
    expect((await port.refund(refund)).ok).toBe(true);
    expect(value(await port.find(captureId)).refundedMinor).toBe(100_000);
  });

  /** A payment of 1,500.00 of which 1,000.00 go back, on a clock that can be turned. */
  const refunding = async () => {
    const clock = { now: NOW };
    const at = await server(() => clock.now);
    const port = fast(at.host);
    const { captureId, currency } = value(await port.capture(charge('pm_card_visa')));
    const refund = (attempt = 0, key = 'r', amountMinor = 100_000) =>
      port.refund({ key, attempt, captureId, amountMinor, currency });
    const refunded = async () => value(await port.find(captureId)).refundedMinor;
    const sent = () => at.asked.filter(({ method, path }) => method === 'POST' && path === '/v1/refunds').length;
    return { at, clock, refund, refunded, sent };
  };

  it('a refund is asked for once, though its key was forgotten and others were made since', async () => {
    const { clock, refund, refunded, sent } = await refunding();
    const first = value(await refund());
    for (const key of ['a', 'b', 'c']) value(await refund(0, key, 10_000));
    clock.now = addMillis(NOW, KEY_LIFE_MS);
    expect(value(await refund())).toEqual(first);
    // The processor refused it for certain, so we had thought.
    expect(value(await refund(1))).toEqual(first);
    expect([await refunded(), sent()]).toEqual([130_000, 4]);
  });

  it('a refund that was done and answered with an error is found, and not sent again', async () => {
    const { at, refund, refunded, sent } = await refunding();
    at.behave('fails_after');
    expect(told(await refund())).toEqual(['card.unavailable', undefined]);
    expect((await refund()).ok).toBe(true);
    expect([await refunded(), sent()]).toEqual([100_000, 2]);
  });

  it.each([
    ['by another attempt', 1, 0],
    ['when the key is forgotten', 0, KEY_LIFE_MS],
  ])('an error that is kept for a key is left behind %s', async (_what, attempt, later) => {
    const { at, clock, refund, refunded } = await refunding();
    at.behave('breaks');
    expect(told(await refund())).toEqual(['card.unavailable', undefined]);
    expect(told(await refund())).toEqual(['card.unavailable', undefined]);
    clock.now = addMillis(NOW, later);
    expect((await refund(attempt)).ok).toBe(true);
    expect(await refunded()).toBe(100_000);
  });

  it('a refund that came back is refused with its reason, and another attempt sends it anew', async () => {
    const { at, refund, refunded } = await refunding();
    const first = value(await refund());
    at.bounce();
    expect(told(await refund())).toEqual(['card.not_refundable', 'lost_or_stolen_card']);
    const second = value(await refund(1));
    expect(second).not.toEqual(first);
    expect(value(await refund(1))).toEqual(second);
    expect(await refunded()).toBe(100_000);
  });

  it('a refund of another amount than is under way is a fault', async () => {
    const { refund, refunded } = await refunding();
    await refund();
    await expect(refund(1, 'r', 90_000)).rejects.toThrow('a key names one refund');
    expect(await refunded()).toBe(100_000);
  });

  it('that does not know our key is off, and neither answer nor log holds a key or a token', async () => {
    const at = await server();
    const troubles: Trouble[] = [];
    const secretKey = 'sk_test_of_somebody_else';
    const port = fast(at.host, { secretKey, onTrouble: (trouble: Trouble) => troubles.push(trouble) });
    const answer = await port.capture(charge('pm_card_visa'));
    expect(told(answer)).toEqual(['card.off', undefined]);
    expect(troubles).toEqual([
      { asked: 'capture', type: 'StripeAuthenticationError', code: null, status: 401, requestId: 'req_1' },
    ]);
    expect(JSON.stringify([answer, troubles])).not.toMatch(/sk_test|pm_card|whsec/);
  });

  it('that is not there at all is unavailable', async () => {
    const { host, close } = await startCardServer(() => NOW);
    await close();
    expect(told(await fast(host).capture(charge('pm_card_visa')))).toEqual(['card.unavailable', undefined]);
    expect(told(await fast(host).since(NOW))).toEqual(['card.unavailable', undefined]);
  });

  it('hears nothing without a webhook secret', async () => {
    const at = await server();
    const { raw, signature } = at.event('charge.succeeded', {}, NOW);
    expect(told(await fast(at.host, { webhookSecret: null }).readEvent(raw, signature))).toEqual(['card.off', undefined]);
  });

  type Told = readonly [what: string, type: string, object: object, expected: object | null];
  // biome-ignore format: a table
  const events: readonly Told[] = [
    [
      'an inquiry, which takes nothing yet',
      'charge.dispute.created',
      { status: 'warning_needs_response', balance_transactions: [] },
      { status: 'open', moves: [] },
    ],
    [
      'a dispute that was created with its withdrawal',
      'charge.dispute.created',
      {},
      { status: 'open', moves: [{ moveId: 'txn_1', direction: 'taken', amountMinor: 150_000 }] },
    ],
    ['lost', 'charge.dispute.closed', { status: 'lost' }, { status: 'lost', moves: [{ moveId: 'txn_1' }] }],
    [
      'a part given back',
      'charge.dispute.funds_reinstated',
      { status: 'lost', balance_transactions: [withdrawal, { ...return_, amount: 30_000 }] },
      { status: 'lost', moves: [{ moveId: 'txn_1' }, { moveId: 'txn_2', direction: 'given_back', amountMinor: 30_000 }] },
    ],
    [
      'told out of order: moves stand by their time',
      'charge.dispute.updated',
      { balance_transactions: [return_, withdrawal] },
      { moves: [{ moveId: 'txn_1' }, { moveId: 'txn_2' }] },
    ],
    [
      'a balance in another currency: the whole dispute',
      'charge.dispute.funds_withdrawn',
      { balance_transactions: [{ ...withdrawal, currency: 'eur', amount: -138_000 }] },
      { currency: 'USD', moves: [{ moveId: 'txn_1', amountMinor: 150_000 }] },
    ],
    ['an intent that is expanded', 'charge.dispute.updated', { payment_intent: { id: 'pi_000001' } }, { captureId: 'pi_000001' }],
    ['no intent at all', 'charge.dispute.updated', { payment_intent: null }, null],
  ];
  it.each(events)('tells a dispute: %s', async (_what, type, change, expected) => {
    const { port, server: at } = await viaStripe();
    const { raw, signature } = at.event(type, dispute({ captureId: 'pi_000001' }, change), NOW);
    const event = value(await port.readEvent(raw, signature));
    if (expected === null) expect(event).toBeNull();
    else expect(event).toMatchObject({ kind: 'dispute', dispute: expected });
  });

  it('tells a refund that bounced, and nothing of other people’s payments', async () => {
    const { port, server: at } = await viaStripe();
    const hear = async (type: string, object: object) => {
      const { raw, signature } = at.event(type, object, NOW);
      return value(await port.readEvent(raw, signature));
    };
    expect(await hear('refund.failed', { id: 're_1', payment_intent: 'pi_1' })).toEqual({
      kind: 'refund_failed',
      refundId: 're_1',
      captureId: 'pi_1',
    });
    expect(await hear('refund.failed', { id: 're_1', payment_intent: null })).toBeNull();
    expect(await hear('payment_intent.succeeded', { id: 'pi_2', metadata: { shop: 'somebody else' } })).toBeNull();
  });
});
