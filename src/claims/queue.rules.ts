/** A claim as a row of a list: what it is about, whose turn it is, and until when. */
import type { PlainDate } from '../kernel/dates.ts';
import { isRefundOpen, refundsOf } from '../payments/refunds.rules.ts';
import type { Refund } from '../payments/types.ts';
import { type ClaimStep, stepOf } from './next.rules.ts';
import { openOffer } from './rules.ts';
import type { Claim } from './types.ts';

export type ListedClaim = { readonly claim: Claim; readonly refunds: readonly Refund[] };

/** The last day of a step; null where nothing sets one, as for the platform's own steps. */
function dueOf({ claim, refunds }: ListedClaim, { what }: ClaimStep): PlainDate | null {
  switch (what) {
    case 'claim_answer_offer':
      return openOffer(claim)?.expires.lastDay ?? null;
    case 'claim_answer':
      return claim.replyBy.lastDay;
    case 'claim_escalate_or_offer':
      return claim.closesBy?.lastDay ?? claim.negotiation.lastDay;
    case 'claim_prepay_fee':
      return claim.appointment?.prepayBy.lastDay ?? null;
    case 'claim_perform':
      return claim.settlement?.performBy ?? null;
    case 'claim_pay_refund':
      return refundsOf({ refunds }, claim.claimId).find(isRefundOpen)?.dueOn ?? null;
    default:
      return null;
  }
}

/** What is claimed, and whose turn it is; nothing waits for anybody once a claim is finished. */
export function listedClaim(row: ListedClaim) {
  const { claimId, status, grounds, amountMinor, openedAt, escalatedAt, finishedAt } = row.claim;
  const next = finishedAt === null ? stepOf(row, row.claim) : null;
  return {
    claimId,
    state: status,
    grounds,
    amountMinor,
    openedAt,
    escalatedAt,
    finishedAt,
    next: next && { by: next.by, what: next.what, dueOn: dueOf(row, next) },
  };
}
