/** What the pages that run the programme read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

export const fundQuery = queryOptions({ queryKey: ['desk', 'fund'], queryFn: () => told(api.GET('/v1/fund')) });

export const calendarQuery = queryOptions({
  queryKey: ['desk', 'calendar'],
  queryFn: () => told(api.GET('/v1/calendar-overrides')),
});

/** Health is looked at while something is wrong: it is read anew by itself. */
const HEALTH_EVERY_MS = 30_000;
export const healthQuery = queryOptions({
  queryKey: ['desk', 'health'],
  refetchInterval: HEALTH_EVERY_MS,
  queryFn: () => told(api.GET('/v1/health')),
});

export const staffQuery = queryOptions({ queryKey: ['desk', 'staff'], queryFn: () => told(api.GET('/v1/staff')) });

export const keysQuery = queryOptions({ queryKey: ['desk', 'keys'], queryFn: () => told(api.GET('/v1/programme/keys')) });

export const historyQuery = (orderId: string) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'history', orderId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return told(api.GET('/v1/orders/{orderId}/events', { params: { path: { orderId }, query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
