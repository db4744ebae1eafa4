/** An order: whose turn it is, how far it is, its clauses and terms, money, payee, cover and every event. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GetV1OrdersOrderId200 } from '../../sdk/openapi.ts';
import { useLive } from '../api/live.ts';
import { codeOf } from '../api/problem.ts';
import { money } from '../ui/figures.ts';
import { Icon } from '../ui/Icon.tsx';
import { MissingPage } from '../ui/MissingPage.tsx';
import { ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { AllTerms } from './AllTerms.tsx';
import { AmendmentPart } from './AmendmentPart.tsx';
import { Attachments } from './Attachments.tsx';
import { ClauseList } from './ClauseList.tsx';
import { OrderActs } from './OrderActs.tsx';
import { OrderWays } from '../supply/OrderWays.tsx';
import { ContractCard } from './ContractCard.tsx';
import { DelayNotice } from './DelayNotice.tsx';
import { DocumentsPart } from './DocumentsPart.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { NextStepBar } from './NextStepBar.tsx';
import { OrderParts } from './OrderParts.tsx';
import { PayeeCard } from './PayeeCard.tsx';
import { GoodsPart } from '../visits/GoodsPart.tsx';
import { VisitsPart } from '../visits/VisitsPart.tsx';
import { WireLadder } from '../pay/WireLadder.tsx';
import { orderQuery } from './queries.ts';
import { TermList } from './TermList.tsx';
import { Timeline } from './Timeline.tsx';
import { USUAL } from './states.ts';
import { VersionDiff } from './VersionDiff.tsx';
import { Warnings } from './Warnings.tsx';
import { WhatIf } from './WhatIf.tsx';

export type Order = GetV1OrdersOrderId200;

/** What the order is called: its first line's goods. */
const titleOf = (t: Say, order: Order): string => order.contract.terms.lines[0]?.product.text ?? t('orders.untitled');

export function OrderPage(): ReactNode {
  const { t } = useWords();
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const { data: order, error } = useQuery(orderQuery(orderId));
  useLive(order ? [orderId] : []);
  const back = (
    <Link to="/orders" className="link no-print mb-2 inline-block">
      {t('orders.back')}
    </Link>
  );
  if (!order) {
    if (codeOf(error) === 'access.not_found' || codeOf(error) === 'request.invalid') return <MissingPage />;
    return (
      <Page title={t('orders.title')} above={back}>
        {error ? <ErrorNotice error={error} /> : <Skeleton rows={8} />}
      </Page>
    );
  }
  const { buyer, supplier, contract } = order;
  const { totalMinor, currency, incoterm } = contract.terms;
  return (
    <Page
      title={titleOf(t, order)}
      above={back}
      aside={
        <p className="text-soft sm:text-right">
          <span className="figures block text-base font-semibold text-ink">{money(totalMinor, currency)}</span>
          {incoterm.rule} {incoterm.place} · <span className="break-all">{order.orderId}</span>
        </p>
      }
    >
      <p className="-mt-4 mb-4 text-soft">
        {t('orders.with', { buyer: buyer.name ?? t('orders.buyer'), supplier: supplier.name ?? t('orders.supplier') })}
      </p>
      <NextStepBar order={order} />
      <DelayNotice order={order} />
      <OrderWays order={order} />
      <StateRail state={order.state} />
      <OrderParts order={order} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          {order.frozen ? <Notice tone="platform" title={t('orders.frozen')} /> : null}
          {order.contested ? <Notice tone="due" title={t('orders.contested')} /> : null}
          <ContractText order={order} />
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <MoneyPanel order={order} />
          <PayeeCard order={order} />
          <Warnings warnings={order.warnings} />
          <ContractCard order={order} />
          <OrderActs order={order} />
        </div>
        <div className="min-w-0">
          <VisitsPart order={order} />
          <GoodsPart order={order} />
          <WireLadder order={order} />
          <WhatIf order={order} />
          <DocumentsPart order={order} />
          <Section title={t('timeline.title')} id="timeline">
            <Timeline order={order} />
          </Section>
        </div>
      </div>
    </Page>
  );
}

/** What is agreed or on the table: what changed in it, its clauses, its terms, its files. */
function ContractText({ order }: { readonly order: Order }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <AmendmentPart order={order} />
      <VersionDiff order={order} />
      <Section title={t('clauses.title')} id="clauses">
        <ClauseList order={order} />
      </Section>
      <Section title={t('terms.title')}>
        <TermList order={order} />
        <AllTerms order={order} />
      </Section>
      <Attachments order={order} />
    </>
  );
}

/** How far the order is on its usual way; an order that ended otherwise shows that end alone. */
function StateRail({ state }: { readonly state: Order['state'] }): ReactNode {
  const { t } = useWords();
  const reached = USUAL.indexOf(state);
  if (reached < 0) {
    return (
      <p className="my-4 flex items-center gap-2 font-semibold">
        <Icon name="cross" className="text-soft" />
        {t(`state.${state}`)}
      </p>
    );
  }
  return (
    <ol aria-label={t('orders.progress')} className="my-4 flex flex-wrap gap-x-1 gap-y-1">
      {USUAL.map((one, index) => (
        <li key={one} aria-current={index === reached ? 'step' : undefined} className="flex items-center gap-1">
          {index > 0 ? <span aria-hidden="true" className={`h-px w-3 ${index <= reached ? 'bg-good' : 'bg-line'}`} /> : null}
          <span
            className={`inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs ${index === reached ? 'bg-action-wash font-semibold text-action' : index < reached ? 'text-good' : 'text-soft'}`}
          >
            {index < reached ? <Icon name="check" className="size-3" /> : null}
            {t(`state.${one}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
