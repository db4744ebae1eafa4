/** What the order pages read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from '../../sdk/openapi.ts';
import { api, told } from '../api/client.ts';

export type OrderQuery = NonNullable<paths['/v1/orders']['get']['parameters']['query']>;

export const ordersQuery = (query: OrderQuery) =>
  infiniteQueryOptions({
    queryKey: ['orders', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(api.GET('/v1/orders', { params: { query: { ...query, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

const orderPath = (orderId: string) => ({ params: { path: { orderId } } });

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId],
    queryFn: () => told(api.GET('/v1/orders/{orderId}', orderPath(orderId))),
  });

export const eventsQuery = (orderId: string) =>
  infiniteQueryOptions({
    queryKey: ['order', orderId, 'events'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/v1/orders/{orderId}/events', {
          params: { path: { orderId }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const instructionsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'instructions'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/payment-instructions', orderPath(orderId))),
  });
