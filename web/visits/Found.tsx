/** What the newest visit found on a clause: readings, verdict, photos; the row that claims and decisions go on from. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import type { Order } from '../orders/OrderPage.tsx';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { day } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import { VisitPhotos } from './VisitPhotos.tsx';
import type { Report } from './VisitsPart.tsx';
import { useAgencyName, visitsQuery } from './queries.ts';

type Verdict = 'met' | 'not_met' | 'excluded';

// biome-ignore format: a table
const TONES: Readonly<Record<Verdict, Tone>> = { met: 'good', not_met: 'bad', excluded: 'neutral' };

export function Found({ order, clauseId }: { readonly order: Order; readonly clauseId: string }): ReactNode {
  const { data } = useQuery({ ...visitsQuery(order.orderId), enabled: order.confirmedAt !== null });
  const report = data?.reports.findLast(({ clauses }) => clauses.some((clause) => clause.clauseId === clauseId));
  const photos = data?.photos.filter((photo) => photo.clauseId === clauseId) ?? [];
  return (
    <>
      {report ? <FoundIn report={report} clauseId={clauseId} /> : null}
      <VisitPhotos order={order} photos={photos} />
    </>
  );
}

function FoundIn({ report, clauseId }: { readonly report: Report; readonly clauseId: string }): ReactNode {
  const { t, lang } = useWords();
  const agencyName = useAgencyName();
  const found = report.clauses.find((clause) => clause.clauseId === clauseId);
  if (!found) return null;
  const verdict = found.verdict as Verdict;
  const { values, unit, fact, failing } = found;
  const says = [
    values.length > 0 ? `${values.join(', ')} ${unit === null ? '' : unitSign(unit, lang)}`.trim() : '',
    fact ? t('visits.shows', { what: t(fact === 'pass' ? 'visits.yes' : 'visits.no') }) : '',
    failing > 0 ? t('report.failing', { failing, n: values.length }) : '',
  ].filter((text) => text !== '');
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-semibold">{t('visits.found')}</span>
      <span className="figures whitespace-normal!">{says.join(' · ')}</span>
      <Chip tone={TONES[verdict]}>{t(`visit.${verdict}`)}</Chip>
      <span className="text-soft">
        {t('visits.found_by', { agency: agencyName(report.agencyId), day: day(report.dated, lang) })}
      </span>
    </p>
  );
}
