/** Charges beside the goods, and who bears which under the trade term, by the matrix that also judges an arrival bill. */
import type { ReactNode } from 'react';
import { parseRule, whoBears } from '../../src/incoterms/rules.ts';
import { type Bearer, CHARGES } from '../../src/incoterms/types.ts';
import { CHARGES as CHARGE_NAMES } from '../../src/letters/words.data.ts';
import { CHARGE_KINDS } from '../../src/printing/words.data.ts';
import { Button } from '../ui/Button.tsx';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { type DraftTerms, freshId } from './draft.ts';
import type { ChargeDraft } from './extras.ts';
import { Fold } from './Fold.tsx';

type ChargeFieldsProps = {
  readonly terms: DraftTerms;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

const KINDS = Object.keys(CHARGE_KINDS) as readonly ChargeDraft['kind'][];
const isKind = (text: string): text is ChargeDraft['kind'] => (KINDS as readonly string[]).includes(text);

export function ChargeFields({ terms, wrong, onChange }: ChargeFieldsProps): ReactNode {
  const { t } = useWords();
  const { charges, currency, rule } = terms;
  const put = (next: readonly ChargeDraft[]): void => onChange({ ...terms, charges: next });
  // Ids of lines and charges are told apart by the contract.
  const taken = [...charges.map(({ id }) => id), ...terms.lines.map(({ lineId }) => lineId)];
  const add = (): void => put([...charges, { id: freshId(taken, 'c'), kind: 'freight', label: '', amount: '', covered: true }]);
  const isWrong = charges.some(({ id }) => wrong.has(`charge ${id}`) || wrong.has(`amount ${id}`));
  const paysFreight = charges.some(({ kind }) => kind === 'freight') && bearerOf(rule, 'main_carriage') === 'buyer';
  return (
    <Fold
      title={t('extras.charges')}
      says={charges.length === 0 ? t('extras.charges_none') : null}
      isUsual={charges.length === 0}
      isWrong={isWrong}
    >
      <p className="mb-3 max-w-[72ch] text-soft">{t('extras.charges_help')}</p>
      {charges.map((charge, index) => (
        <Charge
          key={charge.id}
          charge={charge}
          number={index + 1}
          currency={currency}
          wrong={wrong}
          onChange={(next) => put(charges.map((one) => (one.id === next.id ? next : one)))}
          onRemove={() => put(charges.filter(({ id }) => id !== charge.id))}
        />
      ))}
      <Button onPress={add}>{t('extras.charge_add')}</Button>
      {paysFreight ? (
        <div className="mt-3">
          <Notice tone="due" title={t('extras.freight_twice', { rule })} />
        </div>
      ) : null}
      <Bearers rule={rule} />
    </Fold>
  );
}

function bearerOf(rule: string, charge: (typeof CHARGES)[number]): Bearer | null {
  const read = parseRule(rule);
  return read.ok ? whoBears(read.value, charge) : null;
}

const BEARERS = ['supplier', 'buyer', 'nobody', 'depends'] as const;

/** Every charge of the journey under the one who bears it. */
function Bearers({ rule }: { readonly rule: string }): ReactNode {
  const { t, lang } = useWords();
  return (
    <details className="mt-4">
      <summary className="min-h-8 cursor-pointer text-action">{t('extras.bearers', { rule })}</summary>
      <dl className="mt-1 grid gap-x-4 sm:grid-cols-[160px_minmax(0,1fr)]">
        {BEARERS.map((bearer) => {
          const borne = CHARGES.filter((charge) => bearerOf(rule, charge) === bearer);
          if (borne.length === 0) return null;
          return (
            <div key={bearer} className="contents">
              <dt className="text-soft sm:py-1">{t(`extras.bears.${bearer}`)}</dt>
              <dd className="min-w-0 pb-2 sm:py-1">
                {borne.map((charge) => CHARGE_NAMES[charge][lang]).join(t('extras.comma'))}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

type ChargeProps = {
  readonly charge: ChargeDraft;
  readonly number: number;
  readonly currency: string;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (charge: ChargeDraft) => void;
  readonly onRemove: () => void;
};

function Charge({ charge, number, currency, wrong, onChange, onRemove }: ChargeProps): ReactNode {
  const { t, lang } = useWords();
  return (
    <fieldset className="mb-3 min-w-0">
      <legend className="sr-only">{t('extras.charge_n', { n: number })}</legend>
      <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[1fr_2fr_1fr]">
        <Choice
          label={t('extras.charge_kind')}
          value={charge.kind}
          onChange={(kind) => onChange({ ...charge, kind: isKind(kind) ? kind : 'other' })}
          options={KINDS.map((kind) => [kind, CHARGE_KINDS[kind][lang]] as const)}
        />
        <Field
          label={t('extras.charge_label')}
          maxLength={200}
          value={charge.label}
          onChange={(label) => onChange({ ...charge, label })}
          wrong={wrong.has(`charge ${charge.id}`) ? t('draft.wrong.empty') : null}
        />
        <Field
          label={t('extras.charge_amount', { currency })}
          inputMode="decimal"
          maxLength={20}
          value={charge.amount}
          onChange={(amount) => onChange({ ...charge, amount })}
          wrong={wrong.has(`amount ${charge.id}`) ? t('draft.wrong.amount') : null}
        />
      </div>
      <Tick
        label={t('extras.charge_covered')}
        checked={charge.covered}
        onChange={(covered) => onChange({ ...charge, covered })}
      />
      <Button look="quiet" onPress={onRemove}>
        {t('extras.charge_remove', { n: number })}
      </Button>
    </fieldset>
  );
}
