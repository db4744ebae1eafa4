/** The way back to the order that a claim or a shipment belongs to. */
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useWords } from '../ui/words.ts';

export function OrderLink({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  const { history } = useRouter();
  const to = `/orders/${orderId}`;
  const go = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <p className="mb-3">
      <a href={to} className="link" onClick={go}>
        {t('claims.to_order')}
      </a>
    </p>
  );
}
