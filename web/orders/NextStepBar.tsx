/** Who must act, what, until when, what happens if nobody does, and the one button that does it. */
import { useIsFetching } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../ui/words.ts';
import { PayAct } from '../pay/PayAct.tsx';
import { ConfirmAct } from './ConfirmAct.tsx';
import { DeadlineChip } from './DeadlineChip.tsx';
import type { Order } from './OrderPage.tsx';
import { StepWay } from '../supply/OrderWays.tsx';
import { ReceiptAct } from './ReceiptAct.tsx';
import { SendAct } from './SendAct.tsx';
import { isYours, lineOf, silenceOf, stepOf, toneOf } from './step.ts';

// biome-ignore format: a table
const EDGES = {
  due: 'border-due bg-due-wash',
  platform: 'border-platform bg-platform-wash',
  good: 'border-good bg-good-wash',
  bad: 'border-bad bg-bad-wash',
  neutral: 'border-edge bg-wash',
} as const;

/** The act of the step, where it is the reader's and the pages have it. */
function Act({ order }: { readonly order: Order }): ReactNode {
  // Kept also while it is the other side's turn: what changes meanwhile was not read.
  const [read, setRead] = useState<number | null>(null);
  const reading = useIsFetching({ queryKey: ['order', order.orderId] }) > 0;
  // What was kept from an earlier visit is read anew before it counts as read.
  useEffect(() => {
    if (read === null && !reading) setRead(order.version);
  }, [read, reading, order.version]);
  if (!isYours(order)) return null;
  switch (order.next.what) {
    case 'send':
      return <SendAct order={order} />;
    case 'confirm':
      return <ConfirmAct order={order} read={read ?? order.version} onRead={setRead} />;
    case 'pay_instalment':
      return order.next.instalment === null ? null : <PayAct order={order} instalment={order.next.instalment} />;
    case 'confirm_receipt':
      return <ReceiptAct order={order} />;
    default:
      return <StepWay order={order} />;
  }
}

export function NextStepBar({ order }: { readonly order: Order }): ReactNode {
  const { t, lang } = useWords();
  const { next, due, zone } = order;
  const silence = silenceOf(next.what, order.policy, order.money?.paidMinor ?? 0, lang);
  const late = next.what === 'report_ready' || next.what === 'ship' ? [t('step.late')] : [];
  const step = stepOf(t, next);
  return (
    <section aria-label={t('step.next')} className={`rounded-md border-l-4 px-4 py-3 ${EDGES[toneOf(order)]}`}>
      <h2 className="text-base">{lineOf(t, order)}</h2>
      {due ? (
        <div className="mt-1">
          <DeadlineChip due={due} zone={zone} title={`Quayside: ${step}`} businessDays={due.businessDaysLeft} />
        </div>
      ) : null}
      {[...silence, ...late].length > 0 ? (
        <p className="mt-1 max-w-[84ch] text-soft">{t('step.silence', { text: [...silence, ...late].join(' ') })}</p>
      ) : null}
      <Act key={order.orderId} order={order} />
    </section>
  );
}
