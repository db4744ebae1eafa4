/** Accounts and statements: where money stands and every movement of it. */
import type { Instant, PlainDate, Zone } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';

/**
 * Kinds of accounts. `designated`: at the supplier's own account (guarantee mode); `bank`: at the programme's bank;
 * `held`: paid and still protected; `released`: paid and no longer protected; `payable`: owed to the supplier (hold mode);
 * `fees`, `fund`: the programme's own, one sub-account per supplier; `capital`: what the fund was given;
 * `returned`: refunded to the buyer; `charged_back`: taken back by the card bank; `fee_held`: a prepaid inspection fee;
 * `fee_returned`: of it, back to the buyer; `agencies`: owed to or paid to inspection firms; `debt`: what suppliers owe the
 * fund, against `advance`, the fund's book of what it paid for them.
 */
export type AccountKind =
  | 'designated'
  | 'bank'
  | 'held'
  | 'released'
  | 'payable'
  | 'fees'
  | 'fund'
  | 'capital'
  | 'returned'
  | 'charged_back'
  | 'fee_held'
  | 'fee_returned'
  | 'agencies'
  | 'debt'
  | 'advance';

/** `<kind>:<order id or supplier id>`. */
export type Account = string;

export type Transfer = {
  readonly intentId: string;
  readonly debit: Account;
  readonly credit: Account;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly at: Instant;
  readonly orderId: string;
};

/** A movement as it is stored: with the number of the last event of the commit that moved it. */
export type BookedTransfer = Transfer & { readonly seq: number };

export type StatementLine = Transfer & {
  /** Effect on what stands protected in this order after the line. */
  readonly heldMinor: Minor;
};

export type TrialBalanceRow = {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly debitMinor: Minor;
  readonly creditMinor: Minor;
};

/** What became of one order's money, minor units of its currency. `currency` is null while nothing moved. */
export type OrderTotals = {
  readonly currency: string | null;
  /** Every account of the order together gives zero, and nothing of other people's money is below zero. */
  readonly balanced: boolean;
  readonly paidMinor: Minor;
  readonly heldMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  readonly refundedMinor: Minor;
  readonly chargedBackMinor: Minor;
  /** Of prepaid inspection fees, back to the buyer. */
  readonly feeRefundedMinor: Minor;
  /** Paid by the fund in place of the supplier, fees included. */
  readonly fundPaidMinor: Minor;
  /** Of what was released in hold mode: paid to the supplier. */
  readonly paidOutMinor: Minor;
  /** What the supplier still owes for this order. */
  readonly supplierOwesMinor: Minor;
};

/**
 * A company's orders over a period, one row per currency. `closing = opening + paid - released - fees - refunded - charged
 * back`, so only what came back out of what was held: a refund after the release moves nothing that was held.
 */
export type PeriodTotals = {
  readonly currency: string;
  readonly openingHeldMinor: Minor;
  readonly paidMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  readonly refundedMinor: Minor;
  readonly chargedBackMinor: Minor;
  readonly closingHeldMinor: Minor;
};

/** Whole days of a company's zone, both included, and the instants between which they lie (the second is excluded). */
export type Period = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly zone: Zone;
  readonly fromAt: Instant;
  readonly toAt: Instant;
};

export type LedgerRefusal = 'ledger.intent_spent' | 'ledger.overdrawn' | 'ledger.period_invalid' | 'ledger.statement_too_long';
