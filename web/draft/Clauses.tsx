/** The clauses of a draft, each judged while it is typed, and the topics that nobody wrote. */
import { type ReactNode, useMemo } from 'react';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AbsentTopics } from './AbsentTopics.tsx';
import type { DraftText } from './change.ts';
import { ClauseEditor } from './ClauseEditor.tsx';
import { type DraftClause, freshId, isDay } from './draft.ts';
import { useCoach } from './useCoach.ts';

type ClausesProps = { readonly text: DraftText; readonly onChange: (text: DraftText) => void };

const emptyClause = (clauses: readonly DraftClause[]): DraftClause => ({
  id: freshId(
    clauses.map(({ id }) => id),
    'c',
  ),
  text: '',
  defectClass: 'major',
  lineId: null,
});

/** A text with one clause more. A clause that nobody wrote in is taken for it. */
export function withClause({ terms, clauses }: DraftText, text: string): DraftText {
  const kept = text === '' ? clauses : clauses.filter((clause) => clause.text.trim() !== '');
  return { terms, clauses: [...kept, { ...emptyClause(clauses), text }] };
}

/** The clauses with the coach beside them. */
export function Clauses({ text, onChange }: ClausesProps): ReactNode {
  const { t } = useWords();
  const { terms, clauses } = text;
  const { category, lines, shipBy } = terms;
  const product = lines[0]?.product ?? '';
  const put = (next: readonly DraftClause[]): void => onChange({ terms, clauses: next });
  const add = (words: string): void => onChange(withClause(text, words));
  const draft = useMemo(
    () => ({ category, ...(product === '' ? {} : { product }), ...(isDay(shipBy) ? { dueOn: shipBy } : {}), clauses }),
    [category, product, shipBy, clauses],
  );
  const coached = useCoach(draft);
  const written = coached.clauses.filter(({ id }) => clauses.find((one) => one.id === id)?.text.trim());
  const measurable = written.filter(({ verdict }) => verdict === 'measurable').length;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_340px]">
      <Section title={t('draft.clauses')}>
        <p className="mb-4 max-w-[72ch] text-soft">{t('draft.clauses_lead')}</p>
        <ul>
          {clauses.map((clause, index) => (
            <ClauseEditor
              key={clause.id}
              clause={clause}
              number={index + 1}
              lines={lines}
              coached={coached.clauses.find(({ id }) => id === clause.id) ?? null}
              onChange={(next) => put(clauses.map((one) => (one.id === next.id ? next : one)))}
              onRemove={() => put(clauses.filter(({ id }) => id !== clause.id))}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button onPress={() => add('')}>{t('draft.add')}</Button>
          <p role="status" className="text-soft">
            {written.length > 0 ? t('draft.score', { measurable, n: written.length }) : ''}
          </p>
        </div>
      </Section>
      <Section title={t('draft.absent')}>
        <AbsentTopics absent={coached.absent} onAdd={add} />
      </Section>
    </div>
  );
}
