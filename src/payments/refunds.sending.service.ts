/** Refunds on their way through the card processor: marked, sent under a key each, and marked back where it takes nothing. */
import { type Call, type Context, actorOf } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { OrderId } from '../kernel/ids.ts';
import { type Json, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { authorise } from '../orders/rules.ts';
import { orderStream } from '../orders/service.ts';
import { feeOf } from './fold.rules.ts';
import { type Seen, sendRefunds, unsendRefund } from './pay.rules.ts';
import { type FeeCapture, readFeeCaptures } from './refunds.store.ts';
import { paymentsStates } from './states.rules.ts';
import type { PaymentsRefusal, Refund } from './types.ts';

/** A refund that the processor did not take, or of which nobody knows. */
export type Unsent = { readonly refundId: string; readonly refusal: Refused<PaymentsRefusal> };

/**
 * Marks what of the named refunds goes back by card as on its way and hands each to the processor. Gives those that did not
 * leave, each with refund.card_refused (certainly not sent) or refund.card_unanswered (nobody knows). Errors:
 * refund.none_open, refund.on_hold, refund.changed.
 */
export async function sendByCard(
  ctx: Context,
  call: Call,
  orderId: OrderId,
  seen: readonly Seen[],
): Promise<Result<readonly Unsent[]>> {
  const marked = await mark(ctx, call, orderId, seen);
  if (!marked.ok) return marked;
  const { refunds, currency } = marked.value;
  const fees = await ctx.read({ kind: 'platform' }, (q) => readFeeCaptures(q, orderId));
  const named = refunds.filter((r) => r.status === 'sending' && seen.some(({ refundId }) => refundId === r.refundId));
  const unsent: Unsent[] = [];
  for (const refund of named) {
    const refusal = await sendOne(ctx, call, orderId, refund, { fees, currency });
    if (refusal) unsent.push({ refundId: refund.refundId, refusal });
  }
  return ok(unsent);
}

type Marked = { readonly refunds: readonly Refund[]; readonly currency: string };

async function mark(ctx: Context, { by, receivedAt }: Call, orderId: OrderId, seen: readonly Seen[]): Promise<Result<Marked>> {
  const marked = await ctx.commit({
    name: 'payments.send_refunds',
    stream: orderStream(orderId),
    actor: actorOf(by),
    facts: { receivedAt, at: receivedAt, calendars: await ctx.calendars() },
    decide: (view) => authorise(by, 'refund.pay', view) ?? sendRefunds(paymentsStates(view.states), seen),
    answer: (view) => {
      const { payments, contracts } = paymentsStates(view.states);
      return { refunds: payments.refunds as unknown as Json, currency: termsInForce(contracts).currency };
    },
  });
  return marked.kind === 'refused' ? marked.refusal : ok(marked.answer as unknown as Marked);
}

/** What of a refund goes to which capture: its own parts, and its claim's fee to the card that prepaid it. */
function orders(refund: Refund, fees: readonly FeeCapture[]) {
  const { attempt } = refund;
  let left = feeOf(refund.fee);
  const own = fees.filter(({ claimId }) => claimId === refund.claimId);
  const feeParts = own.flatMap(({ captureId, amountMinor }) => {
    const part = Math.min(left, amountMinor);
    left -= part;
    return part > 0 ? [{ key: `refund:${refund.refundId}:fee:${captureId}`, attempt, captureId, amountMinor: part }] : [];
  });
  const parts = refund.parts
    .filter((p) => p.channel === 'card')
    .map(({ creditId, amountMinor }) => ({
      key: `refund:${refund.refundId}:${creditId}`,
      attempt,
      captureId: creditId,
      amountMinor,
    }));
  return [...parts, ...feeParts];
}

/**
 * Sends one refund to the processor. Where it takes nothing of it for certain, the instruction waits as before; where it
 * cannot be reached, or took a part, it stays on its way until somebody asks again.
 */
async function sendOne(
  ctx: Context,
  { by, receivedAt }: Call,
  orderId: OrderId,
  refund: Refund,
  { fees, currency }: { readonly fees: readonly FeeCapture[]; readonly currency: string },
): Promise<Refused<PaymentsRefusal> | null> {
  for (const [index, order] of orders(refund, fees).entries()) {
    const sent = await ctx.cards.refund({ ...order, currency });
    if (sent.ok) continue;
    const told = { captureId: order.captureId, because: sent.code };
    // Off or out of reach, nobody knows what became of an earlier try.
    if (sent.code === 'card.unavailable' || sent.code === 'card.off') return refuse('refund.card_unanswered', told);
    if (index === 0) {
      await ctx.commit({
        name: 'payments.unsend_refund',
        stream: orderStream(orderId),
        actor: actorOf(by),
        facts: { receivedAt, at: receivedAt, calendars: await ctx.calendars() },
        decide: (view) => ok(unsendRefund(paymentsStates(view.states), refund.refundId, sent.code)),
        answer: () => null,
      });
    }
    return refuse('refund.card_refused', told);
  }
  return null;
}
