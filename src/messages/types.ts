/** Messages between the two sides: before an order in the thread of two companies, afterwards in the order's own stream. */
import type { Cover, Side } from '../contracts/types.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { CompanyId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/result.ts';

/** What a message may be flagged for: signs of risk, told to both sides; nothing is held back. */
export const SIGNALS = [
  'message.off_platform_payment',
  'message.new_bank_details',
  'message.assurance_refused',
  'message.fee_shifted',
  'message.ship_from_other',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Something promised in a message that a contract would say in its terms. Days are fixed when the message is received. */
export type Promised =
  | { readonly kind: 'to_door' | 'all_included' | 'customs_paid' | 'free_inspection' | 'free_spares' }
  | { readonly kind: 'ship_by'; readonly on: PlainDate }
  | { readonly kind: 'warranty'; readonly months: number }
  | { readonly kind: 'cover'; readonly cover: Cover };

/** What was read in a message when it was received. Codes and dates only: it outlives an erased text. */
export type Reading = { readonly flags: readonly Signal[]; readonly promises: readonly Promised[] };

/** A flagged or promising message without its text. */
export type Remark = Reading & { readonly messageId: string; readonly by: Side; readonly at: Instant };

/** The same of a message that was written in the thread of two companies. */
export type InquiryRemark = Omit<Remark, 'by'> & { readonly fromCompany: CompanyId };

export type MessagesState = {
  readonly count: number;
  /** The newest message for each signal of each side, and for each kind of promise of each side: bounded, however much is written. */
  readonly signals: readonly { readonly flag: Signal; readonly by: Side; readonly messageId: string; readonly at: Instant }[];
  readonly promises: readonly {
    readonly promised: Promised;
    readonly by: Side;
    readonly messageId: string;
    readonly at: Instant;
  }[];
};

export type MessagesEvent = DomainEvent<
  'messages.sent',
  {
    readonly message: ContentRef;
    readonly by: Side;
    readonly flags: readonly Signal[];
    readonly promises: readonly (Promised & JsonObject)[];
  }
>;

/** A message of the thread of two companies. `text` is null once it was erased. */
export type InquiryMessage = Reading & {
  readonly messageId: string;
  readonly fromCompany: CompanyId;
  readonly userId: string;
  readonly at: Instant;
  readonly text: string | null;
};

export type MessagesRefusal = 'message.to_yourself';
