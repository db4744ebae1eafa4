/** The files that an order's events name: each with the hash, the kind and the type that its row must have. */
import type { Json, JsonObject } from '../kernel/result.ts';
import type { NamedFile } from './check.types.ts';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const size = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Original and shared copy of a photo or a paper, or a file that an erasure names, which says nothing but its hash. */
function shown(node: JsonObject): readonly NamedFile[] {
  const { documentId, sha256, sharedId, sharedSha256, mediaType, sizeBytes } = node;
  if (typeof documentId !== 'string' || typeof sha256 !== 'string') return [];
  if (typeof sharedId !== 'string' || typeof sharedSha256 !== 'string')
    return [{ documentId, sha256, kind: null, mediaType: null, sizeBytes: null }];
  const original = { documentId, sha256, kind: 'evidence', mediaType: text(mediaType), sizeBytes: size(sizeBytes) } as const;
  const copy = { documentId: sharedId, sha256: sharedSha256, kind: 'evidence_copy', mediaType: null, sizeBytes: null } as const;
  return sharedId === documentId ? [original] : [original, copy];
}

function attached({ attachmentId, sha256, mediaType, bytes }: JsonObject): readonly NamedFile[] {
  if (typeof attachmentId !== 'string' || typeof sha256 !== 'string') return [];
  return [{ documentId: attachmentId, sha256, kind: 'attachment', mediaType: text(mediaType), sizeBytes: size(bytes) }];
}

/** Every file that a JSON value names, wherever it stands in it. */
export function filesIn(value: Json): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap((item) => filesIn(item as Json));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as JsonObject;
  return [...shown(node), ...attached(node), ...Object.values(node).flatMap((inner) => filesIn(inner))];
}
