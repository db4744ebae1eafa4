/** The company one acts for: what is on file about it, who acts for it, and which keys open it to programs. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { countryName } from '../ui/figures.ts';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { AddressPart } from './AddressPart.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Invitations } from './Invitations.tsx';
import { Members } from './Members.tsx';
import { Phones } from './Phones.tsx';
import { companyQuery, membersQuery } from './queries.ts';

export type Standing = {
  readonly companyId: string;
  readonly userId: string;
  readonly email: string;
  /** Who is none reads, and asks an owner. */
  readonly isOwner: boolean;
};

export function CompanyPage(): ReactNode {
  const { t } = useWords();
  const { data: me, isPending } = useQuery(meQuery);
  const { acting, user } = me ?? {};
  if (isPending)
    return (
      <Page title={t('company.title')}>
        <Skeleton rows={8} />
      </Page>
    );
  if (!acting || !user)
    return (
      <Page title={t('company.title')}>
        <Empty title={t('needs.no_company')} text={t('needs.no_company_text')}>
          <ButtonLink to="/sign-up" look="primary">
            {t('needs.open_company')}
          </ButtonLink>
        </Empty>
      </Page>
    );
  const isOwner = acting.role === 'owner';
  return <TheCompany standing={{ companyId: acting.companyId, userId: user.id, email: user.email, isOwner }} />;
}

function TheCompany({ standing }: { readonly standing: Standing }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(companyQuery(standing.companyId));
  return (
    <Page title={data?.name ?? t('company.title')} lead={t('company.lead')}>
      {standing.isOwner ? null : <NoOwner companyId={standing.companyId} />}
      {data ? null : error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />}
      {data ? (
        <>
          <Section title={t('company.on_file')}>
            <OnFile of={data} />
          </Section>
          <Section title={t('address.title')}>
            <AddressPart standing={standing} country={data.country} address={data.address} />
          </Section>
          <Section title={t('company.phones')}>
            <Phones standing={standing} phones={data.phones} />
          </Section>
          <Section title={t('company.members')}>
            <Members standing={standing} />
          </Section>
          {standing.isOwner ? (
            <>
              <Section id="invitations" title={t('company.invitations')}>
                <Invitations standing={standing} />
              </Section>
              <Section id="keys" title={t('company.keys')}>
                <ApiKeys standing={standing} />
              </Section>
            </>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

/** Says what somebody may not do here, and whom to ask. */
function NoOwner({ companyId }: { readonly companyId: string }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(membersQuery(companyId));
  const owners = data?.items.filter(({ role }) => role === 'owner').map(({ userName }) => userName) ?? [];
  return owners.length > 0 ? (
    <div className="mb-4">
      <Notice tone="neutral" title={t('company.ask_owner', { names: owners.join(', ') })} />
    </div>
  ) : null;
}

type OnFileProps = {
  readonly of: { readonly name: string; readonly country: string; readonly zone: string; readonly kind: string };
};

function OnFile({ of }: OnFileProps): ReactNode {
  const { t, lang } = useWords();
  const rows = [
    [t('session.company_name'), of.name],
    [t('session.country'), countryName(of.country, lang)],
    [t('company.zone'), of.zone.replaceAll('_', ' ')],
    [
      t('session.company_kind'),
      t(of.kind === 'agency' ? 'session.kind_agency' : of.kind === 'trader' ? 'session.kind_trader' : 'company.kind_programme'),
    ],
  ] as const;
  return (
    <>
      <dl className="grid max-w-2xl gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 max-w-[72ch] text-soft">{t('company.on_file.text')}</p>
    </>
  );
}
