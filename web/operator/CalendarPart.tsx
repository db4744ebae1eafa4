/** Days that operators set differently from the published calendars; each set is a new version. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { GetV1CalendarOverrides200, PostV1CalendarOverridesBody } from '../../sdk/openapi.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { calendarQuery } from './manage.queries.ts';

type Overrides = GetV1CalendarOverrides200;
type Kind = Overrides['days'][number]['kind'];
const KINDS: readonly Kind[] = ['holiday', 'makeup', 'workday', 'plain'];

export function Calendar({ may }: { readonly may: boolean }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(calendarQuery);
  return (
    <Section title={t('desk.calendar')}>
      <p className="mb-3 max-w-[72ch] text-soft">{t('desk.calendar.text')}</p>
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={3} />}
      {data && data.days.length + data.years.length === 0 ? <p>{t('desk.calendar.none')}</p> : null}
      <ul className="max-w-2xl">
        {data?.years.map(({ calendar, year, provisional }) =>
          provisional ? (
            <li key={`${calendar}${year}`} className="border-t border-line py-2">
              {t('desk.calendar.provisional', { calendar, year: String(year) })}
            </li>
          ) : null,
        )}
        {data?.days.map(({ calendar, date, kind, name }) => (
          <li key={`${calendar}${date}`} className="flex flex-wrap gap-x-4 border-t border-line py-2">
            <span className="figures">
              {calendar} {day(date as PlainDate, lang)}
            </span>
            <span className="min-w-0 flex-1 break-words">{name}</span>
            <span className="text-soft">{t(`desk.calendar.kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {may && data ? <Add after={data.version} /> : null}
    </Section>
  );
}

const EMPTY = { calendar: 'CN', date: '', kind: 'holiday' as Kind, name: '', note: '' };

/** @param after the version that was read: somebody else's change in between is refused, not lost */
function Add({ after }: { readonly after: number }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>): void => setTyped((before) => ({ ...before, ...change }));
  const act = useAct((body: PostV1CalendarOverridesBody, headers) => told(api.POST('/v1/calendar-overrides', { body, headers })));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { note, ...one } = typed;
    void act.mutateAsync({ days: [{ ...one, name: one.name.trim() }], years: [], note: note.trim(), after }).then(
      () => setTyped(EMPTY),
      () => undefined,
    );
  };
  return (
    <form className="mt-4 grid max-w-2xl items-start gap-3 sm:grid-cols-2" onSubmit={send}>
      <Field
        label={t('desk.calendar.which')}
        help={t('desk.calendar.which.help')}
        required
        maxLength={2}
        value={typed.calendar}
        onChange={(text) => set({ calendar: text.toUpperCase() })}
      />
      <Field label={t('desk.calendar.date')} type="date" required value={typed.date} onChange={(date) => set({ date })} />
      <Choice
        label={t('desk.calendar.kind')}
        value={typed.kind}
        onChange={(kind) => set({ kind: kind as Kind })}
        options={KINDS.map((one) => [one, t(`desk.calendar.kind.${one}`)] as const)}
      />
      <Field label={t('desk.calendar.name')} required maxLength={100} value={typed.name} onChange={(name) => set({ name })} />
      <Field
        label={t('desk.calendar.note')}
        help={t('desk.calendar.note.help')}
        required
        maxLength={500}
        value={typed.note}
        onChange={(note) => set({ note })}
      />
      <div className="flex flex-col items-start gap-3 sm:col-span-2">
        <ErrorNotice error={act.error} />
        <Button type="submit" busy={act.isPending ? t('ui.sending') : null}>
          {t('desk.calendar.add')}
        </Button>
      </div>
    </form>
  );
}
