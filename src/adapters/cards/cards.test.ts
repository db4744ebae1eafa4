/** One suite for every card processor: the one in memory, and Stripe's client against a server that speaks as Stripe does. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Instant, addMillis } from '../../kernel/dates.ts';
import { amountAt, amountFrom } from './amounts.ts';
import { NOW, ORDER, REQUEST, type Signed, WAYS, type Way, charge, stopAll, told, value } from './cards.fixture.ts';
import { cardsOff } from './off.ts';
import { isSigned, sign } from './signature.ts';

afterEach(stopAll);

describe.each(WAYS)('a card processor %s', (_name, make) => {
  it('captures what was asked, once for one key', async () => {
    const { port, tokens } = await make();
    const asked = charge(tokens.pays);
    const first = value(await port.capture(asked));
    expect(first).toMatchObject({ amountMinor: 150_000, currency: 'USD' });
    expect(value(await port.capture(asked))).toEqual(first);
    expect(value(await port.capture(charge(tokens.pays))).captureId).not.toBe(first.captureId);
  });

  it('captures once when the same is asked many times at once', async () => {
    const { port, tokens } = await make();
    const asked = charge(tokens.pays);
    const all = await Promise.all(Array.from({ length: 5 }, () => port.capture(asked)));
    expect(new Set(all.map((each) => value(each).captureId)).size).toBe(1);
  });

  it('takes a key for other figures as a fault', async () => {
    const { port, tokens } = await make();
    const asked = charge(tokens.pays);
    await port.capture(asked);
    await expect(port.capture({ ...asked, amountMinor: 140_000 })).rejects.toThrow('a key names one charge');
  });

  it('tells a decline with the bank’s reason', async () => {
    const { port, tokens } = await make();
    expect(told(await port.capture(charge(tokens.declined)))).toEqual(['card.declined', 'generic_decline']);
  });

  it('refuses where the card needs its bank’s confirmation, with what the browser needs to ask for it', async () => {
    const { port, tokens } = await make();
    const asked = charge(tokens.asks);
    const refused = await port.capture(asked);
    expect(refused).toMatchObject({ ok: false, code: 'card.confirmation_needed' });
    const { captureId, clientSecret } = refused.ok ? {} : (refused.data as Record<string, string>);
    expect(clientSecret).toContain(captureId);
    expect(await port.capture(asked)).toEqual(refused);
    // Nothing was charged yet.
    expect(told(await port.find(captureId ?? ''))).toEqual(['card.capture_unknown', undefined]);
  });

  it.each([
    ['JPY', 15_000],
    ['ISK', 15_000],
    ['UGX', 15_000],
    ['HUF', 1_500_000],
  ])('captures and refunds %s in its own minor unit', async (currency, amountMinor) => {
    const { port, tokens } = await make();
    const capture = value(await port.capture(charge(tokens.pays, { currency, amountMinor })));
    expect(capture).toMatchObject({ currency, amountMinor });
    value(
      await port.refund({
        key: `${capture.captureId}-r`,
        attempt: 0,
        captureId: capture.captureId,
        amountMinor: 5_000,
        currency,
      }),
    );
    expect(value(await port.find(capture.captureId))).toMatchObject({ currency, amountMinor, refundedMinor: 5_000 });
  });

  it('refuses an amount that its currency does not have there, before anything is asked', async () => {
    const { port, tokens } = await make();
    expect(told(await port.capture(charge(tokens.pays, { currency: 'KWD', amountMinor: 5_124 })))).toEqual([
      'card.amount_unsupported',
      undefined,
    ]);
  });

  it('refunds a capture in parts, each key once, never more than was captured', async () => {
    const { port, tokens } = await make();
    const { captureId, currency } = value(await port.capture(charge(tokens.pays)));
    const refund = (key: string, amountMinor: number) =>
      port.refund({ key: `${captureId}-${key}`, attempt: 0, captureId, amountMinor, currency });
    const first = value(await refund('a', 100_000));
    expect(value(await refund('a', 100_000))).toEqual(first);
    expect(value(await port.find(captureId))).toMatchObject({ refundedMinor: 100_000 });
    expect(told(await refund('b', 50_001))).toMatchObject({ 0: 'card.not_refundable' });
    expect(value(await refund('c', 50_000)).refundId).not.toBe(first.refundId);
    expect(told(await refund('d', 1))).toMatchObject({ 0: 'card.not_refundable' });
  });

  it('does not refund or find what it never captured', async () => {
    const { port } = await make();
    const captureId = 'pi_000000000000000000000000';
    expect(told(await port.refund({ key: 'none', attempt: 0, captureId, amountMinor: 1, currency: 'USD' }))).toEqual([
      'card.capture_unknown',
      undefined,
    ]);
    expect(told(await port.find(captureId))).toEqual(['card.capture_unknown', undefined]);
  });

  it('tells a charge with what it pays for, and all charges since an instant', async () => {
    const { port, tokens } = await make();
    const deposit = value(await port.capture(charge(tokens.pays)));
    await port.capture(charge(tokens.declined));
    await port.capture(charge(tokens.asks));
    const fee = value(
      await port.capture(charge(tokens.pays, { purpose: 'inspection_fee', instalment: null, amountMinor: 85_000 })),
    );
    expect(value(await port.find(deposit.captureId))).toMatchObject({
      ...deposit,
      reference: ORDER,
      instalment: 'deposit',
      request: REQUEST,
    });
    const since = value(await port.since(addMillis(value(await port.find(deposit.captureId)).capturedAt, -60_000)));
    const mine = since.filter((each) => [deposit.captureId, fee.captureId].includes(each.captureId));
    expect(mine.map(({ purpose, instalment, refundedMinor }) => [purpose, instalment, refundedMinor]).sort()).toEqual([
      ['inspection_fee', null, 0],
      ['instalment', 'deposit', 0],
    ]);
    expect(value(await port.since(addMillis(NOW, 100 * 366 * 86_400_000)))).toEqual([]);
  });
});

/** What only happens where we play the buyer's bank and the processor's post. */
const PLAYED = WAYS.slice(0, 2);

it.each(PLAYED)('%s the same key captures what the buyer’s bank has confirmed', async (_name, make) => {
  const { port, tokens, confirm } = await make();
  const asked = charge(tokens.asks);
  const refused = await port.capture(asked);
  const captureId = String(refused.ok ? '' : refused.data['captureId']);
  confirm(captureId);
  expect(value(await port.capture(asked))).toMatchObject({ captureId, amountMinor: 150_000 });
  expect(value(await port.find(captureId))).toMatchObject({ captureId, reference: ORDER });
});

it.each(PLAYED)(
  '%s what the buyer’s bank confirmed late is found since then, however long ago it was asked for',
  async (_n, make) => {
    const { port, tokens, confirm, later } = await make();
    const refused = await port.capture(charge(tokens.asks));
    const captureId = String(refused.ok ? '' : refused.data['captureId']);
    const since = async (from: Instant) => value(await port.since(from)).map((each) => [each.captureId, each.capturedAt]);
    expect(await since(NOW)).toEqual([]);
    const week = addMillis(NOW, 7 * 86_400_000);
    later(week);
    confirm(captureId);
    expect(await since(week)).toEqual([[captureId, week]]);
    expect(value(await port.find(captureId)).capturedAt).toBe(week);
    expect(await since(addMillis(week, 1_000))).toEqual([]);
  },
);

describe.each(PLAYED)('the events of a card processor %s', (_name, make) => {
  const paid = async () => {
    const way = await make();
    return { ...way, capture: value(await way.port.capture(charge(way.tokens.pays))) };
  };
  const hear = async ({ port }: Pick<Way, 'port'>, { raw, signature }: Signed) => port.readEvent(raw, signature);

  it('tell a charge that went through', async () => {
    const way = await paid();
    const { captureId } = way.capture;
    expect(value(await hear(way, way.events.charged(captureId, NOW)))).toEqual({ kind: 'charged', captureId });
  });

  it('tell a dispute with every move of its money', async () => {
    const way = await paid();
    const { captureId } = way.capture;
    const open = value(await hear(way, way.events.dispute(way.capture, NOW)));
    const won = value(await hear(way, way.events.won(way.capture, NOW)));
    expect(open).toMatchObject({ kind: 'dispute', dispute: { captureId, currency: 'USD', status: 'open' } });
    expect(won).toMatchObject({ kind: 'dispute', dispute: { captureId, currency: 'USD', status: 'won' } });
    const moves = (event: typeof open) => (event?.kind === 'dispute' ? event.dispute.moves : []);
    expect(moves(open).map(({ direction, amountMinor }) => [direction, amountMinor])).toEqual([['taken', 150_000]]);
    // What was told before is told again under its own name.
    expect(moves(won)[0]).toEqual(moves(open)[0]);
    expect(moves(won)[1]).toMatchObject({ direction: 'given_back', amountMinor: 150_000 });
  });

  it('of other kinds say nothing', async () => {
    const way = await make();
    expect(value(await hear(way, way.events.other(NOW)))).toBeNull();
  });

  type Row = readonly [what: string, change: (event: Signed, way: Way) => Signed];
  const rows: readonly Row[] = [
    ['changed', ({ raw, signature }) => ({ raw: Buffer.from(raw.toString().replace('150000', '150001')), signature })],
    ['with another signature', ({ raw, signature }) => ({ raw, signature: signature.replace(/v1=../, 'v1=00') })],
    ['signed by somebody else', ({ raw }) => ({ raw, signature: sign('whsec_of_somebody_else', raw, NOW) })],
    ['with a newer time than was signed', ({ raw, signature }) => ({ raw, signature: signature.replace(/t=\d/, 't=2') })],
    ['without a signature', ({ raw }) => ({ raw, signature: '' })],
    ['with nonsense in place of a signature', ({ raw }) => ({ raw, signature: 't=,v1=' })],
    ['without a body', ({ signature }) => ({ raw: Buffer.alloc(0), signature })],
    ['that are no JSON', (_, { events }) => events.noJson(NOW)],
  ];
  it.each(rows)('%s are refused', async (_what, change) => {
    const way = await paid();
    const event = change(way.events.dispute(way.capture, NOW), way);
    expect(told(await hear(way, event))).toEqual(['card.event_invalid', undefined]);
  });

  it.each([
    [300, true],
    [301, false],
    [86_400, false],
  ])('of %i seconds ago are heard: %s', async (seconds, isHeard) => {
    const way = await paid();
    const event = way.events.dispute(way.capture, addMillis(NOW, -seconds * 1_000));
    expect((await hear(way, event)).ok).toBe(isHeard);
  });

  it('are heard when one of several signatures is right', async () => {
    const way = await paid();
    const { raw, signature } = way.events.dispute(way.capture, NOW);
    const [time, right] = signature.split(',');
    expect((await hear(way, { raw, signature: `${time},v1=${'0'.repeat(64)},${right},v0=abc` })).ok).toBe(true);
  });
});

describe('amounts', () => {
  it.each([
    ['USD', 1_234, 1_234],
    ['HUF', 1_234, 1_234],
    ['TWD', 1_234, 1_234],
    ['JPY', 1_234, 1_234],
    ['KRW', 1_234, 1_234],
    ['ISK', 1_234, 123_400],
    ['UGX', 1_234, 123_400],
    ['MGA', 1_200, 12],
    ['MGA', 1_234, null],
    ['KWD', 5_120, 5_120],
    ['KWD', 5_124, null],
    ['IQD', 1_000, null],
    ['CLF', 10_000, null],
  ])('%s %i is %s at the processor', (currency, minor, amount) => {
    expect(amountAt(minor, currency)).toBe(amount);
    if (amount !== null) expect(amountFrom(amount, currency)).toBe(minor);
  });

  it('that our minor unit cannot tell are none', () => {
    expect(amountFrom(550, 'ISK')).toBeNull();
    expect(amountFrom(1, 'IQD')).toBeNull();
  });
});

it('a signature stands for its bytes, its secret and its time', () => {
  const raw = Buffer.from('{}');
  const header = sign('s', raw, NOW);
  expect(isSigned('s', raw, header, NOW)).toBe(true);
  expect(isSigned('S', raw, header, NOW)).toBe(false);
  expect(isSigned('s', Buffer.from('{ }'), header, NOW)).toBe(false);
});

it('without a processor everything is refused alike', async () => {
  const { port } = { port: cardsOff };
  const answers = [
    await port.capture(charge('tok_visa')),
    await port.refund({ key: 'k', attempt: 0, captureId: 'c', amountMinor: 1, currency: 'USD' }),
    await port.find('c'),
    await port.since(NOW),
    await port.readEvent(Buffer.from('{}'), ''),
  ];
  expect(answers.map(told)).toEqual(answers.map(() => ['card.off', undefined]));
});
