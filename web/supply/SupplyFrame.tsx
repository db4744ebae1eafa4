/** The frame of the supplier's pages: the ways between them, and a word to who acts for no company. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { codeOf } from '../api/problem.ts';
import { supplierQuery } from '../api/queries.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { useSupplier } from './useSupplier.ts';

const WAYS = [
  ['/supply', 'supply.home'],
  ['/supply/limit', 'supply.limit'],
  ['/supply/payouts', 'supply.payouts'],
  ['/supply/account', 'supply.account'],
  ['/supply/profile', 'supply.profile'],
] as const;

export function SupplyFrame(props: {
  readonly title: string;
  readonly lead?: string;
  /** Whether the page is for companies outside the directory, too. */
  readonly open?: boolean;
  readonly children: (supplierId: string) => ReactNode;
}): ReactNode {
  const { title, lead = '', open = false, children } = props;
  const { t } = useWords();
  const { supplierId, settled } = useSupplier();
  const { error } = useQuery({ ...supplierQuery(supplierId ?? ''), enabled: supplierId !== null && !open });
  const outside = !open && codeOf(error) === 'access.not_found';
  const ways = (
    <nav aria-label={t('supply.ways')} className="mb-4 border-b border-line">
      <ul className="flex flex-wrap gap-x-4">
        {WAYS.map(([to, key]) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: true }}
              className="inline-flex min-h-10 items-center text-soft hover:text-ink [&.active]:border-b-2 [&.active]:border-action [&.active]:font-semibold [&.active]:text-ink"
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
  return (
    <Page title={title} lead={lead} above={ways}>
      {supplierId && !outside ? children(supplierId) : null}
      {outside ? (
        <Empty title={t('supply.outside')} text={t('supply.enter.text')}>
          <ButtonLink to="/supply/profile" look="primary">
            {t('supply.profile')}
          </ButtonLink>
        </Empty>
      ) : null}
      {supplierId === null && !settled ? <Skeleton rows={5} /> : null}
      {supplierId === null && settled ? (
        <Empty title={t('supply.no_company')} text={t('supply.no_company.text')}>
          <ButtonLink to="/sign-in" look="primary">
            {t('session.sign_in')}
          </ButtonLink>
        </Empty>
      ) : null}
    </Page>
  );
}
