/** Pages of a list: an opaque cursor holds the sort key of the last row seen, so rows that come or go move nothing. */
import Type, { type TSchema } from 'typebox';
import { fingerprint } from '../kernel/canonical.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';

export type PagingRefusal = 'paging.cursor_invalid';

/** The stable sort key of a row: unique within its list, so it ends with the row's id. */
export type SortKey = readonly (string | number)[];

const DEFAULT_PAGE = 50;

/** Query fields of every list: spread into the route's query schema. */
export const PAGE_FIELDS = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: LIMITS.page, default: DEFAULT_PAGE, description: 'Rows of this page' }),
  ),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, description: '`next` of the page before' })),
};

/** The answer of every list. `next` is null on the last page. */
export const pageShape = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });

/** What a store is asked for: one row more than shown, beginning after a key. */
export type Slice = { readonly after: SortKey | null; readonly limit: number };

const checksum = (list: string, key: SortKey): string => fingerprint({ list, key: [...key] }).slice(0, 16);

/** A cursor of the named list. It holds no secret: every page is read under the reader's own rights. */
export function cursorOf(list: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([checksum(list, key), ...key])).toString('base64url');
}

function parseCursor(text: string): readonly unknown[] | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The key in a cursor. Refuses one that was changed, cut, or made for another list (put filters into the list's name). */
export function readCursor(list: string, text: string): Result<SortKey, PagingRefusal> {
  const [sum, ...key] = parseCursor(text) ?? [];
  const isKey = key.length > 0 && key.every((k) => (typeof k === 'string' ? k.isWellFormed() : Number.isFinite(k)));
  if (!isKey || sum !== checksum(list, key as SortKey)) return refuse('paging.cursor_invalid');
  return ok(key as SortKey);
}

/** The slice that a list's query asks for. */
export function sliceOf(
  list: string,
  query: { readonly limit?: number; readonly cursor?: string },
): Result<Slice, PagingRefusal> {
  const limit = query.limit ?? DEFAULT_PAGE;
  if (query.cursor === undefined) return ok({ after: null, limit });
  const after = readCursor(list, query.cursor);
  return after.ok ? ok({ after: after.value, limit }) : after;
}

/** One page of rows that were read with `limit + 1`. */
export function pageOf<T>(
  list: string,
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => SortKey,
): { items: readonly T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(list, keyOf(last)) : null };
}
