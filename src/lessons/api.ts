/** The route of the lessons of decided cases. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { type Route, answer, route } from '../http/route.ts';
import { parseDate } from '../kernel/dates.ts';
import { ok } from '../kernel/result.ts';
import { LessonsAnswer, LessonsQuery, MOST_CASES } from './schema.ts';
import { readLessons } from './service.ts';

const dayOf = (text: string | undefined) => (text === undefined ? ok(null) : parseDate(text));

/** All routes of this slice. */
export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/lessons',
    tags: ['claims'],
    summary: 'Which wording made points of decided cases decide nothing',
    description:
      'For operators. Points found `unproven` or `excluded` in approved decisions, by cause and by the words of the clause, with ' +
      'what the check of clauses says of them today and a wording that could be judged.',
    access: { verb: 'lessons.read', thing: 'programme' },
    query: LessonsQuery,
    responses: { 200: LessonsAnswer },
    handler: async (call) => {
      const { category = null, limit = MOST_CASES } = call.query;
      const from = dayOf(call.query.from);
      if (!from.ok) return from;
      const to = dayOf(call.query.to);
      if (!to.ok) return to;
      const ask = { from: from.value, to: to.value, category, limit };
      const lessons = await readLessons(ctx, readCallOf(ctx, call), ask);
      return lessons.ok ? answer(200, lessons.value) : lessons;
    },
  }),
];
