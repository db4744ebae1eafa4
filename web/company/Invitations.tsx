/** Inviting by e-mail address, and the invitations that still wait. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ROLES, type Role } from '../../src/parties/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useStepped } from '../session/StepUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Standing } from './CompanyPage.tsx';
import { invitationsQuery } from './queries.ts';

export function Invitations({ standing }: { readonly standing: Standing }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(invitationsQuery(standing.companyId));
  return (
    <>
      <ErrorNotice error={error} />
      {data || error ? null : <Skeleton rows={2} />}
      {data?.items.length === 0 ? <p className="mb-3 text-soft">{t('company.invitations.none')}</p> : null}
      <ul className="divide-y divide-line">
        {data?.items.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="min-w-0">
              <span className="block break-all font-semibold">{email}</span>
              <span className="text-soft">
                {t(`role.${role}`)} · {t('company.invitations.until', { day: day(expiresAt.slice(0, 10), lang) })}
              </span>
            </span>
            <Withdraw standing={standing} invitationId={id} email={email} />
          </li>
        ))}
      </ul>
      <Invite standing={standing} />
    </>
  );
}

type WithdrawProps = { readonly standing: Standing; readonly invitationId: string; readonly email: string };

function Withdraw({ standing, invitationId, email }: WithdrawProps): ReactNode {
  const { t } = useWords();
  const params = { path: { companyId: standing.companyId, invitationId } };
  const act = useStepped(
    useAct((_: null, headers) => told(api.DELETE('/v1/companies/{companyId}/invitations/{invitationId}', { params, headers }))),
    standing.email,
  );
  return (
    <>
      <Confirm
        label={t('company.invitations.withdraw')}
        says={t('company.invitations.withdraw.says', { email })}
        onConfirm={() => act.send(null)}
        pending={act.isPending}
        error={act.error}
      />
      {act.dialog}
    </>
  );
}

function Invite({ standing }: { readonly standing: Standing }): ReactNode {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const params = { path: { companyId: standing.companyId } };
  const act = useStepped(
    useAct((body: { readonly email: string; readonly role: Role }, headers) =>
      told(api.POST('/v1/companies/{companyId}/invitations', { params, body, headers })),
    ),
    standing.email,
    (invited) => {
      setSentTo(invited.email);
      setEmail('');
    },
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setSentTo(null);
    act.send({ email: email.trim(), role });
  };
  return (
    <form className="mt-3 flex max-w-2xl flex-col gap-3" onSubmit={send}>
      <ErrorNotice error={act.error} />
      <div role="status">{sentTo ? <Notice tone="good" title={t('company.invitations.sent', { email: sentTo })} /> : null}</div>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label={t('session.email')}
          type="email"
          name="invite"
          autoComplete="off"
          required
          maxLength={254}
          value={email}
          onChange={setEmail}
        />
        <Choice
          label={t('company.role')}
          value={role}
          onChange={(value) => setRole(ROLES.find((one) => one === value) ?? 'member')}
          options={[...ROLES].reverse().map((one) => [one, t(`role.${one}`)] as const)}
        />
        <Button type="submit" look="primary" busy={act.isPending ? t('ui.sending') : null}>
          {t('company.invite')}
        </Button>
      </div>
      {act.dialog}
    </form>
  );
}
