/** The programme's signing key: made once and kept where only the server reads it, or given by the environment. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type JWK, exportJWK, generateKeyPair } from 'jose';
import { type PublicKey, publicPart, signBytes } from './jws.ts';

export type Signer = {
  readonly publicKey: () => Promise<PublicKey>;
  /** A compact JWS over the bytes. */
  readonly sign: (bytes: Uint8Array) => Promise<string>;
};

function signerOf(load: () => Promise<JWK>): Signer {
  let loaded: Promise<JWK> | null = null;
  const key = (): Promise<JWK> => {
    loaded ??= load();
    return loaded;
  };
  return {
    publicKey: async () => publicPart(await key()) as PublicKey,
    sign: async (bytes) => signBytes(await key(), bytes),
  };
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}

/** A key in a file that only the server's user may read; made at its first use. Two servers at once agree on the first. */
export const fileSigner = (path: string): Signer =>
  signerOf(async () => {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      try {
        writeFileSync(path, JSON.stringify(await makeKey()), { mode: 0o600, flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return JSON.parse(readFileSync(path, 'utf8')) as JWK;
  });

/** A private JWK (P-256) given as JSON, for servers that share one key. */
export const givenSigner = (json: string): Signer => signerOf(async () => JSON.parse(json) as JWK);

/** A key of this process only: for simulations and tests. */
export const memorySigner = (): Signer => signerOf(makeKey);
