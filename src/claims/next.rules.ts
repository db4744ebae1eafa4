/** Whose turn it is in an open claim: what the order's page shows in place of the order's own next step. */
import { isRefundOpen, refundsOf } from '../payments/refunds.rules.ts';
import { CLAIMANT, isRemedy, lastDecision, openClaim, openOffer, repliedAt } from './rules.ts';
import type { Claim, ClaimsStates } from './types.ts';

export type ClaimStep = {
  readonly by: 'buyer' | 'supplier' | 'platform' | 'bank' | 'inspector';
  readonly what: `claim_${string}`;
  readonly instalment: null;
};

type WithRefunds = Parameters<typeof refundsOf>[0];

const step = (by: ClaimStep['by'], what: ClaimStep['what']): ClaimStep => ({ by, what, instalment: null });

/** The step of the newest open claim, or null where there is none. Source: programme rules, next step. */
export function claimStep(states: ClaimsStates): ClaimStep | null {
  const claim = openClaim(states.claims);
  return claim && stepOf(states.payments, claim);
}

/** The step of a claim that is not finished. */
export function stepOf(payments: WithRefunds, claim: Claim): ClaimStep {
  const offer = openOffer(claim);
  if (offer) return step(offer.by === 'buyer' ? 'supplier' : 'buyer', 'claim_answer_offer');
  switch (claim.status) {
    case 'negotiating':
      return repliedAt(claim) ? step(CLAIMANT, 'claim_escalate_or_offer') : step('supplier', 'claim_answer');
    case 'inspecting':
      return claim.appointment?.prepaid ? step('inspector', 'claim_inspect') : step(CLAIMANT, 'claim_prepay_fee');
    case 'determined':
      return lastDecision(claim)?.approved ? moneyStep(payments, claim) : step('platform', 'claim_approve');
    case 'settled':
      return claim.settlement && isRemedy(claim.settlement) ? step('supplier', 'claim_perform') : moneyStep(payments, claim);
    case 'escalated':
    case 'appealed':
      return step('platform', 'claim_decide');
    case 'withdrawn':
    case 'closed':
      return step('platform', 'claim_close');
  }
}

const moneyStep = (payments: WithRefunds, claim: Claim): ClaimStep =>
  refundsOf(payments, claim.claimId).some(isRefundOpen) ? step('bank', 'claim_pay_refund') : step('platform', 'claim_close');
