/** A person finds otherwise than computed: another finding of one point, and why, in words that both sides will read. */
import { type ReactNode, type Ref, useId } from 'react';
import type { Finding } from '../../src/claims/determination.types.ts';
import { FINDINGS } from '../../src/claims/reasons.data.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';
import type { Changed } from './case.ts';
import { TextField } from '../ui/TextField.tsx';

type OverrideProps = {
  readonly subject: string;
  readonly name: string;
  readonly computed: Finding;
  readonly change: Changed | null;
  readonly open: boolean;
  readonly field: Ref<HTMLSelectElement>;
  readonly onOpen: () => void;
  readonly onChange: (change: Changed | null) => void;
};

const OTHERS: readonly Finding[] = ['met', 'not_met', 'unproven', 'excluded'];

export function Override({ subject, name, computed, change, open, field, onOpen, onChange }: OverrideProps): ReactNode {
  const { t, lang } = useWords();
  const id = useId();
  if (!open && change === null) {
    return (
      <Button onPress={onOpen}>
        {t('desk.override')} <kbd className="text-xs text-soft">O</kbd>
      </Button>
    );
  }
  return (
    <fieldset className="flex flex-col gap-3 border-l-2 border-due pl-3">
      <legend className="sr-only">{t('desk.override_of', { subject: name })}</legend>
      <div>
        <label htmlFor={id} className="mb-1 block font-semibold">
          {t('desk.override_of', { subject: name })}
        </label>
        <select
          ref={field}
          id={id}
          className="field"
          value={change?.finding ?? ''}
          onChange={({ target }) => {
            const finding = OTHERS.find((one) => one === target.value);
            onChange(finding ? { subject, finding, reason: change?.reason ?? '' } : null);
          }}
        >
          <option value="">{t('desk.as_computed', { finding: FINDINGS[computed][lang] })}</option>
          {OTHERS.filter((one) => one !== computed).map((one) => (
            <option key={one} value={one}>
              {FINDINGS[one][lang]}
            </option>
          ))}
        </select>
      </div>
      {change ? (
        <TextField
          label={t('desk.override_reason')}
          help={t('desk.override_reason.help')}
          required
          maxLength={2000}
          value={change.reason ?? ''}
          onChange={(reason) => onChange({ ...change, reason })}
        />
      ) : null}
    </fieldset>
  );
}
