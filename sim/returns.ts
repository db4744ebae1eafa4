/** The naive model of money that goes back: refunds instructed, held, changed and paid; fees; and what the supplier owes. */
import type { Minor } from '../src/kernel/money.ts';
import { type FeeShare, type Purse, type Refund, isOpen, leftMinor, sum } from './purse.ts';

export const NO_FEE: FeeShare = { heldMinor: 0, fundMinor: 0 };
export const feeOf = (fee: FeeShare): Minor => fee.heldMinor + fee.fundMinor;

const at = (refunds: readonly Refund[], index: number, next: Refund): readonly Refund[] =>
  refunds.map((r, i) => (i === index ? next : r));

export const withRefund = (purse: Purse, index: number, next: Partial<Refund>): Purse => ({
  ...purse,
  refunds: purse.refunds.map((r, i) => (i === index ? { ...r, ...next } : r)),
});

/**
 * The debt changes by an amount, while the fund pays for the supplier (or is given back). What the fund advanced is what it
 * paid as far as that is owed; a debt repaid before the fund paid is no advance.
 */
export function owes(purse: Purse, deltaMinor: Minor, fundPaidMinor: Minor): Purse {
  const owedMinor = purse.owedMinor + deltaMinor;
  return { ...purse, owedMinor, advancedMinor: Math.max(0, Math.min(purse.advancedMinor + fundPaidMinor, owedMinor)) };
}

/** Still there, and not promised by another instruction. */
const freeMinor = (purse: Purse, except: number | null): Minor =>
  Math.max(0, leftMinor(purse) - sum(purse.refunds, (r) => (isOpen(r) && purse.refunds[except ?? -1] !== r ? r.amountMinor : 0)));

/** Back to where it came from, the latest payment first, each up to what it brought less what it had returned. */
function partsOf(purse: Purse, amountMinor: Minor, except: number | null): Refund['parts'] {
  const others = purse.refunds.filter((r, index) => index !== except && r.status !== 'cancelled').flatMap((r) => r.parts);
  let left = amountMinor;
  const parts: { creditId: string; amountMinor: Minor }[] = [];
  for (const credit of purse.credits.toReversed()) {
    const back =
      sum(others, (p) => (p.creditId === credit.id ? p.amountMinor : 0)) +
      sum(purse.takings, (t) => (t.captureId === credit.id ? t.amountMinor : 0));
    const part = Math.min(left, Math.max(0, credit.amountMinor - back));
    if (part > 0) parts.push({ creditId: credit.id, amountMinor: part });
    left -= part;
  }
  return parts;
}

/** Who pays a refund now: in hold mode what is held, and the fund what that lacks; in guarantee mode the fund. */
const fundShare = ({ mode, heldMinor }: Purse, amountMinor: Minor): Minor =>
  mode === 'guarantee' ? amountMinor : Math.max(0, amountMinor - heldMinor);

export type Instruction = Pick<Refund, 'claimId' | 'because' | 'fee'> & { readonly askedMinor: Minor };

/** An instruction; nothing where nothing is to be paid. A settlement is owed at once. */
export function instruct(purse: Purse, { claimId, because, fee, askedMinor }: Instruction): Purse {
  const amountMinor = Math.min(askedMinor, freeMinor(purse, null));
  if (amountMinor + feeOf(fee) === 0) return purse;
  const owedMinor = because === 'settlement' ? fundShare(purse, amountMinor) : 0;
  const parts = partsOf(purse, amountMinor, null);
  const refund: Refund = { claimId, because, amountMinor, fee, parts, owedMinor, status: 'open' };
  return owes({ ...purse, refunds: [...purse.refunds, refund] }, owedMinor, 0);
}

/** Other figures for an instruction that has not left; with nothing left of it, it is cancelled. */
export function change(purse: Purse, index: number, askedMinor: Minor, fee: FeeShare, appeal: boolean): Purse {
  const before = purse.refunds[index];
  if (!before || (before.status !== 'open' && before.status !== 'held')) return purse;
  const amountMinor = Math.min(askedMinor, freeMinor(purse, index));
  const owedMinor = before.because === 'settlement' ? fundShare(purse, amountMinor) : 0;
  const waits = !appeal && before.status === 'held' ? 'held' : 'open';
  const status = amountMinor + feeOf(fee) === 0 ? 'cancelled' : waits;
  const next: Refund = { ...before, amountMinor, fee, parts: partsOf(purse, amountMinor, index), owedMinor, status };
  return owes({ ...purse, refunds: at(purse.refunds, index, next) }, owedMinor - before.owedMinor, 0);
}

/** An appeal: what has not left waits. */
export const holdRefunds = (purse: Purse, claimId: string): Purse => ({
  ...purse,
  refunds: purse.refunds.map((r) => (r.claimId === claimId && r.status === 'open' ? { ...r, status: 'held' } : r)),
});

/**
 * The appeal's result. What was sent is never taken back: with a smaller result the fund bears the difference instead of
 * the supplier, with a larger one the difference is instructed. What waits gets the new figures.
 */
export function settleAppeal(purse: Purse, claimId: string, awardMinor: Minor, fee: FeeShare): Purse {
  const own = purse.refunds.map((refund, index) => ({ refund, index })).filter(({ refund }) => refund.claimId === claimId);
  const sent = own.filter(({ refund }) => refund.status === 'paid' || refund.status === 'sending').map(({ refund }) => refund);
  const sentMinor = sum(sent, (r) => r.amountMinor);
  const sentFee = { heldMinor: sum(sent, (r) => r.fee.heldMinor), fundMinor: sum(sent, (r) => r.fee.fundMinor) };
  const tooMuch = Math.max(0, sentMinor - awardMinor) + Math.max(0, sentFee.fundMinor - fee.fundMinor);
  const next = owes(purse, -tooMuch, -tooMuch);
  const moreMinor = Math.max(0, awardMinor - sentMinor);
  const moreFee: FeeShare = {
    heldMinor: Math.max(0, fee.heldMinor - sentFee.heldMinor),
    fundMinor: Math.max(0, fee.fundMinor - sentFee.fundMinor),
  };
  const waiting = own.filter(({ refund }) => refund.status === 'open' || refund.status === 'held');
  const [first, ...others] = waiting;
  if (!first) return instruct(next, { claimId, because: 'appeal', askedMinor: moreMinor, fee: moreFee });
  // Fees stand in the first instruction of a claim; those that came after it are what a dispute gave back.
  let spareMinor = Math.max(0, moreMinor - first.refund.amountMinor);
  const kept = others.map(({ refund, index }) => {
    const amountMinor = Math.min(refund.amountMinor, spareMinor);
    spareMinor -= amountMinor;
    return { index, amountMinor };
  });
  const later = kept.reduceRight((purse, { index, amountMinor }) => change(purse, index, amountMinor, NO_FEE, true), next);
  return change(later, first.index, Math.min(moreMinor, first.refund.amountMinor) + spareMinor, moreFee, true);
}

/** What waits of a claim is cut to what was awarded, the newest first. */
export function capRefunds(purse: Purse, claimId: string, awardMinor: Minor): Purse {
  const own = purse.refunds.filter((r) => r.claimId === claimId && r.status !== 'cancelled');
  let tooMuch = sum(own, (r) => r.amountMinor) - awardMinor;
  return purse.refunds.reduceRight((next, refund, index) => {
    const waits = refund.claimId === claimId && (refund.status === 'open' || refund.status === 'held');
    const less = waits ? Math.min(refund.amountMinor, Math.max(0, tooMuch)) : 0;
    tooMuch -= less;
    return less > 0 ? change(next, index, refund.amountMinor - less, refund.fee, false) : next;
  }, purse);
}

/** It left the bank, and so did the part of a fee that goes back. */
export function paid(purse: Purse, index: number): Purse {
  const refund = purse.refunds[index];
  if (!refund) return purse;
  const { amountMinor, fee, owedMinor, claimId } = refund;
  const ofHeld = Math.min(purse.heldMinor, amountMinor);
  const fundMinor = fundShare(purse, amountMinor) + fee.fundMinor;
  const left: Purse = {
    ...withRefund(purse, index, { status: 'paid' }),
    heldMinor: purse.heldMinor - ofHeld,
    unprotectedMinor: purse.unprotectedMinor + (purse.mode === 'guarantee' ? ofHeld : 0),
    refundedMinor: purse.refundedMinor + amountMinor,
    fundMinor: purse.fundMinor + fundMinor,
    feeBackMinor: purse.feeBackMinor + feeOf(fee),
    fees: purse.fees.map((f) => (f.claimId === claimId && fee.heldMinor > 0 ? { ...f, at: 'back' } : f)),
  };
  return owes(left, fundMinor - owedMinor, fundMinor);
}

/** The supplier repaid the fund, once under each reference. */
export function repay(purse: Purse, reference: string, amountMinor: Minor): Purse {
  if (purse.repaid.has(reference)) return purse;
  return owes({ ...purse, repaid: new Map([...purse.repaid, [reference, amountMinor]]) }, -amountMinor, -amountMinor);
}

/** What of a claim's prepaid fee goes back: all of it while nobody reported; then what the loser's part is. */
export function feeBack({ fees }: Purse, claimId: string, supplierMinor: Minor): FeeShare {
  const fee = fees.find((f) => f.claimId === claimId);
  if (!fee) return NO_FEE;
  return fee.at === 'agency' ? { heldMinor: 0, fundMinor: supplierMinor } : { heldMinor: fee.amountMinor, fundMinor: 0 };
}
