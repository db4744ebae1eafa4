/** Deadlines of a stream in a simulated world: when they pass, and one of them carried out as the worker does. */
import type { Answer } from '../src/context.ts';
import { must } from '../src/kernel/assert.ts';
import type { Instant } from '../src/kernel/dates.ts';
import type { StreamRef } from '../src/kernel/decider.ts';
import { ok } from '../src/kernel/result.ts';
import { timers } from '../src/slices.ts';
import { type World, look } from './world.ts';

/** Carries out one deadline, judged at its own instant. */
export async function fallDue({ ctx }: World, stream: StreamRef, name: string, dueAt: Instant): Promise<Answer> {
  const timer = must(
    timers.find((t) => t.name === name),
    'a timer',
  );
  const row = { stream, id: stream.id, name, dueAt, rule: '', data: {} };
  return ctx.commit({
    name,
    stream,
    actor: { kind: 'timer' },
    facts: { receivedAt: dueAt, at: dueAt, calendars: await ctx.calendars() },
    timer: { name, dueAt },
    ...(timer.takesLimit ? { takesLimit: true } : {}),
    decide: (view) => timer.decide(view, row) ?? ok({}),
    answer: () => null,
  });
}

/** When a deadline of the stream passes; a Fault where it is not set. */
export const dueAt = (world: World, { kind, id }: StreamRef, name: string): Promise<Instant> =>
  look(world, async (q) => {
    const { rows } = await q.query<{ due_at: Instant }>(
      'select due_at from deadline where kind = $1 and stream_id = $2 and name = $3',
      [kind, id, name],
    );
    return must(rows[0], `${name} is set`).due_at;
  });
