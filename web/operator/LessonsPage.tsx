/** Lessons: for which causes clauses of decided cases decided nothing, with which words, and what to add next time. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1Lessons200 } from '../../sdk/openapi.ts';
import { FINDINGS } from '../../src/claims/reasons.data.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Chip, Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Desk } from './Desk.tsx';
import { FindingChip } from './FindingChip.tsx';
import { type LessonsSearch, lessonsQuery } from './queries.ts';

type Lesson = GetV1Lessons200['lessons'][number];

function Wording({ wording }: { readonly wording: Lesson['wordings'][number] }): ReactNode {
  const { t } = useWords();
  const { words, points, decided, caughtToday, examples } = wording;
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="font-semibold break-words">{words ?? t('ui.none')}</span>
        <span className="text-soft">{t('desk.lessons.counts', { points, decided, caught: caughtToday })}</span>
        {caughtToday < points ? <Chip tone="due">{t('desk.lessons.missed')}</Chip> : null}
      </p>
      <ul>
        {examples.map(({ orderId, claimId, clauseId, text, rewrite }) => (
          <li key={`${claimId}${clauseId}`} className="mt-2 border-l-2 border-line pl-3">
            <Link to="/desk/claims/$orderId/$claimId" params={{ orderId, claimId }} data-row="" className="link break-words">
              {text ?? t('ui.erased')}
            </Link>
            {rewrite ? (
              <p className="break-words text-soft">
                {t('desk.lessons.instead')} {rewrite}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Period({ search }: { readonly search: LessonsSearch }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [values, setValues] = useState({ from: search.from ?? '', to: search.to ?? '', category: search.category ?? '' });
  const set = (name: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const look = (event: FormEvent): void => {
    event.preventDefault();
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
    void navigate({ to: '/desk/lessons', search: Object.fromEntries(given), replace: true });
  };
  return (
    <form className="mb-6 flex flex-wrap items-end gap-3" onSubmit={look}>
      <Field label={t('desk.lessons.from')} type="date" value={values.from} onChange={set('from')} />
      <Field label={t('desk.lessons.to')} type="date" value={values.to} onChange={set('to')} />
      <Field label={t('desk.lessons.category')} maxLength={40} value={values.category} onChange={set('category')} />
      <Button type="submit">{t('desk.lessons.look')}</Button>
    </form>
  );
}

function Lessons(): ReactNode {
  const { t, lang } = useWords();
  const search = useSearch({ from: '/desk/lessons' });
  const { data, error } = useQuery(lessonsQuery(search));
  return (
    <>
      <Period search={search} />
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={6} />}
      {data ? (
        <p role="status" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{t('desk.lessons.cases', { n: data.cases })}</span>
          {(['met', 'not_met', 'unproven', 'excluded'] as const).map((finding) => (
            <span key={finding} className="figures">
              {FINDINGS[finding][lang]} {data.findings[finding]}
            </span>
          ))}
        </p>
      ) : null}
      {data?.lessons.length === 0 ? <Empty title={t('desk.lessons.empty')} text={t('desk.lessons.empty_text')} /> : null}
      {data?.lessons.map(({ cause, finding, why, add, points, cases, wordings }) => (
        <Section
          key={`${cause}${finding}`}
          title={why[lang]}
          aside={
            <span className="flex items-center gap-3">
              <FindingChip finding={finding} />
              <span className="text-soft">{t('desk.lessons.points', { points, cases })}</span>
            </span>
          }
        >
          <p className="mb-2 max-w-[68ch]">
            {t('desk.lessons.add')} {add[lang]}
          </p>
          <ul>
            {wordings.map((wording) => (
              <Wording key={wording.words ?? ''} wording={wording} />
            ))}
          </ul>
        </Section>
      ))}
      {data?.olderBefore ? (
        <Link to="/desk/lessons" search={{ ...search, to: data.olderBefore }} className="link">
          {t('desk.lessons.older', { on: data.olderBefore })}
        </Link>
      ) : null}
    </>
  );
}

export function LessonsPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.lessons.title')} lead={t('desk.lessons.lead')} verbs={['lessons.read']}>
      {() => <Lessons />}
    </Desk>
  );
}
