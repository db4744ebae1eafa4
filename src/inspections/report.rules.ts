/** The verdict of a report, computed and never typed: clause by clause against its limit, and the defects by the plan. */
import type { Clause } from '../contracts/types.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import { complies, limitOf, readReading } from './readings.rules.ts';
import { type PerClass, judgeVisit } from './sampling.rules.ts';
import type { BookedPlan, ClauseVerdict, InspectionsRefusal, JudgeRefusal, SamplingVerdict } from './types.ts';

/** What of a clause its judgement rests on. */
export type JudgedClause = Pick<Clause, 'clauseId' | 'defectClass' | 'parsed' | 'verdict'>;

export type Findings = {
  /** Nonconforming units (or defects) by class among the units that class looks at; null: not counted. */
  readonly defects: PerClass<number> | null;
  /** Readings as written, by clause id. */
  readonly measured: Readonly<Record<string, readonly string[]>>;
  /** Observations on clauses that are there or not, by clause id. */
  readonly facts: Readonly<Record<string, 'pass' | 'fail'>>;
};

export type Judged = {
  readonly sampling: SamplingVerdict | null;
  readonly clauses: readonly ClauseVerdict[];
  readonly passed: boolean;
};

/**
 * Judges what was found against the clauses in force and the plan fixed at booking. The visit passes when every judged
 * critical and major clause is met and the plan accepts; minor clauses are told but hold nothing back.
 * Errors: inspection.clause_unknown, inspection.no_limit, inspection.reading_invalid, aql.found_invalid.
 */
export function judgeReport(
  clauses: readonly JudgedClause[],
  plan: BookedPlan,
  findings: Findings,
): Result<Judged, InspectionsRefusal | JudgeRefusal> {
  const named = [...new Set([...Object.keys(findings.measured), ...Object.keys(findings.facts)])];
  const verdicts: ClauseVerdict[] = [];
  for (const clauseId of named) {
    const clause = clauses.find((c) => c.clauseId === clauseId);
    if (!clause) return refuse('inspection.clause_unknown', { id: clauseId });
    const verdict = judgeClause(clause, plan, own(findings.measured, clauseId) ?? [], own(findings.facts, clauseId) ?? null);
    if (!verdict.ok) return verdict;
    verdicts.push(verdict.value);
  }
  const sampling = findings.defects === null ? null : judgeVisit(plan, findings.defects);
  if (sampling && !sampling.ok) return sampling;
  const held = verdicts.some((v) => v.verdict === 'not_met' && v.defectClass !== 'minor');
  return ok({ sampling: sampling?.value ?? null, clauses: verdicts, passed: !held && (sampling?.value.passed ?? true) });
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function judgeClause(
  clause: JudgedClause,
  plan: BookedPlan,
  readings: readonly string[],
  fact: 'pass' | 'fail' | null,
): Result<ClauseVerdict, InspectionsRefusal> {
  const { clauseId, defectClass } = clause;
  const limit = limitOf(clause.parsed);
  if (readings.length > 0 && !limit) return refuse('inspection.no_limit', { id: clauseId });
  const values: number[] = [];
  for (const reading of readings) {
    const value = readReading(reading, limit?.unit ?? '1');
    if (!value.ok) return refuse(value.code, { ...value.data, id: clauseId });
    values.push(value.value);
  }
  const failing = limit ? values.filter((v) => !complies(limit, v)).length : 0;
  const told = { clauseId, defectClass, unit: limit?.unit ?? null, values, failing, fact };
  // What could not be measured when both confirmed it decides nothing now. Source: programme rule R8.
  if (clause.verdict !== 'measurable') return ok({ ...told, verdict: 'excluded' });
  const broken = fact === 'fail' || !tolerated(plan, defectClass, values.length, failing);
  return ok({ ...told, verdict: broken ? 'not_met' : 'met' });
}

/**
 * Readings of the whole sample of the class may fail up to the acceptance number that both sides agreed; readings of
 * fewer units carry no such number, so each of them must keep the limit. A critical clause tolerates none.
 */
function tolerated(plan: BookedPlan, defectClass: Clause['defectClass'], looked: number, failing: number): boolean {
  if (failing === 0) return true;
  const { sampleSize, accept } = plan.classes[defectClass];
  return defectClass !== 'critical' && looked >= sampleSize && failing <= accept;
}
