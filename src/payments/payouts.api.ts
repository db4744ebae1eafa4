/** Routes of payouts: the operators' queue, what left the bank, and a supplier's own money. */
import Type from 'typebox';
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { PAGE_FIELDS, pageOf, sliceOf } from '../http/paging.ts';
import { type Route, answer, committed, route } from '../http/route.ts';
import { companyId } from '../http/schema.ts';
import { PaidOutBody, PayoutQueueAnswer, PayoutsAnswer, SupplierPayoutsAnswer, SupplierPayoutsQuery } from './payouts.schema.ts';
import { payOpenPayouts, readPayoutQueue, readSupplierPayouts } from './payouts.service.ts';
import { OrderParams } from './schema.ts';

const tags = ['payouts'];
const QUEUE = 'payouts';

/** All routes of payouts. */
export const payoutRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/payouts',
    tags,
    summary: 'Payouts to suppliers that wait, the oldest due first, and to which account each goes',
    access: { verb: 'payouts.read', thing: 'programme' },
    query: Type.Object(PAGE_FIELDS, { additionalProperties: false }),
    responses: { 200: PayoutQueueAnswer },
    handler: async (call) => {
      const slice = sliceOf(QUEUE, call.query);
      if (!slice.ok) return slice;
      const rows = await readPayoutQueue(ctx, readCallOf(ctx, call), slice.value);
      if (!rows.ok) return rows;
      return answer(
        200,
        pageOf(QUEUE, rows.value, slice.value.limit, (row) => [row.dueOn, row.orderId, row.payoutId]),
      );
    },
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/payouts/paid',
    tags,
    summary: 'These payouts of the order left the bank for this account',
    access: { verb: 'payout.pay', thing: 'order', param: 'orderId' },
    params: OrderParams,
    body: PaidOutBody,
    responses: { 200: PayoutsAnswer },
    handler: async (call) => committed(await payOpenPayouts(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
  route({
    method: 'GET',
    url: '/v1/suppliers/:supplierId/payouts',
    tags,
    summary: 'What a supplier is owed, what waits and why, and what it was paid, the latest first',
    access: { verb: 'payout.read', thing: 'supplier', param: 'supplierId' },
    params: Type.Object({ supplierId: companyId() }),
    query: SupplierPayoutsQuery,
    responses: { 200: SupplierPayoutsAnswer },
    handler: async (call) => {
      const name = `${QUEUE}:${call.params.supplierId}`;
      const slice = sliceOf(name, call.query);
      if (!slice.ok) return slice;
      const page = await readSupplierPayouts(ctx, readCallOf(ctx, call), call.params.supplierId, slice.value);
      if (!page.ok) return page;
      const { items, next } = pageOf(name, page.value.paid, slice.value.limit, (row) => row.key);
      return answer(200, { ...page.value.head, items: items.map((row) => row.shown), next });
    },
  }),
];
