/** How reading an order stops at the first bad field. */
import type { JsonObject, Refused } from '../../kernel/result.ts';
import { refuse } from '../../kernel/result.ts';
import type { UblRefusal } from './types.ts';

/** Carries a refusal from a field up to `parseOrder`, which alone catches it; thrown inside this folder only. */
export class UblRejection extends Error {
  override readonly name = 'UblRejection';
  readonly refusal: Refused<UblRefusal>;

  constructor(code: UblRefusal, data: JsonObject) {
    super(code);
    this.refusal = refuse(code, data);
  }
}

/** Stops reading with a refusal. */
export function reject(code: UblRefusal, data: JsonObject): never {
  throw new UblRejection(code, data);
}
