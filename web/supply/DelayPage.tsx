/** A later shipping date: the supplier asks, the buyer grants it (the contract is amended) or not. */
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { type Goods, GoodsFrame, Sending } from './GoodsFrame.tsx';
import { submitting } from '../ui/submitting.ts';

export function DelayPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/delay' });
  return (
    <GoodsFrame orderId={orderId} title={t('supply.delay')} lead={t('supply.delay.lead')} side="both">
      {(goods) => <Delay {...goods} />}
    </GoodsFrame>
  );
}

function Delay({ order, shipment }: Goods): ReactNode {
  const { t, lang } = useWords();
  const { delayAsked } = shipment;
  const asked = delayAsked ? t('supply.delay.asked', { day: day(delayAsked, lang) }) : t('supply.delay.none');
  return (
    <>
      <p className="mb-3">
        {order.shipBy.date ? t('supply.ship.by', { day: day(order.shipBy.date, lang) }) : t('supply.delay.no_date')}
      </p>
      <Notice tone={delayAsked ? 'due' : 'neutral'} title={asked} />
      {order.you === 'buyer' && delayAsked ? <Answer orderId={order.orderId} asked={day(delayAsked, lang)} /> : null}
      {order.you === 'supplier' ? <AskLater orderId={order.orderId} /> : null}
    </>
  );
}

function AskLater({ orderId }: { readonly orderId: string }): ReactNode {
  const { t } = useWords();
  const [shipBy, setShipBy] = useState('');
  const act = useAct((body: { readonly shipBy: string }, headers) =>
    told(api.POST('/v1/orders/{orderId}/delay-requests', { params: { path: { orderId } }, body, headers })),
  );
  return (
    <form className="mt-4 max-w-md" onSubmit={submitting(() => act.mutate({ shipBy }))}>
      <Field label={t('supply.delay.to')} type="date" required value={shipBy} onChange={setShipBy} />
      <Sending act={act} orderId={orderId} label={t('supply.delay.send')} disabled={shipBy === ''} />
    </form>
  );
}

function Answer({ orderId, asked }: { readonly orderId: string; readonly asked: string }): ReactNode {
  const { t } = useWords();
  const params = { path: { orderId } };
  const accept = useAct((_: null, headers) => told(api.POST('/v1/orders/{orderId}/delay-requests/accept', { params, headers })));
  const decline = useAct((_: null, headers) =>
    told(api.POST('/v1/orders/{orderId}/delay-requests/decline', { params, headers })),
  );
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      <Confirm
        label={t('supply.delay.grant')}
        says={t('supply.delay.grant.says', { day: asked })}
        look="primary"
        onConfirm={() => accept.mutate(null)}
        pending={accept.isPending}
        error={accept.error}
      />
      <Button onPress={() => decline.mutate(null)} busy={decline.isPending ? t('ui.sending') : null}>
        {t('supply.delay.decline')}
      </Button>
      <ErrorNotice error={decline.error} />
    </div>
  );
}
