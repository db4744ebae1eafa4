/** What falls due for goods on their way, and what shipments take from payments and from the end of a claim. */
import type { Reactor, View } from '../db/registry.ts';
import type { Timer } from '../jobs/types.ts';
import { type PlainDate, dayOf } from '../kernel/dates.ts';
import type { Decision, RecordedEvent } from '../kernel/decider.ts';
import { ok } from '../kernel/result.ts';
import type { Allocation, PaymentsState } from '../payments/types.ts';
import { announceArrival, completeIfOver, countReceipt, presumeArrival, resumeEnd } from './arrival.rules.ts';
import { ARRIVAL_ANNOUNCED, ARRIVAL_PRESUMED, INSPECTION_LAPSES, RECEIPT_COUNTS, WINDOWS_CLOSE } from './deadlines.rules.ts';
import { depositDelay } from './lateness.rules.ts';
import { inspectionLapsed } from './ready.rules.ts';
import { actFacts, shipmentsStates, zoneOf } from './rules.ts';
import type { ShipmentsEvent } from './types.ts';

export const timers: readonly Timer[] = [
  { name: INSPECTION_LAPSES, decide: (view) => inspectionLapsed(shipmentsStates(view.states)) },
  { name: ARRIVAL_ANNOUNCED, decide: (view) => announceArrival(shipmentsStates(view.states), actFacts(view)) },
  { name: ARRIVAL_PRESUMED, decide: (view) => presumeArrival(shipmentsStates(view.states), actFacts(view)) },
  { name: RECEIPT_COUNTS, takesLimit: true, decide: (view) => countReceipt(shipmentsStates(view.states), actFacts(view)) },
  { name: WINDOWS_CLOSE, takesLimit: true, decide: (view) => ok(completeIfOver(shipmentsStates(view.states), actFacts(view))) },
];

/** Days by which what was due on confirmation came late are the buyer's, told once, when it is complete. */
function depositPaid(event: RecordedEvent, view: View): Decision {
  const states = shipmentsStates(view.states);
  const { instalments } = view.states['payments'] as PaymentsState;
  const deposits = instalments.filter((i) => i.due.kind === 'on_confirmation' && i.amountMinor > 0);
  const dueOn = deposits
    .flatMap((i) => (i.dueOn ? [i.dueOn] : []))
    .sort()
    .at(-1);
  const paidNow = (event.data['allocations'] as readonly Allocation[]).some((a) => deposits.some((i) => i.name === a.instalment));
  const complete = paidNow && deposits.every((i) => i.paidMinor >= i.amountMinor);
  if (!complete || dueOn === undefined || states.shipments.shipped || states.shipments.buyerDelays.length > 0) return {};
  const booked = event.data['bookedOn'];
  const paidOn: PlainDate = typeof booked === 'string' ? booked : dayOf(view.facts.at, zoneOf(states));
  const delay = depositDelay(dueOn, paidOn);
  const delayed: readonly ShipmentsEvent[] = delay ? [{ type: 'shipments.buyer_delayed', v: 1, data: delay }] : [];
  return { events: delayed };
}

export const reactors: readonly Reactor[] = [
  { on: ['payments.credited'], react: depositPaid },
  { on: ['orders.contested'], react: (_, view) => resumeEnd(shipmentsStates(view.states), actFacts(view)) },
];
