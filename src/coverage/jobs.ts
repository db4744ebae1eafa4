/** What coverage keeps of orders that end: the trade that underwriting counts, and disputes that were lost. */
import { termsInForce } from '../contracts/rules.ts';
import type { ContractState } from '../contracts/types.ts';
import type { Reactor, View } from '../db/registry.ts';
import type { Decision, RecordedEvent } from '../kernel/decider.ts';
import type { PaymentsState } from '../payments/types.ts';
import { outcomeOf } from './rules.ts';

/** What was paid through the programme and not given back is trade; what was only promised is none. */
function onMoved(event: RecordedEvent, view: View): Decision {
  // Every act that ends an order holds the limit lock, because ending frees the limit; without it there is no supplier to tell.
  if (event.data['to'] !== 'completed' || !view.supplier) return {};
  const contract = view.states['contracts'] as ContractState;
  const { paidMinor, refundedMinor, chargedBackMinor } = view.states['payments'] as PaymentsState;
  const amountMinor = paidMinor - refundedMinor - chargedBackMinor;
  if (amountMinor <= 0) return {};
  const { currency } = termsInForce(contract);
  const outcome = outcomeOf({ orderId: view.stream.id, buyerId: contract.buyerId, currency, amountMinor, outcome: 'completed' });
  return { supplierEvents: [outcome] };
}

/** A buyer was paid back because the platform found for it: a dispute that the supplier lost. A settlement is none. */
function onRefundPaid(event: RecordedEvent, view: View): Decision {
  const { refundId, amountMinor } = event.data as { readonly refundId: string; readonly amountMinor: number };
  const { refunds } = view.states['payments'] as PaymentsState;
  const awarded = refunds.some((r) => r.refundId === refundId && r.because !== 'settlement');
  if (!awarded || amountMinor === 0 || !view.supplier) return {};
  const contract = view.states['contracts'] as ContractState;
  const { currency } = termsInForce(contract);
  const lost = { orderId: view.stream.id, buyerId: contract.buyerId, currency, amountMinor, outcome: 'dispute_lost' } as const;
  return { supplierEvents: [outcomeOf(lost)] };
}

export const reactors: readonly Reactor[] = [
  { on: ['orders.moved'], react: onMoved },
  { on: ['payments.refund_paid'], react: onRefundPaid },
];
