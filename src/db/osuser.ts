/** The operating-system user that runs the embedded PostgreSQL: PostgreSQL refuses to run as root. */
import { spawn, spawnSync } from 'node:child_process';

/** Ids to switch to before running a program; null runs it as ourselves. */
export type OsUser = { readonly uid: number; readonly gid: number } | null;

/** Environment of every PostgreSQL program: none of our secrets, English messages, UTC. */
const ENV = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Makes the user where there is none. Debian and Red Hat, then Alpine. */
const MAKE_USER: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', 'postgres'],
  ['adduser', '-S', '-D', '-H', '-s', '/bin/false', 'postgres'],
];

const idOf = (flag: '-u' | '-g'): number | null => {
  const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return found.status === 0 ? Number.parseInt(found.stdout, 10) : null;
};

const lookUp = (): OsUser => {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === null || gid === null ? null : { uid, gid };
};

/**
 * Who runs PostgreSQL: ourselves, or where we are root the system user `postgres`, made if absent.
 * Throws when we are root and can neither find nor make that user.
 */
export function postgresUser(): OsUser {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp();
  if (known) return known;
  for (const [command, ...args] of MAKE_USER) {
    spawnSync(command, args);
    const made = lookUp();
    if (made) return made;
  }
  throw new Error(
    'PostgreSQL does not run as root, and no system user `postgres` could be made. ' +
      'Make one (useradd --system postgres), start Quayside as an ordinary user, or set DATABASE_URL.',
  );
}

export type Ran = { readonly code: number | null; readonly output: string };
export type RunOptions = {
  readonly user: OsUser;
  readonly cwd?: string;
  /** A file descriptor to read as standard input. */
  readonly stdin?: number;
};

/** Runs a program as the user and gathers what it wrote. `cwd` is entered as ourselves, before the switch of user. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const { user, cwd, stdin } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: ENV,
      stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
      ...(user ?? {}),
      ...(cwd === undefined ? {} : { cwd }),
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: chunks.join('').trim() }));
  });
}

/** Whether the user gets to the folder by its path (every folder above lets it pass). */
export async function canReach(folder: string, user: OsUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$0"', folder], { user, cwd: '/' })).code === 0;
}
