/** Reactions of payments to events of the order's stream, committed together with them, and the day by which refunds leave. */
import type { Reactor, View } from '../db/registry.ts';
import type { Timer } from '../jobs/types.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import {
  type Paper,
  onArrival,
  onContract,
  onEnd,
  onInspectionFailed,
  onInspectionPassed,
  onPapers,
  onReady,
} from './reactions.rules.ts';
import { PAYOUT_DUE, instructPayout, payoutOverdue } from './payouts.rules.ts';
import { REFUND_DUE, refundOverdue } from './refunds.rules.ts';
import { paymentsStates } from './states.rules.ts';

const states = (view: View) => paymentsStates(view.states);

/** The papers named by a shipment's event: type and form of each. */
const papersOf = (event: RecordedEvent): readonly Paper[] => (event.data['documents'] ?? []) as unknown as readonly Paper[];

export const reactors: readonly Reactor[] = [
  { on: ['contracts.agreed', 'contracts.amendment_confirmed'], react: (_, view) => onContract(states(view), view.facts) },
  { on: ['shipments.ready_reported'], react: (_, view) => onReady(states(view), view.facts) },
  { on: ['inspections.passed'], react: (_, view) => onInspectionPassed(states(view), view.facts) },
  { on: ['inspections.failed'], react: (_, view) => onInspectionFailed(states(view)) },
  {
    on: ['shipments.shipped', 'shipments.papers_added'],
    react: (event, view) => onPapers(states(view), view.facts, papersOf(event)),
  },
  { on: ['shipments.arrived'], react: (_, view) => onArrival(states(view), view.facts) },
  {
    on: ['payments.released'],
    react: (event, view) => instructPayout(states(view), Number(event.data['amountMinor']), view.facts),
  },
  { on: ['orders.moved'], react: (event, view) => onEnd(states(view), view.stream.id, event, view.facts) },
];

export const timers: readonly Timer[] = [
  { name: REFUND_DUE, decide: (view, row) => ok(refundOverdue(states(view), row.name, view.facts.at)) },
  { name: PAYOUT_DUE, decide: (view, row) => ok(payoutOverdue(states(view), row.name, view.facts.at)) },
];
