/** A forgotten password: first the address, then, from the link in the mail, a new password. */
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice, WrongNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { submitting } from '../ui/submitting.ts';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { type AuthOutcome, askNewPassword, setNewPassword } from './auth.ts';

/** Sends something once at a time, and tells whether it is done. */
function useSending() {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const send = async (asked: Promise<AuthOutcome>): Promise<void> => {
    setBusy(true);
    const outcome: AuthOutcome = await asked.catch(() => ({ kind: 'refused', key: 'session.failed' }));
    setBusy(false);
    setWrong(outcome.kind === 'refused' ? outcome.key : null);
    setDone(outcome.kind === 'done');
  };
  return { busy, done, wrong, send };
}

/** Asks for the mail. Whether the address has an account is told to nobody. */
export function ForgottenPage(): ReactNode {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const { busy, done, wrong, send } = useSending();
  return (
    <Page title={t('session.forgotten')} lead={t('session.forgotten_lead')}>
      {done ? (
        <div role="status" className="max-w-96">
          <Notice tone="good" title={t('session.forgotten_sent')}>
            {t('session.forgotten_sent_why')}
          </Notice>
        </div>
      ) : (
        <form className="flex max-w-96 flex-col gap-4" onSubmit={submitting(() => void send(askNewPassword(email.trim())))}>
          <WrongNotice wrong={wrong} />
          <Field
            label={t('session.email')}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={setEmail}
          />
          <Button type="submit" look="primary" busy={busy ? t('session.sending') : null}>
            {t('session.forgotten_send')}
          </Button>
        </form>
      )}
    </Page>
  );
}

/** Where the mail's link leads: with its token, or with the word that it is used up. */
export function NewPasswordPage(): ReactNode {
  const { t } = useWords();
  const { token } = useSearch({ from: '/new-password' });
  const [password, setPassword] = useState('');
  const { busy, done, wrong, send } = useSending();
  if (token === '' || wrong === 'session.token_used')
    return (
      <Page title={t('session.new_password')}>
        <div className="flex max-w-96 flex-col gap-4">
          <WrongNotice wrong="session.token_used" />
          <Link to="/forgotten-password" className="link">
            {t('session.forgotten_again')}
          </Link>
        </div>
      </Page>
    );
  return (
    <Page title={t('session.new_password')} lead={t('session.new_password_lead')}>
      {done ? (
        <div role="status" className="flex max-w-96 flex-col gap-4">
          <Notice tone="good" title={t('session.new_password_set')} />
          <Link to="/sign-in" search={{}} className="link">
            {t('session.sign_in')}
          </Link>
        </div>
      ) : (
        <form className="flex max-w-96 flex-col gap-4" onSubmit={submitting(() => void send(setNewPassword(token, password)))}>
          <WrongNotice wrong={wrong} />
          <Field
            label={t('session.new_password')}
            type="password"
            name="password"
            autoComplete="new-password"
            required
            help={t('session.password_help')}
            value={password}
            onChange={setPassword}
          />
          <Button type="submit" look="primary" busy={busy ? t('session.sending') : null}>
            {t('session.new_password_save')}
          </Button>
        </form>
      )}
    </Page>
  );
}
