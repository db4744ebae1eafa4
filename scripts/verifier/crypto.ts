/** What the browser has in place of Node's synchronous hashes: the same functions, as far as verifying needs them. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 only, and as hex only: the verifier knows no other. */
export const createHash = (_algorithm: 'sha256') => ({
  update: (data: string | Uint8Array) => ({
    digest: (_encoding: 'hex'): string => bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data)),
  }),
});

/** Nothing that verifies makes an id; what does is in the rules that it shares with the server, and is never called here. */
export const randomBytes = (_size: number): never => {
  throw new Error('the verifier makes nothing by chance');
};
