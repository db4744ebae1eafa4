/** Finds what no JSON field may hold: NUL bytes, halves of characters, endless nesting, numbers beyond JSON's own range. */

/** Deeper than any shape of the API, shallow enough for every recursive reader behind it. */
const MAX_DEPTH = 64;

export type UnsafeReason = 'text' | 'depth' | 'number';
export type Unsafe = { readonly pointer: string; readonly reason: UnsafeReason };

/** A key as a JSON Pointer token. Source: RFC 6901. */
export const pointerToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** PostgreSQL cannot store NUL; a lone surrogate has no UTF-8 form, so it could not be hashed. */
export const isCleanText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The first unsafe place in a parsed JSON value, or null when there is none. */
export function findUnsafe(value: unknown, depth = 0): Unsafe | null {
  if (typeof value === 'string') return isCleanText(value) ? null : { pointer: '', reason: 'text' };
  if (typeof value === 'number') return Number.isFinite(value) ? null : { pointer: '', reason: 'number' };
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null;
  if (depth === MAX_DEPTH) return { pointer: '', reason: 'depth' };
  for (const [key, inner] of Object.entries(value)) {
    // The key itself is not echoed when it is unsafe: the answer must stay encodable.
    if (!isCleanText(key)) return { pointer: '', reason: 'text' };
    const found = findUnsafe(inner, depth + 1);
    if (found) return { ...found, pointer: `/${pointerToken(key)}${found.pointer}` };
  }
  return null;
}
