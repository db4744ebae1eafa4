/** Routes of visits to the goods of an order. */
import type { FastifyReply } from 'fastify';
import type { Context } from '../context.ts';
import { callOf, readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { MEDIA_TYPES, readUpload } from '../http/upload.ts';
import { OrderAnswer } from '../orders/schema.ts';
import { accept, book, cancel, decline, inVain, readVisits, repeat, report, waive } from './inspections.service.ts';
import { bringPhoto, fetchPhoto, mayNotBring } from './photos.service.ts';
import {
  BookBody,
  BookingAnswer,
  BookingParams,
  DeclineBody,
  OrderParams,
  PhotoAnswer,
  PhotoFields,
  PhotoParams,
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
    ...photoRoutes(ctx, `${url}/:bookingId/photos`),
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

/** Always for saving: nothing that was uploaded is shown inside our pages. */
const saved = (reply: FastifyReply, file: { readonly bytes: Buffer; readonly mediaType: string; readonly disposition: string }) =>
  reply.header('Content-Type', file.mediaType).header('Content-Disposition', file.disposition).send(file.bytes);

function photoRoutes(ctx: Context, url: string): readonly Route[] {
  const tags = ['inspections'];
  return [
    route({
      method: 'POST',
      url,
      tags,
      summary: 'Bring a photo of a visit: sealed as it is, shared as an image drawn anew',
      accepts: 'upload',
      access: on('inspection.report'),
      params: BookingParams,
      responses: { 201: PhotoAnswer },
      handler: async (call) => {
        const denied = await mayNotBring(ctx, call.principal, call.params.orderId);
        if (denied) return denied;
        const upload = await readUpload(call.request, { kinds: ['jpeg', 'png', 'webp'], fields: PhotoFields });
        if (!upload.ok) return upload;
        const { bytes, sha256, kind, name, fields } = upload.value;
        const { clauseId = null, takenAt = null } = fields;
        const file = { bytes, sha256, name, mediaType: MEDIA_TYPES[kind] };
        return committed(await bringPhoto(ctx, callOf(ctx, call), call.params, file, { clauseId, takenAt }));
      },
    }),
    route({
      method: 'GET',
      url: `${url}/:photoId`,
      tags,
      summary: 'A photo of a visit, as it is shared',
      access: on('order.read'),
      params: PhotoParams,
      responses: { 200: binary() },
      handler: async (call) => {
        const file = await fetchPhoto(ctx, readCallOf(ctx, call), call.params, call.params.photoId);
        return file.ok ? saved(call.reply, file.value) : file;
      },
    }),
  ];
}
