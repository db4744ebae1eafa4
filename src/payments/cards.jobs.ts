/** Every hour the card processor's charges are compared with what is booked, so that no charge is without its order. */
import type { Context } from '../context.ts';
import { WINDOW_MS, reconcileCharges } from './cards.events.service.ts';
import type { BookedElsewhere } from './cards.service.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** At the start: the server may have been away for long. */
const FIRST_WINDOW_MS = 30 * 24 * HOUR_MS;

export type Reconciling = { readonly stop: () => Promise<void> };

/** Starts comparing, at once and then every hour. `stop` waits for the run in progress. */
export function startReconciling(ctx: Context, elsewhere: BookedElsewhere): Reconciling {
  const run = async (windowMs: number): Promise<void> => {
    const done = await reconcileCharges(ctx, elsewhere, windowMs);
    if (!done.ok && done.code !== 'card.off') ctx.log.warn({ because: done.code }, 'card charges could not be compared');
  };
  const look = (windowMs: number): Promise<void> =>
    run(windowMs).catch((error: unknown) => ctx.log.error({ err: error }, 'card charges could not be compared'));
  let running = look(FIRST_WINDOW_MS);
  const hourly = setInterval(() => {
    running = running.then(() => look(WINDOW_MS));
  }, HOUR_MS);
  return {
    stop: async () => {
      clearInterval(hourly);
      await running;
    },
  };
}
