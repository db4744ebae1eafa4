/** Payments of an order: instalments with due dates, credits that came in, what is protected, released and returned. */
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { Trigger } from '../contracts/types.ts';
import type { OrderStates } from '../orders/types.ts';
import type { Payout, PayoutEvent, PayoutRefusal } from './payouts.types.ts';

export type ScheduledInstalment = {
  readonly name: string;
  readonly amountMinor: Minor;
  readonly due: Trigger;
  /** Null until the trigger happened. */
  readonly dueOn: PlainDate | null;
  readonly paidMinor: Minor;
  /** What of decided reductions lowers it. Not paid, so neither covered nor ever returned. */
  readonly setOffMinor: Minor;
};

/** What a schedule says of an instalment; the rest is folded. */
export type PlannedInstalment = Omit<ScheduledInstalment, 'paidMinor' | 'setOffMinor'>;

export type Channel = 'wire' | 'told' | 'card';

/** Money that came in. `told`: the supplier says so, the bank line that follows is linked to it. */
export type Credit = {
  /** Bank line id, `told:<instalment>:<n>`, or card capture id. */
  readonly creditId: string;
  readonly channel: Channel;
  readonly amountMinor: Minor;
  /** Of a told credit: the bank lines that have since shown it. */
  readonly links: readonly { readonly lineId: string; readonly amountMinor: Minor }[];
};

export type Declaration = { readonly instalment: string; readonly payer: ContentRef | null; readonly amountMinor: Minor | null };

/** A bank line that was booked on the order, or that bears its reference and waits for a person. */
export type SeenLine = {
  readonly lineId: string;
  readonly receivedAt: Instant;
  readonly bookedOn: PlainDate | null;
  readonly amountMinor: Minor;
  /** Why it waits; null once it was booked. */
  readonly because: string | null;
};

/** A share of one credit that goes back to where it came from. */
export type RefundPart = { readonly creditId: string; readonly channel: Channel; readonly amountMinor: Minor };

/** What a bank line says of its payer. */
export type PayerLine = {
  readonly lineId: string;
  readonly payer: string | null;
  readonly payerAccount: string | null;
  readonly bookedOn: PlainDate | null;
};

/** What of a prepaid inspection fee goes back to the buyer: out of what is still held, or from the fund, which the supplier owes it. */
export type FeeBack = { readonly fromHeldMinor: Minor; readonly fromFundMinor: Minor };

/**
 * An instruction to pay a buyer back: the business intent of a decision or a settlement, which can be paid once.
 * open: to leave by its day. held: waits for an appeal. sending: handed to the card processor, so no appeal stops it any
 * more. paid: left the bank. cancelled: nothing of it is left to pay.
 */
export type Refund = {
  readonly refundId: string;
  readonly claimId: string;
  readonly because: 'settlement' | 'determination' | 'appeal';
  readonly amountMinor: Minor;
  readonly fee: FeeBack;
  /** Back to the source, latest payment first. */
  readonly parts: readonly RefundPart[];
  readonly dueOn: PlainDate;
  /** Of a settlement: what the supplier owes for it since it accepted. */
  readonly owedMinor: Minor;
  readonly status: 'open' | 'held' | 'sending' | 'paid' | 'cancelled';
  /** Its day passed without payment. */
  readonly overdue: boolean;
  /** Which try to pay it this is, from 0: counted up when its figures change and when the processor takes nothing of it. */
  readonly attempt: number;
  /** Set when paid: what came out of held money (hold mode), and what the fund paid for the supplier, fee included. */
  readonly fromHeldMinor: Minor;
  readonly fromFundMinor: Minor;
};

/**
 * Money that a card bank took back or, all figures below zero, gave back when a dispute was won. `excessMinor` of it had been
 * refunded already: a loss, to be recovered from the buyer.
 */
export type BookedChargeback = {
  readonly disputeId: string;
  /** The processor's id of the movement: one dispute may take the money and give it back more than once. */
  readonly moveId: string;
  readonly captureId: string;
  readonly amountMinor: Minor;
  readonly excessMinor: Minor;
  /** Out of what was held; out of what had been released to the supplier (guarantee mode); the rest the fund paid. */
  readonly fromHeldMinor: Minor;
  readonly fromReleasedMinor: Minor;
  /** By how much it made instructions smaller. */
  readonly lessened: readonly { readonly refundId: string; readonly amountMinor: Minor }[];
};

export type PaymentsState = {
  readonly instalments: readonly ScheduledInstalment[];
  readonly credits: readonly Credit[];
  /** What decisions took off the price that was not paid yet, by claim. */
  readonly setOffs: readonly SetOff[];
  /** Wires the buyer announced and that have not been seen yet. */
  readonly declarations: readonly Declaration[];
  /** All that came in through the programme. */
  readonly paidMinor: Minor;
  /** What came in for the first instalment: `rapid` covers only it under pre-shipment cover. */
  readonly initialPaidMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  readonly refundedMinor: Minor;
  /** Taken back by card banks, without what had been refunded before. */
  readonly chargedBackMinor: Minor;
  /** Of what was refunded and charged back: what was not held any more when it came back. */
  readonly returnedAfterMinor: Minor;
  readonly releaseRounds: number;
  readonly refunds: readonly Refund[];
  /** What was released in hold mode, to be paid or paid to the supplier. */
  readonly payouts: readonly Payout[];
  readonly chargebacks: readonly BookedChargeback[];
  /** Card charges that could not be booked. */
  readonly givenBack: readonly string[];
  readonly repayments: readonly { readonly reference: string; readonly amountMinor: Minor }[];
  /** What the supplier owes for this order, since a settlement was accepted or the fund paid for it, less what it repaid. */
  readonly owedMinor: Minor;
  /** What of the debt uses the supplier's limit until it is repaid: what the fund advanced. Never above the debt. */
  readonly advancedMinor: Minor;
  /** Changes of the debt so far; makes the intent of the next one unique. */
  readonly debtRounds: number;
};

/** How much less the buyer owes for the order, because of a claim. */
export type SetOff = { readonly claimId: string; readonly amountMinor: Minor };

export type Allocation = { readonly instalment: string; readonly amountMinor: Minor };

export type PaymentsEvent =
  | DomainEvent<'payments.scheduled', { readonly instalments: readonly PlannedInstalment[] }>
  | DomainEvent<'payments.fell_due', { readonly instalment: string; readonly dueOn: PlainDate }>
  | DomainEvent<'payments.due_lifted', { readonly instalment: string }>
  /** Takes the place of what the claim set off before. */
  | DomainEvent<'payments.set_off', SetOff>
  | DomainEvent<'payments.wire_declared', Declaration>
  | DomainEvent<
      'payments.credited',
      {
        readonly creditId: string;
        readonly channel: Channel;
        readonly amountMinor: Minor;
        readonly bookedOn: PlainDate | null;
        readonly allocations: readonly Allocation[];
      }
    >
  | DomainEvent<'payments.linked', { readonly creditId: string; readonly lineId: string; readonly amountMinor: Minor }>
  | DomainEvent<
      'payments.refund_instructed',
      Omit<Refund, 'status' | 'overdue' | 'attempt' | 'fromHeldMinor' | 'fromFundMinor'> & { readonly held: boolean }
    >
  | DomainEvent<'payments.refund_held', { readonly refundId: string }>
  | DomainEvent<'payments.refund_overdue', { readonly refundId: string; readonly dueOn: PlainDate }>
  /** Handed to the card processor; `refund_unsent`: which would not take any of it. */
  | DomainEvent<'payments.refund_sending', { readonly refundId: string }>
  | DomainEvent<'payments.refund_unsent', { readonly refundId: string; readonly because: string }>
  /** Less or more is to be paid than was instructed: after a chargeback, its return or an appeal. With nothing left it is cancelled. */
  | DomainEvent<
      'payments.refund_changed',
      {
        readonly refundId: string;
        readonly amountMinor: Minor;
        readonly fee: FeeBack;
        readonly parts: readonly RefundPart[];
        readonly owedMinor: Minor;
        readonly dueOn: PlainDate;
        readonly held: boolean;
        readonly because: 'charged_back' | 'dispute_won' | 'appeal';
      }
    >
  | DomainEvent<
      'payments.refund_paid',
      {
        readonly refundId: string;
        readonly claimId: string;
        readonly amountMinor: Minor;
        readonly feeMinor: Minor;
        /** Of the amount: what was held until now, so that its protection ended with it. */
        readonly unheldMinor: Minor;
        readonly fromHeldMinor: Minor;
        readonly fromFundMinor: Minor;
      }
    >
  | DomainEvent<'payments.charged_back', BookedChargeback>
  /** A dispute was won, and its money came back: every figure is below zero. */
  | DomainEvent<'payments.chargeback_returned', BookedChargeback>
  /** A card was charged and the payment could not be booked: the processor is asked to give it back. */
  | DomainEvent<
      'payments.charge_given_back',
      { readonly captureId: string; readonly amountMinor: Minor; readonly because: string }
    >
  /** The supplier's debt from a settlement it accepted, from the fund's payment, or repaid (then below zero). */
  | DomainEvent<
      'payments.debt_changed',
      {
        readonly deltaMinor: Minor;
        readonly advancedDeltaMinor: Minor;
        readonly because: 'settlement' | 'fund_paid' | 'charged_back' | 'dispute_won' | 'repaid' | 'appeal';
        /** The bank's reference of a repayment, which happens once. */
        readonly reference: string | null;
      }
    >
  | PayoutEvent
  | DomainEvent<'payments.released', { readonly amountMinor: Minor; readonly feeMinor: Minor; readonly because: string }>;

export type PaymentsStates = OrderStates & { readonly payments: PaymentsState };

export type PaymentsRefusal =
  | PayoutRefusal
  | 'payment.instalment_unknown'
  | 'payment.nothing_open'
  | 'payment.currency_differs'
  | 'payment.other_account'
  | 'payment.not_at_supplier'
  | 'payment.no_account'
  | 'payment.card_unavailable'
  | 'payment.card_unanswered'
  | 'payment.card_amount_unsupported'
  | 'payment.card_declined'
  | 'payment.card_unconfirmed'
  | 'payment.charge_given_back'
  | 'payment.capture_unknown'
  | 'payment.dispute_known'
  | 'payment.refund_under_way'
  | 'refund.none_open'
  | 'refund.on_hold'
  | 'refund.changed'
  | 'refund.card_refused'
  | 'refund.card_unanswered'
  | 'repayment.exceeds_debt'
  | 'repayment.reference_used'
  | 'fund.amount_invalid'
  | 'bank.line_unknown'
  | 'bank.line_matched'
  | 'bank.account_unknown'
  | 'bank.line_not_credit';
