/** Who bears the fee of the appointed inspection. */
import { allocate } from '../kernel/money.ts';
import type { CaseInput, FeeAward, Finding } from './determination.types.ts';

/**
 * The supplier in full if any tested clause is not met; where the claimant added clauses that proved met, those are the
 * claimant's part of the tested ones. Nothing not met: the claimant. null: nothing was appointed.
 * Source: programme rules, section determination, fee.
 * @param findingOf the finding of a tested clause
 */
export function feeOf({ inspection }: CaseInput, findingOf: (clauseId: string) => Finding | null): FeeAward | null {
  if (inspection === null) return null;
  const { feeMinor, tested, addedByClaimant } = inspection;
  const lost = tested.some((clauseId) => findingOf(clauseId) === 'not_met');
  if (!lost) return { borneBy: 'buyer', supplierMinor: 0, buyerMinor: feeMinor };
  const inVain = tested.filter((clauseId) => addedByClaimant.includes(clauseId) && findingOf(clauseId) === 'met').length;
  const [supplierMinor = 0, buyerMinor = 0] = allocate(feeMinor, [tested.length - inVain, inVain]);
  return { borneBy: inVain === 0 ? 'supplier' : 'split', supplierMinor, buyerMinor };
}
