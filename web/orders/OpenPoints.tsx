/** The points of a text that nobody can measure: each is taken as it is by a tick, or changed; a refused confirmation names its own. */
import type { ReactNode } from 'react';
import { ADVICE } from '../../src/contracts/advice.data.ts';
import { ProblemError } from '../api/problem.ts';
import { Tick } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import type { Order } from './OrderPage.tsx';

/** The code by which a vague shipping date is acknowledged. Source: src/contracts/rules.ts, dateAccepted. */
const SHIP_BY = 'ship_by';

type Clause = Order['contract']['clauses'][number];

export const isOpenPoint = ({ verdict }: Pick<Clause, 'verdict'>): boolean => verdict !== 'measurable';

/** The points that a confirmation was refused for. */
export function refusedIn(error: unknown): readonly string[] {
  if (!(error instanceof ProblemError)) return [];
  if (error.problem.code === 'contract.date_not_fixed') return [SHIP_BY];
  const { clauses } = error.problem as { readonly clauses?: unknown };
  if (error.problem.code !== 'contract.not_measurable' || !Array.isArray(clauses)) return [];
  return clauses.flatMap((one: { readonly clauseId?: unknown }) => (typeof one.clauseId === 'string' ? [one.clauseId] : []));
}

type OpenPointsProps = {
  readonly clauses: readonly Clause[];
  readonly isDateOpen: boolean;
  /** Nothing can be taken as it is: each point must be changed. */
  readonly strict: boolean;
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
  readonly refused: readonly string[];
};

export function OpenPoints({ clauses, isDateOpen, strict, ticked, onChange, refused }: OpenPointsProps): ReactNode {
  const { t, lang } = useWords();
  const points = [
    ...clauses.map(({ clauseId, text, problems }) => ({
      id: clauseId,
      says: text.text ?? t('ui.erased'),
      advice: problems.flatMap((code) => (Object.hasOwn(ADVICE, code) ? [ADVICE[code as keyof typeof ADVICE].add[lang]] : [])),
    })),
    ...(isDateOpen ? [{ id: SHIP_BY, says: t('contract.acknowledge_date'), advice: [] }] : []),
  ];
  if (points.length === 0) return null;
  const set = (id: string, on: boolean): void => onChange(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1">{t(strict ? 'contract.strict' : 'contract.acknowledge')}</legend>
      <ul>
        {points.map(({ id, says, advice }) => (
          <li key={id} className="py-1">
            {strict ? <p>{says}</p> : <Tick label={says} checked={ticked.includes(id)} onChange={(on) => set(id, on)} />}
            {refused.includes(id) ? (
              <p className="ml-6 flex gap-2 text-bad">
                <Icon name="alert" className="mt-0.5" />
                <span className="min-w-0">
                  {t(strict ? 'contract.refused_strict' : 'contract.refused_point')}{' '}
                  <span className="text-ink">{advice.join(' ')}</span>{' '}
                  {id === SHIP_BY ? null : (
                    <a className="link" href={`#clause-${id}`}>
                      {t('contract.to_clause')}
                    </a>
                  )}
                </span>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
