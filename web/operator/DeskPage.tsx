/** The operators' first page: everything that waits for the programme, in queues with clocks. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetV1Me200 } from '../../sdk/openapi.ts';
import { GROUNDS } from '../../src/letters/words.data.ts';
import { money } from '../ui/figures.ts';
import { useWords } from '../ui/words.ts';
import type { MessageKey } from '../words.data.ts';
import { Left, Waiting } from './clock.tsx';
import { Desk } from './Desk.tsx';
import { Queue } from './Queue.tsx';
import { changesQuery, claimQueueQuery, payoutsQuery, refundsQuery, unmatchedQuery } from './queries.ts';
import { sayAll } from './say.ts';
import { mayAtDesk } from './standing.ts';
import { becauseKey, itemsOf } from './lists.ts';

type Stage = 'escalated' | 'appealed' | 'determined' | 'inspecting';
// biome-ignore format: a table
const STAGES: Readonly<Record<Stage, readonly [title: MessageKey, empty: MessageKey]>> = {
  escalated: ['desk.escalated', 'desk.escalated.none'],
  appealed: ['desk.appealed', 'desk.appealed.none'],
  determined: ['desk.determined', 'desk.determined.none'],
  inspecting: ['desk.inspecting', 'desk.inspecting.none'],
};

function ClaimQueue({ stage }: { readonly stage: Stage }): ReactNode {
  const { t, lang } = useWords();
  const list = useInfiniteQuery(claimQueueQuery(stage));
  // What was escalated first is decided first; the server lists the latest first.
  const rows = itemsOf(list.data)
    ?.toReversed()
    .map(({ orderId, claimId, buyer, supplier, grounds, amountMinor, currency, since }) => ({
      key: claimId,
      link: { to: '/desk/claims/$orderId/$claimId', params: { orderId, claimId } } as const,
      name: t('desk.claim_row', { buyer: buyer.name ?? buyer.companyId, supplier: supplier.name ?? supplier.companyId }),
      text: `${sayAll(GROUNDS, grounds, lang)} · ${orderId}`,
      amount: money(amountMinor, currency),
      clock: <Waiting since={since} readAt={list.dataUpdatedAt} />,
    }));
  const [title, empty] = STAGES[stage];
  return <Queue title={t(title)} empty={t(empty)} rows={rows} error={list.error} list={list} />;
}

function RefundQueue(): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery(refundsQuery);
  const rows = itemsOf(list.data)?.map(({ refundId, orderId, amountMinor, feeMinor, currency, because, dueOn, daysLeft }) => ({
    key: refundId,
    link: { to: '/desk/refunds', hash: refundId } as const,
    name: t('desk.refund_row', { order: orderId }),
    text: t(`desk.because.${because === 'settlement' || because === 'appeal' ? because : 'determination'}`),
    amount: money(amountMinor + feeMinor, currency),
    clock: <Left on={dueOn} daysLeft={daysLeft} />,
  }));
  return <Queue title={t('desk.refunds')} empty={t('desk.refunds.none')} rows={rows} error={list.error} list={list} />;
}

function PayoutQueue(): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery(payoutsQuery);
  const rows = itemsOf(list.data)?.map(({ orderId, payoutId, supplier, amountMinor, currency, waits, dueOn, daysLeft }) => ({
    key: `${orderId}-${payoutId}`,
    link: { to: '/desk/payouts', hash: `${orderId}-${payoutId}` } as const,
    name: supplier.name,
    text: waits ? t(`desk.payout.waits.${waits}`) : t('desk.payout.release', { order: orderId, n: payoutId }),
    amount: money(amountMinor, currency),
    clock: <Left on={dueOn} daysLeft={daysLeft} />,
  }));
  return <Queue title={t('desk.payouts')} empty={t('desk.payouts.none')} rows={rows} error={list.error} list={list} />;
}

function BankQueue(): ReactNode {
  const { t } = useWords();
  const list = useInfiniteQuery(unmatchedQuery);
  const rows = itemsOf(list.data)?.map(({ lineId, payer, because, amountMinor, bookedMinor, currency, bookedOn }) => ({
    key: lineId,
    link: { to: '/desk/bank', search: { line: lineId } } as const,
    name: payer ?? t('desk.no_payer'),
    text: t(becauseKey(because)),
    amount: money(amountMinor - bookedMinor, currency),
    clock: bookedOn ? <Waiting since={`${bookedOn}T00:00:00Z`} readAt={list.dataUpdatedAt} /> : null,
  }));
  return <Queue title={t('desk.bank')} empty={t('desk.bank.none')} rows={rows} error={list.error} list={list} />;
}

function ChangeQueue(): ReactNode {
  const { t } = useWords();
  const { data, error, dataUpdatedAt } = useQuery(changesQuery);
  const rows = data?.items.map(({ supplierId, name, ownName, requestedAt }) => ({
    key: supplierId,
    link: { to: '/desk/payees', hash: supplierId } as const,
    name,
    text: t(ownName ? 'desk.change.own' : 'desk.change.other'),
    amount: null,
    clock: <Waiting since={requestedAt} readAt={dataUpdatedAt} />,
  }));
  return <Queue title={t('desk.changes')} empty={t('desk.changes.none')} rows={rows} error={error} />;
}

function Queues({ me }: { readonly me: GetV1Me200 }): ReactNode {
  return (
    <>
      {mayAtDesk(me, 'claims.read') ? (
        <>
          <ClaimQueue stage="escalated" />
          <ClaimQueue stage="appealed" />
          <ClaimQueue stage="determined" />
          <ClaimQueue stage="inspecting" />
        </>
      ) : null}
      {mayAtDesk(me, 'refund.read') ? <RefundQueue /> : null}
      {mayAtDesk(me, 'payouts.read') ? <PayoutQueue /> : null}
      {mayAtDesk(me, 'bank.read') ? <BankQueue /> : null}
      {mayAtDesk(me, 'payee.read') ? <ChangeQueue /> : null}
    </>
  );
}

export function DeskPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk
      title={t('desk.title')}
      lead={t('desk.lead')}
      verbs={['claims.read', 'refund.read', 'bank.read', 'payee.read', 'check.run']}
    >
      {(me) => <Queues me={me} />}
    </Desk>
  );
}
