/** Balanced money: names of accounts, the transfers of each business intent, statements and the trial balance. */
import { csvText } from '../kernel/csv.ts';
import type { StreamRef, TransferDraft } from '../kernel/decider.ts';
import { type PlainDate, type Zone, daysBetween, endOfDay, parseDate, startOfDay } from '../kernel/dates.ts';
import { type OrderId, supplierOf } from '../kernel/ids.ts';
import { type Minor, formatAmount, sumMinor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { MoneyMode } from '../policy/types.ts';
import { movement } from './movement.rules.ts';
import type {
  Account,
  AccountKind,
  LedgerRefusal,
  OrderTotals,
  Period,
  PeriodTotals,
  StatementLine,
  Transfer,
  TrialBalanceRow,
} from './types.ts';

const ofOrder = (kind: AccountKind, orderId: OrderId): Account => `${kind}:${orderId}`;
const ofSupplier = (kind: AccountKind, orderId: OrderId): Account => `${kind}:${supplierOf(orderId)}`;

export const accountKind = (account: Account): AccountKind => account.slice(0, account.indexOf(':')) as AccountKind;

/** Other people's money: these accounts never end a commit below zero. */
export const isGuarded = (account: Account): boolean => ['held', 'payable', 'fee_held'].includes(accountKind(account));

/** The guarded accounts of an order: what a command on it is likely to take money from. */
export const guardedOf = ({ kind, id }: StreamRef): readonly Account[] =>
  kind === 'order' ? [`held:${id}`, `fee_held:${id}`] : [];

/**
 * Money of the buyer came in. In guarantee mode it stands at the supplier's designated account and is protected by the
 * fund; in hold mode it stands at the programme's bank.
 * @param source the bank line, the supplier's word or the card capture: makes the intent unique
 */
export function paidIn(orderId: OrderId, mode: MoneyMode, source: string, currency: string, amountMinor: Minor): TransferDraft {
  const from = mode === 'guarantee' ? ofOrder('designated', orderId) : ofSupplier('bank', orderId);
  return movement(`in:${orderId}:${source}`, from, ofOrder('held', orderId), currency, amountMinor);
}

/**
 * Protection ends in the supplier's favour. Guarantee mode: a figure changes, no money moves. Hold mode: the amount less
 * the fee becomes payable to the supplier. `round` tells apart the releases of one order (partial refunds release the rest).
 */
export function released(
  orderId: OrderId,
  mode: MoneyMode,
  currency: string,
  amounts: { readonly releaseMinor: Minor; readonly feeMinor: Minor },
  round: number,
): readonly TransferDraft[] {
  const held = ofOrder('held', orderId);
  const to = mode === 'guarantee' ? ofOrder('released', orderId) : ofSupplier('payable', orderId);
  const release =
    amounts.releaseMinor > 0 ? [movement(`release:${orderId}:${round}`, held, to, currency, amounts.releaseMinor)] : [];
  const fee =
    amounts.feeMinor > 0
      ? [movement(`fee:${orderId}:${round}`, held, ofSupplier('fees', orderId), currency, amounts.feeMinor)]
      : [];
  return [...release, ...fee];
}

/** What was released in hold mode left the programme's bank for the supplier. Happens once for each release of an order. */
export const paidOut = (orderId: OrderId, payoutId: string, currency: string, amountMinor: Minor): TransferDraft =>
  movement(`payout:${orderId}:${payoutId}`, ofSupplier('payable', orderId), ofSupplier('bank', orderId), currency, amountMinor);

/** What a transfer does to the balance (credits less debits) of an account. */
const effectOn = (account: Account, t: Pick<Transfer, 'debit' | 'credit' | 'amountMinor'>): Minor =>
  t.credit === account ? t.amountMinor : t.debit === account ? -t.amountMinor : 0;

/** What a movement does to what is held or protected of its order: more, less, or nothing. */
export const heldEffect = (orderId: OrderId, t: Pick<Transfer, 'debit' | 'credit' | 'amountMinor'>): Minor =>
  effectOn(ofOrder('held', orderId), t);

/** Balances by account and currency: `{ "held:…|USD": 1200 }`. */
export function balances(transfers: readonly Transfer[]): ReadonlyMap<string, Minor> {
  const sums = new Map<string, Minor>();
  for (const t of transfers) {
    for (const account of [t.debit, t.credit]) {
      const key = `${account}|${t.currency}`;
      sums.set(key, (sums.get(key) ?? 0) + effectOn(account, t));
    }
  }
  return sums;
}

/** The statement of one order: each movement once, with what stands protected after it. */
export function statement(orderId: OrderId, transfers: readonly Transfer[]): readonly StatementLine[] {
  const held = ofOrder('held', orderId);
  let heldMinor = 0;
  return transfers.map((t) => {
    heldMinor += effectOn(held, t);
    return { ...t, heldMinor };
  });
}

/** A chargeback that the card bank gave back. */
const isReturned = (t: Transfer): boolean => accountKind(t.debit) === 'charged_back';

/** What the movements of one order come to. */
export function orderTotals(orderId: OrderId, transfers: readonly Transfer[]): OrderTotals {
  const held = ofOrder('held', orderId);
  const sum = (moves: (t: Transfer) => boolean): Minor => sumMinor(transfers.filter(moves).map((t) => t.amountMinor));
  const outTo = (...kinds: readonly AccountKind[]): Minor =>
    sum((t) => t.debit === held && kinds.includes(accountKind(t.credit)));
  return {
    currency: transfers[0]?.currency ?? null,
    balanced: isBalanced(transfers),
    paidMinor: sum((t) => t.credit === held) - sum((t) => isReturned(t) && t.credit === held),
    heldMinor: sumMinor(transfers.map((t) => effectOn(held, t))),
    releasedMinor: outTo('released', 'payable'),
    feeMinor: outTo('fees'),
    refundedMinor: sum((t) => accountKind(t.credit) === 'returned'),
    chargedBackMinor: sum((t) => accountKind(t.credit) === 'charged_back') - sum(isReturned),
    feeRefundedMinor: sum((t) => accountKind(t.credit) === 'fee_returned'),
    fundPaidMinor: sum((t) => accountKind(t.debit) === 'fund') - sum((t) => isReturned(t) && accountKind(t.credit) === 'fund'),
    paidOutMinor: sum((t) => accountKind(t.debit) === 'payable'),
    supplierOwesMinor: sum((t) => accountKind(t.credit) === 'debt') - sum((t) => accountKind(t.debit) === 'debt'),
  };
}

/** All accounts together give zero in every currency, and no guarded account is below zero. */
function isBalanced(transfers: readonly Transfer[]): boolean {
  const sums = balances(transfers);
  const perCurrency = new Map<string, Minor>();
  for (const [key, minor] of sums) {
    const currency = key.slice(key.indexOf('|') + 1);
    perCurrency.set(currency, (perCurrency.get(currency) ?? 0) + minor);
    if (minor < 0 && isGuarded(key)) return false;
  }
  return [...perCurrency.values()].every((minor) => minor === 0);
}

/** What is held at the end follows from what was held before and what moved. */
export const isPeriodBalanced = (rows: readonly PeriodTotals[]): boolean =>
  rows.every(
    (r) =>
      r.closingHeldMinor ===
      r.openingHeldMinor + r.paidMinor - r.releasedMinor - r.feeMinor - r.refundedMinor - r.chargedBackMinor,
  );

/** Debits equal credits in every currency. */
export function isTrialBalanced(rows: readonly TrialBalanceRow[]): boolean {
  const currencies = new Set(rows.map((r) => r.currency));
  return [...currencies].every((currency) => {
    const of = rows.filter((r) => r.currency === currency);
    return sumMinor(of.map((r) => r.debitMinor)) === sumMinor(of.map((r) => r.creditMinor));
  });
}

/** The longest period of one statement: a year and the day it begins again. */
const LONGEST_DAYS = 366;

/** Reads a period of whole days, both included, in the company's zone. */
export function periodOf(
  from: PlainDate,
  to: PlainDate,
  zone: Zone,
): Result<Period, LedgerRefusal | 'date.malformed' | 'date.out_of_range'> {
  const days = [parseDate(from), parseDate(to)];
  const wrong = days.find((day) => !day.ok);
  if (wrong && !wrong.ok) return wrong;
  const length = daysBetween(from, to);
  if (length < 0 || length > LONGEST_DAYS) return refuse('ledger.period_invalid', { from, to, longestDays: LONGEST_DAYS });
  return ok({ from, to, zone, fromAt: startOfDay(from, zone), toAt: endOfDay(to, zone) });
}

const CSV_HEADER = ['at', 'order', 'what', 'debit', 'credit', 'currency', 'amount', 'intent'];

/** What a movement was for: the first word of its intent, `in`, `release`, `fee`. */
export const purposeOf = (intentId: string): string => intentId.slice(0, intentId.indexOf(':'));

/** Movements as CSV (RFC 4180), amounts in the currency's own decimals. */
export function statementCsv(transfers: readonly Transfer[]): string {
  const rows = transfers.map((t) => [
    t.at,
    t.orderId,
    purposeOf(t.intentId),
    t.debit,
    t.credit,
    t.currency,
    formatAmount(t.amountMinor, t.currency),
    t.intentId,
  ]);
  // Ids of banks' own lines may hold anything that a bank prints.
  return csvText([CSV_HEADER, ...rows]);
}
