/** The second factor: set up with an authenticator app and a first code, its backup codes, and its end. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Field } from '../ui/Field.tsx';
import { Chip, Notice, WrongNotice } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { type Enrolment, type Told, beginFactor, confirmFactor, endFactor, newBackupCodes } from './account.ts';
import { QrCode } from './QrCode.tsx';

export function SecondFactor({ on }: { readonly on: boolean }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: meQuery.queryKey });
  const confirmed = async (begun: Enrolment): Promise<void> => {
    setCodes(begun.backupCodes);
    setEnrolment(null);
    await again();
  };
  return (
    <div className="flex max-w-xl flex-col gap-4">
      <p className="text-soft">{t('factor.lead')}</p>
      <p>
        <Chip tone={on ? 'good' : 'neutral'} icon={on ? 'lock' : 'clock'}>
          {t(on ? 'factor.on' : 'factor.off')}
        </Chip>
      </p>
      {codes ? <BackupCodes codes={codes} /> : null}
      {on ? <WhenOn onCodes={setCodes} onEnded={() => void again()} /> : null}
      {on || enrolment ? null : <WithPassword label={t('factor.begin')} act={beginFactor} onDone={setEnrolment} />}
      {on || !enrolment ? null : <Enrol enrolment={enrolment} onDone={() => void confirmed(enrolment)} />}
    </div>
  );
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { t } = useWords();
  return (
    <Notice tone="due" title={t('factor.backup')}>
      <p>{t('factor.backup.text')}</p>
      <ul className="figures mt-2 grid grid-cols-2 gap-x-6">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Copy text={codes.join('\n')} what={t('factor.backup.codes')} />
    </Notice>
  );
}

type WhenOnProps = { readonly onCodes: (codes: readonly string[]) => void; readonly onEnded: () => void };

function WhenOn({ onCodes, onEnded }: WhenOnProps): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState<'codes' | 'end' | null>(null);
  if (asked === 'codes')
    return (
      <WithPassword
        label={t('factor.new_codes')}
        act={newBackupCodes}
        onDone={({ backupCodes }) => {
          setAsked(null);
          onCodes(backupCodes);
        }}
        onCancel={() => setAsked(null)}
      />
    );
  if (asked === 'end')
    return <WithPassword label={t('factor.end')} act={endFactor} onDone={onEnded} onCancel={() => setAsked(null)} />;
  return (
    <div className="flex flex-wrap gap-3">
      <Button onPress={() => setAsked('codes')}>{t('factor.new_codes')}</Button>
      <Button onPress={() => setAsked('end')}>{t('factor.end')}</Button>
    </div>
  );
}

type WithPasswordProps<T> = {
  readonly label: string;
  readonly act: (password: string) => Promise<Told<T>>;
  readonly onDone: (answer: T) => void;
  readonly onCancel?: () => void;
};

/** An act that wants the password with it. */
function WithPassword<T>({ label, act, onDone, onCancel }: WithPasswordProps<T>): ReactNode {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const { busy, wrong, run } = useTelling<T>(onDone);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void run(act(password));
  };
  return (
    <form className="flex max-w-96 flex-col gap-3" onSubmit={send}>
      <WrongNotice wrong={wrong} />
      <Field
        label={t('session.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy ? t('ui.sending') : null}>
          {label}
        </Button>
        {onCancel ? <Button onPress={onCancel}>{t('ui.cancel')}</Button> : null}
      </div>
    </form>
  );
}

function Enrol({ enrolment, onDone }: { readonly enrolment: Enrolment; readonly onDone: () => void }): ReactNode {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const { busy, wrong, run } = useTelling(onDone);
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void run(confirmFactor(code.replaceAll(/\s/g, '')));
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={send}>
      <p>{t('factor.scan')}</p>
      <QrCode text={enrolment.totpURI} label={t('factor.qr')} />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-soft">{t('factor.secret')}</span>
        <code className="break-all">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        <Copy text={secret} what={t('factor.secret')} />
      </p>
      <p>
        <a className="link" href={enrolment.totpURI}>
          {t('factor.open_app')}
        </a>
      </p>
      <WrongNotice wrong={wrong} />
      <div className="max-w-48">
        <Field
          label={t('session.code')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maxLength={10}
          value={code}
          onChange={setCode}
        />
      </div>
      <div>
        <Button type="submit" look="primary" busy={busy ? t('ui.sending') : null}>
          {t('factor.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** Sends, and keeps what was refused. */
function useTelling<T>(onDone: (answer: T) => void): {
  readonly busy: boolean;
  readonly wrong: MessageKey | null;
  readonly run: (asked: Promise<Told<T>>) => Promise<void>;
} {
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (asked: Promise<Told<T>>): Promise<void> => {
    setBusy(true);
    const outcome = await asked.catch((): Told<T> => ({ ok: false, key: 'session.failed' }));
    setBusy(false);
    setWrong(outcome.ok ? null : outcome.key);
    if (outcome.ok) onDone(outcome.answer);
  };
  return { busy, wrong, run };
}
