/** The coach: a clause judged, each problem explained, and a wording proposed that can be measured. */
import { ADVICE } from './advice.data.ts';
import type { Advice, Words } from './coach.types.ts';
import { compileClause } from './compile.rules.ts';
import type { LintProblem } from './lint.types.ts';
import { render } from './render.rules.ts';
import type { CompiledClause, Requirement } from './requirement.types.ts';
import { type RewriteInput, rewriteOf } from './rewrite.rules.ts';

export type Coached = Omit<CompiledClause, 'problems' | 'requirement'> & {
  readonly problems: readonly (LintProblem & Advice)[];
  /** What the clause binds to, in parts, and as it reads in English and Chinese; null where it binds to no number. */
  readonly requirement: (Requirement & { readonly says: Words }) | null;
  /** A wording that the check finds measurable; null where the clause is so already, or it needs a day and none is known. */
  readonly rewrite: string | null;
};

/** What the coach says of a clause. Never throws; time grows linearly with the text. */
export function coach(input: RewriteInput): Coached {
  const { verdict, problems, parsed, requirement, parts } = compileClause(input);
  return {
    verdict,
    problems: problems.map((problem) => ({ ...problem, ...ADVICE[problem.code] })),
    parsed,
    requirement: requirement && {
      ...requirement,
      says: { en: render(requirement, 'en'), zh: render(requirement, 'zh') },
    },
    parts,
    rewrite: verdict === 'measurable' ? null : rewriteOf(input),
  };
}
