/** One clause of the checklist: what was agreed, its limit, what was measured, and at once whether it keeps it. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import { type Limit, limitOf } from '../../src/inspections/readings.rules.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Chip } from '../ui/Notice.tsx';
import { type Lang, type Say, useWords } from '../ui/words.ts';
import {
  clauseVerdict,
  factOf,
  judgeReading,
  readingsOf,
  withFact,
  withReading,
  withUnit,
  withoutReading,
} from './notes.rules.ts';
import type { JobProps } from './Own.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { enter } from './phone.ts';
import type { JobClause, Outgoing, Photo } from './types.ts';

const FORMS = { '>=': 'visit.limit.ge', '<=': 'visit.limit.le', between: 'visit.limit.between' } as const;

/** `22.8 to 25.2 W`: the number that the confirmed text binds the goods to. */
export function limitWords(t: Say, lang: Lang, { operator, values, unit }: Limit): string {
  const [low = 0, high = low] = values;
  const name = unitSign(unit, lang);
  const said =
    operator === 'in'
      ? t('visit.limit.eq', { low: values.join(' / '), unit: name })
      : t(operator === '=' ? 'visit.limit.eq' : FORMS[operator], { low: String(low), high: String(high), unit: name });
  return said.trim();
}

export type CardProps = JobProps & {
  readonly clause: JobClause;
  readonly photos: readonly Photo[];
  readonly queue: readonly Outgoing[];
  readonly closed: boolean;
};

export function VerdictChip({ job, notes, clause }: Pick<CardProps, 'job' | 'notes' | 'clause'>): ReactNode {
  const { t } = useWords();
  const judged = clauseVerdict(job, notes, clause);
  if (judged?.verdict === 'met') return <Chip tone="good">{t('visit.met')}</Chip>;
  if (judged?.verdict === 'not_met') return <Chip tone="bad">{t('visit.not_met')}</Chip>;
  return <Chip tone="neutral">{t('visit.open')}</Chip>;
}

function Readings({ job, notes, clause, closed }: CardProps): ReactNode {
  const { t } = useWords();
  const readings = readingsOf(notes, clause.clauseId);
  if (readings.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {readings.map((reading, at) => {
        const seen = judgeReading(clause, reading);
        const keeps = seen.ok && seen.value.keeps;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal readings are told apart by their place alone
          <li key={at} className="flex items-center">
            <span
              className={`inline-flex min-h-8 items-center gap-1 rounded-md px-2 font-semibold ${keeps ? 'bg-good-wash text-good' : 'bg-bad-wash text-bad'}`}
            >
              <Icon name={keeps ? 'check' : 'alert'} className="size-3" />
              <span className="figures">{reading}</span>
              <span className="sr-only">{t(keeps ? 'visit.keeps' : 'visit.breaks')}</span>
            </span>
            {closed ? null : (
              <button
                type="button"
                aria-label={t('visit.remove_reading', { reading })}
                className="grid size-8 place-items-center rounded-md text-soft hover:text-ink"
                onClick={() => void enter(job, (now) => withoutReading(now, clause.clauseId, at))}
              >
                <Icon name="cross" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type EntryProps = CardProps & { readonly limit: Limit; readonly text: string; readonly setText: (text: string) => void };

/** The typed figure if it can be read, and what is wrong with it if not. */
function judgeTyped(clause: JobClause, text: string, limit: Limit) {
  const reading = withUnit(text, limit.unit);
  return { reading, seen: text.trim() === '' ? null : judgeReading(clause, reading) };
}

function wrongKey(reason: unknown) {
  if (reason === 'unit_missing' || reason === 'unit_unknown' || reason === 'unit_differs')
    return `visit.wrong.${reason}` as const;
  return 'visit.wrong.not_a_number' as const;
}

function Entry({ job, clause, limit, text, setText }: EntryProps): ReactNode {
  const { t, lang } = useWords();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const unit = unitSign(limit.unit, lang);
  const { reading, seen } = judgeTyped(clause, text, limit);
  const wrong = asked && seen !== null && !seen.ok ? t(wrongKey(seen.data['reason'])) : null;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!seen?.ok) return;
    setText('');
    setAsked(false);
    void enter(job, (now) => withReading(now, clause.clauseId, reading));
  };
  return (
    <form className="mt-3" onSubmit={add} noValidate>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {unit === '' ? t('visit.reading') : t('visit.reading_in', { unit })}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          className="field max-w-40"
          inputMode="decimal"
          autoComplete="off"
          maxLength={60}
          value={text}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-said`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">{t('visit.add')}</Button>
      </div>
      <p
        id={`${id}-said`}
        aria-live="polite"
        className={`mt-1 min-h-5 font-semibold ${seen?.ok && seen.value.keeps ? 'text-good' : 'text-bad'}`}
      >
        {wrong ?? (seen?.ok ? t(seen.value.keeps ? 'visit.keeps_named' : 'visit.breaks_named', { reading }) : '')}
      </p>
    </form>
  );
}

function Fact({ job, notes, clause, closed }: CardProps): ReactNode {
  const { t } = useWords();
  const fact = factOf(notes, clause.clauseId);
  return (
    <fieldset className="mt-3" disabled={closed}>
      <legend className="mb-1 font-semibold">{t('visit.fact')}</legend>
      <div className="flex gap-2">
        {(['pass', 'fail'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={fact === each}
            className="inline-flex min-h-10 min-w-20 items-center justify-center gap-2 rounded-md border border-edge px-4 font-semibold aria-pressed:border-ink aria-pressed:bg-wash"
            onClick={() => void enter(job, (now) => withFact(now, clause.clauseId, each))}
          >
            {fact === each ? <Icon name={each === 'pass' ? 'check' : 'alert'} /> : null}
            {t(`visit.${each}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** The limit and how it is measured. */
function LimitLine({ job, notes, clause }: CardProps): ReactNode {
  const { t, lang } = useWords();
  const limit = limitOf(clause.parsed);
  const method = clause.parsed?.['method'];
  if (!limit) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      <span>
        <span className="text-soft">{t('visit.limit')}</span> <strong className="figures">{limitWords(t, lang, limit)}</strong>
      </span>
      {typeof method === 'string' ? <span className="text-soft">{t('visit.method', { method })}</span> : null}
      <span className="text-soft">
        {t('visit.readings', {
          n: readingsOf(notes, clause.clauseId).length,
          sample: job.plan.classes[clause.defectClass].sampleSize,
        })}
      </span>
    </p>
  );
}

export function ClauseCard(props: CardProps): ReactNode {
  const { job, clause, photos, queue, closed } = props;
  const { t } = useWords();
  const [text, setText] = useState('');
  const limit = limitOf(clause.parsed);
  const what = clause.text ?? t('ui.erased');
  // Who photographs what was just measured need not press "add" before.
  const settle = (): void => {
    if (!limit) return;
    const { reading, seen } = judgeTyped(clause, text, limit);
    if (!seen?.ok) return;
    setText('');
    void enter(job, (now) => withReading(now, clause.clauseId, reading));
  };
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 text-base font-normal! break-words">{what}</h3>
        <VerdictChip {...props} />
      </div>
      <p className="mt-1 text-soft">{t(`visit.class.${clause.defectClass}`)}</p>
      {clause.verdict === 'measurable' ? null : <p className="mt-1 text-due">{t('visit.excluded')}</p>}
      <LimitLine {...props} />
      <Readings {...props} />
      {limit && !closed ? <Entry {...props} limit={limit} text={text} setText={setText} /> : null}
      {limit ? null : <Fact {...props} />}
      <PhotoStrip {...{ job, photos, queue, closed, what }} clauseId={clause.clauseId} onOpen={settle} />
    </li>
  );
}
