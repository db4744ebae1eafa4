/** Refunds to pay: each with its clock and where every part goes; what left the bank is told as it was read here. */
import { More } from '../ui/More.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { GetV1Me200, GetV1Refunds200, PostV1OrdersOrderIdRefundsPaid200 } from '../../sdk/openapi.ts';
import type { PlainDate } from '../../src/kernel/dates.ts';
import { useAct } from '../api/act.ts';
import { api, told } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Field.tsx';
import { day, money } from '../ui/figures.ts';
import { Chip, Empty, ErrorNotice, Notice, Skeleton } from '../ui/Notice.tsx';
import { Section } from '../ui/Page.tsx';
import { useWords } from '../ui/words.ts';
import { Left } from './clock.tsx';
import { Desk } from './Desk.tsx';
import { itemsOf } from './lists.ts';
import { refundsQuery } from './queries.ts';
import { mayAtDesk } from './standing.ts';
import { useStepped } from '../session/StepUp.tsx';

type Refund = GetV1Refunds200['items'][number];
type Part = Refund['parts'][number];
type Told = { readonly orderId: string; readonly currency: string; readonly answer: PostV1OrdersOrderIdRefundsPaid200 };

function Destination({ part, currency }: { readonly part: Part; readonly currency: string }): ReactNode {
  const { t, lang } = useWords();
  const said = part.to.map(({ kind, payer, account, bookedOn, captureId, lineId }) => {
    if (kind === 'card') return t('desk.to.card', { id: captureId ?? '' });
    if (kind !== 'account') return t('desk.to.unknown');
    const on = bookedOn ? day(bookedOn as PlainDate, lang) : t('ui.none');
    const from = payer ?? t('desk.no_payer');
    // A bank that named no account is asked for it by its own reference of the payment.
    return account
      ? t('desk.to.account', { payer: from, account, on })
      : t('desk.to.line', { payer: from, line: lineId ?? '', on });
  });
  return (
    <li className="flex flex-wrap items-baseline gap-x-4">
      <span className="figures font-semibold">{money(part.amountMinor, currency)}</span>
      <span className="min-w-0 flex-1 basis-48 break-words">{said.join('; ') || t('desk.to.unknown')}</span>
    </li>
  );
}

function RefundRow({
  refund,
  ticked,
  onTick,
}: {
  readonly refund: Refund;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { refundId, amountMinor, feeMinor, currency, because, dueOn, daysLeft, parts, status, attempt } = refund;
  const amount = money(amountMinor + feeMinor, currency);
  return (
    <li id={refundId} className="border-t border-line py-3 first:border-t-0 target:bg-action-wash">
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
      <p className="text-soft">
        {t(`desk.because.${because === 'settlement' || because === 'appeal' ? because : 'determination'}`)}
        {feeMinor > 0 ? ` · ${t('desk.of_it_fee', { amount: money(feeMinor, currency) })}` : ''}
        {attempt > 1 ? ` · ${t('desk.attempt', { n: attempt })}` : ''}
      </p>
      {status === 'sending' ? <Chip tone="platform">{t('desk.sending')}</Chip> : null}
      <ul className="mt-1">
        {parts.map((part) => (
          <Destination key={part.creditId} part={part} currency={currency} />
        ))}
      </ul>
    </li>
  );
}

function OrderRefunds({
  me,
  refunds,
  onTold,
}: {
  readonly me: GetV1Me200;
  readonly refunds: readonly Refund[];
  readonly onTold: (told: Told) => void;
}): ReactNode {
  const { t } = useWords();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [first] = refunds;
  const orderId = first?.orderId ?? '';
  const currency = first?.currency ?? '';
  const named = refunds.filter(({ refundId }) => ticked.includes(refundId));
  const act = useAct((left: readonly Pick<Refund, 'refundId' | 'amountMinor' | 'feeMinor' | 'attempt'>[], headers) =>
    told(api.POST('/v1/orders/{orderId}/refunds/paid', { params: { path: { orderId } }, body: { refunds: [...left] }, headers })),
  );
  const { send, dialog, error, isPending } = useStepped(act, me.user.email, (answer) => {
    setTicked([]);
    onTold({ orderId, currency, answer });
  });
  const may = mayAtDesk(me, 'refund.pay');
  return (
    <Section title={t('desk.refund_row', { order: orderId })}>
      <ErrorNotice error={error} />
      <ul>
        {refunds.map((refund) => (
          <RefundRow
            key={refund.refundId}
            refund={refund}
            ticked={ticked.includes(refund.refundId)}
            onTick={
              may
                ? (on) =>
                    setTicked((before) => (on ? [...before, refund.refundId] : before.filter((id) => id !== refund.refundId)))
                : null
            }
          />
        ))}
      </ul>
      {may ? (
        <Button
          look={named.length > 0 ? 'primary' : 'plain'}
          disabled={named.length === 0}
          busy={isPending ? t('ui.sending') : null}
          onPress={() =>
            send(named.map(({ refundId, amountMinor, feeMinor, attempt }) => ({ refundId, amountMinor, feeMinor, attempt })))
          }
        >
          {t('desk.mark_paid', {
            n: named.length,
            amount: money(
              named.reduce((sum, { amountMinor, feeMinor }) => sum + amountMinor + feeMinor, 0),
              currency,
            ),
          })}
        </Button>
      ) : null}
      {dialog}
    </Section>
  );
}

/** What the server made of it: paid, still with the card processor, or refused by it. */
function Result({ told: { orderId, currency, answer } }: { readonly told: Told }): ReactNode {
  const { t } = useWords();
  const { refunds, warnings } = answer;
  return (
    <div role="status" className="mb-4 flex flex-col gap-2">
      <Notice tone={warnings.length > 0 ? 'due' : 'good'} title={t('desk.paid_result', { order: orderId })}>
        <ul>
          {refunds.map(({ refundId, amountMinor, feeMinor, status }) => (
            <li key={refundId}>
              <span className="figures">{money(amountMinor + feeMinor, currency)}</span> ·{' '}
              {t(status === 'paid' ? 'desk.paid' : status === 'sending' ? 'desk.sending' : 'desk.still_open')}
            </li>
          ))}
          {warnings.map(({ code, data }) => (
            <li key={`${code}${String(data?.['refundId'])}`} className="font-semibold">
              {t(
                code === 'refund.card_unanswered'
                  ? 'desk.card_unanswered'
                  : code === 'refund.card_refused'
                    ? 'desk.card_refused'
                    : 'desk.warned',
                { code },
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Refunds({ me }: { readonly me: GetV1Me200 }): ReactNode {
  const { t } = useWords();
  const [results, setResults] = useState<readonly Told[]>([]);
  const list = useInfiniteQuery(refundsQuery);
  const items = itemsOf(list.data);
  const orders = [...Map.groupBy(items ?? [], ({ orderId }) => orderId)];
  return (
    <>
      {results.map((one) => (
        <Result key={one.answer.refunds.map(({ refundId }) => refundId).join()} told={one} />
      ))}
      <ErrorNotice error={list.error} />
      {items || list.error ? null : <Skeleton rows={5} />}
      {items?.length === 0 ? <Empty title={t('desk.refunds.empty')} text={t('desk.refunds.none')} /> : null}
      {orders.map(([orderId, refunds]) => (
        <OrderRefunds key={orderId} me={me} refunds={refunds} onTold={(one) => setResults((before) => [one, ...before])} />
      ))}
      <More list={list} />
    </>
  );
}

export function RefundsPage(): ReactNode {
  const { t } = useWords();
  return (
    <Desk title={t('desk.refunds')} lead={t('desk.refunds.lead')} verbs={['refund.read']}>
      {(me) => <Refunds me={me} />}
    </Desk>
  );
}
