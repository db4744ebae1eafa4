/** The form of a text: terms, cover and clauses, the same wherever one is written; what is done with it stands at its end. */
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { DraftText } from './change.ts';
import { Clauses } from './Clauses.tsx';
import { CoverChooser, type Setting } from './CoverChooser.tsx';
import { wrongIn } from './draft.ts';
import { TermFields } from './TermFields.tsx';

const NOTHING: ReadonlySet<string> = new Set();

type DraftFormProps = {
  readonly text: DraftText;
  /** null: not known yet. */
  readonly setting: Setting | null;
  readonly onChange: (text: DraftText) => void;
  readonly onSubmit: () => Promise<void>;
  /** It was sent while something was missing. */
  readonly early: boolean;
  /** Refusals and buttons. */
  readonly children: ReactNode;
};

export function DraftForm({ text, setting, onChange, onSubmit, early, children }: DraftFormProps): ReactNode {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(tried + 1);
    void onSubmit();
  };
  const wrong = useMemo(() => (early ? wrongIn(text.terms) : NOTHING), [early, text.terms]);
  // The button is at the foot of a long page: whoever pressed it is led to what is wrong.
  useEffect(() => {
    if (tried > 0 && early) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried, early]);
  return (
    <form ref={form} onSubmit={submit}>
      <TermFields terms={text.terms} wrong={wrong} onChange={(terms) => onChange({ ...text, terms })} />
      <Clauses text={text} onChange={onChange} />
      {setting ? (
        <CoverChooser
          text={text}
          setting={setting}
          onChange={(cover) => onChange({ ...text, terms: { ...text.terms, cover } })}
        />
      ) : null}
      <div className="mt-4 flex flex-col items-start gap-3 border-t border-line pt-4" aria-live="polite">
        {early ? <Notice tone="due" title={t('draft.check')} /> : null}
        {children}
      </div>
    </form>
  );
}
