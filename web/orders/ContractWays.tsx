/** What a side can do with the contract now: change it, propose an amendment. */
import { AMENDABLE } from '../../src/orders/states.data.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

/** Links to the pages on which the text is changed. Nothing where the reader is no side, or nothing can be changed. */
export function ContractWays({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId, state, you, contested, frozen, amendment } = order;
  if ((you !== 'buyer' && you !== 'supplier') || frozen) return null;
  const params = { orderId };
  const look = 'link inline-flex min-h-8 items-center';
  const edits = state === 'draft' || state === 'sent';
  const amends = AMENDABLE.includes(state) && !contested && amendment === null;
  return (
    <ul className="no-print mt-2 flex flex-wrap gap-x-6">
      {edits ? (
        <li>
          <Link to="/orders/$orderId/edit" params={params} className={look}>
            {t('edit.title')}
          </Link>
        </li>
      ) : null}
      {amends ? (
        <li>
          <Link to="/orders/$orderId/amend" params={params} className={look}>
            {t('amend.title')}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
