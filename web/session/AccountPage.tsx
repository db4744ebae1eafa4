/** One's own account: who is signed in, and the passkeys that open it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { Notice, WrongNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import type { AuthOutcome } from './auth.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';
import { addPasskey, passkeys, removePasskey, usePasskeys } from './passkey.ts';

const KEY = ['passkeys'] as const;

export function AccountPage(): ReactNode {
  const { t } = useWords();
  const { data: me, isPending } = useQuery(meQuery);
  if (isPending)
    return (
      <Page title={t('account.title')}>
        <Skeleton rows={4} />
      </Page>
    );
  if (!me)
    return (
      <Page title={t('account.title')}>
        <Notice tone="due" title={t('account.signed_out')} />
      </Page>
    );
  return (
    <Page title={t('account.title')} lead={`${me.user.name} · ${me.user.email}`}>
      <Section title={t('account.passkeys')}>
        <Passkeys />
      </Section>
      <Section title={t('factor.title')}>
        <SecondFactor on={me.user.twoFactor} />
      </Section>
      <Section title={t('account.password')}>
        <PasswordForm email={me.user.email} />
      </Section>
      <Section title={t('account.sessions')}>
        <Sessions />
      </Section>
    </Page>
  );
}

function Passkeys(): ReactNode {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: passkeys });
  const able = usePasskeys();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (asked: Promise<AuthOutcome>): Promise<boolean> => {
    setBusy(true);
    const outcome = await asked.catch((): AuthOutcome => ({ kind: 'refused', key: 'session.failed' }));
    setBusy(false);
    setWrong(outcome.kind === 'refused' ? outcome.key : null);
    await client.invalidateQueries({ queryKey: KEY });
    return outcome.kind === 'done';
  };
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await run(addPasskey(name.trim()))) setName('');
  };

  return (
    <div className="flex max-w-xl flex-col gap-4">
      <p className="text-soft">{t('account.passkeys_lead')}</p>
      <WrongNotice wrong={wrong} />
      {data === undefined ? <Skeleton rows={2} /> : null}
      {data?.length === 0 ? <p>{t('account.no_passkey')}</p> : null}
      <ul className="divide-y divide-line">
        {data?.map(({ id, name: called, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span>
              <span className="font-semibold">{called ?? t('account.passkey')}</span>
              {createdAt ? (
                <span className="block text-soft">{t('account.added_on', { day: day(createdAt.slice(0, 10), lang) })}</span>
              ) : null}
            </span>
            <Button look="plain" disabled={busy} onPress={() => void run(removePasskey(id))}>
              {t('account.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {able ? (
        <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => void add(event)}>
          <Field label={t('account.passkey_name')} name="passkey" required maxLength={60} value={name} onChange={setName} />
          <Button type="submit" look="primary" busy={busy ? t('account.asking_device') : null}>
            {t('account.add_passkey')}
          </Button>
        </form>
      ) : (
        <Notice tone="due" title={t('account.no_support')} />
      )}
    </div>
  );
}
