/** Which order a bank line pays: only what is certain is booked by itself, the rest goes to a person. */
import type { Minor } from '../kernel/money.ts';
import { sameName } from '../suppliers/payee.rules.ts';

/** What is known about a line and about the order its reference names (null: it names none here). */
export type LineFacts = {
  readonly direction: 'credit' | 'debit';
  readonly status: string;
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly payer: string | null;
  /** Two lines of a file that only their place tells apart are never guessed. */
  readonly certainId: boolean;
  readonly order: {
    readonly orderId: string;
    readonly currency: string;
    /** The statement's account is the one this order is paid to. */
    readonly accountMatches: boolean;
    readonly knownPayers: readonly string[];
  } | null;
};

export type Unmatched =
  | 'no_reference'
  | 'other_account'
  | 'other_currency'
  | 'payer_undeclared'
  | 'reversed'
  | 'uncertain_line'
  | 'nothing_open'
  | 'wrong_state'
  | 'excess';

export type Match =
  | { readonly kind: 'book'; readonly orderId: string }
  | { readonly kind: 'unmatched'; readonly because: Unmatched }
  /** Debits and lines that the bank has not booked: kept, but nobody has to act. */
  | { readonly kind: 'noted' };

/** The verdict on one line. Source: programme rules, money and limits: near misses go to a person. */
export function matchLine(line: LineFacts): Match {
  if (line.status === 'reversed') return { kind: 'unmatched', because: 'reversed' };
  if (line.direction !== 'credit' || line.status !== 'BOOK' || line.amountMinor === 0) return { kind: 'noted' };
  if (!line.order) return { kind: 'unmatched', because: 'no_reference' };
  if (!line.order.accountMatches) return { kind: 'unmatched', because: 'other_account' };
  if (line.order.currency !== line.currency) return { kind: 'unmatched', because: 'other_currency' };
  if (!line.certainId) return { kind: 'unmatched', because: 'uncertain_line' };
  const payer = line.payer ?? '';
  const known = line.order.knownPayers.some((name) => sameName(name, payer));
  return known ? { kind: 'book', orderId: line.order.orderId } : { kind: 'unmatched', because: 'payer_undeclared' };
}

/** The order a creditor reference names: `RF` + check digits + supplier key + order key, in any case; null for another's. */
export function orderIdOf(reference: string): string | null {
  const match = /^RF\d{2}([0-9A-Z]{10})([0-9A-Z]{10})$/.exec(reference);
  return match ? `${match[1]}-${match[2]}`.toLowerCase() : null;
}

/** The part of an order's creditor reference after its check digits. */
export const referenceBody = (orderId: string): string => orderId.replace('-', '').toUpperCase();
