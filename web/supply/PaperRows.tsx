/** Papers of a shipment, row by row, with a mark on those that prove it. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { Chip } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import { SUPPLY_WORDS } from './words.data.ts';
import { EMPTY_PAPER, type PaperTyped, USUAL_PAPERS } from './papers.ts';

/** What a paper is called; a kind that has no words here by its code. */
export function usePaperName(): (type: string) => string {
  const { t } = useWords();
  return (type) => {
    const key = `paper.${type}`;
    return key in SUPPLY_WORDS ? t(key as keyof typeof SUPPLY_WORDS) : type.replaceAll('_', ' ');
  };
}

export function PaperRows(props: {
  readonly rows: readonly PaperTyped[];
  readonly onChange: (rows: readonly PaperTyped[]) => void;
  readonly proving: readonly string[];
}): ReactNode {
  const { rows, onChange, proving } = props;
  const { t } = useWords();
  const name = usePaperName();
  const set = (at: number, change: Partial<PaperTyped>): void =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...change } : row)));
  return (
    <div>
      <ul>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end, and a row taken out moves none that is being written
          <li key={at} className="grid gap-3 border-t border-line py-3 first:border-t-0 sm:grid-cols-2 lg:grid-cols-4">
            <div>
              <Choice
                label={t('supply.paper.type')}
                value={row.type}
                onChange={(type) => set(at, { type })}
                options={[
                  ['', t('supply.paper.choose')],
                  ...[...new Set([...proving, ...USUAL_PAPERS, ...(row.type === '' ? [] : [row.type])])].map(
                    (type) => [type, name(type)] as const,
                  ),
                ]}
              />
              {proving.includes(row.type) ? (
                <span className="mt-1 inline-block">
                  <Chip tone="good">{t('supply.paper.proves')}</Chip>
                </span>
              ) : null}
            </div>
            <Field label={t('supply.paper.dated')} type="date" value={row.datedOn} onChange={(datedOn) => set(at, { datedOn })} />
            <Field
              label={t('supply.paper.issuer')}
              maxLength={200}
              value={row.issuer}
              onChange={(issuer) => set(at, { issuer })}
            />
            <Choice
              label={t('supply.paper.form')}
              value={row.form}
              onChange={(form) => set(at, { form: form === 'original' || form === 'copy' ? form : '' })}
              options={[
                ['', t('supply.paper.not_said')],
                ['original', t('supply.paper.original')],
                ['copy', t('supply.paper.copy')],
              ]}
            />
            <div className="sm:col-span-2 lg:col-span-4">
              <button type="button" className="link min-h-6" onClick={() => onChange(rows.filter((_, n) => n !== at))}>
                {t('supply.paper.out', { name: row.type === '' ? t('supply.paper.row', { n: at + 1 }) : name(row.type) })}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Button onPress={() => onChange([...rows, EMPTY_PAPER])}>{t('supply.paper.add')}</Button>
    </div>
  );
}
