/** Proposes a wording that keeps what the buyer wants and can be measured. */
import { lintClause } from './lint.rules.ts';
import type { ClauseInput, LintProblem, Problem } from './lint.types.ts';
import { METHOD_PROPERTIES } from './methods.data.ts';
import { findPhrases, lexicon, say } from './phrases.rules.ts';
import { tokenise } from './tokens.rules.ts';
import { GENERAL_TEMPLATE, TEMPLATES, USUAL_LIMIT } from './topics.data.ts';

export type RewriteInput = ClauseInput & {
  /** The last day that a proposal may name where a clause hangs its day on an event: the order's shipping date. */
  readonly dueOn?: string;
};

const FALLBACK_DAY = '2027-12-31';
const MOST_EDITS = 12;

/** Units that figures after a noun usually have. */
const USUAL_UNIT: readonly (readonly [RegExp, string])[] = [
  [/temp|°|heat|comfort|range|climate/i, '°C'],
  [/weight|g\.?w|n\.?w|load|kg/i, 'kg'],
  [/speed/i, 'mm/s'],
  [/power|watt/i, 'W'],
  [/voltage/i, 'V'],
  [/noise|sound/i, 'dB(A)'],
  [/coating|plating|thk|film/i, 'um'],
  [/height|length|width|size|pallet|ctn|carton/i, 'cm'],
];

/** What a maker of such goods usually keeps. */
const USUAL_TOLERANCE = '± 5 %';

const cut = (text: string, [start, end]: readonly [number, number], by: string): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`;

/** What the repair of a date leaves behind, said as people say it. */
const DATED: readonly (readonly [RegExp, string])[] = [
  [/[\d.]+\s*[-~]\s*not later than/u, 'not later than'],
  [/\b(?:lead|production|delivery) time(?: of| is)? not later than/iu, 'Ready for shipment not later than'],
  [/\b(warranty|guarantee)(?: period)?(?: of| is)? not later than/iu, '$1 until'],
];

const tidy = (text: string): string =>
  DATED.reduce((told, [found, said]) => told.replace(found, said), text.replace(/\s+/gu, ' '))
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,;.])/gu, '$1')
    .replace(/([,;])(?:\s*[,;])+/gu, '$1')
    .replace(/^[\s,;.&-]+|[\s,;&-]+$/gu, '')
    .replace(/\(\s*\)/gu, '')
    .trim();

const slugOf = ({ data }: LintProblem): string | null =>
  typeof data['characteristic'] === 'string' ? data['characteristic'] : null;

/** The first standard of the property that a claim could be decided by. */
function standardOf(slug: string | null): string {
  const standards = METHOD_PROPERTIES.find((property) => property.slug === slug)?.standards.join(', ') ?? '';
  return (
    /(?:ISO|EN|IEC|ASTM|AATCC|IES|ISTA|JIS)[ /][A-Z]*\s?[\w-]*\d[\w-]*/u.exec(standards)?.[0] ?? 'ISO 17025 laboratory report'
  );
}

/** The span with everything up to the next comma on both sides: a part of the sentence. */
function partAround(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const before = Math.max(text.lastIndexOf(', ', start), text.lastIndexOf(';', start), text.lastIndexOf('. ', start));
  const after = /,\s|;|\.\s/u.exec(text.slice(end));
  return [before < 0 ? 0 : before, after === null ? text.length : end + after.index];
}

const unitFor = (before: string): string => USUAL_UNIT.find(([noun]) => noun.test(before))?.[1] ?? 'mm';

type Edit = (text: string, problem: LintProblem, input: RewriteInput) => string | null;

const atSpan =
  (edit: (text: string, span: readonly [number, number], problem: LintProblem, input: RewriteInput) => string): Edit =>
  (text, problem, input) =>
    problem.span === null ? null : edit(text, problem.span, problem, input);

/** One repair for each problem, where the clause can be repaired and need not be said anew. */
const EDITS: Readonly<Record<Problem, Edit>> = {
  subjective_term: atSpan((text, span) => cut(text, partAround(text, span), '')),
  escape_clause: atSpan((text, span) => cut(text, span, '')),
  open_ended: atSpan((text, span) => cut(text, span, '')),
  undefined_reference: atSpan((text, span) => cut(text, span, 'as sealed sample no. S-01')),
  relative_date: atSpan((text, span, _, { dueOn = FALLBACK_DAY }) =>
    // What hangs on the event goes; what is owed stays.
    cut(text, [span[0], partAround(text, span)[1]], ` not later than ${dueOn}`),
  ),
  vague_quantity: (text, { span }) => {
    if (span === null) return null;
    const figure = /^[^\d]*\d[\d.,]*\s?[^\s,;]*/u.exec(text.slice(span[1]))?.[0];
    return figure === undefined
      ? cut(text, span, '')
      : `${text.slice(0, span[0])}${figure.trim()} ± 10 %${text.slice(span[1] + figure.length)}`;
  },
  no_limit: (text, problem) => {
    const limit = USUAL_LIMIT[slugOf(problem) ?? ''];
    if (limit !== undefined) return `${text}; ${limit}`;
    return problem.span === null ? null : cut(text, problem.span, '');
  },
  no_unit: atSpan((text, [start, end]) => `${text.slice(0, end)} ${unitFor(text.slice(0, start))}${text.slice(end)}`),
  no_tolerance: atSpan((text, [, end]) => `${text.slice(0, end)} ${USUAL_TOLERANCE}${text.slice(end)}`),
  no_method: (text, problem) => `${text}; ${standardOf(slugOf(problem))}`,
  multiple_requirements: () => null,
};

/** Repairs problem after problem; null where the text is used up or does not come right. */
function repaired(input: RewriteInput): string | null {
  let { text } = input;
  for (let n = 0; n < MOST_EDITS; n += 1) {
    const { verdict, problems } = lintClause({ ...input, text });
    if (verdict === 'measurable') return text;
    if (verdict === 'vague') return null;
    const next = problems.flatMap((problem) => EDITS[problem.code](text, problem, input) ?? [])[0];
    if (next === undefined) return null;
    const tidied = tidy(next);
    if (tidied === '' || tidied === text) return null;
    text = tidied;
  }
  return null;
}

/** Parts of the clause that can be measured as they stand. */
function soundParts(input: RewriteInput): string | null {
  const parts = input.text.split(/[;]|,\s|\.\s/u).map(tidy);
  const sound = parts.filter((part) => part !== '' && lintClause({ ...input, text: part }).parsed !== null);
  return sound.length === 0 ? null : sound.join('; ');
}

const PREPARED = TEMPLATES.map(({ words, text }) => ({ words: lexicon(say(...words)), text }));

/** The ready wording of what the clause, or else its product, talks about. */
function template({ text, product = '' }: RewriteInput): string {
  const told = (words: string): string | undefined => {
    const tokens = tokenise(words);
    return PREPARED.find((one) => findPhrases(one.words, tokens).length > 0)?.text;
  };
  return told(text) ?? told(product) ?? GENERAL_TEMPLATE;
}

const holds = (input: RewriteInput, text: string | null): text is string =>
  text !== null && lintClause({ ...input, text }).verdict === 'measurable';

/**
 * A wording of the clause that the check finds measurable; the clause itself where it is so already. It is a proposal:
 * its figures are the usual ones and the buyer's to change.
 */
export function rewriteOf(input: RewriteInput): string {
  const candidates = [repaired, soundParts].map((make) => make(input));
  return candidates.find((text): text is string => holds(input, text)) ?? template(input);
}
