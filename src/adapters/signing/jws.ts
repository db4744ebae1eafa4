/** Signatures over case files: ES256 in Node and in a browser alike, keys told by their RFC 7638 thumbprints. */
import { CompactSign, type JWK, base64url, calculateJwkThumbprint, compactVerify, importJWK } from 'jose';

const ALGORITHM = 'ES256';

export type PublicKey = JWK & { readonly kty: string };

/** The members of a key that are everybody's; a private key's own part never leaves. */
export const publicPart = ({ kty, crv, x, y, kid }: JWK): JWK => ({
  ...(kty === undefined ? {} : { kty }),
  ...(crv === undefined ? {} : { crv }),
  ...(x === undefined ? {} : { x }),
  ...(y === undefined ? {} : { y }),
  ...(kid === undefined ? {} : { kid }),
});

export const thumbprintOf = (key: JWK): Promise<string> => calculateJwkThumbprint(publicPart(key), 'sha256');

/** A compact JWS over bytes, its header naming the key by its thumbprint. */
export async function signBytes(privateKey: JWK, bytes: Uint8Array): Promise<string> {
  const key = await importJWK(privateKey, ALGORITHM);
  return new CompactSign(bytes).setProtectedHeader({ alg: ALGORITHM, kid: await thumbprintOf(privateKey) }).sign(key);
}

/** Base64url has characters whose last bits say nothing: only the one spelling of the bytes will do. */
const isExact = (part: string): boolean => base64url.encode(base64url.decode(part)) === part;

/** Whether a compact JWS was made by the key over exactly these bytes. Never throws. */
export async function isSignedBy(publicKey: JWK, jws: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const key = await importJWK(publicPart(publicKey), ALGORITHM);
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: [ALGORITHM] });
    if (!jws.split('.').every(isExact)) return false;
    const named = protectedHeader.kid === (await thumbprintOf(publicKey));
    return named && payload.length === bytes.length && payload.every((byte, i) => byte === bytes[i]);
  } catch {
    return false;
  }
}
