/** A supplier's assurance limit: granted by the platform, reserved by open orders, freed when they close. */
import type { DomainEvent } from '../kernel/decider.ts';
import type { Instant, PlainDate } from '../kernel/dates.ts';
import type { CompanyId, OrderId, UserId } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

/**
 * One currency's limit. `reserved`: by open orders, and by what the fund paid for the supplier and was not repaid.
 * `remaining` is always granted less reserved, never below 0 when shown.
 */
export type Limit = { readonly grantedMinor: Minor; readonly reservedMinor: Minor };

export type CoverageState = {
  /** By ISO 4217 code; absent: nothing granted yet. */
  readonly limits: { readonly [currency: string]: Limit };
  readonly grantedAt: Instant | null;
  readonly reviewOn: PlainDate | null;
  readonly grantedBy: UserId | null;
};

/** Why an operator set a limit; a code, so that a decision needs no free text. */
export const LIMIT_REASONS = ['trade_history', 'first_limit', 'review', 'risk', 'correction'] as const;
export type LimitReason = (typeof LIMIT_REASONS)[number];

/** How an order turned out, as underwriting counts it. An order can have several: completed, and late. */
export type Outcome = 'completed' | 'late' | 'dispute_lost';

/** Events of the supplier's stream. */
export type CoverageEvent =
  | DomainEvent<
      'coverage.granted',
      {
        readonly currency: string;
        readonly amountMinor: Minor;
        readonly reviewOn: PlainDate | null;
        readonly by: UserId;
        readonly because: LimitReason;
      }
    >
  | DomainEvent<'coverage.reserved', { readonly orderId: OrderId; readonly currency: string; readonly amountMinor: Minor }>
  | DomainEvent<'coverage.freed', { readonly orderId: OrderId; readonly currency: string; readonly amountMinor: Minor }>
  /** The fund paid for the supplier: it uses the limit until it is repaid. */
  | DomainEvent<'coverage.advanced', { readonly orderId: OrderId; readonly currency: string; readonly amountMinor: Minor }>
  | DomainEvent<'coverage.repaid', { readonly orderId: OrderId; readonly currency: string; readonly amountMinor: Minor }>
  /** The tally that underwriting reads. It is kept as events only: in the state it would be rewritten with every reservation. */
  | DomainEvent<
      'coverage.outcome_recorded',
      {
        readonly orderId: OrderId;
        readonly buyerId: CompanyId;
        readonly currency: string;
        readonly amountMinor: Minor;
        readonly outcome: Outcome;
      }
    >;

export type CoverageRefusal = 'limit.currency_unknown' | 'limit.amount_invalid' | 'limit.review_past' | 'limit.supplier_unknown';
