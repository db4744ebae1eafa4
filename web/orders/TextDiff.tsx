/** Two texts of a contract side by side in one: every term and clause that differs, word by word; the rest on request. */
import { type ReactNode, useState } from 'react';
import { type Text, clauseChanges } from '../../src/contracts/versions.rules.ts';
import type { Clause } from '../../src/contracts/types.ts';
import type { Policy } from '../../src/policy/types.ts';
import { classSays, termChanges, termRows } from '../../src/printing/terms.rules.ts';
import { Button } from '../ui/Button.tsx';
import { Chip, type Tone } from '../ui/Notice.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { DiffWords } from './DiffWords.tsx';
import { pageVoice } from './history.ts';

export type DiffFacts = {
  readonly texts: ReadonlyMap<string, string>;
  readonly policy: Policy;
  readonly inspector: (companyId: string) => string;
};

type Row = {
  readonly key: string;
  readonly label: string;
  readonly kind: 'same' | 'new' | 'gone' | 'changed';
  readonly before: string;
  readonly after: string;
};

// biome-ignore format: a table
const MARKS: Readonly<Record<Exclude<Row['kind'], 'same'>, readonly [tone: Tone, icon: IconName]>> = {
  new: ['good', 'plus'],
  gone: ['bad', 'cross'],
  changed: ['due', 'alert'],
};

/** All rows of both texts. A clause says its class and its line behind its words: they are agreed, too. */
function useRows(before: Text, after: Text, { texts, policy, inspector }: DiffFacts): readonly Row[] {
  const { t, lang } = useWords();
  const facts = { policy, inspector };
  const [old, fresh] = [before, after].map(({ terms }) => pageVoice(terms, texts, lang)) as [
    ReturnType<typeof pageVoice>,
    ReturnType<typeof pageVoice>,
  ];
  const says = (clause: Clause | null): string => {
    if (!clause) return '';
    const about = clause.lineId === null ? '' : `, ${t('draft.line', { n: clause.lineId })}`;
    return `${fresh.words(clause.text)} (${classSays(fresh, clause.defectClass)}${about})`;
  };
  return [
    ...termChanges(termRows(old, before.terms, facts), termRows(fresh, after.terms, facts)),
    ...clauseChanges(before.clauses, after.clauses, fresh.words).map((change, index) => ({
      key: `clause:${change.clauseId}`,
      label: t('draft.clause', { n: index + 1 }),
      kind: change.kind,
      before: says(change.before),
      after: says(change.after),
    })),
  ];
}

type TextDiffProps = { readonly before: Text; readonly after: Text; readonly facts: DiffFacts };

export function TextDiff({ before, after, facts }: TextDiffProps): ReactNode {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const rows = useRows(before, after, facts);
  const changed = rows.filter(({ kind }) => kind !== 'same');
  const shown = all ? rows : changed;
  return (
    <div>
      <p role="status" className="mb-2 font-semibold">
        {changed.length === 0 ? t('diff.none') : t('diff.count', { n: changed.length })}
      </p>
      <dl>
        {shown.map((row) => (
          <div key={row.key} className="grid gap-x-4 gap-y-1 border-t border-line py-2 sm:grid-cols-[160px_minmax(0,1fr)]">
            <dt>
              <span className="block text-soft">{row.label}</span>
              {row.kind === 'same' ? null : (
                <Chip tone={MARKS[row.kind][0]} icon={MARKS[row.kind][1]}>
                  {t(`diff.${row.kind}`)}
                </Chip>
              )}
            </dt>
            <dd className="min-w-0 max-w-[84ch] break-words">
              <DiffWords before={row.before} after={row.after} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="no-print mt-2">
        <Button look="quiet" onPress={() => setAll(!all)}>
          {t(all ? 'diff.only_changes' : 'diff.all')}
        </Button>
      </div>
    </div>
  );
}
