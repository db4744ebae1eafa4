/** What the supplier's pages read. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

const ofSupplier = (supplierId: string) => ({ params: { path: { supplierId } } });

export const limitQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['supply', supplierId, 'limit'],
    queryFn: () => told(api.GET('/v1/suppliers/{supplierId}/limit', ofSupplier(supplierId))),
  });

export const formulaQuery = queryOptions({
  queryKey: ['limit-formula'],
  staleTime: 300_000,
  queryFn: () => told(api.GET('/v1/limit-formula')),
});

export const accountQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['supply', supplierId, 'account'],
    queryFn: () => told(api.GET('/v1/suppliers/{supplierId}/account', ofSupplier(supplierId))),
  });

export const payoutsQuery = (supplierId: string) =>
  infiniteQueryOptions({
    queryKey: ['supply', supplierId, 'payouts'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/v1/suppliers/{supplierId}/payouts', {
          params: { path: { supplierId }, query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const productsQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['supply', supplierId, 'products'],
    queryFn: () =>
      told(api.GET('/v1/suppliers/{supplierId}/products', { params: { path: { supplierId }, query: { limit: 100 } } })),
  });

/** Orders that are under way; the newest hundred. */
export const liveOrdersQuery = queryOptions({
  queryKey: ['orders', 'live'],
  queryFn: () =>
    told(
      api.GET('/v1/orders', {
        params: { query: { state: ['sent', 'confirmed', 'funded', 'ready', 'shipped', 'arrived', 'draft'], limit: 100 } },
      }),
    ),
});

export const shipmentQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'shipment'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/shipment', { params: { path: { orderId } } })),
  });
