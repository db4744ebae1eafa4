/** Writing to the other side and reading what was written, in an order or between two companies. */
import type { Answer, Call, Context } from '../context.ts';
import { dayOf } from '../kernel/dates.ts';
import { isCompanyId } from '../kernel/ids.ts';
import { type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { contentWriter } from '../orders/compose.service.ts';
import { openOrderFor } from '../orders/read.service.ts';
import { orderStates } from '../orders/rules.ts';
import { actOnOrder } from '../orders/service.ts';
import { can } from '../parties/access.ts';
import type { Verb } from '../parties/access.ts';
import { readCompany } from '../parties/store.ts';
import { promisesIn } from './promises.rules.ts';
import { signalsIn } from './risk.rules.ts';
import { carriedSpan, sendMessage } from './rules.ts';
import { type Before, type MessageRow, insertMessage, pairOf, readOrderMessages, readThread, readThreads } from './store.ts';
import type { InquiryMessage, Reading } from './types.ts';

const refused = (refusal: Refused): Answer => ({ kind: 'refused', refusal });

/** What is read in a text at its receipt. Days without a year are counted in UTC: months matter here, not hours. */
const readingOf = (text: string, call: Call): Reading => ({
  flags: signalsIn(text),
  promises: promisesIn(text, dayOf(call.receivedAt, 'UTC')),
});

const json = (value: unknown): JsonObject => value as JsonObject;

/** One side of an order writes to the other. Its warnings tell what the message is flagged for and where the contract says otherwise. */
export async function writeInOrder(ctx: Context, call: Call, orderId: string, text: string): Promise<Answer> {
  const writer = contentWriter(ctx.ids);
  const message = writer.write('message', text);
  const reading = readingOf(text, call);
  return actOnOrder(ctx, call, orderId, {
    name: 'messages.send',
    verb: 'message.send',
    contents: writer.drafts,
    status: 201,
    told: { message: json({ messageId: message.contentId, ...reading }) },
    decide: ({ contracts }, side) => ok(sendMessage(contracts, side, message, reading)),
  });
}

/** The other company of a thread, if the person may write to it or read what was written. */
async function otherCompany(ctx: Context, call: Call, verb: Verb, companyId: string): Promise<Result<string>> {
  const denied = can(call.by, verb, { kind: 'none' });
  if (denied) return denied;
  const other = isCompanyId(companyId) ? await ctx.read(call.by, (q) => readCompany(q, companyId)) : null;
  if (other?.kind !== 'trader') return refuse('access.not_found');
  return companyId === call.by.companyId ? refuse('message.to_yourself') : ok(companyId);
}

/** One company writes to another before they have an order. */
export async function writeToCompany(ctx: Context, call: Call, companyId: string, text: string): Promise<Answer> {
  const other = await otherCompany(ctx, call, 'inquiry.send', companyId);
  if (!other.ok) return refused(other);
  const { by, receivedAt: at, idempotency } = call;
  const message: InquiryMessage = {
    messageId: ctx.ids.short(),
    fromCompany: by.companyId,
    userId: by.userId,
    at,
    text,
    ...readingOf(text, call),
  };
  const key = idempotency ? { idempotency: { companyId: by.companyId, ...idempotency } } : {};
  return ctx.record({ ...key, at, status: 201 }, async (tx) => {
    await insertMessage(tx, pairOf(by.companyId, other.value), message);
    const { messageId, flags, promises } = message;
    return ok(json({ message: { messageId, flags, promises }, warnings: flags.map((code) => ({ code })) }));
  });
}

const shown = ({ fromCompany, ...row }: MessageRow): JsonObject => json({ ...row, from: fromCompany });

/** A page of messages, one more than `limit` where there are more; newest first. */
export type Page = { readonly before: Before; readonly limit: number };

/** Messages of an order with those that the two companies wrote before it. */
export async function readInOrder(ctx: Context, call: Call, orderId: string, page: Page): Promise<Result<readonly JsonObject[]>> {
  const opened = await openOrderFor(ctx, call.by, 'message.read', orderId, async (q, order) => {
    const { contracts, orders } = orderStates(order.states);
    const carried = carriedSpan(orders);
    if (!carried) return [];
    const thread = { orderId, pair: pairOf(contracts.buyerId, contracts.supplierId), carried };
    return readOrderMessages(q, thread, page.before, page.limit + 1);
  });
  return opened.ok ? ok(opened.value.more.map(shown)) : opened;
}

/** Messages of the acting company with another one, outside of orders. */
export async function readWithCompany(
  ctx: Context,
  call: Call,
  companyId: string,
  page: Page,
): Promise<Result<readonly JsonObject[]>> {
  const other = await otherCompany(ctx, call, 'inquiry.read', companyId);
  if (!other.ok) return other;
  const rows = await ctx.read(call.by, (q) => readThread(q, pairOf(call.by.companyId, other.value), page.before, page.limit + 1));
  return ok(rows.map(shown));
}

/** More threads than this are looked for by the company's name. */
const MOST_THREADS = 200;

/** With whom the acting company wrote outside of orders, the last written first. */
export async function listThreads(ctx: Context, call: Call): Promise<Result<JsonObject>> {
  const denied = can(call.by, 'inquiry.read', { kind: 'none' });
  if (denied) return denied;
  return ctx.read(call.by, async (q) => ok(json({ items: await readThreads(q, call.by.companyId, MOST_THREADS) })));
}
