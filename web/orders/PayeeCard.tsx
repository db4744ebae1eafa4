/** Who is paid: legal name, bank, masked account, and the sentence that no other details count. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf } from '../api/problem.ts';
import { PayeeCheck } from '../pay/PayeeCheck.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';
import { instructionsQuery } from './queries.ts';

/** `•••• 1188`: enough to compare with what a bank shows, too little to pay. */
const masked = (number: string): string => `•••• ${number.slice(-4)}`;

export function PayeeCard({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const isPaying = order.you === 'buyer' && order.confirmedAt !== null && order.endedAt === null;
  const { data, error } = useQuery({ ...instructionsQuery(order.orderId), enabled: isPaying });
  if (!isPaying || (!data && !error)) return null;
  if (!data && codeOf(error) === 'payment.no_account') {
    return (
      <Section title={t('payee.title')}>
        <Notice tone="due" title={t('payee.none')} />
      </Section>
    );
  }
  if (!data) return codeOf(error) === null ? <ErrorNotice error={error} /> : null;
  const { payee, heldBy } = data;
  return (
    <Section title={t('payee.title')}>
      <p className="font-semibold">{payee.beneficiary}</p>
      <p className="text-soft">
        {payee.bank} · <span className="figures">{masked(payee.number)}</span>
      </p>
      <p className="mt-2 flex gap-2 text-good">
        <Icon name="check" className="mt-0.5" />
        {heldBy === 'supplier' ? t('payee.verified') : t('payee.held_by_programme')}
      </p>
      {heldBy === 'supplier' ? <p className="text-soft">{t('payee.held_by_supplier')}</p> : null}
      <p className="mt-2 flex gap-2">
        <Icon name="lock" className="mt-0.5" />
        {t('payee.never')}
      </p>
      <PayeeCheck supplierId={order.supplier.companyId} />
    </Section>
  );
}
