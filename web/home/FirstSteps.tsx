/** What somebody does first with a new company: to buy, to sell, to inspect; what is done already says so. */
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { agenciesQuery, supplierQuery } from '../api/queries.ts';
import { companyQuery } from '../company/queries.ts';
import { accountQuery } from '../supply/queries.ts';
import { Chip } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

type Step = {
  readonly name: MessageKey;
  readonly why: MessageKey;
  readonly link: Pick<LinkProps, 'to' | 'search'>;
  /** Undefined where it is never done for good, or not known yet. */
  readonly done?: boolean | undefined;
};

export function FirstSteps({ companyId }: { readonly companyId: string }): ReactNode {
  const { t } = useWords();
  const { data: company } = useQuery(companyQuery(companyId));
  // Who is not in the directory is told that there is none: an answer, not a fault.
  const { data: supplier } = useQuery(supplierQuery(companyId));
  const { data: account } = useQuery({ ...accountQuery(companyId), enabled: supplier !== undefined });
  const address: Step = {
    name: 'first.address',
    why: 'first.address.why',
    link: { to: '/company' },
    done: company && company.address !== null,
  };
  return (
    <>
      <p className="mb-4 max-w-[68ch]">{t('first.lead')}</p>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Steps
          title="first.buy"
          steps={[
            address,
            { name: 'first.find', why: 'first.find.why', link: { to: '/suppliers', search: { tradeAssurance: true } } },
          ]}
        />
        <Steps
          title="first.sell"
          steps={[
            address,
            { name: 'first.enter', why: 'first.enter.why', link: { to: '/supply/profile' }, done: supplier !== undefined },
            {
              name: 'first.account',
              why: 'first.account.why',
              link: { to: '/supply/account' },
              done: account !== undefined && (account.designated !== null || account.change !== null),
            },
            {
              name: 'first.enrol',
              why: 'first.enrol.why',
              link: { to: '/supply/profile' },
              done: supplier?.programme === true,
            },
          ]}
        />
      </div>
    </>
  );
}

/** The same for an agency: it is booked from the directory, by its prices. */
export function AgencyFirstSteps({ companyId }: { readonly companyId: string }): ReactNode {
  const { data: company } = useQuery(companyQuery(companyId));
  const { data: agencies } = useQuery(agenciesQuery);
  const prices = agencies?.items.find(({ agencyId }) => agencyId === companyId)?.prices ?? [];
  return (
    <Steps
      title="first.inspect"
      steps={[
        {
          name: 'first.address',
          why: 'first.address.why',
          link: { to: '/company' },
          done: company && company.address !== null,
        },
        { name: 'first.prices', why: 'first.prices.why', link: { to: '/company' }, done: agencies && prices.length > 0 },
        { name: 'first.inspectors', why: 'first.inspectors.why', link: { to: '/company' } },
        { name: 'first.jobs', why: 'first.jobs.why', link: { to: '/jobs' } },
      ]}
    />
  );
}

function Steps({ title, steps }: { readonly title: MessageKey; readonly steps: readonly Step[] }): ReactNode {
  const { t } = useWords();
  return (
    <Section title={t(title)}>
      <ol className="flex flex-col gap-4">
        {steps.map(({ name, why, link, done }, n) => (
          <li key={name} className="flex gap-3">
            <span className="figures text-soft">{n + 1}.</span>
            <span className="min-w-0 flex-1">
              <Link {...link} data-row="" className="link font-semibold">
                {t(name)}
              </Link>{' '}
              {done ? <Chip tone="good">{t('first.done')}</Chip> : null}
              <span className="block text-soft">{t(why)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
