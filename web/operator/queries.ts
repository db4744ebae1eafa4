/** What the desk reads of the API. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { GetV1OrdersOrderIdClaimsClaimIdDeterminationPreview200 } from '../../sdk/openapi.ts';
import { api, told } from '../api/client.ts';
import { readFile } from '../api/files.ts';
import type { QueueStage } from '../../src/claims/queue.types.ts';
import type { Determination } from '../../src/claims/determination.types.ts';
import type { CaseClaim } from './case.ts';

type Cursor = string | undefined;
const after = (cursor: Cursor): { readonly cursor?: string } => (cursor === undefined ? {} : { cursor });

export const claimQueueQuery = (state: QueueStage) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'claims', state],
    initialPageParam: undefined as Cursor,
    queryFn: ({ pageParam }) => told(api.GET('/v1/claims', { params: { query: { state, limit: 50, ...after(pageParam) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const refundsQuery = infiniteQueryOptions({
  queryKey: ['desk', 'refunds'],
  initialPageParam: undefined as Cursor,
  queryFn: ({ pageParam }) => told(api.GET('/v1/refunds', { params: { query: { limit: 50, ...after(pageParam) } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const payoutsQuery = infiniteQueryOptions({
  queryKey: ['desk', 'payouts'],
  initialPageParam: undefined as Cursor,
  queryFn: ({ pageParam }) => told(api.GET('/v1/payouts', { params: { query: { limit: 50, ...after(pageParam) } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const unmatchedQuery = infiniteQueryOptions({
  queryKey: ['desk', 'unmatched'],
  initialPageParam: undefined as Cursor,
  queryFn: ({ pageParam }) =>
    told(api.GET('/v1/bank/unmatched', { params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const suggestionsQuery = (lineId: string) =>
  queryOptions({
    queryKey: ['desk', 'suggestions', lineId],
    queryFn: () => told(api.GET('/v1/bank/lines/{lineId}/suggestions', { params: { path: { lineId } } })),
  });

export const changesQuery = queryOptions({
  queryKey: ['desk', 'account-changes'],
  queryFn: () => told(api.GET('/v1/account-changes', { params: { query: { limit: 100 } } })),
});

export type ClaimPath = { readonly orderId: string; readonly claimId: string };

export const caseQuery = (path: ClaimPath) =>
  queryOptions({
    queryKey: ['desk', 'case', path],
    // The shape of a claim's page is that of claims/view.rules; its document leaves it open.
    queryFn: async () =>
      (await told(api.GET('/v1/orders/{orderId}/claims/{claimId}', { params: { path } }))) as unknown as CaseClaim,
  });

export const caseOrderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['desk', 'order', orderId],
    queryFn: () => told(api.GET('/v1/orders/{orderId}', { params: { path: { orderId } } })),
  });

export type PreviewWarning = GetV1OrdersOrderIdClaimsClaimIdDeterminationPreview200['warnings'][number];

/** What would be decided; with `changed` (`door:unproven`) as if a person had found so. */
export const previewQuery = (path: ClaimPath, changed: readonly string[]) =>
  queryOptions({
    queryKey: ['desk', 'preview', path, changed],
    queryFn: async () => {
      const query = changed.length > 0 ? { changed: [...changed] } : {};
      const params = { path, query };
      const answer = await told(api.GET('/v1/orders/{orderId}/claims/{claimId}/determination/preview', { params }));
      return { determination: answer.determination as unknown as Determination, warnings: answer.warnings };
    },
  });

/** A shared picture as an address that the page may show. What was filed never changes, so it is read once. */
export const pictureQuery = (url: string) =>
  queryOptions({
    queryKey: ['file', url],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => URL.createObjectURL(await readFile(url)),
  });

export const accountQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['desk', 'account', supplierId],
    queryFn: () => told(api.GET('/v1/suppliers/{supplierId}/account', { params: { path: { supplierId } } })),
  });

export const balanceQuery = queryOptions({
  queryKey: ['desk', 'balance'],
  queryFn: () => told(api.GET('/v1/ledger/trial-balance')),
});

/** Streams that are checked in one request. */
const STREAMS = 100;

export const checkQuery = infiniteQueryOptions({
  queryKey: ['desk', 'check'],
  staleTime: Number.POSITIVE_INFINITY,
  initialPageParam: undefined as Cursor,
  queryFn: ({ pageParam }) => told(api.GET('/v1/check', { params: { query: { limit: STREAMS, ...after(pageParam) } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export type LessonsSearch = { readonly from?: string; readonly to?: string; readonly category?: string };

export const lessonsQuery = (search: LessonsSearch) =>
  queryOptions({
    queryKey: ['desk', 'lessons', search],
    queryFn: () => told(api.GET('/v1/lessons', { params: { query: search } })),
  });
