/** How an order and a claim go, with the time limits of the policy that is in force: the same data that the server decides by. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { latest, isPolicyName, windowFor } from '../../src/policy/rules.ts';
import { silenceDefaults } from '../../src/policy/silence.rules.ts';
import type { ClaimGround, CoverKind, Days, Policy } from '../../src/policy/types.ts';
import { programmeQuery } from '../api/queries.ts';
import { ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';

type Step = readonly [name: MessageKey, text: MessageKey, values: Readonly<Record<string, string>>];

const days = (t: Say, { days: n, kind }: Days): string =>
  t(kind === 'business' ? 'how.business_days' : 'how.calendar_days', { n });
const business = (t: Say, n: number): string => days(t, { days: n, kind: 'business' });
const calendar = (t: Say, n: number): string => days(t, { days: n, kind: 'calendar' });

/** How long a claim on a ground stays open; the clause's own period where the policy leaves it to the clause. */
function windowOf(t: Say, policy: Policy, ground: ClaimGround, cover: CoverKind): string {
  const end = windowFor(policy, ground, cover).closes.find(({ kind }) => kind === 'after');
  return end?.kind === 'after' ? days(t, end.days) : t('how.warranty_period');
}

const orderSteps = (t: Say, policy: Policy): readonly Step[] => {
  const { life, preShipment } = policy;
  const sea = calendar(t, life.presumedArrivalDays.sea);
  const other = calendar(t, life.presumedArrivalDays.other);
  return [
    ['how.draft', 'how.draft.text', {}],
    ['how.confirm', 'how.confirm.text', {}],
    ['how.deposit', 'how.deposit.text', { due: business(t, life.depositDueBusinessDays), unpaid: calendar(t, life.unpaidDays) }],
    [
      'how.inspection',
      'how.inspection.text',
      {
        inspect: business(t, preShipment.inspectOrWaiveBusinessDays),
        claim: business(t, preShipment.claimAfterReportBusinessDays),
      },
    ],
    ['how.balance', 'how.balance.text', { due: business(t, life.balanceDueBusinessDays) }],
    ['how.shipment', 'how.shipment.text', { late: windowOf(t, policy, 'late_shipment', 'post_delivery') }],
    ['how.arrival', 'how.arrival.text', { sea, other, quality: windowOf(t, policy, 'quality', 'post_delivery') }],
    ['how.receipt', 'how.receipt.text', { receipt: calendar(t, life.receiptConfirmedDays) }],
  ];
};

const claimSteps = (t: Say, policy: Policy): readonly Step[] => [
  ['how.claim.open', 'how.claim.open_text', { reply: days(t, policy.reply.within) }],
  ['how.claim.negotiate', 'how.claim.negotiate_text', { negotiate: days(t, policy.negotiation.lasts) }],
  ['how.claim.decide', 'how.claim.decide_text', { appeal: days(t, policy.appealWithin) }],
  ['how.claim.refund', 'how.claim.refund_text', { refund: days(t, policy.refundService) }],
];

function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useWords();
  return (
    <ol>
      {steps.map(([name, text, values], index) => (
        <li key={name} className="grid gap-x-4 border-t border-line py-3 first:border-t-0 sm:grid-cols-[200px_1fr]">
          <h3 className="flex gap-3">
            <span className="figures w-4 text-right text-soft">{index + 1}</span>
            {t(name)}
          </h3>
          <p className="max-w-[72ch] pl-7 text-soft sm:pl-0">{t(text, values)}</p>
        </li>
      ))}
    </ol>
  );
}

export function HowPage(): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(programmeQuery);
  const policy = data && isPolicyName(data.policy) ? latest(data.policy) : null;
  if (!policy) {
    return <Page title={t('how.title')}>{error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />}</Page>;
  }
  return (
    <Page title={t('how.title')} lead={t('how.lead', { policy: t(`how.policy.${policy.name}`) })}>
      <Section title={t('how.order')}>
        <Steps steps={orderSteps(t, policy)} />
      </Section>
      <Section title={t('how.claim')}>
        <Steps steps={claimSteps(t, policy)} />
      </Section>
      <Section title={t('how.silence')}>
        <p className="mb-2 text-soft">{t('how.silence.lead')}</p>
        <ul className="max-w-[84ch] list-disc pl-5">
          {silenceDefaults(policy).map((entry) => (
            <li key={entry.code} className="py-1">
              {entry[lang]}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
