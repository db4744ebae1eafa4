/** Paying an instalment by wire: amount, payee and reference to copy, then telling the programme that it was sent, and by whom. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { instructionsQuery } from '../orders/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Field, Tick } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';

type Wire = { readonly instalment: string; readonly payer: string | null };

export function WireForm({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const { data, error } = useQuery(instructionsQuery(orderId));
  const [payer, setPayer] = useState<string | null>(null);
  const declare = useAct((body: Wire, headers) =>
    told(api.POST('/v1/orders/{orderId}/wires', { params: { path: { orderId } }, body, headers })),
  );
  if (!data) return <div className="mt-3">{error ? <ErrorNotice error={error} /> : <Skeleton />}</div>;
  const { instalment, payee, reference, currency } = data;
  if (!instalment) return null;
  const rows: readonly (readonly [string, string])[] = [
    [t('pay.amount'), money(instalment.openMinor, currency)],
    [t('pay.beneficiary'), payee.beneficiary],
    [t('pay.number'), payee.number],
    [t('pay.bank'), payee.bank],
    [t('pay.reference'), reference],
  ];
  return (
    <div className="mt-3 flex flex-col gap-3">
      <p>{t('pay.lead')}</p>
      <dl className="grid max-w-2xl gap-x-4 gap-y-1 sm:grid-cols-[120px_1fr]">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="pt-1 text-soft">{term}</dt>
            <dd className="flex flex-wrap items-center gap-x-3">
              <span className="figures whitespace-normal! break-all font-semibold">{value}</span>
              <Copy text={value.replace(/\u00a0.*$/, '').replaceAll(',', '')} what={term} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="max-w-xl">
        <Tick label={t('pay.third')} checked={payer !== null} onChange={(on) => setPayer(on ? '' : null)} />
        {payer === null ? null : (
          <Field
            label={t('pay.third.name')}
            help={t('pay.third.help')}
            maxLength={200}
            value={payer}
            onChange={setPayer}
            required
          />
        )}
      </div>
      <ErrorNotice error={declare.error} />
      {declare.isSuccess ? (
        <Notice tone="neutral" title={t('pay.announced')} />
      ) : (
        <div>
          <Button
            look="primary"
            disabled={payer?.trim() === ''}
            onPress={() => declare.mutate({ instalment: instalment.name, payer: payer?.trim() ?? null })}
            busy={declare.isPending ? t('ui.sending') : null}
          >
            {t('pay.sent')}
          </Button>
        </div>
      )}
    </div>
  );
}
