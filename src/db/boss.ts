/** The queue of side effects (mail, webhooks, exports) on pg-boss: enqueued in our transaction, worked off after it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { PgBoss, type Queue } from 'pg-boss';
import { assert } from '../kernel/assert.ts';
import type { JobDraft } from '../kernel/decider.ts';
import type { Log } from '../log.ts';
import { asRole } from './urls.ts';

const SCHEMA = 'pgboss';

/** A queue and how its jobs are retried; times in seconds, defaults are pg-boss's. */
export type QueueSpec = Omit<Queue, 'partition' | 'policy'>;

/** The commit path only adds jobs, the app role works them off, and neither can change the tables. */
const RIGHTS = [
  `grant usage on schema ${SCHEMA} to quayside_app, quayside_commit`,
  `grant select, insert, update, delete on all tables in schema ${SCHEMA} to quayside_app`,
  `grant select on ${SCHEMA}.queue to quayside_commit`,
  `grant insert on ${SCHEMA}.job to quayside_commit`,
];

/** Indexes that are not built by then make the queue slower, not wrong; the next start goes on with them. */
const INDEX_WAIT_MS = 300_000;

/**
 * Makes or updates pg-boss's tables, the queues and the roles' rights, so that serving needs no DDL.
 * @param adminUrl of the owner of the database
 */
export async function prepareBoss(adminUrl: string, queues: readonly QueueSpec[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    max: 2,
    schema: SCHEMA,
    migrate: true,
    supervise: false,
    schedule: false,
    bamIntervalSeconds: 10,
  });
  // Failures reject the calls below; unheard, the same error would end the process.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    // After an update pg-boss builds its indexes behind the scenes, and only in a process that may alter tables: this one.
    const deadline = performance.now() + INDEX_WAIT_MS;
    const building = async (): Promise<boolean> =>
      (await boss.getBamStatus()).some(({ status }) => status === 'pending' || status === 'in_progress');
    while ((await building()) && performance.now() < deadline) await sleep(200);
    for (const { name, ...options } of queues) {
      await boss.createQueue(name, options);
      // A queue that exists keeps its old options otherwise; pg-boss refuses an update of nothing.
      if (Object.keys(options).length > 0) await boss.updateQueue(name, options);
    }
    for (const right of RIGHTS) await boss.getDb().executeSql(right);
  } finally {
    await boss.stop({ graceful: false });
  }
}

export type BossOptions = { readonly url: string; readonly secret: string; readonly log: Log; readonly connections?: number };

/** pg-boss at work as the app role: call `work(queue, handler)` on it, and `stop()` before the database ends. */
export async function startBoss({ url, secret, log, connections = 3 }: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: asRole(url, 'quayside_app', secret),
    application_name: 'quayside jobs',
    max: connections,
    schema: SCHEMA,
    // Schema, rebuilding of indexes and clocks are not the serving role's business; deadlines are not pg-boss's.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  boss.on('warning', (warning) => log.warn({ warning }, 'job queue'));
  return boss.start();
}

/**
 * Adds jobs within the caller's transaction: they run if it commits and never if it does not. One statement for any number
 * of jobs and queues, where pg-boss's own insert takes one per queue. A Fault for a queue that was not prepared.
 */
export async function enqueue(client: pg.ClientBase, jobs: readonly JobDraft[]): Promise<void> {
  if (jobs.length === 0) return;
  const { rowCount } = await client.query(
    `insert into ${SCHEMA}.job (name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
       deletion_seconds, keep_until, policy, dead_letter, heartbeat_seconds)
     select q.name, j.data, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
       q.deletion_seconds, now() + q.retention_seconds * interval '1 second', q.policy, q.dead_letter, q.heartbeat_seconds
     from unnest($1::text[], $2::jsonb[]) as j (queue, data) join ${SCHEMA}.queue q on q.name = j.queue`,
    [jobs.map((job) => job.queue), jobs.map((job) => JSON.stringify(job.data))],
  );
  assert(
    rowCount === jobs.length,
    `a job names a queue that was not prepared: ${[...new Set(jobs.map((job) => job.queue))].join(', ')}`,
  );
}
