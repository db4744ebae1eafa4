/** Roots over all orders, kept outside of the database: written now and then, and compared with what stands, so that a database that was set back is found. */
import { createHash } from 'node:crypto';
import { isSignedBy } from '../adapters/signing/jws.ts';
import type { RootsFolder } from '../adapters/roots/folder.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/reads.ts';
import { canonical, sha256 } from '../kernel/canonical.ts';
import type { JsonObject } from '../kernel/result.ts';
import type { Finding, Tell } from './check.types.ts';
import { merged, sideBySide } from './roots.lists.service.ts';
import { baseOf, headOf, lineOf, readRootFile, rootText } from './roots.rules.ts';
import { hashesAt, headsThere } from './roots.store.ts';
import { type Head, ROOT_FORMAT, type Root, type RootSeen } from './roots.types.ts';

type RootsContext = Pick<Context, 'read' | 'clock' | 'signer'>;

const ofFolder = (tell: Tell, code: string, data: JsonObject): void =>
  tell({ invariant: 'roots', code: `check.${code}`, stream: null, data });

/** A folder's roots as far as they bind: the last one, the hash of its file, and the roots whose heads tell of every stream. */
type Kept = {
  readonly last: Root | null;
  readonly lastHash: string | null;
  readonly number: number;
  readonly lists: readonly Root[];
};

/**
 * Reads a folder and tells what is wrong with it: a number that is missing, a root that the programme's key did not sign,
 * that does not follow from the one before, or whose heads are not those it was made over.
 */
async function readKept({ signer }: RootsContext, folder: RootsFolder, tell: Tell): Promise<Kept> {
  const numbers = await folder.numbers();
  const key = await signer.publicKey();
  let [last, lastHash, expected]: [Root | null, string | null, number | null] = [null, null, null];
  let roots: Root[] = [];
  let findings: Finding[] = [];
  const note: Tell = (finding) => void findings.push(finding);
  for (const number of numbers) {
    for (let gone = expected ?? number; gone < number; gone += 1) ofFolder(note, 'root_missing', { number: gone });
    const skipped = expected !== null && expected !== number;
    expected = number + 1;
    const text = await folder.root(number);
    const file = text === null ? null : readRootFile(text);
    const signed = file !== null && (await isSignedBy(key, file.jws, new TextEncoder().encode(canonical(file.root))));
    const follows = file !== null && (last === null || skipped || file.root.previous === lastHash);
    lastHash = text === null ? null : sha256(text);
    if (!file || !signed || file.root.number !== number || !follows) {
      ofFolder(note, 'root_forged', { number });
      continue;
    }
    last = file.root;
    // Whoever holds the key said that what was before does not bind, in whatever state it is.
    if (last.restarted !== null) findings = [];
    roots = last.base === number ? [last] : [...roots, last];
  }
  for (const finding of findings) tell(finding);
  const lists = roots.filter(({ number }) => last !== null && number >= last.base);
  if (last !== null && lists[0]?.number !== last.base) ofFolder(tell, 'root_missing', { number: last.base });
  for (const { number, heads } of lists) {
    const found = await folder.measure(number, heads.sha256);
    if (found === null || found.sha256 !== heads.sha256 || found.lines !== heads.lines)
      ofFolder(tell, found === null ? 'root_missing' : 'root_forged', { number, of: 'heads' });
  }
  return { last, lastHash, number: (expected ?? 1) - 1, lists };
}

async function* headsIn(folder: RootsFolder, { number, heads }: Root): AsyncGenerator<Head> {
  for await (const line of folder.heads(number, heads.sha256)) {
    const head = headOf(line);
    if (head) yield head;
  }
}

const known = (folder: RootsFolder, lists: readonly Root[]): AsyncGenerator<Head> =>
  merged(lists.map((root) => headsIn(folder, root)));

/** Heads compared at once. */
const BATCH = 500;

/** Every stream that the roots know stands, has come at least as far, and has the same hash where they knew it. */
async function compareHeads(q: Queryable, heads: AsyncIterable<Head>, tell: Tell): Promise<void> {
  const say = ({ ref }: Head, code: string, data: JsonObject): void =>
    tell({ invariant: 'roots', code: `check.${code}`, stream: ref, data });
  let longer: Head[] = [];
  const look = async (): Promise<void> => {
    const hashes = await hashesAt(q, longer);
    for (const [index, head] of longer.entries())
      if (hashes[index] !== head.head) say(head, 'history_rewritten', { version: head.version });
    longer = [];
  };
  for await (const [was, is] of sideBySide(heads, headsThere(q))) {
    if (!was) continue;
    if (!is) say(was, 'stream_vanished', { version: was.version });
    else if (is.version < was.version) say(was, 'rolled_back', { version: was.version, now: is.version });
    else if (is.version === was.version) {
      if (is.head !== was.head) say(was, 'history_rewritten', { version: was.version });
    } else longer.push(was);
    if (longer.length === BATCH) await look();
  }
  await look();
}

/**
 * Compares what stands with the last root of a folder, within the caller's snapshot; findings name the streams. Where the
 * folder itself is broken, that is told and nothing is compared.
 * @returns the last root, or null where there is none
 */
export async function checkRoots(ctx: RootsContext, q: Queryable, folder: RootsFolder, tell: Tell): Promise<RootSeen | null> {
  let isWhole = true;
  const kept = await readKept(ctx, folder, (finding) => {
    isWhole = false;
    tell(finding);
  });
  if (isWhole) await compareHeads(q, known(folder, kept.lists), tell);
  if (!kept.last) return null;
  const { number, at, streams, restarted } = kept.last;
  return { number, at, streams, restarted };
}

export type RootTaken =
  | { readonly kind: 'written'; readonly root: Root; readonly sha256: string }
  /** Nothing changed since the last one, or another server wrote it first. */
  | { readonly kind: 'none' }
  /** What stands is not what the last root knew: a new one would only hide it. */
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] };

/**
 * Writes the next root of a folder, unless what stands contradicts the last one.
 * @param restarted why earlier roots no longer bind; null: they do
 */
export async function takeRoot(ctx: RootsContext, folder: RootsFolder, restarted: string | null = null): Promise<RootTaken> {
  const findings: Finding[] = [];
  const kept = await readKept(ctx, folder, (finding) => void findings.push(finding));
  if (findings.length > 0 && restarted === null) return { kind: 'broken', findings };
  return ctx.read({ kind: 'platform' }, async (q) => {
    await q.query(`select set_config('statement_timeout', '0', true)`);
    if (restarted === null) await compareHeads(q, known(folder, kept.lists), (finding) => void findings.push(finding));
    if (findings.length > 0 && restarted === null) return { kind: 'broken', findings };
    return writeRoot(ctx, q, folder, kept, restarted);
  });
}

async function writeRoot(
  ctx: RootsContext,
  q: Queryable,
  folder: RootsFolder,
  kept: Kept,
  restarted: string | null,
): Promise<RootTaken> {
  const { last, lastHash } = kept;
  const number = kept.number + 1;
  const base = baseOf(number, last, restarted);
  const isComplete = base === number;
  const all = createHash('sha256');
  let [streams, changed] = [0, 0];
  async function* lines(): AsyncGenerator<string> {
    for await (const [was, is] of sideBySide(known(folder, restarted === null ? kept.lists : []), headsThere(q))) {
      if (!is) continue;
      const line = lineOf(is);
      all.update(`${line}\n`);
      streams += 1;
      const isNew = was?.version !== is.version || was.head !== is.head;
      if (isNew) changed += 1;
      if (isNew || isComplete) yield line;
    }
  }
  let written: { readonly root: Root; readonly sha256: string } | null = null;
  const isFirst = await folder.append(number, lines(), async (heads) => {
    if (changed === 0 && restarted === null) return null;
    const at = ctx.clock.now();
    const root: Root = {
      format: ROOT_FORMAT,
      number,
      at,
      previous: lastHash,
      base,
      streams,
      all: all.digest('hex'),
      heads,
      restarted,
    };
    const text = rootText({ root, jws: await ctx.signer.sign(new TextEncoder().encode(canonical(root))) });
    written = { root, sha256: sha256(`${text}\n`) };
    return text;
  });
  return isFirst && written !== null ? { kind: 'written', ...(written as { root: Root; sha256: string }) } : { kind: 'none' };
}

/** The hourly job: the next root, told to the log, where its hash is a second copy; or everything that contradicts the last one. */
export async function logRoot(ctx: RootsContext & Pick<Context, 'log'>, folder: RootsFolder): Promise<void> {
  const taken = await takeRoot(ctx, folder);
  if (taken.kind === 'written')
    ctx.log.info({ number: taken.root.number, streams: taken.root.streams, sha256: taken.sha256 }, 'a root was signed');
  if (taken.kind === 'broken')
    for (const { code, stream, data } of taken.findings)
      ctx.log.error({ finding: code, stream, data }, 'what stands is not what the last root knew');
}
