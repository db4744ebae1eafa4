/** The refund, built line by line: what ends, what is late, what is reduced, what is set off, and the most there is. */
import { type Minor, allocate, mulDivHalfUp, shareOf, sumMinor } from '../kernel/money.ts';
import type { Award, AwardLine, CaseInput } from './determination.types.ts';
import type { Charges } from './charges.rules.ts';
import { type Judged, isByShare } from './findings.rules.ts';
import type { LateLot, Lateness } from './lateness.rules.ts';
import { goodsOf } from './share.rules.ts';
import type { Shortage } from './shortage.rules.ts';

export type Outcome = {
  readonly clauses: readonly Judged[];
  readonly lateness: Lateness | null;
  readonly shortage: Shortage | null;
  readonly charges: Charges | null;
};

const goodsTotal = (input: CaseInput): Minor => sumMinor(input.contract.lines.map(({ totalMinor }) => totalMinor));

/**
 * The most that can be awarded: paid through the programme and covered, less what came back. A warranty outlives the
 * cover: once the order has ended it reaches what was retained.
 */
function capOf({ facts, claim }: CaseInput): Minor {
  if (facts.orderEnded && claim.grounds.every((ground) => ground === 'warranty')) return facts.retainedMinor;
  return Math.max(0, Math.min(facts.paidMinor, facts.coveredMinor) - facts.returnedMinor);
}

/** Goods the buyer keeps, used or sold, at contract price: they earn a reduction only. */
function keptOf(input: CaseInput): Minor {
  const goods = goodsTotal(input);
  return input.claim.keepsGoods ? goods : Math.min(goods, input.facts.usedMinor);
}

const broken = (outcome: Outcome): readonly Judged[] => outcome.clauses.filter(({ finding }) => finding === 'not_met');

/** A critical clause always, a major one unless the remedy is pro rata: the purchase ends, once, whatever else is broken. */
function endLines(input: CaseInput, outcome: Outcome, capMinor: Minor): readonly AwardLine[] {
  const ending = broken(outcome).filter(({ clause }) => !isByShare(input, clause));
  const goods = goodsTotal(input);
  const kept = keptOf(input);
  if (ending.length === 0 || input.claim.keepsGoods || (kept > 0 && kept >= goods)) return [];
  const amountMinor = kept === 0 ? capMinor : mulDivHalfUp(capMinor, goods - kept, goods);
  const subjects = ending.map(({ clause }) => clause.clauseId);
  return [
    { kind: 'purchase_ends', subjects, amountMinor, basis: { coveredMinor: capMinor, goodsMinor: goods, keptMinor: kept } },
  ];
}

/** A share of the price of the goods concerned; of goods given back nothing is left to reduce. */
function reductionLines(input: CaseInput, outcome: Outcome): readonly AwardLine[] {
  return broken(outcome).flatMap(({ clause, share }): readonly AwardLine[] => {
    if (share === null) return [];
    const goods = goodsOf(input, clause);
    const base = isByShare(input, clause) ? goods : Math.min(goods, keptOf(input));
    if (base === 0) return [];
    const amountMinor = mulDivHalfUp(base, share.part, share.whole);
    return [{ kind: 'reduction', subjects: [clause.clauseId], amountMinor, basis: { goodsMinor: base, ...share } }];
  });
}

/** Of a lot's goods, at contract price, what the buyer keeps or has used: of all that was sent it may be any part. */
function keptOfLot(input: CaseInput, lots: readonly LateLot[], lot: LateLot): Minor {
  if (!lot.sent) return 0;
  if (input.claim.keepsGoods) return lot.goodsMinor;
  const sent = sumMinor(lots.filter((each) => each.sent).map(({ goodsMinor }) => goodsMinor));
  return sent === 0 ? 0 : mulDivHalfUp(lot.goodsMinor, Math.min(sent, input.facts.usedMinor), sent);
}

/** What late goods earn by their days, in basis points of their price: by the contract's figure where it counts, else the policy's. */
function byDays({ policy, contract }: CaseInput, { daysLate }: LateLot): number {
  const { lateRemedy: remedy } = policy;
  const own = remedy.kind === 'full' || remedy.contractFigureWins ? contract.lateFigure : null;
  const figure = own ?? (remedy.kind === 'full' ? null : remedy);
  return figure ? Math.min(figure.capBasisPoints, figure.basisPointsPerDay * daysLate) : 0;
}

/**
 * Each lot by itself, `part` being its part of the covered amount: all of it where it was not shipped, or late where the
 * policy gives all; else what the policy says for the days. Goods that are kept or used earn what late goods earn by days.
 */
function lotLines(input: CaseInput, lots: readonly LateLot[], lot: LateLot, part: Minor, capMinor: Minor): readonly AwardLine[] {
  const { outcome, goodsMinor, consignmentId, daysLate } = lot;
  if (outcome !== 'not_shipped' && outcome !== 'shipped_late') return [];
  const isWhole = outcome === 'not_shipped' || input.policy.lateRemedy.kind === 'full';
  const kept = isWhole ? keptOfLot(input, lots, lot) : goodsMinor;
  const goesBack = isWhole && !(lot.sent && input.claim.keepsGoods) && (kept === 0 || kept < goodsMinor);
  const ended = goesBack ? (kept === 0 ? part : mulDivHalfUp(part, goodsMinor - kept, goodsMinor)) : 0;
  const basis = { lot: consignmentId, days: daysLate };
  const subjects = ['late_shipment'];
  const basisPoints = byDays(input, lot);
  const whole: AwardLine = {
    kind: outcome,
    subjects,
    amountMinor: ended,
    basis: { ...basis, goodsMinor: goodsMinor - kept, coveredMinor: capMinor },
  };
  // Never more than the lot's part of the cover, or goods that came late would earn more than goods that never came.
  const amountMinor = Math.min(part - ended, shareOf(kept, basisPoints));
  const reduced: AwardLine = { kind: 'shipped_late', subjects, amountMinor, basis: { ...basis, goodsMinor: kept, basisPoints } };
  return [...(goesBack ? [whole] : []), ...(kept > 0 && basisPoints > 0 ? [reduced] : [])];
}

/** The covered amount split by the price of the lots, so that lots that all failed take all of it. */
function lateLines(input: CaseInput, lateness: Lateness | null, capMinor: Minor): readonly AwardLine[] {
  const lots = lateness?.lots ?? [];
  if (lots.length === 0) return [];
  const priced = lots.some(({ goodsMinor }) => goodsMinor > 0);
  const parts = allocate(
    capMinor,
    lots.map(({ goodsMinor }) => (priced ? goodsMinor : 1)),
  );
  return lots.flatMap((lot, n) => lotLines(input, lots, lot, parts[n] ?? 0, capMinor));
}

const shortageLines = (shortage: Shortage | null): readonly AwardLine[] =>
  (shortage?.lines ?? []).map(({ lineId, totalMinor, share }) => ({
    kind: 'shortage',
    subjects: ['shortage'],
    amountMinor: mulDivHalfUp(totalMinor, share.part, share.whole),
    basis: { lineId, goodsMinor: totalMinor, ...share },
  }));

const chargeLines = (charges: Charges | null): readonly AwardLine[] =>
  (charges?.owed ?? []).map(({ charge, amountMinor }) => ({
    kind: 'charge',
    subjects: ['charges'],
    amountMinor,
    basis: { charge },
  }));

/** The award without its fee. Its lines, set-off and cap among them with a minus, sum to the refund. */
export function awardOf(input: CaseInput, outcome: Outcome): Omit<Award, 'fee'> {
  const capMinor = capOf(input);
  const ends = endLines(input, outcome, capMinor);
  const late = lateLines(input, outcome.lateness, capMinor);
  const reductions = [...reductionLines(input, outcome), ...shortageLines(outcome.shortage)];
  const reduced = sumMinor(reductions.map(({ amountMinor }) => amountMinor));
  // A price that was not paid yet is reduced first: the buyer simply owes less.
  const setOff = Math.min(reduced, input.facts.unpaidMinor);
  const lines = [...ends, ...late, ...reductions, ...minus('set_off', setOff, { unpaidMinor: input.facts.unpaidMinor })];
  const direct = [...lines, ...chargeLines(outcome.charges)];
  const sum = sumMinor(direct.map(({ amountMinor }) => amountMinor));
  const refundMinor = Math.min(capMinor, sum);
  const all = [...direct, ...minus('cap', sum - refundMinor, { capMinor })];
  const purchaseEnds = [...ends, ...late].some(({ basis }) => basis['coveredMinor'] !== undefined);
  return { currency: input.contract.currency, refundMinor, lines: all, capMinor, purchaseEnds };
}

const minus = (kind: 'set_off' | 'cap', amountMinor: Minor, basis: AwardLine['basis']): readonly AwardLine[] =>
  amountMinor === 0 ? [] : [{ kind, subjects: [], amountMinor: -amountMinor, basis }];
