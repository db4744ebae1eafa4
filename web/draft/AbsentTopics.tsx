/** What nobody wrote: topics of the category's checklist with a reason, a source and a ready clause. */
import { type ReactNode, useState } from 'react';
import type { CoachedDraft } from '../../src/contracts/draft.rules.ts';
import { wordsInYearOf } from '../../src/contracts/wordings.rules.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';

/** How many stand there before somebody asks for all: a long list is not read. */
const FIRST = 5;

export function AbsentTopics({
  absent,
  onAdd,
}: {
  readonly absent: CoachedDraft['absent'];
  readonly onAdd: (text: string) => void;
}): ReactNode {
  const { t, lang } = useWords();
  const [all, setAll] = useState(false);
  if (absent.length === 0) return <p className="text-good">{t('draft.absent_none')}</p>;
  const today = now().slice(0, 10);
  const shown = all ? absent : absent.slice(0, FIRST);
  return (
    <>
      <p className="mb-2 text-soft">{t('draft.absent_lead')}</p>
      <ul>
        {shown.map(({ slug, why, whyZh, source, clause }) => {
          const wording = wordsInYearOf(clause, today)[lang];
          return (
            <li key={slug} className="border-t border-line py-3 first:border-t-0">
              <p>{wording}</p>
              <p className="mt-1 text-soft">
                {lang === 'zh' ? whyZh : why} <span className="text-xs">({source})</span>
              </p>
              <Button look="quiet" onPress={() => onAdd(wording)}>
                <span aria-hidden="true">{t('draft.absent_add')}</span>
                <span className="sr-only">{t('draft.absent_add_named', { topic: wording })}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {absent.length > shown.length ? (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('draft.absent_more', { n: absent.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}
