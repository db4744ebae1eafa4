/** Canonical JSON (RFC 8785) and the SHA-256 fingerprints made over it. */
import { createHash } from 'node:crypto';
import canonicalizeJson from 'canonicalize';
import { must } from './assert.ts';

/** The RFC 8785 text of a JSON value. A Fault for what is not JSON (undefined, NaN, lone surrogates). */
export function canonical(value: unknown): string {
  return must(canonicalizeJson(value), 'value has no canonical JSON form');
}

/** Lower-case hex SHA-256 of a text (UTF-8) or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Fingerprint of a JSON value: SHA-256 over its canonical text. */
export function fingerprint(value: unknown): string {
  return sha256(canonical(value));
}
