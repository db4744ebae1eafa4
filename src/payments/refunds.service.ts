/** Acts on refunds: paying what was instructed, the operators' queue, and what suppliers repay. */
import { businessDaysBetween } from '../calendar/rules.ts';
import { type Answer, type Call, type Context, act, actorOf, replayOr } from '../context.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { View } from '../db/registry.ts';
import { dayOf } from '../kernel/dates.ts';
import { type OrderId, isOrderId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { authorise } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { readOrder, readRelations } from '../orders/store.ts';
import { can } from '../parties/access.ts';
import { repay } from './debt.rules.ts';
import { feeOf } from './fold.rules.ts';
import { byCard, openRefunds, payRefunds, sendRefunds, unsendRefund } from './pay.rules.ts';
import { type FeeCapture, type QueueKey, readFeeCaptures, readPayers, readRefundQueue } from './refunds.store.ts';
import { type PayerLine, linesOf, partsTo } from './sources.rules.ts';
import type { Credit, PaymentsStates, Refund } from './types.ts';

const statesOf = (view: Pick<View, 'states'>): PaymentsStates => view.states as unknown as PaymentsStates;

const refundView = (
  { refundId, claimId, because, amountMinor, fee, parts, dueOn, status }: Refund,
  credits: readonly Credit[],
  payers: ReadonlyMap<string, PayerLine>,
) => ({
  refundId,
  claimId,
  because,
  amountMinor,
  feeMinor: feeOf(fee),
  parts: partsTo(parts, credits, payers),
  dueOn,
  status,
});

/**
 * An operator says that the order's open refund and fee instructions left the bank. What goes back by card is sent from
 * here, in three steps that can be cut off anywhere: marked as on its way, sent under a key of its own (the processor does
 * the same key once), recorded. Asked again after a crash it sends nothing twice and goes on where it stopped.
 */
export async function payOpenRefunds(ctx: Context, call: Call, orderId: string): Promise<Answer> {
  const open = await openForOperator(ctx, call, orderId);
  if (!open.ok) return replayOr(ctx, call, open);
  const { refunds, payers } = open.value;
  const refundIds = refunds.map((r) => r.refundId);
  if (refunds.some(byCard)) {
    const refused = await sendByCard(ctx, call, orderId);
    if (refused) return { kind: 'refused', refusal: refused };
  }
  ctx.faults.hit('after-bank-send-before-record');
  return act(ctx, call, {
    name: 'payments.pay_refunds',
    stream: orderStream(orderId),
    takesLimit: true,
    decide: (view) => authorise(call.by, 'refund.pay', view) ?? payRefunds(statesOf(view), orderId, refundIds),
    answer: (view, warnings) => {
      const { payments } = statesOf(view);
      const shown = payments.refunds.map((refund) => refundView(refund, payments.credits, payers));
      return { ...orderAnswer(orderId, view, warnings), refunds: shown as unknown as Json };
    },
  });
}

type Open = { readonly refunds: readonly Refund[]; readonly payers: ReadonlyMap<string, PayerLine> };

/** What waits to be paid, and who had paid it. A missing order and one of others answer alike to those without the right. */
async function openForOperator(ctx: Context, call: Call, orderId: string): Promise<Result<Open>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  const { row, relations, payers } = await ctx.read({ kind: 'platform' }, async (q) => {
    const order = await readOrder(q, orderId);
    const { refunds = [], credits = [] } = order ? statesOf(order).payments : {};
    const lines = linesOf(
      refunds.flatMap(({ parts }) => parts),
      credits,
    );
    return {
      row: order,
      relations: await readRelations(q, orderId, call.by.companyId),
      payers: await readPayers(q, lines),
    };
  });
  if (!row) return refuse('access.not_found');
  const denied = authorise(call.by, 'refund.pay', { states: row.states, relations });
  if (denied) return denied;
  const open = openRefunds(statesOf(row).payments);
  return open.ok ? ok({ refunds: open.value, payers }) : open;
}

/** Marks what goes back by card as on its way and hands it to the processor. The refusal of the first that it does not take. */
async function sendByCard(ctx: Context, call: Call, orderId: OrderId): Promise<Refused | null> {
  const marked = await mark(ctx, call, orderId);
  if (!marked.ok) return marked;
  const fees = await ctx.read({ kind: 'platform' }, (q) => readFeeCaptures(q, orderId));
  for (const refund of marked.value.refunds.filter((r) => r.status === 'sending')) {
    const refused = await sendOne(ctx, call, orderId, refund, { fees, currency: marked.value.currency });
    if (refused) return refused;
  }
  return null;
}

type Marked = { readonly refunds: readonly Refund[]; readonly currency: string };

async function mark(ctx: Context, { by, receivedAt }: Call, orderId: OrderId): Promise<Result<Marked>> {
  const marked = await ctx.commit({
    name: 'payments.send_refunds',
    stream: orderStream(orderId),
    actor: actorOf(by),
    facts: { receivedAt, at: receivedAt, calendars: await ctx.calendars() },
    decide: (view) => authorise(by, 'refund.pay', view) ?? sendRefunds(statesOf(view)),
    answer: (view) => {
      const { payments, contracts } = statesOf(view);
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
): Promise<Refused | null> {
  for (const [index, order] of orders(refund, fees).entries()) {
    const sent = await ctx.cards.refund({ ...order, currency });
    if (sent.ok) continue;
    // Off or out of reach, nobody knows what became of an earlier try.
    if (index === 0 && sent.code !== 'card.unavailable' && sent.code !== 'card.off') {
      await ctx.commit({
        name: 'payments.unsend_refund',
        stream: orderStream(orderId),
        actor: actorOf(by),
        facts: { receivedAt, at: receivedAt, calendars: await ctx.calendars() },
        decide: (view) => ok(unsendRefund(statesOf(view), refund.refundId, sent.code)),
        answer: () => null,
      });
    }
    return refuse('refund.card_refused', { captureId: order.captureId, because: sent.code });
  }
  return null;
}

/** The supplier repaid the fund: its debt falls and its limit is free again. */
export async function repayDebt(
  ctx: Context,
  call: Call,
  orderId: string,
  { amountMinor, reference }: { readonly amountMinor: number; readonly reference: string },
): Promise<Answer> {
  if (!isOrderId(orderId)) return { kind: 'refused', refusal: refuse('access.not_found') };
  return act(ctx, call, {
    name: 'payments.repay',
    stream: orderStream(orderId),
    takesLimit: true,
    status: 201,
    decide: (view) => authorise(call.by, 'debt.repay', view) ?? repay(statesOf(view), { orderId, reference, amountMinor }),
    answer: (view) => {
      const { owedMinor, advancedMinor } = statesOf(view).payments;
      return { ...orderAnswer(orderId, view, []), owedMinor, advancedMinor } satisfies JsonObject;
    },
  });
}

export type QueueItem = ReturnType<typeof refundView> & {
  readonly orderId: OrderId;
  readonly currency: string;
  readonly overdue: boolean;
  /** Business days of both countries that are left, the last one included; below zero: days overdue. */
  readonly daysLeft: number;
};

type Slice = { readonly after: readonly (string | number)[] | null; readonly limit: number };

/** The place in the queue that a cursor names: due day, order, refund. */
function placeOf(after: Slice['after']): QueueKey | null {
  const [dueOn = '', orderId = '', refundId = ''] = (after ?? []).map(String);
  return after && { dueOn, orderId, refundId };
}

/** Instructions that are to be paid, over all orders, the oldest due first. One row more than the slice where there are more. */
export async function readQueue(ctx: Context, call: Call, slice: Slice): Promise<Result<readonly QueueItem[]>> {
  const denied = can(call.by, 'refund.read', { kind: 'programme' });
  if (denied) return denied;
  const calendars = await ctx.calendars();
  const { rows, payers } = await ctx.read({ kind: 'platform' }, async (q) => {
    const found = await readRefundQueue(q, placeOf(slice.after), slice.limit + 1);
    const lines = found.flatMap(({ refund, credits }) => linesOf(refund.parts, credits));
    return { rows: found, payers: await readPayers(q, lines) };
  });
  return ok(
    rows.map(({ orderId, currency, zone, countries, refund, credits }) => {
      const today = dayOf(call.receivedAt, zone);
      const daysLeft = businessDaysBetween(calendars, countries, today, refund.dueOn);
      return { orderId, currency, ...refundView(refund, credits, payers), overdue: today > refund.dueOn, daysLeft };
    }),
  );
}
