/** What a visit costs by an agency's list, before anybody books it. */
import { isCurrency } from '../kernel/currency.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { AgencyPrice, InspectionsRefusal, VisitFee, VisitKind } from './types.ts';

/** Days of one inspector that a draw takes; a visit is at least one. */
export const daysFor = (draw: number, unitsPerDay: number): number => Math.max(1, Math.ceil(draw / unitsPerDay));

/**
 * The fee of a visit: price per day x days for the units drawn. A price that names the country wins over one for
 * everywhere else; null where the list has neither.
 * @param draw units that the sampling plan draws
 */
export function priceFor(
  prices: readonly AgencyPrice[],
  visit: { readonly kind: VisitKind; readonly country: string; readonly draw: number },
): VisitFee | null {
  const ofKind = prices.filter((p) => p.kind === visit.kind);
  const price = ofKind.find((p) => p.countries.includes(visit.country)) ?? ofKind.find((p) => p.countries.length === 0);
  if (!price) return null;
  return {
    amountMinor: Math.min(MAX_MINOR, price.perDayMinor * daysFor(visit.draw, price.unitsPerDay)),
    currency: price.currency,
  };
}

/** Checks a list: real currencies and countries, and one price only for a kind in a country. */
export function checkPrices(
  prices: readonly AgencyPrice[],
  isCountry: (code: string) => boolean,
): Result<readonly AgencyPrice[], InspectionsRefusal | 'money.currency_unknown'> {
  const seen = new Set<string>();
  for (const { kind, countries, currency } of prices) {
    if (!isCurrency(currency)) return refuse('money.currency_unknown', { currency });
    const unknown = countries.find((c) => !isCountry(c));
    if (unknown !== undefined) return refuse('agency.country_unknown', { country: unknown });
    for (const where of countries.length === 0 ? ['everywhere'] : countries) {
      if (seen.has(`${kind} ${where}`)) return refuse('agency.price_twice', { kind, country: where });
      seen.add(`${kind} ${where}`);
    }
  }
  return ok(prices);
}
