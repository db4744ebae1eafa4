/** How much is produced and packed: from 100 % produced and 80 % packed on, a visit makes sense and days begin to run. */
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { type Goods, GoodsFrame, Sending } from './GoodsFrame.tsx';
import { submitting } from '../ui/submitting.ts';

export function ReadyPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/ready' });
  return (
    <GoodsFrame orderId={orderId} title={t('supply.ready')} lead={t('supply.ready.lead')} side="supplier">
      {(goods) => <Report {...goods} />}
    </GoodsFrame>
  );
}

const percentOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? Number(text) : null);

function Report({ order, shipment }: Goods): ReactNode {
  const { t, lang } = useWords();
  const { orderId } = order;
  const [produced, setProduced] = useState(String(shipment.progress?.producedPercent ?? 100));
  const [packed, setPacked] = useState(String(shipment.progress?.packedPercent ?? 100));
  const act = useAct((body: { readonly producedPercent: number; readonly packedPercent: number }, headers) =>
    told(api.POST('/v1/orders/{orderId}/ready', { params: { path: { orderId } }, body, headers })),
  );
  const producedPercent = percentOf(produced);
  const packedPercent = percentOf(packed);
  const whole = producedPercent !== null && packedPercent !== null;
  return (
    <form className="max-w-xl" onSubmit={submitting(() => whole && act.mutate({ producedPercent, packedPercent }))}>
      {shipment.inspectBy ? (
        <div className="mb-4">
          <Notice tone="due" title={t('supply.ready.inspect_by', { day: day(shipment.inspectBy.lastDay, lang) })} />
        </div>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('supply.produced')} inputMode="numeric" required maxLength={3} value={produced} onChange={setProduced} />
        <Field label={t('supply.packed')} inputMode="numeric" required maxLength={3} value={packed} onChange={setPacked} />
      </div>
      {whole ? null : <p className="mt-2 text-bad">{t('supply.percent_wrong')}</p>}
      <Sending act={act} orderId={orderId} label={t('supply.ready.send')} disabled={!whole} />
    </form>
  );
}
