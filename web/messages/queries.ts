/** What the pages of messages read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

const paged = (cursor: string | undefined) => ({ limit: 50, ...(cursor ? { cursor } : {}) });

/** Under the order's key: who listens to the order hears of a message. */
export const orderMessagesQuery = (orderId: string) =>
  infiniteQueryOptions({
    queryKey: ['order', orderId, 'messages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(api.GET('/v1/orders/{orderId}/messages', { params: { path: { orderId }, query: paged(pageParam) } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Outside of orders nobody tells that one came, so it is asked for now and then. */
const EVERY_MS = 20_000;

export const threadQuery = (companyId: string) =>
  infiniteQueryOptions({
    queryKey: ['thread', companyId],
    initialPageParam: undefined as string | undefined,
    refetchInterval: EVERY_MS,
    queryFn: ({ pageParam }) =>
      told(api.GET('/v1/companies/{companyId}/messages', { params: { path: { companyId }, query: paged(pageParam) } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const threadsQuery = queryOptions({
  queryKey: ['threads'],
  refetchInterval: EVERY_MS,
  queryFn: () => told(api.GET('/v1/messages')),
});
