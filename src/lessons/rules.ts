/** Lessons of decided cases: points that decided nothing, gathered by cause and by wording, the most frequent first. */
import type { Finding, ReasonCode, SubjectFinding } from '../claims/determination.types.ts';
import { ADVICE } from '../contracts/advice.data.ts';
import { coach } from '../contracts/coach.rules.ts';
import type { Advice } from '../contracts/coach.types.ts';
import { lintClause } from '../contracts/lint.rules.ts';
import { PROBLEMS, type ClauseLint, type Problem } from '../contracts/lint.types.ts';
import { causesOf, hasWords, isUndecided, wordingOf } from './cause.rules.ts';
import type { Cause, DecidedCase, DecidedClause, Example, Lesson, Lessons, ProofGap, Wording } from './types.ts';
import { GAPS } from './words.data.ts';

/** More wordings and examples than anybody reads; the counts include those that are not shown. */
const MOST_WORDINGS = 50;
const MOST_EXAMPLES = 5;

/** A point that decided nothing, for one cause. */
type Point = {
  readonly of: DecidedCase;
  readonly finding: Lesson['finding'];
  readonly cause: Cause;
  readonly clause: DecidedClause;
  readonly words: string | null;
  readonly lint: ClauseLint | null;
};

/** What one case teaches; made case by case, since the check of a long text takes its time. */
export type Studied = {
  readonly findings: readonly Finding[];
  readonly points: readonly Point[];
  /** Texts and characteristics of the clauses that were found met or not met, in small letters. */
  readonly decided: readonly string[];
  readonly otherwise: readonly ReasonCode[];
};

const SHIP_BY = 'ship_by';

/** The clause of a point, or the shipping date as if it were one. Null: the point rests on neither. */
function clauseOf({ clauses, shipBy }: DecidedCase, { kind, subject }: SubjectFinding): DecidedClause | null {
  if (kind === 'late_shipment') return { clauseId: SHIP_BY, text: shipBy, product: null, characteristic: null };
  return kind === 'clause' ? (clauses.find(({ clauseId }) => clauseId === subject) ?? null) : null;
}

const inputOf = (text: string, { product }: DecidedClause, { category }: DecidedCase) => ({
  text,
  ...(product === null ? {} : { product }),
  ...(category === null ? {} : { category }),
});

function pointsOf(of: DecidedCase, point: SubjectFinding, clause: DecidedClause): readonly Point[] {
  const { causes } = causesOf(point);
  if (causes.length === 0) return [];
  const lint = clause.text === null ? null : lintClause(inputOf(clause.text, clause, of));
  const finding = point.finding === 'excluded' ? 'excluded' : 'unproven';
  return causes.map((cause) => ({ of, finding, cause, clause, lint, words: wordingOf(cause, clause, lint) }));
}

/** Studies one case. */
export function study(decided: DecidedCase): Studied {
  const found = decided.findings.map((point) => ({ point, clause: clauseOf(decided, point) }));
  const undecided = found.filter(({ point }) => isUndecided(point));
  return {
    findings: decided.findings.map(({ finding }) => finding),
    points: undecided.flatMap(({ point, clause }) => (clause ? pointsOf(decided, point, clause) : [])),
    decided: found
      .filter(({ point, clause }) => clause !== null && !isUndecided(point))
      .map(({ clause }) => `${clause?.text ?? ''}\n${clause?.characteristic ?? ''}`.toLowerCase()),
    otherwise: undecided.flatMap(({ point, clause }) => {
      const { otherwise } = causesOf(point);
      const code = otherwise ?? (clause ? null : (point.reasons[0]?.code ?? null));
      return code ? [code] : [];
    }),
  };
}

const isProblem = (cause: Cause): cause is Problem => (PROBLEMS as readonly string[]).includes(cause);

function adviceOf(cause: Cause): Advice {
  if (cause === 'no_exact_date') return ADVICE.relative_date;
  return isProblem(cause) ? ADVICE[cause] : GAPS[cause satisfies ProofGap];
}

function groupBy<T, K>(list: readonly T[], keyOf: (item: T) => K): readonly (readonly [K, readonly T[]])[] {
  return [...Map.groupBy(list, keyOf)].sort(([, a], [, b]) => b.length - a.length);
}

function exampleOf({ of, clause, lint }: Point): Example {
  const { orderId, claimId, version, approvedAt, category } = of;
  const { text } = clause;
  return {
    ...{ orderId, claimId, version, approvedAt, category, text },
    clauseId: clause.clauseId === SHIP_BY ? null : clause.clauseId,
    verdict: lint?.verdict ?? null,
    rewrite: text === null || clause.clauseId === SHIP_BY ? null : coach(inputOf(text, clause, of)).rewrite,
  };
}

const wordingRow = (words: string | null, points: readonly Point[], decided: readonly string[]): Wording => ({
  words,
  points: points.length,
  decided: words === null ? 0 : decided.filter((text) => hasWords(text, words)).length,
  caughtToday: points.filter(({ lint }) => lint !== null && lint.verdict !== 'measurable').length,
  examples: points.slice(0, MOST_EXAMPLES).map(exampleOf),
});

function lessonOf(cause: Cause, points: readonly Point[], decided: readonly string[]): Lesson {
  return {
    cause,
    finding: points.some(({ finding }) => finding === 'excluded') ? 'excluded' : 'unproven',
    ...adviceOf(cause),
    cases: new Set(points.map(({ of }) => `${of.orderId} ${of.claimId}`)).size,
    points: points.length,
    wordings: groupBy(points, ({ words }) => words)
      .slice(0, MOST_WORDINGS)
      .map(([words, same]) => wordingRow(words, same, decided)),
  };
}

const countOf = (findings: readonly Finding[], finding: Finding): number => findings.filter((each) => each === finding).length;

/** All that the cases teach. Cases come newest first, and so do the examples. */
export function lessonsOf(cases: readonly Studied[]): Lessons {
  const findings = cases.flatMap((each) => each.findings);
  const decided = cases.flatMap((each) => each.decided);
  return {
    cases: cases.length,
    findings: {
      met: countOf(findings, 'met'),
      not_met: countOf(findings, 'not_met'),
      unproven: countOf(findings, 'unproven'),
      excluded: countOf(findings, 'excluded'),
    },
    lessons: groupBy(
      cases.flatMap(({ points }) => points),
      ({ cause }) => cause,
    ).map(([cause, points]) => lessonOf(cause, points, decided)),
    otherwise: groupBy(
      cases.flatMap((each) => each.otherwise),
      (reason) => reason,
    ).map(([reason, same]) => ({ reason, points: same.length })),
  };
}
