/** The signed-in home: what only this reader's side can do, by deadline; below, what waits for others. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { meQuery } from '../api/queries.ts';
import { isStaff } from '../operator/staff.ts';
import { OrderRow, type OrderSummary } from '../orders/OrderRow.tsx';
import { ordersQuery } from '../orders/queries.ts';
import { isYours } from '../orders/step.ts';
import { AgencyFirstSteps, FirstSteps } from './FirstSteps.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';

/** The nearest deadline first; what has none after all that have one. */
const byDeadline = (a: OrderSummary, b: OrderSummary): number => ((a.due?.at ?? '9') < (b.due?.at ?? '9') ? -1 : 1);

export function NeedsPage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  // What waits for the programme stands at its desk.
  if (isStaff(me ?? null)) return <Navigate to="/desk" replace />;
  if (me && me.acting === null) {
    return (
      <Page title={t('needs.title')}>
        <Empty title={t('needs.no_company')} text={t('needs.no_company_text')}>
          <ButtonLink to="/sign-up" look="primary">
            {t('needs.open_company')}
          </ButtonLink>
        </Empty>
      </Page>
    );
  }
  const kind = me?.memberships.find(({ companyId }) => companyId === me.acting?.companyId)?.companyKind;
  return (
    <Page title={t('needs.title')} lead={t('needs.lead')}>
      <Needs companyId={me?.acting?.companyId ?? null} kind={kind ?? null} />
    </Page>
  );
}

function Needs({ companyId, kind }: { readonly companyId: string | null; readonly kind: string | null }): ReactNode {
  const { t } = useWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(ordersQuery({}));
  // All of them, page by page: a deadline on the second page is one too.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />;
  const orders = data.pages.flatMap(({ items }) => items).sort(byDeadline);
  if (orders.length === 0 && companyId !== null && kind === 'trader') return <FirstSteps companyId={companyId} />;
  if (orders.length === 0 && companyId !== null && kind === 'agency') return <AgencyFirstSteps companyId={companyId} />;
  if (orders.length === 0) {
    return (
      <Empty title={t('needs.none')} text={t('needs.none_text')}>
        <ButtonLink to="/suppliers" search={{ tradeAssurance: true }} look="primary">
          {t('needs.find')}
        </ButtonLink>
      </Empty>
    );
  }
  const yours = orders.filter(isYours);
  const others = orders.filter((order) => !isYours(order) && order.next.by !== 'nobody');
  return (
    <>
      {yours.length === 0 ? <Empty title={t('needs.empty')} text={t('needs.empty_text')} /> : null}
      <ul>
        {yours.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
      {others.length > 0 ? (
        <div className="mt-8">
          <Section
            title={t('needs.others')}
            aside={
              <Link to="/orders" className="link">
                {t('needs.all')}
              </Link>
            }
          >
            <ul>
              {others.map((order) => (
                <OrderRow key={order.orderId} order={order} />
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
    </>
  );
}
