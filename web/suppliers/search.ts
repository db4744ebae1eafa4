/** The search as it stands in the address, so that it can be sent to somebody and the way back leads to it. */
import type { SupplierQuery } from '../api/queries.ts';

/** Suppliers put beside each other; more do not fit a screen. */
export const MOST_COMPARED = 4;

export type SupplierSearch = Omit<SupplierQuery, 'limit' | 'cursor'> & { readonly compare?: readonly string[] };

export const FLAGS = ['tradeAssurance', 'gold', 'onsiteCheck', 'assessed'] as const;

/** Reads the address; whatever is of another form is left out, as an address may be typed by hand. */
export function readSearch(search: Readonly<Record<string, unknown>>): SupplierSearch {
  const text = (name: string, pattern: RegExp): Readonly<Record<string, string>> => {
    const value = search[name];
    return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
  };
  const flags = Object.fromEntries(FLAGS.filter((name) => search[name] === true).map((name) => [name, true]));
  const { minCoverMinor: least, compare } = search;
  const hasLeast = typeof least === 'number' && Number.isSafeInteger(least) && least > 0;
  const ids = Array.isArray(compare)
    ? compare.filter((id): id is string => typeof id === 'string' && /^[0-9a-z]{10}$/.test(id))
    : [];
  return {
    ...text('query', /^.{1,100}$/),
    ...flags,
    ...text('country', /^[A-Z]{2}$/),
    ...text('category', /^[\w-]{1,40}$/),
    ...(hasLeast ? { minCoverMinor: least, currency: 'USD' } : {}),
    ...(ids.length > 0 ? { compare: [...new Set(ids)].slice(0, MOST_COMPARED) } : {}),
  };
}
