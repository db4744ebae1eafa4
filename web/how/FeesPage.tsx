/** What each side pays: the fee tiers of the policy in force, reckoned by the server's own rule, and the agencies' prices. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { parseAmount, ungrouped } from '../../src/kernel/money.ts';
import { isPolicyName, latest, supplierFee } from '../../src/policy/rules.ts';
import type { MoneyMode, Policy } from '../../src/policy/types.ts';
import { agenciesQuery, programmeQuery } from '../api/queries.ts';
import { Field } from '../ui/Field.tsx';
import { money } from '../ui/figures.ts';
import { Chip, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';

const MODES: readonly MoneyMode[] = ['guarantee', 'hold'];
const KINDS = ['pre_shipment', 'during_production', 'loading'] as const;

const percent = (basisPoints: number): string => `${basisPoints / 100}\u00a0%`;

function feeOf(t: Say, policy: Policy, mode: MoneyMode): string {
  const tiers = policy.supplierFee[mode];
  const [first] = tiers;
  if (!first || tiers.every(({ basisPoints }) => basisPoints === 0)) return t('fees.free');
  if (tiers.length === 1) return t('fees.of_released', { percent: percent(first.basisPoints) });
  return tiers
    .map(({ upToMinor, basisPoints }) =>
      upToMinor === null
        ? t('fees.tier_above', { percent: percent(basisPoints) })
        : t('fees.tier_upto', { percent: percent(basisPoints), amount: money(upToMinor, 'USD') }),
    )
    .join(', ');
}

function Mode({
  policy,
  mode,
  inForce,
}: {
  readonly policy: Policy;
  readonly mode: MoneyMode;
  readonly inForce: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="border-t border-line py-4">
      <h2 className="flex flex-wrap items-center gap-2 text-base">
        {t(`fees.mode.${mode}`)} {inForce ? <Chip tone="good">{t('fees.now')}</Chip> : null}
      </h2>
      <p className="text-soft">{t(`fees.mode.${mode}_text`)}</p>
      <dl className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[160px_1fr]">
        <dt className="text-soft">{t('fees.supplier')}</dt>
        <dd>{feeOf(t, policy, mode)}</dd>
        <dt className="text-soft">{t('fees.buyer')}</dt>
        <dd>{t('fees.buyer_none')}</dd>
      </dl>
    </div>
  );
}

function Example({ policy, mode }: { readonly policy: Policy; readonly mode: MoneyMode }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('4000.00');
  const parsed = parseAmount(ungrouped(text), 'USD');
  const fee = parsed.ok ? supplierFee(policy, mode, parsed.value) : 0;
  return (
    <Section title={t('fees.example')}>
      <div className="max-w-64">
        <Field label={t('fees.example_amount')} inputMode="decimal" value={text} onChange={setText} maxLength={16} />
      </div>
      <p className="mt-2" aria-live="polite">
        {parsed.ok
          ? t('fees.example_says', { fee: money(fee, 'USD'), net: money(parsed.value - fee, 'USD') })
          : t('fees.example_bad')}
      </p>
    </Section>
  );
}

function Agencies(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(agenciesQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton />;
  return (
    <ul>
      {data.items.map(({ agencyId, name, prices }) => (
        <li key={agencyId} className="grid gap-x-4 border-t border-line py-2 first:border-t-0 sm:grid-cols-[200px_1fr]">
          <strong>{name}</strong>
          <dl className="grid gap-x-4 sm:grid-cols-3">
            {KINDS.map((kind) => {
              const price = prices.find((one) => one.kind === kind);
              return price ? (
                <div key={kind} className="flex justify-between gap-2 sm:block">
                  <dt className="text-soft">{t(`fees.${kind}`)}</dt>
                  <dd className="figures">{t('fees.per_day', { amount: money(price.perDayMinor, price.currency) })}</dd>
                </div>
              ) : null;
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}

export function FeesPage(): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(programmeQuery);
  if (!data || !isPolicyName(data.policy)) {
    return <Page title={t('fees.title')}>{error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />}</Page>;
  }
  const policy = latest(data.policy);
  return (
    <Page title={t('fees.title')} lead={t('fees.lead', { policy: t(`how.policy.${policy.name}`) })}>
      <div className="grid gap-x-8 lg:grid-cols-2">
        {MODES.map((mode) => (
          <Mode key={mode} policy={policy} mode={mode} inForce={mode === data.mode} />
        ))}
      </div>
      <Example policy={policy} mode={data.mode} />
      <Section title={t('fees.inspection')}>
        <p className="mb-2 max-w-[72ch] text-soft">{t('fees.inspection_lead')}</p>
        <Agencies />
      </Section>
    </Page>
  );
}
