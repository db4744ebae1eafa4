/** Routes of what an order is worth before anything goes wrong: the cover preview and the grade. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { GradeAnswer } from './grade.schema.ts';
import { readGrade } from './grade.service.ts';
import { CoverPreviewAnswer, CoverPreviewQuery } from './preview.schema.ts';
import { readCoverPreview } from './preview.service.ts';
import { OrderParams } from './schema.ts';

/** All routes of this file. */
export const previewRoutes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/cover-preview',
    tags: ['claims'],
    summary: 'What each of the usual bad events would yield on this order, who covers it and up to how much',
    description:
      'Every event is put as a case and decided by the function that decides real claims. It promises nothing: a real claim has its own evidence.',
    access: { verb: 'claim.read', thing: 'order', param: 'orderId' },
    params: OrderParams,
    query: CoverPreviewQuery,
    responses: { 200: CoverPreviewAnswer },
    handler: async (call) =>
      committed(await readCoverPreview(ctx, readCallOf(ctx, call), call.params.orderId, call.query.paid ?? null)),
  }),
  route({
    method: 'GET',
    url: '/v1/orders/:orderId/grade',
    tags: ['contracts'],
    summary: 'How much of the order could be judged in a dispute, what would raise it, and what each clause could win',
    access: { verb: 'claim.read', thing: 'order', param: 'orderId' },
    params: OrderParams,
    responses: { 200: GradeAnswer },
    handler: async (call) => committed(await readGrade(ctx, readCallOf(ctx, call), call.params.orderId)),
  }),
];
