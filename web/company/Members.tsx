/** Who acts for the company, as what; owners change that, everybody may leave. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1CompaniesCompanyIdMembers200 } from '../../sdk/openapi.ts';
import { ROLES, type Role } from '../../src/parties/types.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useStepped } from '../session/StepUp.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { Choice } from '../ui/Field.tsx';
import { day } from '../ui/figures.ts';
import { keep } from '../ui/kept.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.ts';
import type { Standing } from './CompanyPage.tsx';
import { membersQuery } from './queries.ts';

type Member = GetV1CompaniesCompanyIdMembers200['items'][number];
type RowProps = { readonly standing: Standing; readonly member: Member };

export function Members({ standing }: { readonly standing: Standing }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(membersQuery(standing.companyId));
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={3} />;
  return (
    <>
      <p className="mb-2 max-w-[72ch] text-soft">{t('company.roles')}</p>
      <ul className="divide-y divide-line">
        {data.items.map((member) => (
          <MemberRow key={member.userId} standing={standing} member={member} />
        ))}
      </ul>
    </>
  );
}

function MemberRow({ standing, member }: RowProps): ReactNode {
  const { t, lang } = useWords();
  const own = member.userId === standing.userId;
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <span className="min-w-0">
          <span className="font-semibold">{own ? t('company.you', { name: member.userName }) : member.userName}</span>
          <span className="block break-all text-soft">{member.email}</span>
          <span className="block text-soft">{t('company.since', { day: day(member.since.slice(0, 10), lang) })}</span>
        </span>
        {standing.isOwner ? <RoleChoice standing={standing} member={member} /> : <span>{t(`role.${member.role}`)}</span>}
      </div>
      {own || standing.isOwner ? <EndMembership standing={standing} member={member} /> : null}
    </li>
  );
}

function RoleChoice({ standing, member }: RowProps): ReactNode {
  const { t } = useWords();
  const params = { path: { companyId: standing.companyId, userId: member.userId } };
  const change = useStepped(
    useAct((role: Role, headers) =>
      told(api.PATCH('/v1/companies/{companyId}/members/{userId}', { params, body: { role }, headers })),
    ),
    standing.email,
  );
  return (
    <div className="min-w-40">
      <Choice
        label={t('company.role_of', { name: member.userName })}
        hideLabel
        value={member.role}
        onChange={(role) => change.send(ROLES.find((one) => one === role) ?? member.role)}
        options={[...ROLES].reverse().map((role) => [role, t(`role.${role}`)] as const)}
      />
      <span role="status" className="text-soft">
        {change.isPending ? t('ui.sending') : ''}
      </span>
      <ErrorNotice error={change.error} />
      {change.dialog}
    </div>
  );
}

function EndMembership({ standing, member }: RowProps): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const own = member.userId === standing.userId;
  const params = { path: { companyId: standing.companyId, userId: member.userId } };
  const left = async (): Promise<void> => {
    if (!own) return;
    keep('company', null);
    client.clear();
    await navigate({ to: '/home' });
  };
  const end = useStepped(
    useAct((_: null, headers) => told(api.DELETE('/v1/companies/{companyId}/members/{userId}', { params, headers }))),
    standing.email,
    () => void left(),
  );
  return (
    <div>
      <Confirm
        label={own ? t('company.leave') : t('company.end_of', { name: member.userName })}
        says={own ? t('company.leave.says') : t('company.end.says', { name: member.userName })}
        onConfirm={() => end.send(null)}
        pending={end.isPending}
        error={end.error}
      />
      {end.dialog}
    </div>
  );
}
