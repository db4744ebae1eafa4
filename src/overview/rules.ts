/** What an order's page says beyond its stored state: whose turn it is, until when, the figures, the standing warnings. */
import { certaintyWarnings, nextBusinessDay } from '../calendar/rules.ts';
import type { CalendarBook } from '../calendar/types.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { ContractState, Side, Trigger } from '../contracts/types.ts';
import { otherSide } from '../contracts/types.ts';
import { contractWarnings } from '../contracts/warnings.rules.ts';
import { never } from '../kernel/assert.ts';
import { addMillis, dayOf, endOfDay } from '../kernel/dates.ts';
import type { Warning } from '../kernel/decider.ts';
import { isEnded } from '../orders/rules.ts';
import { openOf } from '../payments/fold.rules.ts';
import { coveredNow, heldMinor, openInstalment } from '../payments/rules.ts';
import type { PaymentsState, PaymentsStates, ScheduledInstalment } from '../payments/types.ts';
import type { Policy } from '../policy/types.ts';
import { ARRIVAL_PRESUMED, INSPECTION_LAPSES, RECEIPT_COUNTS, WINDOWS_CLOSE } from '../shipments/deadlines.rules.ts';
import type { Due, DueRow, Figures, Step, StepCode } from './types.ts';

const step = (by: Step['by'], what: Step['what'], instalment: string | null = null): Step => ({ by, what, instalment });

/** Instalments that must be in before the goods go. */
const BEFORE_SHIPMENT: readonly Trigger['kind'][] = ['on_confirmation', 'before_shipment', 'on_inspection_passed'];

const openBeforeShipment = (p: PaymentsState): ScheduledInstalment | null =>
  p.instalments.find((i) => openOf(i) > 0 && BEFORE_SHIPMENT.includes(i.due.kind)) ?? null;

/** What other slices know of the moment: a visit that was booked and not reported, and the step of an open claim. */
export type StepFacts = { readonly visitOpen: boolean; readonly claim: Step | null };

/** Whose turn it is and what is to be done. Source: programme rules, next step by state; a claim's step wins. */
export function nextStep(states: PaymentsStates, facts: StepFacts): Step {
  const { contracts, orders, payments } = states;
  if (facts.claim) return facts.claim;
  switch (orders.status) {
    case 'draft':
      return step(contracts.author, 'send');
    case 'sent':
      return step(unconfirmed(contracts), 'confirm');
    case 'confirmed':
      return firstPayment(payments);
    case 'funded':
      return step('supplier', 'report_ready');
    case 'ready':
      return beforeShipping(payments, facts.visitOpen);
    case 'shipped':
      return step('supplier', 'report_arrival');
    case 'arrived':
      return step('buyer', 'confirm_receipt');
    case 'completed':
    case 'cancelled':
    case 'refunded':
      return step('nobody', 'nothing');
    default:
      return never(orders.status);
  }
}

/** Sending is not confirming: the one it was sent to comes first, then the sender. */
function unconfirmed(contract: ContractState): Side {
  const sender = contract.sent?.by ?? contract.author;
  const addressee = otherSide(sender);
  return contract.confirmations[addressee]?.version === contract.version ? sender : addressee;
}

function firstPayment(p: PaymentsState): Step {
  const open = openBeforeShipment(p);
  return open ? payment(p, open) : step('supplier', 'report_ready');
}

/** Once the buyer announced its wire, it is the bank's turn. */
function payment(p: PaymentsState, { name }: ScheduledInstalment): Step {
  const announced = p.declarations.some((d) => d.instalment === name);
  return announced ? step('bank', 'recognise_wire', name) : step('buyer', 'pay_instalment', name);
}

function beforeShipping(p: PaymentsState, visitOpen: boolean): Step {
  if (visitOpen) return step('inspector', 'inspect');
  const open = openBeforeShipment(p);
  return open ? payment(p, open) : step('supplier', 'ship');
}

/** The deadline rows that limit a step, the telling one first. */
const TIMED_BY: Partial<Readonly<Record<StepCode, readonly string[]>>> = {
  inspect: [INSPECTION_LAPSES],
  report_arrival: [ARRIVAL_PRESUMED],
  confirm_receipt: [RECEIPT_COUNTS, WINDOWS_CLOSE],
};

/** Until when the next step is expected; null where nobody set a date. Days end in the order's zone. */
export function dueOf(states: PaymentsStates, next: Step, deadlines: readonly DueRow[]): Due | null {
  const { contracts, payments } = states;
  const day = (on: string | null | undefined, rule: string): Due | null =>
    on ? { at: endOfDay(on, contracts.zone), on, rule } : null;
  if (next.what.startsWith('claim_')) return dueRow(claimDeadline(next.what, deadlines));
  if (next.instalment !== null)
    return day(payments.instalments.find((i) => i.name === next.instalment)?.dueOn, 'contract.instalment');
  if (next.what === 'report_ready' || next.what === 'ship') return day(termsInForce(contracts).shipBy.date, 'contract.ship_by');
  return dueRow((TIMED_BY[next.what as StepCode] ?? []).flatMap((name) => deadlines.find((d) => d.name === name) ?? [])[0]);
}

/** Which deadline limits a claim's step; the nearest of those that are set. */
const CLAIM_TIMED_BY: Readonly<Record<string, readonly string[]>> = {
  claim_answer: ['claims.reply_due'],
  claim_answer_offer: ['claims.offer_expires'],
  claim_escalate_or_offer: ['claims.unescalated_closes', 'claims.negotiation_ends'],
  claim_prepay_fee: ['claims.prepay_due'],
  claim_perform: ['claims.remedy_due'],
  claim_pay_refund: ['payments.refund_due'],
};

const claimDeadline = (what: string, deadlines: readonly DueRow[]): DueRow | undefined =>
  (CLAIM_TIMED_BY[what] ?? []).flatMap((name) => deadlines.find((d) => d.name.startsWith(`${name}:`)) ?? [])[0];

const dueRow = (row: DueRow | undefined): Due | null => (row ? { at: row.dueAt, on: lastDay(row), rule: row.rule } : null);

/** The last whole day before a deadline, where it was counted. */
export const lastDay = (row: Pick<DueRow, 'dueAt' | 'zone'>): string => dayOf(addMillis(row.dueAt, -1), row.zone);

/** The figures of an order in minor units. Held = paid - released - refunded - fees - charged back. */
export function figuresOf(states: PaymentsStates, policy: Policy): Figures {
  const { payments, orders } = states;
  const { currency, totalMinor, assuranceMinor } = termsInForce(states.contracts);
  const coveredMinor = coveredNow(states, policy);
  const { paidMinor, releasedMinor, refundedMinor, feeMinor, chargedBackMinor } = payments;
  return {
    currency,
    totalMinor,
    assuranceMinor,
    reservedMinor: orders.reservedMinor,
    paidMinor,
    coveredMinor,
    uncoveredMinor: totalMinor - coveredMinor,
    heldMinor: heldMinor(payments),
    releasedMinor,
    refundedMinor,
    feeMinor,
    chargedBackMinor,
  };
}

export type InstalmentRow = ScheduledInstalment & { readonly openMinor: number; readonly declared: boolean };

/** The schedule; before both confirmed, what the terms on the table would make of it. */
export function instalmentsOf(states: PaymentsStates): readonly InstalmentRow[] {
  const { contracts, payments } = states;
  const rows: readonly ScheduledInstalment[] =
    payments.instalments.length > 0
      ? payments.instalments
      : termsInForce(contracts).instalments.map(({ name, amountMinor, due }) => ({
          name,
          amountMinor,
          due,
          dueOn: null,
          paidMinor: 0,
          setOffMinor: 0,
        }));
  return rows.map((i) => ({ ...i, openMinor: openOf(i), declared: payments.declarations.some((d) => d.instalment === i.name) }));
}

/** What stands until it is put right. The money's warnings are for the two sides and the operator. */
export function standingWarnings(states: PaymentsStates, figures: Figures, book: CalendarBook): readonly Warning[] {
  const { contracts, orders } = states;
  const text = contractWarnings(contracts, termsInForce(contracts), clausesInForce(contracts));
  return isEnded(orders.status) ? text : [...text, ...moneyWarnings(states, figures), ...calendarWarnings(states, book)];
}

function moneyWarnings({ payments }: PaymentsStates, figures: Figures): readonly Warning[] {
  const warnings: Warning[] = [];
  const { paidMinor, totalMinor, coveredMinor, uncoveredMinor } = figures;
  if (paidMinor > 0 && paidMinor < totalMinor)
    warnings.push({ code: 'cover.deposit_only', data: { coveredMinor, uncoveredMinor } });
  const short = openInstalment(payments);
  if (short && short.paidMinor > 0)
    warnings.push({ code: 'payment.short', data: { instalment: short.name, openMinor: openOf(short) } });
  if (payments.declarations.some((d) => d.payer !== null)) warnings.push({ code: 'payer.third_party' });
  return warnings;
}

/** Dates of this order that lie in years whose holidays are not published, or in countries without a calendar. */
function calendarWarnings({ contracts, payments }: PaymentsStates, book: CalendarBook): readonly Warning[] {
  const countries = [...new Set([contracts.buyerCountry, contracts.supplierCountry])];
  const dates = [termsInForce(contracts).shipBy.date, ...payments.instalments.filter((i) => openOf(i) > 0).map((i) => i.dueOn)];
  const counted = dates.flatMap((date) => (date === null ? [] : [nextBusinessDay(book, countries, date)]));
  return certaintyWarnings({
    provisional: counted.some((day) => day.provisional),
    missing: [...new Set(counted.flatMap((day) => day.missing))],
  });
}
