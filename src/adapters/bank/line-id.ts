/** Names for bank lines: equal for the same line in every file that repeats it, different for lines that only look equal. */
import { fingerprint } from '../../kernel/canonical.ts';
import type { BankLine } from './types.ts';

/** A line read but not yet named. */
export type LineDraft = Omit<BankLine, 'bankReference'> & {
  /** Place within an entry whose one reference covers several transactions, from 1. */
  readonly part: number | null;
  /** End-to-end and transaction ids: not unique, but they tell equal-looking lines apart. */
  readonly otherIds: readonly (string | null)[];
};

/** Which statement of the file the lines stand in. */
export type Place = { readonly account: string; readonly statementId: string; readonly page: string };

/** What banks write where they have no reference. */
const FILLERS = ['NOTPROVIDED', 'NONREF'];

/** The bank's reference, or null for a filler. */
export function servicerReference(text: string | null): string | null {
  return text === null || FILLERS.includes(text.toUpperCase()) ? null : text;
}

/**
 * Names the lines of one file, statement after statement.
 *
 * With a bank reference: `reference/part:amount`, then `:debit` and a status other than BOOK. Banks use one reference for a
 * payment, its charge, its reversal and its announcement; amount, direction and status keep those apart. The entry's running
 * number (NtryRef) is never used: it starts again at 1 in each statement.
 *
 * Without: a hash over what the line says. Then equal names are numbered `#2`, `#3` in file order. Referenced lines are
 * counted within a statement, because statements of a file may overlap; lines without reference over the account, because two
 * of them are two payments. A statement that stands in the file twice gets its names again.
 */
export function lineNamer(): (lines: readonly LineDraft[], place: Place) => readonly BankLine[] {
  const seen = new Map<string, number>();
  const count = (key: string): number => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
  return (lines, { account, statementId, page }) => {
    const copy = count(JSON.stringify([account, statementId, page]));
    return lines.map(({ part, otherIds, ...line }) => {
      const name = baseName({ ...line, part, otherIds });
      const scope = line.servicerReference === null ? '' : statementId;
      const times = count(JSON.stringify([account, scope, copy, name]));
      return { ...line, bankReference: times === 1 ? name : `${name}#${times}` };
    });
  };
}

function baseName(draft: LineDraft): string {
  const { servicerReference: reference, part, amountMinor, direction, status } = draft;
  if (reference === null) return `content:${fingerprint({ ...draft, otherIds: [...draft.otherIds] }).slice(0, 32)}`;
  const name = part === null ? `${reference}:${amountMinor}` : `${reference}/${part}:${amountMinor}`;
  return [name, ...(direction === 'debit' ? ['debit'] : []), ...(status === 'BOOK' ? [] : [status])].join(':');
}
