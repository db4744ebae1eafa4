/** Reading orders: each read is one read-only transaction under the reader's rights, then the access rules, then a pure view. */
import { claimsStates } from '../claims/rules.ts';
import type { ClaimsState } from '../claims/types.ts';
import { isWithheld } from '../claims/view.rules.ts';
import type { Call, Context } from '../context.ts';
import type { EventRow } from '../db/events.ts';
import { GENESIS, eventHash } from '../kernel/chain.ts';
import type { Queryable } from '../db/reads.ts';
import { dayOf } from '../kernel/dates.ts';
import { isOrderId } from '../kernel/ids.ts';
import { type Json, type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { authorise } from '../orders/rules.ts';
import { type ListPlace, listOrders, readEvents } from '../orders/store.ts';
import { can } from '../parties/access.ts';
import { companiesById } from '../parties/store.ts';
import type { Person } from '../parties/types.ts';
import { lintOrder } from './lint.rules.ts';
import { lastDay } from './rules.ts';
import { type CardRow, readCards, readPage, readTexts } from './store.ts';
import { refsIn, withText } from './texts.rules.ts';
import type { PageRow, Reading, TextRow } from './types.ts';
import { type WhichContract, contractAnswer, orderView, pageStates, readingOf, summaryView } from './view.rules.ts';

/** Reads the order's page and whatever else belongs to it; a foreign order answers as a missing one. */
async function openPage<T>(
  ctx: Context,
  by: Person,
  orderId: string,
  more: (q: Queryable, row: PageRow) => Promise<T>,
): Promise<Result<{ readonly row: PageRow; readonly more: T }>> {
  if (!isOrderId(orderId)) return refuse('access.not_found');
  return ctx.read(by, async (q) => {
    const row = await readPage(q, orderId, by.companyId);
    if (!row) return refuse('access.not_found');
    const denied = authorise(by, 'order.read', row);
    return denied ?? ok({ row, more: await more(q, row) });
  });
}

const nothing = async (): Promise<null> => null;

/** One order, composed. Four round trips: begin, whose rights, one statement, commit. */
export async function readOrderView(ctx: Context, call: Call, orderId: string): Promise<Result<JsonObject>> {
  const page = await openPage(ctx, call.by, orderId, nothing);
  if (!page.ok) return page;
  const facts = { by: call.by, calendars: await ctx.calendars(), today: dayOf(call.receivedAt, 'UTC') };
  return ok(orderView(page.value.row, facts));
}

export type ListAsk = { readonly states: readonly string[] | null; readonly before: ListPlace | null; readonly limit: number };

/** Orders of the acting company, newest first, one more than `limit` where there are more. */
export async function readOrderList(ctx: Context, call: Call, ask: ListAsk): Promise<Result<readonly JsonObject[]>> {
  const { by } = call;
  const denied = can(by, 'orders.read', { kind: 'none' });
  if (denied) return denied;
  return ctx.read(by, async (q) => {
    const orders = await listOrders(q, { ...ask, companyId: by.companyId, limit: ask.limit + 1 });
    const parties = orders.flatMap(({ states }) => [
      pageStates(states).contracts.buyerId,
      pageStates(states).contracts.supplierId,
    ]);
    const cards = await readCards(
      q,
      orders.map((o) => o.orderId),
      by.companyId,
    );
    const companies = await companiesById(q, [...new Set(parties)]);
    const today = dayOf(call.receivedAt, 'UTC');
    return ok(
      orders.map((order) => summaryView({ ...order, ...(cards.get(order.orderId) ?? NO_CARD), companies }, { by, today })),
    );
  });
}

const NO_CARD: CardRow = { deadlines: [], texts: new Map(), relations: [] };

/** The contract in force, sent, being written or proposed, with everything that its fingerprint is computed from. */
export async function readContract(
  ctx: Context,
  call: Call,
  orderId: string,
  asked: WhichContract | null,
): Promise<Result<JsonObject>> {
  const page = await openPage(ctx, call.by, orderId, nothing);
  if (!page.ok) return page;
  const answer = contractAnswer(page.value.row, asked);
  return answer ? ok(answer) : refuse('access.not_found');
}

/** What falls due in the order, soonest first. */
export async function readDueList(ctx: Context, call: Call, orderId: string): Promise<Result<JsonObject>> {
  const page = await openPage(ctx, call.by, orderId, nothing);
  if (!page.ok) return page;
  // A reminder is told of a day that is listed itself.
  const due = page.value.row.deadlines.filter(({ name }) => !name.startsWith('notices.'));
  return ok({ items: due.map((row) => ({ ...row, lastDay: lastDay(row) })) });
}

/** The measurability check over the order's clauses as they stand. */
export async function readLint(ctx: Context, call: Call, orderId: string): Promise<Result<JsonObject>> {
  const page = await openPage(ctx, call.by, orderId, nothing);
  if (!page.ok) return page;
  const { row } = page.value;
  return ok(lintOrder(pageStates(row.states).contracts, row.texts) as unknown as JsonObject);
}

/** A page of an order's events; `more` tells that there are others after it. */
export type Timeline = { readonly events: readonly EventRow[]; readonly more: boolean; readonly answer: JsonObject };

/**
 * The order's history, each event once. The chain of the page is computed anew: each hash, and that each event follows the
 * one before it; on the last page also that it ends at the order's head.
 * @param after sequence number of the last event of the page before, 0 at the start
 */
export async function readTimeline(
  ctx: Context,
  call: Call,
  orderId: string,
  after: number,
  limit: number,
): Promise<Result<Timeline>> {
  // One event before the page (its hash is what the page hangs on) and one after it (whether there is another page).
  const from = Math.max(0, after - 1);
  const page = await openPage(ctx, call.by, orderId, async (q, { texts }) => {
    const read = await readEvents(q, orderId, from, limit + (after > 0 ? 2 : 1));
    const ids = refsIn(read.map(({ data }) => data)).map(({ contentId }) => contentId);
    return {
      read,
      others: await readTexts(
        q,
        orderId,
        ids.filter((id) => !texts.has(id)),
      ),
    };
  });
  if (!page.ok) return page;
  const { row, more } = page.value;
  const { read, others } = more;
  const before = read.find((event) => event.seq === after)?.hash ?? (after === 0 ? GENESIS : null);
  const fresh = read.filter((event) => event.seq > after);
  const events = fresh.slice(0, limit);
  const hasMore = fresh.length > limit;
  const reading = readingOf(call.by, pageStates(row.states).contracts, row.relations);
  const { claims } = claimsStates(row.states);
  const shown = events.map((event) => eventView(event, maySee(event, reading, claims)));
  const textOf = (contentId: string): TextRow | undefined => row.texts.get(contentId) ?? others.get(contentId);
  const answer = {
    stream: [events[0]?.stream.supplierId ?? '', 'order', orderId],
    items: shown,
    texts: Object.fromEntries(refsIn(shown).map((ref) => [ref.contentId, withText(ref, textOf(ref.contentId))])),
    chain: { verified: follows(events, before, hasMore ? null : row.head), head: row.head, length: row.version },
  };
  return ok({ events, more: hasMore, answer });
}

/** Whether the events hang together: numbers without a gap, hashes that are theirs, each naming the one before it. */
function follows(events: readonly EventRow[], before: string | null, head: string | null): boolean {
  let previous = before;
  let seq = events[0]?.seq ?? 0;
  for (const event of events) {
    if (event.prev !== previous || event.seq !== seq || eventHash(event) !== event.hash) return false;
    previous = event.hash;
    seq += 1;
  }
  return head === null || previous === head;
}

/**
 * An inspector sees neither the money nor what the two sides write to each other. The two sides do not see a decision before
 * it was approved.
 */
function maySee(event: EventRow, reading: Reading, claims: ClaimsState): boolean {
  if (reading === 'inspector') return !/^(payments|messages|claims)\./.test(event.type);
  return reading === 'operator' || !isWithheld(claims, event);
}

const eventView = ({ seq, type, v, at, receivedAt, actor, data, beside, prev, hash }: EventRow, seen: boolean): JsonObject => ({
  seq,
  type,
  v,
  at,
  receivedAt,
  prev,
  hash,
  actor: { ...actor } as unknown as Json,
  data: seen ? data : null,
  beside: seen ? (beside as JsonObject | null) : null,
});
