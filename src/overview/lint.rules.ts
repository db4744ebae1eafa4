/** The measurability check over a whole order: every clause's words, the shipping date, and what nobody wrote. */
import { absentFrom } from '../contracts/checklists.rules.ts';
import { lintClause } from '../contracts/lint.rules.ts';
import type { LintProblem, Verdict } from '../contracts/lint.types.ts';
import { clausesInForce, termsInForce } from '../contracts/rules.ts';
import type { ContractState } from '../contracts/types.ts';
import type { PlainDate } from '../kernel/dates.ts';
import { wordsOf } from './texts.rules.ts';
import type { Texts } from './types.ts';

export type OrderLint = {
  readonly version: number;
  readonly clauses: readonly {
    readonly clauseId: string;
    readonly verdict: Verdict;
    readonly problems: readonly string[];
    /** With the words that gave each problem and where they stand; empty where the text was erased. */
    readonly details: readonly LintProblem[];
  }[];
  readonly shipBy: { readonly ok: boolean; readonly date: PlainDate | null; readonly problems: readonly string[] };
  /** Topics of the category's checklist that no clause mentions; none without a category. */
  readonly absent: readonly string[];
};

/** Of an erased clause the verdict that was fixed into the confirmed text stands. */
export function lintOrder(contract: ContractState, texts: Texts): OrderLint {
  const { category, shipBy } = termsInForce(contract);
  const clauses = clausesInForce(contract);
  return {
    version: contract.version,
    clauses: clauses.map(({ clauseId, text, verdict, problems }) => {
      const words = wordsOf(text, texts);
      if (words === null) return { clauseId, verdict, problems, details: [] };
      const lint = lintClause({ text: words, ...(category === null ? {} : { category }) });
      return { clauseId, verdict: lint.verdict, problems: lint.problems.map((p) => p.code), details: lint.problems };
    }),
    shipBy: { ok: shipBy.date !== null, date: shipBy.date, problems: shipBy.problems },
    absent: absentOf(contract, texts),
  };
}

/** Topics that buyers of this category and this kind of order forget, and that neither terms nor clauses mention. */
export function absentOf(contract: ContractState, texts: Texts): readonly string[] {
  const terms = termsInForce(contract);
  const said = [terms.composition, terms.process, ...clausesInForce(contract).map(({ text }) => text)];
  return absentFrom(
    terms,
    said.flatMap((text) => wordsOf(text, texts) ?? []),
  ).map(({ slug }) => slug);
}
