/** Entity tags of versions, and the preconditions callers set with them. */
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts';

export type PreconditionRefusal = 'precondition.required' | 'precondition.malformed' | 'precondition.failed';

/** A tag as it was read: the version, and what else of the answer it names. */
export type Tag = { readonly version: number; readonly print: string | null };

/** The tags a caller will accept: any, or some. Weak tags never match and are left out. Source: RFC 9110, If-Match. */
export type IfMatch = '*' | readonly Tag[];

const TAG = /^(W\/)?"([\x21\x23-\x7e]{0,100})"$/;

/**
 * The strong entity tag of a version: `"v3"`. Where an answer can change while its version stays, `print` tells the answers
 * apart, `"v3.5f2c"`, or a reader would be told that nothing changed. As If-Match both forms name version 3; what more the print
 * names is the route's to say.
 * @param print lower-case hex, such as the start of the answer's fingerprint
 */
export const etagOf = (version: number, print?: string): string => `"v${version}${print === undefined ? '' : `.${print}`}"`;

/** Reads If-Match. A well-formed tag that is none of ours is a version that does not exist, so it matches nothing. */
export function readIfMatch(header: string | undefined): Result<IfMatch, 'precondition.required' | 'precondition.malformed'> {
  if (header === undefined) return refuse('precondition.required');
  if (header.trim() === '*') return ok('*');
  const tags: Tag[] = [];
  for (const part of header.split(',')) {
    const tag = TAG.exec(part.trim());
    if (!tag) return refuse('precondition.malformed', { header: header.slice(0, 40) });
    const ours = /^v([1-9]\d{0,8})(?:\.([0-9a-f]{1,64}))?$/.exec(tag[2] ?? '');
    if (!tag[1] && ours) tags.push({ version: Number(ours[1]), print: ours[2] ?? null });
  }
  return ok(tags);
}

/**
 * Refuses unless the caller accepts the current version (null: it set no condition).
 * @param code the refusal when the version moved on; default `precondition.failed` (412)
 */
export function requireVersion<C extends string = 'precondition.failed'>(
  ifMatch: IfMatch | null,
  current: number,
  code: C | 'precondition.failed' = 'precondition.failed',
): Refused<C | 'precondition.failed'> | null {
  if (ifMatch === null || ifMatch === '*' || ifMatch.some(({ version }) => version === current)) return null;
  return refuse(code, { current, etag: etagOf(current) });
}

/** Whether If-None-Match names the tag, so that a reader already has the answer. */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}
