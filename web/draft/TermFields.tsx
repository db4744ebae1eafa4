/** The terms of a draft: goods, delivery, payment, and what they come to. */
import type { ReactNode } from 'react';
import { CHECKLISTS } from '../../src/contracts/checklists.data.ts';
import { RULES } from '../../src/incoterms/types.ts';
import { Choice, Field } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { CURRENCY, type DraftTerms, figuresOf } from './draft.ts';

const CATEGORIES = Object.keys(CHECKLISTS).sort();

type TermFieldsProps = { readonly terms: DraftTerms; readonly onChange: (terms: DraftTerms) => void };

export function TermFields({ terms, onChange }: TermFieldsProps): ReactNode {
  const { t } = useWords();
  const set = (name: keyof DraftTerms) => (value: string) => onChange({ ...terms, [name]: value });
  const own = terms.category === '' || CATEGORIES.includes(terms.category) ? [] : [terms.category];
  return (
    <>
      <Section title={t('draft.goods')}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_2fr]">
          <Field label={t('draft.product')} maxLength={200} value={terms.product} onChange={set('product')} />
          <Field
            label={t('draft.quantity')}
            inputMode="numeric"
            maxLength={9}
            value={terms.quantity}
            onChange={set('quantity')}
          />
          <Field label={t('draft.unit')} maxLength={12} value={terms.unit} onChange={set('unit')} />
          <Field
            label={t('draft.price', { currency: CURRENCY })}
            inputMode="decimal"
            maxLength={16}
            value={terms.price}
            onChange={set('price')}
          />
          <Choice
            label={t('draft.category')}
            value={terms.category}
            onChange={set('category')}
            options={[['', t('draft.category_general')], ...[...own, ...CATEGORIES].map((slug) => [slug, slug] as const)]}
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
          <Field label={t('draft.place')} maxLength={100} value={terms.place} onChange={set('place')} />
          <Field
            label={t('draft.ship_by')}
            type="date"
            help={t('draft.ship_by_help')}
            value={terms.shipBy}
            onChange={set('shipBy')}
          />
        </div>
      </Section>
      <Section title={t('draft.payment')}>
        <div className="grid gap-4 sm:grid-cols-[1fr_2fr]">
          <Field label={t('draft.deposit')} inputMode="numeric" maxLength={3} value={terms.deposit} onChange={set('deposit')} />
          <Choice
            label={t('draft.cover')}
            value={terms.cover}
            onChange={(value) => onChange({ ...terms, cover: value === 'pre_shipment' ? 'pre_shipment' : 'post_delivery' })}
            options={[
              ['post_delivery', t('draft.cover.post_delivery')],
              ['pre_shipment', t('draft.cover.pre_shipment')],
            ]}
          />
        </div>
        <Total terms={terms} />
      </Section>
    </>
  );
}

function Total({ terms }: { readonly terms: DraftTerms }): ReactNode {
  const { t } = useWords();
  const figures = figuresOf(terms);
  if (!figures) return null;
  const { totalMinor, depositMinor, balanceMinor } = figures;
  return (
    <p className="mt-3" role="status">
      {t('draft.total')} <strong className="figures">{money(totalMinor, CURRENCY)}</strong>{' '}
      <span className="text-soft">
        {t('draft.total_split', { deposit: money(depositMinor, CURRENCY), balance: money(balanceMinor, CURRENCY) })}
      </span>
    </p>
  );
}
