/** The claims of an order, newest first, and the way to open one. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClaimStatus } from '../../src/claims/types.ts';
import type { ClaimGround } from '../../src/policy/types.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { instantIn, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { OrderLink } from './OrderLink.tsx';
import { orderQuery } from '../orders/queries.ts';
import { toneOf } from './room.ts';
import type { OrderPageView } from './shapes.ts';

export function ClaimsPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/claims' });
  const { data: order, error } = useQuery(orderQuery(orderId));
  const open =
    order?.you === 'buyer' && !order.contested ? (
      <ButtonLink to="/orders/$orderId/claims/new" params={{ orderId }} look="primary">
        {t('claims.open')}
      </ButtonLink>
    ) : null;
  return (
    <Page title={t('claims.all')} above={<OrderLink orderId={orderId} />} aside={open}>
      <ErrorNotice error={error} />
      {order ? <List order={order} /> : error ? null : <Skeleton rows={3} />}
    </Page>
  );
}

function List({ order }: { readonly order: OrderPageView }): ReactNode {
  const { t, lang } = useWords();
  const { orderId, claims, zone, contract } = order;
  if (claims.length === 0) return <Empty title={t('claims.none')} text={t('claims.none.text')} />;
  return (
    <ul>
      {[...claims].reverse().map(({ claimId, state, grounds, openedAt, amountMinor }) => (
        <li key={claimId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line py-3">
          <span>
            <Link to="/orders/$orderId/claims/$claimId" params={{ orderId, claimId }} data-row="" className="link">
              {grounds.map((ground) => t(`claims.ground.${ground as ClaimGround}`)).join(', ')}
            </Link>{' '}
            <span className="text-soft">{instantIn(openedAt, zone, lang)}</span>
          </span>
          <span className="flex items-baseline gap-3">
            <span className="figures">{money(amountMinor, contract.terms.currency)}</span>
            <Chip tone={toneOf(state as ClaimStatus)}>{t(`claims.state.${state as ClaimStatus}`)}</Chip>
          </span>
        </li>
      ))}
    </ul>
  );
}
