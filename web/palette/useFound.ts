/** What the search finds on the server: the reader's newest orders, and suppliers by name. */
import { useQuery } from '@tanstack/react-query';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { api, told } from '../api/client.ts';
import { useWords } from '../ui/words.ts';
import type { Entry } from './entries.ts';

/** Shorter words find everything. */
const LEAST = 2;

/** An order's whole number; one that is not among the newest can be opened by it. */
const NUMBER = /^[0-9a-hjkmnp-tv-z]{10}-[0-9a-hjkmnp-tv-z]{10}$/;

/** Of the reader's orders so many are looked through: the API does not search them by words. */
export const NEWEST = 100;

/** Entries for what was typed. `isReading`: more may come. `hasOlder`: there are orders that were not looked through. */
export function useFound(
  me: GetV1Me200 | null,
  typed: string,
): { readonly found: readonly Entry[]; readonly isReading: boolean; readonly hasOlder: boolean } {
  const { t } = useWords();
  const query = typed.trim();
  const mayTrade = me?.acting !== null && me !== null;
  const orders = useQuery({
    queryKey: ['orders', 'newest'],
    enabled: mayTrade,
    queryFn: () => told(api.GET('/v1/orders', { params: { query: { limit: NEWEST } } })),
  });
  const suppliers = useQuery({
    queryKey: ['suppliers', 'named', query],
    enabled: query.length >= LEAST,
    placeholderData: (before) => before,
    queryFn: () => told(api.GET('/v1/suppliers', { params: { query: { query, limit: 10 } } })),
  });
  const ofOrders = query.length < LEAST ? [] : (orders.data?.items ?? []);
  const known = ofOrders.some(({ orderId }) => orderId === query);
  const isReading = (mayTrade && orders.isPending) || (query.length >= LEAST && suppliers.isPending);
  return {
    isReading,
    hasOlder: orders.data?.next != null,
    found: [
      ...ofOrders.map(
        ({ orderId, title, you, buyer, supplier, state }): Entry => ({
          group: 'orders',
          to: `/orders/${orderId}`,
          text: title ?? t('orders.untitled'),
          hint: [(you === 'supplier' ? buyer : supplier).name, t(`state.${state}`), orderId].filter(Boolean).join(' · '),
        }),
      ),
      ...(NUMBER.test(query) && !known && mayTrade
        ? [{ group: 'orders', to: `/orders/${query}`, text: query } satisfies Entry]
        : []),
      // The server found them by more than their names.
      ...(suppliers.data?.items ?? []).map(
        ({ supplierId, name }): Entry => ({ group: 'suppliers', to: `/suppliers/${supplierId}`, text: name, keywords: query }),
      ),
    ],
  };
}
