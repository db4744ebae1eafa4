/** The refund, built line by line: what ends, what is late, what is reduced, what is set off, and the most there is. */
import { type Minor, mulDivHalfUp, shareOf, sumMinor } from '../kernel/money.ts';
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
  if (ending.length === 0 || (kept > 0 && kept >= goods)) return [];
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

/** Each lot by itself: not shipped takes its part of the covered amount, shipped late what the policy says. */
function lateLine(input: CaseInput, lot: LateLot, capMinor: Minor): AwardLine | null {
  if (lot.outcome !== 'not_shipped' && lot.outcome !== 'shipped_late') return null;
  const goods = goodsTotal(input);
  const part = goods === 0 ? capMinor : mulDivHalfUp(capMinor, lot.goodsMinor, goods);
  const subject = { kind: lot.outcome, subjects: ['late_shipment'] };
  const basis = { lot: lot.consignmentId, goodsMinor: lot.goodsMinor, days: lot.daysLate };
  const remedy = input.policy.lateRemedy;
  if (lot.outcome === 'not_shipped' || remedy.kind === 'full') {
    return { ...subject, amountMinor: part, basis: { ...basis, coveredMinor: capMinor } };
  }
  const figure = (remedy.contractFigureWins ? input.contract.lateFigure : null) ?? remedy;
  const basisPoints = Math.min(figure.capBasisPoints, figure.basisPointsPerDay * lot.daysLate);
  // Never more than the lot's part of the cover, or goods that came late would earn more than goods that never came.
  return { ...subject, amountMinor: Math.min(part, shareOf(lot.goodsMinor, basisPoints)), basis: { ...basis, basisPoints } };
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
  const late = (outcome.lateness?.lots ?? []).map((lot) => lateLine(input, lot, capMinor)).filter((line) => line !== null);
  const reductions = [...reductionLines(input, outcome), ...shortageLines(outcome.shortage)];
  const reduced = sumMinor(reductions.map(({ amountMinor }) => amountMinor));
  // A price that was not paid yet is reduced first: the buyer simply owes less.
  const setOff = Math.min(reduced, input.facts.unpaidMinor);
  const lines = [...ends, ...late, ...reductions, ...minus('set_off', setOff, { unpaidMinor: input.facts.unpaidMinor })];
  const direct = [...lines, ...chargeLines(outcome.charges)];
  const sum = sumMinor(direct.map(({ amountMinor }) => amountMinor));
  const refundMinor = Math.min(capMinor, sum);
  const all = [...direct, ...minus('cap', sum - refundMinor, { capMinor })];
  const purchaseEnds = all.some(({ kind }) => kind === 'purchase_ends' || kind === 'not_shipped');
  return { currency: input.contract.currency, refundMinor, lines: all, capMinor, purchaseEnds };
}

const minus = (kind: 'set_off' | 'cap', amountMinor: Minor, basis: AwardLine['basis']): readonly AwardLine[] =>
  amountMinor === 0 ? [] : [{ kind, subjects: [], amountMinor: -amountMinor, basis }];
