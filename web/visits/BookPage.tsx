/** Booking an inspection: what is looked at, by whom, at what price and whose cost, and what its report will weigh. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isVisitable } from '../../src/shipments/rules.ts';
import { lotOf } from '../../src/shipments/visits.rules.ts';
import { visitPlan } from '../../src/inspections/sampling.rules.ts';
import { VISIT_KINDS } from '../../src/inspections/types.ts';
import { agenciesQuery } from '../api/queries.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { type Goods, GoodsFrame } from '../supply/GoodsFrame.tsx';
import { Choice } from '../ui/Field.tsx';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { AgencyRow } from './AgencyRow.tsx';
import type { VisitKind } from './VisitsPart.tsx';
import { useAgencyName, visitsQuery } from './queries.ts';

export function BookPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId/inspection' });
  return (
    <GoodsFrame orderId={orderId} title={t('visits.book')} lead={t('visits.book.lead')} side="both">
      {(goods) => <Booking {...goods} />}
    </GoodsFrame>
  );
}

function Booking({ order, shipment }: Goods): ReactNode {
  const { t } = useWords();
  const agencyName = useAgencyName();
  const ready = isVisitable(shipment.progress);
  const [kind, setKind] = useState<VisitKind>(ready ? 'pre_shipment' : 'during_production');
  const { data: visits, error } = useQuery(visitsQuery(order.orderId));
  if (order.you !== 'buyer') return <Notice tone="neutral" title={t('visits.only_buyer')} />;
  if (shipment.shipped) return <Notice tone="neutral" title={t('visits.too_late')} />;
  if (!visits) return error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />;
  const open = visits.bookings.find(
    (booking) => booking.kind === kind && (booking.status === 'booked' || booking.status === 'accepted'),
  );
  return (
    <>
      <div className="max-w-md">
        <Choice
          label={t('visits.kind')}
          value={kind}
          onChange={(value) => setKind(VISIT_KINDS.find((one) => one === value) ?? kind)}
          options={VISIT_KINDS.map((one) => [one, t(`jobs.kind.${one}`)] as const)}
        />
      </div>
      <p className="mt-1 mb-4 max-w-[72ch] text-soft">{t(`visits.kind.${kind}`)}</p>
      {kind === 'pre_shipment' && !ready ? <NotReady shipment={shipment} /> : null}
      {open ? (
        <div className="mt-3" role="status">
          <Notice tone="good" title={t('visits.open_already', { agency: agencyName(open.agencyId) })}>
            <p>{t('visits.booked')}</p>
            <PathLink to={`/orders/${order.orderId}`}>{t('claims.to_order')}</PathLink>
          </Notice>
        </div>
      ) : (
        <Agencies order={order} kind={kind} />
      )}
    </>
  );
}

function NotReady({ shipment }: Pick<Goods, 'shipment'>): ReactNode {
  const { t } = useWords();
  const { progress } = shipment;
  return (
    <div className="mt-3">
      <Notice
        tone="due"
        title={
          progress
            ? t('visits.not_ready', { produced: progress.producedPercent, packed: progress.packedPercent })
            : t('visits.not_told')
        }
      />
    </div>
  );
}

function Agencies({ order, kind }: Pick<Goods, 'order'> & { readonly kind: VisitKind }): ReactNode {
  const { t } = useWords();
  const { orderId } = order;
  const { data, error } = useQuery(agenciesQuery);
  const book = useAct((agencyId: string, headers) =>
    told(api.POST('/v1/orders/{orderId}/inspections', { params: { path: { orderId } }, body: { agencyId, kind }, headers })),
  );
  const { sampling } = order.contract.terms;
  const lotSize = lotOf(order.contract.terms);
  const plan = visitPlan({ lotSize, level: sampling.level, plan: sampling.plan, aql: sampling.aql });
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />;
  return (
    <Section title={t('visits.agency')}>
      <p className="mb-3 max-w-[72ch]">{t('visits.bears_buyer')}</p>
      {data.items.length === 0 ? <Empty title={t('visits.none')} text={t('visits.unpriced')} /> : null}
      <ul>
        {data.items.map((agency) => (
          <AgencyRow
            key={agency.agencyId}
            agency={agency}
            visit={{ kind, country: order.supplier.country, draw: plan.ok ? plan.value.draw : lotSize }}
            approved={order.contract.terms.approvedInspectors}
            busy={book.isPending && book.variables === agency.agencyId}
            error={book.variables === agency.agencyId ? book.error : null}
            onBook={() => book.mutate(agency.agencyId)}
          />
        ))}
      </ul>
    </Section>
  );
}
