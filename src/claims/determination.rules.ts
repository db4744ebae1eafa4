/** The determination: from a frozen case to findings, fault and award. One pure function, replayed by anyone. */
import { fingerprint } from '../kernel/canonical.ts';
import { type Outcome, awardOf } from './amount.rules.ts';
import { judgeCharges } from './charges.rules.ts';
import {
  type CaseInput,
  type Determination,
  type Fault,
  type Finding,
  RULE_SET,
  type SubjectFinding,
} from './determination.types.ts';
import { feeOf } from './fee.rules.ts';
import { judgeClauses } from './findings.rules.ts';
import { judgeLateness } from './lateness.rules.ts';
import { judgeShortage } from './shortage.rules.ts';

/** Every subject of the case, the shipping date first, then quantity and charges, then the clauses in their order. */
export function findingsOf({ clauses, lateness, shortage, charges }: Outcome): readonly SubjectFinding[] {
  const about = (kind: Exclude<SubjectFinding['kind'], 'clause'>, judged: Pick<SubjectFinding, 'finding' | 'reasons'> | null) =>
    judged ? [{ kind, subject: kind, defectClass: null, finding: judged.finding, reasons: judged.reasons }] : [];
  return [
    ...about('late_shipment', lateness),
    ...about('shortage', shortage),
    ...about('charges', charges),
    ...clauses.map(({ clause, finding, reasons }): SubjectFinding => {
      return { kind: 'clause', subject: clause.clauseId, defectClass: clause.defectClass, finding, reasons };
    }),
  ];
}

function faultOf(findings: readonly SubjectFinding[], { clauses, shortage }: Outcome): Fault {
  if (findings.some(({ finding }) => finding === 'not_met')) return 'supplier';
  return clauses.some(({ carriers }) => carriers) || shortage?.carriers ? 'carrier' : 'none';
}

/** Evidence by its ids: of two items that weigh alike the one that is told must not depend on which was filed first. */
const inOrder = (input: CaseInput): CaseInput => ({
  ...input,
  evidence: input.evidence.toSorted((a, b) => (a.evidenceId < b.evidenceId ? -1 : 1)),
});

/**
 * What is found on every subject of a case, before anything is awarded.
 * @param found what a person found of a packing clause instead: whose the damage on the way is follows from it
 */
export function outcomeOf(given: CaseInput, found?: (clauseId: string) => Finding | null): Outcome {
  const input = inOrder(given);
  const { clauses, packingFailed } = judgeClauses(input, found);
  return {
    clauses,
    lateness: judgeLateness(input),
    shortage: judgeShortage(input, packingFailed),
    charges: judgeCharges(input),
  };
}

/** Findings, fault and award that follow from what was found, with their fingerprint. */
export function resultOf(input: CaseInput, outcome: Outcome): Determination {
  const findings = findingsOf(outcome);
  const findingOf = (clauseId: string) => outcome.clauses.find(({ clause }) => clause.clauseId === clauseId)?.finding ?? null;
  const { version, fingerprint: text } = input.contract;
  const result = {
    ruleSet: RULE_SET,
    policy: input.policy.id,
    contract: { version, fingerprint: text },
    findings,
    fault: faultOf(findings, outcome),
    award: { ...awardOf(input, outcome), fee: feeOf(input, findingOf) },
  };
  return { ...result, hash: fingerprint(result) };
}

/**
 * Judges a case that `checkCase` let pass. Same case, same result, same hash; the order in which evidence was filed does
 * not matter. Source: programme rules, section determination, rule set 1.
 */
export const determine = (input: CaseInput): Determination => resultOf(input, outcomeOf(input));
