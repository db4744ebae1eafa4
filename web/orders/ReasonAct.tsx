/** An act that says why, if the person wants to: a button, then what will happen, a field for the reason, and the button that does it. */
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.ts';

export function ReasonAct(props: {
  readonly label: string;
  /** What will happen. */
  readonly says: string;
  readonly onSend: (reason: { readonly reason?: string }) => void;
  readonly pending: boolean;
  readonly error: Error | null;
}): ReactNode {
  const { label, says, onSend, pending, error } = props;
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) return <Button onPress={() => setOpen(true)}>{label}</Button>;
  return (
    <form
      className="flex w-full max-w-2xl flex-col gap-3 rounded-md bg-wash p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason.trim() === '' ? {} : { reason: reason.trim() });
      }}
    >
      <p className="max-w-[72ch]">{says}</p>
      <TextField label={t('acts.reason')} value={reason} onChange={setReason} />
      <ErrorNotice error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={pending ? t('ui.sending') : null}>
          {label}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
