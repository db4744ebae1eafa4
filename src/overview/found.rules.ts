/** A rule that did not hold, as what it found. */
import type { JsonObject } from '../kernel/result.ts';
import type { Found, Invariant } from './check.types.ts';

/** Nothing where the rule holds; else what it found, `check.<code>`. */
export const unless = (holds: boolean, invariant: Invariant, code: string, data: JsonObject): readonly Found[] =>
  holds ? [] : [{ invariant, code: `check.${code}`, data }];
