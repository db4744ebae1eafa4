/** What so many failures among so many units say about a clause that every unit must keep. */
import type { Line, Quantity, Sampling } from '../contracts/types.ts';
import { UNITS, type Unit } from '../contracts/units.data.ts';
import type { CaseClause, CaseContract } from './determination.types.ts';
import { significantFailures } from '../inspections/risk.rules.ts';
import { MAX_LOT } from '../inspections/sampling.data.ts';
import { plan } from '../inspections/sampling.rules.ts';

type Counted = Pick<Line, 'quantity'>;

/** The customary unit that a line's own word means; null: one that nobody knows, of which there are as many as one counts. */
export const goodsUnit = (unit: string): Unit | null => UNITS.get(unit.toLowerCase()) ?? null;

/** Thousandths of pieces in a quantity, a dozen being twelve; null where it is weighed or measured out. */
export function piecesIn({ thousandths, unit }: Quantity): number | null {
  const known = goodsUnit(unit);
  if (known && known.dimension !== 'count') return null;
  return thousandths * (known?.factor ?? 1);
}

/** Whole units of lines that are counted in pieces; null where one is weighed or measured out. */
function unitsOf(lines: readonly Counted[]): number | null {
  const counts = lines.map(({ quantity }) => piecesIn(quantity));
  if (counts.length === 0 || counts.includes(null)) return null;
  return counts.reduce((sum: number, pieces) => sum + Math.ceil((pieces ?? 0) / 1000), 0);
}

/** The contract's plan for the clause's class; null where the goods are not counted or no table has it. */
function planOf(contract: CaseContract, clause: CaseClause) {
  const { level, plan: severity, aql }: Sampling = contract.sampling;
  const lines = contract.lines.filter(({ lineId }) => clause.lineId === null || lineId === clause.lineId);
  const units = unitsOf(lines);
  if (units === null || units < 1) return null;
  const found = plan({ lotSize: Math.min(MAX_LOT, units), level, aql: aql[clause.defectClass], plan: severity });
  return found.ok ? found.value : null;
}

/** At most a 1 % chance in goods at their AQL. Figures far from that are told apart at once: huge samples are only claimed. */
function isNoAccident(tested: number, failing: number, aqlPercent: number): boolean {
  const expected = (tested * aqlPercent) / 100;
  // Half of all samples show as many as are expected, and hardly any so many standard deviations more.
  if (failing <= expected && aqlPercent > 0) return false;
  if (failing > expected + 10 * Math.sqrt(expected) + 30) return true;
  const telling = significantFailures(tested, aqlPercent);
  return telling !== null && failing >= telling;
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
  if (isNoAccident(tested, failing, contract.sampling.aql[clause.defectClass])) return 'not_met';
  return sampling && tested >= sampling.sampleSize ? 'met' : null;
}
