/** What was agreed beside the clauses: goods, term, date, cover, policy. */
import type { ReactNode } from 'react';
import { cityOf, day, money } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

/** `800 pcs`: thousandths of a unit, written without needless zeros. */
const quantityOf = ({ thousandths, unit }: { readonly thousandths: number; readonly unit: string }): string =>
  `${thousandths / 1_000} ${unit}`;

export function TermList({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { terms } = order.contract;
  const { lines, currency, totalMinor, incoterm, shipBy, shipZone, cover } = terms;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('terms.goods'),
      lines.map(({ lineId, product, quantity, unitPriceMinor, totalMinor: lineMinor }) => (
        <p key={lineId} className="flex flex-wrap justify-between gap-x-4">
          <span>
            {product.text ?? t('ui.erased')}
            <span className="block text-soft">
              {t('terms.quantity', { quantity: quantityOf(quantity), price: money(unitPriceMinor, currency) })}
            </span>
          </span>
          <span className="figures">{money(lineMinor, currency)}</span>
        </p>
      )),
    ],
    [
      t('terms.total'),
      <span key="total" className="figures block text-right font-semibold">
        {money(totalMinor, currency)}
      </span>,
    ],
    [t('terms.incoterm'), `${incoterm.rule} ${incoterm.place}`],
    [
      t('terms.ship_by'),
      shipBy.date
        ? t('terms.end_of_day', { day: day(shipBy.date, lang), city: cityOf(shipZone, lang) })
        : `${shipBy.words?.text ?? ''} (${t('terms.no_date')})`,
    ],
    [t('terms.cover'), t(`cover.${cover as 'pre_shipment' | 'post_delivery'}`)],
    [t('terms.policy'), order.policy],
  ];
  return (
    <dl className="grid gap-x-4 sm:grid-cols-[120px_1fr]">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-soft sm:py-1">{term}</dt>
          <dd className="min-w-0 pb-2 sm:py-1">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
