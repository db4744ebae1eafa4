/** Routes of visits to the goods of an order. */
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { accept, book, cancel, decline, inVain, readVisits, repeat, report, waive } from './inspections.service.ts';
import {
  BookBody,
  BookingAnswer,
  BookingParams,
  DeclineBody,
  OrderParams,
  ReportBody,
  VainBody,
  VisitsAnswer,
} from './schema.ts';

const on = (verb: string) => ({ verb, thing: 'order', param: 'orderId' }) as const;
const responses = { 200: OrderAnswer };

/** Booking, repeating and waiving, and what is done with a booking. */
export function routes(ctx: Context): readonly Route[] {
  const tags = ['inspections'];
  const url = '/v1/orders/:orderId/inspections';
  return [
    route({
      method: 'GET',
      url,
      tags,
      summary: 'Visits booked and reports filed',
      access: on('order.read'),
      params: OrderParams,
      responses: { 200: VisitsAnswer },
      handler: async (call) => committed(await readVisits(ctx, readCallOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'POST',
      url,
      tags,
      summary: 'Book a visit of an agency',
      access: on('inspection.book'),
      params: OrderParams,
      body: BookBody,
      responses: { 201: BookingAnswer },
      handler: async (call) => committed(await book(ctx, callOf(ctx, call), call.params.orderId, call.body)),
    }),
    route({
      method: 'POST',
      url: `${url}/repeat`,
      tags,
      summary: "Have a failed visit repeated at the supplier's cost",
      access: on('inspection.repeat'),
      params: OrderParams,
      responses: { 201: BookingAnswer },
      handler: async (call) => committed(await repeat(ctx, callOf(ctx, call), call.params.orderId)),
    }),
    route({
      method: 'POST',
      url: `${url}/waive`,
      tags,
      summary: 'Let the goods go without a (further) inspection',
      access: on('inspection.waive'),
      params: OrderParams,
      responses,
      handler: async (call) => committed(await waive(ctx, callOf(ctx, call), call.params.orderId)),
    }),
    ...bookingRoutes(ctx, `${url}/:bookingId`),
  ];
}

function bookingRoutes(ctx: Context, url: string): readonly Route[] {
  const tags = ['inspections'];
  return [
    route({
      method: 'POST',
      url: `${url}/accept`,
      tags,
      summary: 'Accept a booking (unanswered it counts as accepted)',
      access: on('inspection.answer'),
      params: BookingParams,
      responses,
      handler: async (call) => committed(await accept(ctx, callOf(ctx, call), call.params.orderId, call.params.bookingId)),
    }),
    route({
      method: 'POST',
      url: `${url}/decline`,
      tags,
      summary: 'Decline a booking',
      access: on('inspection.answer'),
      params: BookingParams,
      body: DeclineBody,
      responses,
      handler: async (call) =>
        committed(await decline(ctx, callOf(ctx, call), call.params.orderId, call.params.bookingId, call.body.reason ?? null)),
    }),
    route({
      method: 'POST',
      url: `${url}/cancel`,
      tags,
      summary: "Cancel one's own booking before the visit",
      access: on('inspection.cancel'),
      params: BookingParams,
      responses,
      handler: async (call) => committed(await cancel(ctx, callOf(ctx, call), call.params.orderId, call.params.bookingId)),
    }),
    route({
      method: 'POST',
      url: `${url}/in-vain`,
      tags,
      summary: 'Report a visit that brought nothing',
      access: on('inspection.report'),
      params: BookingParams,
      body: VainBody,
      responses,
      handler: async (call) =>
        committed(await inVain(ctx, callOf(ctx, call), call.params.orderId, call.params.bookingId, call.body.because)),
    }),
    route({
      method: 'POST',
      url: `${url}/report`,
      tags,
      summary: 'File the report of a visit; its verdict is computed',
      access: on('inspection.report'),
      params: BookingParams,
      body: ReportBody,
      responses,
      handler: async (call) =>
        committed(await report(ctx, callOf(ctx, call), call.params.orderId, call.params.bookingId, call.body)),
    }),
  ];
}
