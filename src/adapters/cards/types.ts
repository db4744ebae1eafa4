/** The port to a card processor: capture a payment, refund it, and hear of what the card bank took back. */
import type { Instant } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';

/** What a charge pays for. It stands beside the charge at the processor: one whose answer was lost still finds its order. */
export type ChargePurpose = {
  /** The order's id; printed for people at the processor as well. */
  readonly reference: string;
  readonly purpose: 'instalment' | 'inspection_fee';
  /** The instalment's name; null for a fee. */
  readonly instalment: string | null;
  /** SHA-256 of the key of the request that asked for it, as hexadecimal: the request finds its charge by it. */
  readonly request: string;
};

export type CardCharge = ChargePurpose & {
  /** The same key again gives the same capture: a retried request never charges twice. A Fault with other figures. */
  readonly key: string;
  readonly amountMinor: Minor;
  readonly currency: string;
  /** The processor's token for the card that the buyer gave it; card numbers never reach this server. */
  readonly token: string;
};

export type CardCapture = { readonly captureId: string; readonly amountMinor: Minor; readonly currency: string };

/** A capture as the processor has it now. */
export type ChargeFound = CardCapture &
  ChargePurpose & {
    readonly capturedAt: Instant;
    readonly refundedMinor: Minor;
  };

export type CardRefundOrder = {
  /**
   * What goes back, in a name of ours. It stands beside the refund at the processor: one refund for one key, however late
   * it is asked for again.
   */
  readonly key: string;
  /** Another one than before where the processor refused this key for certain: then it may be asked for anew, with other figures. */
  readonly attempt: number;
  readonly captureId: string;
  readonly amountMinor: Minor;
  readonly currency: string;
};

/** Money that a dispute moved: taken from the programme's balance, or given back to it. Each is told many times and happened once. */
export type DisputeMove = {
  readonly moveId: string;
  readonly direction: 'taken' | 'given_back';
  readonly amountMinor: Minor;
};

/** A dispute as it stands: every event about it tells all of its moves so far. */
export type CardDispute = {
  readonly disputeId: string;
  readonly captureId: string;
  readonly currency: string;
  readonly status: 'open' | 'won' | 'lost';
  readonly moves: readonly DisputeMove[];
};

export type CardEvent =
  | { readonly kind: 'charged'; readonly captureId: string }
  | { readonly kind: 'dispute'; readonly dispute: CardDispute }
  /** The buyer's bank sent a refund back: the buyer does not have the money. */
  | { readonly kind: 'refund_failed'; readonly refundId: string; readonly captureId: string };

/** In order of precedence. `card.unavailable`: not reached, or the answer is not known, so that it may have happened. */
export type CardsRefusal =
  | 'card.off'
  | 'card.event_invalid'
  | 'card.amount_unsupported'
  | 'card.capture_unknown'
  | 'card.not_refundable'
  | 'card.declined'
  | 'card.confirmation_needed'
  | 'card.unavailable';

export type CardsPort = {
  /** `fake`, `stripe` or `off`: shown in health, never decided on. */
  readonly name: string;
  /**
   * Charges a card now. Errors: card.declined with the bank's reason; card.confirmation_needed, with what the buyer's browser
   * needs to ask the bank: confirmed there, the same key gives the capture; card.amount_unsupported where the currency
   * knows no such amount at the processor.
   */
  readonly capture: (charge: CardCharge) => Promise<Result<CardCapture, CardsRefusal>>;
  /**
   * Gives back a part of a capture, once for its key: what the processor has under it is the answer, and nothing is sent
   * again. A Fault where that is of another amount. Errors: card.unavailable, after which it may have been sent or not;
   * card.not_refundable, card.capture_unknown and card.amount_unsupported, after which it certainly was not.
   */
  readonly refund: (order: CardRefundOrder) => Promise<Result<{ readonly refundId: string }, CardsRefusal>>;
  /** One capture as it stands now. Errors: card.capture_unknown for one that is not this platform's or was not paid. */
  readonly find: (captureId: string) => Promise<Result<ChargeFound, CardsRefusal>>;
  /** All captures of this platform that were paid since an instant, whenever they were asked for, as they stand now. */
  readonly since: (from: Instant) => Promise<Result<readonly ChargeFound[], CardsRefusal>>;
  /** Checks a webhook's signature over its raw bytes, and its age; null: a genuine event that says nothing of use. */
  readonly readEvent: (raw: Uint8Array, signature: string) => Promise<Result<CardEvent | null, CardsRefusal>>;
};
