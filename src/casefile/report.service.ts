/** The whole verification of a case file, signature included: one function for the command line, the server and the browser's page. */
import { type PublicKey, isSignedBy, publicPart, thumbprintOf } from '../adapters/signing/jws.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Check, Report } from './types.ts';
import { openCaseFile } from './verify.rules.ts';

/** A key that a reader trusts: itself, or its RFC 7638 thumbprint. */
export type Trusted = PublicKey | string;

/**
 * Verifies a case file. Never throws, whatever the bytes are.
 * @param trusted keys of programmes that the reader trusts; null: the reader names none, and is told which key signed
 */
export async function verifyCaseFile(bytes: Uint8Array, trusted: readonly Trusted[] | null): Promise<Report> {
  const opened = openCaseFile(bytes);
  const { manifest, manifestBytes, signature, sameResult, resultHash, erased } = opened;
  const key = signature ? await thumbprint(signature.key as unknown as PublicKey) : null;
  const signed = await holds(signature, manifestBytes);
  const known = trusted === null ? null : await isTrusted(key, trusted);
  const checks: readonly Check[] = [
    ...opened.checks,
    { code: 'signature', ok: signed, detail: '' },
    ...(known === null ? [] : [{ code: 'key' as const, ok: known, detail: key ?? '' }]),
  ];
  return { valid: checks.every((check) => check.ok), sameResult, manifest, key, trusted: known, resultHash, erased, checks };
}

type Signed = { readonly jws: string; readonly key: unknown } | null;

/** The signature stands over the manifest's own bytes, and its file holds nothing that is not read. */
async function holds(signature: Signed, bytes: Uint8Array | null): Promise<boolean> {
  if (!signature || !bytes || typeof signature.jws !== 'string') return false;
  const key = signature.key as PublicKey;
  const exact = Object.keys(signature).length === 2 && canonical(key) === canonical(publicPart(key));
  return exact && (await isSignedBy(key, signature.jws, bytes));
}

async function thumbprint(key: PublicKey): Promise<string | null> {
  try {
    return await thumbprintOf(key);
  } catch {
    return null;
  }
}

async function isTrusted(key: string | null, trusted: readonly Trusted[]): Promise<boolean> {
  const prints = await Promise.all(trusted.map((each) => (typeof each === 'string' ? each : thumbprint(each))));
  return key !== null && prints.includes(key);
}
