/** Acts on refunds: paying what was instructed, the operators' queue, and what suppliers repay. */
import { businessDaysBetween } from '../calendar/rules.ts';
import { type Answer, type Call, type Context, act, replayOr } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import { dayOf } from '../kernel/dates.ts';
import { merge } from '../kernel/decider.ts';
import { type OrderId, isOrderId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { authorise } from '../orders/rules.ts';
import { orderAnswer, orderStream } from '../orders/service.ts';
import { readOrder, readRelations } from '../orders/store.ts';
import { can } from '../parties/access.ts';
import { repay } from './debt.rules.ts';
import { feeOf } from './fold.rules.ts';
import { type Seen, byCard, namedRefunds, openRefunds, payRefunds, seenOf } from './pay.rules.ts';
import { sendByCard } from './refunds.sending.service.ts';
import { type QueueKey, readPayers, readRefundQueue } from './refunds.store.ts';
import { linesOf, partsTo } from './sources.rules.ts';
import { paymentsStates } from './states.rules.ts';
import type { Credit, PayerLine, Refund } from './types.ts';

const refundView = (
  { refundId, claimId, because, amountMinor, fee, parts, dueOn, attempt, status }: Refund,
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
  attempt,
  status,
});

/**
 * An operator says that these instructions of an order left the bank, as they were read. What goes back by card is sent
 * from here, in three steps that can be cut off anywhere: marked as on its way, sent under a key of its own (the processor
 * does the same key once), recorded. Asked again after a crash it sends nothing twice and goes on where it stopped. One
 * that the processor does not take keeps none of the others waiting: where some left, those are recorded and the rest are
 * told as warnings; where none did, the first refusal is the answer.
 */
export async function payOpenRefunds(ctx: Context, call: Call, orderId: string, seen: readonly Seen[]): Promise<Answer> {
  const open = await openForOperator(ctx, call, orderId, seen);
  if (!open.ok) return replayOr(ctx, call, open);
  const { refunds, payers } = open.value;
  const failed = refunds.some(byCard) ? await sendByCard(ctx, call, orderId, seen) : ok([]);
  if (!failed.ok) return { kind: 'refused', refusal: failed };
  const left = seen.filter(({ refundId }) => !failed.value.some((each) => each.refundId === refundId));
  const [first] = failed.value;
  if (first && left.length === 0) return { kind: 'refused', refusal: first.refusal };
  const warnings = failed.value.map(({ refundId, refusal: { code, data } }) => ({ code, data: { ...data, refundId } }));
  ctx.faults.hit('after-bank-send-before-record');
  return act(ctx, call, {
    name: 'payments.pay_refunds',
    stream: orderStream(orderId),
    takesLimit: true,
    decide: (view) => {
      const paid = authorise(call.by, 'refund.pay', view) ?? payRefunds(paymentsStates(view.states), orderId, left);
      return paid.ok ? ok(merge(paid.value, { warnings })) : paid;
    },
    answer: (view, told) => {
      const { payments } = paymentsStates(view.states);
      const shown = payments.refunds.map((refund) => refundView(refund, payments.credits, payers));
      return { ...orderAnswer(orderId, view, told), refunds: shown as unknown as Json };
    },
  });
}

/** What of an order is to be paid now, as an operator reads it; nothing for an order that is not there. */
export async function readSeen(ctx: Context, orderId: OrderId): Promise<readonly Seen[]> {
  const row = await ctx.read({ kind: 'platform' }, (q) => readOrder(q, orderId));
  const open = row ? openRefunds(paymentsStates(row.states).payments) : null;
  return open?.ok ? open.value.map(seenOf) : [];
}

type Open = { readonly refunds: readonly Refund[]; readonly payers: ReadonlyMap<string, PayerLine> };

/** What was named, and who had paid it. A missing order and one of others answer alike to those without the right. */
async function openForOperator(ctx: Context, call: Call, orderId: string, seen: readonly Seen[]): Promise<Result<Open>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  const { row, relations, payers } = await ctx.read(asOperator(call.by), async (q) => {
    const order = await readOrder(q, orderId);
    const { refunds = [], credits = [] } = order ? paymentsStates(order.states).payments : {};
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
  const named = namedRefunds(paymentsStates(row.states).payments, seen);
  return named.ok ? ok({ refunds: named.value, payers }) : named;
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
    decide: (view) =>
      authorise(call.by, 'debt.repay', view) ?? repay(paymentsStates(view.states), { orderId, reference, amountMinor }),
    answer: (view) => {
      const { owedMinor, advancedMinor } = paymentsStates(view.states).payments;
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
  const { rows, payers } = await ctx.read(asOperator(call.by), async (q) => {
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
