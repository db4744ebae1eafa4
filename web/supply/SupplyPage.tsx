/** The supplier's first page: what needs it, by the day; what waits for others; how much of the limit is left. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { lineOf, toneOf } from '../orders/step.ts';
import { day } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { LimitMeters } from './LimitPage.tsx';
import { PayoutSums } from './PayoutsPage.tsx';
import { accountQuery, limitQuery, liveOrdersQuery, payoutsQuery } from './queries.ts';
import { type OrderRow, placeOf, sortOut } from './steps.ts';
import { SupplyFrame } from './SupplyFrame.tsx';

export function SupplyPage(): ReactNode {
  const { t } = useWords();
  return <SupplyFrame title={t('supply.home.title')}>{(supplierId) => <Home supplierId={supplierId} />}</SupplyFrame>;
}

function Home({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const { data: orders, error } = useQuery(liveOrdersQuery);
  const { data: limit } = useQuery(limitQuery(supplierId));
  const { data: account } = useQuery(accountQuery(supplierId));
  const { data: payouts } = useInfiniteQuery(payoutsQuery(supplierId));
  const payable = payouts?.pages[0]?.payable ?? [];
  const { mine, others } = sortOut(orders?.items ?? []);
  return (
    <>
      <ErrorNotice error={error} />
      {account?.change ? (
        <div className="mb-4">
          <Notice tone="due" title={t('supply.change_under_way')}>
            <Link to="/supply/account" className="link">
              {t('supply.account')}
            </Link>
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-x-10 lg:grid-cols-[1fr_320px]">
        <div className="min-w-0">
          <Section title={t('supply.needs_you')}>
            {orders ? null : error ? null : <Skeleton rows={4} />}
            {orders && mine.length === 0 ? <Empty title={t('supply.nothing')} text={t('supply.nothing.text')} /> : null}
            <Rows orders={mine} />
          </Section>
          {others.length > 0 ? (
            <Section title={t('supply.waits')}>
              <Rows orders={others} />
            </Section>
          ) : null}
        </div>
        <div>
          <Section
            title={t('supply.limit')}
            aside={
              <Link to="/supply/limit" className="link">
                {t('supply.limit.why')}
              </Link>
            }
          >
            {limit ? <LimitMeters limits={limit.limits} /> : <Skeleton rows={2} />}
          </Section>
          {payable.length > 0 ? (
            <Section
              title={t('supply.payouts')}
              aside={
                <Link to="/supply/payouts" className="link">
                  {t('supply.payouts.when')}
                </Link>
              }
            >
              <PayoutSums of={payable} />
            </Section>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Rows({ orders }: { readonly orders: readonly OrderRow[] }): ReactNode {
  const { t, lang } = useWords();
  return (
    <ul>
      {orders.map((order) => (
        <li
          key={order.orderId}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0"
        >
          <span className="min-w-0">
            <PathLink to={placeOf(order)} row>
              {lineOf(t, order)}
            </PathLink>
            <span className="block text-soft">
              {order.title ?? t('supply.untitled')} · {order.buyer.name}
            </span>
          </span>
          {order.due ? (
            <Chip tone={toneOf(order)} icon="clock">
              {t('supply.by_day', { day: day(order.due.on, lang) })}
            </Chip>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
