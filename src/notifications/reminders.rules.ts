/** Reminders: which days of a claim are told again shortly before they end, when, and to whom. */
import { isBusinessDay } from '../calendar/rules.ts';
import type { Deadline } from '../calendar/types.ts';
import { isRemedy, openOffer } from '../claims/rules.ts';
import type { ClaimsEvent } from '../claims/types.ts';
import { otherSide } from '../contracts/types.ts';
import { type PlainDate, addDays, endOfDay, startOfDay } from '../kernel/dates.ts';
import type { DeadlineDraft, Decision } from '../kernel/decider.ts';
import { countriesOf, zoneOf } from '../shipments/rules.ts';
import type { ActFacts } from '../shipments/types.ts';
import type { Told } from './told.rules.ts';
import type { NoticedStates } from './types.ts';

/** Deadlines of notices, by the part of the name before the colon; the claim's id follows, and perhaps the offer's. */
export const REMINDERS = {
  offer: 'notices.offer_ends',
  remedy: 'notices.remedy_due',
  unescalated: 'notices.claim_closes',
} as const;
type Kind = keyof typeof REMINDERS;

/** Business days left when it is told: to answer an offer takes less than to perform or to give a claim to the platform. */
const LEFT: Readonly<Record<Kind, number>> = { offer: 1, remedy: 2, unescalated: 2 };

/** What of an act the rules read. */
export type ReminderFacts = Pick<ActFacts, 'at' | 'calendars'>;

/** The day from which so many business days are left, the last day not counted. */
function dayBefore(states: NoticedStates, { calendars }: ReminderFacts, lastDay: PlainDate, left: number): PlainDate {
  let day = lastDay;
  for (let n = left; n > 0; ) {
    day = addDays(day, -1);
    if (isBusinessDay(calendars, countriesOf(states), day)) n -= 1;
  }
  return day;
}

const nameOf = (kind: Kind, ...ids: readonly string[]): string => [REMINDERS[kind], ...ids].join(':');

/** None where the term is so short that the notice of its beginning is the reminder. */
function remind(
  states: NoticedStates,
  facts: ReminderFacts,
  kind: Kind,
  ids: readonly string[],
  { lastDay }: Deadline,
): Decision {
  const zone = zoneOf(states);
  const dueAt = startOfDay(dayBefore(states, facts, lastDay, LEFT[kind]), zone);
  const row: DeadlineDraft = { name: nameOf(kind, ...ids), dueAt, zone, rule: 'notices.reminder' };
  return dueAt > facts.at ? { setDeadlines: [row] } : {};
}

/** The events after which a reminder is set, or not needed any more. */
export const REMINDED = [
  'claims.offered',
  'claims.offer_closed',
  'claims.settled',
  'claims.negotiation_ended',
  'claims.escalated',
  'claims.withdrawn',
  'claims.closed',
  'claims.finished',
] as const satisfies readonly ClaimsEvent['type'][];
type Reminding = Extract<ClaimsEvent, { readonly type: (typeof REMINDED)[number] }>;

/** Sets and clears reminders after an event of a claim. */
export function remindersOf(event: Reminding, states: NoticedStates, facts: ReminderFacts): Decision {
  const { claimId } = event.data;
  switch (event.type) {
    case 'claims.offered':
      return remind(states, facts, 'offer', [claimId, event.data.offerId], event.data.expires);
    case 'claims.offer_closed':
      return { clearDeadlines: [nameOf('offer', claimId, event.data.offerId)] };
    case 'claims.settled': {
      const { performBy: lastDay } = event.data;
      return lastDay === null
        ? {}
        : remind(states, facts, 'remedy', [claimId], { lastDay, at: endOfDay(lastDay, zoneOf(states)) });
    }
    case 'claims.negotiation_ended':
      return remind(states, facts, 'unescalated', [claimId], event.data.closesBy);
    case 'claims.escalated':
    case 'claims.withdrawn':
    case 'claims.closed':
    case 'claims.finished':
      return { clearDeadlines: [nameOf('unescalated', claimId), nameOf('remedy', claimId)] };
  }
}

/** What is told when a reminder's row falls due; nothing where the matter is settled by then. */
export function reminded(name: string, { claims }: NoticedStates): readonly Told[] {
  const [kind, claimId, offerId] = name.split(':');
  const claim = claims.claims.find((each) => each.claimId === claimId);
  if (!claim || claim.finishedAt !== null) return [];
  const { closesBy, settlement, status } = claim;
  const offer = openOffer(claim);
  if (kind === REMINDERS.offer && offer?.offerId === offerId && offer)
    return [{ template: 'offer_ends_soon', to: [otherSide(offer.by)], data: { answerByOn: offer.expires.lastDay } }];
  if (kind === REMINDERS.remedy && status === 'settled' && settlement && isRemedy(settlement) && settlement.performBy !== null)
    return [{ template: 'remedy_due_soon', to: ['buyer', 'supplier'], data: { performByOn: settlement.performBy } }];
  if (kind === REMINDERS.unescalated && status === 'negotiating' && closesBy)
    return [{ template: 'claim_closes_soon', to: ['buyer', 'supplier'], data: { escalateByOn: closesBy.lastDay } }];
  return [];
}
