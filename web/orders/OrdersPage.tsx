/** All orders of the acting company, newest activity first, by state. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { OrderRow } from './OrderRow.tsx';
import { saveOrders } from './exports.ts';
import { ordersQuery } from './queries.ts';
import { STATES, isState } from './states.ts';

export function OrdersPage(): ReactNode {
  const { t } = useWords();
  // The router hands on members that the reading left out, so it is read here once more.
  const asked = useSearch({ from: '/orders' }).state;
  const state = isState(asked) ? asked : undefined;
  const navigate = useNavigate();
  const list = useInfiniteQuery(ordersQuery(state ? { state: [state] } : {}));
  const { data, error } = list;
  const save = useMutation({ mutationFn: () => saveOrders(state ? { state: [state] } : {}) });
  const orders = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={t('orders.title')}
      aside={
        <div className="no-print flex flex-wrap items-center gap-3">
          <PathLink to="/statements">{t('statement.title')}</PathLink>
          <Button look="quiet" onPress={() => save.mutate()} busy={save.isPending ? t('ui.loading') : null}>
            {t('orders.csv')}
          </Button>
          <div className="w-48">
            <Choice
              label={t('orders.state')}
              hideLabel
              value={state ?? ''}
              onChange={(value) =>
                void navigate({ to: '/orders', search: isState(value) ? { state: value } : {}, replace: true })
              }
              options={[['', t('orders.every_state')], ...STATES.map((one) => [one, t(`state.${one}`)] as const)]}
            />
          </div>
        </div>
      }
    >
      <ErrorNotice error={error ?? save.error} />
      {data || error ? null : <Skeleton rows={8} />}
      {data && orders.length === 0 ? (
        <Empty title={t(state ? 'orders.none_in_state' : 'needs.none')} text={t('needs.none_text')}>
          <ButtonLink to="/suppliers" search={{ tradeAssurance: true }}>
            {t('needs.find')}
          </ButtonLink>
        </Empty>
      ) : null}
      <ul>
        {orders.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
      <More list={list} />
    </Page>
  );
}
