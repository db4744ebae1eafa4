/** The days that an order's terms were counted in, and whether each of its deadlines follows from them. */
import type { ClaimsEvent, ClaimsStates } from '../claims/types.ts';
import { isBusinessDay } from '../calendar/rules.ts';
import type { CalendarBook, Deadline } from '../calendar/types.ts';
import { type Instant, type PlainDate, type Zone, addDays, dayOf, daysBetween, endOfDay } from '../kernel/dates.ts';
import type { RecordedEvent } from '../kernel/decider.ts';
import { beforeEvents, foldEvent } from '../letters/fold.rules.ts';
import type { PaymentsEvent } from '../payments/types.ts';
import type { Days, Policy } from '../policy/types.ts';
import { countriesOf, zoneOf } from '../shipments/rules.ts';
import type { ShipmentsEvent } from '../shipments/types.ts';
import type { CalendarDays, DaysFile } from './types.ts';

/** A term as it was counted: so many days from the day of an act, which is day 0, to its last day. */
type Counted = {
  /** What it is for, `claims.opened negotiation`. */
  readonly what: string;
  /** Usually one; where an event does not tell from which of two days it counted, either will do. */
  readonly from: readonly PlainDate[];
  readonly days: Days;
  readonly lastDay: PlainDate;
};

/** What an event says of days besides: an instant that must be the end of its day, or a difference between two. */
type Told = { readonly what: string; readonly holds: boolean };

type Terms = { readonly counted: readonly Counted[]; readonly told: readonly Told[] };

const NONE: Terms = { counted: [], told: [] };
const business = (days: number): Days => ({ days, kind: 'business' });

type Clock = { readonly what: string; readonly at: Instant; readonly zone: Zone };

/** A deadline of a policy's days after an act. */
const after = ({ what, at, zone }: Clock, name: string, days: Days, { lastDay, at: ends }: Deadline): Terms => ({
  counted: [{ what: `${what} ${name}`, from: [dayOf(at, zone)], days, lastDay }],
  told: [{ what: `${what} ${name}`, holds: ends === endOfDay(lastDay, zone) }],
});

const join = (...terms: readonly Terms[]): Terms => ({
  counted: terms.flatMap(({ counted }) => counted),
  told: terms.flatMap(({ told }) => told),
});

const dayAfter = ({ what, at, zone }: Clock, name: string, days: Days, lastDay: PlainDate): Terms => ({
  counted: [{ what: `${what} ${name}`, from: [dayOf(at, zone)], days, lastDay }],
  told: [],
});

/** Deadlines that sides chose the length of: only that they end with their day can be told. */
const chosen = ({ what, zone }: Clock, { lastDay, at }: Deadline): Terms => ({
  counted: [],
  told: [{ what, holds: at === endOfDay(lastDay, zone) }],
});

/** The days to escalate once negotiation is over: from its last day, or from the day on which a promise was not kept. */
function escalationTerms(
  clock: Clock,
  closesBy: Deadline,
  negotiation: Deadline | null,
  { atEnd }: Policy['negotiation'],
): Terms {
  if (atEnd.kind !== 'claimant_may_escalate' || !negotiation) return { counted: [], told: [{ what: clock.what, holds: false }] };
  const terms = after(clock, 'escalation', atEnd.closesAfter, closesBy);
  return { ...terms, counted: terms.counted.map((term) => ({ ...term, from: [negotiation.lastDay, ...term.from] })) };
}

const negotiationOf = ({ claims }: ClaimsStates, claimId: string): Deadline | null =>
  claims.claims.find((claim) => claim.claimId === claimId)?.negotiation ?? null;

function claimTerms(event: ClaimsEvent, clock: Clock, states: ClaimsStates, policy: Policy): Terms {
  switch (event.type) {
    case 'claims.opened':
      return join(
        after(clock, 'reply', policy.reply.within, event.data.replyBy),
        after(clock, 'negotiation', policy.negotiation.lasts, event.data.negotiation),
      );
    case 'claims.negotiation_ended': {
      const { claimId, closesBy } = event.data;
      return escalationTerms(clock, closesBy, negotiationOf(states, claimId), policy.negotiation);
    }
    case 'claims.appointed':
      return after(clock, 'fee', policy.appointedInspection.prepayWithin, event.data.prepayBy);
    case 'claims.evidence_filed':
      return event.data.answerBy ? after(clock, 'answer', policy.answerLateEvidenceWithin, event.data.answerBy) : NONE;
    case 'claims.approved':
      return join(
        after(clock, 'appeal', policy.appealWithin, event.data.appealBy),
        dayAfter(clock, 'refund', policy.refundService, event.data.refundDueOn),
      );
    case 'claims.offered':
      return chosen(clock, event.data.expires);
    case 'claims.evidence_requested':
      return chosen(clock, event.data.due);
    default:
      return NONE;
  }
}

/** Due dates of payments: a late deposit's days are taken off the supplier's. */
function paymentTerms(event: PaymentsEvent, clock: Clock, states: ClaimsStates, policy: Policy): Terms {
  if (event.type === 'payments.fell_due') {
    return dayAfter(clock, event.data.instalment, business(policy.life.balanceDueBusinessDays), event.data.dueOn);
  }
  if (event.type === 'payments.refund_instructed' && event.data.because === 'settlement') {
    return dayAfter(clock, 'refund', policy.refundService, event.data.dueOn);
  }
  if (event.type !== 'payments.scheduled') return NONE;
  const known = new Map(states.payments.instalments.map(({ name, dueOn }) => [name, dueOn]));
  const fresh = event.data.instalments.filter(({ name, dueOn }) => dueOn !== null && (known.get(name) ?? null) === null);
  const days = business(policy.life.depositDueBusinessDays);
  return join(...fresh.map(({ name, dueOn }) => dayAfter(clock, name, days, dueOn ?? '')));
}

/** Days that were the buyer's: from a day on which an instalment was due. */
function delayTerms(event: ShipmentsEvent, { what }: Clock, states: ClaimsStates): Terms {
  if (event.type !== 'shipments.buyer_delayed') return NONE;
  const { dueOn, doneOn, days } = event.data;
  const wasDue = states.payments.instalments.some((instalment) => instalment.dueOn === dueOn);
  return { counted: [], told: [{ what, holds: wasDue && daysBetween(dueOn, doneOn) === days }] };
}

function termsOf(event: RecordedEvent, states: ClaimsStates, claimId: string, policy: Policy): Terms {
  const clock: Clock = { what: event.type, at: event.at, zone: zoneOf(states) };
  switch (event.type.split('.')[0]) {
    case 'claims':
      return event.data['claimId'] === claimId ? claimTerms(event as unknown as ClaimsEvent, clock, states, policy) : NONE;
    case 'payments':
      return paymentTerms(event as unknown as PaymentsEvent, clock, states, policy);
    case 'shipments':
      return delayTerms(event as unknown as ShipmentsEvent, clock, states);
    default:
      return NONE;
  }
}

/** Every term of the order's payments and of the claim, as the events have it. */
function termsIn(events: readonly RecordedEvent[], claimId: string, policy: Policy): Terms {
  let states = beforeEvents;
  const terms: Terms[] = [];
  for (const event of events) {
    // Zone and instalments are those before the event: an amendment may change them.
    terms.push(termsOf(event, states, claimId, policy));
    states = foldEvent(states, event);
  }
  return join(...terms);
}

const inOrder = (days: readonly PlainDate[]): readonly PlainDate[] => [...days].sort();

/** From the first counted day to the last: what a case file holds days of. null: nothing was counted. */
export function countedSpan(events: readonly RecordedEvent[], claimId: string, policy: Policy) {
  const { counted } = termsIn(events, claimId, policy);
  const [from] = inOrder(counted.flatMap(({ from: days }) => days));
  const to = inOrder(counted.map(({ lastDay }) => lastDay)).at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function businessDaysIn(book: CalendarBook, countries: readonly string[], from: PlainDate, to: PlainDate): CalendarDays {
  const days: PlainDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (isBusinessDay(book, countries, date)) days.push(date);
  return { version: book.version, business: days };
}

/** The file of days, by every calendar that somebody may have counted by. */
export const daysFile = (states: ClaimsStates, from: PlainDate, to: PlainDate, books: readonly CalendarBook[]): DaysFile => ({
  countries: countriesOf(states),
  zone: zoneOf(states),
  from,
  to,
  calendars: books.map((book) => businessDaysIn(book, countriesOf(states), from, to)),
});

/** The n-th business day after day 0; day 0 itself for no days. */
function lastDayIn({ business: days }: CalendarDays, day0: PlainDate, n: number): PlainDate | undefined {
  return n === 0 ? day0 : days.filter((date) => date > day0)[n - 1];
}

const follows = ({ from, days, lastDay }: Counted, file: DaysFile): boolean =>
  from.some((day0) =>
    days.kind === 'calendar'
      ? lastDay === addDays(day0, days.days)
      : file.calendars.some((calendar) => lastDayIn(calendar, day0, days.days) === lastDay),
  );

/**
 * Whether every deadline of the claim and every due date of a payment follows from the days of the file. A calendar may
 * have changed on the way, so each must follow from one of the versions. Otherwise what does not.
 */
export function daysHold(
  file: DaysFile,
  states: ClaimsStates,
  events: readonly RecordedEvent[],
  at: { readonly claimId: string; readonly policy: Policy },
): true | string {
  const { counted, told } = termsIn(events, at.claimId, at.policy);
  if (file.zone !== zoneOf(states) || file.countries.join() !== countriesOf(states).join()) return 'countries';
  const bad = counted.find((term) => !follows(term, file)) ?? told.find(({ holds }) => !holds);
  return bad ? bad.what : true;
}
