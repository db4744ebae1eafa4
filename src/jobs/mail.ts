/** Mail as a side effect: queued in the transaction that caused it, sent afterwards, tried again while the next server is away. */
import type { PgBoss } from 'pg-boss';
import type { MailPort } from '../adapters/mail/types.ts';
import type { Context } from '../context.ts';
import type { QueueSpec } from '../db/boss.ts';

/** Mail that does not go out is tried again for about a day. */
const RETRIES = { retryLimit: 12, retryDelay: 30, retryBackoff: true, expireInSeconds: 120 } as const;

/** All queues; they are made at start-up with the schema. */
export const QUEUES: readonly QueueSpec[] = [
  { name: 'mail', ...RETRIES },
  // What happened to an order, per company and then per reader (notifications/jobs).
  { name: 'notice', ...RETRIES },
  { name: 'notice_letter', ...RETRIES },
  // Bytes of files that were erased (erasure/jobs).
  { name: 'erase_bytes', ...RETRIES },
];

/** A letter as it lies in the queue. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly idempotencyKey: string };

/** Works off the mail queue until the queue is stopped. A `retry` outcome fails the job, so that the queue's backoff applies. */
export async function startMailWorker(boss: PgBoss, mail: MailPort, ctx: Pick<Context, 'log'>): Promise<void> {
  await boss.work<Letter>('mail', { pollingIntervalSeconds: 2 }, async (jobs) => {
    for (const { id, data } of jobs) {
      const outcome = await mail.send(data);
      if (outcome === 'retry') throw new Error('the mail server is away');
      if (outcome === 'refused') ctx.log.warn({ job: id }, 'a mail was refused for good');
    }
  });
}
