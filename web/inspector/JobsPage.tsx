/** The visits of one's agency: those to answer, those to do, and those that are over. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { countryName, day, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, Skeleton, type Tone } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AppointedList } from './AppointedList.tsx';
import { isFinal, jobsQuery } from './jobs.ts';
import { type Me, Own, titleOf } from './Own.tsx';
import { useAllNotes, useConnected, useJobs, useQueue } from './phone.ts';
import { isAccepting, isClosing } from './queue.rules.ts';
import { enqueue } from './store.ts';
import { ReasonNotice, SendChip, SyncBar } from './SyncBar.tsx';
import { flush } from './sync.ts';
import type { Job, Outgoing } from './types.ts';

// biome-ignore format: a table
const TONES: Readonly<Record<Job['status'], Tone>> = {
  booked: 'due', accepted: 'good', declined: 'neutral', cancelled: 'neutral', in_vain: 'bad', reported: 'good',
};

export function StatusChip({ job }: { readonly job: Job }): ReactNode {
  const { t } = useWords();
  if (job.passed !== null) return <Chip tone={job.passed ? 'good' : 'bad'}>{t(job.passed ? 'jobs.passed' : 'jobs.failed')}</Chip>;
  return <Chip tone={TONES[job.status]}>{t(`jobs.status.${job.status}`)}</Chip>;
}

/** Where, for whom, how much and until when. */
export function JobFacts({ job }: { readonly job: Job }): ReactNode {
  const { t, lang } = useWords();
  const { supplier, supplierCountry, buyer, plan, shipBy, fee } = job;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-soft">
      <li>{t('jobs.at', { supplier: supplier ?? '', country: countryName(supplierCountry, lang) })}</li>
      {buyer ? <li>{t('jobs.for', { buyer })}</li> : null}
      <li className="figures">{t('jobs.draw', { draw: plan.draw, lot: plan.lotSize })}</li>
      {shipBy ? <li>{t('jobs.ship_by', { date: day(shipBy, lang) })}</li> : null}
      {fee ? <li className="figures">{money(fee.amountMinor, fee.currency)}</li> : null}
    </ul>
  );
}

type RowProps = { readonly job: Job; readonly queue: readonly Outgoing[]; readonly begun: boolean };

function Act({ job, queue, begun }: RowProps): ReactNode {
  const { t } = useWords();
  const { bookingId, owner, orderId } = job;
  // Signed or told to be in vain; until the server has it, that is the state.
  if (isClosing(queue, bookingId)) return <SendChip state="waiting" />;
  if (job.status === 'booked' && !isAccepting(queue, bookingId)) {
    const accept = (): void => void enqueue({ owner, orderId, bookingId, act: { kind: 'accept' } }).then(flush);
    return (
      <Button look="primary" onPress={accept}>
        <span aria-hidden="true">{t('jobs.accept')}</span>
        <span className="sr-only">{t('jobs.accept_named', { title: titleOf(t, job) })}</span>
      </Button>
    );
  }
  return (
    <>
      <ButtonLink to="/jobs/$bookingId" params={{ bookingId }} look={begun ? 'plain' : 'primary'}>
        {t(begun ? 'jobs.go_on' : 'jobs.begin')}
      </ButtonLink>
      {begun ? (
        <ButtonLink to="/jobs/$bookingId/report" params={{ bookingId }} look="primary">
          {t('jobs.review')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Row(props: RowProps): ReactNode {
  const { job, queue } = props;
  const { t } = useWords();
  const { bookingId, kind, status } = job;
  const accept = queue.find((item) => item.bookingId === bookingId && item.act.kind === 'accept') ?? null;
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-base">
          <Link to="/jobs/$bookingId" params={{ bookingId }} data-row="" className="link">
            {titleOf(t, job)}
          </Link>
        </h3>
        <StatusChip job={job} />
      </div>
      <p className="mt-1">{t(`jobs.kind.${kind}`)}</p>
      <JobFacts job={job} />
      {status === 'booked' && accept?.state === 'waiting' ? <Chip tone="due">{t('jobs.accepting')}</Chip> : null}
      {accept?.state === 'refused' && !isFinal(status) ? <ReasonNotice title={t('jobs.accept_refused')} item={accept} /> : null}
      {isFinal(status) ? null : (
        <div className="mt-3 flex flex-wrap gap-3">
          <Act {...props} />
        </div>
      )}
    </li>
  );
}

function Jobs({ me }: { readonly me: Me }): ReactNode {
  const { t } = useWords();
  const { error, isFetching } = useQuery(jobsQuery(me.owner));
  const jobs = useJobs(me.owner);
  const queue = useQueue(me.owner);
  const notes = useAllNotes(me.owner);
  const connected = useConnected();
  const groups = [
    ['jobs.to_answer', jobs?.filter(({ status }) => status === 'booked')],
    ['jobs.to_do', jobs?.filter(({ status }) => status === 'accepted')],
    ['jobs.over', jobs?.filter(({ status }) => isFinal(status))],
  ] as const;
  const nothing = jobs !== undefined && jobs.length === 0;
  return (
    <Page title={t('jobs.title')} lead={t('jobs.lead')}>
      <SyncBar owner={me.owner} />
      {error && !nothing ? <Notice tone="due" title={t('jobs.unreached')} /> : null}
      {error && nothing ? <ErrorNotice error={error} /> : null}
      {jobs === undefined || (nothing && isFetching && connected) ? <Skeleton rows={6} /> : null}
      {nothing && !isFetching && !error ? <Empty title={t('jobs.none')} text={t('jobs.none_text')} /> : null}
      <AppointedList />
      {groups.map(([title, group = []]) =>
        group.length > 0 ? (
          <Section key={title} title={t(title)}>
            <ul>
              {group.map((job) => (
                <Row key={job.bookingId} job={job} queue={queue} begun={notes.has(job.bookingId)} />
              ))}
            </ul>
          </Section>
        ) : null,
      )}
    </Page>
  );
}

export function JobsPage(): ReactNode {
  const { t } = useWords();
  return <Own title={t('jobs.title')}>{(me) => <Jobs me={me} />}</Own>;
}
