/** What is read of the API, each under its key: one place that says how fresh it is. */
import { QueryClient, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { GetV1Me200, paths } from '../../sdk/openapi.ts';
import { api, ask, told } from './client.ts';
import { ProblemError } from './problem.ts';

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A refusal is an answer: asking again gives the same. A broken connection is tried twice more.
      queries: {
        staleTime: 15_000,
        retry: (count, error) => !(import.meta.env.SSR || error instanceof ProblemError) && count < 2,
      },
      // Without a connection an act is refused at once: one that waited would happen later, when nobody looks.
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** The browser's; the server has one for each page that it draws. */
export const queryClient = makeQueryClient();

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;
export type SupplierQuery = Query<'/v1/suppliers'>;

/** Asks who is signed in; null: nobody. Of the session first, which answers a visitor without a refusal. */
export async function askMe(): Promise<GetV1Me200 | null> {
  const session = (await ask('/api/auth/get-session').then((response) => response.json())) as unknown;
  return session === null ? null : told(api.GET('/v1/me'));
}

/** Who is signed in, or null. */
export const meQuery = queryOptions({ queryKey: ['me'], staleTime: 60_000, queryFn: askMe });

export const suppliersQuery = (query: SupplierQuery) =>
  infiniteQueryOptions({
    queryKey: ['suppliers', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(api.GET('/v1/suppliers', { params: { query: { ...query, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const supplierQuery = (supplierId: string) =>
  queryOptions({
    queryKey: ['supplier', supplierId],
    queryFn: () => told(api.GET('/v1/suppliers/{supplierId}', { params: { path: { supplierId } } })),
  });

export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  staleTime: 300_000,
  queryFn: () => told(api.GET('/v1/programme')),
});

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  staleTime: 300_000,
  queryFn: () => told(api.GET('/v1/agencies')),
});
