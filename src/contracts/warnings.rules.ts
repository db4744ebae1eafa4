/** What the two should know before they confirm: warnings that follow from the terms and clauses alone. */
import { termsWarnings } from '../incoterms/rules.ts';
import type { Warning } from '../kernel/decider.ts';
import type { Clause, ContractState, Terms, Trigger } from './types.ts';

/** Payments under these triggers are due while the goods are still the supplier's risk. */
const BEFORE_SHIPMENT: readonly Trigger['kind'][] = ['on_confirmation', 'before_shipment', 'on_inspection_passed'];

const shareOf = (terms: Terms, kinds: readonly Trigger['kind'][]): number =>
  terms.instalments.filter((i) => kinds.includes(i.due.kind)).reduce((sum, i) => sum + i.shareBasisPoints, 0);

/** Categories of goods that are set up and run, in any of a trader's words for them: `machinery-food-processing`, "CNC lathes". */
const MACHINES =
  /(?:^|[\s_-])(?:machin(?:e|es|ery)|equipment|robots?|generators?|compressors?|forklifts?|excavators?|tractors?|lathes?|presses|kilns?|cnc)(?:$|[\s_-])/iu;

/** Machines bought one at a time: a pre-shipment inspection is a single look, and nothing is left to sample. */
export const isSingleMachine = (terms: Terms): boolean =>
  MACHINES.test(terms.category ?? '') && terms.lines.reduce((sum, l) => sum + l.quantity.thousandths, 0) <= 1_000;

/** Warnings of the payment terms and cover. Source: programme requirements R38, R55, R56, R63, R70. */
function coverWarnings(terms: Terms): readonly Warning[] {
  const warnings: Warning[] = [];
  if (shareOf(terms, ['on_confirmation']) === 10_000 && terms.totalMinor > 0) warnings.push({ code: 'terms.all_upfront' });
  if (shareOf(terms, BEFORE_SHIPMENT) === 10_000 && terms.totalMinor > 0) warnings.push({ code: 'terms.pay_before_risk_passes' });
  if (!['CIF', 'CIP', 'DAP', 'DPU', 'DDP'].includes(terms.incoterm.rule)) warnings.push({ code: 'cover.not_insurance' });
  if (isSingleMachine(terms)) warnings.push({ code: 'machine.single_unit' });
  if (terms.shipFrom) warnings.push({ code: 'party.ship_from_differs' });
  return warnings;
}

/** One warning per clause that could not be judged if the goods turned out wrong. */
function clauseWarnings(clauses: readonly Clause[]): readonly Warning[] {
  return clauses
    .filter((c) => c.verdict !== 'measurable')
    .map((c) => ({
      code: c.verdict === 'vague' ? 'clause.vague' : 'clause.incomplete',
      data: { clauseId: c.clauseId, problems: c.problems },
    }));
}

/** All warnings of a contract text. */
export function contractWarnings(
  contract: Pick<ContractState, 'buyerCountry' | 'supplierCountry'>,
  terms: Terms,
  clauses: readonly Clause[],
): readonly Warning[] {
  const trade = termsWarnings({
    rule: terms.incoterm.rule,
    transport: terms.transport,
    buyerCountry: contract.buyerCountry,
    supplierCountry: contract.supplierCountry,
    hasFreightCharge: terms.charges.some((c) => c.kind === 'freight'),
  });
  return [...trade, ...coverWarnings(terms), ...clauseWarnings(clauses)];
}
