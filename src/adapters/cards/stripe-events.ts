/** Stripe's events as the platform hears them: charges that went through, disputes with every move of money, refunds that bounced. */
import type Stripe from 'stripe';
import { amountFrom } from './amounts.ts';
import { purposeOf } from './stripe-charges.ts';
import type { CardDispute, CardEvent, DisputeMove } from './types.ts';

const idOf = (thing: string | { readonly id: string } | null): string | null =>
  typeof thing === 'object' ? (thing?.id ?? null) : thing;

/**
 * What a dispute moved so far, by the ids of its balance transactions: taken when the card bank withdrew it, given back
 * when it was won. Where the balance is in another currency than the charge, each move is of the whole dispute.
 */
function movesOf({ amount, currency, balance_transactions: booked }: Stripe.Dispute): readonly DisputeMove[] {
  const inOrder = booked.toSorted((a, b) => a.created - b.created);
  return inOrder.flatMap((each): readonly DisputeMove[] => {
    const moved = each.currency === currency ? Math.abs(each.amount) : amount;
    const amountMinor = amountFrom(moved, currency.toUpperCase()) ?? 0;
    const direction = each.amount < 0 ? 'taken' : 'given_back';
    return amountMinor > 0 ? [{ moveId: each.id, direction, amountMinor }] : [];
  });
}

function disputeOf(dispute: Stripe.Dispute): CardDispute | null {
  const captureId = idOf(dispute.payment_intent);
  if (captureId === null) return null;
  const status = dispute.status === 'won' ? 'won' : dispute.status === 'lost' ? 'lost' : 'open';
  return { disputeId: dispute.id, captureId, currency: dispute.currency.toUpperCase(), status, moves: movesOf(dispute) };
}

/** Null for an event that says nothing of use, or is about a payment of somebody else. */
export function eventOf(event: Stripe.Event): CardEvent | null {
  switch (event.type) {
    case 'payment_intent.succeeded': {
      const { id: captureId, metadata } = event.data.object;
      return purposeOf(metadata) ? { kind: 'charged', captureId } : null;
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
    case 'charge.dispute.closed': {
      const dispute = disputeOf(event.data.object);
      return dispute ? { kind: 'dispute', dispute } : null;
    }
    case 'refund.failed': {
      const { id: refundId, payment_intent } = event.data.object;
      const captureId = idOf(payment_intent);
      return captureId === null ? null : { kind: 'refund_failed', refundId, captureId };
    }
    default:
      return null;
  }
}
