/** Why one point of a decision decided nothing, and which words of the contract it was. */
import type { Reason, ReasonCode, SetAside, SubjectFinding } from '../claims/determination.types.ts';
import type { ClauseLint, LintProblem, Problem } from '../contracts/lint.types.ts';
import { PROBLEMS } from '../contracts/lint.types.ts';
import type { Cause, DecidedClause, ProofGap } from './types.ts';

/** What set an item aside that better words could have prevented; the rest lies in how the parties acted. */
const GAP_OF: ReadonlyMap<SetAside, ProofGap> = new Map(
  (
    [
      'within_uncertainty',
      'too_few_failures',
      'instrument_unsuited',
      'incomplete_measurement',
      'unreadable',
      'photo_no_quantity',
      'statement_alone',
    ] as const
  ).map((gap) => [gap, gap]),
);

export const isUndecided = ({ finding }: SubjectFinding): boolean => finding === 'unproven' || finding === 'excluded';

const isProblem = (text: unknown): text is Problem => (PROBLEMS as readonly unknown[]).includes(text);

function missingOf({ data }: Reason): readonly Problem[] {
  const missing = data['missing'];
  return Array.isArray(missing) ? missing.filter(isProblem) : [];
}

const gapsOf = (reasons: readonly Reason[]): readonly ProofGap[] => [
  ...new Set(
    reasons.flatMap(({ code, data }) => {
      const gap = code === 'set_aside' ? GAP_OF.get(data['why'] as SetAside) : undefined;
      return gap ? [gap] : [];
    }),
  ),
];

/** What the first reason, which decides, says of the wording. */
function causesBy({ reasons: [first, ...others] }: SubjectFinding): readonly Cause[] {
  switch (first?.code) {
    case 'not_measurable':
      return missingOf(first);
    case 'no_exact_date':
    case 'share_unknown':
    case 'contradicted':
      return [first.code];
    case 'nothing_decides': {
      const gaps = gapsOf(others);
      // Items that were set aside for another reason, as late ones, say nothing about the clause.
      return gaps.length > 0 || others.length > 0 ? gaps : ['nothing_shown'];
    }
    default:
      return [];
  }
}

/** The causes in the wording; none, and the reason, where the point failed for how the parties acted. */
export function causesOf(point: SubjectFinding): { readonly causes: readonly Cause[]; readonly otherwise: ReasonCode | null } {
  const causes = causesBy(point);
  return { causes, otherwise: causes.length === 0 ? (point.reasons[0]?.code ?? null) : null };
}

const wordsAt = (text: string, { span }: LintProblem): string | null => (span ? text.slice(...span) : null);

/** The words that caused it, in small letters: those the check marks for the cause, else the characteristic. */
export function wordingOf(cause: Cause, { text, characteristic }: DecidedClause, lint: ClauseLint | null): string | null {
  const problem = lint?.problems.find(({ code }) => code === cause);
  const marked = text !== null && problem ? wordsAt(text, problem) : null;
  return (marked ?? characteristic ?? lint?.parsed?.characteristic ?? text)?.trim().toLowerCase() ?? null;
}

const LATIN = /[a-z0-9]/;

/** Whether a text in small letters has the words as whole ones: goods are not good. Chinese has no gaps to look for. */
export function hasWords(text: string, words: string): boolean {
  const parts = text.split(words);
  return parts.slice(1).some((after, n) => {
    const before = parts[n] ?? '';
    const opens = LATIN.test(words.at(0) ?? '') && LATIN.test(before.at(-1) ?? '');
    const closes = LATIN.test(words.at(-1) ?? '') && LATIN.test(after.at(0) ?? '');
    return !opens && !closes;
  });
}
