/** The parts of an order's page in one row: where they stand on it, and those that have a page of their own. */
import type { ReactNode } from 'react';
import { useUnread } from '../messages/seen.ts';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import type { Order } from './OrderPage.tsx';

type Part = readonly [anchor: string, key: MessageKey];

const SENT_OFF: readonly string[] = ['ready', 'shipped', 'arrived', 'completed', 'refunded'];

function partsOf({ confirmedAt, state, you }: Order): readonly Part[] {
  const agreed = confirmedAt !== null;
  const all: readonly (Part | null)[] = [
    ['#clauses', 'clauses.title'],
    agreed ? ['#inspection', 'visits.title'] : null,
    SENT_OFF.includes(state) ? ['#goods', 'goods.title'] : null,
    you === 'inspector' ? null : ['#money', 'money.title'],
    ['#documents', 'documents.title'],
    ['#timeline', 'timeline.title'],
  ];
  return all.filter((part) => part !== null);
}

export function OrderParts({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId, messages, you } = order;
  const unread = useUnread(orderId, messages);
  const row = 'link inline-flex min-h-8 items-center';
  return (
    <nav aria-label={t('orders.parts')} className="no-print mt-4 border-y border-line py-1">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {partsOf(order).map(([anchor, key]) => (
          <li key={anchor}>
            <a href={anchor} className={row}>
              {t(key)}
            </a>
          </li>
        ))}
        {you === 'inspector' ? null : (
          <li>
            <PathLink to={`/orders/${orderId}/messages`} className={row}>
              {unread > 0 ? t('orders.messages_new', { n: unread }) : t('messages.title')}
            </PathLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
