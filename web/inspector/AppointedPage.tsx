/** An appointed inspection: what is to be tested on which goods, and the agency's report. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Hindrance } from '../claims/Hindrance.tsx';
import { StatusChip } from '../claims/InspectionFacts.tsx';
import { countryName, day } from '../ui/figures.ts';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { type Appointed, type AppointedPath, appointedQuery } from './appointed.ts';
import { AppointedForm } from './AppointedForm.tsx';
import { BackToJobs, Own } from './Own.tsx';

function Standing({ appointed }: { readonly appointed: Appointed }): ReactNode {
  const { t, lang } = useWords();
  switch (appointed.status) {
    case 'waits_for_fee':
      return (
        <Notice tone="due" title={t('appointed.waits')}>
          <p>{t('appointed.waits.text', { at: day(appointed.prepayBy.lastDay, lang) })}</p>
        </Notice>
      );
    case 'waits_for_report':
      return <Notice tone="good" title={t('appointed.may_begin')} />;
    case 'reported':
      return (
        <Notice tone="good" title={t('appointed.filed')}>
          <p>{t('appointed.filed.text')}</p>
        </Notice>
      );
    default:
      return <Notice tone="neutral" title={t('appointed.over')} />;
  }
}

/** What tells the disputed goods from others, and how many are drawn. */
function Goods({ appointed }: { readonly appointed: Appointed }): ReactNode {
  const { t, lang } = useWords();
  const { goods, sampling } = appointed;
  const { level, draw } = sampling;
  return (
    <Section title={t('appointed.goods')}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <div>
          <dt className="text-soft">{t('appointed.country')}</dt>
          <dd>{countryName(goods.country, lang)}</dd>
        </div>
        {goods.lines.map(({ lineId, product, quantityThousandths, unit, lot }) => (
          <div key={lineId}>
            <dt className="break-words">{product ?? lineId}</dt>
            <dd className="figures text-soft">
              {[`${quantityThousandths / 1000} ${unit}`, lot ? `${t('appointed.lot')} ${lot}` : null].filter(Boolean).join(' · ')}
            </dd>
          </div>
        ))}
        {goods.seals.length > 0 ? (
          <div className="sm:col-span-2">
            <dt className="text-soft">{t('appointed.seals')}</dt>
            <dd className="figures break-words">{goods.seals.join(', ')}</dd>
          </div>
        ) : null}
        <div className="sm:col-span-2">
          <dt className="text-soft">{t('appointed.sample')}</dt>
          <dd>{draw === null ? t('appointed.draw_own', { level }) : t('appointed.draw', { n: draw, level })}</dd>
        </div>
      </dl>
    </Section>
  );
}

function Loaded({ path }: { readonly path: AppointedPath }): ReactNode {
  const { t } = useWords();
  const { data: appointed, error } = useQuery(appointedQuery(path));
  const title = t('appointed.title', { product: appointed?.goods.lines[0]?.product ?? path.orderId });
  if (!appointed) {
    return (
      <Page title={t('inspection.title')} above={<BackToJobs />}>
        {error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />}
      </Page>
    );
  }
  const open = appointed.status === 'waits_for_fee' || appointed.status === 'waits_for_report';
  return (
    <Page title={title} lead={t('appointed.lead')} above={<BackToJobs />} aside={<StatusChip status={appointed.status} />}>
      <div className="mb-4">
        <Standing appointed={appointed} />
      </div>
      <Goods appointed={appointed} />
      {open ? (
        <>
          <AppointedForm path={path} appointed={appointed} />
          <Section title={t('appointed.hinder')}>
            <Hindrance path={path} />
          </Section>
        </>
      ) : (
        <Section title={t('appointed.clauses')}>
          <ul className="list-disc pl-5">
            {appointed.clauses.map(({ clauseId, text }) => (
              <li key={clauseId} className="break-words">
                {text ?? clauseId}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

export function AppointedPage(): ReactNode {
  const { t } = useWords();
  const path = useParams({ from: '/jobs/appointed/$orderId/$claimId' });
  return <Own title={t('inspection.title')}>{() => <Loaded key={path.claimId} path={path} />}</Own>;
}
