/** What so many failures among so many units say about a clause that every unit must keep. */
import type { Line, Sampling } from '../contracts/types.ts';
import { UNITS } from '../contracts/units.data.ts';
import type { CaseClause, CaseContract } from './determination.types.ts';
import { significantFailures } from '../inspections/risk.rules.ts';
import { plan } from '../inspections/sampling.rules.ts';

type Counted = Pick<Line, 'quantity'>;

/** Whole units of lines that are counted in pieces; null where one is weighed or measured out. */
function unitsOf(lines: readonly Counted[]): number | null {
  const counts = lines.map(({ quantity }) =>
    UNITS.get(quantity.unit.toLowerCase())?.dimension === 'count' ? Math.ceil(quantity.thousandths / 1000) : null,
  );
  return counts.length > 0 && counts.every((n) => n !== null) ? counts.reduce((a, n) => a + n, 0) : null;
}

/** The contract's plan for the clause's class; null where the goods are not counted or no table has it. */
function planOf(contract: CaseContract, clause: CaseClause) {
  const { level, plan: severity, aql }: Sampling = contract.sampling;
  const lines = contract.lines.filter(({ lineId }) => clause.lineId === null || lineId === clause.lineId);
  const lotSize = unitsOf(lines);
  if (lotSize === null || lotSize < 1) return null;
  const found = plan({ lotSize, level, aql: aql[clause.defectClass], plan: severity });
  return found.ok ? found.value : null;
}

/**
 * Whether failing units break the clause: more than the acceptance number of its class in the contract's plan, or so
 * many as have at most a 1 % chance in goods at their AQL; of a critical clause, any. null: too few to tell.
 * Source: programme rules, section determination; ISO 2859-1 table values.
 */
export function judgeUnits(
  contract: CaseContract,
  clause: CaseClause,
  tested: number,
  failing: number,
): 'met' | 'not_met' | null {
  if (tested <= 0) return null;
  if (failing <= 0) return 'met';
  if (clause.defectClass === 'critical' || clause.scope === 'lot') return 'not_met';
  const sampling = planOf(contract, clause);
  if (sampling && failing > sampling.accept) return 'not_met';
  const telling = significantFailures(tested, contract.sampling.aql[clause.defectClass]);
  if (telling !== null && failing >= telling) return 'not_met';
  return sampling && tested >= sampling.sampleSize ? 'met' : null;
}
