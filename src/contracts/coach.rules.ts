/** The coach: a clause judged, each problem explained, and a wording proposed that can be measured. */
import { ADVICE } from './advice.data.ts';
import type { Advice } from './coach.types.ts';
import { lintClause } from './lint.rules.ts';
import type { ClauseLint, LintProblem } from './lint.types.ts';
import { type RewriteInput, rewriteOf } from './rewrite.rules.ts';

export type Coached = Omit<ClauseLint, 'problems'> & {
  readonly problems: readonly (LintProblem & Advice)[];
  /** A wording that the check finds measurable; null where the clause is so already. */
  readonly rewrite: string | null;
};

/** What the coach says of a clause. Never throws; time grows linearly with the text. */
export function coach(input: RewriteInput): Coached {
  const { verdict, problems, parsed } = lintClause(input);
  return {
    verdict,
    problems: problems.map((problem) => ({ ...problem, ...ADVICE[problem.code] })),
    parsed,
    rewrite: verdict === 'measurable' ? null : rewriteOf(input),
  };
}
