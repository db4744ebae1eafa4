/** Orders that a bank line may be for, where no reference names one: ranked by what speaks for each, for a person to choose. */
import { type PlainDate, daysBetween } from '../kernel/dates.ts';
import type { Minor } from '../kernel/money.ts';
import { isClose, sameName } from '../suppliers/payee.rules.ts';
import { referenceBody } from './matching.rules.ts';
import { SUGGESTION_REASONS, type SuggestionReason } from './suggest.types.ts';

/** Each outweighs all that stand after it together, so that the order of the list above is the order of the ranking. */
const weightOf = (reason: SuggestionReason): number => 2 ** (SUGGESTION_REASONS.length - SUGGESTION_REASONS.indexOf(reason));

export type SuggestLine = {
  /** What of the line is not booked yet. */
  readonly restMinor: Minor;
  readonly currency: string;
  readonly payer: string | null;
  readonly reference: string | null;
  readonly text: string | null;
  readonly bookedOn: PlainDate | null;
};

/** An order that something is open of, paid to the account that the line came to. */
export type Candidate = {
  readonly orderId: string;
  readonly currency: string;
  /** The instalment that is paid next. */
  readonly instalment: string;
  readonly openMinor: Minor;
  readonly dueOn: PlainDate | null;
  /** All that is open of the order. */
  readonly totalOpenMinor: Minor;
  /** The buyer, and payers that were declared. */
  readonly knownPayers: readonly string[];
};

export type Suggestion = {
  readonly orderId: string;
  readonly instalment: string;
  readonly openMinor: Minor;
  readonly dueOn: PlainDate | null;
  readonly because: readonly SuggestionReason[];
};

/** As many as one key each picks. */
const MOST = 9;
/** A fragment shorter than this stands in too many texts by chance. */
const FRAGMENT = 6;
/** What banks on the way keep of a wire, minor units, and the share above which it is no fee. */
const MOST_FEE_MINOR = 6_000;
const MOST_FEE_PERCENT = 3;
const NEAR_DAYS = 7;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** Whether a text holds a part of the order's id or of its creditor reference that is long enough to be no chance. */
function names(text: string, orderId: string): boolean {
  const body = referenceBody(orderId);
  const own = body.slice(10);
  // The first half is the supplier's and stands in all its orders: only what reaches into the second half tells one apart.
  for (let at = 0; at + FRAGMENT <= own.length; at += 1) if (text.includes(own.slice(at, at + FRAGMENT))) return true;
  return false;
}

function amountReason(restMinor: Minor, { openMinor, totalOpenMinor }: Candidate): SuggestionReason | null {
  if (restMinor === openMinor) return 'amount_exact';
  if (restMinor === totalOpenMinor) return 'amount_all';
  const short = openMinor - restMinor;
  const isFee = short > 0 && short <= MOST_FEE_MINOR && short * 100 <= openMinor * MOST_FEE_PERCENT;
  return isFee ? 'amount_less_fee' : null;
}

function payerReason(payer: string | null, { knownPayers }: Candidate): SuggestionReason | null {
  if (payer === null) return null;
  if (knownPayers.some((name) => sameName(name, payer))) return 'payer_known';
  return knownPayers.some((name) => isClose(name, payer)) ? 'payer_like' : null;
}

const isNear = (a: PlainDate | null, b: PlainDate | null): boolean =>
  a !== null && b !== null && Math.abs(daysBetween(a, b)) <= NEAR_DAYS;

function reasonsFor(line: SuggestLine, text: string, candidate: Candidate): readonly SuggestionReason[] {
  const found = [
    names(text, candidate.orderId) ? ('order_named' as const) : null,
    amountReason(line.restMinor, candidate),
    payerReason(line.payer, candidate),
    isNear(line.bookedOn, candidate.dueOn) ? ('due_near' as const) : null,
  ];
  return SUGGESTION_REASONS.filter((reason) => found.includes(reason));
}

/**
 * At most nine orders, the likeliest first; equal ones by their due day, then by id. Nothing is booked by it: what is not
 * certain is a person's to say. An order in another currency, or one for which only its due day speaks, is none.
 */
export function suggestOrders(line: SuggestLine, candidates: readonly Candidate[]): readonly Suggestion[] {
  const text = plain(`${line.reference ?? ''} ${line.text ?? ''}`);
  return candidates
    .filter(({ currency }) => currency === line.currency)
    .map(({ orderId, instalment, openMinor, dueOn, ...rest }) => {
      const because = reasonsFor(line, text, { orderId, instalment, openMinor, dueOn, ...rest });
      return { orderId, instalment, openMinor, dueOn, because, weight: because.reduce((sum, one) => sum + weightOf(one), 0) };
    })
    .filter(({ because }) => because.some((one) => one !== 'due_near'))
    .toSorted(
      (a, b) => b.weight - a.weight || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.orderId.localeCompare(b.orderId),
    )
    .slice(0, MOST)
    .map(({ weight: _, ...suggestion }) => suggestion);
}
