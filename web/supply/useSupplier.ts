/** For which supplier the reader acts: the acting company, once it is known. */
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.ts';

/** `supplierId` is null while it is read, for a visitor, and for who acts for no company. */
export function useSupplier(): { readonly supplierId: string | null; readonly settled: boolean } {
  const { data: me, isSuccess } = useQuery(meQuery);
  return { supplierId: me?.acting?.companyId ?? null, settled: isSuccess };
}
