/** What payments do when something happened elsewhere in the order: dates fall due, and the end releases what is held. */
import type { CalendarBook } from '../calendar/types.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Trigger } from '../contracts/types.ts';
import { type Instant, dayOf } from '../kernel/dates.ts';
import type { Decision, RecordedEvent } from '../kernel/decider.ts';
import { policyOf } from '../orders/rules.ts';
import { type Clock, lifted, releaseAll, schedule, triggered } from './rules.ts';
import type { PaymentsStates } from './types.ts';

type Facts = { readonly at: Instant; readonly calendars: CalendarBook };

/** Days are counted in the order's zone and in both countries' calendars. */
function clockOf(states: PaymentsStates, facts: Facts): Clock {
  const { buyerCountry, supplierCountry, zone } = states.contracts;
  return {
    calendars: facts.calendars,
    countries: [...new Set([buyerCountry, supplierCountry])],
    today: dayOf(facts.at, zone),
    policy: policyOf(states.orders, dayOf(facts.at, 'UTC')),
  };
}

/** The contract stands, or stands amended: its instalments are the schedule. */
export const onContract = (states: PaymentsStates, facts: Facts): Decision =>
  schedule(termsInForce(states.contracts), states.payments, clockOf(states, facts));

/** Goods are ready: what is due before shipment falls due. */
export const onReady = (states: PaymentsStates, facts: Facts): Decision =>
  triggered(states.payments, (due) => due.kind === 'before_shipment', clockOf(states, facts));

export const onInspectionPassed = (states: PaymentsStates, facts: Facts): Decision =>
  triggered(
    states.payments,
    (due) => due.kind === 'on_inspection_passed' || due.kind === 'before_shipment',
    clockOf(states, facts),
  );

/** A failed inspection holds the balance. Source: programme rules, life of an order. */
export const onInspectionFailed = (states: PaymentsStates): Decision => lifted(states.payments);

export const onArrival = (states: PaymentsStates, facts: Facts): Decision =>
  triggered(states.payments, (due) => due.kind === 'after_arrival', clockOf(states, facts));

export type Paper = { readonly type: string; readonly form: 'original' | 'copy' | null };

/** Papers of the shipment were handed in: instalments that wait for one of them fall due. An original also serves where a copy was asked. */
export const onPapers = (states: PaymentsStates, facts: Facts, papers: readonly Paper[]): Decision =>
  triggered(
    states.payments,
    (due) => due.kind === 'on_document' && papers.some((paper) => serves(paper, due)),
    clockOf(states, facts),
  );

const serves = (paper: Paper, due: Extract<Trigger, { kind: 'on_document' }>): boolean =>
  paper.type === due.document && (due.form !== 'original' || paper.form === 'original');

/** The order completed: what is still held is the supplier's. */
export function onEnd(states: PaymentsStates, orderId: string, event: RecordedEvent, facts: Facts): Decision {
  if (event.data['to'] !== 'completed') return {};
  return releaseAll(states, orderId, policyOf(states.orders, dayOf(facts.at, 'UTC')), 'completed');
}
