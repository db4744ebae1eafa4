/** The clauses of a contract, one row each: statement, how grave a defect is, whether it can be measured, who proposed it. */
import type { ReactNode } from 'react';
import { ADVICE } from '../../src/contracts/advice.data.ts';
import { Chip, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { Found } from '../visits/Found.tsx';
import type { Order } from './OrderPage.tsx';

type Verdict = 'measurable' | 'incomplete' | 'vague';
export type DefectClass = 'critical' | 'major' | 'minor';
type Clause = Order['contract']['clauses'][number];

// biome-ignore format: a table
const TONES: Readonly<Record<Verdict, Tone>> = { measurable: 'good', incomplete: 'due', vague: 'bad' };

/** The verdict as a chip, the same wherever clauses stand. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useWords();
  return (
    <Chip tone={TONES[verdict]} {...(verdict === 'incomplete' ? { icon: 'alert' as const } : {})}>
      {t(`clauses.${verdict}`)}
    </Chip>
  );
}

type Problem = keyof typeof ADVICE;
const isProblem = (code: string): code is Problem => Object.hasOwn(ADVICE, code);

function ClauseRow({ clause, order }: { readonly clause: Clause; readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { text, defectClass, by, verdict, problems } = clause;
  return (
    <li
      id={`clause-${clause.clauseId}`}
      className="scroll-mt-4 border-t border-line py-3 first:border-t-0 first:pt-0 target:bg-due-wash"
    >
      <p className="max-w-[80ch] text-base">{text.text ?? t('ui.erased')}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <VerdictChip verdict={verdict as Verdict} />
        <span>{t(`clauses.class.${defectClass as DefectClass}`)}</span>
        <span>{t('clauses.by', { name: order[by].name ?? t(`orders.${by}`) })}</span>
      </p>
      {problems.filter(isProblem).map((code) => (
        <p key={code} className="mt-1 max-w-[80ch] text-soft">
          {ADVICE[code].why[lang]} <span className="text-ink">{ADVICE[code].add[lang]}</span>
        </p>
      ))}
      <Found order={order} clauseId={clause.clauseId} />
    </li>
  );
}

export function ClauseList({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  const { clauses } = order.contract;
  if (clauses.length === 0) return <p className="text-due">{t('clauses.none')}</p>;
  return (
    <ul>
      {clauses.map((clause) => (
        <ClauseRow key={clause.clauseId} clause={clause} order={order} />
      ))}
    </ul>
  );
}
