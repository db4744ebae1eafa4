/** The measurability check: decides whether a clause can be inspected, and says what is missing. */
import { type Facts, gather } from './facts.rules.ts';
import { after, missingTolerances, missingUnits } from './figures.rules.ts';
import { type Finding, PURE, RATED, found, limits, partOf, wordsOf } from './findings.rules.ts';
import { type ClauseInput, type ClauseLint, type LintProblem, PROBLEMS, type Verdict } from './lint.types.ts';
import { missingMethods } from './methods.rules.ts';
import { parsedOf } from './parsed.rules.ts';
import type { Range } from './references.rules.ts';
import { englishOf } from './render.rules.ts';
import { spanOf } from './tokens.rules.ts';
import { CHECKABLE_NOUNS, RATED_NOUNS, SCALED_NOUNS } from './units.data.ts';

export { lintShipBy } from './ship-by.rules.ts';

/** Judgement beside a limit of the same part is decoration ("smooth surface, Ra max 0.8" is not: its part has no limit). */
function freeJudgement(facts: Facts): Facts['judgement'] {
  // "Roomy for 4 to 6 persons": a span of whole things bounds nothing.
  const firm = limits(facts).filter(
    (quantity) => quantity.unit !== null || quantity.operator !== 'between' || after(facts, quantity, PURE),
  );
  const bounded = new Set(firm.map(({ part }) => part));
  return facts.judgement.filter((hit) => !bounded.has(partOf(facts, hit)));
}

/** Whether something besides the judgement can be checked: a limit, a public document, a graded material, a day. */
function isPinned(facts: Facts): boolean {
  const graded = facts.codes.some((range) => /\d/.test(wordsOf(facts, range)));
  // "Ideally under 2 USD": a limit in the same breath as its way out binds nobody; an age is no limit.
  const escaped = new Set(facts.escapes.map((range) => partOf(facts, range)));
  const bounded = limits(facts).some(
    ({ unit, operator, part }) => (unit === null ? operator !== 'between' : unit.code !== 'a') && !escaped.has(part),
  );
  return bounded || facts.standards.length > 0 || graded || facts.dates.length > 0;
}

/** "IP grade to be high": a size word on a characteristic that has a scale lacks only the figure. */
function lacksOnlyFigure(facts: Facts, free: Facts['judgement']): boolean {
  const scaled = facts.properties.length > 0 || facts.tokens.some((token) => RATED.has(token.text));
  return free.length > 0 && free.every((hit) => hit.phrase.degree === true) && scaled;
}

/** "About 18 kg" binds nobody, unless the clause goes on to a real limit in the same unit. */
function vagueAmounts(facts: Facts): readonly Finding[] {
  const bounded = new Set(limits(facts).map(({ part }) => part));
  const lastOf = new Map(limits(facts).map(({ unit, from }) => [unit?.code ?? '', from]));
  const unitAt = new Map(facts.quantities.map(({ from, unit }) => [from, unit?.code]));
  // The amount may begin with the word that makes it vague, or stand right behind it.
  const unitAfter = ({ from, to }: Range): string | undefined => unitAt.get(from) ?? unitAt.get(to) ?? unitAt.get(to + 1);
  const later = (range: Range): boolean => {
    const unit = unitAfter(range);
    return unit !== undefined && (lastOf.get(unit) ?? -1) > range.to;
  };
  return found(
    facts,
    'vague_quantity',
    facts.vague.filter((range) => !later(range) && !bounded.has(partOf(facts, range))),
  );
}

/** A clause that names nothing an inspector could look up, count or read. */
function isEmpty(facts: Facts): boolean {
  const named = [facts.standards, facts.ids, facts.codes, facts.dates, facts.quantities, facts.presence];
  return named.every((list) => list.length === 0);
}

/** Things with a scale, a colour, a price or a paper: what is said of them can be checked once its blank is filled. */
const CHECKABLE = new Set([...SCALED_NOUNS, ...RATED_NOUNS, ...CHECKABLE_NOUNS]);

/**
 * Words that name nothing to look up, count or read, and nothing that has a scale: a hope, in whatever words. Judgement has
 * more words than any table; a clause that has none of what can be checked is one.
 */
const isHope = (facts: Facts): boolean =>
  isEmpty(facts) &&
  gaps(facts).every(({ code, at }) => code === 'no_limit' && at === null) &&
  facts.tokens.filter(({ kind }) => kind === 'word').length >= 3 &&
  !facts.tokens.some(({ text }) => CHECKABLE.has(text));

/** What is missing from a clause that names something checkable. */
function gaps(facts: Facts): readonly Finding[] {
  const list: readonly Finding[] = [
    ...found(facts, 'open_ended', facts.openEnds),
    ...found(facts, 'undefined_reference', facts.loose),
    ...(facts.relative === null ? [] : found(facts, 'relative_date', [facts.relative])),
    ...vagueAmounts(facts),
    ...found(facts, 'no_limit', facts.blanks),
    ...missingUnits(facts),
    ...missingTolerances(facts),
    ...missingMethods(facts),
  ];
  return list.length === 0 && isEmpty(facts) ? [{ code: 'no_limit', at: null, data: {} }] : list;
}

/** Words only: what a rewrite must get rid of. A vague clause's other gaps are noise until then. */
function wordProblems(facts: Facts, free: Facts['judgement']): readonly Finding[] {
  return [
    ...found(facts, 'subjective_term', free),
    ...found(facts, 'escape_clause', facts.escapes),
    ...found(facts, 'open_ended', facts.openEnds),
    ...(facts.relative === null ? [] : found(facts, 'relative_date', [facts.relative])),
    ...vagueAmounts(facts),
  ];
}

/** Several requirements of which some can be decided and some cannot. */
function isPartial(facts: Facts, list: readonly Finding[]): boolean {
  const parts = new Set(list.flatMap(({ at }) => (at === null ? [] : [partOf(facts, at)])));
  const sound = new Set(facts.quantities.filter(({ role, unit }) => role === 'limit' && unit !== null).map(({ part }) => part));
  const last = facts.tokens.at(-1)?.part ?? 0;
  return (
    parts.size > 0 && last >= 2 && [...sound].some((part) => !parts.has(part)) && new Set(list.map(({ code }) => code)).size >= 2
  );
}

/** One entry per code, in the published order, with every word that gave it. */
function problemsOf(facts: Facts, findings: readonly Finding[]): readonly LintProblem[] {
  return PROBLEMS.flatMap((code): readonly LintProblem[] => {
    const same = findings.filter((finding) => finding.code === code);
    const first = same[0];
    if (first === undefined) return [];
    const words = [...new Set(same.flatMap(({ data }) => (typeof data.word === 'string' ? [data.word] : [])))];
    const span = first.at === null ? null : spanOf(facts.tokens, first.at.from, first.at.to);
    return [{ code, span, data: words.length > 0 ? { ...first.data, words } : first.data }];
  });
}

function judge(facts: Facts): { readonly verdict: Verdict; readonly findings: readonly Finding[] } {
  const free = freeJudgement(facts);
  const rests = free.length > 0 || facts.escapes.length > 0;
  if (rests && lacksOnlyFigure(facts, free) && facts.escapes.length === 0) {
    return {
      verdict: 'incomplete',
      findings: [...wordProblems(facts, free), { code: 'no_limit', at: free[0] ?? null, data: {} }, ...missingMethods(facts)],
    };
  }
  if (!rests && isHope(facts)) return { verdict: 'vague', findings: [{ code: 'subjective_term', at: null, data: {} }] };
  if (rests && !isPinned(facts)) return { verdict: 'vague', findings: wordProblems(facts, free) };
  const list = [...(rests ? wordProblems(facts, free) : []), ...gaps(facts)];
  if (list.length === 0) return { verdict: 'measurable', findings: [] };
  const partial: readonly Finding[] = isPartial(facts, list) ? [{ code: 'multiple_requirements', at: null, data: {} }] : [];
  return { verdict: 'incomplete', findings: [...list, ...partial] };
}

/** The judgement on what was gathered from a text. */
export function lintFacts(facts: Facts, text: string): ClauseLint {
  if (facts.tokens.length === 0)
    return { verdict: 'incomplete', problems: [{ code: 'no_limit', span: null, data: {} }], parsed: null };
  const { verdict, findings } = judge(facts);
  return {
    verdict,
    problems: problemsOf(facts, findings),
    parsed: verdict === 'measurable' ? parsedOf(facts, text) : null,
  };
}

/**
 * Reads one requirement clause, in English or as this platform says a requirement in Chinese. Never throws; time grows
 * linearly with the text.
 * Source of the question: could an inspector who sees only this clause, the goods and public standards decide it?
 */
export function lintClause({ text, product }: ClauseInput): ClauseLint {
  const english = englishOf(text);
  if (english === null) return lintFacts(gather(text, product), text);
  const { problems, ...lint } = lintFacts(gather(english, product), english);
  // Places in the English sentence are none in the Chinese one.
  return { ...lint, problems: problems.map((problem) => ({ ...problem, span: null })) };
}
