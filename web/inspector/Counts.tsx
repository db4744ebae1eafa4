/** Defects on the drawn units, class by class, against what the plan accepts. */
import type { ReactNode } from 'react';
import { DEFECT_CLASSES } from '../../src/inspections/sampling.data.ts';
import { judgeVisit } from '../../src/inspections/sampling.rules.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { withDefects } from './notes.rules.ts';
import type { JobProps } from './Own.tsx';
import { enter } from './phone.ts';

const STEP =
  'grid size-10 place-items-center rounded-md border border-edge text-base font-semibold hover:bg-wash disabled:opacity-60';

export function DefectCounts({ job, notes, closed }: JobProps & { readonly closed: boolean }): ReactNode {
  const { t } = useWords();
  const judged = notes.defects === null ? null : judgeVisit(job.plan, notes.defects);
  return (
    <>
      <p className="mb-3 text-soft">{t('visit.defects_text')}</p>
      <ul className="max-w-xl">
        {DEFECT_CLASSES.map((name) => {
          const { accept } = job.plan.classes[name];
          const found = notes.defects?.[name] ?? 0;
          const passed = judged?.ok ? judged.value.classes[name].passed : null;
          const word = t(`visit.class.${name}`);
          return (
            <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 first:border-t-0">
              <span className="w-16 font-semibold">{word}</span>
              <span className="flex items-center gap-2">
                <button
                  type="button"
                  className={STEP}
                  aria-label={t('visit.less', { name: word })}
                  disabled={closed || found === 0}
                  onClick={() => void enter(job, (now) => withDefects(now, name, -1))}
                >
                  −
                </button>
                <output className="figures w-8 text-center text-base font-semibold">{found}</output>
                <button
                  type="button"
                  className={STEP}
                  aria-label={t('visit.more', { name: word })}
                  disabled={closed}
                  onClick={() => void enter(job, (now) => withDefects(now, name, 1))}
                >
                  +
                </button>
              </span>
              <span className="flex flex-wrap items-center gap-2 text-soft">
                {t('visit.at_most', { found, accept })}
                {passed === null ? null : <Chip tone={passed ? 'good' : 'bad'}>{t(passed ? 'jobs.passed' : 'jobs.failed')}</Chip>}
              </span>
            </li>
          );
        })}
      </ul>
      {notes.defects === null && !closed ? (
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <Button onPress={() => void enter(job, (now) => withDefects(now, 'minor', 0))}>{t('visit.none_found')}</Button>
          <span className="text-soft">{t('visit.not_counted')}</span>
        </p>
      ) : null}
    </>
  );
}
