/** Paying an instalment: wire and card beside each other with what each costs and who bears it, before anything is chosen. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1OrdersOrderIdInstalmentsInstalmentMethods200 } from '../../sdk/openapi.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { Button } from '../ui/Button.tsx';
import { money } from '../ui/figures.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { CardForm } from './CardForm.tsx';
import { WireForm } from './WireForm.tsx';
import { methodsQuery } from './queries.ts';

type Methods = GetV1OrdersOrderIdInstalmentsInstalmentMethods200;
type Method = Methods['methods'][number];

export function PayAct({ order, instalment }: { readonly order: Order; readonly instalment: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(methodsQuery(order.orderId, instalment));
  const [chosen, setChosen] = useState<Method['method'] | null>(null);
  if (!data) return <div className="mt-3">{error ? <ErrorNotice error={error} /> : <Skeleton />}</div>;
  return (
    <div className="mt-3">
      <h3>{t('pay.ways', { amount: money(data.openMinor, data.currency) })}</h3>
      <ul className="mt-2 grid gap-3 md:grid-cols-2">
        {data.methods.map((method) => (
          <li key={method.method} className="flex flex-col rounded-md border border-edge bg-paper p-3">
            <MethodCard
              method={method}
              currency={data.currency}
              chosen={chosen === method.method}
              onChoose={() => setChosen(method.method)}
            />
          </li>
        ))}
      </ul>
      {chosen === 'wire' ? <WireForm order={order} /> : null}
      {chosen === 'card' ? <CardForm order={order} methods={data} /> : null}
    </div>
  );
}

function feeOf(t: Say, { feeMinor, feeBorneBy }: Method, currency: string): string {
  if (feeMinor === null) return t('pay.fee.own_bank');
  return t(feeBorneBy === 'programme' ? 'pay.fee.programme' : 'pay.fee.payer', { fee: money(feeMinor, currency) });
}

function MethodCard(props: {
  readonly method: Method;
  readonly currency: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { method, currency, chosen, onChoose } = props;
  const { t } = useWords();
  const name = method.method;
  const rows: readonly (readonly [string, string])[] = [
    [t('pay.total'), money(method.totalMinor, currency)],
    [t('pay.fee'), feeOf(t, method, currency)],
    [t('pay.takes'), t(`pay.takes.${name}`)],
  ];
  return (
    <>
      <h4 className="font-semibold">{t(`pay.${name}`)}</h4>
      {method.available ? (
        <>
          <dl className="mt-1 mb-3 grid flex-1 grid-cols-[auto_minmax(0,1fr)] content-start gap-x-3 gap-y-0.5">
            {rows.map(([term, value]) => (
              <div key={term} className="contents">
                <dt className="text-soft">{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {chosen ? null : (
            <div>
              <Button look={name === 'wire' ? 'primary' : 'plain'} onPress={onChoose}>
                {t(name === 'wire' ? 'pay.show' : 'pay.by_card')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <p className="mt-1 text-soft">{t('pay.card.off')}</p>
      )}
    </>
  );
}
