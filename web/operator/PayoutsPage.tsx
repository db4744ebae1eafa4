/** Payouts to suppliers: each with its clock and the account it goes to; what left the bank is told as it was read here. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1Me200, GetV1Payouts200, PostV1OrdersOrderIdPayoutsPaid200 } from '../../sdk/openapi.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { useStepped } from '../session/StepUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Tick } from '../ui/Field.tsx';
import { day, money } from '../ui/figures.ts';
import { More } from '../ui/More.tsx';
import { Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Left } from './clock.tsx';
import { Desk } from './Desk.tsx';
import { itemsOf } from './lists.ts';
import { payoutsQuery } from './queries.ts';
import { mayAtDesk } from './standing.ts';

type Payout = GetV1Payouts200['items'][number];
type Told = { readonly orderId: string; readonly currency: string; readonly answer: PostV1OrdersOrderIdPayoutsPaid200 };

function Row({
  payout,
  ticked,
  onTick,
}: {
  readonly payout: Payout;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { orderId, payoutId, amountMinor, currency, dueOn, daysLeft, reference } = payout;
  const amount = money(amountMinor, currency);
  return (
    <li id={`${orderId}-${payoutId}`} className="border-t border-line py-3 first:border-t-0 target:bg-action-wash">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          {onTick ? (
            <Tick
              label={<span className="figures font-semibold">{t('desk.left_bank', { amount })}</span>}
              checked={ticked}
              onChange={onTick}
            />
          ) : (
            <span className="figures font-semibold">{amount}</span>
          )}
        </div>
        <Left on={dueOn} daysLeft={daysLeft} />
      </div>
      <p className="break-words text-soft">{t('desk.payout.release', { order: orderId, n: payoutId })}</p>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-soft">{t('desk.payout.reference')}</span>
        <span className="figures break-all whitespace-normal">{reference}</span>
        <Copy text={reference} what={t('desk.payout.reference')} />
      </p>
    </li>
  );
}

/** The account in full, as the bank wants it typed; or why there is none to pay to. */
function Payee({ payout: { account, change, waits } }: { readonly payout: Payout }): ReactNode {
  const { t, lang } = useWords();
  return (
    <div className="mb-2 flex flex-col gap-2">
      {waits ? <Notice tone="bad" title={t(`desk.payout.waits.${waits}`)} /> : null}
      {account ? (
        <dl className="grid max-w-2xl gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
          <dt className="text-soft">{t('desk.payout.to')}</dt>
          <dd className="break-words">
            {account.beneficiary} · {account.bank} · {account.country}
          </dd>
          <dt className="text-soft">{t('desk.line.account')}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-3">
            <span className="figures break-all whitespace-normal">{account.number}</span>
            <Copy text={account.number} what={t('desk.line.account')} />
            <span className="text-soft">{t('desk.payout.since', { day: day(account.since.slice(0, 10), lang) })}</span>
          </dd>
        </dl>
      ) : null}
      {change ? <Notice tone="due" title={t('desk.payout.change')} /> : null}
    </div>
  );
}

function OrderPayouts({
  me,
  payouts,
  onTold,
}: {
  readonly me: GetV1Me200;
  readonly payouts: readonly [Payout, ...Payout[]];
  readonly onTold: (told: Told) => void;
}): ReactNode {
  const { t } = useWords();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [first] = payouts;
  const { orderId, currency, account, supplier, waits } = first;
  const named = payouts.filter(({ payoutId }) => ticked.includes(payoutId));
  const act = useAct(
    (body: { readonly accountId: string; readonly payouts: { payoutId: string; amountMinor: number }[] }, headers) =>
      told(api.POST('/v1/orders/{orderId}/payouts/paid', { params: { path: { orderId } }, body, headers })),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email, (answer) => {
    setTicked([]);
    onTold({ orderId, currency, answer });
  });
  const payable = account !== null && waits === null && mayAtDesk(me, 'payout.pay') ? account : null;
  const tick = (payoutId: string, on: boolean): void =>
    setTicked((before) => (on ? [...before, payoutId] : before.filter((id) => id !== payoutId)));
  return (
    <Section title={supplier.name}>
      <ErrorNotice error={error} />
      <Payee payout={first} />
      <ul>
        {payouts.map((payout) => (
          <Row
            key={payout.payoutId}
            payout={payout}
            ticked={ticked.includes(payout.payoutId)}
            onTick={payable ? (on) => tick(payout.payoutId, on) : null}
          />
        ))}
      </ul>
      {payable ? (
        <Button
          look={named.length > 0 ? 'primary' : 'plain'}
          disabled={named.length === 0}
          busy={isPending ? t('ui.sending') : null}
          onPress={() =>
            send({
              accountId: payable.accountId,
              payouts: named.map(({ payoutId, amountMinor }) => ({ payoutId, amountMinor })),
            })
          }
        >
          {t('desk.mark_paid', {
            n: named.length,
            amount: money(
              named.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
              currency,
            ),
          })}
        </Button>
      ) : null}
      {dialog}
    </Section>
  );
}

function Result({ told: { orderId, currency, answer } }: { readonly told: Told }): ReactNode {
  const { t } = useWords();
  return (
    <div role="status" className="mb-4">
      <Notice tone="good" title={t('desk.paid_result', { order: orderId })}>
        <ul>
          {answer.payouts.map(({ payoutId, amountMinor, status }) => (
            <li key={payoutId}>
              <span className="figures">{money(amountMinor, currency)}</span> ·{' '}
              {t(status === 'paid' ? 'desk.paid' : 'desk.still_open')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Payouts({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const [results, setResults] = useState<readonly Told[]>([]);
  const list = useInfiniteQuery(payoutsQuery);
  const items = itemsOf(list.data);
  // Within an order all goes to one account, and is told together.
  const orders = [...Map.groupBy(items ?? [], ({ orderId }) => orderId)] as [string, [Payout, ...Payout[]]][];
  return (
    <>
      {results.map((one) => (
        <Result key={`${one.orderId}${one.answer.payouts.map(({ status }) => status).join()}`} told={one} />
      ))}
      <ErrorNotice error={list.error} />
      {items || list.error ? null : <Skeleton rows={5} />}
      {items?.length === 0 ? <Empty title={t('desk.payouts.empty')} text={t('desk.payouts.none')} /> : null}
      {orders.map(([orderId, payouts]) => (
        <OrderPayouts key={orderId} me={me} payouts={payouts} onTold={(one) => setResults((before) => [one, ...before])} />
      ))}
      <More list={list} />
    </>
  );
}

export function PayoutsPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.payouts')} lead={t('desk.payouts.lead')} verbs={['payouts.read']}>
      {(me) => <Payouts me={me} />}
    </Desk>
  );
}
