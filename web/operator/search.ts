/** What stands in the addresses of the desk's pages. */
import type { LessonsSearch } from './queries.ts';

const textOf = (search: Readonly<Record<string, unknown>>, name: string, pattern: RegExp): Readonly<Record<string, string>> => {
  const value = search[name];
  return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
};

/** The bank line that is open. */
export const readBankSearch = (search: Readonly<Record<string, unknown>>): { readonly line?: string } =>
  textOf(search, 'line', /^.{1,300}$/);

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whatever is of another form is left out, as an address may be typed by hand. */
export const readLessonsSearch = (search: Readonly<Record<string, unknown>>): LessonsSearch => ({
  ...textOf(search, 'from', DAY),
  ...textOf(search, 'to', DAY),
  ...textOf(search, 'category', /^[\w-]{1,40}$/),
});

/** The supplier that is open. */
export const readLimitsSearch = (search: Readonly<Record<string, unknown>>): { readonly supplier?: string } =>
  textOf(search, 'supplier', /^[0-9a-z]{10}$/);

/** The order whose history is looked at. */
export const readAuditSearch = (search: Readonly<Record<string, unknown>>): { readonly order?: string } =>
  textOf(search, 'order', /^[0-9a-z]{10}-[0-9a-z]{10}$/);
