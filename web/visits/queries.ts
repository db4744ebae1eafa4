/** What the pages of inspections read. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, told } from '../api/client.ts';
import { agenciesQuery } from '../api/queries.ts';
import { readFile } from '../api/files.ts';

export const visitsQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'visits'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/inspections', { params: { path: { orderId } } })),
  });

/** A photo as an address that this page may show. A photo never changes, so it is read once. */
export const photoQuery = (orderId: string, bookingId: string, photoId: string) =>
  queryOptions({
    queryKey: ['photo', orderId, photoId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => URL.createObjectURL(await readFile(`/v1/orders/${orderId}/inspections/${bookingId}/photos/${photoId}`)),
  });

/** What an agency is called; one that left the directory by its id. */
export function useAgencyName(): (agencyId: string) => string {
  const { data } = useQuery(agenciesQuery);
  return (agencyId) => data?.items.find((agency) => agency.agencyId === agencyId)?.name ?? agencyId;
}
