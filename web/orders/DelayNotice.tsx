/** A later shipping date that was asked for: told on the order's page with the buyer's answer, because nobody looks for it elsewhere. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { shipmentQuery } from '../supply/queries.ts';
import { buttonLook } from '../ui/Button.tsx';
import { day } from '../ui/figures.ts';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

/** Where a later date can be asked for. Source: src/shipments/ready.rules.ts. */
const DELAYABLE: readonly string[] = ['funded', 'ready'];

export function DelayNotice({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { orderId, state, you, supplier } = order;
  const isSide = you === 'buyer' || you === 'supplier';
  const { data } = useQuery({ ...shipmentQuery(orderId), enabled: isSide && DELAYABLE.includes(state) });
  const asked = data?.delayAsked ?? null;
  if (asked === null || !DELAYABLE.includes(state)) return null;
  const told = { name: supplier.name ?? t('orders.supplier'), day: day(asked, lang) };
  return (
    <div className="mt-3">
      <Notice tone="due" title={t('orders.delay_asked', told)}>
        <p className="mt-2">
          <Link to="/orders/$orderId/delay" params={{ orderId }} className={`no-print ${buttonLook()}`}>
            {t(you === 'buyer' ? 'orders.delay_answer' : 'orders.delay_look')}
          </Link>
        </p>
      </Notice>
    </div>
  );
}
