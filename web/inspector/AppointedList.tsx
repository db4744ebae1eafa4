/** Inspections of disputed goods that the agency was appointed for, among its jobs. Read from the server: they need a connection. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { StatusChip } from '../claims/InspectionFacts.tsx';
import { day } from '../ui/figures.ts';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { appointmentsQuery } from './appointed.ts';

export function AppointedList(): ReactNode {
  const { t, lang } = useWords();
  const list = useInfiniteQuery(appointmentsQuery);
  const { data } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('appointed.list')}>
      <ul>
        {items.map(({ orderId, claimId, status, product, supplier, tested, prepayBy }) => (
          <li key={claimId} className="border-t border-line py-4 first:border-t-0 first:pt-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h3 className="text-base">
                <Link to="/jobs/appointed/$orderId/$claimId" params={{ orderId, claimId }} className="link" data-row="">
                  {product ?? t('appointed.untitled', { orderId })}
                </Link>
              </h3>
              <StatusChip status={status} />
            </div>
            <p className="mt-1 text-soft">
              {[
                supplier ? t('appointed.of', { supplier }) : null,
                t('appointed.tests', { n: tested }),
                status === 'waits_for_fee' ? `${t('inspection.prepay_by')} ${day(prepayBy.lastDay, lang)}` : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <More list={list} />
    </Section>
  );
}
