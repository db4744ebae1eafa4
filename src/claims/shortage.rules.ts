/** Goods that are not there: how many the evidence proves to be missing, line by line, and whose loss that is. */
import type { CaseInput, CaseLine, Evidence, Finding, Reason, ReasonCode, Share, ShortPoint } from './determination.types.ts';
import { NOTHING_NAMED, type Opinion, asideReasons, barred, classOf, isAgency, relyOn, strengthOf } from './evidence.rules.ts';
import { isCarriers } from './attribution.rules.ts';
import { uncertaintyOf } from './measurement.rules.ts';
import { goodsUnit } from './sample.rules.ts';

export type ShortLine = { readonly lineId: string; readonly totalMinor: number; readonly share: Share };
export type Shortage = {
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
  readonly lines: readonly ShortLine[];
  readonly carriers: boolean;
};

/** An item that tells a quantity, and how many thousandths it shows to be missing; null: it shows nothing. */
type Count = Opinion & { readonly missing: number | null };

function countOf(input: CaseInput, line: CaseLine, item: Evidence): Count {
  const found = item.counted?.thousandths ?? 0;
  const missing = line.quantity.thousandths - found;
  const name = classOf(item, 'quantity');
  const data = { found, ordered: line.quantity.thousandths };
  const base = { item, name, strength: strengthOf(name, item), says: null, units: null, data };
  const why = barred(input, item, name);
  if (why) return { ...base, why, missing: null };
  if (name === 'photo') return { ...base, why: 'photo_no_quantity', missing: null };
  if (name === 'statement') return { ...base, why: 'statement_alone', missing: null };
  if (missing <= 0) return { ...base, why: null, says: 'met', missing: 0 };
  if (isAgency(name) || name === 'shipping_document') return { ...base, why: null, says: 'not_met', missing };
  // A party's own count or weight: what is missing must be beyond three times its doubt. What has no customary unit is counted.
  const doubt = uncertaintyOf(item, goodsUnit(line.quantity.unit)?.code ?? 'pcs', found / 1000);
  if (doubt === null) return { ...base, why: 'instrument_unsuited', missing: null };
  const proven = missing > 3 * doubt * 1000;
  // In doubt it shows that none is; were it silent instead, a lower count could outrank, and so undo, a weaker larger one.
  return proven ? { ...base, why: null, says: 'not_met', missing } : { ...base, why: 'within_uncertainty', missing: 0 };
}

type LineOutcome = {
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
  readonly line: ShortLine | null;
  readonly carriers: boolean;
};

/** What the strongest counts say of a line. One that all are there against one that some are missing: neither. */
function codeFor(decisive: readonly Count[], proven: number, carriers: boolean): ReasonCode {
  if (carriers) return 'lost_on_the_way';
  if (proven > 0) return 'short';
  if (decisive.some(({ missing }) => missing === 0) && decisive.some(({ missing }) => missing !== 0)) return 'contradicted';
  return decisive.length > 0 && decisive.every(({ says }) => says === 'met') ? 'count_complete' : 'count_unproven';
}

const FINDINGS: Partial<Readonly<Record<ReasonCode, Finding>>> = { short: 'not_met', count_complete: 'met' };

/** One line. Of counts equal in class the least counts: the burden is the claimant's. */
function judgeLine(input: CaseInput, point: ShortPoint, line: CaseLine, packingFailed: boolean): LineOutcome {
  const items = input.evidence.filter((item) => item.counted?.lineId === point.lineId);
  const counts = items.map((item) => countOf(input, line, item));
  const telling = counts.filter(({ missing }) => missing !== null);
  const top = Math.max(...telling.map(({ strength }) => strength));
  const decisive = telling.filter(({ strength }) => strength === top);
  const missing = decisive.length === 0 ? null : Math.min(...decisive.map((count) => count.missing ?? 0));
  const proven = Math.min(missing ?? 0, point.claimedThousandths);
  const carriers = proven > 0 && !packingFailed && isCarriers(input, point.nature, counts);
  const code = codeFor(decisive, proven, carriers);
  const data = {
    lineId: point.lineId,
    unit: line.quantity.unit,
    claimed: point.claimedThousandths / 1000,
    missing: missing === null ? null : missing / 1000,
  };
  const reason: Reason = { code, data, reliedOn: relyOn(decisive.map(({ item }) => item)) };
  const told = decisive.filter(({ says }) => says !== null);
  const reasons = [reason, ...asideReasons({ says: null, opinions: counts, decisive: told })];
  const finding = FINDINGS[code] ?? 'unproven';
  const share = { part: proven, whole: line.quantity.thousandths };
  return {
    finding,
    reasons,
    line: code === 'short' ? { lineId: line.lineId, totalMinor: line.totalMinor, share } : null,
    carriers,
  };
}

/** The finding on the quantity; null where no shortage was claimed. */
export function judgeShortage(input: CaseInput, packingFailed: boolean): Shortage | null {
  if (!input.claim.grounds.includes('shortage')) return null;
  // In the contract's order, whatever the claim's.
  const outcomes = input.contract.lines.flatMap((line) => {
    const point = input.claim.shortages.find(({ lineId }) => lineId === line.lineId);
    return point ? [judgeLine(input, point, line, packingFailed)] : [];
  });
  if (outcomes.length === 0) return { finding: 'unproven', reasons: [NOTHING_NAMED], lines: [], carriers: false };
  const findings = outcomes.map(({ finding }) => finding);
  const isMet = findings.every((finding) => finding === 'met');
  return {
    finding: findings.includes('not_met') ? 'not_met' : isMet ? 'met' : 'unproven',
    reasons: outcomes.flatMap(({ reasons }) => reasons),
    lines: outcomes.flatMap(({ line }) => (line ? [line] : [])),
    carriers: outcomes.some(({ carriers }) => carriers),
  };
}
