/** Routes of the exchange: an order of another system as a draft, and a contract as a document for other systems. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, answer, route } from '../http/route.ts';
import { binary } from '../http/schema.ts';
import { readUpload } from '../http/upload.ts';
import { LIMITS } from '../kernel/limits.ts';
import { ImportAnswer, UblParams, UblQuery } from './schema.ts';
import { exportUbl, importFor } from './service.ts';

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/orders/import',
    tags: ['orders'],
    summary: 'Read a UBL 2.0 or 2.1 order as a draft to look through; writes nothing',
    description: 'An XML document as the body, or multipart with one file. Post the draft to /v1/orders once it is complete.',
    accepts: 'statement',
    idempotent: false,
    bodyLimit: LIMITS.orderFile,
    access: { verb: 'order.draft', thing: 'none' },
    responses: { 200: ImportAnswer },
    handler: async (call) => {
      const upload = await readUpload(call.request, { maxBytes: LIMITS.orderFile, kinds: ['xml'] });
      if (!upload.ok) return upload;
      const imported = importFor(readCallOf(ctx, call), upload.value.bytes);
      return imported.ok ? answer(200, imported.value) : imported;
    },
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/ubl',
    tags: ['orders'],
    summary: 'The confirmed order, or the answer to it, as a UBL 2.1 document',
    access: { verb: 'order.read', thing: 'order', param: 'orderId' },
    params: UblParams,
    query: UblQuery,
    responses: { 200: binary() },
    handler: async (call) => {
      const { orderId } = call.params;
      const which = call.query.document ?? 'order';
      const exported = await exportUbl(ctx, readCallOf(ctx, call), orderId, which);
      if (!exported.ok) return exported;
      const headers = {
        'Content-Type': 'application/xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="quayside-${which}-${orderId}.xml"`,
      };
      return answer(200, Buffer.from(exported.value.xml, 'utf8'), { headers });
    },
  }),
];
