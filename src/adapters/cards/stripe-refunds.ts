/** A refund as Stripe keeps it: what is asked, and how one that was sent before is found again. */
import type Stripe from 'stripe';
import { Fault } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';
import type { CardRefundOrder } from './types.ts';

const KEY = 'quayside_refund';
const ATTEMPT = 'quayside_attempt';

/** Text of ours may be long; the processor keeps 500 characters beside a refund. */
const nameOf = ({ key }: CardRefundOrder): string => sha256(key);

/** The request that gives a part of a charge back. */
export const refundParamsOf = (order: CardRefundOrder, amount: number): Stripe.RefundCreateParams => ({
  payment_intent: order.captureId,
  amount,
  metadata: { [KEY]: nameOf(order), [ATTEMPT]: String(order.attempt) },
});

/** The processor's own key, which it forgets after a day: of another amount or attempt it is another request. */
export const refundKeyOf = ({ key, attempt, currency, amountMinor }: CardRefundOrder): string =>
  `${key}:${currency}${amountMinor}:${attempt}`;

/** Whether the money did not reach the buyer after all. Source: Stripe, the status of a refund. */
export const isLost = ({ status }: Stripe.Refund): boolean => status === 'failed' || status === 'canceled';

/**
 * What was sent of this order before, among all refunds of its payment: by any attempt where the money is on its way, by
 * this one where it came to nothing. Null where nothing was. A Fault where another amount is under way.
 */
export function sentBefore(refunds: readonly Stripe.Refund[], order: CardRefundOrder, amount: number): Stripe.Refund | null {
  const own = refunds.filter(({ metadata }) => metadata?.[KEY] === nameOf(order));
  const sent = own.find((each) => !isLost(each));
  if (sent && sent.amount !== amount) throw new Fault('a key names one refund');
  return sent ?? own.find(({ metadata }) => metadata?.[ATTEMPT] === String(order.attempt)) ?? null;
}
