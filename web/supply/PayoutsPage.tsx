/** Payouts: what is to come and by when, to which account, why something waits, and what was paid. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayOf } from '../../src/kernel/dates.ts';
import type { GetV1SuppliersSupplierIdPayouts200 } from '../../sdk/openapi.ts';
import { Countdown } from '../ui/Countdown.tsx';
import { day, instantIn, money } from '../ui/figures.ts';
import { More } from '../ui/More.tsx';
import { Chip, Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { payoutsQuery } from './queries.ts';
import { SupplyFrame } from './SupplyFrame.tsx';

type Payouts = GetV1SuppliersSupplierIdPayouts200;

/** In which the waiting ends; the reader's own zone stands beside it. */
const ZONE = 'Asia/Shanghai';

export function PayoutsPage(): ReactNode {
  const { t } = useWords();
  return (
    <SupplyFrame title={t('supply.payouts')} lead={t('supply.payouts.lead')}>
      {(supplierId) => <OwnPayouts supplierId={supplierId} />}
    </SupplyFrame>
  );
}

function OwnPayouts({ supplierId }: { readonly supplierId: string }): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery(payoutsQuery(supplierId));
  const [first] = list.data?.pages ?? [];
  if (!first) return list.error ? <ErrorNotice error={list.error} /> : <Skeleton rows={5} />;
  const paid = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const { open, payable } = first;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[1fr_320px]">
      <div className="min-w-0">
        <Section title={t('supply.payouts.to_come')} aside={<PayoutSums of={payable} />}>
          {open.length === 0 ? <Empty title={t('supply.payouts.nothing')} text={t('supply.payouts.nothing.text')} /> : null}
          <ul>
            {open.map((payout) => (
              <Waiting key={payout.reference} payout={payout} />
            ))}
          </ul>
        </Section>
        <Section title={t('supply.payouts.paid')}>
          {paid.length === 0 ? <p className="text-soft">{t('supply.payouts.none_paid')}</p> : null}
          <ul>
            {paid.map((payout) => (
              <Paid key={payout.reference} payout={payout} />
            ))}
          </ul>
          <More list={list} />
        </Section>
      </div>
      <div>
        <Where payouts={first} />
      </div>
    </div>
  );
}

export function PayoutSums({ of }: { readonly of: Payouts['payable'] }): ReactNode {
  return (
    <span className="flex flex-wrap gap-x-4 text-base font-semibold">
      {of.map(({ currency, amountMinor }) => (
        <span key={currency} className="figures">
          {money(amountMinor, currency)}
        </span>
      ))}
    </span>
  );
}

const ROW = 'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0';

/** Amount, order and reference: what both lists say of a payout. */
function What({
  of,
}: {
  readonly of: Pick<Payouts['items'][number], 'orderId' | 'amountMinor' | 'currency' | 'reference'>;
}): ReactNode {
  const { t } = useWords();
  const { orderId, amountMinor, currency, reference } = of;
  return (
    <span className="min-w-0">
      <span className="figures block font-semibold">{money(amountMinor, currency)}</span>
      <Link to="/orders/$orderId" params={{ orderId }} data-row="" className="link break-all">
        {t('supply.payouts.order', { order: orderId })}
      </Link>
      <span className="block break-words text-soft">{t('supply.payouts.reference', { reference })}</span>
    </span>
  );
}

function Waiting({ payout }: { readonly payout: Payouts['open'][number] }): ReactNode {
  const { t, lang } = useWords();
  const { waits, overdue, dueOn } = payout;
  const by = { day: day(dueOn, lang) };
  return (
    <li className={ROW}>
      <What of={payout} />
      <Chip tone={waits ? 'due' : overdue ? 'bad' : 'neutral'} icon="clock">
        {waits ? t(`supply.payouts.waits.${waits}`) : t(overdue ? 'supply.payouts.late' : 'supply.payouts.by', by)}
      </Chip>
    </li>
  );
}

function Paid({ payout }: { readonly payout: Payouts['items'][number] }): ReactNode {
  const { t, lang } = useWords();
  const { paidAt, account } = payout;
  return (
    <li className={ROW}>
      <What of={payout} />
      <span className="min-w-0">
        <time dateTime={paidAt} className="figures block whitespace-normal">
          {t('supply.payouts.paid_on', { day: day(dayOf(paidAt, ZONE), lang) })}
        </time>
        <span className="block text-soft">{account ? t('supply.payouts.to', account) : t('supply.payouts.erased')}</span>
      </span>
    </li>
  );
}

/** The account today, and how far a change of it has come. */
function Where({ payouts: { account, change } }: { readonly payouts: Payouts }): ReactNode {
  const { t, lang } = useWords();
  return (
    <Section title={t('supply.payouts.where')}>
      {account ? (
        <>
          <p className="font-semibold">{t('supply.payouts.account', account)}</p>
          <p className="text-soft">{t('supply.account.since', { at: instantIn(account.since, ZONE, lang) })}</p>
        </>
      ) : (
        <Notice tone="due" title={t('supply.payouts.no_account')} />
      )}
      {change ? (
        <div className="mt-3">
          <Notice tone="due" title={t('supply.payouts.change_open')}>
            {change.usableAt ? (
              <dl>
                <Countdown name={t('supply.change.usable')} at={change.usableAt} zone={ZONE} businessDays={null} />
              </dl>
            ) : null}
          </Notice>
        </div>
      ) : null}
      <p className="mt-3">
        <Link to="/supply/account" className="link">
          {t(change ? 'supply.payouts.follow' : account ? 'supply.payouts.change' : 'supply.payouts.register')}
        </Link>
      </p>
    </Section>
  );
}
