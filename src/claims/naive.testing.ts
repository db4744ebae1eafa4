/** The text of the programme rules once more, written plainly and apart from the rules, for tests to compare with. */
import type { CaseClause, CaseInput, CaseLine, Consignment, Evidence } from './determination.types.ts';

export type NaiveResult = {
  readonly findings: Readonly<Record<string, string>>;
  readonly fault: string;
  readonly refundMinor: number;
  readonly purchaseEnds: boolean;
  readonly fee: readonly [supplier: number, buyer: number] | null;
};

const round = (n: number): number => Math.round(n * 1e6) / 1e6;
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
/** Half up, for products below 2^52. */
const halfUp = (amount: number, part: number, whole: number): number => Math.floor((2 * amount * part + whole) / (2 * whole));

/** Pieces in one unit of a line; what is weighed has none. */
const PIECES: Readonly<Record<string, number | null>> = { pcs: 1, SETS: 1, bottles: 1, dozen: 12, kg: null };
const piecesOf = ({ quantity }: CaseLine): number | null => {
  const each = PIECES[quantity.unit] ?? null;
  return each === null ? null : (quantity.thousandths * each) / 1000;
};

/** Figures of the clauses that the random cases use; the naive rules know no other units. */
const SCALE: Readonly<Record<string, number>> = { cm: 1, mm: 0.1, m: 100, W: 1, kW: 1000, pcs: 1, '%': 1, kg: 1 };
const figure = (text: string): number => {
  const [value = '', unit = ''] = text.split(' ');
  return round(Number(value) * (SCALE[unit] ?? Number.NaN));
};
type Meter = { readonly of: string; readonly unit: string; readonly least: number; readonly share: number };
const METERS: Readonly<Record<string, Meter>> = {
  'steel tape': { of: 'height', unit: 'cm', least: 0.1, share: 0.001 },
  'DC wattmeter': { of: 'power', unit: 'W', least: 0.2, share: 0.01 },
  'XRF gun': { of: 'chromium', unit: '%', least: 0.1, share: 0.02 },
  count: { of: 'parts', unit: 'pcs', least: 0, share: 0 },
  'platform scale': { of: 'weight', unit: 'kg', least: 0.05, share: 0.002 },
};
type Rule = { readonly keeps: (v: number) => boolean; readonly gap: (v: number) => number; readonly tolerance: number };
const CLAUSES: Readonly<Record<string, Rule>> = {
  height: { keeps: (v) => v >= 200, gap: (v) => 200 - v, tolerance: 0 },
  power: { keeps: (v) => v >= 68.4 && v <= 75.6, gap: (v) => Math.abs(v - 72), tolerance: 3.6 },
  chromium: { keeps: (v) => v >= 17.5 && v <= 19.5, gap: (v) => Math.max(17.5 - v, v - 19.5), tolerance: 0 },
  parts: { keeps: (v) => v === 14, gap: (v) => Math.abs(v - 14), tolerance: 0 },
};
const aboutOf = ({ parsed }: CaseClause): string | null => (parsed ? String(parsed['characteristic']) : null);

/** 20 pieces are letter C, 300 and 320 are letter H: size and acceptance at AQL 2.5 and 4.0, level II. */
type Plan = readonly [size: number, accept: number];
const PLANS: Readonly<Record<string, Readonly<Record<'major' | 'minor', Plan>>>> = {
  'normal C': { major: [5, 0], minor: [3, 0] },
  'normal H': { major: [50, 3], minor: [50, 5] },
  'tightened C': { major: [8, 0], minor: [5, 0] },
  'tightened H': { major: [50, 2], minor: [50, 3] },
};
const AQL = { critical: 0, major: 0.025, minor: 0.04 };

/** Chance of at least k bad ones among n where that share is bad. */
function chance(n: number, k: number, rate: number): number {
  let sum = 0;
  for (let bad = k; bad <= n; bad += 1) {
    let ways = 1;
    for (let i = 0; i < bad; i += 1) ways = (ways * (n - i)) / (i + 1);
    sum += ways * rate ** bad * (1 - rate) ** (n - bad);
  }
  return sum;
}

function units({ contract }: CaseInput, clause: CaseClause, tested: number, failing: number): string {
  if (tested === 0) return 'silent';
  if (failing === 0) return 'met';
  if (clause.defectClass === 'critical' || clause.scope === 'lot') return 'not_met';
  const pieces = contract.lines.filter((l) => clause.lineId === null || l.lineId === clause.lineId).map(piecesOf);
  const lot = pieces.includes(null) ? null : total(pieces.map((n) => n ?? 0));
  const plan = lot === null ? null : PLANS[`${contract.sampling.plan} ${lot === 20 ? 'C' : 'H'}`]?.[clause.defectClass];
  if (plan && failing > plan[1]) return 'not_met';
  if (chance(tested, failing, AQL[clause.defectClass]) <= 0.01) return 'not_met';
  return plan && tested >= plan[0] ? 'met' : 'silent';
}

/** How loudly an item speaks: an agency, a carrier, a meter, a photo, or a person. */
function power(item: Evidence, hasFigure: boolean): number {
  const agency = item.kind === 'report' ? ['directory', 'approved', 'appointed'].indexOf(item.issuer ?? '') : -1;
  if (agency >= 0) return 100 + agency;
  if (item.kind === 'document' && item.issuer === 'carrier') return 90;
  const meter = item.kind === 'own_measurement' || item.kind === 'report';
  const complete = item.instrument !== null && item.method !== null && (item.uncertainty !== null || item.instrument === 'count');
  if (meter && complete && hasFigure) return item.photos > 0 ? 81 : 80;
  return item.kind === 'photo' || (meter && item.photos > 0) ? 70 : 0;
}

function isBarred({ facts }: CaseInput, item: Evidence, loud: number): boolean {
  const gone = facts.consignments.some((lot) => lot.shippedOn !== null);
  return (
    (item.late && !item.answerTimeGiven && loud !== 102) || (item.goods === 'before_shipment' && gone && item.sealsMatch !== true)
  );
}

/** Stated, but not below what the instrument can; not at all in another unit. */
function doubtOf(item: Evidence, about: string, reading: number): number | null {
  const meter = METERS[item.instrument ?? ''];
  if (meter?.of !== about) return null;
  const [value = '', unit = ''] = (item.uncertainty ?? `0 ${meter.unit}`).split(' ');
  const ofReading = unit === '%' && meter.unit !== '%';
  if (unit !== meter.unit && !ofReading) return null;
  const stated = ofReading ? (Math.abs(reading) * Number(value)) / 100 : Number(value);
  return Math.max(stated, meter.least, Math.abs(reading) * meter.share);
}

type Voice = {
  readonly power: number;
  readonly says: string;
  readonly item: Evidence;
  readonly tested: number;
  readonly failing: number;
};

/** What one item says of a clause, and how loudly. */
function listen(input: CaseInput, clause: CaseClause, item: Evidence): Voice {
  const about = aboutOf(clause);
  const loud = power(item, about !== null && item.values.length > 0);
  const voice = (says: string, tested = 0, failing = 0): Voice => ({ power: loud, says, item, tested, failing });
  const bySample = (tested: number, failing: number): Voice => voice(units(input, clause, tested, failing), tested, failing);
  const silent = voice('silent');
  if (loud === 0 || isBarred(input, item, loud)) return silent;
  const rule = CLAUSES[about ?? ''];
  if (loud === 70 && rule) return silent;
  if (!rule || item.values.length === 0) {
    if (item.fact === null) return silent;
    const bad = item.fact === 'fail' ? 1 : 0;
    if (loud === 70) {
      const seen = item.units ?? { tested: 1, failing: bad };
      return bySample(seen.tested, Math.min(seen.failing, item.photos > 1 ? item.photos : 1));
    }
    return item.units ? bySample(item.units.tested, item.units.failing) : voice(bad ? 'not_met' : 'met');
  }
  const values = item.values.map(figure);
  const tested = Math.max(values.length, item.units?.tested ?? 0);
  if (loud < 90) {
    const spare = values.map((v) => {
      const doubt = doubtOf(item, about ?? '', v);
      return doubt === null ? null : round(rule.gap(v) - 3 * doubt - rule.tolerance);
    });
    if (spare.includes(null)) return silent;
    if (values.every(rule.keeps)) return voice('met', tested);
    return spare.some((s) => s !== null && s <= 0) ? silent : bySample(tested, values.length);
  }
  const failing = Math.max(values.filter((v) => !rule.keeps(v)).length, item.units?.failing ?? 0);
  const said = bySample(tested, failing);
  return item.fact === 'fail' ? { ...said, says: 'not_met' } : said;
}

/** The line that a clause is about; null where it is about several. */
function lineFor({ contract, claim }: CaseInput, clause: CaseClause): { goods: readonly CaseLine[]; line: CaseLine | null } {
  const named = clause.lineId ?? claim.points.find((p) => p.clauseId === clause.clauseId)?.lineId ?? null;
  const goods = contract.lines.filter((l) => named === null || l.lineId === named);
  return { goods, line: goods.length === 1 ? (goods[0] ?? null) : null };
}

/** The greatest share that items which show it broken prove, at most the claimed one. */
function shareOf(bad: readonly Voice[], claimed: number | null, line: CaseLine | null): number | null {
  const shares = bad.flatMap(({ power: loud, item, tested, failing }) => {
    if (loud < 100 && claimed === null) return [];
    if (loud !== 70 && item.affectedThousandths !== null && line) return [item.affectedThousandths / line.quantity.thousandths];
    if (failing === 0) return [];
    if (loud >= 100) return [failing / tested];
    const pieces = line ? piecesOf(line) : null;
    return pieces === null ? [] : [failing / pieces];
  });
  if (shares.length === 0) return null;
  return Math.min(1, Math.max(...shares), claimed ?? 1);
}

type Found = { readonly finding: string; readonly share: number | null; readonly carriers: boolean };

function judge(input: CaseInput, clause: CaseClause, packingBroken: boolean): Found {
  const { contract, claim, facts, inspection } = input;
  const nothing = { share: null, carriers: false };
  if (clause.verdict !== 'measurable') return { ...nothing, finding: 'excluded' };
  const { line } = lineFor(input, clause);
  const heard = input.evidence
    .filter((e) => e.clauseId === clause.clauseId)
    .map((e) => listen(input, clause, e))
    .filter(({ says }) => says !== 'silent');
  const loudest = heard.filter((v) => v.power === Math.max(...heard.map((o) => o.power)));
  const words = new Set(loudest.map((v) => v.says));
  const byShare = clause.defectClass === 'minor' || (clause.defectClass === 'major' && contract.remedy === 'pro_rata');
  const point = claim.points.find((p) => p.clauseId === clause.clauseId);
  const told = point?.claimedThousandths ?? null;
  const claimed = told === null || !line ? null : Math.min(1, told / line.quantity.thousandths);
  const bad = heard.filter((v) => v.says === 'not_met');
  const looked = heard.some((v) => v.power === 102);
  const refusedBy = inspection?.tested.includes(clause.clauseId) && !looked ? inspection.refusedBy : null;
  if (refusedBy === 'supplier') {
    const share = claimed ?? shareOf(bad, null, line);
    return { ...nothing, finding: byShare && share === null ? 'unproven' : 'not_met', share };
  }
  if (words.size === 1 && words.has('met')) return { ...nothing, finding: 'met' };
  if (words.size !== 1 || refusedBy === 'buyer') return { ...nothing, finding: 'unproven' };
  const transit = ['breakage', 'wetting', 'dents', 'loss'].includes(point?.nature ?? '');
  const travelled = !['DAP', 'DPU', 'DDP'].includes(contract.rule) && facts.consignments.some((c) => c.shippedOn !== null);
  const before = bad.some((v) => v.item.goods === 'before_shipment');
  if (transit && travelled && !before && !packingBroken) return { ...nothing, finding: 'unproven', carriers: true };
  const share = shareOf(bad, claimed, line);
  return { ...nothing, finding: byShare && share === null ? 'unproven' : 'not_met', share };
}

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

/** Papers by sea that prove the shipped event of a rule. */
function proves(rule: string, type: string): boolean {
  if (rule === 'EXW') return type === 'disposal_notice';
  if (rule === 'FOB' || rule === 'CFR' || rule === 'CIF') return type === 'bill_of_lading';
  return type === 'bill_of_lading' || type === 'dock_receipt';
}

/** The day a lot left for all that is shown. */
function leftOn({ contract }: CaseInput, lot: Consignment): number | null {
  const papers = lot.papers.filter((p) => proves(contract.rule, p.type));
  const dated = papers.flatMap((p) => (p.datedOn ? [day(p.datedOn)] : []));
  const told = papers.length > 0 && lot.shippedOn ? day(lot.shippedOn) : null;
  const left = told === null ? null : Math.max(told, dated.length > 0 ? Math.min(...dated) : told);
  const buyers = ['EXW', 'FCA', 'FAS', 'FOB'].includes(contract.rule);
  const tendered = buyers && lot.tender?.noticeGiven && lot.tender.proofId ? day(lot.tender.on) : null;
  return tendered === null ? left : Math.min(tendered, left ?? tendered);
}

type LotFound = { readonly goods: number; readonly state: string; readonly days: number; readonly sent: boolean };

/** One lot; the zone is eight hours ahead. */
function lotFound(input: CaseInput, lot: Consignment | null, goods: number): LotFound {
  const { claim, facts, contract } = input;
  const claimDay = Math.floor((Date.parse(claim.openedAt) / 3_600_000 + 8) / 24);
  const grace = facts.agreedDays + total(facts.buyerDays.map((b) => b.days));
  const last = day(contract.shipBy ?? '') + grace;
  const found = (state: string, days: number): LotFound => ({ goods, state, days, sent: (lot?.shippedOn ?? null) !== null });
  const on = lot && leftOn(input, lot);
  const hour = on === claimDay ? (lot?.shippedAt ?? null) : null;
  const left = on !== null && (hour === null ? on < claimDay : hour < claim.openedAt);
  if (!left) return claimDay > last ? found('never', claimDay - last) : found('fine', 0);
  const delivers = ['DAP', 'DPU', 'DDP'].includes(contract.rule) && contract.deliverBy !== null;
  const arrived = Math.min(claimDay, lot?.arrivedOn ? day(lot.arrivedOn) : claimDay);
  const days = Math.max(0, on - last, delivers ? arrived - day(contract.deliverBy ?? '') - grace : 0);
  return found(days > 0 ? 'late' : 'fine', days);
}

/** An amount in parts as the goods are; what is left over goes to the largest remainders, then to the first. */
function split(amount: number, goods: readonly number[]): readonly number[] {
  const all = total(goods) > 0 ? goods : goods.map(() => 1);
  const whole = total(all);
  const parts = all.map((g) => Math.floor((amount * g) / whole));
  const order = all.map((g, n) => ({ n, rest: (amount * g) % whole })).sort((a, b) => b.rest - a.rest || a.n - b.n);
  for (const { n } of order.slice(0, amount - total(parts))) parts[n] = (parts[n] ?? 0) + 1;
  return parts;
}

/** What lateness earns, lot by lot; null where nobody claimed it. */
function lateness(input: CaseInput, cap: number, price: number) {
  const { claim, facts, contract, policy } = input;
  if (!claim.grounds.some((g) => g === 'late_shipment' || g === 'not_shipped')) return null;
  if (contract.shipBy === null) return { finding: 'excluded', amount: 0, ends: false };
  const told = [...facts.consignments].sort((a, b) => a.consignmentId.localeCompare(b.consignmentId));
  const lots = told.map((lot) => lotFound(input, lot, lot.goodsMinor));
  const rest = price - total(lots.map((l) => l.goods));
  if (rest > 0 || lots.length === 0) lots.push(lotFound(input, null, rest));
  const parts = split(
    cap,
    lots.map((l) => l.goods),
  );
  const sent = total(lots.filter((l) => l.sent).map((l) => l.goods));
  const perDay = policy.lateRemedy.kind === 'per_day' ? policy.lateRemedy : null;
  const figure = perDay === null || perDay.contractFigureWins ? (contract.lateFigure ?? perDay) : perDay;
  let amount = 0;
  let ends = false;
  for (const [n, { goods, state, days, sent: had }] of lots.entries()) {
    if (state === 'fine') continue;
    const part = parts[n] ?? 0;
    const points = figure ? Math.min(figure.capBasisPoints, days * figure.basisPointsPerDay) : 0;
    if (state === 'late' && perDay) {
      amount += Math.min(part, halfUp(goods, points, 10_000));
      continue;
    }
    const kept = !had ? 0 : claim.keepsGoods ? goods : sent === 0 ? 0 : halfUp(goods, Math.min(sent, facts.usedMinor), sent);
    const allKept = had && (claim.keepsGoods || (goods > 0 && kept === goods));
    const back = allKept ? 0 : kept === 0 ? part : halfUp(part, goods - kept, goods);
    ends ||= !allKept;
    amount += back + Math.min(part - back, halfUp(kept, points, 10_000));
  }
  return { finding: lots.some((l) => l.state !== 'fine') ? 'not_met' : 'met', amount, ends };
}

/** How many thousandths of a line an item shows to be missing; null: it does not say. */
function missingBy(
  input: CaseInput,
  line: CaseLine,
  item: Evidence,
): { readonly loud: number; readonly missing: number; readonly sure: boolean } | null {
  const loud = power(item, item.counted !== null);
  if (loud < 80 || isBarred(input, item, loud)) return null;
  const found = item.counted?.thousandths ?? 0;
  const missing = line.quantity.thousandths - found;
  if (missing <= 0) return { loud, missing: 0, sure: true };
  if (loud >= 90) return { loud, missing, sure: true };
  const each = PIECES[line.quantity.unit] ?? null;
  const doubt = doubtOf(item, each === null ? 'weight' : 'parts', found / 1000);
  if (doubt === null) return null;
  // Doubt in pieces about goods by the dozen is a twelfth of it.
  return missing > (3000 * doubt) / (each ?? 1) ? { loud, missing, sure: true } : { loud, missing: 0, sure: false };
}

function shortages(input: CaseInput, packingBroken: boolean) {
  const { claim, contract, facts, evidence } = input;
  if (!claim.grounds.includes('shortage')) return null;
  const travelled = !['DAP', 'DPU', 'DDP'].includes(contract.rule) && facts.consignments.some((c) => c.shippedOn !== null);
  const lines = claim.shortages.map(({ lineId, claimedThousandths, nature }) => {
    const line = contract.lines.find((l) => l.lineId === lineId);
    if (!line) return { finding: 'unproven', amount: 0, carriers: false };
    const items = evidence.filter((e) => e.counted?.lineId === lineId);
    const told = items.flatMap((item) => {
      const says = missingBy(input, line, item);
      return says ? [{ ...says, before: item.goods === 'before_shipment' && says.missing > 0 }] : [];
    });
    const best = told.filter((t) => t.loud === Math.max(...told.map((o) => o.loud)));
    const least = best.length === 0 ? 0 : Math.min(...best.map((t) => t.missing));
    const proven = Math.min(least, claimedThousandths);
    const carriers = proven > 0 && nature === 'loss' && travelled && !told.some((t) => t.before) && !packingBroken;
    if (proven > 0 && !carriers) {
      return { finding: 'not_met', amount: halfUp(line.totalMinor, proven, line.quantity.thousandths), carriers };
    }
    const complete = best.length > 0 && best.every((t) => t.missing === 0 && t.sure);
    return { finding: complete ? 'met' : 'unproven', amount: 0, carriers };
  });
  const all = lines.map((l) => l.finding);
  const met = all.length > 0 && all.every((f) => f === 'met');
  return {
    finding: all.includes('not_met') ? 'not_met' : met ? 'met' : 'unproven',
    amounts: lines.map((l) => l.amount),
    carriers: lines.some((l) => l.carriers),
  };
}

/** Who bears a charge: S, B, nobody (N), or nobody knows (?). */
function bears({ contract, facts }: CaseInput, charge: string): string {
  const { rule } = contract;
  const { freightIncludesUnloading: included, placeBeyondTerminal: beyond, causedBy } = facts.carriage;
  const byFreight = included === undefined ? '?' : included ? 'S' : 'B';
  const isBuyersFreight = ['EXW', 'FCA', 'FAS', 'FOB'].includes(rule);
  switch (charge) {
    case 'export_clearance':
      return rule === 'EXW' ? 'B' : 'S';
    case 'main_carriage':
      return isBuyersFreight ? 'B' : 'S';
    case 'import_duty_tax':
      return rule === 'DDP' ? 'S' : 'B';
    case 'insurance':
      return rule === 'CIF' || rule === 'CIP' ? 'S' : 'N';
    case 'storage_demurrage':
      return causedBy === undefined ? '?' : causedBy === 'supplier' ? 'S' : 'B';
    case 'destination_terminal':
      if (isBuyersFreight) return 'B';
      if (rule === 'DPU') return 'S';
      if (rule === 'CFR' || rule === 'CIF') return byFreight;
      if (beyond === undefined) return '?';
      if (beyond) return 'S';
      return rule === 'CPT' || rule === 'CIP' ? byFreight : 'B';
    default:
      return '?';
  }
}

function bills(input: CaseInput) {
  if (!input.claim.grounds.includes('charges')) return null;
  const judged = input.claim.charges.map((c) => ({ ...c, who: c.billId === null ? '?' : bears(input, c.charge) }));
  const amount = total(judged.filter((c) => c.who === 'S').map((c) => c.amountMinor));
  if (judged.some((c) => c.who === 'S')) return { finding: 'not_met', amount };
  return { finding: judged.length > 0 && judged.every((c) => c.who === 'B' || c.who === 'N') ? 'met' : 'unproven', amount };
}

/** The supplier bears the fee where a tested clause is not met, but for what the buyer added in vain. Half a unit is the supplier's. */
function feeFor({ inspection }: CaseInput, findings: Readonly<Record<string, string>>): NaiveResult['fee'] {
  if (!inspection) return null;
  const { tested, addedByClaimant, feeMinor } = inspection;
  const vain = tested.filter((id) => addedByClaimant.includes(id) && findings[id] === 'met').length;
  const lost = tested.some((id) => findings[id] === 'not_met');
  const supplier = lost ? halfUp(feeMinor, tested.length - vain, tested.length) : 0;
  return [supplier, feeMinor - supplier];
}

export function naive(input: CaseInput): NaiveResult {
  const { contract, claim, facts, inspection } = input;
  const price = total(contract.lines.map((l) => l.totalMinor));
  const pastEnd = facts.orderEnded && claim.grounds.every((g) => g === 'warranty');
  const cap = pastEnd ? facts.retainedMinor : Math.max(0, Math.min(facts.paidMinor, facts.coveredMinor) - facts.returnedMinor);
  const named = contract.clauses.filter(
    (c) => claim.points.some((p) => p.clauseId === c.clauseId) || inspection?.tested.includes(c.clauseId),
  );
  const packing = named.filter((c) => c.packing).map((clause) => ({ clause, ...judge(input, clause, false) }));
  const packingBroken = packing.some((p) => p.finding === 'not_met');
  const rest = named.filter((c) => !c.packing).map((clause) => ({ clause, ...judge(input, clause, packingBroken) }));
  const judged = [...packing, ...rest];

  const kept = claim.keepsGoods ? price : facts.usedMinor;
  const broken = judged.filter((j) => j.finding === 'not_met');
  const isFull = (c: CaseClause): boolean =>
    c.defectClass === 'critical' || (c.defectClass === 'major' && contract.remedy === 'full_refund');
  const goesBack = broken.some((j) => isFull(j.clause)) && !claim.keepsGoods && (kept < price || price === 0);
  const reductions = broken.map(({ clause, share }) => {
    const goods = total(lineFor(input, clause).goods.map((l) => l.totalMinor));
    return share === null ? 0 : Math.floor(round((isFull(clause) ? Math.min(kept, goods) : goods) * share) + 0.5);
  });

  const late = lateness(input, cap, price);
  const short = shortages(input, packingBroken);
  const billed = bills(input);
  const reduced = total(reductions) + total(short?.amounts ?? []);
  const ended = goesBack ? (price === 0 ? cap : halfUp(cap, price - kept, price)) : 0;
  const sum = ended + (late?.amount ?? 0) + reduced - Math.min(reduced, facts.unpaidMinor) + (billed?.amount ?? 0);
  const findings = {
    ...(late ? { late_shipment: late.finding } : {}),
    ...(short ? { shortage: short.finding } : {}),
    ...(billed ? { charges: billed.finding } : {}),
    ...Object.fromEntries(judged.map((j) => [j.clause.clauseId, j.finding])),
  };
  const carriers = judged.some((j) => j.carriers) || short?.carriers;
  return {
    findings,
    fault: Object.values(findings).includes('not_met') ? 'supplier' : carriers ? 'carrier' : 'none',
    refundMinor: Math.min(cap, sum),
    purchaseEnds: goesBack || (late?.ends ?? false),
    fee: feeFor(input, findings),
  };
}
