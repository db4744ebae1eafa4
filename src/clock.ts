/** The only reader of the wall clock: everything else is given instants. */
import { type Instant, fromMillis } from './kernel/dates.ts';

export type Clock = {
  readonly kind: 'system' | 'controlled';
  readonly now: () => Instant;
};

/** The machine's clock. */
export const systemClock: Clock = { kind: 'system', now: () => fromMillis(Date.now()) };

/** A clock that stands still until it is moved; for stories, simulations and demonstrations, never in production. */
export type ControlledClock = Clock & { readonly kind: 'controlled'; readonly set: (at: Instant) => void };

export function controlledClock(start: Instant): ControlledClock {
  let at = start;
  return {
    kind: 'controlled',
    now: () => at,
    set: (next) => {
      at = next;
    },
  };
}
