/** Where files are kept: bytes under the hash of their content, so that a stored file can neither change nor clash. */

import { assert } from '../../kernel/assert.ts';
import { sha256 } from '../../kernel/canonical.ts';

/** Lower-case hex SHA-256 of the bytes. */
export type ContentKey = string;

/** What the database records of a file; the bytes are elsewhere. */
export type StoragePort = {
  /** Stores the bytes durably. The same bytes again change nothing; a Fault when the key is not their hash. */
  readonly put: (key: ContentKey, bytes: Uint8Array) => Promise<void>;
  /** The bytes, or null when there are none. A Fault when what is stored no longer has its hash. */
  readonly get: (key: ContentKey) => Promise<Buffer | null>;
  readonly exists: (key: ContentKey) => Promise<boolean>;
  /** Removes the bytes; removing what is not there is no error. */
  readonly delete: (key: ContentKey) => Promise<void>;
};

/** A Fault for anything but a hash: no key ever names a path. */
export function assertKey(key: ContentKey): void {
  assert(/^[0-9a-f]{64}$/.test(key), 'not a content key');
}

/** A Fault when the bytes are not those that the key names. */
export function assertContent(key: ContentKey, bytes: Uint8Array): void {
  assertKey(key);
  assert(sha256(bytes) === key, 'the key is not the hash of the bytes');
}
