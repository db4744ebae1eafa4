/** Time that passes: by hours or days, or to the very instant of a deadline, the millisecond before and the one after. */
import { runDue } from '../../src/jobs/timers.ts';
import { type Instant, addMillis } from '../../src/kernel/dates.ts';
import { timers } from '../../src/slices.ts';
import { type Action, type Happening, expect } from '../move.ts';
import type { Random } from '../random.ts';
import { takeSnapshot } from '../snapshot.ts';
import { type World, disturbed, look } from '../world.ts';

const HOUR = 3_600_000;

type Deadline = { readonly key: string; readonly name: string; readonly due_at: Instant };

const readDeadlines = (world: World): Promise<readonly Deadline[]> =>
  look(world, async (q) => {
    const { rows } = await q.query<Deadline>(
      `select supplier_id || '/' || kind || '/' || stream_id as key, name, due_at from deadline order by due_at, key, name`,
    );
    return rows;
  });

const pass = (
  weight: number,
  name: string,
  to: (now: Instant, next: readonly Deadline[], random: Random) => Instant | null,
): Action => ({
  name,
  weight,
  happens: true,
  plan: (world, random): Happening => ({
    kind: 'happening',
    name,
    run: async () => {
      const before = await readDeadlines(world);
      const target = to(
        world.clock.now(),
        before.filter((d) => d.due_at > world.clock.now()),
        random,
      );
      return target === null ? 'no deadline ahead' : advance(world, random, before, target);
    },
  }),
});

/** Moves the clock and runs what falls due; then nothing due is left, and nothing that is not due was touched without an event. */
async function advance(world: World, random: Random, before: readonly Deadline[], to: Instant): Promise<string> {
  const versions = world.snapshot.versions;
  const ctx = disturbed(world, random.fork('timers'));
  const onRow = (dueAt: Instant): void => void (dueAt > world.clock.now() && world.clock.set(dueAt));
  const ran = await runDue(ctx, timers, to, { batch: 1, onRow });
  world.clock.set(to);
  const after = await readDeadlines(world);
  const left = after.find((d) => d.due_at <= to);
  expect(left === undefined, `deadline ${left?.name} of ${left?.key} was due at ${left?.due_at} and still stands at ${to}`);
  const now = (await look(world, takeSnapshot)).versions;
  for (const { key, name, due_at } of before) {
    const stands = after.some((d) => d.key === key && d.name === name && d.due_at === due_at);
    expect(
      due_at <= to || stands || versions.get(key) !== now.get(key),
      `deadline ${name} of ${key} (${due_at}) vanished early, at ${to}`,
    );
  }
  return `to ${to}, ${ran} deadlines ran`;
}

export const TIME_ACTIONS: readonly Action[] = [
  pass(5, 'time.hours', (now, _, random) => addMillis(now, random.int(1, 20 * HOUR))),
  pass(0.8, 'time.days', (now, _, random) => addMillis(now, random.int(1, 9) * 24 * HOUR)),
  pass(0.1, 'time.weeks', (now, _, random) => addMillis(now, random.int(20, 40) * 24 * HOUR)),
  // Half-open: at the instant itself the time is over.
  pass(3, 'time.deadline', (now, next, random) => {
    const due = next[0]?.due_at;
    if (due === undefined) return null;
    const at = addMillis(due, random.pick([-1, 0, 1]));
    return at > now ? at : due;
  }),
];
