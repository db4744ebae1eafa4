/** One movement of money: the only way in which a transfer is made. */
import { assert } from '../kernel/assert.ts';
import type { TransferDraft } from '../kernel/decider.ts';
import type { Minor } from '../kernel/money.ts';
import type { Account } from './types.ts';

/** A movement for one intent; the amount is above zero, or the intent would be no movement. */
export function movement(intentId: string, debit: Account, credit: Account, currency: string, amountMinor: Minor): TransferDraft {
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, `a movement is above zero: ${amountMinor}`);
  return { intentId, debit, credit, currency, amountMinor };
}
