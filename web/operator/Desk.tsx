/** The frame of the desk's pages: who may not see one is told so, the others get the ways between the queues. */
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import type { Verb } from '../../src/parties/access.ts';
import { meQuery } from '../api/queries.ts';
import { ButtonLink, buttonLook } from '../ui/Button.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { isStaff } from './staff.ts';
import { mayAtDesk } from './standing.ts';

type Path =
  `/desk${'' | `/${'bank' | 'refunds' | 'payouts' | 'payees' | 'limits' | 'fund' | 'balance' | 'lessons' | 'check' | 'audit' | 'health' | 'policies' | 'people'}`}`;

/** The pages of the desk, each with what lets somebody see it: one of these, or nothing. */
// biome-ignore format: a table
const WAYS: readonly (readonly [path: Path, name: MessageKey, verbs: readonly Verb[]])[] = [
  ['/desk', 'desk.nav.queues', []],
  ['/desk/bank', 'desk.nav.bank', ['bank.read']],
  ['/desk/refunds', 'desk.nav.refunds', ['refund.read']],
  ['/desk/payouts', 'desk.nav.payouts', ['payouts.read']],
  ['/desk/payees', 'desk.nav.payees', ['payee.read']],
  ['/desk/limits', 'desk.nav.limits', ['limit.read', 'limit.grant', 'supplier.badge']],
  ['/desk/fund', 'desk.nav.fund', ['ledger.trial_balance', 'fund.deposit', 'debt.repay']],
  ['/desk/balance', 'desk.nav.balance', ['ledger.trial_balance']],
  ['/desk/lessons', 'desk.nav.lessons', ['lessons.read']],
  ['/desk/check', 'desk.nav.check', ['check.run']],
  ['/desk/audit', 'desk.nav.audit', ['check.run']],
  ['/desk/health', 'desk.nav.health', ['health.read']],
  ['/desk/policies', 'desk.nav.policies', ['programme.edit', 'calendar.override', 'check.run']],
  ['/desk/people', 'desk.nav.people', ['staff.read']],
];

/** The desk's pages that a person may see. */
export const waysOf = (me: GetV1Me200): typeof WAYS =>
  WAYS.filter(([, , verbs]) => verbs.length === 0 || verbs.some((verb) => mayAtDesk(me, verb)));

function DeskNav({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  return (
    <nav aria-label={t('desk.nav')} className="no-print mb-4 border-b border-line">
      <ul className="flex flex-wrap gap-x-5">
        {waysOf(me).map(([to, key]) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === '/desk' }}
              className="flex min-h-10 items-center border-b-2 border-transparent text-soft hover:text-ink [&.active]:border-action [&.active]:font-semibold [&.active]:text-ink"
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type DeskProps = {
  readonly title: string;
  readonly lead?: string;
  /** One of these suffices to see the page. */
  readonly verbs: readonly Verb[];
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly children: (me: GetV1Me200) => ReactNode;
};

/** A page of the desk. Whoever has none of the verbs sees the refusal; what is inside is not even asked for. */
export function Desk({ title, lead, verbs, aside, wide = false, children }: DeskProps): ReactNode {
  const { t } = useWords();
  const { data: me, error } = useQuery(meQuery);
  const href = useRouterState({ select: ({ location }) => location.href });
  if (me === undefined) return <Page title={title}>{error ? <ErrorNotice error={error} /> : <Skeleton rows={4} />}</Page>;
  if (me === null) {
    return (
      <Page title={title} lead={t('desk.sign_in')}>
        <Link to="/sign-in" search={{ next: href }} className={buttonLook('primary')}>
          {t('session.sign_in')}
        </Link>
      </Page>
    );
  }
  if (!verbs.some((verb) => mayAtDesk(me, verb))) {
    return (
      <Page title={t('desk.refused')}>
        <div className="max-w-xl">
          <Notice tone="bad" title={t(isStaff(me) ? 'desk.refused.permission' : 'desk.refused.company')}>
            <p>{t(isStaff(me) ? 'desk.refused.permission_advice' : 'desk.refused.company_advice')}</p>
          </Notice>
          <div className="mt-4">
            <ButtonLink to="/">{t('ui.to_home')}</ButtonLink>
          </div>
        </div>
      </Page>
    );
  }
  return (
    <Page title={title} {...(lead ? { lead } : {})} aside={aside} wide={wide} above={<DeskNav me={me} />}>
      {children(me)}
    </Page>
  );
}
