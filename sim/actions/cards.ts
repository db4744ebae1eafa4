/** Cards: instalments paid by card, and what the processor tells afterwards, once, again, late, forged, or not at all. */
import type { CardDispute, DisputeMove } from '../../src/adapters/cards/types.ts';
import type { SignedEvent } from '../../src/adapters/cards/fake.ts';
import { feeIsBooked } from '../../src/claims/appointment.service.ts';
import type { Answer } from '../../src/context.ts';
import { addMillis } from '../../src/kernel/dates.ts';
import { hearCards, reconcileCharges } from '../../src/payments/cards.events.service.ts';
import { CardBody } from '../../src/payments/cards.schema.ts';
import { payByCard } from '../../src/payments/cards.service.ts';
import { settledCharges } from '../books.ts';
import { type Action, type Happening, expect } from '../move.ts';
import { openOf } from '../purse.ts';
import type { Random } from '../random.ts';
import { takeSnapshot } from '../snapshot.ts';
import { ACCEPTED } from '../tally.ts';
import { type SimOrder, type World, disturbed, look } from '../world.ts';
import { onOrder } from './on-order.ts';

/** Cards that pay, and cards that the test double declines, leaves waiting, does not reach or answers too late. */
export const drawToken = (random: Random): string =>
  random.weighted([
    { weight: 80, token: 'tok_visa' },
    { weight: 6, token: 'tok_declined' },
    { weight: 5, token: 'tok_unavailable' },
    { weight: 7, token: 'tok_lost' },
    { weight: 2, token: 'tok_confirm' },
  ]).token;

const PAYABLE = ['confirmed', 'funded', 'ready', 'shipped', 'arrived', 'completed'] as const;
const open = ({ orderId }: SimOrder, { purses }: World): boolean => (purses.get(orderId)?.parts ?? []).some((p) => openOf(p) > 0);

const pay = onOrder<{ token: string }, { instalment: string }>({
  name: 'payments.pay_by_card',
  weight: 14,
  who: 'buyer',
  scope: 'payments:write',
  races: true,
  states: PAYABLE,
  fits: open,
  schema: CardBody,
  draw: (order, random) => {
    const parts = order.states.payments.instalments;
    const next = random.chance(0.85) ? parts.find((i) => openOf(i) > 0) : parts.at(-1);
    return {
      body: { token: drawToken(random) },
      args: { instalment: random.chance(0.04) ? 'nothing' : (next?.name ?? 'nothing') },
    };
  },
  run: (ctx, call, orderId, { body, args }) => payByCard(ctx, call, orderId, args.instalment, body.token),
});

/** The platform hears a signed event; as often as the processor tells it. */
function hearing(name: string, times: number, random: Random, told: (world: World) => Promise<SignedEvent | null>): Happening {
  return {
    kind: 'happening',
    name,
    run: async (world) => {
      const event = await told(world);
      if (!event) return 'nothing to tell';
      const outcomes: string[] = [];
      for (let n = 0; n < times; n += 1) {
        const answer = await hear(world, random.fork(`hearing ${n}`), event.raw, event.signature);
        outcomes.push(outcomeOf(answer));
        world.tally.outcome(name, answer.kind === 'done' ? ACCEPTED : answer.refusal.code);
      }
      return `${event.raw.toString()} -> ${outcomes.join(', ')}`;
    },
  };
}

const outcomeOf = (answer: Answer): string =>
  answer.kind === 'done' ? JSON.stringify(answer.answer).slice(0, 40) : answer.refusal.code;

const hear = (world: World, random: Random, raw: Uint8Array, signature: string): Promise<Answer> =>
  hearCards(disturbed(world, random), raw, signature);

const booked = (world: World): readonly { readonly captureId: string; readonly amountMinor: number }[] =>
  [...world.purses.values()].flatMap((p) => [
    ...p.credits.filter((c) => c.channel === 'card').map((c) => ({ captureId: c.id, amountMinor: c.amountMinor })),
    ...p.fees.map(({ captureId, amountMinor }) => ({ captureId, amountMinor })),
  ]);

/** What a dispute comes to next: money taken in full or in part, given back, taken once more; or nothing new. */
function nextMoves({ disputeId, moves }: CardDispute, amountMinor: number, random: Random): readonly DisputeMove[] {
  const last = moves.at(-1);
  const share = random.chance(0.7) ? amountMinor : random.int(1, amountMinor);
  const moveId = `${disputeId}_${moves.length + 1}`;
  if (!last) return [{ moveId, direction: 'taken', amountMinor: share }];
  if (random.chance(0.5)) return moves;
  const direction = last.direction === 'taken' ? ('given_back' as const) : ('taken' as const);
  return [...moves, { moveId, direction, amountMinor: direction === 'taken' ? share : Math.min(share, last.amountMinor) }];
}

/** A card bank takes a payment back, or gives it back; each event tells all moves so far, and old ones come again. */
const dispute: Action = {
  name: 'cards.dispute',
  weight: 4,
  happens: true,
  counted: true,
  plan: (world, random) => {
    const captures = booked(world).slice(-40);
    const known = [...world.disputes.values()].slice(-12);
    if (captures.length === 0 || (known.length > 0 && random.chance(0.55))) {
      if (known.length === 0) return null;
      return tellDispute(world, random, random.pick(known));
    }
    const { captureId } = random.pick(captures);
    const fresh = { disputeId: `dp_${world.disputes.size + 1}`, captureId, currency: 'USD', status: 'open', moves: [] } as const;
    return tellDispute(world, random, fresh);
  },
};

function tellDispute(world: World, random: Random, before: CardDispute): Happening {
  const amountMinor = booked(world).find((c) => c.captureId === before.captureId)?.amountMinor ?? 1;
  const now = { ...before, moves: nextMoves(before, amountMinor, random) };
  return hearing(
    'cards.dispute',
    random.weighted([
      { weight: 6, n: 1 },
      { weight: 3, n: 2 },
      { weight: 1, n: 3 },
    ]).n,
    random,
    async (told) => {
      told.disputes.set(now.disputeId, now);
      // Now and then an event from before overtakes the new one.
      const late = random.chance(0.15) ? { ...now, moves: now.moves.slice(0, -1) } : now;
      return told.processor.event({ kind: 'dispute', dispute: late }, told.clock.now());
    },
  );
}

/** The processor tells of a charge that went through, whether or not its request has booked it. */
const wentThrough: Action = {
  name: 'cards.charged',
  weight: 2,
  happens: true,
  counted: true,
  plan: (_, random) =>
    hearing('cards.charged', random.int(1, 2), random, async (world) => {
      const charges = await world.processor.since('');
      if (!charges.ok || charges.value.length === 0) return null;
      return world.processor.charged(random.pick(charges.value.slice(-10)).captureId, world.clock.now());
    }),
};

/** Events that must not be believed: another signature, other bytes, too old; and events about nothing of ours. */
const strange: Action = {
  name: 'cards.strange_event',
  weight: 0.6,
  happens: true,
  plan: (_, random) => ({
    kind: 'happening',
    name: 'cards.strange_event',
    run: async (world) => {
      const now = world.clock.now();
      const ghost = { captureId: 'fake_USD_100_000000000000000000000000', amountMinor: 100, currency: 'USD' };
      const event = world.processor.dispute(ghost, now);
      const forged = random.pick<readonly [Uint8Array, string]>([
        [event.raw, 't=1,v1=00'],
        [Buffer.from(event.raw.toString().replace('100', '101')), event.signature],
        [event.raw, world.processor.dispute(ghost, addMillis(now, -3_600_000)).signature],
      ]);
      const before = await look(world, takeSnapshot);
      const answers = [await hear(world, random, ...forged), await hear(world, random, event.raw, event.signature)];
      const after = await look(world, takeSnapshot);
      const [first, second] = answers.map(outcomeOf);
      expect(first === 'card.event_invalid', `a forged event of the card processor was answered ${first}`);
      expect(second === '{"booked":false}', `a dispute about nothing of ours was answered ${second}`);
      expect(
        JSON.stringify(after.counts) === JSON.stringify(before.counts),
        'a strange event of the card processor changed something',
      );
      return 'refused';
    },
  }),
};

/** What runs every hour: charges that nobody booked are booked or given back. */
const reconcile: Action = {
  name: 'cards.reconcile',
  weight: 3,
  happens: true,
  counted: true,
  plan: (_, random) => ({
    kind: 'happening',
    name: 'cards.reconcile',
    run: async (world) => {
      const done = await reconcileCharges(disturbed(world, random.fork('reconcile')), feeIsBooked);
      world.tally.outcome('cards.reconcile', done.ok ? ACCEPTED : done.code);
      expect(done.ok || world.outage.lasts, 'charges could not be compared with a processor that answers');
      if (done.ok) await settledCharges(world);
      return done.ok ? JSON.stringify(done.value) : done.code;
    },
  }),
};

/** The processor is out of reach for a while. */
const outage: Action = {
  name: 'cards.outage',
  weight: 1.2,
  happens: true,
  plan: ({ outage: now }, random) => {
    if (!now.lasts && random.chance(0.85)) return null;
    return {
      kind: 'happening',
      name: 'cards.outage',
      run: async (world) => {
        world.outage.lasts = !world.outage.lasts;
        return world.outage.lasts ? 'the card processor is out of reach' : 'the card processor answers again';
      },
    };
  },
};

export const CARD_ACTIONS: readonly Action[] = [pay, dispute, wentThrough, strange, reconcile, outage];
