/** The terms of a draft: goods, delivery, payment, and what they come to. */
import { type ReactNode, useMemo, useState } from 'react';
import { CHECKLISTS } from '../../src/contracts/checklists.data.ts';
import { RULES } from '../../src/incoterms/types.ts';
import { CURRENCIES } from '../../src/kernel/currency.ts';
import { instalmentName } from '../orders/step.ts';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { currencyName, money } from '../ui/figures.ts';
import { Section } from '../ui/Page.tsx';
import { type Lang, useWords } from '../ui/words.ts';
import { type DraftTerms, composed, isDay } from './draft.ts';
import { ChargeFields } from './ChargeFields.tsx';
import { InspectionFields } from './InspectionFields.tsx';
import { LineFields } from './LineFields.tsx';
import { MoreTerms } from './MoreTerms.tsx';
import { PaperFields } from './PaperFields.tsx';
import { ShareFields } from './ShareFields.tsx';
import { categoryName } from '../suppliers/category.ts';

/** In which most orders are made; the others follow by their codes. */
const COMMON = ['USD', 'EUR', 'CNY', 'GBP', 'HKD', 'JPY'] as const;

const currencyOptions = (lang: Lang): readonly (readonly [string, string])[] =>
  [...new Set<string>([...COMMON, ...CURRENCIES])].map((code) => [code, `${code} ${currencyName(code, lang)}`]);

const CATEGORIES = Object.keys(CHECKLISTS).sort();

type TermFieldsProps = {
  readonly terms: DraftTerms;
  /** What cannot be saved as it is; nothing before it was tried. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

export function TermFields({ terms, wrong, onChange }: TermFieldsProps): ReactNode {
  const { t, lang } = useWords();
  const set = (name: keyof DraftTerms) => (value: string) => onChange({ ...terms, [name]: value });
  const currencies = useMemo(() => currencyOptions(lang), [lang]);
  const own = terms.category === '' || CATEGORIES.includes(terms.category) ? [] : [terms.category];
  return (
    <>
      <Section title={t('draft.goods')}>
        <LineFields terms={terms} wrong={wrong} onChange={onChange} />
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <Choice
            label={t('draft.category')}
            value={terms.category}
            onChange={set('category')}
            options={[
              ['', t('draft.category_general')],
              ...[...own, ...CATEGORIES].map((slug) => [slug, categoryName(t, slug)] as const),
            ]}
          />
          <Choice
            label={t('draft.currency')}
            help={t('draft.currency_help')}
            value={terms.currency}
            onChange={set('currency')}
            options={currencies}
          />
        </div>
      </Section>
      <Section title={t('draft.delivery')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <Choice
            label={t('draft.rule')}
            value={terms.rule}
            onChange={set('rule')}
            options={RULES.map((rule) => [rule, rule] as const)}
          />
          <Field
            label={t('draft.place')}
            maxLength={100}
            value={terms.place}
            onChange={set('place')}
            wrong={wrong.has('place') ? t('draft.wrong.empty') : null}
          />
          <ShipBy value={terms.shipBy} onChange={set('shipBy')} wrong={wrong.has('shipBy') ? t('draft.wrong.empty') : null} />
        </div>
      </Section>
      <Section title={t('draft.payment')}>
        <ShareFields terms={terms} wrong={wrong} onChange={onChange} />
        <Total terms={terms} />
      </Section>
      <ChargeFields terms={terms} wrong={wrong} onChange={onChange} />
      <PaperFields terms={terms} wrong={wrong} onChange={onChange} />
      <InspectionFields terms={terms} wrong={wrong} onChange={onChange} />
      <MoreTerms terms={terms} wrong={wrong} onChange={onChange} />
    </>
  );
}

/** A day; or words, for what is not known by a day yet. */
function ShipBy(props: {
  readonly value: string;
  readonly wrong: string | null;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { value, wrong, onChange } = props;
  const { t } = useWords();
  const [inWords, setInWords] = useState(value !== '' && !isDay(value));
  const turn = (on: boolean): void => {
    setInWords(on);
    onChange('');
  };
  return (
    <div>
      <Field
        label={t('draft.ship_by')}
        {...(inWords ? { maxLength: 200 } : { type: 'date' as const })}
        help={t(inWords ? 'draft.ship_by_words_help' : 'draft.ship_by_help')}
        value={value}
        onChange={onChange}
        wrong={wrong}
      />
      <Tick label={t('draft.ship_by_words')} checked={inWords} onChange={turn} />
    </div>
  );
}

/** What it comes to, instalment by instalment; nothing while a figure is missing. */
function Total({ terms }: { readonly terms: DraftTerms }): ReactNode {
  const { t } = useWords();
  const made = composed(terms);
  if (!made) return null;
  const { totalMinor, instalments, currency } = made;
  const parts = instalments.map(({ name, amountMinor, due }) =>
    t('draft.total_part', {
      name: instalmentName(t, name),
      amount: money(amountMinor, currency),
      due: t(`money.due_at.${due.kind}`),
    }),
  );
  return (
    <p className="mt-3" role="status">
      {t('draft.total')} <strong className="figures">{money(totalMinor, currency)}</strong>{' '}
      <span className="text-soft">{parts.join(t('draft.total_join'))}</span>
    </p>
  );
}
