/** The one list of slices: whose events fold where, who reacts to whom, and which deadlines there are. */
import { evolveContract, initialContract } from './contracts/rules.ts';
import { reactors as coverageReactors } from './coverage/jobs.ts';
import { evolveCoverage, initialCoverage } from './coverage/rules.ts';
import { reactors as claimReactors, timers as claimTimers } from './claims/jobs.ts';
import { evolveClaims, initialClaims } from './claims/rules.ts';
import type { Registry } from './db/registry.ts';
import type { Timer } from './jobs/types.ts';
import type { SliceFold } from './kernel/decider.ts';
import { evolveErasure, initialErasure } from './erasure/rules.ts';
import { evolveInspections, initialInspections } from './inspections/rules.ts';
import { guardedOf, isGuarded } from './ledger/rules.ts';
import { evolveMessages, initialMessages } from './messages/rules.ts';
import { reactors as noticeReactors, timers as noticeTimers } from './notifications/jobs.ts';
import { reactors as orderReactors, timers as orderTimers } from './orders/jobs.ts';
import { evolveProgramme, initialProgramme } from './orders/programme.rules.ts';
import { evolveOrder, initialOrder } from './orders/rules.ts';
import { reactors as paymentReactors, timers as paymentTimers } from './payments/jobs.ts';
import { evolvePayments, initialPayments } from './payments/fold.rules.ts';
import { reactors as shipmentReactors, timers as shipmentTimers } from './shipments/jobs.ts';
import { evolveShipments, initialShipments } from './shipments/rules.ts';
import { timers as supplierTimers } from './suppliers/jobs.ts';
import { evolveAccount, initialAccount } from './suppliers/payee.rules.ts';
import { evolveSupplier, initialSupplier } from './suppliers/rules.ts';

/** A slice's fold with its own types forgotten: the registry hands each slice only its own events and state. */
const fold = (slice: string, stream: SliceFold['stream'], initial: unknown, evolve: unknown): SliceFold =>
  ({ slice, stream, initial, evolve }) as SliceFold;

export const registry: Registry = {
  folds: [
    fold('contracts', 'order', initialContract, evolveContract),
    fold('orders', 'order', initialOrder, evolveOrder),
    fold('payments', 'order', initialPayments, evolvePayments),
    fold('inspections', 'order', initialInspections, evolveInspections),
    fold('shipments', 'order', initialShipments, evolveShipments),
    fold('messages', 'order', initialMessages, evolveMessages),
    fold('claims', 'order', initialClaims, evolveClaims),
    fold('erasure', 'order', initialErasure, evolveErasure),
    fold('suppliers', 'supplier', initialSupplier, evolveSupplier),
    fold('suppliers', 'account', initialAccount, evolveAccount),
    fold('coverage', 'supplier', initialCoverage, evolveCoverage),
    fold('orders', 'programme', initialProgramme, evolveProgramme),
  ],
  reactors: [...coverageReactors, ...orderReactors, ...paymentReactors, ...shipmentReactors, ...claimReactors, ...noticeReactors],
  isGuarded,
  guardedOf,
};

export const timers: readonly Timer[] = [
  ...orderTimers,
  ...paymentTimers,
  ...supplierTimers,
  ...shipmentTimers,
  ...claimTimers,
  ...noticeTimers,
];
