/** The settlement account's life, and the comparison of an account that somebody was given with the registered one. */
import { must, never } from '../kernel/assert.ts';
import { type Instant, type PlainDate, type Zone, addDays, addMillis, dayOf } from '../kernel/dates.ts';
import type { ContentRef, Decided, RecordedEvent } from '../kernel/decider.ts';
import type { UserId } from '../kernel/ids.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type {
  AccountChange,
  AccountEvent,
  AccountNotice,
  AccountRef,
  AccountState,
  CalledNumber,
  ChangeStep,
  PayeeApprovalRefusal,
  PayeeRefusal,
  PayeeResult,
} from './payee.types.ts';

/** Deadline: a confirmed change becomes the designated account. */
export const COOLING = 'suppliers.cooling';
const COOLING_MS = 72 * 60 * 60 * 1000;

/** A thief adds a number, then asks for the change: one that is on file for less than this before the request proves nothing. */
const ON_FILE_DAYS = 30;

/** From this likeness on two names are `close`, in hundredths. */
const CLOSE_PERCENT = 85;

export const initialAccount: AccountState = { designated: null, change: null };

/** Folds events of the account's stream. */
export function evolveAccount(state: AccountState, event: RecordedEvent<AccountEvent>): AccountState {
  const changed = (next: Partial<AccountChange>): AccountState => ({ ...state, change: { ...underWay(state), ...next } });
  switch (event.type) {
    case 'suppliers.account_registered':
      return { ...state, designated: { ...event.data.account, since: event.at } };
    case 'suppliers.account_requested': {
      const { account, by } = event.data;
      return {
        ...state,
        change: { account, step: 'requested', requestedAt: event.at, requestedBy: by, approvedBy: null, usableAt: null },
      };
    }
    case 'suppliers.account_approved':
      return changed({ step: 'approved', approvedBy: event.data.by });
    case 'suppliers.account_called':
      return state;
    case 'suppliers.account_cooling':
      return changed({ step: 'cooling', usableAt: event.data.usableAt });
    case 'suppliers.account_designated':
      return { designated: { ...underWay(state).account, since: event.at }, change: null };
    case 'suppliers.account_rejected':
      return { ...state, change: null };
    default:
      return never(event);
  }
}

const underWay = (state: AccountState): AccountChange => must(state.change, 'an account event without a change under way');

const decided = (...events: readonly AccountEvent[]): Decided<never> => ok({ events });

/** The first account: nothing was designated before, so nothing can be diverted; it must be the company's own. */
export function registerAccount(state: AccountState, account: AccountRef, by: UserId): Decided<PayeeRefusal> {
  if (state.designated) return refuse('payee.registered');
  if (!account.ownName) return refuse('payee.other_name');
  return decided({ type: 'suppliers.account_registered', v: 1, data: { account, by } });
}

/**
 * Asks for another account. One in another name is taken down too (it may be the proof of a theft), but never becomes payable.
 * @param same whether it is the designated account again
 */
export function requestChange(state: AccountState, account: AccountRef, by: UserId, same: boolean): Decided<PayeeRefusal> {
  if (!state.designated) return refuse('payee.none');
  if (state.change) return refuse('payee.change_open', { step: state.change.step });
  if (same) return refuse('payee.same_account');
  return decided({ type: 'suppliers.account_requested', v: 1, data: { account, by } });
}

const waitingAt = (state: AccountState, step: ChangeStep): Result<AccountChange, PayeeApprovalRefusal> =>
  state.change?.step === step ? ok(state.change) : refuse('approval.none_open');

/** A second person of the supplier stands behind the change. */
export function approveChange(state: AccountState, by: UserId): Decided<PayeeApprovalRefusal> {
  const change = waitingAt(state, 'requested');
  if (!change.ok) return change;
  if (change.value.requestedBy === by) return refuse('approval.same_person');
  return decided({ type: 'suppliers.account_approved', v: 1, data: { by } });
}

export type CallFacts = {
  readonly confirmed: boolean;
  readonly by: UserId;
  readonly at: Instant;
  /** In whose days the number's time on file is counted: the supplier's. */
  readonly zone: Zone;
  /** The number called; null where it is not on file, or nobody was called because no number is. */
  readonly phone: CalledNumber | null;
};

/** Whether a number had been on file long enough when the change was asked for. */
export const isCallable = (since: PlainDate, requestedAt: Instant, zone: Zone): boolean =>
  since <= addDays(dayOf(requestedAt, zone), -ON_FILE_DAYS);

/**
 * An operator called the supplier. Confirmed: the account cools for 72 hours, then it is the designated one; unless it is
 * not in the company's name, then the change ends. Not confirmed: the change ends. Source: programme rules, payee change.
 */
export function callBack(state: AccountState, call: CallFacts): Decided<PayeeRefusal | PayeeApprovalRefusal> {
  const change = waitingAt(state, 'approved');
  if (!change.ok) return change;
  const { confirmed, by, phone } = call;
  const called: AccountEvent = { type: 'suppliers.account_called', v: 1, data: { confirmed, by, phone } };
  const rejected = (because: 'call_back' | 'other_name'): AccountEvent => ({
    type: 'suppliers.account_rejected',
    v: 1,
    data: { because },
  });
  if (!confirmed) return decided(called, rejected('call_back'));
  if (!phone) return refuse('payee.number_unknown');
  if (!isCallable(phone.since, change.value.requestedAt, call.zone))
    return refuse('payee.number_too_new', { since: phone.since, days: ON_FILE_DAYS });
  if (!change.value.account.ownName) return decided(called, rejected('other_name'));
  const usableAt = addMillis(call.at, COOLING_MS);
  return ok({
    events: [called, { type: 'suppliers.account_cooling', v: 1, data: { usableAt } }],
    setDeadlines: [{ name: COOLING, dueAt: usableAt, zone: call.zone, rule: 'suppliers.cooling_hours' }],
  });
}

/**
 * Anybody of the supplier may stop a change, at any step until it has cooled: stopping can divert nothing. From that instant on
 * it is the designated account, though its timer may be late, and may have been paid to.
 */
export function withdrawChange(state: AccountState, at: Instant): Decided<PayeeApprovalRefusal> {
  if (!state.change || (state.change.usableAt && state.change.usableAt <= at)) return refuse('approval.none_open');
  const event: AccountEvent = { type: 'suppliers.account_rejected', v: 1, data: { because: 'withdrawn' } };
  return ok({ events: [event], clearDeadlines: [COOLING] });
}

/** The cooling is over. */
export function endCooling(state: AccountState): Decided<PayeeApprovalRefusal> {
  const change = waitingAt(state, 'cooling');
  return change.ok ? decided({ type: 'suppliers.account_designated', v: 1, data: {} }) : change;
}

/**
 * The account money may go to.
 * @param contentId the account that is meant; null: the designated one
 */
export function payableAccount(state: AccountState, contentId: string | null = null): Result<ContentRef, PayeeRefusal> {
  const { designated, change } = state;
  if (designated && (contentId === null || contentId === designated.content.contentId)) return ok(designated.content);
  if (contentId === null) return refuse('payee.none');
  const cooling = change?.account.content.contentId === contentId ? change.usableAt : null;
  return cooling === null ? refuse('payee.not_verified') : refuse('payee.cooling', { until: cooling });
}

/**
 * The designated account at an instant; null: none. A change that has cooled by then counts, though its timer may be late.
 * @param state read at that instant or later
 */
export function designatedAt({ designated, change }: AccountState, at: Instant): AccountState['designated'] {
  if (change?.usableAt && change.usableAt <= at) return { ...change.account, since: change.usableAt };
  return designated && designated.since <= at ? designated : null;
}

/** What buyers with open orders see while a change is under way; null otherwise. */
export const noticeOf = ({ change }: AccountState): AccountNotice | null =>
  change && { step: change.step, requestedAt: change.requestedAt, usableAt: change.usableAt };

/** Names compare without case, punctuation, spaces and the usual company endings spelt either way. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bcompany\b/g, 'co')
    .replace(/\blimited\b/g, 'ltd')
    .replace(/\bincorporated\b/g, 'inc')
    .replace(/\bcorporation\b/g, 'corp')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Account numbers compare by their letters and digits; full-width ones count as plain. */
export const normaliseNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

/** Reads an account number: 4 to 34 letters and digits, with any spaces and hyphens. Source: ISO 13616 (IBAN) for the upper bound. */
export function readNumber(text: string): Result<string, 'payee.malformed'> {
  const number = normaliseNumber(text);
  return number.length >= 4 && number.length <= 34 ? ok(number) : refuse('payee.malformed');
}

/** Whether two names are the same company's; a name without letters or digits is nobody's. */
export function sameName(a: string, b: string): boolean {
  const name = normaliseName(a);
  return name !== '' && name === normaliseName(b);
}

/** Whether names are alike enough to be a slip of the pen: single-letter edits, at most 15 in 100 of the longer name. */
export function isClose(a: string, b: string): boolean {
  const [one, other] = [[...normaliseName(a)], [...normaliseName(b)]];
  const longer = Math.max(one.length, other.length);
  return longer > 0 && 100 * (longer - editDistance(one, other)) >= CLOSE_PERCENT * longer;
}

/** Levenshtein distance: the fewest letters put in, left out or replaced. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, diagonal + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

type Named = { readonly beneficiary: string; readonly number: string };

/** Compares an account somebody was given with the registered one (null: there is none). Source: programme rules, payee check. */
export function checkPayee(registered: Named | null, given: Named): PayeeResult {
  if (!registered || normaliseNumber(registered.number) === '') return 'no_match';
  if (normaliseNumber(registered.number) !== normaliseNumber(given.number)) return 'no_match';
  if (sameName(registered.beneficiary, given.beneficiary)) return 'match';
  return isClose(registered.beneficiary, given.beneficiary) ? 'close' : 'no_match';
}
