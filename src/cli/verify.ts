/** `verify FILE`: verifies a case file offline, with nothing but the file. */
import { readFile } from 'node:fs/promises';
import type { PublicKey } from '../adapters/signing/jws.ts';
import { CHECKS } from '../casefile/checks.data.ts';
import { type Trusted, verifyCaseFile } from '../casefile/report.service.ts';
import type { Report } from '../casefile/types.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { FOUND, type Io, failing } from './io.ts';

export const USAGE = [
  'usage: verify FILE [--key KEYS.json|THUMBPRINT]... [--json]',
  '  KEYS.json: a JSON Web Key or a set of them, as the programme publishes it at /v1/programme/keys',
].join('\n');

type Asked = { readonly file: string; readonly keys: readonly string[] };

/** The words after `verify`; null: they are no call. */
function ask(args: readonly string[]): Asked | null {
  const words = args.filter((word) => word !== '--json');
  const files: string[] = [];
  const keys: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const key = words[at + 1];
    if (word === '--key' && key !== undefined && !key.startsWith('--')) {
      keys.push(key);
      at += 1;
    } else if (word.startsWith('--')) return null;
    else files.push(word);
  }
  const [file] = files;
  return file !== undefined && files.length === 1 ? { file, keys } : null;
}

/**
 * Runs the words after `verify`.
 * @returns 0: nothing was altered, and a decision made again is the same; 1: something was; 2: a wrong call or no such file
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const fail = failing(args, io);
  const asked = ask(args);
  if (!asked) return fail('verify.usage', USAGE);
  const trusted = await keysOf(asked.keys);
  if (!trusted.ok) return fail(trusted.code, 'a key is neither a file of JSON Web Keys nor a thumbprint');
  const bytes = await readFile(asked.file).catch(() => null);
  if (!bytes) return fail('verify.unreadable', 'the case file cannot be read');
  const report = await verifyCaseFile(new Uint8Array(bytes), trusted.value.length === 0 ? null : trusted.value);
  if (args.includes('--json')) io.out(JSON.stringify(report));
  else for (const line of linesOf(report)) io.out(line);
  return report.valid ? 0 : FOUND;
}

/** RFC 7638, SHA-256: 32 bytes in base64url. */
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

async function keysOf(words: readonly string[]): Promise<Result<readonly Trusted[], 'verify.keys_unreadable'>> {
  const keys: Trusted[] = [];
  for (const word of words) {
    const read = THUMBPRINT.test(word) ? [word] : await keysIn(word);
    if (!read) return refuse('verify.keys_unreadable');
    keys.push(...read);
  }
  return ok(keys);
}

async function keysIn(file: string): Promise<readonly PublicKey[] | null> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as PublicKey | { readonly keys: readonly PublicKey[] };
    const keys = 'keys' in read ? (read.keys as readonly PublicKey[]) : [read];
    return keys.length > 0 && keys.every(({ kty }) => typeof kty === 'string') ? keys : null;
  } catch {
    return null;
  }
}

/** What the whole comes to: a key that is not the reader's is another matter than an altered file. */
function verdict({ valid, checks }: Report): string {
  if (valid) return 'valid';
  return checks.every(({ code, ok: holds }) => holds || code === 'key') ? 'NOT SIGNED BY A KEY THAT YOU TRUST' : 'ALTERED';
}

function linesOf(report: Report): readonly string[] {
  const { sameResult, manifest, key, trusted, resultHash, erased, checks } = report;
  const about = manifest ? [`claim ${manifest.claimId} of order ${manifest.orderId}, made at ${manifest.madeAt}`] : [];
  const marks = checks.map(({ code, ok: holds, detail }) => {
    const where = !holds && detail !== '' ? `  (${detail})` : '';
    return `  ${holds ? 'yes' : 'NO '}  ${CHECKS[code].en}${where}`;
  });
  const decided =
    sameResult === null ? [] : [`result ${resultHash ?? ''}: ${sameResult ? 'the same' : 'NOT the same'} when decided again`];
  const removed =
    erased.length > 0 ? [`${erased.length} texts and files were erased; their hashes stand: ${erased.join(', ')}`] : [];
  const compare = trusted === null ? '; compare it with the one that the programme publishes' : '';
  const signer = key === null ? [] : [`signed by key ${key}${compare}`];
  return [...about, ...marks, ...decided, ...removed, ...signer, verdict(report)];
}
