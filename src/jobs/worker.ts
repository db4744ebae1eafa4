/** The worker on the system clock: polls for due deadlines, signs a root every hour, and once a day verifies that all invariants still hold. */
import type { Context } from '../context.ts';
import { addMillis } from '../kernel/dates.ts';
import { runDue } from './timers.ts';
import type { Timer } from './types.ts';

export type Worker = { readonly stop: () => Promise<void> };

/** How often due deadlines are looked for. */
const POLL_MS = 1_000;

/**
 * How long a deadline waits for acts that were received before its instant and are still on their way through the server.
 * What it decides is the same whenever that is, and acts received after its instant let it run first.
 */
const GRACE_MS = 5_000;

const ROOT_MS = 60 * 60 * 1_000;
const CHECK_MS = 24 * ROOT_MS;

export type WorkerDeps = {
  readonly timers: readonly Timer[];
  /** The full check: freezes what is broken and logs it. */
  readonly check: () => Promise<unknown>;
  /** Writes the next signed root, or logs why not. */
  readonly root: () => Promise<unknown>;
};

/** Starts polling. `stop` waits for the run in progress. */
export function startWorker(ctx: Context, { timers, check, root }: WorkerDeps): Worker {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let wake: NodeJS.Timeout | undefined;
  const poll = (): void => {
    running = runDue(ctx, timers, addMillis(ctx.clock.now(), -GRACE_MS))
      .catch((error: unknown) => ctx.log.error({ err: error }, 'deadlines could not be read'))
      .finally(() => {
        if (!stopped) wake = setTimeout(poll, POLL_MS);
      });
  };
  poll();
  let checking: Promise<unknown> = Promise.resolve();
  let signing: Promise<unknown> = Promise.resolve();
  const hourly = setInterval(() => {
    signing = root().catch((error: unknown) => ctx.log.error({ err: error }, 'the hourly root could not be written'));
  }, ROOT_MS);
  const daily = setInterval(() => {
    checking = check().catch((error: unknown) => ctx.log.error({ err: error }, 'the daily check could not run'));
  }, CHECK_MS);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(wake);
      clearInterval(daily);
      clearInterval(hourly);
      await Promise.all([running, checking, signing]);
    },
  };
}
