/** Acts with cards: paying an instalment, and giving back a charge that could not be booked. */
import type { CardCapture, CardsRefusal } from '../adapters/cards/types.ts';
import { type Answer, type Call, type Context, replayOr } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import { assert } from '../kernel/assert.ts';
import { sha256 } from '../kernel/canonical.ts';
import type { Decision, States } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { actingSide, inState } from '../orders/rules.ts';
import { actOnOrder, orderStream } from '../orders/service.ts';
import { type Charged, bookCharge, giveBack, isBooked, isGivenBack } from './cards.rules.ts';
import { insertCapture, isFrozen, readCaptureOf } from './cards.store.ts';
import { openOf } from './fold.rules.ts';
import { PAYABLE } from './rules.ts';
import { paymentsStates } from './states.rules.ts';
import type { PaymentsRefusal, PaymentsStates } from './types.ts';

export type Charge = {
  /** Made from the request's own key: asked again, the processor finds the capture it made before. */
  readonly key: string;
  readonly orderId: OrderId;
  readonly purpose: 'instalment' | 'inspection_fee';
  readonly instalment: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly token: string;
  readonly at: string;
};

/**
 * Charges a card and notes which order it paid, before anything is booked. Errors: payment.card_unavailable (certainly not
 * charged), payment.card_unanswered (nobody knows), payment.card_amount_unsupported, payment.card_declined,
 * payment.card_unconfirmed.
 */
export async function chargeCard(ctx: Context, charge: Charge): Promise<Result<CardCapture, PaymentsRefusal>> {
  const { orderId, purpose, instalment, amountMinor, currency, token, at } = charge;
  // Of another amount it is another charge, whatever the request was.
  const key = `${charge.key}:${currency}${amountMinor}`;
  const request = sha256(charge.key);
  const about = { reference: orderId, purpose, instalment, request };
  const captured = await ctx.cards.capture({ key, amountMinor, currency, token, ...about });
  if (!captured.ok) return chargeRefusal(captured, { amountMinor, currency });
  ctx.faults.hit('after-bank-send-before-record');
  const { captureId } = captured.value;
  assert(captured.value.amountMinor === amountMinor && captured.value.currency === currency, 'a card is charged what was asked');
  await ctx.record({ at }, async (tx) => {
    await insertCapture(tx, { captureId, orderId, purpose, amountMinor, currency, capturedAt: at, request });
    return ok(null);
  });
  return captured;
}

/** What the payer reads of the processor's refusal. */
function chargeRefusal(
  { code, data }: Refused<CardsRefusal>,
  asked: { readonly amountMinor: number; readonly currency: string },
): Refused<PaymentsRefusal> {
  switch (code) {
    case 'card.off':
      return refuse('payment.card_unavailable');
    case 'card.unavailable':
      return refuse('payment.card_unanswered');
    case 'card.amount_unsupported':
      return refuse('payment.card_amount_unsupported', asked);
    case 'card.confirmation_needed':
      return refuse('payment.card_unconfirmed', data);
    default:
      return refuse('payment.card_declined', data);
  }
}

/** Whether a charge is booked elsewhere in the order's state, such as a fee in its claim. */
export type BookedElsewhere = (states: States, captureId: string) => boolean;

/**
 * Gives a charge back that could not be booked. First it is said in the order, under its lock, so that no later request
 * books it; then the processor is asked, under one key for this charge. What the processor does not take now is asked
 * again when charges are reconciled.
 */
export async function undoCharge(ctx: Context, charged: Charged, because: string, elsewhere: BookedElsewhere): Promise<void> {
  const back = await decideOnCharge(ctx, charged, (states) =>
    elsewhere(states as unknown as States, charged.captureId) ? {} : giveBack(states, charged, because),
  );
  if (back.ok && back.value.givenBack) await sendBack(ctx, charged);
}

/** Asks the processor to give a charge back: the same charge once, however often it is asked. */
export async function sendBack(ctx: Context, { captureId, amountMinor, currency }: Charged): Promise<void> {
  const undone = await ctx.cards.refund({ key: `undone:${captureId}`, attempt: 0, captureId, amountMinor, currency });
  if (!undone.ok)
    ctx.log.error({ captureId, because: undone.code }, 'a card charge that was not booked could not be given back yet');
}

export type ChargeStanding = { readonly booked: boolean; readonly givenBack: boolean };

/** Commits what becomes of a charge, as the platform; refused where the order may not be written now. */
export async function decideOnCharge(
  ctx: Context,
  { orderId, captureId }: Charged,
  decide: (states: PaymentsStates) => Decision,
): Promise<Result<ChargeStanding>> {
  const at = ctx.clock.now();
  const outcome = await ctx.commit({
    name: 'payments.settle_charge',
    stream: orderStream(orderId),
    actor: { kind: 'timer' },
    facts: { receivedAt: at, at, calendars: await ctx.calendars() },
    decide: (view) => ok(decide(paymentsStates(view.states))),
    answer: (view) => {
      const { payments } = paymentsStates(view.states);
      return { booked: isBooked(payments, captureId), givenBack: isGivenBack(payments, captureId) };
    },
  });
  if (outcome.kind === 'done') return ok(outcome.answer as unknown as ChargeStanding);
  ctx.log.error({ captureId, because: outcome.refusal.code }, 'nothing could be decided about a card charge yet');
  return outcome.refusal;
}

/** A key of this request for the processor; without an idempotency key each request is a charge of its own. */
export const chargeKey = (ctx: Context, call: Call, what: string): string =>
  `${what}:${call.idempotency ? `${call.idempotency.key}:${call.idempotency.inputHash}` : ctx.ids.long()}`;

const NOT_ANSWERED: Refused = refuse('payment.nothing_open');

/** The stored answer of this very request, or the refusal of its key; null where it was not answered yet. */
async function answered(ctx: Context, call: Call): Promise<Answer | null> {
  const known = await replayOr(ctx, call, NOT_ANSWERED);
  return known.kind === 'refused' && known.refusal === NOT_ANSWERED ? null : known;
}

/**
 * The buyer pays what is open of an instalment by card. Whatever can be refused is refused before the card is charged, and
 * a request that was answered before charges nothing; where the payment cannot be booked any more after that, the charge
 * is given back. Cut off in between, the same request again finds the same charge and books it, and so does the
 * reconciliation when nobody asks again.
 */
export async function payByCard(ctx: Context, call: Call, orderId: string, instalment: string, token: string): Promise<Answer> {
  const known = await answered(ctx, call);
  if (known) return known;
  const key = chargeKey(ctx, call, `pay:${orderId}:${instalment}`);
  const due = await openForCard(ctx, call, orderId, instalment);
  if (!due.ok) {
    // Its own charge may have paid it: booked without this request, because that was cut off or waited for the bank.
    const before = due.code === 'payment.nothing_open' ? await chargeOf(ctx, key) : null;
    return before ? bookPayment(ctx, call, before, instalment) : replayOr(ctx, call, due);
  }
  const asked = { ...due.value, key, orderId, purpose: 'instalment', instalment, token, at: call.receivedAt } as const;
  const captured = await chargeCard(ctx, asked);
  if (!captured.ok) return { kind: 'refused', refusal: captured };
  ctx.faults.hit('after-bank-send-before-record');
  const { captureId } = captured.value;
  const charged: Charged = { ...captured.value, orderId };
  const answer = await bookPayment(ctx, call, charged, instalment);
  // Answered at the same moment by another charge of the same request: this one pays nothing.
  const other = answer.kind === 'done' && (answer.answer as { readonly captureId?: unknown }).captureId !== captureId;
  const because = answer.kind === 'refused' ? answer.refusal.code : 'payment.nothing_open';
  if (answer.kind === 'refused' || other) await undoCharge(ctx, charged, because, () => false);
  return answer;
}

const bookPayment = (ctx: Context, call: Call, charged: Charged, instalment: string): Promise<Answer> =>
  actOnOrder(ctx, call, charged.orderId, {
    name: 'payments.pay_by_card',
    verb: 'payment.by_card',
    only: 'buyer',
    told: { captureId: charged.captureId },
    decide: (_, __, view) => bookCharge(paymentsStates(view.states), charged, instalment),
  });

/** What this very request charged before, if anything. */
const chargeOf = (ctx: Context, key: string): Promise<Charged | null> =>
  ctx.read({ kind: 'platform' }, (q) => readCaptureOf(q, sha256(key)));

/** What is to be charged: everything that is open of the instalment. */
async function openForCard(
  ctx: Context,
  call: Call,
  orderId: string,
  instalment: string,
): Promise<Result<{ readonly amountMinor: number; readonly currency: string }>> {
  const opened = await openOrderFor(ctx, call.by, 'payment.by_card', orderId, (q) => isFrozen(q, orderId));
  if (!opened.ok) return opened;
  const { order, more: frozen } = opened.value;
  const states = paymentsStates(order.states);
  const side = actingSide(states, call.by.companyId, 'buyer');
  if (!side.ok) return side;
  if (frozen) return refuse('order.frozen');
  const state = inState(states.orders, ...PAYABLE);
  if (!state.ok) return state;
  const open = states.payments.instalments.find((i) => i.name === instalment);
  if (!open) return refuse('payment.instalment_unknown', { instalment });
  if (openOf(open) === 0) return refuse('payment.nothing_open', { instalment });
  return ok({ amountMinor: openOf(open), currency: termsInForce(states.contracts).currency });
}
