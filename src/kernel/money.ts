/** Money as integer minor units of one currency; arithmetic that cannot lose a unit. */
import { assert } from './assert.ts';
import { type Currency, isCurrency, minorDigits } from './currency.ts';
import { type Result, ok, refuse } from './result.ts';

/** An amount in minor units (USD 12.34 = 1234). Always a safe integer; may be negative only where said. */
export type Minor = number;

export type Money = { readonly amountMinor: Minor; readonly currency: Currency };

/** The largest amount one order, transfer or limit may have: keeps every sum of 900 such amounts a safe integer. */
export const MAX_MINOR = 10_000_000_000_000;

export type MoneyRefusal = 'money.malformed' | 'money.currency_unknown' | 'money.too_precise' | 'money.out_of_range';

/** Reads `1234.56` with the currency's digits. Refuses signs, exponents, more decimals than the currency has, amounts above MAX_MINOR. */
export function parseAmount(text: string, currency: string): Result<Minor, MoneyRefusal> {
  if (!isCurrency(currency)) return refuse('money.currency_unknown', { currency: currency.slice(0, 20) });
  const match = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return refuse('money.malformed', { text: text.slice(0, 40) });
  const digits = minorDigits(currency);
  const whole = match[1] ?? '0';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return refuse('money.too_precise', { text: text.slice(0, 40), digits });
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return minor <= MAX_MINOR ? ok(minor) : refuse('money.out_of_range', { max: MAX_MINOR });
}

/**
 * A typed figure without the commas between its thousands. Any other comma stays, so that a reader refuses it: `6,40` is six
 * and forty hundredths to half of the world, and must not become 640.
 */
export function ungrouped(typed: string): string {
  const text = typed.trim();
  return /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** Reads `1234.56 USD`. */
export function parseMoney(text: string): Result<Money, MoneyRefusal> {
  const match = /^(\S+) ([A-Z]{3})$/.exec(text.trim());
  if (!match) return refuse('money.malformed', { text: text.slice(0, 40) });
  const currency = match[2] ?? '';
  const amount = parseAmount(match[1] ?? '', currency);
  return amount.ok ? ok({ amountMinor: amount.value, currency }) : amount;
}

/** `1234.56 USD`, the inverse of parseMoney; negative amounts carry a leading minus. */
export function formatMoney(money: Money): string {
  return `${formatAmount(money.amountMinor, money.currency)} ${money.currency}`;
}

/** `1234.56`: the amount alone, with the currency's digits. */
export function formatAmount(amountMinor: Minor, currency: Currency): string {
  assert(Number.isSafeInteger(amountMinor), `not integer minor units: ${amountMinor}`);
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Sum of amounts; a Fault if it leaves the safe integers. */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  assert(Number.isSafeInteger(total), 'sum of amounts is not a safe integer');
  return total;
}

/**
 * Splits a total by weights so that the parts sum to the total exactly (largest remainder; ties go to the earlier part).
 * @param totalMinor what is split, >= 0
 * @param weights integers >= 0, at least one above 0 (percent, amounts, counts)
 */
export function allocate(totalMinor: Minor, weights: readonly number[]): readonly Minor[] {
  assert(Number.isSafeInteger(totalMinor) && totalMinor >= 0, 'allocate wants a total of integer minor units');
  assert(weights.length > 0 && weights.every((w) => Number.isSafeInteger(w) && w >= 0), 'weights are integers >= 0');
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  assert(sum > 0n, 'at least one weight is above 0');
  const total = BigInt(totalMinor);
  const parts = weights.map((w, index) => ({ index, floor: (total * BigInt(w)) / sum, rest: (total * BigInt(w)) % sum }));
  const left = Number(total - parts.reduce((a, p) => a + p.floor, 0n));
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const extra = new Set(byRest.slice(0, left).map((p) => p.index));
  return parts.map((p) => Number(p.floor) + (extra.has(p.index) ? 1 : 0));
}

/** A share of an amount in basis points (1 % = 100), half a unit rounded up. */
export function shareOf(amountMinor: Minor, basisPoints: number): Minor {
  return mulDivHalfUp(amountMinor, basisPoints, 10_000);
}

/** amount x numerator / denominator, half up to the minor unit, exact for safe integers. */
export function mulDivHalfUp(amountMinor: Minor, numerator: number, denominator: number): Minor {
  assert(amountMinor >= 0 && numerator >= 0 && denominator > 0, 'mulDivHalfUp wants amounts >= 0');
  const doubled = 2n * BigInt(amountMinor) * BigInt(numerator) + BigInt(denominator);
  return Number(doubled / (2n * BigInt(denominator)));
}
