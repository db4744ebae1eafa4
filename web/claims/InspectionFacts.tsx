/** An appointed inspection in short: who looks at what, at which fee, and how it stands. The same for the two sides and operators. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AppointmentStatus, appointmentStatus } from '../../src/claims/appointment.view.rules.ts';
import type { Zone } from '../../src/kernel/dates.ts';
import { agenciesQuery } from '../api/queries.ts';
import { Countdown } from '../ui/Countdown.tsx';
import { day, instantIn, money } from '../ui/figures.ts';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { ClaimPage, ShownAppointment } from './shapes.ts';

// biome-ignore format: a table
const TONES: Readonly<Record<AppointmentStatus, Tone>> = {
  waits_for_fee: 'due', waits_for_report: 'platform', reported: 'good', ended: 'neutral', lapsed: 'neutral',
};

type Inspected = Pick<ClaimPage, 'state' | 'settlement' | 'clauses' | 'zone'>;

/** Where the inspection of a claim stands. */
export const statusOf = (
  { state, settlement }: Pick<Inspected, 'state' | 'settlement'>,
  appointment: ShownAppointment,
): AppointmentStatus => appointmentStatus({ status: state, settlement }, appointment);

export function StatusChip({ status }: { readonly status: AppointmentStatus }): ReactNode {
  const { t } = useWords();
  return <Chip tone={TONES[status]}>{t(`inspection.status.${status}`)}</Chip>;
}

export function InspectionFacts(props: {
  readonly claim: Inspected;
  readonly appointment: ShownAppointment;
  readonly currency: string;
}): ReactNode {
  const { claim, appointment, currency } = props;
  const { t, lang } = useWords();
  const { data: agencies } = useQuery(agenciesQuery);
  const { agencyId, firm, feeMinor, tested, prepayBy, prepaid, report, refusedBy, goodsDisposed, lapsed } = appointment;
  const zone: Zone = claim.zone;
  const name = agencies?.items.find((agency) => agency.agencyId === agencyId)?.name ?? firm ?? agencyId;
  const rows = [
    [t('inspection.agency'), name],
    [t('inspection.fee'), money(feeMinor, currency)],
    [t('inspection.prepaid_at'), prepaid ? instantIn(prepaid.at, zone, lang) : null],
    [t('inspection.reported_on'), report ? day(report.dated, lang) : null],
  ] as const;
  return (
    <>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {rows.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt className="text-soft">{label}</dt>
              <dd className="figures break-words">{value}</dd>
            </div>
          ),
        )}
        {statusOf(claim, appointment) === 'waits_for_fee' ? (
          <Countdown name={t('inspection.prepay_by')} at={prepayBy.at} zone={zone} businessDays={null} />
        ) : null}
        <div className="sm:col-span-2">
          <dt className="text-soft">{t('inspection.tested')}</dt>
          {tested.map((id) => (
            <dd key={id} className="break-words">
              {claim.clauses.find(({ clauseId }) => clauseId === id)?.text.text ?? id}
            </dd>
          ))}
        </div>
      </dl>
      {refusedBy ? <p className="mt-2">{t(`inspection.refused_by.${refusedBy}`)}</p> : null}
      {goodsDisposed ? <p className="mt-2">{t('inspection.goods_disposed')}</p> : null}
      {lapsed ? <p className="mt-2">{t('inspection.not_prepaid')}</p> : null}
    </>
  );
}
