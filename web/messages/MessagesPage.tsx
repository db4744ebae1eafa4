/** All conversations of the acting company: in orders and before them, with what is new in each. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ordersQuery } from '../orders/queries.ts';
import { useOwnZone } from '../ui/due.ts';
import { instantIn } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { threadsQuery } from './queries.ts';
import { useUnread } from './seen.ts';

export function MessagesPage(): ReactNode {
  const { t } = useWords();
  const { data: threads, error } = useQuery(threadsQuery);
  const list = useInfiniteQuery(ordersQuery({}));
  const { data, error: ordersError, hasNextPage } = list;
  const orders = data?.pages.flatMap(({ items }) => items).filter(({ messages }) => messages > 0) ?? [];
  const wrong = error ?? ordersError;
  const isEmpty = threads?.items.length === 0 && data && orders.length === 0 && !hasNextPage;
  return (
    <Page title={t('messages.title')}>
      <ErrorNotice error={wrong} />
      {(threads && data) || wrong ? null : <Skeleton rows={6} />}
      {isEmpty ? <Empty title={t('messages.none')} text={t('messages.none_inbox')} /> : null}
      {orders.length > 0 || hasNextPage ? (
        <Section title={t('messages.in_orders')}>
          <ul>
            {orders.map(({ orderId, title, you, buyer, supplier, messages }) => (
              <Row
                key={orderId}
                to={`/orders/${orderId}/messages`}
                id={orderId}
                name={(you === 'buyer' ? supplier.name : buyer.name) ?? ''}
                about={title ?? t('orders.untitled')}
                count={messages}
              />
            ))}
          </ul>
          <More list={list} quiet />
        </Section>
      ) : null}
      <Before />
    </Page>
  );
}

function Before(): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const { data } = useQuery(threadsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('messages.before')}>
      <ul>
        {data.items.map(({ companyId, name, count, lastAt }) => (
          <Row
            key={companyId}
            to={`/messages/${companyId}`}
            id={companyId}
            name={name ?? companyId}
            about={t('messages.last', { at: instantIn(lastAt, zone, lang) })}
            count={count}
          />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = {
  readonly to: string;
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly count: number;
};

function Row({ to, id, name, about, count }: RowProps): ReactNode {
  const { t } = useWords();
  const unread = useUnread(id, count);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0">
      <PathLink to={to} className="link min-w-0 font-semibold">
        {name}
      </PathLink>
      <span className="min-w-0 flex-1 basis-48 text-soft">{about}</span>
      {unread > 0 ? <Chip tone="due">{t('messages.unread', { n: unread })}</Chip> : null}
      <span className="figures text-soft">{t('messages.count', { n: count })}</span>
    </li>
  );
}
