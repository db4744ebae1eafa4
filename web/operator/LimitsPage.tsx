/** Suppliers as the programme underwrites them: limit, what holds it, why, and badges; an operator grants both. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { suppliersQuery } from '../api/queries.ts';
import { Why } from '../supply/LimitPage.tsx';
import { LimitHistory } from '../supply/LimitHistory.tsx';
import { LimitMeters } from '../supply/LimitPage.tsx';
import { formulaQuery, limitQuery } from '../supply/queries.ts';
import { Field } from '../ui/Field.tsx';
import { day, money } from '../ui/figures.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Badges } from './BadgesPart.tsx';
import { Desk } from './Desk.tsx';
import { Grant } from './GrantForm.tsx';
import { itemsOf } from './lists.ts';
import { mayAtDesk } from './standing.ts';

/** One supplier, opened below its row. */
function Supplier({ me, supplierId }: { readonly me: GetV1Me200; readonly supplierId: string }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(limitQuery(supplierId));
  const { data: formula } = useQuery(formulaQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />;
  return (
    <div className="px-2 pb-4">
      <div className="max-w-xl">
        <LimitMeters limits={data.limits} />
        {data.reviewOn ? <p className="mt-2 text-soft">{t('supply.review_on', { day: day(data.reviewOn, lang) })}</p> : null}
      </div>
      {mayAtDesk(me, 'limit.grant') ? <Grant key={supplierId} supplierId={supplierId} /> : null}
      {data.proposals.map((proposal) => (
        <Why key={proposal.currency} proposal={proposal} formula={formula ?? null} />
      ))}
      <Section title={t('limit.history')}>
        <LimitHistory history={data.history} />
      </Section>
      <Badges supplierId={supplierId} may={mayAtDesk(me, 'supplier.badge')} />
    </div>
  );
}

function Suppliers({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const { supplier: open } = useSearch({ from: '/desk/limits' });
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const list = useInfiniteQuery(suppliersQuery(query.trim() === '' ? {} : { query: query.trim() }));
  const items = itemsOf(list.data);
  const toggle = (id: string): void =>
    void navigate({ to: '/desk/limits', search: open === id ? {} : { supplier: id }, replace: true, resetScroll: false });
  return (
    <>
      <div className="mb-4 max-w-md">
        <Field label={t('desk.limits.find')} type="search" value={query} onChange={setQuery} maxLength={100} />
      </div>
      <ErrorNotice error={list.error} />
      {items || list.error ? null : <Skeleton rows={5} />}
      {items?.length === 0 ? <Empty title={t('desk.limits.none')} text={t('desk.limits.none_text')} /> : null}
      <ul className="-mx-2">
        {items?.map(({ supplierId, name, limits }) => (
          <li key={supplierId} className="border-t border-line py-1 first:border-t-0">
            <button
              type="button"
              data-row=""
              aria-expanded={open === supplierId}
              onClick={() => toggle(supplierId)}
              className="flex w-full flex-wrap justify-between gap-x-4 gap-y-1 rounded-md px-2 py-2 text-left hover:bg-wash"
            >
              <span className="min-w-0 font-semibold break-words">{name}</span>
              <span className="figures text-soft">
                {limits.length === 0
                  ? t('desk.limits.unlimited')
                  : limits
                      .map(({ currency, grantedMinor, reservedMinor }) =>
                        [money(reservedMinor, currency), money(grantedMinor, currency)].join(' / '),
                      )
                      .join(' · ')}
              </span>
            </button>
            {open === supplierId ? <Supplier me={me} supplierId={supplierId} /> : null}
          </li>
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

export function LimitsPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.limits')} lead={t('desk.limits.lead')} verbs={['limit.read', 'limit.grant', 'supplier.badge']}>
      {(me) => <Suppliers me={me} />}
    </Desk>
  );
}
