/** What the evidence at hand decides already, so that nothing is inspected that needs no inspection. */
import type { ActFacts } from '../shipments/types.ts';
import { checkCase } from './case.rules.ts';
import { caseInput } from './casefacts.rules.ts';
import { determine } from './determination.rules.ts';
import type { DecidedClauses } from './ladder.rules.ts';
import type { EvidenceBody } from './evidence.types.ts';
import type { Claim, ClaimsStates } from './types.ts';

/**
 * Findings by clause, as a determination at this instant would have them. A case that cannot be determined decides nothing.
 * @param bodies what each filed item says; one that is missing says nothing
 */
export function decidedClauses(
  states: ClaimsStates,
  claim: Claim,
  bodies: ReadonlyMap<string, EvidenceBody>,
  facts: ActFacts,
): DecidedClauses {
  const input = caseInput(states, claim, bodies, facts);
  const checked = input && checkCase(input);
  if (!checked?.ok) return new Map();
  const { findings } = determine(checked.value);
  return new Map(findings.filter(({ kind }) => kind === 'clause').map(({ subject, finding }) => [subject, finding]));
}
