/** The clause table of a case: what was agreed, how grave its breach is, what is found, and whether a person changed that. */
import type { ReactNode } from 'react';
import { CLASSES_OF_DEFECT, SUBJECTS } from '../../src/letters/words.data.ts';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Changed, Subject } from './case.ts';
import { FindingChip } from './FindingChip.tsx';
import { sayOf } from './say.ts';

type SubjectsProps = {
  readonly subjects: readonly Subject[];
  readonly chosen: string;
  readonly changed: readonly Changed[];
  /** What the clause says; null where it is none, or its text was erased. */
  readonly textOf: (subject: string) => string | null;
  readonly onChoose: (subject: string) => void;
};

export function Subjects({ subjects, chosen, changed, textOf, onChoose }: SubjectsProps): ReactNode {
  const { t, lang } = useWords();
  return (
    <ul className="border-t border-line">
      {subjects.map(({ subject, kind, judged }) => {
        const text = textOf(subject);
        const change = changed.find((one) => one.subject === subject);
        return (
          <li key={subject} className="border-b border-line">
            <button
              type="button"
              data-subject={subject}
              aria-current={subject === chosen}
              onClick={() => onChoose(subject)}
              className="block w-full border-l-2 border-transparent py-3 pl-3 pr-2 text-left hover:bg-wash aria-[current=true]:border-action aria-[current=true]:bg-action-wash"
            >
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-semibold break-words">{sayOf(SUBJECTS, kind, lang).replace('{id}', subject)}</span>
                {judged?.defectClass ? (
                  <span className="text-soft">{sayOf(CLASSES_OF_DEFECT, judged.defectClass, lang)}</span>
                ) : null}
              </span>
              {text ? <span className="mt-1 block break-words">{text}</span> : null}
              <span className="mt-2 flex flex-wrap gap-2">
                {judged ? <FindingChip finding={judged.finding} /> : <Chip tone="neutral">{t('desk.not_computed')}</Chip>}
                {change && change.finding !== judged?.finding ? (
                  <>
                    <span className="sr-only">{t('desk.changed_to')}</span>
                    <span aria-hidden="true">→</span>
                    <FindingChip finding={change.finding} />
                  </>
                ) : null}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
