/** An order's events folded into what a letter and a case file are made from, here and by whoever verifies them. */
import { evolveClaims, initialClaims } from '../claims/rules.ts';
import type { ClaimsEvent, ClaimsStates } from '../claims/types.ts';
import { evolveContract, initialContract } from '../contracts/rules.ts';
import type { ContractEvent } from '../contracts/types.ts';
import { evolveInspections, initialInspections } from '../inspections/rules.ts';
import type { InspectionsEvent } from '../inspections/types.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { evolveOrder, initialOrder } from '../orders/rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import { evolvePayments, initialPayments } from '../payments/fold.rules.ts';
import type { PaymentsEvent } from '../payments/types.ts';
import { evolveShipments, initialShipments } from '../shipments/rules.ts';
import type { ShipmentsEvent } from '../shipments/types.ts';

/** The states before the first event. */
export const beforeEvents: ClaimsStates = {
  contracts: initialContract,
  orders: initialOrder,
  payments: initialPayments,
  inspections: initialInspections,
  shipments: initialShipments,
  claims: initialClaims,
};

/** One event into the slice whose name it bears; slices that no claim reads (messages) are left out. */
export function foldEvent(states: ClaimsStates, event: RecordedEvent): ClaimsStates {
  switch (event.type.split('.')[0]) {
    case 'contracts':
      return { ...states, contracts: evolveContract(states.contracts, event as RecordedEvent<ContractEvent>) };
    case 'orders':
      return { ...states, orders: evolveOrder(states.orders, event as RecordedEvent<OrderEvent>) };
    case 'payments':
      return { ...states, payments: evolvePayments(states.payments, event as RecordedEvent<PaymentsEvent>) };
    case 'inspections':
      return { ...states, inspections: evolveInspections(states.inspections, event as RecordedEvent<InspectionsEvent>) };
    case 'shipments':
      return { ...states, shipments: evolveShipments(states.shipments, event as RecordedEvent<ShipmentsEvent>) };
    case 'claims':
      return { ...states, claims: evolveClaims(states.claims, event as RecordedEvent<ClaimsEvent>) };
    default:
      return states;
  }
}

/** The states after the events, oldest first. A Fault for an event that no order could have had. */
export const foldEvents = (events: readonly RecordedEvent[]): ClaimsStates => events.reduce(foldEvent, beforeEvents);

/** The states as they stood with the last event that `isIt` finds, that event included; null where there is none. */
export function foldUntil(events: readonly RecordedEvent[], isIt: (event: RecordedEvent) => boolean): ClaimsStates | null {
  const last = events.findLastIndex(isIt);
  return last < 0 ? null : foldEvents(events.slice(0, last + 1));
}
