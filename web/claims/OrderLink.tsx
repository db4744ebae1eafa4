/** The way back to the order that a claim or a shipment belongs to. */
import type { ReactNode } from 'react';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';

export function OrderLink({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  return (
    <p className="mb-3">
      <PathLink to={`/orders/${orderId}`}>{t('claims.to_order')}</PathLink>
    </p>
  );
}
