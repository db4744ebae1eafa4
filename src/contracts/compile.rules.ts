/** Compiles a clause in messy English into a structured requirement, with the spans of its parts for highlighting. */
import { type Facts, gather } from './facts.rules.ts';
import { lintClause, lintFacts } from './lint.rules.ts';
import type { ClauseInput, Span } from './lint.types.ts';
import { BODIES } from './references.data.ts';
import type { Range } from './references.rules.ts';
import { englishOf } from './render.rules.ts';
import type { CompiledClause, PartRole, Reference, Requirement, Sample, Standard } from './requirement.types.ts';
import { numberOf, spanOf } from './tokens.rules.ts';

const wordsAt = (facts: Facts, text: string, { from, to }: Range): string => {
  const [start, end] = spanOf(facts.tokens, from, to);
  return text.slice(start, end).replace(/\s+/gu, ' ');
};

const STANDARD =
  /^(?<issuer>[\p{L}/ -]*?\p{L})[\s.-]*(?<number>\p{L}?\d[\d./]*)(?:-(?<part>[\d-]+))?(?:\s?:\s?(?<edition>\d{4}))?/u;

/** `IES LM-79-19` is LM 79, edition or part 19; what reads as no issuer and number is left out. */
function standardOf(words: string): Standard | null {
  const found = STANDARD.exec(words)?.groups;
  const issuer =
    found?.['issuer']
      ?.toUpperCase()
      .replaceAll(/[\s-]+/gu, ' ')
      .trim() ?? '';
  const known = issuer.split(/[ /]/u).some((word) => BODIES.has(word.toLowerCase()));
  if (!found || !known) return null;
  return { issuer, number: found['number'] ?? '', part: found['part'] ?? null, edition: found['edition'] ?? null };
}

const SAMPLED = new Set([
  'specimen',
  'specimens',
  'samples',
  'pieces',
  'units',
  'pcs',
  'readings',
  'reading',
  'points',
  'persons',
]);

/** "5 specimens", "each of 10 samples", "AQL 2.5", "level II". */
function sampleOf(facts: Facts): Sample | null {
  const { tokens } = facts;
  const at = tokens.findIndex(({ text }, i) => SAMPLED.has(text) && tokens[i - 1]?.kind === 'number');
  const counted = tokens[at - 1];
  const aql = tokens.findIndex(({ text }) => text === 'aql');
  const figure = tokens.slice(aql + 1, aql + 4).find(({ kind }) => kind === 'number');
  const level = tokens.findIndex(({ text }) => text === 'level' || text === 'gii' || text === 'gl');
  const count = at > 0 && counted ? numberOf(counted) : null;
  const sample = {
    count,
    level: level >= 0 ? (/^(?:s-?[1-4]|i{1,3})$/u.exec(tokens[level + 1]?.text ?? '')?.[0]?.toUpperCase() ?? null) : null,
    aql: aql >= 0 && figure ? numberOf(figure) : null,
  };
  return sample.count === null && sample.level === null && sample.aql === null ? null : sample;
}

const KINDS: readonly (readonly [RegExp, Reference['kind']])[] = [
  [/sample|swatch|golden/u, 'sample'],
  [/drawing|dwg|artwork|sketch/u, 'drawing'],
  [/pantone|pms|ral|ncs|munsell|colou?r/u, 'colour'],
];

/** The first numbered thing, told by the words before it. */
function referenceOf(facts: Facts, text: string): Reference | null {
  const named = facts.codes.find((range) => /^(?:ral|pantone|pms|ncs|munsell)/u.test(facts.tokens[range.from]?.text ?? ''));
  const at = named ?? facts.ids[0];
  if (!at) return null;
  const before = facts.tokens
    .slice(Math.max(0, at.from - 6), at.to)
    .map((token) => token.text)
    .join(' ');
  const kind = KINDS.find(([words]) => words.test(before))?.[1];
  if (kind === undefined) return null;
  const dated = facts.dates.find(({ from, date }) => from > at.from && date !== null)?.date ?? null;
  return { kind, id: wordsAt(facts, text, at), dated };
}

function partsOf(facts: Facts, problems: readonly (Span | null)[]): CompiledClause['parts'] {
  const ranges = (role: PartRole, list: readonly Range[]) =>
    list.map(({ from, to }) => ({ role, span: spanOf(facts.tokens, from, to) }));
  const values = facts.quantities.filter(({ role }) => role === 'limit' || role === 'count');
  const conditions = facts.quantities.filter(({ role }) => role === 'condition');
  return [
    ...ranges('value', values),
    ...ranges('condition', conditions),
    ...ranges('standard', facts.standards),
    ...ranges('instrument', facts.instruments),
    ...ranges('reference', [...facts.ids, ...facts.codes]),
    ...problems.flatMap((span) => (span === null ? [] : [{ role: 'problem' as const, span }])),
  ].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** The judgement on a clause with its structure. Never throws; time grows linearly with the text. */
export function compileClause(input: ClauseInput): CompiledClause {
  const english = englishOf(input.text);
  const text = english ?? input.text;
  const facts = gather(text, input.product);
  const lint = english === null ? lintFacts(facts, text) : lintClause(input);
  const spans = lint.problems.map(({ span }) => span);
  const parts = english === null ? partsOf(facts, spans) : [];
  const { parsed } = lint;
  if (parsed === null) return { ...lint, requirement: null, parts };
  const requirement: Requirement = {
    characteristic: parsed.characteristic,
    relation: parsed.operator,
    values: [parsed.value].flat(),
    unit: parsed.unit,
    nominal: parsed.nominal ?? null,
    standards: facts.standards.flatMap((range) => standardOf(wordsAt(facts, text, range)) ?? []),
    instruments: [...new Set(facts.instruments.map((range) => wordsAt(facts, text, range).toLowerCase()))],
    sample: sampleOf(facts),
    reference: referenceOf(facts, text),
  };
  return { ...lint, requirement, parts };
}
