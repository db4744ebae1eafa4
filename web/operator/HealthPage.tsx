/** How the server fares: deadlines, work behind the scenes, bank, database. Counts only. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Instant } from '../../src/kernel/dates.ts';
import { useOwnZone } from '../ui/due.ts';
import { instantIn } from '../ui/figures.ts';
import { Chip, ErrorNotice, Skeleton, type Tone } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Desk } from './Desk.tsx';
import { healthQuery } from './manage.queries.ts';

type Fact = { readonly name: string; readonly value: string; readonly tone?: Tone };

function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
      {facts.map(({ name, value, tone }) => (
        <div key={name}>
          <dt className="text-soft">{name}</dt>
          <dd className="figures">{tone ? <Chip tone={tone}>{value}</Chip> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nothing is good; anything above is for somebody to look at. */
const toneOf = (n: number, some: Tone = 'due'): Tone => (n === 0 ? 'good' : some);

function Health(): ReactNode {
  const { t, lang } = useWords();
  const zone = useOwnZone();
  const { data, error } = useQuery(healthQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />;
  const at = (instant: string | null): string =>
    instant === null ? t('desk.health.never') : instantIn(instant as Instant, zone, lang);
  const { workers, deadlines, queues, bank, frozen, database } = data;
  const late = workers === 'late';
  return (
    <>
      <ErrorNotice error={error} />
      <p className="mb-4 text-soft">{t('desk.health.read_at', { at: at(data.at) })}</p>
      <Section title={t('desk.health.workers')}>
        <Facts
          facts={[
            { name: t('desk.health.workers'), value: t(`desk.health.${workers}`), tone: late ? 'bad' : 'good' },
            {
              name: t('desk.health.overdue'),
              value: String(deadlines.overdue),
              tone: toneOf(deadlines.overdue, late ? 'bad' : 'due'),
            },
            ...(deadlines.oldestDueAt ? [{ name: t('desk.health.oldest'), value: at(deadlines.oldestDueAt) }] : []),
            { name: t('desk.health.next'), value: at(deadlines.nextDueAt) },
          ]}
        />
      </Section>
      <Section title={t('desk.health.bank')}>
        <Facts
          facts={[
            { name: t('desk.health.last_import'), value: at(bank.lastImportAt) },
            { name: t('desk.health.unmatched'), value: String(bank.unmatched), tone: toneOf(bank.unmatched) },
            { name: t('desk.health.unread'), value: String(bank.unread), tone: toneOf(bank.unread) },
          ]}
        />
      </Section>
      <Section title={t('desk.health.database')}>
        <Facts
          facts={[
            { name: t('desk.health.version'), value: database },
            { name: t('desk.health.frozen'), value: String(frozen), tone: toneOf(frozen, 'bad') },
          ]}
        />
      </Section>
      <Section title={t('desk.health.queues')}>
        {queues.length === 0 ? <p className="text-soft">{t('desk.health.no_queues')}</p> : null}
        <ul>
          {queues.map(({ queue, waiting, active, failed, oldestWaitingAt }) => (
            <li key={queue} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line py-2 first:border-t-0">
              <code className="min-w-0 flex-1 basis-48 break-words">{queue}</code>
              <span className="figures">
                {t('desk.health.waiting')} {waiting}
                {oldestWaitingAt ? ` (${at(oldestWaitingAt)})` : ''}
              </span>
              <span className="figures">
                {t('desk.health.active')} {active}
              </span>
              <Chip tone={toneOf(failed, 'bad')}>
                {t('desk.health.failed')} {failed}
              </Chip>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

export function HealthPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.nav.health')} lead={t('desk.health.lead')} verbs={['health.read']}>
      {() => <Health />}
    </Desk>
  );
}
