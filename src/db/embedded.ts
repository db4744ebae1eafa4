/** The PostgreSQL that comes with Quayside: started with the server, taken over after a crash, held by one server at a time. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  type Cluster,
  type Postmaster,
  forgetPostmaster,
  isOurs,
  openCluster,
  recordedPostmaster,
  startPostmaster,
  stopPostmaster,
} from './cluster.ts';
import type { Log } from '../log.ts';

export type Embedded = {
  /** Of the superuser, in database `quayside`: for migrations and roles, never to serve with. */
  readonly adminUrl: string;
  readonly port: number;
  /** Stops PostgreSQL. End the pools first: their open transactions are rolled back. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** `QUAYSIDE_DATA`; PostgreSQL lives in its folder `postgres`. */
  readonly dataDir: string;
  readonly log: Log;
};

/** Session lock in database `postgres` that says: a Quayside server runs on this cluster. It dies with its connection. */
const SERVER_LOCK = 4_711_218;

/** A killed server's connection is gone within milliseconds; who still holds the lock after this lives. */
const LOCK_WAIT_MS = 2_000;
const START_WAIT_MS = 300_000;

const DATABASE = 'quayside';

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed server left running, and holds it until `stop`.
 * If PostgreSQL itself dies it is started again. Throws when another live server holds the data folder.
 */
export async function startEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(join(dataDir, 'postgres'));
  let held = await hold(cluster, log);
  let stopping = false;
  const keep = (): void => {
    // PostgreSQL ends all connections when one of its processes crashes; whoever reconnects first would own the folder.
    held.lock.once('end', () => {
      if (stopping) return;
      log.error({ folder: cluster.folder }, 'lost the embedded PostgreSQL, taking it back');
      hold(cluster, log).then(
        (again) => {
          held = again;
          if (stopping) return stopPostmaster(cluster);
          log.info({ pid: again.postmaster.pid }, 'the embedded PostgreSQL is back');
          keep();
        },
        (error: unknown) => log.error({ err: error }, 'the embedded PostgreSQL could not be taken back: restart the server'),
      );
    });
  };
  keep();
  // For exits that nobody planned (process.exit, an uncaught error). After SIGKILL the next start takes over.
  const onExit = (): void => {
    try {
      process.kill(held.postmaster.pid, 'SIGINT');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', onExit);
  await createDatabase(cluster, held.postmaster);
  const { port, pid } = held.postmaster;
  log.info({ folder: cluster.folder, port, pid, tookOver: held.tookOver }, 'embedded PostgreSQL is ready');
  return {
    adminUrl: urlOf(cluster, port, DATABASE),
    port,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      process.off('exit', onExit);
      // The lock stays until PostgreSQL ends it: nobody can take over what is about to stop.
      await stopPostmaster(cluster);
    },
  };
}

/**
 * The address of the PostgreSQL that runs on a data folder just now, of a live server or left by a killed one; null where
 * none runs. Neither starts nor holds it: for tools that look at a database while its server works.
 */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  const folder = join(dataDir, 'postgres');
  if ((await stat(join(folder, 'cluster')).catch(() => null)) === null) return null;
  const cluster = await openCluster(folder);
  const postmaster = await recordedPostmaster(cluster);
  const found = postmaster ? await connect(cluster, postmaster) : 'absent';
  if (!postmaster || !(found instanceof pg.Client)) return null;
  await found.end();
  return urlOf(cluster, postmaster.port, DATABASE);
}

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;

/**
 * A stop that takes longer hangs: one that was asked for in the midst of a crash may wait for a process that is gone, and lets
 * nobody in for ever.
 */
const STOPPING_MS = 10_000;

type Held = { readonly postmaster: Postmaster; readonly lock: pg.Client; readonly tookOver: boolean };

/** Ends PostgreSQL at once: what was acknowledged is in its log, from which the next start recovers. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It came to its stop meanwhile.
  }
}

/** Finds the running PostgreSQL or starts it, and takes the server lock. */
async function hold(cluster: Cluster, log: Log): Promise<Held> {
  const deadline = performance.now() + START_WAIT_MS;
  let words: string | null = null;
  let tookOver = true;
  let stoppingSince: number | null = null;
  for (let failures = 0; performance.now() < deadline && failures < 3; ) {
    const postmaster = await recordedPostmaster(cluster);
    const found = postmaster ? await connect(cluster, postmaster) : 'absent';
    if (postmaster && found instanceof pg.Client) {
      await takeLock(found, cluster);
      return { postmaster, lock: found, tookOver };
    }
    if (postmaster && (found === 'busy' || (await isOurs(cluster, postmaster.pid)))) {
      // It recovers from a crash, or another server is just starting or stopping it.
      stoppingSince = postmaster.stopping ? (stoppingSince ?? performance.now()) : null;
      if (stoppingSince !== null && performance.now() > stoppingSince + STOPPING_MS) {
        log.warn({ pid: postmaster.pid }, 'PostgreSQL does not come to its stop; ending it');
        end(postmaster.pid);
        stoppingSince = null;
      }
      await sleep(100);
      continue;
    }
    if (postmaster) {
      log.warn({ pid: postmaster.pid }, 'PostgreSQL was killed; starting it again');
      await forgetPostmaster(cluster, postmaster);
    }
    words = await startPostmaster(cluster);
    tookOver = false;
    if (words !== null) failures += 1;
    if (words !== null) await sleep(500);
  }
  throw new Error(`the embedded PostgreSQL in ${cluster.folder} does not start: ${words ?? 'it accepts no connections'}`);
}

/**
 * A connection if this cluster's server answers at the port. Only our cluster knows our random password (and proves it in
 * SCRAM), so a stranger on a reused port is `absent`.
 */
async function connect(cluster: Cluster, { port }: Postmaster): Promise<pg.Client | 'busy' | 'absent'> {
  if (!(port > 0)) return 'absent';
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    application_name: `quayside ${process.pid}`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Errors of a lost connection are followed by `end`, which is where they are dealt with.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = (error as { code?: string }).code ?? '';
    return code === '57P03' || code === '57P01' || code === '53300' ? 'busy' : 'absent';
  }
}

async function takeLock(client: pg.Client, cluster: Cluster): Promise<void> {
  const deadline = performance.now() + LOCK_WAIT_MS;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [SERVER_LOCK]);
    if (rows[0]?.locked) return;
    if (performance.now() > deadline) break;
    await sleep(50);
  }
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted and l.database = (select oid from pg_database where datname = 'postgres')`,
    [SERVER_LOCK],
  );
  await client.end();
  throw new Error(
    `another Quayside server (${rows[0]?.name ?? 'unknown'}) runs on ${cluster.folder}: stop it, choose another QUAYSIDE_DATA, ` +
      'or give both servers one DATABASE_URL',
  );
}

async function createDatabase(cluster: Cluster, { port }: Postmaster): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
