/** The report before it is signed: its verdict as the server will compute it, and afterwards whether it has arrived. */
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Judged } from '../../src/inspections/report.rules.ts';
import { DEFECT_CLASSES } from '../../src/inspections/sampling.data.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { day } from '../ui/figures.ts';
import { Chip, Notice } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { VerdictChip } from './ClauseCard.tsx';
import { isFinal } from './jobs.ts';
import { JobFacts } from './JobsPage.tsx';
import { clauseVerdict, isContainerOdd, judgeNotes, reportOf, saysSomething, untouched } from './notes.rules.ts';
import { type JobProps, OwnJob, titleOf } from './Own.tsx';
import { usePhotos, useQueue } from './phone.ts';
import { isClosing, reportItem, unsent } from './queue.rules.ts';
import { enqueue } from './store.ts';
import { ReasonNotice, SyncBar } from './SyncBar.tsx';
import { flush } from './sync.ts';
import type { Outgoing } from './types.ts';

type Judging = ReturnType<typeof judgeNotes>;

function Verdict({ job, notes, judged }: JobProps & { readonly judged: Judging }): ReactNode {
  const { t } = useWords();
  if (!judged.ok)
    return (
      <Notice tone="bad" title={t('report.broken')}>
        <p>{t('report.broken_text')}</p>
      </Notice>
    );
  if (!saysSomething(job, notes, judged.value))
    return (
      <Notice tone="due" title={t('report.nothing')}>
        <p>{t('report.nothing_text')}</p>
      </Notice>
    );
  const { passed } = judged.value;
  return (
    <p className={`flex items-center gap-3 text-lg font-semibold ${passed ? 'text-good' : 'text-bad'}`}>
      <Chip tone={passed ? 'good' : 'bad'}>{t(passed ? 'jobs.passed' : 'jobs.failed')}</Chip>
      {t(passed ? 'report.passed' : 'report.failed')}
    </p>
  );
}

/** Clause by clause: the words, the readings that failed, and the verdict. */
function Clauses(props: JobProps): ReactNode {
  const { job, notes } = props;
  const { t } = useWords();
  return (
    <ul>
      {job.clauses.map((clause) => {
        const judged = clauseVerdict(job, notes, clause);
        const n = judged?.values.length ?? 0;
        return (
          <li key={clause.clauseId} className="flex items-start justify-between gap-3 border-t border-line py-2 first:border-t-0">
            <div className="min-w-0">
              <p className="break-words">{clause.text ?? t('ui.erased')}</p>
              {judged && n > 0 ? (
                <p className="text-soft">
                  {t('report.failing', { failing: judged.failing, n })}
                  {judged.failing > 0 && judged.verdict === 'met' ? ` · ${t('report.tolerated')}` : ''}
                </p>
              ) : null}
            </div>
            <VerdictChip {...props} clause={clause} />
          </li>
        );
      })}
    </ul>
  );
}

function Sampling({ sampling }: Pick<Judged, 'sampling'>): ReactNode {
  const { t } = useWords();
  if (sampling === null) return <p className="text-soft">{t('visit.not_counted')}</p>;
  return (
    <ul>
      {DEFECT_CLASSES.map((name) => {
        const { found, accept, passed } = sampling.classes[name];
        return (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="w-16 font-semibold">{t(`visit.class.${name}`)}</span>
            <span className="figures">{t('visit.at_most', { found, accept })}</span>
            <Chip tone={passed ? 'good' : 'bad'}>{t(passed ? 'jobs.passed' : 'jobs.failed')}</Chip>
          </li>
        );
      })}
    </ul>
  );
}

/** What became of a signed report. */
function Sent({ item, waits }: { readonly item: Outgoing; readonly waits: boolean }): ReactNode {
  const { t } = useWords();
  if (item.state === 'refused') return <ReasonNotice title={t('report.refused')} item={item} />;
  return (
    <div role="status">
      {item.state === 'sent' ? (
        <Notice tone="good" title={t('report.sent')}>
          <p>{t('report.sent_text')}</p>
        </Notice>
      ) : (
        <Notice tone="due" title={t(waits ? 'report.waiting_photos' : 'report.waiting')} />
      )}
    </div>
  );
}

function Sign({
  me,
  job,
  notes,
  judged,
  queue,
}: JobProps & { readonly judged: Judging; readonly queue: readonly Outgoing[] }): ReactNode {
  const { t } = useWords();
  const { owner, orderId, bookingId } = job;
  const item = reportItem(queue, bookingId);
  const waits = unsent(queue).some((each) => each.bookingId === bookingId && each.act.kind === 'photo');
  const can = judged.ok && saysSomething(job, notes, judged.value);
  const sign = (): void =>
    void enqueue({ owner, orderId, bookingId, act: { kind: 'report', body: reportOf(notes) } }).then(flush);
  if (item && item.state !== 'refused') return <Sent item={item} waits={waits} />;
  if (isFinal(job.status) || isClosing(queue, bookingId)) return <Notice tone="neutral" title={t('jobs.closed')} />;
  return (
    <div className="flex flex-col gap-3">
      {item ? <Sent item={item} waits={waits} /> : null}
      <p className="text-soft">{t('report.sign_as', { name: me.name })}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" disabled={!can} onPress={sign}>
          {t('report.sign')}
        </Button>
        <ButtonLink to="/jobs/$bookingId" params={{ bookingId }}>
          {t('report.change')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Report(props: JobProps): ReactNode {
  const { me, job, notes } = props;
  const { t, lang } = useWords();
  const photos = usePhotos(me.owner, job.bookingId);
  const queue = useQueue(me.owner);
  const judged = judgeNotes(job, notes);
  const open = untouched(job, notes).length;
  const missing = new Set(unsent(queue).flatMap(({ act }) => (act.kind === 'photo' ? [act.photoId] : [])));
  const above = (
    <Link to="/jobs/$bookingId" params={{ bookingId: job.bookingId }} className="link mb-3 inline-flex min-h-8 items-center">
      {titleOf(t, job)}
    </Link>
  );
  return (
    <Page title={t('report.title')} above={above}>
      <JobFacts job={job} />
      <div className="mt-4">
        <SyncBar owner={me.owner} />
      </div>
      <Section title={t('report.verdict')}>
        <Verdict {...props} judged={judged} />
        {open > 0 ? <p className="mt-2 text-due">{t('report.open', { n: open })}</p> : null}
      </Section>
      <Section title={t('visit.clauses')}>
        <Clauses {...props} />
      </Section>
      <Section title={t('visit.defects')}>
        <Sampling sampling={judged.ok ? judged.value.sampling : null} />
      </Section>
      <Section title={t('visit.goods')}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          <li>{t('visit.seals', { n: notes.seals.length })}</li>
          {notes.container ? (
            <li>
              <span className="figures">{notes.container}</span>{' '}
              {isContainerOdd(notes.container) ? <span className="text-due">{t('visit.container_odd')}</span> : null}
            </li>
          ) : null}
          {notes.containerSeal ? <li className="figures">{notes.containerSeal}</li> : null}
          <li>{t('report.photos', { n: photos.length, sent: photos.filter(({ photoId }) => !missing.has(photoId)).length })}</li>
          {notes.dated ? <li>{t('report.dated', { date: day(notes.dated, lang) })}</li> : null}
        </ul>
      </Section>
      <Section title={t('report.sign')}>
        <Sign {...props} judged={judged} queue={queue} />
      </Section>
    </Page>
  );
}

export function ReportPage(): ReactNode {
  const { bookingId } = useParams({ from: '/jobs/$bookingId/report' });
  return <OwnJob bookingId={bookingId}>{(props) => <Report {...props} />}</OwnJob>;
}
