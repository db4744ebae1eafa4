/** Text and names beside the event chain: drafted with a salt so that their hash in an event tells nothing once they are erased. */
import { fingerprint } from './canonical.ts';
import type { ContentDraft, ContentRef } from './decider.ts';
import type { Ids } from './ids.ts';
import type { Json } from './result.ts';

/** The hash that stands in an event for a content: SHA-256 over its salt and body. */
export const contentHash = (salt: string, body: Json): string => fingerprint({ salt, body });

/** A new content of a kind such as `clause` or `reason`. */
export function draftContent(ids: Ids, kind: string, body: Json): ContentDraft {
  const salt = ids.long();
  return { contentId: ids.short(), kind, salt, body, hash: contentHash(salt, body) };
}

/** What an event keeps of a content. */
export const refOf = (content: ContentDraft): ContentRef => ({ contentId: content.contentId, hash: content.hash });
