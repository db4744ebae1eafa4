/** The folder of a backup: tables, stored files and the key that signs, with a manifest of hashes over all of them. */
import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
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

/** The manifest of a backup; null where the folder is none. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) return null;
  const manifest = JSON.parse(text) as Manifest;
  return manifest.format === FORMAT ? manifest : null;
}

/**
 * Fills an empty, migrated database and its data folder. Every stored file is looked at before the first row is written:
 * throws an `UnfitDump` with nothing changed.
 */
export async function readBackup(folder: string, manifest: Manifest, adminUrl: string, dataDir: string): Promise<void> {
  for (const [name, hash] of Object.entries(manifest.files)) {
    const bytes =
      BESIDE.some((part) => name.startsWith(`${part}/`)) && !name.split('/').includes('..')
        ? await readFile(join(folder, name)).catch(() => null)
        : null;
    if (bytes === null || sha256(bytes) !== hash) throw new UnfitDump('backup.altered', `${name} is missing or altered`);
  }
  await loadTables(adminUrl, join(folder, TABLES), manifest);
  for (const part of BESIDE) {
    const from = join(folder, part);
    if (await stat(from).catch(() => null)) await cp(from, join(dataDir, part), { recursive: true });
  }
}
