/** Route of the check: operators walk the streams page by page. */
import type { Context } from '../context.ts';
import { readCallOf } from '../http/call.ts';
import { cursorOf, sliceOf } from '../http/paging.ts';
import { type Route, committed, route } from '../http/route.ts';
import type { StreamKind } from '../kernel/decider.ts';
import { CheckPage, CheckQuery } from './check.schema.ts';
import { checkPage } from './check.service.ts';

const LIST = 'check';

/** Streams checked in one request: a second's work. */
const DEFAULT_STREAMS = 50;

export const routes = (ctx: Context): readonly Route[] => [
  route({
    method: 'GET',
    url: '/v1/check',
    tags: ['operations'],
    summary: 'Check chains, folds and invariants of the next streams',
    description: 'Sums over many streams are checked by the command `check` only.',
    access: { verb: 'check.run', thing: 'programme' },
    query: CheckQuery,
    responses: { 200: CheckPage },
    handler: async (call) => {
      const slice = sliceOf(LIST, call.query);
      if (!slice.ok) return slice;
      const key = slice.value.after;
      const after = key === null ? null : { supplierId: String(key[0]), kind: String(key[1]) as StreamKind, id: String(key[2]) };
      const page = await checkPage(ctx, readCallOf(ctx, call), after, call.query.limit ?? DEFAULT_STREAMS);
      if (!page.ok) return page;
      const { last, answer } = page.value;
      const next = last === null ? null : cursorOf(LIST, [last.supplierId, last.kind, last.id]);
      return committed({ kind: 'done', status: 200, answer: { ...answer, next }, replayed: false });
    },
  }),
];
