/** One clause while it is written: the words that keep it from being measured are marked, explained, and rewritten with one click. */
import { type ReactNode, useId } from 'react';
import type { CoachedDraft } from '../../src/contracts/draft.rules.ts';
import { type DefectClass, VerdictChip } from '../orders/ClauseList.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { typedIn, useTyped } from '../ui/standing.ts';
import { useWords } from '../ui/words.ts';
import type { DraftClause } from './draft.ts';
import { type Piece, piecesOf } from './pieces.ts';

type Coached = CoachedDraft['clauses'][number];

const CLASSES: readonly DefectClass[] = ['critical', 'major', 'minor'];

// biome-ignore format: a table
const MARKS: Readonly<Record<Piece['mark'], string>> = {
  none: '',
  problem: 'bg-bad-wash underline decoration-bad decoration-wavy decoration-1 underline-offset-4',
  value: 'bg-good-wash',
};

/** A line of the order that a clause may be about. */
export type LineName = { readonly lineId: string; readonly product: string };

type ClauseEditorProps = {
  /** More than one: then each clause says which it is about. */
  readonly lines: readonly LineName[];
  readonly clause: DraftClause;
  /** Of the text as it stood a moment ago; null where nothing was judged yet. */
  readonly coached: Coached | null;
  readonly number: number;
  readonly onChange: (clause: DraftClause) => void;
  readonly onRemove: () => void;
};

/** The same text twice in one cell: below with marks, above to write in. Both have the same letters, so the marks fit. */
function MarkedText({
  clause,
  pieces,
  number,
  onChange,
}: Pick<ClauseEditorProps, 'clause' | 'number' | 'onChange'> & { readonly pieces: readonly Piece[] }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const change = (text: string): void => onChange({ ...clause, text });
  const field = useTyped<HTMLTextAreaElement, string>(clause.text, change, typedIn);
  const letters = 'col-start-1 row-start-1 whitespace-pre-wrap break-words px-3 py-2 text-base';
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {t('draft.clause', { n: number })}
      </label>
      <div className="grid rounded-md border border-edge bg-raised focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-action">
        <div aria-hidden="true" className={`${letters} text-transparent`}>
          {pieces.map(({ at, text, mark }) => (
            <span key={at} className={MARKS[mark]}>
              {text}
            </span>
          ))}{' '}
        </div>
        <textarea
          ref={field}
          id={id}
          rows={2}
          maxLength={4_000}
          aria-describedby={`${id}-advice`}
          className={`${letters} resize-none overflow-hidden bg-transparent outline-none`}
          placeholder={t('draft.clause_hint')}
          value={clause.text}
          onChange={(event) => change(event.target.value)}
        />
      </div>
    </div>
  );
}

export function ClauseEditor({ clause, coached, number, lines, onChange, onRemove }: ClauseEditorProps): ReactNode {
  const { t, lang } = useWords();
  const judged = clause.text.trim() === '' ? null : coached;
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <MarkedText clause={clause} number={number} onChange={onChange} pieces={piecesOf(clause.text, judged)} />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {judged ? <VerdictChip verdict={judged.verdict} /> : null}
        {judged?.requirement ? <span className="text-soft">{judged.requirement.says[lang]}</span> : null}
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <span className="text-soft" aria-hidden="true">
            {t('draft.class')}
          </span>
          <Choice
            label={t('draft.class')}
            hideLabel
            value={clause.defectClass}
            onChange={(value) => onChange({ ...clause, defectClass: CLASSES.find((one) => one === value) ?? 'major' })}
            options={CLASSES.map((one) => [one, t(`clauses.class.${one}`)] as const)}
          />
          {lines.length > 1 || clause.lineId !== null ? (
            <Choice
              label={t('draft.about')}
              hideLabel
              value={clause.lineId ?? ''}
              onChange={(lineId) => onChange({ ...clause, lineId: lineId === '' ? null : lineId })}
              options={[['', t('draft.about_all')], ...lines.map(({ lineId, product }) => [lineId, product || lineId] as const)]}
            />
          ) : null}
          <Button look="quiet" onPress={onRemove}>
            {t('draft.remove', { n: number })}
          </Button>
        </span>
      </div>
      <div aria-live="polite">
        {judged?.problems.map(({ code, why, add }) => (
          <p key={code} className="mt-2 max-w-[80ch] text-soft">
            {why[lang]} <span className="text-ink">{add[lang]}</span>
          </p>
        ))}
        {judged?.rewrite ? (
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-action-wash px-3 py-2">
            <p className="min-w-0 flex-1 basis-72">
              <span className="text-soft">{t('draft.instead')}</span> {judged.rewrite}
            </p>
            <Button onPress={() => onChange({ ...clause, text: judged.rewrite ?? clause.text })}>{t('draft.use')}</Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}
