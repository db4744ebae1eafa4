/** Payouts: what was released in hold mode and is to be wired to the supplier, once, to the account it designated. */
import type { PlainDate } from '../kernel/dates.ts';
import type { DomainEvent } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';

/** An instruction to pay a supplier: the business intent of one release, which can be paid once. */
export type Payout = {
  /** Which release of its order it is of: `1`, `2`, … */
  readonly payoutId: string;
  /** What was released, the fee taken. */
  readonly amountMinor: Minor;
  /** Last day of the service level. */
  readonly dueOn: PlainDate;
  /** Its day passed without payment. */
  readonly overdue: boolean;
  /** Set when paid: the text of the settlement account that it went to, by id. */
  readonly accountId: string | null;
};

export type PayoutEvent =
  | DomainEvent<'payments.payout_instructed', Pick<Payout, 'payoutId' | 'amountMinor' | 'dueOn'>>
  | DomainEvent<'payments.payout_overdue', Pick<Payout, 'payoutId' | 'dueOn'>>
  | DomainEvent<
      'payments.payout_paid',
      Pick<Payout, 'payoutId' | 'amountMinor'> & { readonly accountId: string; readonly reference: string }
    >;

/** Why a payout cannot go now. */
export type PayoutHindrance = 'frozen' | 'no_account' | 'other_name';

export type PayoutRefusal = 'payout.none_open' | 'payout.no_account' | 'payout.other_name' | 'payout.changed';
