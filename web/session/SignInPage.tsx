/** Signing in: address and password, then the second factor where one was set up. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { WrongNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { ownAddress } from './next.ts';
import { type AuthOutcome, signIn, verifyCode } from './auth.ts';
import { signInWithPasskey, usePasskeys } from './passkey.ts';

type Values = { readonly email: string; readonly password: string; readonly code: string };
type Step = 'password' | 'code';
type FieldsProps = {
  readonly step: Step;
  readonly values: Values;
  readonly set: (name: keyof Values) => (value: string) => void;
};

function Fields({ step, values, set }: FieldsProps): ReactNode {
  const { t } = useWords();
  return step === 'password' ? (
    <>
      <Field
        label={t('session.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={values.email}
        onChange={set('email')}
      />
      <Field
        label={t('session.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={values.password}
        onChange={set('password')}
      />
    </>
  ) : (
    <Field
      label={t('session.code')}
      name="code"
      autoComplete="one-time-code"
      required
      help={t('session.code_help')}
      value={values.code}
      onChange={set('code')}
    />
  );
}

export function SignInPage(): ReactNode {
  const { t } = useWords();
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>('password');
  const [values, setValues] = useState<Values>({ email: '', password: '', code: '' });
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  const passkeyed = usePasskeys();
  const set = (name: keyof Values) => (value: string) => setValues((before) => ({ ...before, [name]: value }));

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await finish(
      step === 'password' ? signIn(values.email.trim(), values.password) : verifyCode(values.code.replaceAll(/\s/g, '')),
    );
  };

  const finish = async (asked: Promise<AuthOutcome>): Promise<void> => {
    setBusy(true);
    const outcome: AuthOutcome = await asked.catch(() => ({ kind: 'refused', key: 'session.failed' }));
    setBusy(false);
    setWrong(outcome.kind === 'refused' ? outcome.key : null);
    if (outcome.kind === 'two_factor') setStep('code');
    if (outcome.kind !== 'done') return;
    client.clear();
    await client.ensureQueryData(meQuery);
    await navigate({ href: ownAddress(next) ?? '/home', replace: true });
  };

  return (
    <Page title={t('session.sign_in')} {...(step === 'code' ? { lead: t('session.code_lead') } : {})}>
      <form className="flex max-w-96 flex-col gap-4" onSubmit={(event) => void send(event)}>
        <WrongNotice wrong={wrong} />
        <Fields step={step} values={values} set={set} />
        <Button type="submit" look="primary" busy={busy ? t('session.signing_in') : null}>
          {t('session.sign_in')}
        </Button>
        {step === 'password' && passkeyed ? (
          <Button look="plain" disabled={busy} onPress={() => void finish(signInWithPasskey())}>
            {t('session.with_passkey')}
          </Button>
        ) : null}
        {step === 'password' ? (
          <Link to="/forgotten-password" className="link self-start">
            {t('session.forgotten')}
          </Link>
        ) : null}
        <p className="text-soft">
          {t('session.no_account')}{' '}
          <Link to="/sign-up" search={{ next }} className="link">
            {t('session.sign_up')}
          </Link>
        </p>
      </form>
    </Page>
  );
}
