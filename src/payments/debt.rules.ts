/** What a supplier owes the fund for an order, and how much of its limit that uses until it is repaid. */
import { termsInForce } from '../contracts/rules.ts';
import { advanceChange } from '../coverage/rules.ts';
import type { Decided, Decision } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import { ok, refuse } from '../kernel/result.ts';
import { owed, repaid } from '../ledger/claims.rules.ts';
import type { PaymentsEvent, PaymentsRefusal, PaymentsState, PaymentsStates } from './types.ts';

type Cause = Extract<PaymentsEvent, { type: 'payments.debt_changed' }>['data']['because'];

export type DebtChange = {
  readonly orderId: OrderId;
  readonly deltaMinor: Minor;
  /** What the fund paid for the supplier now (below zero: got back, or bears itself). */
  readonly fundPaidMinor: Minor;
  readonly because: Cause;
};

/** What the fund has advanced: what it paid, as far as it is owed. A debt that was repaid before the fund paid is no advance. */
const advancedAfter = ({ owedMinor, advancedMinor }: PaymentsState, { deltaMinor, fundPaidMinor }: DebtChange): Minor =>
  Math.max(0, Math.min(advancedMinor + fundPaidMinor, owedMinor + deltaMinor));

/**
 * Changes the debt and the advance, with their transfer and the supplier's limit. A debt below zero is the fund's: the
 * supplier had repaid what was then not needed. Where the advance changes, the command holds the limit lock.
 */
export function owe(states: PaymentsStates, change: DebtChange): Decision {
  return changed(states, change, null);
}

function changed(states: PaymentsStates, change: DebtChange, reference: string | null): Decision {
  const { payments, contracts } = states;
  const { orderId, deltaMinor, because } = change;
  const advancedDeltaMinor = advancedAfter(payments, change) - payments.advancedMinor;
  if (deltaMinor === 0 && advancedDeltaMinor === 0) return {};
  const { currency } = termsInForce(contracts);
  const event: PaymentsEvent = {
    type: 'payments.debt_changed',
    v: 1,
    data: { deltaMinor, advancedDeltaMinor, because, reference },
  };
  return {
    events: [event],
    transfers:
      reference === null
        ? owed(orderId, currency, String(payments.debtRounds + 1), deltaMinor)
        : repaid(orderId, currency, reference, -deltaMinor),
    supplierEvents: advanceChange(orderId, currency, advancedDeltaMinor),
  };
}

export type Repayment = { readonly orderId: OrderId; readonly reference: string; readonly amountMinor: Minor };

/**
 * The supplier repaid the fund: its debt falls and its limit is free again. Told again under the same reference it is the
 * same repayment. Errors: repayment.exceeds_debt, repayment.reference_used. The command holds the limit lock.
 * @param repayment an amount above zero
 */
export function repay(states: PaymentsStates, { orderId, reference, amountMinor }: Repayment): Decided<PaymentsRefusal> {
  const { owedMinor, repayments } = states.payments;
  const known = repayments.find((r) => r.reference === reference);
  if (known) return known.amountMinor === amountMinor ? ok({}) : refuse('repayment.reference_used', { reference });
  if (amountMinor > owedMinor) return refuse('repayment.exceeds_debt', { owedMinor: Math.max(0, owedMinor) });
  const change = { orderId, deltaMinor: -amountMinor, fundPaidMinor: -amountMinor, because: 'repaid' } as const;
  return ok(changed(states, change, reference));
}
