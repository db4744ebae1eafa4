/** What the pages of claims read. */
import { queryOptions } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';
import { readFile } from '../api/files.ts';
import type { ClaimPage } from './shapes.ts';

const inOrder = (orderId: string) => ({ params: { path: { orderId } } });

export const groundsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'grounds'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/claims/grounds', inOrder(orderId))),
  });

export const gradeQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'grade'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/grade', inOrder(orderId))),
  });

export const claimQuery = (orderId: string, claimId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'claim', claimId],
    queryFn: async (): Promise<ClaimPage> =>
      // The document leaves a claim's page open; its shape is that of the rules that make it.
      (await told(
        api.GET('/v1/orders/{orderId}/claims/{claimId}', { params: { path: { orderId, claimId } } }),
      )) as unknown as ClaimPage,
  });

/** The shared copy of a file, as an address that this page may show. What was filed never changes, so it is read once. */
export const fileQuery = (orderId: string, claimId: string, fileId: string) =>
  queryOptions({
    queryKey: ['file', orderId, claimId, fileId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => URL.createObjectURL(await readFile(`/v1/orders/${orderId}/claims/${claimId}/files/${fileId}`)),
  });
