/** Joining texts to what refers to them: an event or a contract holds ids and hashes, a page shows the words. */
import type { ContentRef } from '../kernel/decider.ts';
import type { Json, JsonObject } from '../kernel/result.ts';
import type { TextRow, Texts } from './types.ts';

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A reference is exactly an id and a hash; nothing else in an event has this form. */
const isRef = (value: JsonObject): boolean =>
  typeof value['contentId'] === 'string' && typeof value['hash'] === 'string' && Object.keys(value).length === 2;

/** The references within a JSON value, each id once, in the order in which they stand. */
export function refsIn(value: Json): readonly ContentRef[] {
  const found = new Map<string, ContentRef>();
  const walk = (node: Json): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (isObject(node)) {
      if (isRef(node)) found.set(String(node['contentId']), node as ContentRef);
      else Object.values(node).forEach(walk);
    }
  };
  walk(value);
  return [...found.values()];
}

/** A reference with its words: null and `erased` where they were erased (or are not the reader's to see). */
export const withText = (ref: ContentRef, row: TextRow | undefined): JsonObject => ({
  contentId: ref.contentId,
  hash: ref.hash,
  text: row && !row.erased && typeof row.body === 'string' ? row.body : null,
  erased: row?.erased ?? false,
});

/** The same JSON value with words beside each reference. */
export function joinTexts(value: Json, texts: Texts): Json {
  if (Array.isArray(value)) return value.map((item) => joinTexts(item as Json, texts));
  if (!isObject(value)) return value;
  if (isRef(value)) return withText(value as ContentRef, texts.get(String(value['contentId'])));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, joinTexts(inner, texts)]));
}

/** The words of a reference, or null. */
export function wordsOf(ref: ContentRef | null, texts: Texts): string | null {
  const row = ref === null ? undefined : texts.get(ref.contentId);
  return row && !row.erased && typeof row.body === 'string' ? row.body : null;
}
