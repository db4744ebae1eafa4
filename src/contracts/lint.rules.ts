/** The measurability check: decides whether a clause can be inspected, and says what is missing. */
import type { JsonObject } from '../kernel/result.ts';
import { type Facts, gather } from './facts.rules.ts';
import { type ClauseInput, type ClauseLint, type LintProblem, PROBLEMS, type Problem, type Verdict } from './lint.types.ts';
import { missingMethods, valuedProperties } from './methods.rules.ts';
import { parsedOf } from './parsed.rules.ts';
import type { Quantity } from './quantity.rules.ts';
import type { Range } from './references.rules.ts';
import { englishOf } from './render.rules.ts';
import { spanOf } from './tokens.rules.ts';
import { CHECKABLE_NOUNS, EXACT, PURE_NUMBERS, RATED_NOUNS, SCALED_NOUNS, type Dimension } from './units.data.ts';

export { lintShipBy } from './ship-by.rules.ts';

/** What a rule found: a code, where, and what to say about it. */
type Finding = { readonly code: Problem; readonly at: Range | null; readonly data: JsonObject };

const SCALED = new Set(SCALED_NOUNS);
const RATED = new Set([...SCALED_NOUNS, ...RATED_NOUNS]);
const PURE = new Set(PURE_NUMBERS);

const wordsOf = (facts: Facts, range: Range): string =>
  facts.tokens
    .slice(range.from, range.to)
    .map((token) => token.text)
    .join(' ');
const partOf = (facts: Facts, range: Range): number => facts.tokens[range.from]?.part ?? -1;

const found = (facts: Facts, code: Problem, ranges: readonly Range[]): readonly Finding[] =>
  ranges.map((at) => ({ code, at, data: { word: wordsOf(facts, at) } }));

const limits = (facts: Facts): readonly Quantity[] => facts.quantities.filter(({ role }) => role === 'limit');

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

/** The noun the value belongs to stands before it in its part: "powder coating thk 60". */
const after = (facts: Facts, quantity: Quantity, words: ReadonlySet<string>): boolean =>
  facts.tokens
    .slice(Math.max(0, quantity.from - 8), quantity.from)
    .some((token) => token.part === quantity.part && words.has(token.text));

/** Words whose bare figure is the name of a step or a size: "size 37", "speed 3". */
const NAMED_BY_FIGURE = new Set(['size', 'sizes', 'speed', 'level', 'setting', 'gear', 'step', 'mode', 'position']);
/** Scaled nouns that are also things of which a list says how many: "cable 1, manual 1". */
const THINGS = new Set(['tube', 'sheet', 'panel', 'wall', 'cable', 'cord', 'sleeve', 'cap', 'range']);
const MOST_THINGS = 12;

/** Whether a bare figure names or counts and does not measure. */
function isName(facts: Facts, { from, to, value }: Quantity): boolean {
  const before = facts.tokens[from - 1]?.text ?? '';
  const isBox = facts.tokens.slice(from, to).some(({ text }) => text === 'x' || text === '*');
  const whole = [value].flat().every(Number.isInteger);
  const small = typeof value === 'number' && value <= MOST_THINGS;
  return !isBox && whole && (NAMED_BY_FIGURE.has(before) || (THINGS.has(before) && small) || facts.sizes.has(from));
}

/** From here on a whole number is more likely a measure than a count or a name. */
const MANY = 10;

/** A figure that stands for a measure although no noun with a scale is near: a decimal, or a bound of more than a few. */
function isBare(facts: Facts, { from, to, value, role, operator, noun }: Quantity): boolean {
  if (facts.bounded || facts.standards.length > 0 || facts.sampled || noun !== null || typeof value !== 'number') return false;
  const last = facts.tokens[to] === undefined || facts.tokens[to]?.part !== facts.tokens[from]?.part;
  const alone = to - from === 1;
  if (role === 'limit') return last && value > MANY && operator !== '=';
  return role === 'nominal' && alone && !Number.isInteger(value);
}

/** A figure behind a scaled noun, or the sides of a box, without a unit. */
function missingUnits(facts: Facts): readonly Finding[] {
  return facts.quantities
    .filter((quantity) => quantity.unit === null && (quantity.role === 'nominal' || quantity.role === 'limit'))
    .filter((quantity) => after(facts, quantity, SCALED) || isBare(facts, quantity))
    .filter((quantity) => !after(facts, quantity, PURE) && !isName(facts, quantity))
    .map((at) => ({ code: 'no_unit', at, data: { value: wordsOf(facts, at) } }));
}

/** Kinds whose bare value is customary: supply voltage, cloth names, shares, test counts and the like need no tolerance. */
const CUSTOMARY: ReadonlySet<Dimension> = new Set<Dimension>([
  ...EXACT,
  'ratio',
  'material',
  'frequency',
  'cycles',
  'ordinal',
  'time',
  'sound',
]);

const SET_BY = new Set(['ball', 'fe', 'probe', 'card', 'sphere', 'needle']);

const lacksTolerance = (facts: Facts, quantity: Quantity): boolean => {
  if (quantity.role !== 'nominal' || facts.printed.has(quantity.sentence)) return false;
  const unit = quantity.unit;
  const tested =
    facts.standards.length > 0 &&
    (unit?.dimension === 'force' || unit?.dimension === 'pressure' || unit?.dimension === 'electric');
  // "1 hex key 4 mm": the size belongs to the name of a counted thing.
  const counted = facts.countedFrom.get(quantity.part) ?? Number.POSITIVE_INFINITY;
  // "Drop 76 cm, 10 drops, no crack": the figures are the test's, and its outcome decides.
  if (facts.failing && !introduced(facts, quantity)) return false;
  // "Fe ball 1.0 mm": what the detector is set by.
  if (SET_BY.has(facts.tokens[quantity.from - 1]?.text ?? '')) return false;
  if (tested || (counted <= quantity.from && !introduced(facts, quantity))) return false;
  // Bare sides of a box, and a bare index ("thread count 200") with neither direction nor tolerance.
  if (unit === null)
    return (
      (quantity.to - quantity.from > 2 && after(facts, quantity, SCALED)) ||
      (introducedBy(facts, quantity, PURE) && !facts.sampled) ||
      ((introduced(facts, quantity) || SCALED.has(facts.tokens[quantity.from - 1]?.text ?? '') || isBare(facts, quantity)) &&
        !isName(facts, quantity))
    );
  // Foam is traded by density under the letter that elsewhere counts denier: "28D".
  if (unit.code === 'denier') return facts.foam;
  const timed = unit.dimension === 'time' && facts.timed.has(quantity.part);
  return timed || (!CUSTOMARY.has(unit.dimension) && unit.code !== 'V' && unit.code !== 'kV');
};

const isBoxOf = (facts: Facts, { from, to }: Quantity): boolean =>
  facts.tokens.slice(from, to).filter(({ text }) => text === 'x' || text === '*').length >= 2;

/** A value without direction or tolerance; beside real limits only one that its own noun introduces. */
function missingTolerances(facts: Facts): readonly Finding[] {
  const bounded = limits(facts).length > 0;
  const valued = valuedProperties(facts);
  const vague = new Set(facts.vague.map((range) => partOf(facts, range)));
  return facts.quantities
    .filter((quantity) => lacksTolerance(facts, quantity) && !valued.has(quantity.part))
    .filter((quantity) => !bounded || introduced(facts, quantity) || isBoxOf(facts, quantity))
    .filter((quantity) => !vague.has(quantity.part))
    .map((at) => ({ code: 'no_tolerance', at, data: { value: wordsOf(facts, at) } }));
}

/** What a test applies to the goods; beside a real limit its value is a circumstance. */
const APPLIED = new Set([
  'load',
  'force',
  'pressure',
  'torque',
  'temperature',
  'temp',
  'voltage',
  'speed',
  'frequency',
  'current',
  'test',
]);

const introducedBy = (facts: Facts, quantity: Quantity, nouns: ReadonlySet<string>): boolean =>
  facts.tokens
    .slice(Math.max(0, quantity.from - 2), quantity.from)
    .some((token) => token.part === quantity.part && nouns.has(token.text) && !APPLIED.has(token.text));

const introduced = (facts: Facts, quantity: Quantity): boolean => introducedBy(facts, quantity, SCALED);

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
