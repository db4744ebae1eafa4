/** Payments of an order: instalments with due dates, credits that came in, what is protected, released and returned. */
import type { PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { Trigger } from '../contracts/types.ts';
import type { OrderStates } from '../orders/types.ts';

export type ScheduledInstalment = {
  readonly name: string;
  readonly amountMinor: Minor;
  readonly due: Trigger;
  /** Null until the trigger happened. */
  readonly dueOn: PlainDate | null;
  readonly paidMinor: Minor;
};

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

export type PaymentsState = {
  readonly instalments: readonly ScheduledInstalment[];
  readonly credits: readonly Credit[];
  /** Wires the buyer announced and that have not been seen yet. */
  readonly declarations: readonly Declaration[];
  /** All that came in through the programme. */
  readonly paidMinor: Minor;
  /** What came in for the first instalment: `rapid` covers only it under pre-shipment cover. */
  readonly initialPaidMinor: Minor;
  readonly releasedMinor: Minor;
  readonly feeMinor: Minor;
  readonly refundedMinor: Minor;
  readonly chargedBackMinor: Minor;
  readonly releaseRounds: number;
};

export type Allocation = { readonly instalment: string; readonly amountMinor: Minor };

export type PaymentsEvent =
  | DomainEvent<'payments.scheduled', { readonly instalments: readonly Omit<ScheduledInstalment, 'paidMinor'>[] }>
  | DomainEvent<'payments.fell_due', { readonly instalment: string; readonly dueOn: PlainDate }>
  | DomainEvent<'payments.due_lifted', { readonly instalment: string }>
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
  | DomainEvent<'payments.released', { readonly amountMinor: Minor; readonly feeMinor: Minor; readonly because: string }>;

export type PaymentsStates = OrderStates & { readonly payments: PaymentsState };

export type PaymentsRefusal =
  | 'payment.instalment_unknown'
  | 'payment.nothing_open'
  | 'payment.currency_differs'
  | 'payment.other_account'
  | 'payment.not_at_supplier'
  | 'payment.no_account'
  | 'bank.line_unknown'
  | 'bank.line_matched'
  | 'bank.account_unknown'
  | 'bank.line_not_credit';
