/** Where a supplier goes to do what an order waits for. */
import type { GetV1Orders200 } from '../../sdk/openapi.ts';

export type OrderRow = GetV1Orders200['items'][number];

/** Part of the order's pages on which a step is done; '' is the order itself. */
const PLACES: Readonly<Record<string, string>> = {
  report_ready: '/ready',
  ship: '/ship',
  report_arrival: '/arrival',
};

/** The address of the page on which the step of an order is done. */
export function placeOf({ orderId, next }: Pick<OrderRow, 'orderId' | 'next'>): string {
  return `/orders/${orderId}${next.what.startsWith('claim_') ? '/claims' : (PLACES[next.what] ?? '')}`;
}

const FOREVER = '9999';

/** What the supplier must do, what falls due first at the top; then what waits for somebody else. */
export function sortOut(orders: readonly OrderRow[]): {
  readonly mine: readonly OrderRow[];
  readonly others: readonly OrderRow[];
} {
  const sold = orders
    .filter(({ you }) => you === 'supplier')
    .toSorted((a, b) => ((a.due?.at ?? FOREVER) < (b.due?.at ?? FOREVER) ? -1 : 1));
  return {
    mine: sold.filter(({ next }) => next.by === 'supplier'),
    others: sold.filter(({ next }) => next.by !== 'supplier' && next.by !== 'nobody'),
  };
}
