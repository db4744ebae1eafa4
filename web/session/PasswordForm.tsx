/** Changing the password; every other device is signed out with it. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice, WrongNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { changePassword } from './account.ts';

export function PasswordForm({ email }: { readonly email: string }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [values, setValues] = useState({ before: '', after: '' });
  const [said, setSaid] = useState<{ readonly wrong: MessageKey | null; readonly done: boolean }>({ wrong: null, done: false });
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const outcome = await changePassword(values.before, values.after).catch(
      () => ({ ok: false, key: 'session.failed' }) as const,
    );
    setBusy(false);
    setSaid({ wrong: outcome.ok ? null : outcome.key, done: outcome.ok });
    if (outcome.ok) setValues({ before: '', after: '' });
    await client.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <form className="flex max-w-96 flex-col gap-4" onSubmit={(event) => void send(event)}>
      <WrongNotice wrong={said.wrong} />
      <div role="status">{said.done ? <Notice tone="good" title={t('account.password_changed')} /> : null}</div>
      {/* So that a password keeper knows whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={t('account.password_before')}
        type="password"
        name="current-password"
        autoComplete="current-password"
        required
        value={values.before}
        onChange={(before) => setValues({ ...values, before })}
      />
      <Field
        label={t('account.password_after')}
        type="password"
        name="new-password"
        autoComplete="new-password"
        required
        minLength={10}
        help={t('session.password_help')}
        value={values.after}
        onChange={(after) => setValues({ ...values, after })}
      />
      <div>
        <Button type="submit" busy={busy ? t('ui.sending') : null}>
          {t('account.change_password')}
        </Button>
      </div>
    </form>
  );
}
