/** One clause of a case: met, not met, unproven or excluded, with the evidence and the rule that make it so. */
import { isCarriers } from './attribution.rules.ts';
import type { Side } from '../contracts/types.ts';
import type {
  CaseClause,
  CaseInput,
  ClaimPoint,
  EvidenceClass,
  Finding,
  Reason,
  ReasonCode,
  ReliedOn,
  Share,
} from './determination.types.ts';
import { type Opinion, type Weighed, asideReasons, isAgency, opinionOf, relyOn, weigh } from './evidence.rules.ts';
import { claimedShare, shareOfGoods } from './share.rules.ts';

export type Judged = {
  readonly clause: CaseClause;
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
  /** Part of the clause's goods that is shown to be affected, whatever the finding; null: none is. */
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

type JudgedClauses = { readonly clauses: readonly Judged[]; readonly packingFailed: boolean };

/**
 * All clauses of the case. Packing is judged first: broken, it makes damage on the way the supplier's.
 * @param found what a person found of a packing clause instead; null: as computed
 */
export function judgeClauses(input: CaseInput, found: (clauseId: string) => Finding | null = () => null): JudgedClauses {
  const clauses = clausesOf(input);
  const packing = clauses.filter((clause) => clause.packing).map((clause) => judgeClause(input, clause, false));
  const packingFailed = packing.some(({ clause, finding }) => (found(clause.clauseId) ?? finding) === 'not_met');
  const judged = (clause: CaseClause): Judged =>
    packing.find((one) => one.clause === clause) ?? judgeClause(input, clause, packingFailed);
  return { clauses: clauses.map(judged), packingFailed };
}

function judgeClause(input: CaseInput, clause: CaseClause, packingFailed: boolean): Judged {
  const judged = { clause, share: null, carriers: false };
  if (clause.verdict !== 'measurable') {
    const reason: Reason = { code: 'not_measurable', data: { missing: clause.problems }, reliedOn: NOBODY };
    return { ...judged, finding: 'excluded', reasons: [reason] };
  }
  const items = input.evidence.filter((item) => item.clauseId === clause.clauseId);
  const weighed = weigh(items.map((item) => opinionOf(input, clause, item)));
  const share = shareOfGoods(input, clause, pointOf(input, clause.clauseId), weighed.opinions);
  return { ...judged, share, ...foundOf(input, clause, weighed, packingFailed) };
}

type Outcome = Pick<Judged, 'finding' | 'reasons'> & Partial<Pick<Judged, 'share' | 'carriers'>>;

function foundOf(input: CaseInput, clause: CaseClause, weighed: Weighed, packingFailed: boolean): Outcome {
  const aside = asideReasons(weighed);
  const refusedBy = whoRefused(input, clause, weighed);
  if (refusedBy === 'supplier') return accessRefused(input, clause, weighed);
  if (weighed.says === 'met') return { finding: 'met', reasons: [decided(weighed), ...aside] };
  if (refusedBy === 'buyer') return unproven('inspection_refused', NOBODY, asideReasons(weighed, 'refused'));
  if (weighed.says === 'not_met') return broken(input, clause, weighed, aside, packingFailed);
  const reliedOn = relyOn(weighed.decisive.map(({ item }) => item));
  if (testedIn(input, clause)?.goodsDisposed) return unproven('goods_disposed', reliedOn, aside);
  return unproven(weighed.says === 'contradicted' ? 'contradicted' : 'nothing_decides', reliedOn, aside);
}

const testedIn = ({ inspection }: CaseInput, { clauseId }: CaseClause) =>
  inspection?.tested.includes(clauseId) ? inspection : null;

/** Who would not have the clause looked at. Nobody, once the appointed firm has said something of it. */
const whoRefused = (input: CaseInput, clause: CaseClause, { opinions }: Weighed): Side | null =>
  opinions.some(({ name, says }) => name === 'appointed_laboratory' && says !== null)
    ? null
    : (testedIn(input, clause)?.refusedBy ?? null);

/** Nothing decides, so the burden does: on the claimant. */
const unproven = (code: ReasonCode, reliedOn: ReliedOn, aside: readonly Reason[]): Outcome => ({
  finding: 'unproven',
  reasons: [{ code, data: { burden: 'buyer' }, reliedOn }, ...aside],
});

/** A supplier that kept the goods from being looked at loses the point, whatever else it shows; as many are bad as are claimed. */
function accessRefused(input: CaseInput, clause: CaseClause, weighed: Weighed): Outcome {
  const point = pointOf(input, clause.clauseId);
  const refused: Reason = { code: 'access_refused', data: { by: 'supplier' }, reliedOn: NOBODY };
  const aside = asideReasons(weighed, 'refused');
  const share = claimedShare(input, clause, point) ?? shareOfGoods(input, clause, point, weighed.opinions);
  if (share !== null || !isByShare(input, clause)) {
    return { finding: 'not_met', reasons: [refused, ...unknownShare(input, share, NOBODY), ...aside], share };
  }
  return { finding: 'unproven', reasons: [shareUnknown(NOBODY), refused, ...aside] };
}

const shareUnknown = (reliedOn: ReliedOn): Reason => ({ code: 'share_unknown', data: {}, reliedOn });

/** Goods that the buyer keeps or used earn a reduction: told where nobody knows of how many. */
const unknownShare = ({ claim, facts }: CaseInput, share: Share | null, reliedOn: ReliedOn): readonly Reason[] =>
  share === null && (claim.keepsGoods || facts.usedMinor > 0) ? [shareUnknown(reliedOn)] : [];

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
    return { finding: 'unproven', reasons: [shareUnknown(reason.reliedOn), reason, ...aside] };
  }
  return { finding: 'not_met', reasons: [reason, ...packing, ...unknownShare(input, share, reason.reliedOn), ...aside] };
}

/** The rule by which the strongest evidence decides, with its figures. */
function decided({ decisive, says }: Weighed): Reason {
  const [first] = [...decisive].sort((a, b) => (a.item.evidenceId < b.item.evidenceId ? -1 : 1));
  const name = first?.name ?? 'statement';
  const figures = first && first.item.values.length > 0 ? first.data : { ...first?.units };
  return {
    code: codeOf(first, name),
    data: { class: name, says: says === 'met' ? 'met' : 'not_met', ...figures },
    reliedOn: relyOn(decisive.map(({ item }) => item)),
  };
}

function codeOf(opinion: Opinion | undefined, name: EvidenceClass): ReasonCode {
  if (isAgency(name)) return 'report_decides';
  if (name === 'own_measurement') return 'measurement_decides';
  return opinion?.item.kind === 'document' ? 'paper_decides' : 'photo_decides';
}
