/** The cover's boundary: what each of the usual bad events would yield on this order, reckoned by the rule that decides claims. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1OrdersOrderIdCoverPreview200 } from '../../sdk/openapi.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

const previewQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'cover-preview'],
    queryFn: () => told(api.GET('/v1/orders/{orderId}/cover-preview', { params: { path: { orderId } } })),
  });

/** Who covers an event. Source: src/claims/preview.rules.ts. */
type CoveredBy = 'assurance' | 'cargo_insurance' | 'warranty' | 'card' | 'nobody';

export function WhatIf({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isSide = order.you === 'buyer' || order.you === 'supplier';
  if (!isSide || order.endedAt !== null) return null;
  return (
    <Section title={t('whatif.title')}>
      <p className="max-w-[80ch] text-soft">{t('whatif.lead')}</p>
      {open ? (
        <Table orderId={order.orderId} />
      ) : (
        <div className="mt-3">
          <Button onPress={() => setOpen(true)}>{t('whatif.show')}</Button>
        </div>
      )}
    </Section>
  );
}

function Table({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(previewQuery(orderId));
  if (!data) return <div className="mt-3">{error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />}</div>;
  const { items, currency } = data;
  return (
    <table className="mt-3 w-full text-left max-sm:block">
      <thead className="max-sm:hidden">
        <tr>
          <th scope="col" className="py-2 pr-4">
            {t('whatif.event')}
          </th>
          <th scope="col" className="py-2 pr-4">
            {t('whatif.by')}
          </th>
          <th scope="col" className="py-2 text-right">
            {t('whatif.refund')}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {items.map((line) => (
          <Line key={line.event.code} line={line} currency={currency} />
        ))}
      </tbody>
    </table>
  );
}

type PreviewLine = GetV1OrdersOrderIdCoverPreview200['items'][number];

function Line({ line, currency }: { readonly line: PreviewLine; readonly currency: string }): ReactNode {
  const { t, lang } = useWords();
  const { event, coveredBy, refundMinor, upToMinor } = line;
  const isCovered = coveredBy !== 'nobody';
  return (
    <tr className="border-t border-line align-top max-sm:grid max-sm:grid-cols-2 max-sm:py-2">
      <td className="max-sm:col-span-2 sm:py-2 sm:pr-4">{event[lang]}</td>
      <td className={`sm:py-2 sm:pr-4 ${isCovered ? 'text-good' : 'text-bad'}`}>
        <span className="inline-flex items-center gap-1.5">
          <Icon name={isCovered ? 'shield' : 'cross'} />
          {t(`coveredby.${coveredBy as CoveredBy}`)}
        </span>
      </td>
      <td className="figures text-right sm:py-2">{money(coveredBy === 'assurance' ? refundMinor : upToMinor, currency)}</td>
    </tr>
  );
}
