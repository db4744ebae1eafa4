/** Jobs belong to the transaction that made them: run after its commit, never after its rollback. */
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/harness.ts';
import type { JobDraft } from '../kernel/decider.ts';
import { makeLog } from '../log.ts';
import { type QueueSpec, enqueue, prepareBoss, startBoss } from './boss.ts';

const log = makeLog('silent');
const QUEUES: readonly QueueSpec[] = [
  { name: 'dead' },
  { name: 'mail', retryLimit: 7, retryDelay: 3, retryBackoff: true, deadLetter: 'dead' },
  { name: 'export' },
];

let db: TestDatabase;
let boss: PgBoss;
beforeAll(async () => {
  db = await freshDatabase();
  await prepareBoss(db.adminUrl, QUEUES);
  boss = await startBoss({ url: db.url, secret: db.secret, log });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await db.drop();
});

async function inTransaction(end: 'commit' | 'rollback', jobs: readonly JobDraft[]): Promise<void> {
  const client = await db.pools.commit.connect();
  try {
    await client.query('begin');
    await enqueue(client, jobs);
    await client.query(end);
  } finally {
    client.release();
  }
}

describe('enqueue', () => {
  it('runs a job whose transaction committed, and none of one rolled back', async () => {
    await inTransaction('rollback', [{ queue: 'mail', data: { to: 'nobody' } }]);
    await inTransaction('commit', [
      { queue: 'mail', data: { to: 'buyer' } },
      { queue: 'mail', data: { to: 'supplier' } },
      { queue: 'export', data: { order: 1 } },
    ]);
    const seen: unknown[] = [];
    await new Promise<void>((resolve) => {
      const take = async (jobs: readonly { data: unknown }[]): Promise<void> => {
        seen.push(...jobs.map((job) => job.data));
        if (seen.length >= 3) resolve();
      };
      void boss.work('mail', { pollingIntervalSeconds: 0.5 }, take);
      void boss.work('export', { pollingIntervalSeconds: 0.5 }, take);
    });
    await boss.offWork('mail');
    await boss.offWork('export');
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(expect.arrayContaining([{ to: 'buyer' }, { to: 'supplier' }, { order: 1 }]));
    expect(await boss.findJobs('mail', { data: { to: 'nobody' } })).toEqual([]);
  });

  it("makes the row that pg-boss's own send makes", async () => {
    await inTransaction('commit', [{ queue: 'mail', data: { by: 'us' } }]);
    await boss.send('mail', { by: 'pg-boss' });
    const { rows } = await db.admin.query<Record<string, unknown>>(
      `select (to_jsonb(j) - '{id,data,created_on,start_after,keep_until}'::text[]) as rest, keep_until - start_after as kept
       from pgboss.job j where name = 'mail' and data ? 'by' order by data ->> 'by'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0]?.['rest']).toMatchObject({ retry_limit: 7, retry_delay: 3, retry_backoff: true, dead_letter: 'dead' });
  });

  it('is a fault for a queue that nobody prepared', async () => {
    await expect(inTransaction('commit', [{ queue: 'nowhere', data: {} }])).rejects.toThrow('nowhere');
  });
});

describe('rights', () => {
  it('the commit role cannot take, change or remove jobs', async () => {
    for (const sql of [
      'select from pgboss.job',
      "update pgboss.job set state = 'completed'",
      'delete from pgboss.job',
      'delete from pgboss.queue',
    ]) {
      await expect(db.pools.commit.query(sql)).rejects.toThrow('permission denied');
    }
  });

  it('upkeep needs no owner', async () => {
    const complaints: unknown[] = [];
    boss.on('error', (error) => complaints.push(error));
    await boss.supervise();
    expect(complaints).toEqual([]);
  });

  it('preparing again takes over changed options and keeps the jobs', async () => {
    await inTransaction('commit', [{ queue: 'export', data: { kept: true } }]);
    await prepareBoss(db.adminUrl, [{ name: 'export', retryLimit: 9 }]);
    expect(await boss.getQueue('export')).toMatchObject({ retryLimit: 9 });
    expect(await boss.findJobs('export', { data: { kept: true } })).toHaveLength(1);
  });
});
