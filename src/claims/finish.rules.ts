/** How a claim ends and what becomes of its order: it goes on, it is refunded, or it completes with the rest released. */
import { dayOf } from '../kernel/dates.ts';
import { type Decision, merge } from '../kernel/decider.ts';
import { endOrder, isEnded, policyOf } from '../orders/rules.ts';
import type { OrderEvent } from '../orders/types.ts';
import { isRefundOpen, refundsOf, returnable } from '../payments/refunds.rules.ts';
import type { Policy } from '../policy/types.ts';
import { completeIfOver } from '../shipments/arrival.rules.ts';
import { folded } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { openClaims } from './rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates } from './types.ts';

export const policyFor = (states: ClaimsStates, facts: Pick<ActFacts, 'at'>): Policy =>
  policyOf(states.orders, dayOf(facts.at, 'UTC'));

/** Every deadline of claims, by the part of the name before the colon; the claim's id follows it. */
export const DEADLINES = {
  reply: 'claims.reply_due',
  negotiation: 'claims.negotiation_ends',
  unescalated: 'claims.unescalated_closes',
  offer: 'claims.offer_expires',
  remedy: 'claims.remedy_due',
  request: 'claims.request_due',
  prepay: 'claims.prepay_due',
  appeal: 'claims.appeal_closes',
} as const;

export type DeadlineWord = keyof typeof DEADLINES;

/** `claims.reply_due:<claim id>`, or with an offer's or request's id after it. */
export const deadlineName = (word: DeadlineWord, claimId: string, detail?: string): string =>
  detail === undefined ? `${DEADLINES[word]}:${claimId}` : `${DEADLINES[word]}:${claimId}:${detail}`;

/** The deadlines a claim may still have set; all go when it ends. Clearing one that is not set does nothing. */
const deadlinesOf = (claim: Claim): readonly string[] => [
  ...(['reply', 'negotiation', 'unescalated', 'remedy', 'prepay'] as const).map((word) => deadlineName(word, claim.claimId)),
  ...claim.offers.filter((o) => o.status === 'open').map((o) => deadlineName('offer', claim.claimId, o.offerId)),
  ...claim.requests.filter((r) => r.status === 'open').map((r) => deadlineName('request', claim.claimId, r.requestId)),
];

/** An offer that was still open when the claim ended. */
const offersLapsed = ({ claimId, offers }: Claim): readonly ClaimsEvent[] =>
  offers
    .filter(({ status }) => status === 'open')
    .map(({ offerId }) => ({ type: 'claims.offer_closed', v: 1, data: { claimId, offerId, because: 'lapsed' } }));

/** Whether another claim of the order is open: then the order neither goes on nor ends with this one. */
const isBesideOthers = ({ claims }: Pick<ClaimsStates, 'claims'>, { claimId }: Pick<Claim, 'claimId'>): boolean =>
  openClaims(claims).some((other) => other.claimId !== claimId);

const contested = (on: boolean): OrderEvent => ({ type: 'orders.contested', v: 1, data: { contested: on } });

/** A claim was opened, or an appeal takes it up again: contract frozen, nothing completes by itself. */
export const contest = (states: ClaimsStates): Decision => (states.orders.contested ? {} : { events: [contested(true)] });

/** What a claim leaves behind when it is over, and the order free again. */
const over = (claim: Claim, events: readonly ClaimsEvent[], free: readonly OrderEvent[]): Decision => ({
  events: [...offersLapsed(claim), ...events, ...free],
  clearDeadlines: deadlinesOf(claim),
});

const freed = ({ orders }: ClaimsStates): readonly OrderEvent[] => (orders.contested ? [contested(false)] : []);

/**
 * The order goes on as if there had been no claim: it completes at once if nothing can be claimed any more. It ends where
 * a claim beside this one was paid, or a card bank took everything back meanwhile. While another claim is open, that one
 * will ask again.
 * The command must hold the limit lock. `events`: the claim's own last ones.
 */
export function goOn(states: ClaimsStates, claim: Claim, facts: ActFacts, events: readonly ClaimsEvent[]): Decision {
  if (isBesideOthers(states, claim)) return over(claim, events, []);
  const free = freed(states);
  const after = folded(states, free, facts.at);
  const base = over(claim, events, free);
  const { paidMinor, refundedMinor } = states.payments;
  if (isEnded(states.orders.status)) return merge(base, completeIfOver(after, facts));
  if (paidMinor > 0 && returnable(states.payments) === 0)
    return merge(base, endOrder(facts.orderId, after, 'refunded', refundedMinor > 0 ? 'refunded_in_full' : 'charged_back'));
  if (refundedMinor > 0) return merge(base, endOrder(facts.orderId, after, 'completed', 'refunded_in_part'));
  return merge(base, completeIfOver(after, facts));
}

/**
 * Money went back: everything that was paid makes the order refunded, a part of it completes the order, and payments
 * release the rest. An order that had ended stays as it ended; one with another open claim ends with that. The command must
 * hold the limit lock.
 * @param returnedMinor refunded and charged back in all, this payment included
 */
export function paidBack(states: ClaimsStates, claim: Claim, facts: ActFacts, returnedMinor: number): Decision {
  const finished: ClaimsEvent = { type: 'claims.finished', v: 1, data: { claimId: claim.claimId, because: 'paid' } };
  if (isBesideOthers(states, claim)) return over(claim, [finished], []);
  const free = freed(states);
  const base = over(claim, [finished], free);
  if (isEnded(states.orders.status)) return base;
  const full = returnedMinor >= states.payments.paidMinor;
  const to = full ? ('refunded' as const) : ('completed' as const);
  return merge(base, endOrder(facts.orderId, folded(states, free, facts.at), to, full ? 'refunded_in_full' : 'refunded_in_part'));
}

/**
 * The end of a claim that was decided or settled, once none of its instructions waits any more: where the price or a part
 * of it left, the order ends with it, else the order goes on. The command must hold the limit lock.
 */
export function endOfMoney(states: ClaimsStates, claim: Claim, facts: ActFacts): Decision {
  const refunds = refundsOf(states.payments, claim.claimId);
  if (refunds.some(isRefundOpen)) return {};
  if (refunds.some((r) => r.status === 'paid' && r.amountMinor > 0))
    return paidBack(states, claim, facts, states.payments.refundedMinor + states.payments.chargedBackMinor);
  const lowered = states.payments.setOffs.some((s) => s.claimId === claim.claimId);
  const because = lowered ? 'set_off' : 'nothing_awarded';
  const finished: ClaimsEvent = { type: 'claims.finished', v: 1, data: { claimId: claim.claimId, because } };
  return goOn(states, claim, facts, [finished]);
}
