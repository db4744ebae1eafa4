/** An act that cannot be taken back: the button, and beside it what will happen with the second button that does it. */
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { ErrorNotice } from './Notice.tsx';
import { useWords } from './words.ts';

export function Confirm(props: {
  readonly label: string;
  /** What will happen. */
  readonly says: string;
  readonly look?: 'primary' | 'plain';
  readonly onConfirm: () => void;
  readonly pending: boolean;
  readonly error: Error | null;
}): ReactNode {
  const { label, says, look = 'plain', onConfirm, pending, error } = props;
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button look={look} onPress={() => setAsked(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div className="flex w-full flex-col gap-2 rounded-md bg-wash p-3">
      <p className="max-w-[72ch]">{says}</p>
      <ErrorNotice error={error} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onPress={onConfirm} busy={pending ? t('ui.sending') : null}>
          {label}
        </Button>
        <Button onPress={() => setAsked(false)}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
