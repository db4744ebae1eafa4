/** Verifying a case file without us: every hash, the event chain, and everything that follows from it made again. */
import { canonical, sha256 } from '../kernel/canonical.ts';
import { unpack } from './archive.rules.ts';
import {
  type Files,
  type Grounds,
  type Held,
  claimHolds,
  contractHolds,
  daysHold,
  decisionHolds,
  eventsHold,
  evidenceHolds,
  groundsOf,
  letterHolds,
  policyHolds,
  read,
  replayed,
  textIn,
  textsHold,
} from './holds.rules.ts';
import {
  type Check,
  type CheckCode,
  type Entry,
  type EvidenceRow,
  FORMAT,
  type Manifest,
  type Signature,
  type StoredText,
} from './types.ts';

const attempt = <T>(get: () => T): T | null => {
  try {
    return get();
  } catch {
    return null;
  }
};

/** The value of a check that may find anything in a hostile file: what throws did not hold. */
function check(code: CheckCode, holds: () => Held): Check {
  const found = attempt(holds) ?? 'unreadable';
  return { code, ok: found === true, detail: found === true ? '' : found };
}

/** Every file is listed with its size and hash, and every listed file is there. The manifest is in its canonical form. */
function manifestHolds(files: Files, manifest: Manifest): Held {
  if (manifest.format !== FORMAT) return 'format';
  if (textIn(files, 'manifest.json') !== canonical(manifest)) return 'form';
  // Nobody signs the signature's own file: it has one form too.
  if (textIn(files, 'signature.json') !== canonical(read(files, 'signature.json'))) return 'signature.json';
  const beside = ['manifest.json', 'signature.json'];
  const listed = new Set(manifest.files.map(({ path }) => path));
  const extra = [...files.keys()].find((path) => !listed.has(path) && !beside.includes(path));
  if (extra !== undefined) return extra;
  return listed.size === manifest.files.length ? true : 'twice';
}

function filesHold(files: Files, manifest: Manifest): Held {
  const bad = manifest.files.find(({ path, size, sha256: hash }) => {
    const bytes = files.get(path);
    return bytes === undefined || bytes.length !== size || sha256(bytes) !== hash;
  });
  return bad ? bad.path : true;
}

export type Opened = {
  readonly manifest: Manifest | null;
  readonly manifestBytes: Uint8Array | null;
  readonly signature: Signature | null;
  readonly checks: readonly Check[];
  readonly sameResult: boolean | null;
  readonly resultHash: string | null;
  readonly erased: readonly string[];
};

const NOTHING: Omit<Opened, 'checks'> = {
  manifest: null,
  manifestBytes: null,
  signature: null,
  sameResult: null,
  resultHash: null,
  erased: [],
};

/** What follows from events and texts; where those cannot be read, nothing that follows from them holds. */
function derivedChecks(files: Files, manifest: Manifest): readonly Check[] {
  const grounds = attempt(() => groundsOf(files, manifest));
  const held = (code: CheckCode, holds: (grounds: Grounds) => Held): Check =>
    check(code, () => (grounds === null ? 'events' : holds(grounds)));
  return [
    held('contract', (g) => contractHolds(files, g)),
    held('policy', (g) => policyHolds(files, g)),
    held('days', (g) => daysHold(files, g)),
    check('texts', () => textsHold(files)),
    held('claim', (g) => claimHolds(files, g)),
    held('evidence', (g) => evidenceHolds(files, g)),
    held('decision', (g) => decisionHolds(files, g)),
  ];
}

/** Ids of the texts and files of evidence that were erased. */
function erasedIn(files: Files): readonly string[] {
  const texts = attempt(() => read<readonly StoredText[]>(files, 'texts.json').filter(({ erased }) => erased));
  const rows = attempt(() => read<readonly EvidenceRow[]>(files, 'evidence.json').filter(({ path }) => path === null));
  return [...(texts?.map(({ contentId }) => contentId) ?? []), ...new Set(rows?.map(({ documentId }) => documentId))];
}

/**
 * Everything that can be checked of a case file but its signature, which needs the platform's or the browser's
 * cryptography. Never throws, whatever the bytes are. Source: docs/reference/case-file.md.
 */
export function openCaseFile(bytes: Uint8Array): Opened {
  const archive = unpack(bytes);
  const archived: Check = { code: 'archive', ok: archive.ok, detail: archive.ok ? '' : archive.code };
  if (!archive.ok) return { ...NOTHING, checks: [archived] };
  const files: Files = new Map(archive.value.map(({ path, bytes: data }: Entry) => [path, data]));
  const manifest = attempt(() => read<Manifest>(files, 'manifest.json'));
  const signature = attempt(() => read<Signature>(files, 'signature.json'));
  if (!manifest) return { ...NOTHING, signature, checks: [archived, { code: 'manifest', ok: false, detail: 'unreadable' }] };
  const again = attempt(() => replayed(files));
  const checks = [
    archived,
    check('manifest', () => manifestHolds(files, manifest)),
    check('files', () => filesHold(files, manifest)),
    check('events', () => eventsHold(files, manifest)),
    ...derivedChecks(files, manifest),
    ...(again ? [{ code: 'replay' as const, ok: again.same, detail: again.same ? '' : again.hash }] : []),
    check('letter', () => letterHolds(files, manifest, groundsOf(files, manifest))),
  ];
  return {
    manifest,
    manifestBytes: files.get('manifest.json') ?? null,
    signature,
    checks,
    sameResult: again?.same ?? null,
    resultHash: again?.hash ?? null,
    erased: erasedIn(files),
  };
}
