/** Routes of cards: paying an instalment, and the card processor's signed events. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { readMethods } from './cards.methods.service.ts';
import { CardAnswer, CardBody, HeardAnswer, MethodsAnswer } from './cards.schema.ts';
import { hearCards } from './cards.events.service.ts';
import { payByCard } from './cards.service.ts';
import { InstalmentParams } from './schema.ts';

const EVENT_BYTES = 256 * 1024;

/** All routes of cards. */
export const cardRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/instalments/:instalment/methods',
    tags: ['payments'],
    summary: 'What is open of an instalment by wire and by card, the fee of each and who bears it',
    access: { verb: 'payment.read', thing: 'order', param: 'orderId' },
    params: InstalmentParams,
    responses: { 200: MethodsAnswer },
    handler: async (call) =>
      committed(await readMethods(ctx, readCallOf(ctx, call), call.params.orderId, call.params.instalment)),
  }),
  route({
    method: 'POST',
    url: '/v1/orders/:orderId/instalments/:instalment/card',
    tags: ['payments'],
    summary: 'Pay what is open of an instalment by card',
    access: { verb: 'payment.by_card', thing: 'order', param: 'orderId' },
    params: InstalmentParams,
    body: CardBody,
    responses: { 200: CardAnswer },
    handler: async (call) => {
      const { orderId, instalment } = call.params;
      return committed(await payByCard(ctx, callOf(ctx, call), orderId, instalment, call.body.token));
    },
  }),
  route({
    method: 'POST',
    url: '/v1/cards/events',
    tags: ['payments'],
    summary: "The card processor's events, signed over their bytes",
    access: { public: true },
    accepts: 'signed',
    bodyLimit: EVENT_BYTES,
    responses: { 200: HeardAnswer },
    handler: async ({ request }) => {
      const signature = request.headers['stripe-signature'];
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return committed(await hearCards(ctx, raw, typeof signature === 'string' ? signature : ''));
    },
  }),
];
