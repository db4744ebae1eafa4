/** Amounts as the card processor counts them, which is not always in the minor unit of ISO 4217. */
import { type Currency, minorDigits } from '../../kernel/currency.ts';
import { MAX_MINOR, type Minor } from '../../kernel/money.ts';

/** Counted in whole units. Source: docs.stripe.com/currencies, zero-decimal currencies. */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));

/** Counted in thousandths of which the last digit is 0. Source: docs.stripe.com/currencies, three-decimal currencies. */
const THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * Digits after the point at the processor; null for a currency whose unit is neither the usual two digits nor documented.
 * ISK and UGX have no minor unit and are still counted in hundredths. Source: docs.stripe.com/currencies, special cases.
 */
function digitsAt(currency: Currency): number | null {
  if (WHOLE.has(currency)) return 0;
  if (THOUSANDTHS.has(currency)) return 3;
  return ['ISK', 'UGX'].includes(currency) || minorDigits(currency) === 2 ? 2 : null;
}

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0 && amount <= MAX_MINOR * 100;

/** An amount of our minor units as the processor counts it; null where it has no such amount. Nothing is ever rounded. */
export function amountAt(amountMinor: Minor, currency: Currency): number | null {
  const digits = digitsAt(currency);
  if (digits === null) return null;
  const shift = digits - minorDigits(currency);
  const amount = shift >= 0 ? amountMinor * 10 ** shift : amountMinor / 10 ** -shift;
  return isAmount(amount) && (digits !== 3 || amount % 10 === 0) ? amount : null;
}

/** An amount of the processor's as our minor units; null where we have no such amount. */
export function amountFrom(amount: number, currency: Currency): Minor | null {
  const digits = digitsAt(currency);
  if (digits === null) return null;
  const shift = minorDigits(currency) - digits;
  const minor = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift;
  return isAmount(minor) ? minor : null;
}
