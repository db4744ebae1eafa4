/** Route of erasing. */
import type { Context } from '../context.ts';
import { callOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { OrderParams } from '../claims/schema.ts';
import { EraseAnswer, EraseBody } from './schema.ts';
import { eraseParts } from './service.ts';

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/erasures',
    tags: ['orders'],
    summary: 'Erase texts and files of an order; their ids and hashes stay',
    access: { verb: 'order.erase', thing: 'order', param: 'orderId' },
    params: OrderParams,
    body: EraseBody,
    responses: { 200: EraseAnswer },
    handler: async (call) => committed(await eraseParts(ctx, callOf(ctx, call), call.params.orderId, call.body)),
  }),
];
