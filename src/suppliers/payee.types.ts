/** The account a supplier is paid to: the designated one, and the one change of it that may be under way. */
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { UserId } from '../kernel/ids.ts';

/** What stands in the content: never in an event. */
export type AccountDetails = {
  readonly beneficiary: string;
  /** Letters and digits only, in capitals: what is compared. */
  readonly number: string;
  readonly bank: string;
  /** ISO 3166-1 alpha-2, of the bank. */
  readonly country: string;
};

export const SETTLEMENT_ACCOUNT = 'settlement_account';

/** `ownName`: the beneficiary is the contracting company itself; without it an account never becomes payable. */
export type AccountRef = { readonly content: ContentRef; readonly ownName: boolean };

/** How far a change has come. `requested` waits for a second person, `approved` for the call back, `cooling` for the clock. */
export type ChangeStep = 'requested' | 'approved' | 'cooling';

export type AccountChange = {
  readonly account: AccountRef;
  readonly step: ChangeStep;
  readonly requestedAt: Instant;
  readonly requestedBy: UserId;
  readonly approvedBy: UserId | null;
  /** When it becomes the designated one; only while cooling. */
  readonly usableAt: Instant | null;
};

export type AccountState = {
  readonly designated: (AccountRef & { readonly since: Instant }) | null;
  readonly change: AccountChange | null;
};

/** The number an operator called, and since when it had been on file. */
export type CalledNumber = { readonly content: ContentRef; readonly since: PlainDate };

export type Rejected = 'call_back' | 'other_name' | 'withdrawn';

/** Events of the stream of kind `account`; its id is the supplier's company. */
export type AccountEvent =
  | DomainEvent<'suppliers.account_registered', { readonly account: AccountRef; readonly by: UserId }>
  | DomainEvent<'suppliers.account_requested', { readonly account: AccountRef; readonly by: UserId }>
  | DomainEvent<'suppliers.account_approved', { readonly by: UserId }>
  | DomainEvent<
      'suppliers.account_called',
      { readonly confirmed: boolean; readonly by: UserId; readonly phone: CalledNumber | null }
    >
  | DomainEvent<'suppliers.account_cooling', { readonly usableAt: Instant }>
  | DomainEvent<'suppliers.account_designated', Record<string, never>>
  | DomainEvent<'suppliers.account_rejected', { readonly because: Rejected }>;

/** What the comparison of a pasted account with the registered one says. Never more: the registered account stays unknown. */
export type PayeeResult = 'match' | 'close' | 'no_match';

/** What buyers with open orders are told while a change is under way. */
export type AccountNotice = { readonly step: ChangeStep; readonly requestedAt: Instant; readonly usableAt: Instant | null };

export type PayeeRefusal =
  | 'payee.malformed'
  | 'payee.registered'
  | 'payee.other_name'
  | 'payee.none'
  | 'payee.cooling'
  | 'payee.not_verified'
  | 'payee.same_account'
  | 'payee.change_open'
  | 'payee.number_unknown'
  | 'payee.number_too_new';

export type PayeeApprovalRefusal = 'approval.same_person' | 'approval.none_open';
