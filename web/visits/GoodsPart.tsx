/** By what the goods are known again: how much is packed, seals, container, photos; and comparing the seals that arrived. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { inspectedContainerSeal, inspectedSeals } from '../../src/inspections/rules.ts';
import { sealsMatch } from '../../src/inspections/seals.rules.ts';
import type { InspectionsState } from '../../src/inspections/types.ts';
import type { GetV1OrdersOrderIdShipment200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { submitting } from '../ui/submitting.ts';
import { sealsOf } from '../supply/papers.ts';
import { shipmentQuery } from '../supply/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ErrorNotice, Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.ts';
import { VisitPhotos } from './VisitPhotos.tsx';
import type { Visits } from './VisitsPart.tsx';
import { visitsQuery } from './queries.ts';

type Shipment = GetV1OrdersOrderIdShipment200;

export function GoodsPart({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const agreed = order.confirmedAt !== null;
  const { data: shipment } = useQuery({ ...shipmentQuery(order.orderId), enabled: agreed });
  const { data: visits } = useQuery({ ...visitsQuery(order.orderId), enabled: agreed });
  if (!shipment || !visits || (shipment.progress === null && shipment.shipped === null)) return null;
  return (
    <Section title={t('goods.title')} id="goods">
      <p className="mb-2 max-w-[72ch] text-soft">{t('goods.lead')}</p>
      <Marks shipment={shipment} visits={visits} />
      <Checks shipment={shipment} />
      <GoodsPhotos order={order} visits={visits} />
      <Compare order={order} shipment={shipment} />
    </Section>
  );
}

/** What was taken of the goods as a whole, their packing and seals. */
function GoodsPhotos({ order, visits }: { readonly order: Order; readonly visits: Visits }): ReactNode {
  const { t } = useWords();
  const photos = visits.photos.filter(({ clauseId }) => clauseId === null);
  if (photos.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-soft">{t('goods.photos')}</p>
      <VisitPhotos order={order} photos={photos} />
    </>
  );
}

/** How many seals are named before the rest is counted. */
const FIRST = 12;

function Seals({ seals }: { readonly seals: readonly string[] }): ReactNode {
  const { t } = useWords();
  if (seals.length === 0) return <span className="text-soft">{t('goods.none')}</span>;
  const more = seals.length - FIRST;
  return (
    <span className="figures whitespace-normal! break-words">
      {seals.slice(0, FIRST).join(', ')}
      {more > 0 ? ` ${t('goods.more', { n: more })}` : ''}
    </span>
  );
}

function Marks({ shipment, visits }: { readonly shipment: Shipment; readonly visits: Visits }): ReactNode {
  const { t } = useWords();
  const { progress, shipped } = shipment;
  // The answer is the folded state as the server keeps it; its codes are plain strings in the document.
  const state = visits as unknown as InspectionsState;
  const container = shipped?.container ?? visits.reports.findLast((report) => report.container !== undefined)?.container;
  const seal = shipped?.containerSeal ?? inspectedContainerSeal(state);
  const text = (mark: string | null | undefined): string => mark ?? t('goods.none');
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...(progress
      ? [
          [
            t('goods.cartons'),
            t('goods.progress', { produced: progress.producedPercent, packed: progress.packedPercent }),
          ] as const,
        ]
      : []),
    [t('goods.inspected'), <Seals key="inspected" seals={inspectedSeals(state)} />],
    ...(shipped
      ? ([
          [t('goods.loaded'), <Seals key="loaded" seals={shipped.seals} />],
          [t('goods.container'), text(container)],
          [t('goods.container_seal'), text(seal)],
        ] as const)
      : []),
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[200px_minmax(0,1fr)]">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each comparison: that all match, or which are missing and which nobody put on. */
function Checks({ shipment }: { readonly shipment: Shipment }): ReactNode {
  const { t } = useWords();
  const list = (seals: readonly string[]): string => (seals.length === 0 ? t('ui.none') : seals.join(', '));
  return (
    <ul className="mt-2">
      {shipment.seals.shown.map(({ link, missing, unknown }, at) => {
        const match = sealsMatch({ missing, unknown });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: comparisons are only added at the end
          <li key={at} className={`flex gap-2 ${match ? 'text-good' : 'text-bad'}`}>
            <Icon name={match ? 'check' : 'alert'} className="mt-0.5" />
            <span className="min-w-0 break-words">
              {t(`goods.at.${link}`)}:{' '}
              {match ? t('goods.match') : t('goods.differ', { missing: list(missing), unknown: list(unknown) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Compare({ order, shipment }: { readonly order: Order; readonly shipment: Shipment }): ReactNode {
  const { t } = useWords();
  const { orderId, you, state } = order;
  const [text, setText] = useState('');
  const act = useAct((seals: string[], headers) =>
    told(api.POST('/v1/orders/{orderId}/seals/verify', { params: { path: { orderId } }, body: { seals }, headers })),
  );
  const arriving = you === 'buyer' && (state === 'shipped' || state === 'arrived');
  if (!arriving || shipment.seals.toBear.length === 0) return null;
  const seals = sealsOf(text);
  return (
    <form className="no-print mt-3 flex max-w-2xl flex-col gap-3" onSubmit={submitting(() => act.mutate(seals))}>
      <TextField label={t('goods.compare.label')} help={t('goods.compare.help')} value={text} onChange={setText} />
      <ErrorNotice error={act.error} />
      {act.isSuccess ? (
        <div role="status">
          <Notice tone="neutral" title={t('goods.compared')} />
        </div>
      ) : null}
      <div>
        <Button type="submit" disabled={seals.length === 0} busy={act.isPending ? t('ui.sending') : null}>
          {t('goods.compare')}
        </Button>
      </div>
    </form>
  );
}
