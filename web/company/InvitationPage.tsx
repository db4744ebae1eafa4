/** An invitation by its link: who invites, as what; accepted by the person whose address was invited and nobody else. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { codeOf } from '../api/problem.ts';
import { meQuery } from '../api/queries.ts';
import { signOut } from '../session/auth.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { day } from '../ui/figures.ts';
import { keep } from '../ui/kept.ts';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { invitationQuery } from './queries.ts';

export function InvitationPage(): ReactNode {
  const { t } = useWords();
  const { invitationId } = useParams({ from: '/invitations/$invitationId' });
  const { data: me, isPending } = useQuery(meQuery);
  return (
    <Page title={t('invitation.title')}>
      <div className="max-w-2xl">
        {isPending ? <Skeleton rows={4} /> : null}
        {me === null ? <SignedOut invitationId={invitationId} /> : null}
        {me ? <Offered invitationId={invitationId} email={me.user.email} /> : null}
      </div>
    </Page>
  );
}

/** Of whom the invitation is, is told only to the invited: the link may have been passed on. */
function SignedOut({ invitationId }: { readonly invitationId: string }): ReactNode {
  const { t } = useWords();
  const next = `/invitations/${invitationId}`;
  return (
    <>
      <p className="text-base">{t('invitation.signed_out')}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink to="/sign-in" search={{ next }} look="primary">
          {t('session.sign_in')}
        </ButtonLink>
        <ButtonLink to="/sign-up" search={{ next }}>
          {t('session.sign_up')}
        </ButtonLink>
      </div>
    </>
  );
}

function Offered({ invitationId, email }: { readonly invitationId: string; readonly email: string }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(invitationQuery(invitationId));
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = async (companyId: string): Promise<void> => {
    keep('company', companyId);
    client.clear();
    await navigate({ to: '/home' });
  };
  const params = { path: { invitationId } };
  const accept = useAct((_: null, headers) => told(api.POST('/v1/invitations/{invitationId}/accept', { params, headers })));
  if (!data) {
    if (!error) return <Skeleton rows={4} />;
    return (
      <>
        <ErrorNotice error={error} />
        {codeOf(error) === 'invitation.other_address' ? <OtherAddress invitationId={invitationId} email={email} /> : null}
      </>
    );
  }
  const { companyName, companyId, inviterName, role, state, expiresAt } = data;
  if (state === 'expired')
    return (
      <Notice tone="due" title={t('invitation.expired', { company: companyName })}>
        <p>{t('invitation.expired.text', { name: inviterName })}</p>
      </Notice>
    );
  if (state === 'accepted')
    return (
      <Notice tone="good" title={t('invitation.accepted', { company: companyName })}>
        <div className="mt-2">
          <Button look="primary" onPress={() => void enter(companyId)}>
            {t('invitation.enter', { company: companyName })}
          </Button>
        </div>
      </Notice>
    );
  return (
    <>
      <p className="text-base">{t('invitation.offer', { name: inviterName, company: companyName, role: t(`role.${role}`) })}</p>
      <p className="mt-2">{t(`role.${role}.may`)}</p>
      <p className="mt-2 text-soft">{t('invitation.until', { day: day(expiresAt.slice(0, 10), lang) })}</p>
      <div className="mt-4 flex flex-col items-start gap-3">
        <ErrorNotice error={accept.error} />
        <Button
          look="primary"
          busy={accept.isPending ? t('ui.sending') : null}
          onPress={() =>
            void accept.mutateAsync(null).then(
              (joined) => enter(joined.companyId),
              () => undefined,
            )
          }
        >
          {t('invitation.accept')}
        </Button>
        <p className="text-soft">{t('invitation.unknown', { company: companyName })}</p>
      </div>
    </>
  );
}

function OtherAddress({ invitationId, email }: { readonly invitationId: string; readonly email: string }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = async (): Promise<void> => {
    await signOut();
    keep('company', null);
    client.clear();
    await navigate({ to: '/sign-in', search: { next: `/invitations/${invitationId}` } });
  };
  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      <p>{t('invitation.you_are', { email })}</p>
      <Button look="primary" onPress={() => void change()}>
        {t('invitation.other_account')}
      </Button>
    </div>
  );
}
