/** A claim as the buyer writes it, read as what is asked of the contract: goods and quantities, and charges of a bill. */
import { parseQuantity } from '../contracts/terms.rules.ts';
import { termsInForce } from '../contracts/rules.ts';
import type { Quantity } from '../contracts/types.ts';
import { checkBill } from '../incoterms/bill.rules.ts';
import type { Minor } from '../kernel/money.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { ClaimGround } from '../policy/types.ts';
import type { BilledCharge } from './determination.types.ts';
import type { EvidenceDraft } from './intake.rules.ts';
import type { ClaimAsk } from './open.rules.ts';
import type { ClaimsStates } from './types.ts';

/** The parts of a claim that people write. Quantities are such as `20 pcs`; amounts are minor units. */
export type SentClaim = {
  readonly ground?: ClaimGround;
  readonly grounds?: readonly ClaimGround[];
  readonly clauses?: readonly string[];
  readonly quantity?: string;
  readonly lineId?: string;
  readonly amountMinor?: Minor;
  /** Lines of a bill with their amounts. */
  readonly bill?: readonly string[];
  readonly keepsGoods?: boolean;
  readonly usedMinor?: Minor;
};

/** The quantity that is claimed; null: none was named. Errors: claim.point_invalid. */
export function askedQuantity({ quantity }: Pick<SentClaim, 'quantity'>): Result<Quantity | null, 'claim.point_invalid'> {
  if (quantity === undefined) return ok(null);
  const read = parseQuantity(quantity);
  return read.ok ? read : refuse('claim.point_invalid', { quantity: quantity.slice(0, 40) });
}

/** The lines of a bill as charges in the order's currency; lines without such an amount or of no known charge are left out. */
function chargesOf(states: ClaimsStates, lines: readonly string[]): readonly BilledCharge[] {
  const { incoterm, currency } = termsInForce(states.contracts);
  const { supplierCountry, buyerCountry } = states.contracts;
  return checkBill(lines, { ...incoterm, supplierCountry, buyerCountry }).flatMap(({ charge, amount }) =>
    charge !== null && amount?.currency === currency ? [{ charge, amountMinor: amount.amountMinor, billId: null }] : [],
  );
}

/** A bill that is shown is evidence of each charge on it. */
const withBill = (charges: readonly BilledCharge[], drafts: readonly EvidenceDraft[]): readonly BilledCharge[] => {
  const bill = drafts.find(({ kind }) => kind === 'document' || kind === 'photo' || kind === 'statement');
  return charges.map((charge) => ({ ...charge, billId: bill?.evidenceId ?? null }));
};

/**
 * What a claim asks, before its own words.
 * @param quantity as askedQuantity read it; null also where it could not be read
 * @param drafts the evidence that comes with it
 */
export function askOf(
  states: ClaimsStates,
  sent: SentClaim,
  { claimId, quantity, drafts }: Pick<ClaimAsk, 'claimId' | 'quantity'> & { readonly drafts: readonly EvidenceDraft[] },
): Omit<ClaimAsk, 'text'> {
  const { ground, clauses, lineId = null, amountMinor = null, keepsGoods = false, usedMinor = 0, bill = [] } = sent;
  return {
    claimId,
    grounds: sent.grounds ?? (ground === undefined ? [] : [ground]),
    points: clauses?.map((clauseId) => ({ clauseId, quantity: null, nature: null })) ?? null,
    quantity,
    lineId,
    charges: withBill(chargesOf(states, bill), drafts),
    amountMinor,
    keepsGoods,
    usedMinor,
  };
}
