/** The visits of an order: who looks at the goods, at what cost and whose, what was found, and what a side can do about it. */
import { UNSHIPPED } from '../../src/orders/states.data.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderIdInspections200 } from '../../sdk/openapi.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { cityOf, day, instantIn, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, type Tone } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { PathLink } from '../ui/PathLink.tsx';
import { useWords } from '../ui/words.ts';
import { VisitActs } from './VisitActs.tsx';
import { VisitPhotos } from './VisitPhotos.tsx';
import { useAgencyName, visitsQuery } from './queries.ts';

export type Visits = GetV1OrdersOrderIdInspections200;
export type Booking = Visits['bookings'][number];
export type Report = Visits['reports'][number];
export type VisitKind = 'pre_shipment' | 'during_production' | 'loading';
type Status = 'booked' | 'accepted' | 'declined' | 'cancelled' | 'in_vain' | 'reported';

export function VisitsPart({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const agreed = order.confirmedAt !== null;
  const { data, error } = useQuery({ ...visitsQuery(order.orderId), enabled: agreed });
  if (!agreed) return null;
  const canBook = order.you === 'buyer' && UNSHIPPED.includes(order.state);
  const none = data && data.bookings.length === 0;
  if (none && !UNSHIPPED.includes(order.state)) return null;
  const book = canBook ? (
    <PathLink to={`/orders/${order.orderId}/inspection`} className={`${buttonLook()} no-print`}>
      {t('visits.book')}
    </PathLink>
  ) : null;
  return (
    <Section title={t('visits.title')} id="inspection" aside={none ? null : book}>
      <ErrorNotice error={error} />
      {none ? (
        <Empty title={t('visits.none')} text={t('visits.none_text')}>
          {book}
        </Empty>
      ) : null}
      <ul>
        {data?.bookings.toReversed().map((booking) => (
          <li key={booking.bookingId} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            <Visit order={order} booking={booking} visits={data} />
          </li>
        ))}
      </ul>
      {data?.waivedAt ? <p className="text-soft">{t('visits.waived')}</p> : null}
      {data ? <VisitActs order={order} visits={data} /> : null}
    </Section>
  );
}

// biome-ignore format: a table
const TONES: Readonly<Record<Status, Tone>> = {
  booked: 'due', accepted: 'neutral', declined: 'bad', cancelled: 'neutral', in_vain: 'bad', reported: 'neutral',
};

function Visit(props: { readonly order: Order; readonly booking: Booking; readonly visits: Visits }): ReactNode {
  const { order, booking, visits } = props;
  const { t } = useWords();
  const agencyName = useAgencyName();
  const { bookingId, agencyId, by, fee, feeBorneBy, plan, reinspection } = booking;
  const status = booking.status as Status;
  const report = visits.reports.find((one) => one.bookingId === bookingId);
  const photos = visits.photos.filter((photo) => photo.bookingId === bookingId);
  const nameOf = (side: string): string =>
    order[side as 'buyer' | 'supplier'].name ?? t(`orders.${side as 'buyer' | 'supplier'}`);
  const bears = nameOf(feeBorneBy);
  const rows: readonly (readonly [string, string])[] = [
    [
      t('visits.fee'),
      fee
        ? t('visits.fee_borne', { fee: money(fee.amountMinor, fee.currency), name: bears })
        : t('visits.no_price', { name: bears }),
    ],
    [t('visits.sample'), t('visits.sample_text', { draw: plan.draw, lot: plan.lotSize, level: plan.level })],
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>
          {agencyName(agencyId)} · {t(`jobs.kind.${booking.kind as VisitKind}`)}
        </h3>
        {report ? (
          <Chip tone={report.passed ? 'good' : 'bad'}>{t(report.passed ? 'jobs.passed' : 'jobs.failed')}</Chip>
        ) : (
          <Chip tone={TONES[status]}>{t(`jobs.status.${status}`)}</Chip>
        )}
        <span className="text-soft">
          {t('visits.booked_by', { name: nameOf(by) })}
          {reinspection ? ` · ${t('visits.again')}` : ''}
        </span>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4">
        {rows.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-soft">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report ? <ReportFacts order={order} report={report} /> : null}
      {photos.length > 0 ? <p className="mt-2 text-soft">{t('visits.photos', { n: photos.length })}</p> : null}
      <VisitPhotos order={order} photos={photos} />
    </>
  );
}

const CLASSES = ['critical', 'major', 'minor'] as const;

function ReportFacts({ order, report }: { readonly order: Order; readonly report: Report }): ReactNode {
  const { t, lang } = useWords();
  const { zone } = order;
  const { sampling, claimBy } = report;
  return (
    <>
      <p className="mt-1 text-soft">
        {t('visits.visited', {
          day: day(report.dated, lang),
          at: `${instantIn(report.reportedAt, zone, lang)} ${cityOf(zone, lang)}`,
        })}
      </p>
      {sampling ? (
        <ul className="mt-1 flex flex-wrap gap-2">
          {CLASSES.map((name) => (
            <li key={name}>
              <Chip tone={sampling.classes[name].passed ? 'good' : 'bad'}>
                {t('visits.counted', {
                  name: t(`visit.class.${name}`),
                  found: sampling.classes[name].found,
                  accept: sampling.classes[name].accept,
                })}
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
      {claimBy && order.state === 'ready' ? (
        <div className="mt-2">
          <Notice tone="due" title={t('visits.claim_by', { day: day(claimBy.lastDay, lang) })} />
        </div>
      ) : null}
    </>
  );
}
