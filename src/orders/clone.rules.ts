/** What a repeat order takes over from an old one, and what it never does. */
import type { Terms } from '../contracts/types.ts';
import type { ContentRef, Warning } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';

/**
 * The terms without any date of the old order: a date that was copied by mistake is a late claim that nobody meant.
 * Shipping and delivery dates are named anew; the latest days of documents are left open.
 */
export const undated = (terms: Terms): Terms => ({
  ...terms,
  shipBy: { date: null, words: null, problems: ['no_limit'] },
  deliverBy: null,
  documents: terms.documents.map((document) => ({ ...document, latestOn: null })),
});

/** Tells which dates of the old terms stayed behind although nobody named new ones. */
export function leftBehind(old: Terms, next: Terms): readonly Warning[] {
  const fields = [
    ...(old.deliverBy !== null && next.deliverBy === null ? ['deliverBy'] : []),
    ...(old.documents.some((d) => d.latestOn !== null) ? ['documents'] : []),
  ];
  return fields.length > 0 ? [{ code: 'clone.dates_left_out', data: { fields } }] : [];
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A reference to a text is exactly an id and a hash; nothing else in a contract has this form. */
const isRef = (value: JsonObject): boolean =>
  typeof value['contentId'] === 'string' && typeof value['hash'] === 'string' && Object.keys(value).length === 2;

/** The same value with every reference to a text replaced. */
export function withRefs<T extends object>(value: T, replace: (ref: ContentRef) => ContentRef): T {
  const walk = (node: Json): Json => {
    if (Array.isArray(node)) return node.map((item) => walk(item as Json));
    if (!isObject(node)) return node;
    if (isRef(node)) return replace(node as ContentRef);
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  // Only references changed, each to another reference: the shape is the same.
  return walk(value as unknown as Json) as unknown as T;
}

/** All references to texts within a value, in the order in which they stand. */
export function refsOf(value: object): readonly ContentRef[] {
  const refs: ContentRef[] = [];
  withRefs(value, (ref) => {
    refs.push(ref);
    return ref;
  });
  return refs;
}
