/** Acts that want a fresh password or passkey: where the server refuses one for that, it is asked for, and the act goes out again. */
import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { codeOf } from '../api/problem.ts';
import { endSession, ownSession } from './account.ts';
import { type AuthOutcome, signIn, verifyCode } from './auth.ts';
import { hasPasskeys, passkeys, signInWithPasskey } from './passkey.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { WrongNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

type StepUpProps = { readonly email: string; readonly onClose: () => void; readonly onDone: () => void };

type SecretProps = { readonly step: 'password' | 'code'; readonly value: string; readonly onChange: (value: string) => void };

function Secret({ step, ...field }: SecretProps): ReactNode {
  const { t } = useWords();
  return step === 'password' ? (
    <Field
      key="password"
      label={t('session.password')}
      type="password"
      name="password"
      autoComplete="current-password"
      required
      {...field}
    />
  ) : (
    <Field
      key="code"
      label={t('session.code')}
      name="code"
      autoComplete="one-time-code"
      required
      help={t('session.code_help')}
      {...field}
    />
  );
}

/** The browser's own dialog: it holds the focus, and Escape closes it. At the end of the page: a form inside a form is none. */
function StepUp({ email, onClose, onDone }: StepUpProps): ReactNode {
  const { t } = useWords();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<SecretProps['step']>('password');
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  // A person who has none is not asked for one.
  const { data: own = [] } = useQuery({ queryKey: ['passkeys'], queryFn: passkeys, enabled: hasPasskeys() });
  const before = useRef<Promise<string | null> | null>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    before.current ??= ownSession();
  }, []);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // What is drawn elsewhere still tells its events to the form that it was asked for from.
    event.stopPropagation();
    void prove(step === 'password' ? signIn(email, value) : verifyCode(value.replaceAll(/\s/g, '')));
  };
  const prove = async (asked: Promise<AuthOutcome>): Promise<void> => {
    setBusy(true);
    const outcome: AuthOutcome = await asked.catch(() => ({ kind: 'refused', key: 'session.failed' }));
    // The new session takes the old one's place: one device is listed once.
    const old = outcome.kind === 'done' ? await before.current?.catch(() => null) : null;
    if (old) await endSession(old).catch(() => null);
    setBusy(false);
    setWrong(outcome.kind === 'refused' ? outcome.key : null);
    if (outcome.kind === 'two_factor') {
      setStep('code');
      setValue('');
    }
    if (outcome.kind === 'done') onDone();
  };
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-5 text-ink shadow-menu backdrop:bg-ink/40"
    >
      <form className="flex flex-col gap-4" onSubmit={send}>
        <h2 id={title} className="text-base">
          {t('session.step_up')}
        </h2>
        <p className="text-soft">{t('session.step_up.why', { email })}</p>
        <WrongNotice wrong={wrong} />
        <Secret step={step} value={value} onChange={setValue} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary" busy={busy ? t('ui.sending') : null}>
            {t('session.step_up.go')}
          </Button>
          {step === 'password' && own.length > 0 ? (
            <Button disabled={busy} onPress={() => void prove(signInWithPasskey())}>
              {t('session.step_up.passkey')}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}

type Stepped<Input> = {
  readonly send: (input: Input) => void;
  /** To be drawn somewhere, also within a form; null while nothing is asked for. */
  readonly dialog: ReactNode;
  /** Why the act was refused, other than for an old password. */
  readonly error: Error | null;
  readonly isPending: boolean;
};

/** An act with its password. `onDone` is told once the act was done. */
export function useStepped<Input, Output>(
  act: UseMutationResult<Output, Error, Input>,
  email: string,
  onDone?: (output: Output) => void,
): Stepped<Input> {
  const [waiting, setWaiting] = useState<{ readonly input: Input } | null>(null);
  // The promise, not the callbacks of mutate: what was acted on may be gone from the page before the answer is told.
  const send = (input: Input): void =>
    void act.mutateAsync(input).then(
      (output) => onDone?.(output),
      (error) => {
        if (codeOf(error) === 'access.step_up') setWaiting({ input });
      },
    );
  return {
    send,
    isPending: act.isPending,
    error: codeOf(act.error) === 'access.step_up' ? null : act.error,
    dialog: waiting ? (
      <StepUp
        email={email}
        onClose={() => setWaiting(null)}
        onDone={() => {
          setWaiting(null);
          send(waiting.input);
        }}
      />
    ) : null,
  };
}
