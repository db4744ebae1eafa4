/** The conversation of an order, with what the two companies wrote before it. New messages appear by themselves. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useLive } from '../api/live.ts';
import { OrderLink } from '../claims/OrderLink.tsx';
import { orderQuery } from '../orders/queries.ts';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Conversation } from './Conversation.tsx';
import { orderMessagesQuery } from './queries.ts';
import { markSeen } from './seen.ts';

export function OrderMessagesPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/messages' });
  const { data: order, error: orderError } = useQuery(orderQuery(orderId));
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(orderMessagesQuery(orderId));
  useLive(order ? [orderId] : []);
  const act = useAct((text: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/messages', { params: { path: { orderId } }, body: { text }, headers })),
  );
  const count = order?.messages;
  useEffect(() => {
    if (count !== undefined) markSeen(orderId, count);
  }, [orderId, count]);
  const sides = order ? [order.buyer, order.supplier] : [];
  const side = order?.you === 'buyer' || order?.you === 'supplier' ? order.you : null;
  const other = side === 'buyer' ? order?.supplier.name : order?.buyer.name;
  return (
    <Page
      title={side ? t('messages.with', { name: other ?? '' }) : t('messages.title')}
      lead={order?.contract.terms.lines[0]?.product.text ?? ''}
      above={<OrderLink orderId={orderId} />}
    >
      <Conversation
        messages={order ? data?.pages.flatMap(({ items }) => items) : undefined}
        error={orderError ?? error}
        nameOf={(id) => sides.find(({ companyId }) => companyId === id)?.name ?? id}
        mine={side && order ? order[side].companyId : null}
        zone={order?.zone ?? 'UTC'}
        act={side ? act : null}
        more={hasNextPage ? () => void fetchNextPage() : null}
      />
    </Page>
  );
}
