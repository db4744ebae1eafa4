/** One PostgreSQL data folder: made once, started, recognised when it already runs, stopped. Knows nothing of Quayside. */
import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, open, readFile, readdir, realpath, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { type Programs, programs } from './native.ts';
import { type OsUser, canReach, postgresUser, run } from './osuser.ts';

/** The major version that the npm package brings; a data folder of another cannot be opened. */
const MAJOR = '18';

/** Crash recovery replays at most a few minutes of log; longer means that something is wrong. */
const START_SECONDS = 300;
const STOP_SECONDS = 120;

export type Cluster = {
  /** Holds `cluster`, `password` and `port`. */
  readonly folder: string;
  /** PostgreSQL's own data folder. */
  readonly data: string;
  readonly password: string;
  readonly user: OsUser;
  readonly programs: Programs;
};

/**
 * Settings of the server. Nothing here weakens durability, and nothing may: `assertDurable` refuses to serve then.
 * Only this machine can connect, and only with the password.
 */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '100'],
  ['shared_buffers', '128MB'],
  ['timezone', 'UTC'],
  ['log_timezone', 'UTC'],
  ['logging_collector', 'on'],
  ['log_directory', 'log'],
  ['log_filename', 'postgres-%a.log'],
  ['log_rotation_age', '1d'],
  ['log_truncate_on_rotation', 'on'],
];

/** Messages of a start go here until the server's own log takes over. */
const STARTUP_LOG = 'startup.log';

/**
 * Opens the cluster of a folder and makes it on first use. The superuser's password is random, made once, and only we can
 * read it. Throws with the remedy where the folder belongs to another user or version.
 */
export async function openCluster(folder: string): Promise<Cluster> {
  await mkdir(folder, { recursive: true });
  const place = await realpath(folder);
  const data = join(place, 'cluster');
  const user = await ownerOf(data);
  const cluster = { folder: place, data, user, programs: await programs(user), password: await passwordOf(place, data) };
  await make(cluster);
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR) {
    throw new Error(
      `${data} was made by PostgreSQL ${version}, this release brings ${MAJOR}: dump it with the old release, restore with this one`,
    );
  }
  return cluster;
}

/** A folder once made stays with its user, so that `sudo` and plain starts may alternate. */
async function ownerOf(data: string): Promise<OsUser> {
  const owner = await stat(data).catch(() => null);
  const mine = process.getuid?.();
  if (!owner || mine === undefined || owner.uid === mine) return owner && mine === 0 ? refuseOwner(data, 'root') : postgresUser();
  return mine === 0 ? { uid: owner.uid, gid: owner.gid } : refuseOwner(data, `user ${owner.uid}`);
}

function refuseOwner(data: string, owner: string): never {
  throw new Error(
    `${data} belongs to ${owner}, and PostgreSQL starts only as the ordinary user who owns it: chown -R it, or choose another QUAYSIDE_DATA`,
  );
}

async function passwordOf(folder: string, data: string): Promise<string> {
  const file = join(folder, 'password');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  if ((await stat(data).catch(() => null)) !== null) {
    throw new Error(
      `${file} is missing: without it nobody gets into ${data}. Restore it from the backup that the folder came from`,
    );
  }
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
  // Linked, not renamed: of two servers that start at the same moment the first one's password stays.
  await link(draft, file).catch(unless('EEXIST'));
  await rm(draft);
  return (await readFile(file, 'utf8')).trim();
}

/** Made beside and renamed: a `cluster` that exists is complete, even if the first start was killed half-way. */
async function make(cluster: Cluster): Promise<void> {
  const { folder, data, user } = cluster;
  await removeLeftovers(folder);
  if ((await stat(data).catch(() => null)) !== null) return;
  const draft = join(folder, `cluster.${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  // initdb opens its standard input anew as its own user, so the copy it reads belongs to that user.
  const secret = `${draft}.password`;
  await writeFile(secret, `${cluster.password}\n`, { mode: 0o600 });
  if (user) await chown(secret, user.uid, user.gid);
  const stdin = await open(secret, 'r');
  try {
    const made = await run(
      cluster.programs.initdb,
      [
        `--pgdata=${await pathFor(draft, user)}`,
        '--username=postgres',
        '--pwfile=/dev/stdin',
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { user, cwd: draft, stdin: stdin.fd },
    );
    if (made.code !== 0) throw new Error(`PostgreSQL's data folder could not be made in ${folder}: ${made.output.slice(-600)}`);
  } finally {
    await stdin.close();
    await rm(secret);
  }
  // A second server starting at the same moment may have been quicker: then its cluster is the one.
  await rename(draft, data).catch(unless('EEXIST', 'ENOTEMPTY'));
  await rm(draft, { recursive: true, force: true });
  // Without this a power cut may undo the rename, and every order committed since with it.
  for (const parent of [folder, dirname(folder), dirname(dirname(folder))]) await flush(parent);
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(unless('EACCES'));
  await handle?.sync().finally(() => handle.close());
}

/** For `catch`: passes over the errors named, throws any other. */
const unless =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error;
  };

/** What starts that were killed half-way left; an initdb that outlived its server may still write there, then next time. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(?:cluster|password)\.(\d+)/.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid)))
      await rm(join(folder, name), { recursive: true }).catch(() => undefined);
  }
}

/**
 * How the user names a folder that programs are started in. By its path; but where a folder above is closed to the user
 * (a data folder under /root), Linux lets a program name the folder it already stands in, and we put it there.
 */
async function pathFor(folder: string, user: OsUser): Promise<string> {
  if (user === null || (await canReach(folder, user))) return folder;
  if (process.platform === 'linux' && (await run('/bin/sh', ['-c', 'cd /proc/self/cwd'], { user, cwd: folder })).code === 0)
    return '/proc/self/cwd';
  throw new Error(
    `PostgreSQL runs as user ${user.uid}, who cannot pass the folders above ${folder}: chmod o+x them, or choose another QUAYSIDE_DATA`,
  );
}

export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** It was told to stop, and lets nobody in any more. */
  readonly stopping: boolean;
};

/** What `postmaster.pid` says: a server that runs, or one that was killed. Null when it was stopped properly or never ran. */
export async function recordedPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const lines = (await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), stopping: lines[7]?.trim() === 'stopping' } : null;
}

/** Whether the process is alive and is this cluster's PostgreSQL, not a stranger who was given the number since. */
export async function isOurs(cluster: Cluster, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster.data;
  return (await run('ps', ['-o', 'command=', '-p', String(pid)], { user: null })).output.includes(cluster.data);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Forgets a killed server, whose number may belong to somebody else by now; PostgreSQL would refuse to start then. */
export async function forgetPostmaster(cluster: Cluster, dead: Postmaster): Promise<void> {
  // Unless another server has started it since we looked.
  if ((await recordedPostmaster(cluster))?.pid === dead.pid) await rm(join(cluster.data, 'postmaster.pid'), { force: true });
}

/** Starts the server and waits until it accepts connections; returns PostgreSQL's own words when it does not. */
export async function startPostmaster(cluster: Cluster): Promise<string | null> {
  const { data, user } = cluster;
  const port = await choosePort(cluster.folder);
  const flags = [...SETTINGS, ['port', String(port)] as const].map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const before = await startupLog(cluster);
  const started = await run(
    cluster.programs.pgCtl,
    ['start', '-w', '-t', String(START_SECONDS), '-D', await pathFor(data, user), '-l', STARTUP_LOG, '-o', flags],
    { user, cwd: data },
  );
  return started.code === 0 ? null : `${started.output}\n${(await startupLog(cluster)).slice(before.length)}`.trim();
}

const startupLog = (cluster: Cluster): Promise<string> => readFile(join(cluster.data, STARTUP_LOG), 'utf8').catch(() => '');

/** Stops the server after its running transactions were rolled back (mode fast) and a checkpoint was written. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const { data, user } = cluster;
  const stopped = await run(
    cluster.programs.pgCtl,
    ['stop', '-w', '-t', String(STOP_SECONDS), '-m', 'fast', '-D', await pathFor(data, user)],
    { user, cwd: data },
  );
  const still = await recordedPostmaster(cluster);
  if (stopped.code !== 0 && still && (await isOurs(cluster, still.pid)))
    throw new Error(`PostgreSQL does not stop: ${stopped.output}`);
}

/** The port of the last start if it is free, so that tools keep their address; else any free one, stored. */
async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (last > 0 ? await bind(last) : null) ?? (await bind(0));
  if (port === null) throw new Error('no free port on 127.0.0.1');
  if (port !== last) await writeFile(file, String(port));
  return port;
}

/** The port, if we could listen on it just now; 0 asks for any. */
function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
