/** Route of the arrival-bill check. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { BillAnswer, BillBody } from './bill.schema.ts';
import { checkArrivalBill } from './bill.service.ts';
import { OrderParams } from './schema.ts';

/** Asked with a body, but it writes nothing: no idempotency key. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/bill-checks',
    tags: ['shipments'],
    summary: 'Who bears each line of an arrival bill under the trade term',
    access: { verb: 'bill.check', thing: 'order', param: 'orderId' },
    idempotent: false,
    params: OrderParams,
    body: BillBody,
    responses: { 200: BillAnswer },
    handler: async (call) => committed(await checkArrivalBill(ctx, readCallOf(ctx, call), call.params.orderId, call.body.lines)),
  }),
];
