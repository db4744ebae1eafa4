/** What statements read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

export const periodQuery = (from: string, to: string) =>
  infiniteQueryOptions({
    queryKey: ['statements', from, to],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/v1/statements', { params: { query: { from, to, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const statementQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'statement'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/statement', { params: { path: { orderId } } })),
  });
