/** One order in a list: with whom, what, whose turn it is and until when. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1Orders200 } from '../../sdk/openapi.ts';
import { money } from '../ui/figures.ts';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { DueShort } from './DeadlineChip.tsx';
import { isYours, lineOf, toneOf } from './step.ts';

export type OrderSummary = GetV1Orders200['items'][number];

/** The company on the other side; for those who stand on no side, both. */
function otherSide({ you, buyer, supplier }: Pick<OrderSummary, 'you' | 'buyer' | 'supplier'>): string {
  if (you === 'buyer') return supplier.name ?? '';
  if (you === 'supplier') return buyer.name ?? '';
  return `${buyer.name ?? ''} → ${supplier.name ?? ''}`;
}

export function OrderRow({ order }: { readonly order: OrderSummary }): ReactNode {
  const { t } = useWords();
  const { orderId, title, due, money: figures, openMinor, state } = order;
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_9rem_8rem]">
      <div className="min-w-0">
        <Link to="/orders/$orderId" params={{ orderId }} data-row="" className="link block truncate font-semibold">
          {title ?? t('orders.untitled')}
        </Link>
        <p className="truncate text-soft">{otherSide(order)}</p>
      </div>
      <div className="min-w-0">
        <p>
          <span className={isYours(order) ? 'font-semibold text-due' : ''}>{lineOf(t, order)}</span>
        </p>
        <div className="mt-1">
          <Chip tone={toneOf(order)}>{t(`state.${state}`)}</Chip>
        </div>
      </div>
      <div className="sm:text-right">{due ? <DueShort due={due} /> : null}</div>
      <div className="sm:text-right">
        {figures ? <span className="figures">{money(openMinor ?? figures.totalMinor, figures.currency)}</span> : null}
        {figures && openMinor !== null ? (
          <p className="text-xs text-soft">{t('orders.of_total', { total: money(figures.totalMinor, figures.currency) })}</p>
        ) : null}
      </div>
    </li>
  );
}
