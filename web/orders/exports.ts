/** Orders and their events as files for spreadsheets: everything that there is, not only what the page shows. */
import { formatAmount } from '../../src/kernel/money.ts';
import { api, told } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { saveCsv } from '../ui/csv.ts';
import { type OrderQuery, ordersQuery } from './queries.ts';

/** More rows than this do not fit one file. */
const MOST_PAGES = 100;

/** All orders in the states asked for, one row each. */
export async function saveOrders(query: OrderQuery): Promise<void> {
  const { pages } = await queryClient.fetchInfiniteQuery({ ...ordersQuery(query), pages: MOST_PAGES });
  const rows = pages.flatMap(({ items }) => items);
  const minor = (amount: number | undefined, currency: string | undefined): string =>
    amount === undefined || currency === undefined ? '' : formatAmount(amount, currency);
  saveCsv('orders.csv', [
    [
      'order',
      'goods',
      'state',
      'buyer',
      'supplier',
      'next_by',
      'next',
      'due_on',
      'ship_by',
      'currency',
      'total',
      'paid',
      'covered',
    ],
    ...rows.map(({ orderId, title, state, buyer, supplier, next, due, shipByDate, money }) => [
      orderId,
      title ?? '',
      state,
      buyer.name ?? '',
      supplier.name ?? '',
      next.by,
      next.what,
      due?.on ?? '',
      shipByDate ?? '',
      money?.currency ?? '',
      minor(money?.totalMinor, money?.currency),
      minor(money?.paidMinor, money?.currency),
      minor(money?.coveredMinor, money?.currency),
    ]),
  ]);
}

/** All events of an order with the hashes by which anybody checks the chain. */
export async function saveEvents(orderId: string): Promise<void> {
  const rows: string[][] = [];
  let cursor: string | null = null;
  do {
    const query: { readonly limit: number; readonly cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
    const page = await told(api.GET('/v1/orders/{orderId}/events', { params: { path: { orderId }, query } }));
    rows.push(
      ...page.items.map(({ seq, type, at, receivedAt, actor, data, prev, hash }) => [
        String(seq),
        type,
        at,
        receivedAt,
        JSON.stringify(actor),
        data === null ? '' : JSON.stringify(data),
        prev,
        hash,
      ]),
    );
    cursor = page.next;
  } while (cursor !== null);
  saveCsv(`events-${orderId}.csv`, [['seq', 'type', 'at', 'received_at', 'actor', 'data', 'prev', 'hash'], ...rows]);
}
