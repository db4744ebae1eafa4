/** Telling that the goods arrived, with the carrier's paper; and contesting an arrival that the other side told. */
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../src/kernel/dates.ts';
import type { ArrivalBody } from '../../src/shipments/schema.ts';
import { ARRIVAL_PAPERS } from '../../src/shipments/papers.data.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { now } from '../clock.ts';
import { Choice, Field } from '../ui/Field.tsx';
import { day, instantIn } from '../ui/figures.ts';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { usePaperName } from './PaperRows.tsx';
import { type Goods, GoodsFrame, Sending } from './GoodsFrame.tsx';
import { submitting } from '../ui/submitting.ts';

export function ArrivalPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/arrival' });
  return (
    <GoodsFrame orderId={orderId} title={t('supply.arrival')} lead={t('supply.arrival.lead')} side="both">
      {(goods) => <Arrival {...goods} />}
    </GoodsFrame>
  );
}

function Arrival(goods: Goods): ReactNode {
  const { t, lang } = useWords();
  const { order, shipment } = goods;
  const { arrival } = shipment;
  if (!arrival) return <Tell {...goods} contest={false} />;
  const ends = shipment.windows.find(({ ground, exists }) => ground === 'quality' && exists)?.closesAt;
  return (
    <>
      <Notice
        tone={arrival.contested ? 'due' : 'good'}
        title={t(arrival.contested ? 'supply.arrival.contested' : 'supply.arrived_on', { day: day(arrival.on, lang) })}
      >
        {ends ? <p>{t('supply.arrival.claims_until', { at: instantIn(ends, order.zone, lang), zone: order.zone })}</p> : null}
      </Notice>
      {arrival.toldBy !== order.you && !shipment.receipt ? (
        <div className="mt-4">
          <Section title={t('supply.arrival.contest')}>
            <p className="mb-3 max-w-[72ch] text-soft">{t('supply.arrival.contest.text')}</p>
            <Tell {...goods} contest />
          </Section>
        </div>
      ) : null}
    </>
  );
}

function Tell({ order, contest }: Goods & { readonly contest: boolean }): ReactNode {
  const { t } = useWords();
  const name = usePaperName();
  const { orderId, zone } = order;
  const [on, setOn] = useState(contest ? '' : dayOf(now(), zone));
  const [type, setType] = useState('');
  const [datedOn, setDatedOn] = useState('');
  const act = useAct((body: Partial<ArrivalBody>, headers) => {
    const params = { path: { orderId } };
    return told(
      contest
        ? api.POST('/v1/orders/{orderId}/arrival/contest', { params, body, headers })
        : api.POST('/v1/orders/{orderId}/arrival', { params, body: { ...body, on: body.on ?? '' }, headers }),
    );
  });
  const send = (): void =>
    act.mutate({
      ...(on === '' ? {} : { on }),
      ...(type === '' ? {} : { document: { type, ...(datedOn === '' ? {} : { datedOn }) } }),
    });
  return (
    <form className="max-w-2xl" onSubmit={submitting(send)}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t('supply.arrival.on')} type="date" required={!contest} value={on} onChange={setOn} />
        <Choice
          label={t('supply.arrival.paper')}
          value={type}
          onChange={setType}
          options={[['', t('ui.none')], ...[...ARRIVAL_PAPERS].map((one) => [one, name(one)] as const)]}
        />
        <Field label={t('supply.paper.dated')} type="date" value={datedOn} onChange={setDatedOn} />
      </div>
      <Sending act={act} orderId={orderId} label={t(contest ? 'supply.arrival.contest' : 'supply.arrival.send')} />
    </form>
  );
}
