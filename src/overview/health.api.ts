/** Route of the health page. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, committed, route } from '../http/route.ts';
import { HealthAnswer } from './health.schema.ts';
import { readHealth } from './health.service.ts';

export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/health',
    tags: ['operations'],
    summary: 'How the server fares: deadlines, queues, bank, database, as counts',
    access: { verb: 'health.read', thing: 'programme' },
    responses: { 200: HealthAnswer },
    handler: async (call) => committed(await readHealth(ctx, readCallOf(ctx, call))),
  }),
];
