/** One clause of a case: met, not met, unproven or excluded, with the evidence and the rule that make it so. */
import { isCarriers } from './attribution.rules.ts';
import type { CaseClause, CaseInput, ClaimPoint, Finding, Reason, ReasonCode, Share } from './determination.types.ts';
import { type Opinion, type Weighed, asideReasons, classOf, isAgency, opinionOf, relyOn, weigh } from './evidence.rules.ts';
import { claimedShare, shareOfGoods } from './share.rules.ts';

export type Judged = {
  readonly clause: CaseClause;
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
  /** Part of the clause's goods that is affected; null: not proven. */
  readonly share: Share | null;
  /** Proven, but the carrier's. */
  readonly carriers: boolean;
};

const NOBODY = relyOn([]);

const pointOf = (input: CaseInput, clauseId: string): ClaimPoint | null =>
  input.claim.points.find((point) => point.clauseId === clauseId) ?? null;

/** Whether the amount of this clause hangs on how many goods are affected: minor ones always, major ones as agreed. */
export const isByShare = (input: CaseInput, { defectClass }: Pick<CaseClause, 'defectClass'>): boolean =>
  defectClass === 'minor' || (defectClass === 'major' && input.contract.remedy === 'pro_rata');

/** Clauses that are judged: those claimed and those tested, in the contract's order. */
function clausesOf(input: CaseInput): readonly CaseClause[] {
  const named = new Set([...input.claim.points.map(({ clauseId }) => clauseId), ...(input.inspection?.tested ?? [])]);
  return input.contract.clauses.filter(({ clauseId }) => named.has(clauseId));
}

/** All clauses of the case. Packing is judged first: broken, it makes damage on the way the supplier's. */
export function judgeClauses(input: CaseInput): readonly Judged[] {
  const clauses = clausesOf(input);
  const packing = clauses.filter((clause) => clause.packing).map((clause) => judgeClause(input, clause, false));
  const failed = packing.some(({ finding }) => finding === 'not_met');
  return clauses.map((clause) => packing.find((judged) => judged.clause === clause) ?? judgeClause(input, clause, failed));
}

function judgeClause(input: CaseInput, clause: CaseClause, packingFailed: boolean): Judged {
  const judged = { clause, share: null, carriers: false };
  if (clause.verdict !== 'measurable') {
    const reason: Reason = { code: 'not_measurable', data: { missing: clause.problems }, reliedOn: NOBODY };
    return { ...judged, finding: 'excluded', reasons: [reason] };
  }
  const items = input.evidence.filter((item) => item.clauseId === clause.clauseId);
  const weighed = weigh(items.map((item) => opinionOf(input, clause, item)));
  const aside = asideReasons(weighed);
  if (weighed.says === 'met') return { ...judged, finding: 'met', reasons: [decided(weighed), ...aside] };
  if (weighed.says !== 'not_met') return { ...judged, ...undecided(input, clause, weighed, aside) };
  return { ...judged, ...broken(input, clause, weighed, aside, packingFailed) };
}

type Outcome = Pick<Judged, 'finding' | 'reasons'> & Partial<Pick<Judged, 'share' | 'carriers'>>;

/** Proven not met: unless it happened on the way, or the amount asks how much of the goods and nobody knows. */
function broken(
  input: CaseInput,
  clause: CaseClause,
  weighed: Weighed,
  aside: readonly Reason[],
  packingFailed: boolean,
): Outcome {
  const point = pointOf(input, clause.clauseId);
  const reason = decided(weighed);
  const onTheWay = isCarriers(input, point?.nature ?? null, weighed.opinions);
  const data = { nature: point?.nature ?? null };
  if (onTheWay && !packingFailed) {
    const carriers: Reason = { code: 'carriers_damage', data: { ...data, rule: input.contract.rule }, reliedOn: reason.reliedOn };
    return { finding: 'unproven', reasons: [carriers, reason, ...aside], carriers: true };
  }
  const packing: readonly Reason[] = onTheWay ? [{ code: 'packing_failed', data, reliedOn: NOBODY }] : [];
  const share = shareOfGoods(input, clause, point, weighed.opinions);
  // Where a share is all that can be awarded, a share that nobody knows proves nothing.
  if (share === null && isByShare(input, clause)) {
    const unknown: Reason = { code: 'share_unknown', data: {}, reliedOn: reason.reliedOn };
    return { finding: 'unproven', reasons: [unknown, reason, ...aside] };
  }
  return { finding: 'not_met', reasons: [reason, ...packing, ...aside], share };
}

/** Nothing decides, so the burden does: on the claimant, unless the supplier kept the goods from being looked at. */
function undecided(input: CaseInput, clause: CaseClause, weighed: Weighed, aside: readonly Reason[]): Outcome {
  const reliedOn = relyOn(weighed.decisive.map(({ item }) => item));
  const inspection = input.inspection?.tested.includes(clause.clauseId) ? input.inspection : null;
  const unproven = (code: ReasonCode): Outcome => ({
    finding: 'unproven',
    reasons: [{ code, data: { burden: 'buyer' }, reliedOn }, ...aside],
  });
  if (inspection?.refusedBy === 'supplier') {
    const refused: Reason = { code: 'access_refused', data: { by: 'supplier' }, reliedOn };
    const point = pointOf(input, clause.clauseId);
    const share = claimedShare(input, clause, point) ?? shareOfGoods(input, clause, point, weighed.opinions);
    if (share !== null || !isByShare(input, clause)) return { finding: 'not_met', reasons: [refused, ...aside], share };
    return { finding: 'unproven', reasons: [{ code: 'share_unknown', data: {}, reliedOn }, refused, ...aside] };
  }
  if (inspection?.refusedBy === 'buyer') return unproven('inspection_refused');
  if (inspection?.goodsDisposed) return unproven('goods_disposed');
  return unproven(weighed.says === 'contradicted' ? 'contradicted' : 'nothing_decides');
}

/** The rule by which the strongest evidence decides, with its figures. */
function decided({ decisive, says }: Weighed): Reason {
  const [first] = [...decisive].sort((a, b) => (a.item.evidenceId < b.item.evidenceId ? -1 : 1));
  const name = first ? classOf(first.item) : 'statement';
  const figures = first && first.item.values.length > 0 ? first.data : { ...first?.units };
  return {
    code: codeOf(first, name),
    data: { class: name, says: says === 'met' ? 'met' : 'not_met', ...figures },
    reliedOn: relyOn(decisive.map(({ item }) => item)),
  };
}

function codeOf(opinion: Opinion | undefined, name: ReturnType<typeof classOf>): ReasonCode {
  if (isAgency(name)) return 'report_decides';
  if (name === 'own_measurement') return 'measurement_decides';
  return opinion?.item.kind === 'document' ? 'paper_decides' : 'photo_decides';
}
