/** Terms that many orders leave as they are: transport, arrival, what a broken clause earns, how much is assured, warranty. */
import type { ReactNode } from 'react';
import { TRANSPORTS } from '../../src/printing/words.data.ts';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import type { DraftTerms } from './draft.ts';

type MoreTermsProps = { readonly terms: DraftTerms; readonly onChange: (terms: DraftTerms) => void };

const WAYS = Object.keys(TRANSPORTS) as readonly (keyof typeof TRANSPORTS)[];
const REMEDIES = ['repair', 'replacement', 'parts', 'refund'] as const;

/** Folded until somebody asks for them, or one of them is not as usual. */
export function MoreTerms({ terms, onChange }: MoreTermsProps): ReactNode {
  const { t, lang } = useWords();
  const set = (name: keyof DraftTerms) => (value: string) => onChange({ ...terms, [name]: value });
  const { transport, deliverBy, assurance, warranty, remedy } = terms;
  const isUsual = [transport, deliverBy, assurance, warranty].every((value) => value === '') && remedy === 'full_refund';
  return (
    <details open={!isUsual || undefined} className="border-t border-line py-4">
      <summary className="min-h-8 cursor-pointer font-semibold">{t('draft.more')}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Choice
          label={t('draft.transport')}
          value={transport}
          onChange={set('transport')}
          options={[['', t('draft.transport_open')], ...WAYS.map((way) => [way, TRANSPORTS[way][lang]] as const)]}
        />
        <Field
          label={t('draft.deliver_by')}
          type="date"
          help={t('draft.deliver_by_help')}
          value={deliverBy}
          onChange={set('deliverBy')}
        />
        <Field
          label={t('draft.assurance', { currency: terms.currency })}
          inputMode="decimal"
          maxLength={20}
          help={t('draft.assurance_help')}
          value={assurance}
          onChange={set('assurance')}
        />
        <Choice
          label={t('draft.remedy')}
          value={remedy}
          onChange={set('remedy')}
          options={[
            ['full_refund', t('draft.remedy.full_refund')],
            ['pro_rata', t('draft.remedy.pro_rata')],
          ]}
        />
        <Field
          label={t('draft.warranty')}
          inputMode="numeric"
          maxLength={3}
          help={t('draft.warranty_help')}
          value={warranty}
          onChange={set('warranty')}
        />
        {warranty.trim() === '' ? null : (
          <div>
            <Choice
              label={t('draft.warranty_remedy')}
              value={terms.warrantyRemedy}
              onChange={set('warrantyRemedy')}
              options={REMEDIES.map((one) => [one, t(`draft.warranty_remedy.${one}`)] as const)}
            />
            <Tick
              label={t('draft.warranty_parts')}
              checked={terms.warrantyParts}
              onChange={(warrantyParts) => onChange({ ...terms, warrantyParts })}
            />
          </div>
        )}
      </div>
    </details>
  );
}
