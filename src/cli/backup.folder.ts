/** The folder of a backup: tables, stored files and the key that signs, with a manifest of hashes over all of them. */
import { mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Instant } from '../kernel/dates.ts';
import { sha256 } from '../kernel/canonical.ts';
import { type Dump, UnfitDump, dumpTables, loadTables } from '../db/dump.ts';

const FORMAT = 'quayside-backup/1';
const TABLES = 'tables';
const MANIFEST = 'manifest.json';
/** What lies beside the database under the data folder and belongs to it; not the secret, which is kept elsewhere. */
const BESIDE = ['files', 'keys'] as const;
/** Files on their way into the storage: not stored yet. */
const INCOMING = 'files/incoming/';

export type Manifest = Dump & {
  readonly format: typeof FORMAT;
  /** By path under the data folder. */
  readonly files: Readonly<Record<string, string>>;
};

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/**
 * Writes a backup into a folder that must not exist; it appears there only when it is whole. The tables come first: a file
 * is stored before the row that names it, so that every file the snapshot names is there to be copied afterwards.
 */
export async function writeBackup(adminUrl: string, dataDir: string, target: string, at: Instant): Promise<Manifest> {
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const dump = await dumpTables(adminUrl, join(partial, TABLES), at);
  const files: Record<string, string> = {};
  for (const part of BESIDE) {
    for (const path of await filesUnder(join(dataDir, part))) {
      const name = relative(dataDir, path);
      if (name.startsWith(INCOMING)) continue;
      // What is erased meanwhile is gone, as it should be.
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) continue;
      files[name] = sha256(bytes);
      await mkdir(join(partial, dirname(name)), { recursive: true });
      await writeFile(join(partial, name), bytes, { mode: 0o600, flush: true });
    }
  }
  const manifest: Manifest = { format: FORMAT, ...dump, files };
  await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(partial, target);
  return manifest;
}

/** The manifest of a backup; null where the folder is none, or holds something else under that name. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  const manifest = text === null ? null : parsed(text);
  if (manifest?.format !== FORMAT) return null;
  const { files, migrations, tables, sequences } = manifest;
  const isWhole = typeof files === 'object' && files !== null && [migrations, tables, sequences].every(Array.isArray);
  return isWhole ? manifest : null;
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest | null;
  } catch {
    return null;
  }
}

/** The bytes that the manifest names. Whoever wrote it may have named, or linked to, what lies outside of the backup. */
async function fileOf(folder: string, name: string, hash: string): Promise<Buffer> {
  const home = await realpath(folder);
  const path = await realpath(join(home, name)).catch(() => null);
  const isWithin = path === join(home, name) && BESIDE.some((part) => path.startsWith(join(home, part) + sep));
  const bytes = isWithin ? await readFile(path).catch(() => null) : null;
  if (bytes === null || sha256(bytes) !== hash) throw new UnfitDump('backup.altered', `${name} is missing or altered`);
  return bytes;
}

/**
 * Fills an empty, migrated database and its data folder. Every stored file is looked at before anything is written: throws
 * an `UnfitDump` with nothing changed. Only what the manifest names is taken. Stored files come before the rows that name
 * them, so that a full disk leaves the database empty; the key that signs comes last, once there is something to sign.
 */
export async function readBackup(folder: string, manifest: Manifest, adminUrl: string, dataDir: string): Promise<void> {
  const files = Object.entries(manifest.files);
  for (const [name, hash] of files) await fileOf(folder, name, hash);
  const put = async (part: (typeof BESIDE)[number]): Promise<void> => {
    for (const [name, hash] of files.filter(([path]) => path.startsWith(`${part}/`))) {
      const bytes = await fileOf(folder, name, hash);
      await mkdir(join(dataDir, dirname(name)), { recursive: true, mode: 0o700 });
      await writeFile(join(dataDir, name), bytes, { mode: 0o600, flush: true });
    }
  };
  await put('files');
  await loadTables(adminUrl, join(folder, TABLES), manifest);
  await put('keys');
}
