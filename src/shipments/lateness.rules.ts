/** Whether goods were shipped in time: which papers prove it, which day counts, and which days are the buyer's. */
import { termsInForce } from '../contracts/rules.ts';
import { buyerNominatesCarrier, parseRule, provingDocuments, shippedEvent } from '../incoterms/rules.ts';
import type { ShippedEvent } from '../incoterms/types.ts';
import { type PlainDate, type Zone, daysBetween } from '../kernel/dates.ts';
import type { Policy } from '../policy/types.ts';
import { PAPER_NAMES, type ProvingPaper } from './papers.data.ts';
import type { BuyerDelay, Paper, Shipped, ShipmentsStates } from './types.ts';

/** The zone in which the shipping date ends: the policy's where it names one, else the order's. */
export const shippingZone = (states: ShipmentsStates, policy: Policy): Zone => policy.shippedMeans.zone ?? states.contracts.zone;

/** A paper's name as the tables know it: `FCR` is a forwarder's cargo receipt. */
export function paperKind(type: string): string {
  const word = type
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');
  return Object.hasOwn(PAPER_NAMES, word) ? (PAPER_NAMES[word] ?? word) : word;
}

export type Shipping = {
  /** What the supplier must have done; `export_cleared` where the policy says so. */
  readonly event: ShippedEvent | 'export_cleared';
  /** Any one of these proves it. */
  readonly papers: readonly ProvingPaper[];
  /** Whether goods tendered in time to the buyer's carrier count as shipped in time. */
  readonly buyerNominates: boolean;
};

/**
 * What "shipped" means for an order and which papers prove it. Under a policy that looks at the export clearance a
 * carrier's paper proves it too: no carrier takes goods out that were not cleared. Source: Incoterms 2020; programme policies.
 */
export function shippingOf(states: ShipmentsStates, policy: Policy): Shipping {
  const { incoterm, transport } = termsInForce(states.contracts);
  const rule = parseRule(incoterm.rule);
  if (!rule.ok) return { event: 'first_carrier_receipt', papers: [], buyerNominates: false };
  const carried = provingDocuments(rule.value, transport).map((p) => p.document);
  const buyerNominates = buyerNominatesCarrier(rule.value);
  if (policy.shippedMeans.kind === 'per_incoterm' || rule.value === 'EXW') {
    return { event: shippedEvent(rule.value), papers: [...new Set(carried)], buyerNominates };
  }
  return {
    event: 'export_cleared',
    papers: [...new Set<ProvingPaper>(['export_declaration', 'courier_receipt', ...carried])],
    buyerNominates,
  };
}

/** The papers among those shown that prove the shipped event. */
export function provingPapers(states: ShipmentsStates, policy: Policy): readonly Paper[] {
  const { papers } = shippingOf(states, policy);
  return states.shipments.papers.filter((p) => (papers as readonly string[]).includes(paperKind(p.type)));
}

/** The day that counts as shipped: the told one, or the proving paper's where that is later. */
function shownOn(shipped: Shipped, proofs: readonly Paper[]): PlainDate {
  const dated = proofs.flatMap((p) => (p.datedOn ? [p.datedOn] : [])).sort()[0];
  return dated !== undefined && dated > shipped.on ? dated : shipped.on;
}

/** The day on which goods were tendered to the buyer's carrier, with a notice that proves it; else null. */
function tenderedOn(states: ShipmentsStates, policy: Policy, shipped: Shipped): PlainDate | null {
  if (!shipped.tenderedOn || !shippingOf(states, policy).buyerNominates) return null;
  const notice = states.shipments.papers.find((p) => paperKind(p.type) === 'disposal_notice');
  if (!notice) return null;
  return notice.datedOn && notice.datedOn > shipped.tenderedOn ? notice.datedOn : shipped.tenderedOn;
}

export type Lateness = {
  readonly shipBy: PlainDate;
  /** The day that is held against the shipping date. */
  readonly judgedOn: PlainDate;
  /** A paper proves it. The supplier proves shipment; without a paper it is only told. */
  readonly proven: boolean;
  /** Days by which the buyer's own acts were late. */
  readonly buyerDays: number;
  /** Days late that are the supplier's, 0 or more. Days the buyer granted have moved the shipping date itself. */
  readonly daysLate: number;
};

/** How late the goods were shipped; null before shipment, and where the contract names no exact day (no late claim then). */
export function latenessOf(states: ShipmentsStates, policy: Policy): Lateness | null {
  const shipBy = termsInForce(states.contracts).shipBy.date;
  const { shipped, buyerDelays } = states.shipments;
  if (!shipped || shipBy === null) return null;
  const proofs = provingPapers(states, policy);
  const tendered = tenderedOn(states, policy, shipped);
  const shown = shownOn(shipped, proofs);
  const judgedOn = tendered !== null && tendered < shown ? tendered : shown;
  const buyerDays = buyerDelays.reduce((sum, d) => sum + d.days, 0);
  const daysLate = Math.max(0, daysBetween(shipBy, judgedOn) - buyerDays);
  return { shipBy, judgedOn, proven: proofs.length > 0 || tendered !== null, buyerDays, daysLate };
}

/** The buyer's delay in paying what is due on confirmation; null where it was paid in time. */
export function depositDelay(dueOn: PlainDate, doneOn: PlainDate): BuyerDelay | null {
  const days = daysBetween(dueOn, doneOn);
  return days > 0 ? { cause: 'deposit', dueOn, doneOn, days } : null;
}
