/** The fields that camt messages share: amounts, dates, directions, accounts and names of parties. */
import { type Currency, isCurrency, minorDigits } from '../../kernel/currency.ts';
import { type PlainDate, parseDate } from '../../kernel/dates.ts';
import type { Money } from '../../kernel/money.ts';
import { excerpt } from '../../kernel/text.ts';
import { reject } from './refusals.ts';
import type { Direction } from './types.ts';
import { type XmlElement, attribute, child, idAt, needText, textAt, textOf } from './element.ts';

/** Longest amount the message types allow is 18 digits; leading zeros and a point leave room. */
const MAX_AMOUNT_TEXT = 40;

/**
 * Reads `<Amt Ccy="EUR">8.85</Amt>` into minor units. Zeros beyond the currency's digits are fine, anything else there is
 * `bank.amount_precision`; the bound is what a number counts exactly, because balances pass the largest amount of an order.
 */
export function readAmount(element: XmlElement): Money {
  const currency = readCurrency(amountCurrency(element), `${element.path}/@Ccy`);
  const text = textOf(element) || reject('bank.field_missing', { path: element.path });
  const data = { path: element.path, text: excerpt(text), currency };
  const match = text.length <= MAX_AMOUNT_TEXT ? /^(\d*)(?:\.(\d*))?$/.exec(text) : null;
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (!match || whole + fraction === '') return reject('bank.amount_malformed', data);
  const digits = minorDigits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) return reject('bank.amount_precision', data);
  const amountMinor = Number(whole + significant.padEnd(digits, '0'));
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : reject('bank.amount_range', data);
}

/** The currency code beside an amount, not yet checked: an amount that is not used may be in any. */
export function amountCurrency(element: XmlElement): string {
  return attribute(element, 'Ccy') ?? reject('bank.field_missing', { path: `${element.path}/@Ccy` });
}

/** A known ISO 4217 code. */
export function readCurrency(code: string, path: string): Currency {
  return isCurrency(code) ? code : reject('bank.currency_unknown', { path, text: excerpt(code) });
}

/** Reads the element's CdtDbtInd. */
export function readDirection(element: XmlElement): Direction {
  const code = needText(element, 'CdtDbtInd');
  if (code === 'CRDT') return 'credit';
  if (code === 'DBIT') return 'debit';
  return reject('bank.direction_unknown', { path: `${element.path}/CdtDbtInd`, text: excerpt(code) });
}

/** `2026-03-02`, `2026-03-02+01:00` (a day may carry its zone) or `2026-03-02T09:30:00+01:00`. */
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** The day of a choice of Dt or DtTm, as the bank wrote it: its own local day, not converted. Null when absent. */
export function readDay(element: XmlElement | null): PlainDate | null {
  if (element === null) return null;
  const chosen = child(element, 'Dt') ?? child(element, 'DtTm');
  if (chosen === null) return reject('bank.field_missing', { path: `${element.path}/Dt` });
  const text = textOf(chosen);
  const day = DAY.exec(text)?.[1];
  const date = day === undefined ? null : parseDate(day);
  return date?.ok ? date.value : reject('bank.date_malformed', { path: chosen.path, text: excerpt(text) });
}

/** IBAN, else the bank's own number, else the alias later versions allow; spaces removed. Null when absent. */
export function readAccount(account: XmlElement | null): string | null {
  if (account === null) return null;
  const number = idAt(account, 'Id', 'IBAN') ?? idAt(account, 'Id', 'Othr', 'Id') ?? idAt(account, 'Prxy', 'Id');
  return number === null ? null : number.replace(/\s+/g, '');
}

/** Name of a party: directly under it (to version 3), under Pty, or of the bank where a bank is the party. */
export function readPartyName(party: XmlElement | null): string | null {
  if (party === null) return null;
  return textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');
}
