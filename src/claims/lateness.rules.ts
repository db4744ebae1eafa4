/** Late or not shipped: each lot by itself, less the days the buyer caused or granted; the supplier proves shipment. */
import { buyerNominatesCarrier, deliversAtPlace, provingDocuments } from '../incoterms/rules.ts';
import { type PlainDate, addDays, dayOf, daysBetween, endOfDay } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import type { CaseInput, Consignment, Finding, Reason, ReasonCode } from './determination.types.ts';
import { relyOn } from './evidence.rules.ts';

export type LateLot = {
  /** null: the goods that no consignment holds. */
  readonly consignmentId: string | null;
  readonly goodsMinor: Minor;
  readonly outcome: 'in_time' | 'shipped_late' | 'not_shipped' | 'not_yet_due';
  readonly daysLate: number;
  /** Told as shipped, so that the buyer may have it, whatever a paper shows. */
  readonly sent: boolean;
};

export type Lateness = { readonly finding: Finding; readonly reasons: readonly Reason[]; readonly lots: readonly LateLot[] };

const isLateGround = (ground: string): boolean => ground === 'late_shipment' || ground === 'not_shipped';

/** The last day in time: the shipping date, moved by days that are not the supplier's. */
function lastDay(input: CaseInput, shipBy: PlainDate): PlainDate {
  const { buyerDays, agreedDays } = input.facts;
  return addDays(
    shipBy,
    buyerDays.reduce((sum, { days }) => sum + days, agreedDays),
  );
}

type Shown = { readonly on: PlainDate; readonly papers: readonly string[]; readonly tendered: boolean };

/**
 * The day shipment is proven for, or null: without the paper of the shipped event goods were not shipped. It is the told
 * day, or the first one that a proving paper bears where that is later.
 */
function shownShipment(input: CaseInput, lot: Consignment): Shown | null {
  const { rule, transport } = input.contract;
  const proving = new Set<string>(provingDocuments(rule, transport).map(({ document }) => document));
  const papers = lot.papers.filter(({ type }) => proving.has(type));
  const [dated = null] = papers.flatMap(({ datedOn }) => datedOn ?? []).sort();
  const told = papers.length === 0 ? null : lot.shippedOn;
  const shipped = told !== null && dated !== null && dated > told ? dated : told;
  const tender = buyerNominatesCarrier(rule) && lot.tender?.noticeGiven && lot.tender.proofId !== null ? lot.tender : null;
  if (tender && (shipped === null || tender.on < shipped)) {
    return { on: tender.on, papers: tender.proofId === null ? [] : [tender.proofId], tendered: true };
  }
  return shipped === null ? null : { on: shipped, papers: papers.map(({ paperId }) => paperId), tendered: false };
}

/** Before the claim was opened. On the claim's own day only where the hour is known. */
function isBeforeClaim(input: CaseInput, lot: Consignment, on: PlainDate): boolean {
  const claimDay = dayOf(input.claim.openedAt, input.contract.shipZone);
  return lot.shippedAt === null || on !== claimDay ? on < claimDay : lot.shippedAt < input.claim.openedAt;
}

function judgeLot(input: CaseInput, lot: Consignment, shipBy: PlainDate): { readonly lot: LateLot; readonly reason: Reason } {
  const last = lastDay(input, shipBy);
  const { consignmentId, goodsMinor } = lot;
  const sent = lot.shippedOn !== null;
  const shown = shownShipment(input, lot);
  if (!shown || !isBeforeClaim(input, lot, shown.on)) {
    const missing = unshipped(input, { consignmentId, goodsMinor, sent }, shipBy);
    const unpapered = sent && !shown && missing.lot.outcome === 'not_shipped';
    return unpapered ? { ...missing, reason: { ...missing.reason, code: 'no_paper' } } : missing;
  }
  const arrived = arrivalDaysLate(input, lot);
  const late = Math.max(0, daysBetween(last, shown.on));
  const daysLate = Math.max(late, arrived);
  const outcome = daysLate > 0 ? 'shipped_late' : 'in_time';
  const inTime: ReasonCode = shown.tendered ? 'tendered_in_time' : 'shipped_in_time';
  const code: ReasonCode = daysLate === 0 ? inTime : arrived > late ? 'arrived_late' : 'shipped_late';
  const data = { ...figures(input, consignmentId, shipBy), on: shown.on, days: daysLate };
  const reliedOn = { ...relyOn([]), supplier: [...shown.papers].sort() };
  return { lot: { consignmentId, goodsMinor, outcome, daysLate, sent }, reason: { code, data, reliedOn } };
}

const figures = (input: CaseInput, consignmentId: string | null, shipBy: PlainDate) => ({
  lot: consignmentId,
  shipBy,
  buyerDays: input.facts.buyerDays.reduce((sum, { days }) => sum + days, 0),
  agreedDays: input.facts.agreedDays,
});

/** D rules with a delivery date are judged by arrival too. Not arrived when the claim opened: as late as that day. */
function arrivalDaysLate(input: CaseInput, lot: Consignment): number {
  const { rule, deliverBy, shipZone } = input.contract;
  if (deliverBy === null || !deliversAtPlace(rule)) return 0;
  const claimDay = dayOf(input.claim.openedAt, shipZone);
  const on = lot.arrivedOn !== null && lot.arrivedOn < claimDay ? lot.arrivedOn : claimDay;
  return Math.max(0, daysBetween(lastDay(input, deliverBy), on));
}

function unshipped(input: CaseInput, goods: Pick<LateLot, 'consignmentId' | 'goodsMinor' | 'sent'>, shipBy: PlainDate) {
  const { openedAt } = input.claim;
  const last = lastDay(input, shipBy);
  const due = endOfDay(last, input.contract.shipZone) <= openedAt;
  const daysLate = due ? Math.max(1, daysBetween(last, dayOf(openedAt, input.contract.shipZone))) : 0;
  const code = due ? ('not_shipped' as const) : ('not_yet_due' as const);
  const data = { ...figures(input, goods.consignmentId, shipBy), days: daysLate };
  const reason: Reason = { code, data, reliedOn: relyOn([]) };
  const lot: LateLot = { ...goods, outcome: code, daysLate };
  return { lot, reason };
}

/** The finding on the shipping date; null where no such claim was made. */
export function judgeLateness(input: CaseInput): Lateness | null {
  if (!input.claim.grounds.some(isLateGround)) return null;
  const { shipBy, lines } = input.contract;
  if (shipBy === null) {
    return { finding: 'excluded', reasons: [{ code: 'no_exact_date', data: {}, reliedOn: relyOn([]) }], lots: [] };
  }
  // By their names, so that it does not matter in which order they were told.
  const told = [...input.facts.consignments]
    .sort((a, b) => (a.consignmentId < b.consignmentId ? -1 : 1))
    .map((lot) => judgeLot(input, lot, shipBy));
  const goods = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const rest = goods - told.reduce((sum, { lot }) => sum + lot.goodsMinor, 0);
  const lots =
    rest > 0 || told.length === 0
      ? [...told, unshipped(input, { consignmentId: null, goodsMinor: Math.max(0, rest), sent: false }, shipBy)]
      : told;
  const late = lots.some(({ lot }) => lot.outcome === 'not_shipped' || lot.outcome === 'shipped_late');
  return { finding: late ? 'not_met' : 'met', reasons: lots.map(({ reason }) => reason), lots: lots.map(({ lot }) => lot) };
}
