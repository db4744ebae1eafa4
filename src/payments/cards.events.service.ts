/** What the card processor tells: charges that went through, disputes, refunds that bounced; and what it tells when it is asked. */
import type { CardDispute, ChargeFound, DisputeMove } from '../adapters/cards/types.ts';
import type { Answer, Context } from '../context.ts';
import { addMillis } from '../kernel/dates.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type JsonObject, type Refused, type Result, ok } from '../kernel/result.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { settleCharge } from './cards.rules.ts';
import { type BookedElsewhere, decideOnCharge, sendBack, undoCharge } from './cards.service.ts';
import { insertCapture, readCapture, readUnbooked } from './cards.store.ts';
import { chargeBack, winDispute } from './chargeback.rules.ts';
import { paymentsStates } from './states.rules.ts';

const heard = (answer: JsonObject): Answer => ({ kind: 'done', status: 200, answer, replayed: false });
const NOTHING = heard({ booked: false });
const refused = (refusal: Refused): Answer => ({ kind: 'refused', refusal });

/**
 * An event of the card processor, told apart from forgeries by its signature. Told twice it is booked once; of a capture
 * that is none of ours nothing is done. A refusal lets the processor tell it again. Errors: card.event_invalid, card.off.
 */
export async function hearCards(ctx: Context, raw: Uint8Array, signature: string): Promise<Answer> {
  const event = await ctx.cards.readEvent(raw, signature);
  if (!event.ok) return refused(event);
  switch (event.value?.kind) {
    case 'charged':
      return hearCharge(ctx, event.value.captureId);
    case 'dispute':
      return hearDispute(ctx, event.value.dispute);
    case 'refund_failed': {
      const { refundId, captureId } = event.value;
      ctx.log.error({ refundId, captureId }, 'a refund to a card was sent back: pay the buyer another way');
      return NOTHING;
    }
    default:
      return NOTHING;
  }
}

/** A charge went through. Mostly its request has booked it; where that was cut off, this does. A fee waits for its request. */
async function hearCharge(ctx: Context, captureId: string): Promise<Answer> {
  const found = await ctx.cards.find(captureId);
  if (!found.ok) return found.code === 'card.capture_unknown' ? NOTHING : refused(found);
  const [open] = await unbooked(ctx, [found.value]);
  if (open?.purpose !== 'instalment') return NOTHING;
  const settled = await settle(ctx, open);
  return settled.ok ? heard({ booked: settled.value }) : refused(settled);
}

/** Charges of orders of ours that are neither booked nor given back. One that a person refunded is never booked. */
async function unbooked(ctx: Context, charges: readonly ChargeFound[]): Promise<readonly ChargeFound[]> {
  const ours = charges.filter((c) => isOrderId(c.reference));
  const open = await ctx.read({ kind: 'platform' }, (q) =>
    readUnbooked(
      q,
      ours.map(({ captureId, reference }) => ({ captureId, orderId: reference })),
    ),
  );
  return ours.filter(({ captureId, refundedMinor, amountMinor }) => {
    if (!open.has(captureId) || refundedMinor >= amountMinor) return false;
    if (refundedMinor > 0) ctx.log.error({ captureId, refundedMinor }, 'a card charge that is not booked was refunded in part');
    return refundedMinor === 0;
  });
}

/** Books an instalment's charge or gives it back. True: booked. */
async function settle(ctx: Context, found: ChargeFound): Promise<Result<boolean>> {
  const { captureId, reference: orderId, purpose, instalment, amountMinor, currency, capturedAt, request } = found;
  const charged = { orderId, captureId, amountMinor, currency };
  await ctx.record({ at: ctx.clock.now() }, async (tx) => {
    await insertCapture(tx, { captureId, orderId, purpose, amountMinor, currency, capturedAt, request });
    return ok(null);
  });
  const standing = await decideOnCharge(ctx, charged, (states) => settleCharge(states, charged, instalment));
  if (!standing.ok) return standing;
  if (standing.value.givenBack) await sendBack(ctx, charged);
  return ok(standing.value.booked);
}

/** How far back charges are compared: longer than the processor tells an event again. */
export const WINDOW_MS = 4 * 24 * 60 * 60 * 1_000;
/** How long a charge may wait for its own request before anybody else decides about it. */
const GRACE_MS = 30 * 60 * 1_000;

export type Reconciled = { readonly looked: number; readonly booked: number; readonly left: number };

/**
 * Compares the processor's charges of the last days with what is booked: a charge whose request was cut off and never
 * repeated is booked, or given back. So is a fee that no claim took. Safe to repeat and to run on several servers.
 * @param elsewhere whether a claim has booked a fee
 */
export async function reconcileCharges(
  ctx: Context,
  elsewhere: BookedElsewhere,
  windowMs = WINDOW_MS,
): Promise<Result<Reconciled>> {
  const now = ctx.clock.now();
  const charges = await ctx.cards.since(addMillis(now, -windowMs));
  if (!charges.ok) return charges;
  const old = charges.value.filter((c) => c.capturedAt <= addMillis(now, -GRACE_MS));
  const open = await unbooked(ctx, old);
  let booked = 0;
  for (const charge of open) if (await decided(ctx, charge, elsewhere)) booked += 1;
  if (open.length > 0) ctx.log.warn({ charges: open.map((c) => c.captureId), booked }, 'card charges that nobody had booked');
  return ok({ looked: old.length, booked, left: open.length - booked });
}

/** Books a charge or gives it back. True: booked. One that fails never keeps the others waiting. */
async function decided(ctx: Context, charge: ChargeFound, elsewhere: BookedElsewhere): Promise<boolean> {
  try {
    if (charge.purpose === 'instalment') {
      const settled = await settle(ctx, charge);
      return settled.ok && settled.value;
    }
    await undoCharge(ctx, { ...charge, orderId: charge.reference }, 'fee.not_prepaid', elsewhere);
  } catch (error) {
    ctx.log.error({ err: error, captureId: charge.captureId }, 'a card charge could not be settled and will be tried again');
  }
  return false;
}

/**
 * A dispute as it stands: each movement of money that is not booked yet is, in the order in which they happened. Of a charge
 * that was given back nothing was booked that could go: telling it again would change nothing.
 */
async function hearDispute(ctx: Context, dispute: CardDispute): Promise<Answer> {
  const { disputeId, captureId, moves, status } = dispute;
  const capture = await ctx.read({ kind: 'platform' }, (q) => readCapture(q, captureId));
  if (capture?.purpose !== 'instalment') {
    // What a fee's card bank takes back is the programme's loss, and stands in no order.
    ctx.log.error({ captureId, disputeId, status }, 'a dispute about a capture that paid no instalment here');
    return NOTHING;
  }
  if (status === 'lost' && moves.length === 0) ctx.log.error({ captureId, disputeId }, 'a dispute was lost without a withdrawal');
  let answer = NOTHING;
  for (const move of moves) {
    const outcome = await bookMove(ctx, capture.orderId, dispute, move);
    if (outcome.kind === 'done') answer = outcome;
    else if (outcome.refusal.code === 'payment.charge_given_back') {
      ctx.log.error({ captureId, disputeId }, 'a card bank took back a charge that was given back');
      return NOTHING;
    } else if (outcome.refusal.code !== 'payment.dispute_known') return outcome;
  }
  return answer;
}

async function bookMove(ctx: Context, orderId: string, dispute: CardDispute, move: DisputeMove): Promise<Answer> {
  const { disputeId, captureId } = dispute;
  const { moveId, direction, amountMinor } = move;
  const at = ctx.clock.now();
  const chargeback = { orderId, disputeId, moveId, captureId, amountMinor };
  return ctx.commit({
    name: direction === 'taken' ? 'payments.charge_back' : 'payments.win_dispute',
    stream: orderStream(orderId),
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await ctx.calendars() },
    takesLimit: true,
    decide: (view) => {
      const states = paymentsStates(view.states);
      return direction === 'taken' ? chargeBack(states, chargeback) : winDispute(states, chargeback, view.facts);
    },
    answer: (view, warnings) => ({ booked: true, ...orderAnswer(orderId, view, warnings) }),
  });
}
