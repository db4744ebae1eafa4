/** What is asked: how much of the goods, how much money, whether they are kept, and in the buyer's own words. */
import type { ReactNode } from 'react';
import { Choice, Field, Tick } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { type Asked, countsGoods, restsOnClauses } from './asking.ts';
import { TextField } from '../ui/TextField.tsx';
import type { Entry } from './measuring.ts';
import { Photos } from './PointEditor.tsx';
import type { OrderPageView } from './shapes.ts';

type AskProps = {
  readonly order: OrderPageView;
  readonly asked: Asked;
  readonly onChange: (change: Partial<Asked>) => void;
  /** Of evidence about no clause. */
  readonly entry: Entry;
  readonly onEntry: (entry: Entry) => void;
};

export function AskPart(props: AskProps): ReactNode {
  const { order, asked, onChange, entry, onEntry } = props;
  const { t } = useWords();
  const { currency, lines } = order.contract.terms;
  return (
    <Section title={t('claims.ask')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {countsGoods(asked.ground) ? <Goods {...props} /> : null}
        {countsGoods(asked.ground) && lines.length > 1 ? (
          <Choice
            label={t('claims.line')}
            value={asked.lineId}
            onChange={(lineId) => onChange({ lineId })}
            options={[
              ['', t('claims.any_line')],
              ...lines.map(({ lineId, product }) => [lineId, product.text ?? lineId] as const),
            ]}
          />
        ) : null}
        <Field
          label={t('claims.amount', { currency })}
          help={t('claims.amount.help', { covered: money(order.money?.coveredMinor ?? 0, currency) })}
          inputMode="decimal"
          value={asked.amount}
          onChange={(amount) => onChange({ amount })}
          maxLength={16}
        />
      </div>
      {restsOnClauses(asked.ground) ? (
        <div className="mt-3">
          <Tick label={t('claims.keeps')} checked={asked.keepsGoods} onChange={(keepsGoods) => onChange({ keepsGoods })} />
        </div>
      ) : null}
      <div className="mt-4 flex flex-col gap-4">
        <TextField
          label={t('claims.text')}
          help={t('claims.text.help')}
          value={asked.text}
          onChange={(text) => onChange({ text })}
        />
        {restsOnClauses(asked.ground) ? null : <Photos entry={entry} onChange={onEntry} about={t('claims.whole')} />}
      </div>
    </Section>
  );
}

function Goods({ order, asked, onChange }: AskProps): ReactNode {
  const { t } = useWords();
  const unit = order.contract.terms.lines[0]?.quantity.unit ?? 'pcs';
  return (
    <Field
      label={t(asked.ground === 'shortage' ? 'claims.missing' : 'claims.affected')}
      help={t('claims.quantity.help', { unit })}
      value={asked.quantity}
      onChange={(quantity) => onChange({ quantity })}
      maxLength={40}
    />
  );
}
