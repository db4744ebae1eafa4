/** The only reader of the wall clock: everything else is given instants. */
import { type Instant, fromMillis, toMillis } from './kernel/dates.ts';

export type Clock = {
  readonly kind: 'system' | 'controlled' | 'ahead';
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

/** A clock that runs on with the machine's, some way ahead of it; for the demonstration, where people skip weeks of waiting. */
export type AheadClock = Clock & {
  readonly kind: 'ahead';
  readonly aheadMs: () => number;
  /** Goes on from an instant. One that is past already changes nothing: this clock never runs backwards. */
  readonly set: (at: Instant) => void;
};

export function aheadClock(startMs: number): AheadClock {
  let aheadMs = startMs;
  const now = (): Instant => fromMillis(Date.now() + aheadMs);
  return {
    kind: 'ahead',
    now,
    aheadMs: () => aheadMs,
    set: (at) => {
      aheadMs += Math.max(0, toMillis(at) - toMillis(now()));
    },
  };
}
