/** What stands before every page of the inspector: whose phone this is, and the job that the address names. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { jobsQuery } from './jobs.ts';
import { emptyNotes } from './notes.rules.ts';
import { useJob, useWhose } from './phone.ts';
import type { Job, Notes, Owner } from './types.ts';

export type Me = { readonly owner: Owner; readonly name: string };

/** The page of somebody who works for an agency; for anybody else, what to do to become one. */
export function Own({ title, children }: { readonly title: string; readonly children: (me: Me) => ReactNode }): ReactNode {
  const { t } = useWords();
  const whose = useWhose();
  if (whose?.kind === 'owner') return children(whose);
  return (
    <Page title={title}>
      {whose === undefined ? <Skeleton rows={6} /> : null}
      {whose?.kind === 'nobody' ? (
        <Empty title={t('jobs.sign_in')} text={t('jobs.sign_in_text')}>
          <ButtonLink to="/sign-in" search={{ next: '/jobs' }} look="primary">
            {t('session.sign_in')}
          </ButtonLink>
        </Empty>
      ) : null}
      {whose?.kind === 'company' ? <Empty title={t('jobs.no_agency')} text={t('jobs.no_agency_text')} /> : null}
    </Page>
  );
}

export const titleOf = (t: Say, job: Job): string => job.title ?? t('jobs.untitled', { orderId: job.orderId });

export function BackToJobs(): ReactNode {
  const { t } = useWords();
  return (
    <Link to="/jobs" className="link mb-3 inline-flex min-h-8 items-center">
      {t('jobs.back')}
    </Link>
  );
}

export type JobProps = { readonly me: Me; readonly job: Job; readonly notes: Notes };

/** The job of an address, from the phone; where it is not there yet, from the server. */
export function OwnJob({
  bookingId,
  children,
}: {
  readonly bookingId: string;
  readonly children: (props: JobProps) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  return <Own title={t('jobs.title')}>{(me) => <FromPhone {...{ me, bookingId }}>{children}</FromPhone>}</Own>;
}

function FromPhone(props: {
  readonly me: Me;
  readonly bookingId: string;
  readonly children: (props: JobProps) => ReactNode;
}): ReactNode {
  const { me, bookingId, children } = props;
  const { t } = useWords();
  const { status, fetchStatus } = useQuery(jobsQuery(me.owner));
  const found = useJob(me.owner, bookingId);
  if (found) return children({ me, job: found.job, notes: found.notes ?? emptyNotes(found.job) });
  const asking = found === undefined || (status === 'pending' && fetchStatus === 'fetching');
  return (
    <Page title={t('jobs.title')} above={<BackToJobs />}>
      {asking ? <Skeleton rows={6} /> : <Empty title={t('jobs.not_here')} text={t('jobs.not_here_text')} />}
    </Page>
  );
}
