/** Finding suppliers: filters with how many each would show, a list, and up to four side by side. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1Suppliers200 } from '../../sdk/openapi.ts';
import { suppliersQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Field.tsx';
import { countryName } from '../ui/figures.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AssuranceMark, coverLeft } from './AssuranceMark.tsx';
import { Badges } from './Badges.tsx';
import { Compare } from './Compare.tsx';
import { Filters } from './Filters.tsx';
import { MOST_COMPARED, type SupplierSearch, readSearch } from './search.ts';
import { categoryName } from './category.ts';

type Found = GetV1Suppliers200['items'][number];

function Row({
  supplier,
  compared,
  onCompare,
}: {
  readonly supplier: Found;
  readonly compared: boolean;
  readonly onCompare: (on: boolean) => void;
}): ReactNode {
  const { t, lang } = useWords();
  const { supplierId, name, country, categories, badges } = supplier;
  const left = coverLeft(supplier, t('suppliers.whole_order'));
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line py-4 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className="text-base">
          <Link to="/suppliers/$supplierId" params={{ supplierId }} data-row="" className="link">
            {name}
          </Link>
        </h2>
        <p className="text-soft">
          {countryName(country, lang)}
          {categories.length > 0 ? ` · ${categories.map((slug) => categoryName(t, slug)).join(', ')}` : ''}
        </p>
        <div className="mt-2">
          <Badges badges={badges} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 sm:flex-col sm:items-end">
        <AssuranceMark cover={supplier} />
        {left ? (
          <span className="text-soft">
            {t('suppliers.cover_left')} <span className="figures text-ink">{left}</span>
          </span>
        ) : null}
        <Tick
          label={
            <>
              <span aria-hidden="true">{t('suppliers.compare')}</span>
              <span className="sr-only">{t('suppliers.compare_named', { name })}</span>
            </>
          }
          checked={compared}
          onChange={onCompare}
        />
      </div>
    </li>
  );
}

export function SuppliersPage(): ReactNode {
  const { t } = useWords();
  // The router hands on members that the reading left out, so it is read here once more.
  const search = readSearch(useSearch({ from: '/suppliers' }));
  const navigate = useNavigate();
  const { compare = [], ...query } = search;
  const list = useInfiniteQuery({
    ...suppliersQuery(query),
    // While a filter changes, what was found stays: nothing jumps.
    placeholderData: (before) => before,
  });
  const { data, error } = list;
  const look = (next: SupplierSearch): void =>
    void navigate({ to: '/suppliers', search: next, replace: true, resetScroll: false });
  const facets = data?.pages[0]?.facets ?? null;
  const found = data?.pages.flatMap(({ items }) => items) ?? [];
  const toggle = (id: string, on: boolean): void => {
    const { compare: _before, ...rest } = search;
    const next = on ? [...compare, id].slice(-MOST_COMPARED) : compare.filter((one) => one !== id);
    look(next.length > 0 ? { ...rest, compare: next } : rest);
  };
  return (
    <Page title={t('suppliers.title')} lead={t('suppliers.lead')}>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[240px_1fr]">
        <Filters search={search} facets={facets} onChange={look} />
        <div className="min-w-0">
          {compare.length > 0 ? <Compare ids={compare} onClear={() => look(query)} /> : null}
          <ErrorNotice error={error} />
          {data ? null : error ? null : <Skeleton rows={6} />}
          {facets ? (
            <p className="pb-2 text-soft" role="status">
              {t('suppliers.found', { n: facets.total })} · {t('suppliers.compare_hint', { n: MOST_COMPARED })}
            </p>
          ) : null}
          {data && found.length === 0 ? (
            <Empty title={t('suppliers.none')} text={t('suppliers.none_text')}>
              <Button onPress={() => look({})}>{t('suppliers.clear')}</Button>
            </Empty>
          ) : null}
          <ul>
            {found.map((supplier) => (
              <Row
                key={supplier.supplierId}
                supplier={supplier}
                compared={compare.includes(supplier.supplierId)}
                onCompare={(on) => toggle(supplier.supplierId, on)}
              />
            ))}
          </ul>
          <More list={list} />
        </div>
      </div>
    </Page>
  );
}
