/** What the pages of payments read. */
import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';

export const methodsQuery = (orderId: string, instalment: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'methods', instalment],
    queryFn: () =>
      told(api.GET('/v1/orders/{orderId}/instalments/{instalment}/methods', { params: { path: { orderId, instalment } } })),
  });

export const wiresQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'wires'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/wires', { params: { path: { orderId } } })),
  });
