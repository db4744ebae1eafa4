/** Route of the coach. */
import type { Context } from '../context.ts';
import { type Route, answer, route } from '../http/route.ts';
import { CoachAnswer, CoachBody } from './coach.schema.ts';
import { coachTexts } from './coach.service.ts';

/** It writes nothing and knows nobody's order, so anybody may ask: importers, and programs of marketplaces. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'POST',
    url: '/v1/lint',
    tags: ['contracts'],
    summary: 'Whether clauses can be measured, why not, what to write instead, and what nobody wrote',
    access: { public: true },
    idempotent: false,
    body: CoachBody,
    responses: { 200: CoachAnswer },
    handler: async (call) => {
      const coached = await coachTexts(ctx, call.body);
      return coached.ok ? answer(200, coached.value) : coached;
    },
  }),
];
