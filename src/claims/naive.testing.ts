/** The text of the programme rules once more, written plainly and apart from the rules, for tests to compare with. */
import type { CaseClause, CaseInput, Evidence } from './determination.types.ts';

export type NaiveResult = {
  readonly findings: Readonly<Record<string, string>>;
  readonly refundMinor: number;
  readonly fee: readonly [supplier: number, buyer: number] | null;
};

const round = (n: number): number => Math.round(n * 1e6) / 1e6;
/** Half up, for products below 2^53. */
const halfUp = (amount: number, part: number, whole: number): number => Math.floor((2 * amount * part + whole) / (2 * whole));

/** Figures of the clauses that the random cases use; the naive rules know no units. */
const METRE: Readonly<Record<string, number>> = { cm: 1, mm: 0.1, m: 100, W: 1, kW: 1000 };
const figure = (text: string): number => {
  const [value = '', unit = ''] = text.split(' ');
  return round(Number(value) * (METRE[unit] ?? 1));
};
const FLOORS: Readonly<Record<string, { readonly least: number; readonly share: number }>> = {
  'steel tape': { least: 0.1, share: 0.001 },
  'DC wattmeter': { least: 0.2, share: 0.01 },
};
const MEASURES: Readonly<Record<string, string>> = { 'steel tape': 'height', 'DC wattmeter': 'power' };

/** 20 pieces: letter C, 5 pieces. 300 pieces: letter H, 50 pieces. Accepted at AQL 2.5 and 4.0, normal, level II. */
const PLANS: Readonly<Record<number, Readonly<Record<'major' | 'minor', readonly [size: number, accept: number]>>>> = {
  20: { major: [5, 0], minor: [3, 0] },
  300: { major: [50, 3], minor: [50, 5] },
};

const AQL = { critical: 0, major: 0.025, minor: 0.04 };

/** Chance of at least k bad ones among n where that share is bad. */
function chance(n: number, k: number, rate: number): number {
  let total = 0;
  for (let bad = k; bad <= n; bad += 1) {
    let ways = 1;
    for (let i = 0; i < bad; i += 1) ways = (ways * (n - i)) / (i + 1);
    total += ways * rate ** bad * (1 - rate) ** (n - bad);
  }
  return total;
}

function units(clause: CaseClause, pieces: number, tested: number, failing: number): string {
  if (tested === 0) return 'silent';
  if (failing === 0) return 'met';
  if (clause.defectClass === 'critical' || clause.scope === 'lot') return 'not_met';
  const [size, accept] = PLANS[pieces]?.[clause.defectClass] ?? [0, 0];
  if (failing > accept || chance(tested, failing, AQL[clause.defectClass]) <= 0.01) return 'not_met';
  return tested >= size ? 'met' : 'silent';
}

type Voice = {
  readonly power: number;
  readonly says: string;
  readonly item: Evidence;
  readonly tested: number;
  readonly failing: number;
};

/** What one item says, and how loudly. */
function listen(input: CaseInput, clause: CaseClause, item: Evidence, pieces: number): Voice {
  const agency = item.kind === 'report' ? ['directory', 'approved', 'appointed'].indexOf(item.issuer ?? '') : -1;
  const measured = item.kind === 'own_measurement' || (item.kind === 'report' && agency < 0);
  const complete =
    measured && item.values.length > 0 && item.instrument !== null && item.method !== null && item.uncertainty !== null;
  const photo = item.kind === 'photo' || (measured && !complete && item.photos > 0);
  const power =
    agency >= 0
      ? 100 + agency
      : item.kind === 'document' && item.issuer === 'carrier'
        ? 90
        : complete
          ? 80 + (item.photos > 0 ? 1 : 0)
          : photo
            ? 70
            : 0;
  const silent: Voice = { power, says: 'silent', item, tested: 0, failing: 0 };
  const gone = input.facts.consignments.some((lot) => lot.shippedOn !== null);
  if (item.late && !item.answerTimeGiven && item.issuer !== 'appointed') return silent;
  if (item.late && !item.answerTimeGiven && item.kind !== 'report') return silent;
  if (item.goods === 'before_shipment' && gone && item.sealsMatch !== true) return silent;
  if (power === 0) return silent;
  const parsed = clause.parsed as { characteristic: string; nominal?: number } | null;
  if (power === 70 && parsed !== null) return silent;
  if (power === 70 || item.values.length === 0) {
    if (item.fact === null) return silent;
    const bad = item.fact === 'fail' ? 1 : 0;
    if (item.units === null && power !== 70) return { ...silent, says: bad ? 'not_met' : 'met' };
    const { tested, failing } = item.units ?? { tested: 1, failing: bad };
    return { ...silent, says: units(clause, pieces, tested, failing), tested, failing };
  }
  if (parsed === null) return silent;
  const isHeight = parsed.characteristic === 'height';
  const values = item.values.map(figure);
  const keeps = (v: number): boolean => (isHeight ? v >= 200 : v >= 68.4 && v <= 75.6);
  const tested = Math.max(values.length, item.units?.tested ?? 0);
  if (power < 90) {
    if (MEASURES[item.instrument ?? ''] !== parsed.characteristic) return silent;
    if (values.every(keeps)) return { ...silent, says: 'met', tested };
    const floor = FLOORS[item.instrument ?? ''] ?? { least: 0, share: 0 };
    const spare = values.map((v) => {
      const u = Math.max(figure(item.uncertainty ?? ''), floor.least, Math.abs(v) * floor.share);
      return round(isHeight ? 200 - v - 3 * u : Math.abs(v - 72) - 3 * u - 3.6);
    });
    if (Math.min(...spare) <= 0) return silent;
    return { ...silent, says: units(clause, pieces, tested, values.length), tested, failing: values.length };
  }
  const failing = Math.max(values.filter((v) => !keeps(v)).length, item.units?.failing ?? 0);
  return { ...silent, says: item.fact === 'fail' ? 'not_met' : units(clause, pieces, tested, failing), tested, failing };
}

/** The greatest share that the deciding items prove, at most the claimed one. */
function shareOf(bad: readonly Voice[], claimed: number | null, pieces: number): number | null {
  const shares = bad.flatMap(({ power, item, tested, failing }) => {
    if (power < 100 && claimed === null) return [];
    if (item.affectedThousandths !== null) return [item.affectedThousandths / (pieces * 1000)];
    if (failing === 0) return [];
    return [failing / (power >= 100 ? tested : pieces)];
  });
  if (shares.length === 0) return null;
  return Math.min(1, Math.max(...shares), claimed === null ? 1 : claimed / (pieces * 1000));
}

/** One lot, proven by a bill of lading; the zone is eight hours ahead. */
function lateness({ claim, facts, contract, policy }: CaseInput, cap: number, total: number) {
  if (!claim.grounds.some((g) => g === 'late_shipment' || g === 'not_shipped')) return null;
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const claimDay = Math.floor((Date.parse(claim.openedAt) / 3_600_000 + 8) / 24);
  const last = day(contract.shipBy ?? '') + facts.agreedDays + facts.buyerDays.reduce((a, b) => a + b.days, 0);
  const [lot] = facts.consignments;
  const paper = lot?.papers.find((p) => p.type === 'bill_of_lading');
  const on = lot?.shippedOn && paper ? day(paper.datedOn ?? lot.shippedOn) : null;
  if (on === null || on >= claimDay) return claimDay > last ? { finding: 'not_met', amount: cap } : { finding: 'met', amount: 0 };
  if (on <= last) return { finding: 'met', amount: 0 };
  const perDay = policy.lateRemedy.kind === 'full' ? cap : halfUp(total, Math.min(20, on - last), 100);
  return { finding: 'not_met', amount: Math.min(cap, perDay) };
}

/** One line of goods in pieces, clauses on height, power or presence, quality and late grounds. */
export function naive(input: CaseInput): NaiveResult {
  const { contract, claim, facts, inspection } = input;
  const [line] = contract.lines;
  const total = line?.totalMinor ?? 0;
  const pieces = (line?.quantity.thousandths ?? 0) / 1000;
  const cap = Math.max(0, Math.min(facts.paidMinor, facts.coveredMinor) - facts.returnedMinor);
  const findings: Record<string, string> = {};
  let ends = false;
  let reductions = 0;
  let sum = 0;
  const kept = claim.keepsGoods ? total : facts.usedMinor;

  const named = contract.clauses.filter(
    ({ clauseId }) => claim.points.some((p) => p.clauseId === clauseId) || inspection?.tested.includes(clauseId),
  );
  for (const clause of [...named].sort((a, b) => Number(b.packing) - Number(a.packing))) {
    const point = claim.points.find((p) => p.clauseId === clause.clauseId);
    const voices = input.evidence.filter((e) => e.clauseId === clause.clauseId).map((e) => listen(input, clause, e, pieces));
    const heard = voices.filter(({ says }) => says !== 'silent');
    const loudest = heard.filter(({ power }) => power === Math.max(...heard.map((v) => v.power)));
    const bad = loudest.filter(({ says }) => says === 'not_met');
    let finding =
      loudest.length === 0 || (bad.length > 0 && bad.length < loudest.length) ? 'unproven' : bad.length > 0 ? 'not_met' : 'met';
    const byShare = clause.defectClass === 'minor' || (clause.defectClass === 'major' && contract.remedy === 'pro_rata');
    const claimed = point?.claimedThousandths ?? null;
    let share = shareOf(
      heard.filter((v) => v.says === 'not_met'),
      claimed,
      pieces,
    );
    const refused = finding === 'unproven' && inspection?.tested.includes(clause.clauseId) && inspection.refusedBy === 'supplier';
    if (refused) {
      finding = 'not_met';
      const seen = heard.filter((v) => v.says === 'not_met');
      share = claimed === null ? shareOf(seen, null, pieces) : Math.min(1, claimed / (pieces * 1000));
    }
    const transit = ['breakage', 'wetting', 'dents', 'loss'].includes(point?.nature ?? '');
    const buyersRisk = !['DAP', 'DPU', 'DDP'].includes(contract.rule) && facts.consignments.some((c) => c.shippedOn !== null);
    const before = heard.some((v) => v.says === 'not_met' && v.item.goods === 'before_shipment');
    const packingBroken = !clause.packing && contract.clauses.some((c) => c.packing && findings[c.clauseId] === 'not_met');
    if (finding === 'not_met' && !refused && transit && buyersRisk && !before && !packingBroken) finding = 'unproven';
    if (finding === 'not_met' && byShare && share === null) finding = 'unproven';
    if (clause.verdict !== 'measurable') finding = 'excluded';
    findings[clause.clauseId] = finding;
    if (finding !== 'not_met') continue;
    if (!byShare && kept < total) ends = true;
    if (share !== null) reductions += Math.floor(round((byShare ? total : kept) * share) + 0.5);
  }
  if (ends) sum += halfUp(cap, total - kept, total);

  const late = lateness(input, cap, total);
  if (late) {
    findings['late_shipment'] = late.finding;
    sum += late.amount;
  }
  sum += reductions - Math.min(reductions, facts.unpaidMinor);
  const lost = inspection?.tested.some((id) => findings[id] === 'not_met');
  const vain = inspection?.tested.filter((id) => inspection.addedByClaimant.includes(id) && findings[id] === 'met').length ?? 0;
  const all = inspection?.tested.length ?? 0;
  const fee = inspection?.feeMinor ?? 0;
  // Half a cent goes to the supplier's part.
  const supplier = lost ? halfUp(fee, all - vain, all) : 0;
  return { findings, refundMinor: Math.min(cap, sum), fee: inspection ? [supplier, fee - supplier] : null };
}
