/** Charges the buyer was made to pay on arrival, held against who bears them under the order's Incoterm. */
import { whoBears } from '../incoterms/rules.ts';
import { CHARGES } from '../incoterms/types.ts';
import type { Minor } from '../kernel/money.ts';
import type { BilledCharge, CaseInput, Finding, Reason, ReasonCode } from './determination.types.ts';
import { NOTHING_NAMED, relyOn } from './evidence.rules.ts';

export type Charges = {
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
  readonly owed: readonly { readonly charge: string; readonly amountMinor: Minor }[];
};

const CODES = {
  supplier: 'charge_is_suppliers',
  buyer: 'charge_is_buyers',
  nobody: 'charge_is_buyers',
  depends: 'charge_depends',
} as const satisfies Record<string, ReasonCode>;

const placeOf = ({ charge }: BilledCharge): number => CHARGES.indexOf(charge);
const textOf = ({ billId, amountMinor }: BilledCharge): string => `${billId ?? ''} ${amountMinor}`;

function judgeCharge(input: CaseInput, billed: BilledCharge): Reason {
  const bears = whoBears(input.contract.rule, billed.charge, input.facts.carriage);
  const code = billed.billId === null ? 'bill_missing' : CODES[bears];
  const reliedOn = { ...relyOn([]), buyer: billed.billId === null ? [] : [billed.billId] };
  return { code, data: { charge: billed.charge, rule: input.contract.rule, bears, amountMinor: billed.amountMinor }, reliedOn };
}

/** The finding on the charges; null where none were claimed. A charge that depends on what nobody showed is unproven. */
export function judgeCharges(input: CaseInput): Charges | null {
  if (!input.claim.grounds.includes('charges')) return null;
  // In the order of the journey, whatever the claim's.
  const inOrder = [...input.claim.charges].sort((a, b) => placeOf(a) - placeOf(b) || (textOf(a) < textOf(b) ? -1 : 1));
  const judged = inOrder.map((billed) => ({ billed, reason: judgeCharge(input, billed) }));
  const owed = judged
    .filter(({ reason }) => reason.code === 'charge_is_suppliers')
    .map(({ billed }) => ({ charge: billed.charge, amountMinor: billed.amountMinor }));
  if (judged.length === 0) return { finding: 'unproven', reasons: [NOTHING_NAMED], owed };
  const open = judged.some(({ reason }) => reason.code !== 'charge_is_buyers');
  return { finding: owed.length > 0 ? 'not_met' : open ? 'unproven' : 'met', reasons: judged.map(({ reason }) => reason), owed };
}
