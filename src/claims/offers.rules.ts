/** Offers between the two: made, countered, answered, lapsed; and a promised remedy whose day passed. */
import { type Side, otherSide } from '../contracts/types.ts';
import { type Instant, type PlainDate, endOfDay } from '../kernel/dates.ts';
import { type ContentRef, type Decided, type Decision, merge } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { businessDays, calendarDays } from '../policy/windows.data.ts';
import { zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import { resumeInspection } from './appointment.rules.ts';
import { resumeWaiting } from './escalation.rules.ts';
import { deadlineName } from './finish.rules.ts';
import { deadlineAfter, deadlineRow } from './open.rules.ts';
import type { ClaimsRefusal } from './refusals.types.ts';
import { NEGOTIABLE, claimIn, isRemedy, openOffer } from './rules.ts';
import { closeOffer, offerable, settle } from './settle.rules.ts';
import type { Claim, ClaimsEvent, ClaimsStates, Offer, OfferKind } from './types.ts';

export type OfferInput = {
  readonly offerId: string;
  readonly kind: OfferKind;
  readonly amountMinor: Minor | null;
  readonly performBy: PlainDate | null;
  readonly note: ContentRef | null;
  /** Calendar days until it lapses; null: five business days. */
  readonly expiresInDays: number | null;
};

const STANDARD_DAYS = businessDays(5);

/** A promised day is kept until its end; from then on it has passed. */
const hasPassed = (states: ClaimsStates, on: PlainDate, at: Instant): boolean => at >= endOfDay(on, zoneOf(states));

/**
 * What is offered: money that is there, or a remedy by a day that lies ahead. A refund that names no amount is all that is
 * there. Refused in the published order.
 */
function offered(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  input: OfferInput,
): Result<Pick<Offer, 'amountMinor' | 'performBy'>, ClaimsRefusal> {
  const { kind, performBy } = input;
  if (isRemedy(input)) {
    if (performBy === null) return refuse('offer.date_needed');
    return hasPassed(states, performBy, facts.at)
      ? refuse('offer.date_past', { by: performBy })
      : ok({ amountMinor: null, performBy });
  }
  const most = offerable(states, claim);
  const named = input.amountMinor ?? (kind === 'partial_refund' ? 0 : null);
  if (named === 0) return refuse('offer.amount_needed');
  const amountMinor = named ?? most;
  return amountMinor > most || most === 0
    ? refuse('refund.exceeds_paid', { maximumMinor: most })
    : ok({ amountMinor, performBy: null });
}

/** Of one side in one claim: more than any two need, few enough that nobody can fill the claim. */
const MAX_OFFERS = 100;

/**
 * A side makes an offer; it takes the place of the open one, whoever made that.
 * Errors: claim.wrong_state, offer.too_many, offer.amount_needed, offer.date_needed, offer.date_past, refund.exceeds_paid.
 */
export function makeOffer(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  by: Side,
  input: OfferInput,
): Decided<ClaimsRefusal> {
  const open = claimIn(claim, ...NEGOTIABLE);
  if (!open.ok) return open;
  if (claim.offers.filter((offer) => offer.by === by).length >= MAX_OFFERS) return refuse('offer.too_many', { most: MAX_OFFERS });
  const what = offered(states, claim, facts, input);
  if (!what.ok) return what;
  const { claimId } = claim;
  const { offerId, kind, note, expiresInDays } = input;
  const days = expiresInDays === null ? STANDARD_DAYS : calendarDays(expiresInDays);
  const { deadline: expires, warnings } = deadlineAfter(states, facts, facts.at, days);
  const event: ClaimsEvent = {
    type: 'claims.offered',
    v: 1,
    data: { claimId, offerId, by, kind, ...what.value, note, expires },
  };
  const before = openOffer(claim);
  return ok(
    merge(before ? closeOffer(claim, before, 'countered') : {}, {
      events: [event],
      warnings,
      setDeadlines: [deadlineRow(states, deadlineName('offer', claimId, offerId), expires.at, 'claims.offer')],
    }),
  );
}

/** The open offer that a side may answer. Errors: claim.wrong_state, offer.none_open (none, another one, lapsed), offer.own. */
function answerable(claim: Claim, facts: Pick<ActFacts, 'at'>, offerId: string, side: Side): Result<Offer, ClaimsRefusal> {
  const state = claimIn(claim, ...NEGOTIABLE);
  if (!state.ok) return state;
  const offer = openOffer(claim);
  if (offer?.offerId !== offerId || facts.at >= offer.expires.at) return refuse('offer.none_open');
  return offer.by === side ? refuse('offer.own', { only: otherSide(side) }) : ok(offer);
}

/**
 * The addressee accepts: the two have settled. At the offer's expiring instant it is too late, and so it is once the day of
 * the remedy has passed. The command holds the limit lock.
 */
export function acceptOffer(
  states: ClaimsStates,
  claim: Claim,
  facts: ActFacts,
  side: Side,
  ask: { readonly offerId: string; readonly refundId: string },
): Decided<ClaimsRefusal> {
  const offer = answerable(claim, facts, ask.offerId, side);
  if (!offer.ok) return offer;
  const { offerId, kind, amountMinor, performBy } = offer.value;
  if (performBy !== null && hasPassed(states, performBy, facts.at)) return refuse('offer.date_past', { by: performBy });
  return settle(states, claim, facts, { offerId, kind, amountMinor, performBy, refundId: ask.refundId });
}

/** The addressee declines: the claim goes on. */
export function declineOffer(claim: Claim, facts: Pick<ActFacts, 'at'>, side: Side, offerId: string): Decided<ClaimsRefusal> {
  const offer = answerable(claim, facts, offerId, side);
  return offer.ok ? ok(closeOffer(claim, offer.value, 'declined')) : offer;
}

/** Timer: an offer that nobody answered counts as declined, also while a decision waits for its second person. */
export function offerExpires(claim: Claim, offerId: string): Decision {
  const offer = claim.offers.find((each) => each.offerId === offerId && each.status === 'open');
  return claim.finishedAt === null && offer ? closeOffer(claim, offer, 'lapsed') : {};
}

/** Timer: the promised remedy was not performed by its day. The claim stands where it stood; the promise is admitted as evidence. */
export function remedyDue(states: ClaimsStates, claim: Claim, facts: ActFacts): Decision {
  const { settlement } = claim;
  if (claim.finishedAt !== null || claim.status !== 'settled' || !settlement || !isRemedy(settlement)) return {};
  const event: ClaimsEvent = { type: 'claims.resumed', v: 1, data: { claimId: claim.claimId, to: settlement.from } };
  const resumed: Claim = { ...claim, status: settlement.from, settlement: null };
  return merge({ events: [event] }, resumeWaiting(states, resumed, facts), resumeInspection(states, resumed, facts));
}
