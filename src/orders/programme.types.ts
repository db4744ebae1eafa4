/** The programme's own settings: which policy and money mode new orders get, and whether vague clauses can be acknowledged. */
import type { DomainEvent } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { MoneyMode, PolicyName } from '../policy/types.ts';

export type ProgrammeSettings = {
  readonly policy: PolicyName;
  readonly mode: MoneyMode;
  /** In strict mode an unmeasurable clause or an open date can never be confirmed. */
  readonly strict: boolean;
  /** The programme's own bank account: where buyers pay in hold mode. Published, like everything here. */
  readonly account: { readonly beneficiary: string; readonly number: string; readonly bank: string } | null;
};

export type ProgrammeEvent =
  | DomainEvent<'orders.programme_set', ProgrammeSettings>
  /** Money given to the fund; where it stands is the ledger's to say. */
  | DomainEvent<'orders.fund_given', { readonly currency: string; readonly amountMinor: Minor; readonly reference: string }>;
