/** What the slices give the commit path: their folds, their reactions, and which accounts may never be overdrawn. */
import type { CalendarBook } from '../calendar/types.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decision, RecordedEvent, SliceFold, StreamKind, StreamRef, States } from '../kernel/decider.ts';

/** Facts a decision gets besides the stream's state: all of them data, so that a decision can be replayed. */
export type Facts = {
  /** The server's receipt time. */
  readonly receivedAt: Instant;
  /** Time of the act: receipt, or the due instant of a timer. */
  readonly at: Instant;
  readonly calendars: CalendarBook;
};

/** What a decision sees, read under the stream's lock. */
export type View = {
  readonly stream: StreamRef;
  readonly states: States;
  /** The supplier's stream, only for commands that take the limit lock. */
  readonly supplier: States | null;
  /** As what the acting company stands to this stream; empty for staff and timers. */
  readonly relations: readonly string[];
  readonly facts: Facts;
  readonly version: number;
};

/** A pure answer of a higher slice to an event of a lower one, committed together with it. */
export type Reactor = {
  readonly on: readonly string[];
  readonly react: (event: RecordedEvent, view: View) => Decision;
};

export type Registry = {
  readonly folds: readonly SliceFold[];
  readonly reactors: readonly Reactor[];
  /** Accounts whose credits must cover their debits at every commit (other people's money). */
  readonly isGuarded: (account: string) => boolean;
  /** Guarded accounts that commands on a stream are likely to take from: read for a whole batch at once. */
  readonly guardedOf: (stream: StreamRef) => readonly string[];
};

/** The state of a stream before its first event. */
export function initialStates(registry: Registry, kind: StreamKind): States {
  return Object.fromEntries(registry.folds.filter((f) => f.stream === kind).map((f) => [f.slice, f.initial]));
}

/** Folds one event into a stream's state: only the slice named by the event's type sees it. */
export function fold(registry: Registry, kind: StreamKind, states: States, event: RecordedEvent): States {
  const slice = event.type.slice(0, event.type.indexOf('.'));
  const owner = registry.folds.find((f) => f.slice === slice && f.stream === kind);
  if (!owner) throw new Error(`no slice ${slice} folds events of ${kind} streams`);
  const before = (states[slice] ?? owner.initial) as never;
  return { ...states, [slice]: (owner.evolve as (s: unknown, e: RecordedEvent) => unknown)(before, event) };
}
