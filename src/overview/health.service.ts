/** How the server fares, for operators: counts of what is overdue, waits or failed. No secrets, and nothing of anybody's order. */
import type { Answer, Call, Context } from '../context.ts';
import { asOperator } from '../db/reads.ts';
import type { Json } from '../kernel/result.ts';
import { can } from '../parties/access.ts';
import { countFrozen, databaseVersion, readBankCounts, readDueCounts, readQueueCounts } from './health.store.ts';

/** A deadline that passed this long ago and was not run says that no worker runs. */
const WORKER_LATE_MS = 60_000;

/** Errors: access.denied. */
export async function readHealth(ctx: Context, call: Call): Promise<Answer> {
  const denied = can(call.by, 'health.read', { kind: 'programme' });
  if (denied) return { kind: 'refused', refusal: denied };
  const at = ctx.clock.now();
  const facts = await ctx.read(asOperator(call.by), async (q) => ({
    deadlines: await readDueCounts(q, at),
    queues: await readQueueCounts(q),
    bank: await readBankCounts(q),
    frozen: await countFrozen(q),
    database: await databaseVersion(q),
  }));
  const { oldestDueAt } = facts.deadlines;
  const isLate = oldestDueAt !== null && Date.parse(at) - Date.parse(oldestDueAt) > WORKER_LATE_MS;
  const answer = { at, workers: isLate ? 'late' : 'on_time', ...facts } as unknown as Json;
  return { kind: 'done', status: 200, answer, replayed: false };
}
