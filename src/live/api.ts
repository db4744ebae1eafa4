/** The stream of changes: a page that is open hears that an order moved, and reads it anew. */
import type { Context } from '../context.ts';
import { type Route, route } from '../http/route.ts';
import { refuse } from '../kernel/result.ts';
import { binary } from '../http/schema.ts';
import { eventStream } from '../http/stream.ts';
import { LiveQuery } from './schema.ts';
import { makeWatch } from './watch.service.ts';

/** After this long the reader asks again, and its rights are read again. */
const LASTS_MS = 5 * 60_000;
/** Open streams of one person: tabs, not programs. */
const MOST_STREAMS = 12;

/** All routes of this slice. */
export function routes(ctx: Context): readonly Route[] {
  const watch = makeWatch(ctx);
  const open = new Map<string, number>();
  const count = (userId: string, by: number): void => {
    const next = (open.get(userId) ?? 0) + by;
    if (next > 0) open.set(userId, next);
    else open.delete(userId);
  };
  return [
    route({
      method: 'GET',
      url: '/v1/live',
      tags: ['orders'],
      summary: 'Hear when orders change (server-sent events)',
      description:
        'Answers `text/event-stream`: an event `version` with `{orderId, version}` for each order that the caller may see, at once and ' +
        'whenever it changes, within about a second. Orders that are missing or not the caller’s are not told of. Ends after five ' +
        'minutes: ask again. At most 12 streams a person.',
      access: { verb: 'orders.read', thing: 'none' },
      query: LiveQuery,
      responses: { 200: binary() },
      handler: async ({ query, principal, request, reply }) => {
        const { userId } = principal;
        if ((open.get(userId) ?? 0) >= MOST_STREAMS) return refuse('live.too_many', { most: MOST_STREAMS });
        count(userId, 1);
        const stream = eventStream(request, reply);
        const ended = AbortSignal.timeout(LASTS_MS);
        ended.addEventListener('abort', stream.end);
        let leave = (): void => undefined;
        let over = false;
        stream.onEnd(() => {
          over = true;
          leave();
          count(userId, -1);
        });
        leave = await watch.follow(principal, query.order, (orderId, version) => stream.send('version', { orderId, version }));
        if (over) leave();
        return reply;
      },
    }),
  ];
}
