/** The goods of a draft, one line each: product, how many, at what price. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { type DraftTerms, type LineDraft, emptyLine, freshId } from './draft.ts';

type LineFieldsProps = {
  readonly terms: DraftTerms;
  /** What cannot be saved as it is; nothing before it was tried. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

/** All lines; one alone cannot be removed. */
export function LineFields({ terms, wrong, onChange }: LineFieldsProps): ReactNode {
  const { t } = useWords();
  const { lines, currency } = terms;
  const put = (next: LineDraft): void =>
    onChange({ ...terms, lines: lines.map((one) => (one.lineId === next.lineId ? next : one)) });
  const add = (): void => onChange({ ...terms, lines: [...lines, emptyLine(freshId(lines.map(({ lineId }) => lineId)))] });
  return (
    <>
      {lines.map((line, index) => (
        <fieldset key={line.lineId} className="mb-4 min-w-0">
          <legend className={lines.length > 1 ? 'mb-2 font-semibold text-soft' : 'sr-only'}>
            {t('draft.line', { n: index + 1 })}
          </legend>
          <Line line={line} currency={currency} wrong={wrong} onChange={put} />
          {lines.length > 1 ? (
            <div className="mt-1">
              <Button
                look="quiet"
                onPress={() => onChange({ ...terms, lines: lines.filter(({ lineId }) => lineId !== line.lineId) })}
              >
                {t('draft.line_remove', { n: index + 1 })}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <Button onPress={add}>{t('draft.line_add')}</Button>
    </>
  );
}

type LineProps = Pick<LineFieldsProps, 'wrong'> & {
  readonly line: LineDraft;
  readonly currency: string;
  readonly onChange: (line: LineDraft) => void;
};

function Line({ line, currency, wrong, onChange }: LineProps): ReactNode {
  const { t } = useWords();
  const set = (name: keyof LineDraft) => (value: string) => onChange({ ...line, [name]: value });
  const told = (name: keyof LineDraft, key: MessageKey): string | null => (wrong.has(`${name} ${line.lineId}`) ? t(key) : null);
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[3fr_1fr_1fr_1fr]">
      <Field
        label={t('draft.product')}
        maxLength={200}
        value={line.product}
        onChange={set('product')}
        wrong={told('product', 'draft.wrong.empty')}
      />
      <Field
        label={t('draft.quantity')}
        inputMode="decimal"
        maxLength={13}
        value={line.quantity}
        onChange={set('quantity')}
        wrong={told('quantity', 'draft.wrong.quantity')}
      />
      <Field
        label={t('draft.unit')}
        maxLength={20}
        value={line.unit}
        onChange={set('unit')}
        wrong={told('unit', 'draft.wrong.unit')}
      />
      <Field
        label={t('draft.price', { currency })}
        inputMode="decimal"
        maxLength={20}
        value={line.price}
        onChange={set('price')}
        wrong={told('price', 'draft.wrong.price')}
      />
    </div>
  );
}
