/** The order's life: its declared edges, and how generic facts of higher slices are folded. */
import { Fault, assert, never } from '../kernel/assert.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { Decision, RecordedEvent, States } from '../kernel/decider.ts';
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';
import { type Verb, can } from '../parties/access.ts';
import type { Person } from '../parties/types.ts';
import { reservationChange } from '../coverage/rules.ts';
import { knownTo, sideOf, termsInForce } from '../contracts/rules.ts';
import type { Side } from '../contracts/types.ts';
import { policyAt, policyById } from '../policy/rules.ts';
import type { Policy } from '../policy/types.ts';
import type { OrderEvent, OrderState, OrderStates, OrderStatus, OrdersRefusal } from './types.ts';

export const initialOrder: OrderState = {
  status: 'draft',
  openedAt: null,
  mode: 'guarantee',
  strict: false,
  policy: 'classic',
  pinned: false,
  confirmedAt: null,
  endedAt: null,
  reservedMinor: 0,
  protectedMinor: 0,
  paidMinor: 0,
  contested: false,
};

/**
 * Every move an order can make. `confirmed -> ready | shipped` exists for orders where nothing is due before shipment,
 * `confirmed -> refunded | completed` for a claim on a first instalment that was paid in part;
 * `funded -> cancelled` only by an agreed settlement.
 */
export const EDGES: { readonly [from in OrderStatus]: readonly OrderStatus[] } = {
  draft: ['sent', 'cancelled'],
  sent: ['draft', 'confirmed', 'cancelled'],
  confirmed: ['funded', 'ready', 'shipped', 'cancelled', 'refunded', 'completed'],
  funded: ['ready', 'shipped', 'cancelled', 'refunded', 'completed'],
  ready: ['shipped', 'cancelled', 'refunded', 'completed'],
  shipped: ['arrived', 'refunded', 'completed'],
  arrived: ['completed', 'refunded'],
  completed: [],
  cancelled: [],
  refunded: [],
};

export const isEnded = (status: OrderStatus): boolean => EDGES[status].length === 0;

/** The slices of an order's stream that every slice above may read. */
export const orderStates = (states: States): OrderStates => states as OrderStates;

/** The event that moves an order along a declared edge; an undeclared one is a Fault (the caller checks its own state first). */
export function moveTo(state: OrderState, to: OrderStatus, because: string): OrderEvent {
  assert(EDGES[state.status].includes(to), `an order does not move from ${state.status} to ${to}`);
  return { type: 'orders.moved', v: 1, data: { to, because } };
}

/** Folds order events. */
export function evolveOrder(state: OrderState, event: RecordedEvent<OrderEvent>): OrderState {
  switch (event.type) {
    case 'orders.opened':
      return { ...state, ...event.data, openedAt: event.at };
    case 'orders.moved': {
      const { to } = event.data;
      const confirmedAt = to === 'confirmed' ? event.at : state.confirmedAt;
      return { ...state, status: to, confirmedAt, endedAt: isEnded(to) ? event.at : state.endedAt };
    }
    case 'orders.pinned':
      return { ...state, policy: event.data.policy, pinned: true };
    case 'orders.reserved':
      return { ...state, reservedMinor: state.reservedMinor + event.data.amountMinor };
    case 'orders.freed':
      return { ...state, reservedMinor: state.reservedMinor - event.data.amountMinor };
    case 'orders.cancelled':
      return state;
    case 'orders.protected':
      return { ...state, protectedMinor: event.data.amountMinor, paidMinor: event.data.paidMinor ?? state.paidMinor };
    case 'orders.contested':
      return { ...state, contested: event.data.contested };
    default:
      return never(event);
  }
}

/** Refuses unless the order is in one of the states. */
export function inState(state: OrderState, ...allowed: readonly OrderStatus[]): Result<null, 'order.wrong_state'> {
  return allowed.includes(state.status) ? ok(null) : refuse('order.wrong_state', { state: state.status, allowed });
}

/** The acting side, or `order.not_party` where the act is the other side's (or neither side acts). */
export function actingSide(states: OrderStates, companyId: string | null, only?: Side): Result<Side, OrdersRefusal> {
  const side = companyId === null ? null : sideOf(states.contracts, companyId);
  if (!side || (only && side !== only)) return refuse('order.not_party', only ? { only } : {});
  return ok(side);
}

/** What a change of the order's reservation writes on both streams (the command must hold the limit lock). */
export function reserve(orderId: string, states: OrderStates, toMinor: number): Decision {
  const { reservedMinor } = states.orders;
  if (toMinor === reservedMinor) return {};
  const { currency } = termsInForce(states.contracts);
  const type = toMinor > reservedMinor ? ('orders.reserved' as const) : ('orders.freed' as const);
  const event: OrderEvent = { type, v: 1, data: { amountMinor: Math.abs(toMinor - reservedMinor), currency } };
  return { events: [event], supplierEvents: reservationChange(orderId, currency, reservedMinor, toMinor) };
}

/** Ends an order: the last move and the freed limit (the command must hold the limit lock). Its deadlines go with it. */
export function endOrder(
  orderId: string,
  states: OrderStates,
  to: 'completed' | 'cancelled' | 'refunded',
  because: string,
): Decision {
  const freed = reserve(orderId, states, 0);
  return { ...freed, events: [moveTo(states.orders, to, because), ...(freed.events ?? [])], clearDeadlines: [UNPAID] };
}

/** The policy an order stands under: the pinned version, or the programme's of the day while it is not yet confirmed. */
export function policyOf(order: OrderState, today: PlainDate): Policy {
  const policy = order.pinned ? policyById(order.policy) : policyAt(order.policy, today);
  if (!policy.ok) throw new Fault(`order under an unknown policy: ${order.policy}`);
  return policy.value;
}

/** Deadline: nothing paid so many days after both confirmed. */
export const UNPAID = 'orders.unpaid';

/**
 * The first wall: whether the person may do this to this order, told from the order's own state. A draft that was never sent
 * is not there for the side that did not write it.
 */
export function authorise(
  by: Person,
  verb: Verb,
  view: { readonly states: States; readonly relations: readonly string[] },
): Refused | null {
  const { contracts } = orderStates(view.states);
  const sides = knownTo(contracts);
  const buyerId = sides.includes('buyer') ? contracts.buyerId : null;
  const supplierId = sides.includes('supplier') ? contracts.supplierId : null;
  const agencyIds = view.relations.includes('inspector') ? [by.companyId] : [];
  return can(by, verb, { kind: 'order', buyerId, supplierId, agencyIds });
}
