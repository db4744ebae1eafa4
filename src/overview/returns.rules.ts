/** What must always hold of money that goes back: refunds, chargebacks, and what the supplier owes for them. */
import type { StreamRef } from '../kernel/decider.ts';
import { type Minor, sumMinor } from '../kernel/money.ts';
import { isRefundOpen } from '../payments/refunds.rules.ts';
import type { PaymentsState, Refund } from '../payments/types.ts';
import type { AccountSum, Found } from './check.types.ts';
import { unless } from './found.rules.ts';

/** Judges an order's refunds, chargebacks and debt against its ledger and against what was paid. */
export const checkReturns = (ref: StreamRef, payments: PaymentsState, accounts: readonly AccountSum[]): readonly Found[] => [
  ...checkLedger(ref, payments, accounts),
  ...checkSums(payments),
  ...payments.refunds.flatMap(checkParts),
];

/** I3: what the ledger says came back and is owed is what the order's state says. */
function checkLedger(ref: StreamRef, payments: PaymentsState, accounts: readonly AccountSum[]): readonly Found[] {
  const of = (account: string) => accounts.filter((a) => a.account === account);
  const credits = (account: string): Minor => sumMinor(of(account).map((a) => a.creditMinor));
  const refundedMinor = credits(`returned:${ref.id}`);
  // An excess left the fund as well, and is told apart from what was counted.
  const lostMinor = sumMinor(payments.chargebacks.map((c) => c.excessMinor));
  const takenMinor = sumMinor(of(`charged_back:${ref.id}`).map((a) => a.creditMinor - a.debitMinor));
  const chargedBackMinor = takenMinor - lostMinor;
  const owedMinor = sumMinor(of(`debt:${ref.supplierId}`).map((a) => a.creditMinor - a.debitMinor));
  const differs = (what: string, stateMinor: Minor, ledgerMinor: Minor): readonly Found[] =>
    unless(stateMinor === ledgerMinor, 'I3', `${what}_differs`, { stateMinor, ledgerMinor });
  return [
    ...differs('refunded', payments.refundedMinor, refundedMinor),
    ...differs('charged_back', payments.chargedBackMinor, chargedBackMinor),
    ...differs('debt', payments.owedMinor, owedMinor),
  ];
}

/** I4: what came back and what is still to go back is never more than was paid; the fund's advance is within the debt. */
function checkSums({ paidMinor, refundedMinor, chargedBackMinor, refunds, owedMinor, advancedMinor }: PaymentsState) {
  const openMinor = sumMinor(refunds.filter(isRefundOpen).map((r) => r.amountMinor));
  const returnedMinor = refundedMinor + chargedBackMinor;
  const paidOut = sumMinor(refunds.filter((r) => r.status === 'paid').map((r) => r.amountMinor));
  const within = advancedMinor >= 0 && advancedMinor <= Math.max(0, owedMinor);
  return [
    ...unless(returnedMinor <= paidMinor, 'I4', 'more_back_than_paid', { paidMinor, refundedMinor, chargedBackMinor }),
    ...unless(returnedMinor + openMinor <= paidMinor, 'I4', 'refund_above_paid', { paidMinor, returnedMinor, openMinor }),
    ...unless(paidOut === refundedMinor, 'I4', 'refund_not_instructed', { refundedMinor, instructedMinor: paidOut }),
    ...unless(within, 'I4', 'advance_differs', { owedMinor, advancedMinor }),
  ];
}

/** I12: a refund is split among the payments it goes back to, to the last unit. */
function checkParts({ refundId, status, amountMinor, parts }: Refund): readonly Found[] {
  const partsMinor = sumMinor(parts.map((p) => p.amountMinor));
  return unless(status === 'cancelled' || partsMinor === amountMinor, 'I12', 'split_differs', {
    refundId,
    totalMinor: amountMinor,
    partsMinor,
  });
}
