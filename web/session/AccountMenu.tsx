/** Who is signed in and for which company: the switch between companies, and the way out. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import { keep } from '../ui/kept.ts';
import { useWords } from '../ui/words.ts';
import { LeaveButton, clearPhone } from './LeaveButton.tsx';
import { signOut } from './auth.ts';

export function AccountMenu({ me }: { readonly me: GetV1Me200 | null }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  if (me === null) {
    return (
      <div className="flex gap-2">
        <Link to="/sign-in" className={buttonLook('quiet')}>
          {t('session.sign_in')}
        </Link>
        <Link to="/sign-up" className={`${buttonLook('plain')} max-lg:flex-1`}>
          {t('session.sign_up')}
        </Link>
      </div>
    );
  }
  const leave = async (): Promise<void> => {
    await signOut();
    await clearPhone();
    keep('company', null);
    client.clear();
    await navigate({ to: '/' });
  };
  const act = (companyId: string): void => {
    keep('company', companyId);
    // What was read as the other company must not be shown as this one's.
    client.clear();
    void navigate({ to: '/home' });
  };
  const { memberships, acting, user } = me;
  const name = memberships.find(({ companyId }) => companyId === acting?.companyId)?.companyName;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {memberships.length > 1 ? (
        <Choice
          label={t('session.acting_for')}
          hideLabel
          value={acting?.companyId ?? ''}
          onChange={act}
          options={[
            ...(acting ? [] : [['', t('session.choose_company')] as const]),
            ...memberships.map(({ companyId, companyName }) => [companyId, companyName] as const),
          ]}
        />
      ) : (
        <Link
          to={acting ? '/company' : '/account'}
          className="flex min-h-10 max-w-44 items-center font-semibold hover:underline lg:max-w-38"
          title={user.email}
        >
          <span className="truncate">{name ?? user.name}</span>
        </Link>
      )}
      {acting && memberships.length > 1 ? (
        <Link to="/company" className="text-soft hover:text-ink">
          {t('company.title')}
        </Link>
      ) : null}
      <Link to="/account" className="text-soft hover:text-ink">
        {t('account.title')}
      </Link>
      <LeaveButton leave={leave} />
    </div>
  );
}
