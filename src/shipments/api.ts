/** Routes of shipments. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { OrderAnswer } from '../orders/schema.ts';
import {
  ArrivalBody,
  ContestBody,
  DelayBody,
  OrderParams,
  PapersBody,
  ReadyBody,
  ReceiptBody,
  SealsBody,
  ShipBody,
  ShipmentAnswer,
} from './schema.ts';
import {
  acceptDelay,
  arrived,
  askDelay,
  checkSeals,
  contest,
  filePapers,
  readShipment,
  ready,
  receive,
  refuseDelay,
  reportShipment,
} from './service.ts';

const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;
const responses = { 200: OrderAnswer };

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [...goodsRoutes(ctx), ...delayRoutes(ctx), ...arrivalRoutes(ctx)];

/** From ready to the papers. */
function goodsRoutes(ctx: Context): readonly Route[] {
  const tags = ['shipments'];
  return [
    route({
      method: 'GET',
      url: '/v1/orders/:orderId/shipment',
      tags,
      summary: 'The goods on their way, and until when claims can be opened',
      access: on('order.read'),
      params: OrderParams,
      responses: { 200: ShipmentAnswer },
      handler: async (call) => committed(await readShipment(ctx, readCallOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/ready',
      tags,
      summary: 'Report how much is produced and packed',
      access: on('ready.report'),
      params: OrderParams,
      body: ReadyBody,
      responses,
      handler: async (call) => committed(await ready(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/shipment',
      tags,
      summary: 'Report the shipment with its papers, seals and container',
      access: on('ship.report'),
      params: OrderParams,
      body: ShipBody,
      responses,
      handler: async (call) => committed(await reportShipment(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/papers',
      tags,
      summary: 'Add papers to the shipment',
      access: on('ship.report'),
      params: OrderParams,
      body: PapersBody,
      responses,
      handler: async (call) => committed(await filePapers(ctx, callOf(ctx, call), call.params.orderId, call.body.documents)),
    }),
  ];
}

/** A later shipping date: asked for and answered. */
function delayRoutes(ctx: Context): readonly Route[] {
  const tags = ['shipments'];
  return [
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/delay-requests',
      tags,
      summary: 'Ask for a later shipping date',
      access: on('delay.request'),
      params: OrderParams,
      body: DelayBody,
      responses,
      handler: async (call) => committed(await askDelay(ctx, callOf(ctx, call), call.params.orderId, call.body.shipBy)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/delay-requests/accept',
      tags,
      summary: 'Grant the later shipping date: the contract is amended',
      access: on('delay.answer'),
      params: OrderParams,
      responses,
      handler: async (call) => committed(await acceptDelay(ctx, callOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/delay-requests/decline',
      tags,
      summary: 'Decline the later shipping date',
      access: on('delay.answer'),
      params: OrderParams,
      responses,
      handler: async (call) => committed(await refuseDelay(ctx, callOf(ctx, call), call.params.orderId)),
    }),
  ];
}

/** From the arrival to the receipt. */
function arrivalRoutes(ctx: Context): readonly Route[] {
  const tags = ['shipments'];
  return [
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/arrival',
      tags,
      summary: 'Tell that the goods arrived',
      access: on('arrival.tell'),
      params: OrderParams,
      body: ArrivalBody,
      responses,
      handler: async (call) => committed(await arrived(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/arrival/contest',
      tags,
      summary: 'Contest a told or presumed arrival',
      access: on('arrival.contest'),
      params: OrderParams,
      body: ContestBody,
      responses,
      handler: async (call) => committed(await contest(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/receipt',
      tags,
      summary: 'Confirm receipt of the goods',
      description:
        'Completes the order at once if no late, quality or shortage claim can be opened any more; else it completes when the last window closes.',
      access: on('receipt.confirm'),
      params: OrderParams,
      body: ReceiptBody,
      responses,
      handler: async (call) => committed(await receive(ctx, callOf(ctx, call), call.params.orderId, call.body.on)),
    }),
    route({
      method: 'POST',
      url: '/v1/orders/:orderId/seals/verify',
      tags,
      summary: 'Compare the seals on the goods that arrived',
      access: on('seals.verify'),
      params: OrderParams,
      body: SealsBody,
      responses,
      handler: async (call) => committed(await checkSeals(ctx, callOf(ctx, call), call.params.orderId, call.body.seals)),
    }),
  ];
}
