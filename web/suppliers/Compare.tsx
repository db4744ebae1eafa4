/** Up to four suppliers side by side: cover, badges, categories, products. */
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { supplierQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { countryName } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import { coverLeft } from './AssuranceMark.tsx';
import { Badges } from './Badges.tsx';
import { categoryName } from './category.ts';

export function Compare({ ids, onClear }: { readonly ids: readonly string[]; readonly onClear: () => void }): ReactNode {
  const { t, lang } = useWords();
  const suppliers = useQueries({ queries: ids.map(supplierQuery) }).flatMap(({ data }) => data ?? []);
  const rows: readonly (readonly [string, (supplier: (typeof suppliers)[number]) => ReactNode])[] = [
    [t('suppliers.country'), ({ country }) => countryName(country, lang)],
    [t('suppliers.cover_left'), (one) => coverLeft(one, t('suppliers.whole_order')) ?? t('ui.none')],
    [t('suppliers.badges'), ({ badges }) => <Badges badges={badges} />],
    [t('suppliers.categories'), ({ categories }) => categories.map((slug) => categoryName(t, slug)).join(', ')],
    [t('suppliers.products'), ({ products }) => products.map(({ name }) => name).join(', ') || t('ui.none')],
  ];
  return (
    <div className="mb-6">
      <div className="mb-2 flex items-center justify-between">
        <h2 className="text-base">{t('suppliers.compared')}</h2>
        <Button look="quiet" onPress={onClear}>
          {t('suppliers.compare_stop')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too */}
      <section className="relative overflow-x-auto" tabIndex={0} aria-label={t('suppliers.compared')}>
        <table className="w-full text-left">
          <thead>
            <tr className="border-b border-line">
              <td />
              {suppliers.map(({ supplierId, name }) => (
                <th key={supplierId} scope="col" className="min-w-40 px-2 py-2 align-bottom">
                  <Link to="/suppliers/$supplierId" params={{ supplierId }} className="link">
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, cell]) => (
              <tr key={name} className="border-b border-line align-top">
                <th scope="row" className="py-2 pr-2 font-normal text-soft">
                  {name}
                </th>
                {suppliers.map((supplier) => (
                  <td key={supplier.supplierId} className="px-2 py-2">
                    {cell(supplier)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
