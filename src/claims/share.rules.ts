/** How much of the goods a broken clause affects: the quantity claimed and proven, else the failing part of the sample. */
import type { CaseClause, CaseInput, CaseLine, ClaimPoint, Share } from './determination.types.ts';
import { type Opinion, isAgency } from './evidence.rules.ts';
import { piecesIn } from './sample.rules.ts';

const lessThan = (a: Share, b: Share): boolean => BigInt(a.part) * BigInt(b.whole) < BigInt(b.part) * BigInt(a.whole);
const least = (a: Share, b: Share): Share => (lessThan(b, a) ? b : a);
const most = (a: Share, b: Share): Share => (lessThan(a, b) ? b : a);

/** The one line a clause or a claim's point is about; null where it is about several. */
function lineOf(input: CaseInput, clause: CaseClause, point: ClaimPoint | null): CaseLine | null {
  const { lines } = input.contract;
  const lineId = clause.lineId ?? point?.lineId ?? null;
  if (lineId !== null) return lines.find((line) => line.lineId === lineId) ?? null;
  return lines.length === 1 ? (lines[0] ?? null) : null;
}

/** Contract price of the goods a clause is about. */
export function goodsOf(input: CaseInput, clause: CaseClause): number {
  const point = input.claim.points.find(({ clauseId }) => clauseId === clause.clauseId);
  const lineId = clause.lineId ?? point?.lineId ?? null;
  const lines = input.contract.lines.filter((line) => lineId === null || line.lineId === lineId);
  return lines.reduce((sum, line) => sum + line.totalMinor, 0);
}

/** The share that one item proves; an inspector's sample stands for the lot, a party's own only for itself. A photo is no count. */
function provenBy({ item, name, units }: Opinion, line: CaseLine | null): Share | null {
  const whole = line?.quantity.thousandths ?? 0;
  const counted = name === 'photo' ? null : item.affectedThousandths;
  if (counted !== null && whole > 0) return { part: Math.min(counted, whole), whole };
  if (!units || units.failing <= 0) return null;
  if (isAgency(name)) return { part: Math.min(units.failing, units.tested), whole: units.tested };
  const pieces = line === null ? null : piecesIn(line.quantity);
  return pieces === null || whole === 0 ? null : { part: Math.min(units.failing * 1000, pieces), whole: pieces };
}

/** What the claimant says is affected; null where it names no quantity of one line. */
export function claimedShare(input: CaseInput, clause: CaseClause, point: ClaimPoint | null): Share | null {
  const whole = lineOf(input, clause, point)?.quantity.thousandths ?? 0;
  const claimed = point?.claimedThousandths ?? null;
  return claimed === null || whole === 0 ? null : { part: Math.min(claimed, whole), whole };
}

/**
 * The affected share of the goods a clause is about, at most what is claimed. Of several items that show it broken the
 * largest share counts: else a worse result of the stronger one could lower the award. A party's own count needs a
 * claimed quantity. null: unknown.
 * Source: programme rules, section determination, amount.
 */
export function shareOfGoods(
  input: CaseInput,
  clause: CaseClause,
  point: ClaimPoint | null,
  opinions: readonly Opinion[],
): Share | null {
  const line = lineOf(input, clause, point);
  const claimed = claimedShare(input, clause, point);
  const proven = opinions
    .filter(({ says, name }) => says === 'not_met' && (claimed !== null || isAgency(name)))
    .map((opinion) => provenBy(opinion, line))
    .filter((share) => share !== null);
  const [first, ...rest] = proven;
  if (!first) return null;
  const shown = rest.reduce(most, first);
  return claimed === null ? shown : least(claimed, shown);
}
