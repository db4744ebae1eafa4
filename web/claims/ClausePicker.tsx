/** The clauses of the contract: which are broken, what each could bring and what would prove it; those picked unfold for evidence. */
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderIdGrade200 } from '../../sdk/openapi.ts';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import { Tick } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { PointEditor } from './PointEditor.tsx';
import { type Entry, instrumentNamed } from './measuring.ts';
import type { OrderPageView } from './shapes.ts';

export type Worth = GetV1OrdersOrderIdGrade200['clauses'][number];
type Clause = OrderPageView['contract']['clauses'][number];

/** Words of a clause, or that they were erased. */
const useClauseText = (): ((clause: Clause) => string) => {
  const { t } = useWords();
  return ({ text }) => text.text ?? t('ui.erased');
};

function Proofs({ worth, currency }: { readonly worth: Worth; readonly currency: string }): ReactNode {
  const { t, lang } = useWords();
  const said = worth.proofs.map((proof) => {
    if (proof.by === 'own_measurement')
      return t(proof.side === 'below' ? 'claims.proof.below' : 'claims.proof.above', {
        beyond: `${proof.beyond} ${unitSign(proof.unit ?? '1', lang)}`.trim(),
        instrument: proof.instrument ?? '',
      });
    return t(proof.by === 'photo' ? 'claims.proof.photo' : 'claims.proof.laboratory');
  });
  return (
    <p className="text-soft">
      {t('claims.worth', { amount: money(worth.refundMinor, currency) })} {said.join(' ')}
    </p>
  );
}

type PickerProps = {
  readonly clauses: readonly Clause[];
  readonly worth: readonly Worth[];
  readonly currency: string;
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
  readonly entryOf: (id: string) => Entry;
  readonly onEntry: (id: string, entry: Entry) => void;
};

export function ClausePicker(props: PickerProps): ReactNode {
  const { t } = useWords();
  const { clauses, worth, currency, picked, onPick, entryOf, onEntry } = props;
  const say = useClauseText();
  const toggle = (clause: Clause, on: boolean): void => {
    const { clauseId } = clause;
    onPick(on ? [...picked, clauseId] : picked.filter((one) => one !== clauseId));
    const entry = entryOf(clauseId);
    // What the contract itself says it is measured with is the best guess.
    if (on && entry.instrument === '') onEntry(clauseId, { ...entry, instrument: instrumentNamed(clause) });
  };
  return (
    <ul>
      {clauses.map((clause) => {
        const { clauseId, defectClass, verdict } = clause;
        const on = picked.includes(clauseId);
        const one = worth.find((each) => each.clauseId === clauseId);
        return (
          <li key={clauseId} className="border-t border-line py-3 first:border-t-0">
            {verdict === 'measurable' ? (
              <Tick
                label={<span className="font-semibold">{say(clause)}</span>}
                checked={on}
                onChange={(to) => toggle(clause, to)}
              />
            ) : (
              <p>{say(clause)}</p>
            )}
            <div className="flex flex-wrap items-baseline gap-2 pl-6">
              <Chip tone="neutral">{t(`claims.class.${defectClass as 'critical' | 'major' | 'minor'}`)}</Chip>
              {verdict === 'measurable' ? null : <Chip tone="due">{t('claims.not_measurable')}</Chip>}
              {one && verdict === 'measurable' ? <Proofs worth={one} currency={currency} /> : null}
            </div>
            {on ? (
              <div className="mt-3 border-l-2 border-action pl-4">
                <PointEditor
                  clause={clause}
                  entry={entryOf(clauseId)}
                  onChange={(entry) => onEntry(clauseId, entry)}
                  side="buyer"
                  about={say(clause)}
                />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
