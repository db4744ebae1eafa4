/** An agency that can be booked: what its report weighs, what the visit costs by its list, and the two presses that book it. */
import type { ReactNode } from 'react';
import { daysFor, priceFor } from '../../src/inspections/prices.rules.ts';
import type { GetV1Agencies200 } from '../../sdk/openapi.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { countryName, money } from '../ui/figures.ts';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { VisitKind } from './VisitsPart.tsx';

type Agency = GetV1Agencies200['items'][number];

export function AgencyRow(props: {
  readonly agency: Agency;
  readonly visit: { readonly kind: VisitKind; readonly country: string; readonly draw: number };
  /** Those that the contract names; none: any may be booked. */
  readonly approved: readonly string[];
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onBook: () => void;
}): ReactNode {
  const { agency, visit, approved, busy, error, onBook } = props;
  const { t, lang } = useWords();
  const { agencyId, name, country, appointable } = agency;
  const fee = priceFor(agency.prices, visit);
  const named = approved.includes(agencyId);
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3>{name}</h3>
          <span className="text-soft">{countryName(country, lang)}</span>
          {appointable ? (
            <Chip tone="good" icon="shield">
              {t('visits.counts')}
            </Chip>
          ) : (
            <Chip tone="neutral">{t('visits.counts_less')}</Chip>
          )}
          {named ? <Chip tone="good">{t('visits.named')}</Chip> : null}
        </div>
        {appointable ? <p className="text-soft">{t('visits.counts_text')}</p> : null}
        {approved.length > 0 && !named ? <p className="text-due">{t('visits.not_named')}</p> : null}
        <Price agency={agency} visit={visit} />
      </div>
      <div>
        <Confirm
          label={t('visits.book_at', { agency: name })}
          says={t('visits.book.says', {
            price: fee ? t('visits.book.price', { fee: money(fee.amountMinor, fee.currency) }) : t('visits.unpriced'),
            counts: t(appointable ? 'visits.book.counts' : 'visits.book.counts_less'),
          })}
          onConfirm={onBook}
          pending={busy}
          error={error}
        />
      </div>
    </li>
  );
}

/** By the list of the agency and the rule by which a booking takes its fee from it. */
function Price({ agency, visit }: Pick<Parameters<typeof AgencyRow>[0], 'agency' | 'visit'>): ReactNode {
  const { t } = useWords();
  const fee = priceFor(agency.prices, visit);
  const ofKind = agency.prices.filter(({ kind }) => kind === visit.kind);
  const price =
    ofKind.find(({ countries }) => countries.includes(visit.country)) ?? ofKind.find(({ countries }) => countries.length === 0);
  if (!fee || !price) return <p className="mt-1 text-soft">{t('visits.unpriced')}</p>;
  const { draw } = visit;
  return (
    <p className="mt-1">
      <span className="figures font-semibold">{money(fee.amountMinor, fee.currency)}</span>
      {' · '}
      <span className="text-soft">
        {t('visits.per_day', { price: money(price.perDayMinor, price.currency), n: daysFor(draw, price.unitsPerDay), draw })}
      </span>
    </p>
  );
}
