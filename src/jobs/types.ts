/** What a slice declares of its timers: which deadline, and what is decided when it falls due. */
import type { View } from '../db/registry.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Decided, StreamRef } from '../kernel/decider.ts';
import type { JsonObject } from '../kernel/result.ts';

/** A deadline row that fell due. `id` is the stream's id. */
export type DueRow = {
  readonly stream: StreamRef;
  readonly id: string;
  readonly name: string;
  readonly dueAt: Instant;
  readonly rule: string;
  readonly data: JsonObject;
};

/**
 * A timer: decided on the facts at the moment it runs, with its due instant as the time of the act. A refusal means that
 * nothing is to be done any more; the row is consumed either way.
 */
export type Timer = {
  /** The deadline's name, or the part of it before the first colon (`payments.due:deposit`). */
  readonly name: string;
  readonly takesLimit?: boolean;
  readonly decide: (view: View, row: DueRow) => Decided;
};
