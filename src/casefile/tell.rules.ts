/** What a case file may tell, and from when on there is one: nothing of a decision that no second person approved. */
import { lastDecision, standingDecision } from '../claims/rules.ts';
import type { Claim } from '../claims/types.ts';
import { isWithheld } from '../claims/view.rules.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { foldEvents } from '../letters/fold.rules.ts';
import { refsOf } from '../orders/clone.rules.ts';
import type { StoredText } from './types.ts';

/** Agreed, decided or over, and nothing waits for its second person: before that there is nothing that all may read. */
export const isReady = (claim: Claim): boolean =>
  (claim.finishedAt !== null || claim.settlement !== null || standingDecision(claim) !== null) &&
  lastDecision(claim)?.approved !== null;

/** Of a decision that is withheld: that it was made, or sent back, and which. */
const TOLD = ['claimId', 'decisionId'] as const;
const TYPES: readonly string[] = ['claims.determined', 'claims.sent_back'];

/** An event of which a file holds the place in the chain and the hash, and of its data only what `TOLD` names. */
type Row = RecordedEvent & { readonly withheld?: true; readonly beside?: unknown };

function withhold<E extends Row>(event: E): E {
  const data = Object.fromEntries(TOLD.map((key) => [key, event.data[key] ?? null]));
  return { ...event, data, beside: null, withheld: true };
}

/**
 * The events and texts of an order as a file tells them. A decision that waits for its second person, was sent back or
 * lapsed with its claim is withheld, of every claim of the order, with the case and the reasons that were written for it.
 */
export function tellable<E extends Row>(
  events: readonly E[],
  texts: readonly StoredText[],
): { readonly events: readonly E[]; readonly texts: readonly StoredText[] } {
  const { claims } = foldEvents(events);
  const secret = new Set(events.filter((event) => isWithheld(claims, event)));
  const untold = new Set([...secret].flatMap(({ data }) => refsOf(data).map(({ contentId }) => contentId)));
  return {
    events: events.map((event) => (secret.has(event) ? withhold(event) : event)),
    texts: texts.filter(({ contentId }) => !untold.has(contentId)),
  };
}

/** Whether an event may stand without its data: it is of a decision that no event approved, and says no more than which. */
export const mayBeWithheld = (event: Row, events: readonly Row[]): boolean =>
  TYPES.includes(event.type) &&
  Object.keys(event.data).sort().join() === TOLD.join() &&
  (event.beside ?? null) === null &&
  !events.some(({ type, data }) => type === 'claims.approved' && data['decisionId'] === event.data['decisionId']);
