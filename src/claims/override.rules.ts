/** A determination with findings that a person changed: the award and the fee follow from the changed findings. */
import type { Outcome } from './amount.rules.ts';
import type { CaseInput, Determination, Finding, Reason } from './determination.types.ts';
import { determine, findingsOf, outcomeOf, resultOf } from './determination.rules.ts';
import { relyOn } from './evidence.rules.ts';
import { type Judged, isByShare } from './findings.rules.ts';
import { claimedShare } from './share.rules.ts';

export type FindingOverride = { readonly subject: string; readonly finding: Finding };

const overridden = (computed: Finding): Reason => ({ code: 'overridden', data: { computed }, reliedOn: relyOn([]) });

const findingFor = (overrides: readonly FindingOverride[], subject: string): Finding | null =>
  overrides.find((one) => one.subject === subject)?.finding ?? null;

/** A clause as a person finds it. How much of the goods is affected stays what was proven, else what was claimed. */
function overrideClause(input: CaseInput, judged: Judged, finding: Finding): Judged {
  const point = input.claim.points.find(({ clauseId }) => clauseId === judged.clause.clauseId) ?? null;
  const share = finding === 'not_met' ? (judged.share ?? claimedShare(input, judged.clause, point)) : null;
  return { ...judged, finding, share, carriers: false, reasons: [overridden(judged.finding), ...judged.reasons] };
}

type Late = NonNullable<Outcome['lateness']>;

/** In time by a person's word, every lot is; late by it, what was shipped was late and the rest was not shipped. */
function overrideLateness(lateness: Late, finding: Finding): Late {
  const reasons = [overridden(lateness.finding), ...lateness.reasons];
  if (finding === lateness.finding) return { ...lateness, reasons };
  const lots = lateness.lots.map((lot): Late['lots'][number] => {
    if (finding !== 'not_met') return { ...lot, outcome: 'in_time', daysLate: 0 };
    return { ...lot, outcome: lot.outcome === 'in_time' ? 'shipped_late' : 'not_shipped', daysLate: Math.max(1, lot.daysLate) };
  });
  return { finding, reasons, lots };
}

function overrideShortage(input: CaseInput, shortage: NonNullable<Outcome['shortage']>, finding: Finding) {
  const reasons = [overridden(shortage.finding), ...shortage.reasons];
  if (finding !== 'not_met') return { ...shortage, finding, reasons, lines: [], carriers: false };
  const claimed = input.claim.shortages.flatMap(({ lineId, claimedThousandths }) => {
    const line = input.contract.lines.find((each) => each.lineId === lineId);
    const whole = line?.quantity.thousandths ?? 0;
    if (!line || whole === 0) return [];
    return [{ lineId, totalMinor: line.totalMinor, share: { part: Math.min(claimedThousandths, whole), whole } }];
  });
  return { finding, reasons, lines: shortage.lines.length > 0 ? shortage.lines : claimed, carriers: false };
}

function overrideCharges(input: CaseInput, charges: NonNullable<Outcome['charges']>, finding: Finding) {
  const reasons = [overridden(charges.finding), ...charges.reasons];
  const all = input.claim.charges.map(({ charge, amountMinor }) => ({ charge, amountMinor }));
  return { finding, reasons, owed: finding === 'not_met' ? (charges.owed.length > 0 ? charges.owed : all) : [] };
}

function apply(input: CaseInput, computed: Outcome, overrides: readonly FindingOverride[]): Outcome {
  const { lateness, shortage, charges } = computed;
  const late = findingFor(overrides, 'late_shipment');
  const short = findingFor(overrides, 'shortage');
  const billed = findingFor(overrides, 'charges');
  return {
    clauses: computed.clauses.map((judged) => {
      const finding = findingFor(overrides, judged.clause.clauseId);
      return finding === null ? judged : overrideClause(input, judged, finding);
    }),
    lateness: lateness && late !== null ? overrideLateness(lateness, late) : lateness,
    shortage: shortage && short !== null ? overrideShortage(input, shortage, short) : shortage,
    charges: charges && billed !== null ? overrideCharges(input, charges, billed) : charges,
  };
}

const computedFor = (input: CaseInput, overrides: readonly FindingOverride[]): Outcome =>
  outcomeOf(input, (clauseId) => findingFor(overrides, clauseId));

/**
 * The determination of a case with a person's findings in place of computed ones; without any it is `determine` to the
 * hash. The changed findings say what had been computed.
 */
export const determineWith = (input: CaseInput, overrides: readonly FindingOverride[]): Determination =>
  overrides.length === 0 ? determine(input) : resultOf(input, apply(input, computedFor(input, overrides), overrides));

/** Whether an award can follow from a finding: a share, a lot or a bill that nobody told of cannot be paid for. */
function isGroundless(input: CaseInput, outcome: Outcome, { subject, finding }: FindingOverride): boolean {
  if (finding !== 'not_met') return false;
  if (subject === 'late_shipment') return outcome.lateness?.lots.length === 0;
  if (subject === 'shortage') return input.claim.shortages.length === 0;
  if (subject === 'charges') return input.claim.charges.length === 0;
  const judged = outcome.clauses.find(({ clause }) => clause.clauseId === subject);
  return judged !== undefined && isByShare(input, judged.clause) && overrideClause(input, judged, finding).share === null;
}

/** The first subject that an override cannot be about, or from which no award can follow; null: all are sound. */
export function badOverride(input: CaseInput, overrides: readonly FindingOverride[]): string | null {
  const outcome = computedFor(input, overrides);
  const known = new Set(findingsOf(outcome).map(({ subject }) => subject));
  const bad = overrides.find((one) => !known.has(one.subject)) ?? overrides.find((one) => isGroundless(input, outcome, one));
  return bad?.subject ?? null;
}
