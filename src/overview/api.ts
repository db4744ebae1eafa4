/** Routes of the composed reads: the order, lists, history, contract, deadlines and lint. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { etagOf } from '../http/etag.ts';
import { pageOf, sliceOf } from '../http/paging.ts';
import { type Committed, type Route, committed, route } from '../http/route.ts';
import { fingerprint } from '../kernel/canonical.ts';
import { type Json, type JsonObject, type Refused, type Result, ok } from '../kernel/result.ts';
import { TEXT_DIGITS } from '../orders/seen.data.ts';
import {
  ContractAnswer,
  ContractQuery,
  DeadlineList,
  EventPage,
  EventsQuery,
  LintAnswer,
  ListQuery,
  OrderList,
  OrderParams,
  OrderView,
} from './schema.ts';
import { readContract, readDueList, readLint, readOrderList, readOrderView, readTimeline } from './service.ts';

const tags = ['orders'];
const read = { verb: 'order.read', thing: 'order', param: 'orderId' } as const;

/** A view as it was made: its shape is held by the response schema, which cuts off what it does not name. */
const shown = (result: Result<Json>, etag?: string): Committed | Refused =>
  result.ok ? committed({ kind: 'done', status: 200, answer: result.value, replayed: false }, etag ? { etag } : {}) : result;

/** The text's print, for If-Match, then the answer's own: what changes beside the text changes the tag as well. */
function orderTag(view: JsonObject): string {
  const { version, contract } = view as unknown as { version: number; contract: { textPrint: string } };
  return etagOf(version, contract.textPrint + fingerprint(view).slice(0, TEXT_DIGITS));
}

/** All composed reads. They take no key and write nothing. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders',
    tags,
    summary: 'Orders of your company, the newest first',
    description: 'By when they were opened, so that an order keeps its place while you turn the pages.',
    access: { verb: 'orders.read', thing: 'none' },
    query: ListQuery,
    responses: { 200: OrderList },
    handler: async (call) => {
      const states = call.query.state ?? null;
      const name = `orders by opening:${call.principal.companyId}:${states?.toSorted().join() ?? ''}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const rows = await readOrderList(ctx, readCallOf(ctx, call), {
        states,
        before: after === null ? null : { openedAt: String(after[0]), orderId: String(after[1]) },
        limit,
      });
      return shown(
        rows.ok ? ok(pageOf(name, rows.value, limit, (row) => [String(row['openedAt']), String(row['orderId'])])) : rows,
      );
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId',
    tags,
    summary: 'One order: state, next step, money, contract, warnings',
    description:
      'The entity tag names the text of the contract as it stands here; send it as If-Match when you edit, send or confirm.',
    access: read,
    params: OrderParams,
    responses: { 200: OrderView },
    handler: async (call) => {
      const view = await readOrderView(ctx, readCallOf(ctx, call), call.params.orderId);
      return shown(view, view.ok ? orderTag(view.value) : undefined);
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/events',
    tags,
    summary: "The order's history: every event once, hash-chained",
    access: read,
    params: OrderParams,
    query: EventsQuery,
    responses: { 200: EventPage },
    handler: async (call) => {
      const { orderId } = call.params;
      const name = `events:${orderId}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const { after, limit } = slice.value;
      const timeline = await readTimeline(ctx, readCallOf(ctx, call), orderId, Number(after?.[0] ?? 0), limit);
      if (!timeline.ok) return timeline;
      const { events, more, answer: body } = timeline.value;
      const { next } = pageOf(name, more ? [...events, ...events.slice(-1)] : events, limit, (event) => [event.seq]);
      return shown(ok({ ...body, next }));
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/contract',
    tags,
    summary: 'The contract as it is hashed, with its texts',
    description:
      'fingerprint = SHA-256 of the RFC 8785 form of document; hash of a text = SHA-256 of the RFC 8785 form of {salt, body}.',
    access: read,
    params: OrderParams,
    query: ContractQuery,
    responses: { 200: ContractAnswer },
    handler: async (call) => shown(await readContract(ctx, readCallOf(ctx, call), call.params.orderId, call.query.of ?? null)),
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/deadlines',
    tags,
    summary: 'What falls due in the order, soonest first',
    access: read,
    params: OrderParams,
    responses: { 200: DeadlineList },
    handler: async (call) => shown(await readDueList(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/lint',
    tags,
    summary: 'Which clauses can be measured, and what nobody wrote',
    access: read,
    params: OrderParams,
    responses: { 200: LintAnswer },
    handler: async (call) => shown(await readLint(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
];
