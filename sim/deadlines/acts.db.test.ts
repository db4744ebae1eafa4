/** Acts around the instant of a deadline, on the real commit path: the receipt decides, however late or early the worker is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { type CommitDeps, commitOne } from '../../src/db/commit.ts';
import { runDue } from '../../src/jobs/timers.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { must } from '../../src/kernel/assert.ts';
import { type Instant, addMillis, toMillis } from '../../src/kernel/dates.ts';
import type { StreamRef } from '../../src/kernel/decider.ts';
import { timers } from '../../src/slices.ts';
import { type Arena, code, openArena } from '../arena.ts';
import { type Court, openCourt } from '../court.ts';
import { look } from '../world.ts';
import { DUE_ACTS } from './acts.ts';
import type { DueAct, Waiting } from './goods.ts';

let arena: Arena;
let court: Court;
beforeAll(async () => {
  arena = await openArena('instants');
  court = openCourt(arena);
});
afterAll(() => arena.close());

/** The platform's context as its server makes it, at an instant. */
function serverAt(now: Instant): Context {
  const { world } = arena;
  const deps: CommitDeps = { ...world.deps, settleDue: (stream, until) => runDue(ctx, timers, until, { stream }) };
  const ctx: Context = { ...world.ctx, clock: { ...world.clock, now: () => now }, commit: (command) => commitOne(deps, command) };
  return ctx;
}

const DAY_MS = 86_400_000;
const worker = (stream: StreamRef, until: Instant): Promise<number> => runDue(serverAt(until), timers, until, { stream });

async function dueOf({ id, kind }: StreamRef, name: string): Promise<Instant | null> {
  const sql = `select due_at from deadline where stream_id = $1 and kind = $2 and name like $3 || '%' order by 1 limit 1`;
  const { rows } = await look(arena.world, (q) => q.query<{ due_at: Instant }>(sql, [id, kind, name]));
  return rows[0]?.due_at ?? null;
}

/** When the deadline passes; one that an earlier deadline sets is reached by letting that pass first. */
async function instantOf({ stream }: Waiting, name: string): Promise<Instant> {
  for (let tries = 0; tries < 20; tries += 1) {
    const due = await dueOf(stream, name);
    if (due) return due;
    await worker(stream, must(await dueOf(stream, ''), `${name} is set`));
  }
  throw new Error(`${name} is not set`);
}

/** What happened from a deadline's eve on: which events, and how long after the deadline each act is dated. */
async function historyOf({ id, kind }: StreamRef, due: Instant): Promise<readonly string[]> {
  const sql = `select type, at from event where stream_id = $1 and kind = $2 and at >= $3 order by seq`;
  const { rows } = await look(arena.world, (q) => q.query<{ type: string; at: Instant }>(sql, [id, kind, addMillis(due, -1)]));
  return rows.map(({ type, at }) => `${type} ${toMillis(at) - toMillis(due)}`);
}

const OFFSETS = [-1, 0, 1] as const;
type Worker = 'in time' | 'late';

/** Plays one act at one distance from its deadline, with a worker that is in time or a day late; then lets the worker catch up. */
async function play({ prepare, deadline, besides }: DueAct, offset: number, when: Worker) {
  const supplier = must(arena.world.cast.suppliers[when === 'late' ? 0 : 1], 'there is a supplier');
  const waiting = await prepare(arena, court, supplier);
  const due = await instantOf(waiting, deadline);
  const at = addMillis(due, offset);
  if (when === 'in time') await worker(waiting.stream, at);
  const answer = await waiting.act(serverAt(at), arena.call(waiting.by, undefined, at));
  await worker(waiting.stream, addMillis(due, DAY_MS / 2));
  return { code: code(answer), history: (await historyOf(waiting.stream, due)).filter((line) => line.split(' ')[0] !== besides) };
}

describe('received a millisecond before a deadline, at it, and a millisecond after', () => {
  it.each(DUE_ACTS)('$name ($deadline)', async (each) => {
    for (const offset of OFFSETS) {
      const late = await play(each, offset, 'late');
      const inTime = await play(each, offset, 'in time');
      const wanted = offset < 0 ? [each.before] : each.after;
      expect([wanted, wanted], `${offset} ms`).toEqual([
        expect.arrayContaining([late.code]),
        expect.arrayContaining([inTime.code]),
      ]);
      expect(late.history, `${offset} ms: a late worker changes what happened`).toEqual(inTime.history);
    }
  });

  it('is every deadline that there is, but for those that only remind', () => {
    const kept = timers.map(({ name }) => name).filter((name) => !name.startsWith('notices.'));
    const covered = kept.filter((name) => DUE_ACTS.some(({ deadline }) => deadline === name));
    expect(kept.filter((name) => !covered.includes(name))).toEqual(['shipments.arrival_announced']);
  });
});

describe('received before a deadline and still on its way', () => {
  it('a deadline waits five seconds for it, and no longer', async () => {
    const supplier = must(arena.world.cast.suppliers[0], 'there is a supplier');
    const orderId = await arena.confirmedOrder(supplier);
    const stream = { supplierId: supplier.id, kind: 'order', id: orderId } as const;
    const due = must(await dueOf(stream, 'orders.unpaid'), 'an unpaid order ends by itself');
    for (const [ms, status] of [
      [4_999, 'confirmed'],
      [5_000, 'cancelled'],
    ] as const) {
      const polling = startWorker(serverAt(addMillis(due, ms)), { timers, check: async () => null, root: async () => null });
      await polling.stop();
      expect((await arena.statesOf(orderId)).orders.status).toBe(status);
    }
  });
});
