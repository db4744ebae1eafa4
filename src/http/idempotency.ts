/** The Idempotency-Key of a write, and the fingerprint that tells a repeat from a different request under the same key. */
import { fingerprint, sha256 } from '../kernel/canonical.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';

export type IdempotencyRefusal = 'idempotency.missing' | 'idempotency.malformed' | 'idempotency.key_reused';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** 1 to 255 visible ASCII characters: what every client can send and every log can show. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** Reads the header. Two headers arrive joined by a comma and a space, which is malformed: which of them was meant? */
export function readKey(
  header: string | readonly string[] | undefined,
): Result<string, 'idempotency.missing' | 'idempotency.malformed'> {
  if (header === undefined) return refuse('idempotency.missing');
  return typeof header === 'string' && KEY.test(header) ? ok(header) : refuse('idempotency.malformed');
}

/** What was asked: method, path with query, the JSON body, and for an upload the SHA-256 of its file (hex). */
export type Asked = { readonly method: string; readonly url: string; readonly body: unknown; readonly file?: string };

/** Fingerprint of what was asked. The same key with another fingerprint is refused by the commit. */
export function inputHashOf(asked: Asked): string {
  const { method, url } = asked;
  if (Buffer.isBuffer(asked.body)) return fingerprint({ method, url, body: null, file: sha256(asked.body) });
  return fingerprint({ method, url, body: asked.body ?? null, file: asked.file ?? null });
}
