/** Faults: what must never happen, thrown so that the transaction around it rolls back. */

/** A programming or data fault, never a person's mistake (those are refusals). */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Throws a Fault unless the condition holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** The value, or a Fault when it is absent. Use where absence would be a bug, not a case. */
export function must<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new Fault(message);
  return value;
}

/** Makes a switch exhaustive: does not compile while a case is missing. */
export function never(value: never): never {
  throw new Fault(`unhandled case: ${JSON.stringify(value)}`);
}
