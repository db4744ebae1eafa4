/** The limit: how much, what orders hold of it, why it is so by the published formula, and what would raise it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetV1LimitFormula200, GetV1SuppliersSupplierIdLimit200 } from '../../sdk/openapi.ts';
import { day, money } from '../ui/figures.ts';
import { Empty, ErrorNotice, Skeleton } from '../ui/Notice.tsx';
import { Meter } from '../ui/Meter.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { LimitHistory } from './LimitHistory.tsx';
import { formulaQuery, limitQuery } from './queries.ts';
import { SupplyFrame } from './SupplyFrame.tsx';

type Limits = GetV1SuppliersSupplierIdLimit200;
type Proposal = Limits['proposals'][number];

export function LimitPage(): ReactNode {
  const { t } = useWords();
  return (
    <SupplyFrame title={t('supply.limit')} lead={t('supply.limit.lead')}>
      {(supplierId) => <Limit supplierId={supplierId} />}
    </SupplyFrame>
  );
}

export function LimitMeters({ limits }: { readonly limits: Limits['limits'] }): ReactNode {
  const { t } = useWords();
  if (limits.length === 0) return <p className="text-soft">{t('supply.no_limit')}</p>;
  return (
    <div className="flex flex-col gap-4">
      {limits.map(({ currency, grantedMinor, reservedMinor, remainingMinor }) => (
        <div key={currency}>
          <p className="mb-1 font-semibold">
            <span className="figures">{money(grantedMinor, currency)}</span>
          </p>
          <Meter
            label={t('supply.limit')}
            parts={[
              { name: t('supply.left'), minor: remainingMinor, tone: 'good' },
              { name: t('supply.used'), minor: reservedMinor, tone: 'neutral' },
            ]}
            currency={currency}
          />
        </div>
      ))}
    </div>
  );
}

function Limit({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t, lang } = useWords();
  const { data, error } = useQuery(limitQuery(supplierId));
  const { data: formula } = useQuery(formulaQuery);
  if (!data) return error ? <ErrorNotice error={error} /> : <Skeleton rows={6} />;
  return (
    <>
      <Section title={t('supply.now')}>
        <div className="max-w-xl">
          <LimitMeters limits={data.limits} />
        </div>
        {data.grantedAt ? (
          <p className="mt-3 text-soft">
            {t('supply.granted_on', { day: day(data.grantedAt.slice(0, 10), lang) })}{' '}
            {data.reviewOn ? t('supply.review_on', { day: day(data.reviewOn, lang) }) : t('supply.no_review')}
          </p>
        ) : null}
      </Section>
      <Section title={t('limit.history')}>
        <LimitHistory history={data.history} />
      </Section>
      {data.proposals.length === 0 ? (
        <Section title={t('supply.formula')}>
          <Empty title={t('supply.no_trade')} text={t('supply.no_trade.text')} />
        </Section>
      ) : null}
      {data.proposals.map((proposal) => (
        <Why key={proposal.currency} proposal={proposal} formula={formula ?? null} />
      ))}
    </>
  );
}

export function Why({
  proposal,
  formula,
}: {
  readonly proposal: Proposal;
  readonly formula: GetV1LimitFormula200 | null;
}): ReactNode {
  const { t } = useWords();
  const { currency, tradeMinor, countedMinor, factors, computedMinor, ceilingMinor, limitMinor, raisedBy } = proposal;
  const figure = (factor: string, value: number): string =>
    factor === 'tenure' ? t('supply.days', { n: value }) : `${value / 100} %`;
  const rows = [
    [t('supply.trade', { days: formula?.windowDays ?? 180 }), tradeMinor],
    [t('supply.counted', { percent: formula?.buyerSharePercent ?? 25 }), countedMinor],
    [t('supply.computed', { percent: formula?.tradePercent ?? 25 }), computedMinor],
    [t('supply.ceiling'), ceilingMinor],
    [t('supply.proposed'), limitMinor],
  ] as const;
  return (
    <Section title={`${t('supply.formula')} (${currency})`}>
      <p className="mb-3 max-w-[72ch] text-soft">{t('supply.formula.text')}</p>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <dl>
          {rows.map(([name, minor]) => (
            <div key={name} className="flex justify-between gap-4 border-t border-line py-2 first:border-t-0">
              <dt>{name}</dt>
              <dd className="figures">{money(minor, currency)}</dd>
            </div>
          ))}
        </dl>
        <ul>
          {factors.map(({ factor, value, percent, next }) => (
            <li key={factor} className="border-t border-line py-2 first:border-t-0">
              <span className="flex justify-between gap-4">
                <span>
                  {t(`supply.factor.${factor}`)} <span className="figures text-soft">{figure(factor, value)}</span>
                </span>
                <span className="figures">{percent} %</span>
              </span>
              {next ? (
                <span className="block text-soft">
                  {t(factor === 'tenure' ? 'supply.factor.next' : 'supply.factor.down', {
                    value: figure(factor, next.value),
                    percent: next.percent,
                  })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <h3 className="mt-4">{t('supply.raises')}</h3>
      {raisedBy.length === 0 ? <p className="text-soft">{t('supply.raises.none')}</p> : null}
      <ul className="list-disc pl-5">
        {raisedBy.map((by) => (
          <li key={by}>{t(`supply.raise.${by}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
