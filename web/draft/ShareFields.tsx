/** The instalments of a draft: what share of the price, and when it falls due. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { type DraftTerms, type ShareDraft, freshId } from './draft.ts';

/** What an instalment can hang on, as the API writes it; another paper stands as the contract has it. */
const DUE = {
  on_confirmation: 'money.due_at.on_confirmation',
  before_shipment: 'money.due_at.before_shipment',
  on_inspection_passed: 'money.due_at.on_inspection_passed',
  'on_document: bill_of_lading copy': 'draft.due.bill_copy',
  'on_document: bill_of_lading original': 'draft.due.bill_original',
  after_arrival: 'money.due_at.after_arrival',
} as const;

type DueOption = keyof typeof DUE;

const OPTIONS = Object.keys(DUE) as readonly DueOption[];

type ShareFieldsProps = {
  readonly terms: DraftTerms;
  /** What cannot be saved as it is; nothing before it was tried. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (terms: DraftTerms) => void;
};

/** All instalments, and what their shares come to. */
export function ShareFields({ terms, wrong, onChange }: ShareFieldsProps): ReactNode {
  const { t } = useWords();
  const { shares } = terms;
  const put = (next: ShareDraft): void => onChange({ ...terms, shares: shares.map((one) => (one.id === next.id ? next : one)) });
  const rest = Math.round((100 - shares.reduce((sum, { share }) => sum + (Number(share) || 0), 0)) * 100) / 100;
  const add = (): void => {
    const id = freshId(shares.map((one) => one.id));
    const share = rest > 0 ? String(rest) : '';
    onChange({ ...terms, shares: [...shares, { id, name: `instalment-${id}`, share, due: 'after_arrival' }] });
  };
  return (
    <div>
      {shares.map((share, index) => (
        <Share
          key={share.id}
          share={share}
          number={index + 1}
          wrong={wrong}
          onChange={put}
          {...(shares.length > 1
            ? { onRemove: () => onChange({ ...terms, shares: shares.filter(({ id }) => id !== share.id) }) }
            : {})}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onPress={add}>{t('draft.share_add')}</Button>
        <p role="status" className={rest === 0 ? 'text-soft' : 'text-due'}>
          {rest === 0 ? t('draft.share_whole') : t('draft.share_rest', { rest })}
        </p>
      </div>
    </div>
  );
}

type ShareProps = Pick<ShareFieldsProps, 'wrong'> & {
  readonly share: ShareDraft;
  readonly number: number;
  readonly onChange: (share: ShareDraft) => void;
  readonly onRemove?: () => void;
};

function Share({ share, number, wrong, onChange, onRemove }: ShareProps): ReactNode {
  const { t } = useWords();
  const own = OPTIONS.includes(share.due as DueOption) ? [] : [[share.due, share.due] as const];
  return (
    <fieldset className="mb-3 min-w-0">
      <legend className="sr-only">{t('draft.share_n', { n: number })}</legend>
      <div className="grid items-end gap-x-4 gap-y-2 sm:grid-cols-[2fr_1fr_2fr_auto]">
        <Field
          label={t('draft.share_name')}
          maxLength={40}
          value={share.name}
          onChange={(name) => onChange({ ...share, name })}
          wrong={wrong.has(`name ${share.id}`) ? t('draft.wrong.empty') : null}
        />
        <Field
          label={t('draft.share')}
          inputMode="decimal"
          maxLength={6}
          value={share.share}
          onChange={(value) => onChange({ ...share, share: value })}
          wrong={wrong.has(`share ${share.id}`) ? t('draft.wrong.share') : null}
        />
        <Choice
          label={t('draft.share_due')}
          value={share.due}
          onChange={(due) => onChange({ ...share, due })}
          options={[...OPTIONS.map((due) => [due, t(DUE[due])] as const), ...own]}
        />
        {onRemove ? (
          <Button look="quiet" onPress={onRemove}>
            {t('draft.share_remove', { n: number })}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
