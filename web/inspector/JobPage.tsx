/** A visit: the checklist of the contract's clauses, the sample, defects, seals and container. Everything is kept as it is entered. */
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { ClauseCard } from './ClauseCard.tsx';
import { DefectCounts } from './Counts.tsx';
import { Goods } from './Goods.tsx';
import { isFinal } from './jobs.ts';
import { JobFacts, StatusChip } from './JobsPage.tsx';
import { Otherwise } from './Otherwise.tsx';
import { BackToJobs, type JobProps, OwnJob, titleOf } from './Own.tsx';
import { usePhotos, useQueue } from './phone.ts';
import { isAccepting, isClosing } from './queue.rules.ts';
import { enqueue } from './store.ts';
import { SyncBar } from './SyncBar.tsx';
import { flush } from './sync.ts';
import type { Job } from './types.ts';

function PlanLine({ job }: { readonly job: Job }): ReactNode {
  const { t } = useWords();
  const { plan } = job;
  return (
    <>
      <p className="text-base font-semibold">{t('jobs.draw', { draw: plan.draw, lot: plan.lotSize })}</p>
      <p className="text-soft">
        {t('visit.plan_text', {
          level: plan.level,
          letter: plan.classes.major.letter,
          severity: t(`visit.${plan.severity}`),
        })}
      </p>
    </>
  );
}

function Visit(props: JobProps): ReactNode {
  const { me, job } = props;
  const { t } = useWords();
  const photos = usePhotos(me.owner, job.bookingId);
  const queue = useQueue(me.owner);
  const { bookingId, orderId, owner } = job;
  const closed = isFinal(job.status) || isClosing(queue, bookingId);
  const answers = job.status === 'booked' && !isAccepting(queue, bookingId);
  return (
    <Page title={titleOf(t, job)} above={<BackToJobs />} aside={<StatusChip job={job} />}>
      <JobFacts job={job} />
      <div className="mt-4">
        <SyncBar owner={me.owner} />
      </div>
      {closed ? <Notice tone="neutral" title={t('jobs.closed')} /> : null}
      {answers ? (
        <Button
          look="primary"
          className="mb-4"
          onPress={() => void enqueue({ owner, orderId, bookingId, act: { kind: 'accept' } }).then(flush)}
        >
          {t('jobs.accept')}
        </Button>
      ) : null}
      <Section title={t('visit.plan')}>
        <PlanLine job={job} />
      </Section>
      <Section title={t('visit.clauses')}>
        {job.clauses.length === 0 ? <p className="text-soft">{t('visit.no_clauses')}</p> : null}
        <ul>
          {job.clauses.map((clause) => (
            <ClauseCard key={clause.clauseId} {...props} {...{ clause, photos, queue, closed }} />
          ))}
        </ul>
      </Section>
      <Section title={t('visit.defects')}>
        <DefectCounts {...props} closed={closed} />
      </Section>
      <Section title={t('visit.goods')}>
        <Goods {...props} {...{ closed, photos, queue }} />
      </Section>
      <Otherwise job={job} queue={queue} accepted={job.status === 'accepted' || isAccepting(queue, bookingId)} />
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        <ButtonLink to="/jobs/$bookingId/report" params={{ bookingId }} look="primary">
          {t(closed ? 'report.title' : 'jobs.review')}
        </ButtonLink>
      </div>
    </Page>
  );
}

export function JobPage(): ReactNode {
  const { bookingId } = useParams({ from: '/jobs/$bookingId' });
  return <OwnJob bookingId={bookingId}>{(props) => <Visit key={bookingId} {...props} />}</OwnJob>;
}
