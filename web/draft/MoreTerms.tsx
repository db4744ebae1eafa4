/** Terms that many orders leave as they are: transport, arrival, what a broken clause earns, how much is assured, warranty, lateness. */
import type { ReactNode } from 'react';
import { TRANSPORTS } from '../../src/printing/words.data.ts';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import type { DraftTerms } from './draft.ts';
import { Fold } from './Fold.tsx';

type MoreTermsProps = {
  readonly terms: DraftTerms;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

const WAYS = Object.keys(TRANSPORTS) as readonly (keyof typeof TRANSPORTS)[];
const REMEDIES = ['repair', 'replacement', 'parts', 'refund'] as const;

/** Folded until somebody asks for them, or one of them is not as usual. */
export function MoreTerms(props: MoreTermsProps): ReactNode {
  const { terms, wrong, onChange } = props;
  const { t, lang } = useWords();
  const set = (name: keyof DraftTerms) => (value: string) => onChange({ ...terms, [name]: value });
  const { transport, deliverBy, assurance, warranty, remedy, lateDay, lateCap } = terms;
  const isUsual =
    [transport, deliverBy, assurance, warranty, lateDay, lateCap].every((value) => value === '') && remedy === 'full_refund';
  return (
    <Fold
      title={t('draft.more')}
      isUsual={isUsual}
      isWrong={['assurance', 'warranty', 'lateDay', 'lateCap'].some((name) => wrong.has(name))}
    >
      <div className="grid gap-4 sm:grid-cols-2">
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
          wrong={wrong.has('assurance') ? t('draft.wrong.amount') : null}
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
        <Warranty {...props} />
        <Lateness {...props} />
      </div>
    </Fold>
  );
}

function Warranty({ terms, wrong, onChange }: MoreTermsProps): ReactNode {
  const { t } = useWords();
  const set = (name: keyof DraftTerms) => (value: string) => onChange({ ...terms, [name]: value });
  return (
    <>
      <Field
        label={t('draft.warranty')}
        inputMode="numeric"
        maxLength={3}
        help={t('draft.warranty_help')}
        value={terms.warranty}
        onChange={set('warranty')}
        wrong={wrong.has('warranty') ? t('draft.wrong.months') : null}
      />
      {terms.warranty.trim() === '' ? null : (
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
    </>
  );
}

function Lateness({ terms, wrong, onChange }: MoreTermsProps): ReactNode {
  const { t } = useWords();
  const field = (name: 'lateDay' | 'lateCap', label: MessageKey, help: MessageKey | null): ReactNode => (
    <Field
      label={t(label)}
      inputMode="decimal"
      maxLength={6}
      {...(help ? { help: t(help) } : {})}
      value={terms[name]}
      onChange={(value) => onChange({ ...terms, [name]: value })}
      wrong={wrong.has(name) ? t('draft.wrong.percent') : null}
    />
  );
  return (
    <>
      {field('lateDay', 'extras.late_day', 'extras.late_help')}
      {field('lateCap', 'extras.late_cap', null)}
    </>
  );
}
