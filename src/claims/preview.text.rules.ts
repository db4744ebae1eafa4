/** The cover preview of a text that was not saved yet: as the order would stand once both confirmed it and all was paid. */
import { initialContract } from '../contracts/rules.ts';
import type { Clause, Terms } from '../contracts/types.ts';
import { initialInspections } from '../inspections/rules.ts';
import type { Minor } from '../kernel/money.ts';
import { initialOrder } from '../orders/rules.ts';
import { initialPayments } from '../payments/fold.rules.ts';
import type { MoneyMode, Policy } from '../policy/types.ts';
import { initialShipments } from '../shipments/rules.ts';
import { previewContract, previewFigures } from './preview.figures.rules.ts';
import { type PreviewLine, previewEvents } from './preview.rules.ts';
import { initialClaims } from './rules.ts';

export type TextFacts = {
  readonly policy: Policy;
  readonly mode: MoneyMode;
  /** Of an appointed inspection, as the directory has it. */
  readonly inspectionFeeMinor: Minor;
};

/** What each bad event would yield under this text; null: its trade term is none of 2020. */
export function previewText(
  { terms, clauses }: { readonly terms: Terms; readonly clauses: readonly Clause[] },
  { policy, mode, inspectionFeeMinor }: TextFacts,
): readonly PreviewLine[] | null {
  const states = {
    contracts: { ...initialContract, terms, clauses, zone: terms.shipZone },
    orders: { ...initialOrder, mode, policy: policy.id },
    payments: initialPayments,
    shipments: initialShipments,
    inspections: initialInspections,
    claims: initialClaims,
  };
  const contract = previewContract(states, policy);
  if (!contract) return null;
  // Nothing was paid by card yet, so the instant from which cards count does not matter.
  const facts = { reckoned: 'paid_in_full' as const, at: '2000-01-01T00:00:00.000Z', cards: [], inspectionFeeMinor };
  return previewEvents(contract, policy, previewFigures(states, policy, facts));
}
