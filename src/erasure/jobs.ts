/** The worker that takes bytes of erased files away, after the commit that erased them. */
import type { PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import { eraseBytes } from './service.ts';

/** Works off the queue until it is stopped; what fails is tried again. */
export async function startErasing(boss: PgBoss, ctx: Pick<Context, 'record' | 'storage' | 'clock'>): Promise<void> {
  await boss.work<{ readonly sha256: string }>('erase_bytes', { pollingIntervalSeconds: 2 }, async (jobs) => {
    for (const { data } of jobs) await eraseBytes(ctx, data.sha256);
  });
}
