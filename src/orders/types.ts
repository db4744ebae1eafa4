/** The life of an order: its state, what was pinned when both confirmed, and the generic facts that higher slices set. */
import type { ContractState, Side } from '../contracts/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { ContentRef, DomainEvent } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';

export type OrderStatus =
  | 'draft'
  | 'sent'
  | 'confirmed'
  | 'funded'
  | 'ready'
  | 'shipped'
  | 'arrived'
  | 'completed'
  | 'cancelled'
  | 'refunded';

/** In guarantee mode a wire goes to the supplier's designated account and the fund stands behind it; in hold mode money waits in a held account. */
export type MoneyMode = 'guarantee' | 'hold';

export type OrderState = {
  readonly status: OrderStatus;
  readonly openedAt: Instant | null;
  readonly mode: MoneyMode;
  /** In strict mode an unmeasurable clause cannot be acknowledged. */
  readonly strict: boolean;
  /** The programme's policy name while drafting; the pinned dated id, e.g. `classic@2015-01`, once both confirmed. */
  readonly policy: string;
  readonly pinned: boolean;
  readonly confirmedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** What this order reserves of the supplier's limit; 0 where nothing is reserved. */
  readonly reservedMinor: Minor;
  /** Set by payments: what was paid through the programme and is still protected. While above 0 cancelling needs a settlement. */
  readonly protectedMinor: Minor;
  /** Set by payments: all that was ever paid through the programme, whatever came back since. */
  readonly paidMinor: Minor;
  /** Set by claims: while true the order neither completes nor releases by itself, and the contract is frozen. */
  readonly contested: boolean;
};

export type OrderEvent =
  | DomainEvent<'orders.opened', { readonly mode: MoneyMode; readonly strict: boolean; readonly policy: string }>
  | DomainEvent<'orders.moved', { readonly to: OrderStatus; readonly because: string }>
  | DomainEvent<'orders.pinned', { readonly policy: string }>
  | DomainEvent<'orders.reserved', { readonly amountMinor: Minor; readonly currency: string }>
  | DomainEvent<'orders.freed', { readonly amountMinor: Minor; readonly currency: string }>
  | DomainEvent<
      'orders.cancelled',
      { readonly by: Side | 'platform'; readonly because: string; readonly reason: ContentRef | null }
    >
  /** `paidMinor`: where money came in, all that has by now. */
  | DomainEvent<'orders.protected', { readonly amountMinor: Minor; readonly paidMinor?: Minor }>
  | DomainEvent<'orders.contested', { readonly contested: boolean }>;

/** What every slice above orders can rely on in an order's stream. */
export type OrderStates = { readonly contracts: ContractState; readonly orders: OrderState };

/** What a writer looked at. `text`: how its fingerprint begins, at most 16 hex digits; null where only the version was named. */
export type Seen = { readonly version: number; readonly text: string | null };

export type OrdersRefusal =
  | 'order.not_party'
  | 'order.wrong_state'
  | 'order.version_moved'
  | 'order.frozen'
  | 'order.supplier_unknown'
  | 'order.self_dealing'
  | 'order.text_erased';
