/** Routes of messages: in an order, and between two companies before it. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type SortKey, pageOf, sliceOf } from '../http/paging.ts';
import { type Committed, type Route, committed, route } from '../http/route.ts';
import { parseInstant } from '../kernel/dates.ts';
import { type JsonObject, type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import {
  CompanyParams,
  InquiryAnswer,
  ListQuery,
  MessageBody,
  MessagePage,
  OrderParams,
  SentAnswer,
  ThreadList,
} from './schema.ts';
import { type Page, listThreads, readInOrder, readWithCompany, writeInOrder, writeToCompany } from './service.ts';

const tags = ['messages'];
const REMARK = 'Whatever is written here, only an amendment that both confirm changes a contract.';

type Query = { readonly limit?: number; readonly cursor?: string };

/** The message a cursor names. Anybody can make a cursor, so its parts are read like any input. */
function placeIn([at, place]: SortKey): Result<{ readonly at: string; readonly place: string }, 'paging.cursor_invalid'> {
  const instant = parseInstant(String(at));
  const known = /^(inquiry|order)\/\d{19}$/.test(String(place));
  return instant.ok && known ? ok({ at: instant.value, place: String(place) }) : refuse('paging.cursor_invalid');
}

/** A page, newest first; the cursor is the last message shown. */
async function listed(
  name: string,
  query: Query,
  read: (page: Page) => Promise<Result<readonly JsonObject[]>>,
): Promise<Committed | Refused> {
  const slice = sliceOf(name, query);
  if (!slice.ok) return slice;
  const { after, limit } = slice.value;
  const before = after && placeIn(after);
  if (before && !before.ok) return before;
  const rows = await read({ before: before?.value ?? null, limit });
  if (!rows.ok) return rows;
  const keyOf = (row: JsonObject): SortKey => [String(row['at']), String(row['place'])];
  return committed({ kind: 'done', status: 200, answer: { ...pageOf(name, rows.value, limit, keyOf) }, replayed: false });
}

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [...orderRoutes(ctx), ...inquiryRoutes(ctx)];

const orderRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/messages',
    tags,
    summary: 'Messages of an order and those before it, newest first',
    access: { verb: 'message.read', thing: 'order', param: 'orderId' },
    params: OrderParams,
    query: ListQuery,
    responses: { 200: MessagePage },
    handler: async (call) => {
      const { orderId } = call.params;
      return listed(`messages ${orderId}`, call.query, (page) => readInOrder(ctx, readCallOf(ctx, call), orderId, page));
    },
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/messages',
    tags,
    summary: 'Write to the other side of an order',
    description: REMARK,
    access: { verb: 'message.send', thing: 'order', param: 'orderId' },
    params: OrderParams,
    body: MessageBody,
    responses: { 201: SentAnswer },
    handler: async (call) => committed(await writeInOrder(ctx, callOf(ctx, call), call.params.orderId, call.body.text)),
  }),
];

const inquiryRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/messages',
    tags,
    summary: 'With which companies yours wrote outside of orders, the last written first',
    access: { verb: 'inquiry.read', thing: 'none' },
    responses: { 200: ThreadList },
    handler: async (call) => {
      const threads = await listThreads(ctx, readCallOf(ctx, call));
      return threads.ok ? committed({ kind: 'done', status: 200, answer: threads.value, replayed: false }) : threads;
    },
  }),
  route({
    method: 'GET',
    url: '/v1/companies/:companyId/messages',
    tags,
    summary: 'Messages with another company outside of orders, newest first',
    access: { verb: 'inquiry.read', thing: 'none' },
    params: CompanyParams,
    query: ListQuery,
    responses: { 200: MessagePage },
    handler: async (call) => {
      const { companyId } = call.params;
      const name = `messages ${call.principal.companyId} ${companyId}`;
      return listed(name, call.query, (page) => readWithCompany(ctx, readCallOf(ctx, call), companyId, page));
    },
  }),
  route({
    method: 'POST',
    url: '/v1/companies/:companyId/messages',
    tags,
    summary: 'Write to another company before there is an order',
    description: `An order that the two open within 90 days carries the messages with it. ${REMARK}`,
    access: { verb: 'inquiry.send', thing: 'none' },
    params: CompanyParams,
    body: MessageBody,
    responses: { 201: InquiryAnswer },
    handler: async (call) => committed(await writeToCompany(ctx, callOf(ctx, call), call.params.companyId, call.body.text)),
  }),
];
