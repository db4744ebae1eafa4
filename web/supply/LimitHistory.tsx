/** What was granted to a supplier, when and why; who of the programme decided is told to operators only. */
import type { ReactNode } from 'react';
import type { GetV1SuppliersSupplierIdLimit200 } from '../../sdk/openapi.ts';
import { day, money } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';

export function LimitHistory({ history }: { readonly history: GetV1SuppliersSupplierIdLimit200['history'] }): ReactNode {
  const { t, lang } = useWords();
  if (history.length === 0) return <p className="text-soft">{t('limit.history.none')}</p>;
  return (
    <ol>
      {history.map(({ at, currency, amountMinor, because, reviewOn, by }) => (
        <li
          key={`${at}${currency}`}
          className="grid gap-x-6 border-t border-line py-2 first:border-t-0 sm:grid-cols-[140px_minmax(0,1fr)_auto]"
        >
          <time dateTime={at} className="text-soft">
            {day(at.slice(0, 10), lang)}
          </time>
          <span>
            {[
              t(`limit.because.${because}`),
              t('limit.history.by', { who: by ?? t('limit.history.programme') }),
              reviewOn ? t('limit.history.review', { day: day(reviewOn, lang) }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="figures">{money(amountMinor, currency)}</span>
        </li>
      ))}
    </ol>
  );
}
