/** Gathers everything a clause says, without judging it yet. */
import { type WrittenDate, findDates, findRelativeDate } from './dates.rules.ts';
import { findMasked, quotes } from './masks.rules.ts';
import { INSTRUMENTS, METHOD_PROPERTIES, type MethodProperty, OUTCOMES, PROCEDURES } from './methods.data.ts';
import { type Hit, type Phrase, findPhrases, lexicon } from './phrases.rules.ts';
import { type Quantity, findQuantities } from './quantity.rules.ts';
import { PRESENCE, PRINTED } from './references.data.ts';
import { type Range, type References, coveredBy, findReferences } from './references.rules.ts';
import { type Token, tokenise } from './tokens.rules.ts';
import { BLANKS, ESCAPES, JUDGEMENT, type JudgementPhrase, OPEN_ENDS, VAGUE_AMOUNTS } from './words.data.ts';

export type Facts = References & {
  readonly tokens: readonly Token[];
  readonly judgement: readonly Hit<JudgementPhrase>[];
  readonly escapes: readonly Range[];
  readonly vague: readonly Range[];
  readonly openEnds: readonly Range[];
  readonly blanks: readonly Range[];
  readonly relative: Range | null;
  readonly dates: readonly WrittenDate[];
  readonly quantities: readonly Quantity[];
  readonly properties: readonly Hit<MethodProperty>[];
  readonly instruments: readonly Range[];
  readonly procedures: readonly Range[];
  /** The clause says what must not be seen, or what is a failure: "no crack", "any leak = reject". */
  readonly failing: boolean;
  /** Things that are there or not; a text in quotation marks is one. */
  readonly presence: readonly Range[];
  /** Sentences about a printed text: the values in them are to be read, not measured. */
  readonly printed: ReadonlySet<number>;
  /** By part, where its first counted thing ends. */
  readonly countedFrom: ReadonlyMap<number, number>;
  /** Figures that are sizes of a run or an assortment: "size run 36-37-38". */
  readonly sizes: ReadonlySet<number>;
  /** Parts about how long something takes: a bare time in them has neither start nor direction. */
  readonly timed: ReadonlySet<number>;
  /** Somewhere the clause has a limit with its unit. */
  readonly bounded: boolean;
  /** The clause speaks of foam, whose "28D" is a density. */
  readonly foam: boolean;
  /** The clause states a sampling plan, whose figures are exact. */
  readonly sampled: boolean;
};

const TABLES = {
  judgement: lexicon(JUDGEMENT),
  escapes: lexicon(ESCAPES),
  vague: lexicon(VAGUE_AMOUNTS),
  openEnds: lexicon(OPEN_ENDS),
  blanks: lexicon(BLANKS),
  properties: lexicon(METHOD_PROPERTIES),
  instruments: lexicon(INSTRUMENTS),
  procedures: lexicon(PROCEDURES),
  outcomes: lexicon(OUTCOMES),
  presence: lexicon(PRESENCE),
  printed: lexicon(PRINTED),
};

/** "About" and "around" speak of an amount only right before a figure. */
const NEEDS_FIGURE = new Set(['about', 'around', 'nearly', 'almost', 'ca', 'estimated', 'approximate', 'many', 'various']);

function amountFollows(tokens: readonly Token[], hit: Hit<Phrase>): boolean {
  if (!NEEDS_FIGURE.has(hit.phrase.say)) return true;
  return tokens.slice(hit.to, hit.to + 2).some((token) => token.kind === 'number');
}

/** "As low as possible" is both: no measure, and a way out; "as much as possible" only the latter. */
const isDegreeOfBoth = (hit: Hit<JudgementPhrase>, tokens: readonly Token[]): boolean =>
  hit.phrase.say.endsWith('possible') && tokens[hit.from + 1]?.text !== 'much';

const VERDICTS = new Set([
  'fail',
  'fails',
  'failed',
  'failure',
  'reject',
  'rejected',
  'major',
  'critical',
  'minor',
  'ng',
  'defect',
]);

/** "Any wet = fail": what follows the sign is a verdict. */
const saysVerdict = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text }, i) => text === '=' && (VERDICTS.has(tokens[i + 1]?.text ?? '') || tokens[i + 1]?.text === '0'));

/** "Stop-time meter", "air tester": what is named for measuring is an instrument, although no table has it. */
const MEASURES = /(?:meter|gauge|tester)$/u;
const NO_INSTRUMENT = /^(?:dia|peri|para|milli|centi|kilo|micro|nano)?meter$|^meter$/u;

function instrumentsIn(tokens: readonly Token[]): readonly Range[] {
  const listed = findPhrases(TABLES.instruments, tokens);
  const taken = coveredBy(listed);
  const named = tokens.flatMap(({ text, kind, part }, i): readonly Range[] => {
    const before = tokens[i - 1];
    const plain = text === 'meter' && before?.kind === 'word' && before.part === part;
    const own = MEASURES.test(text) && !NO_INSTRUMENT.test(text);
    return kind === 'word' && !taken.has(i) && (plain || own) ? [{ from: plain ? i - 1 : i, to: i + 1 }] : [];
  });
  return [...listed, ...named].sort((a, b) => a.from - b.from);
}

const RUNS = new Set(['run', 'ratio', 'assortment', 'range', 'breakdown']);

function sizesOf(tokens: readonly Token[]): ReadonlySet<number> {
  const parts = new Set(
    tokens.flatMap(({ text, part }, i) =>
      text === 'sizes' || (text === 'size' && RUNS.has(tokens[i + 1]?.text ?? '')) ? [part] : [],
    ),
  );
  return new Set(tokens.flatMap(({ part }, i) => (parts.has(part) ? [i] : [])));
}

/** Reads the clause once. `product` keeps the product's own name from counting as judgement. */
export function gather(text: string, product: string | undefined): Facts {
  const tokens = tokenise(text);
  const masked = findMasked(tokens, product);
  const open = <H extends Range>(hits: readonly H[]): readonly H[] => hits.filter((hit) => !masked.has(hit.from));
  const dates = findDates(tokens);
  const references = findReferences(tokens, dates);
  const spoken = new Set(tokens.map((token) => token.text));
  const quoted = quotes(tokens).map(([from, to]) => ({ from, to: to + 1 }));
  const names = [...dates, ...references.standards, ...references.ids, ...references.codes, ...quoted];
  const quantities = findQuantities(tokens, names);
  const vague = open(findPhrases(TABLES.vague, tokens)).filter((hit) => amountFollows(tokens, hit));
  const tilde = tokens.flatMap((token, i) =>
    token.text === '~' && tokens[i + 1]?.kind === 'number' && tokens[i - 1]?.kind !== 'number' && tokens[i - 2]?.kind !== 'number'
      ? [{ from: i, to: i + 1 }]
      : [],
  );
  const escapes = open(findPhrases(TABLES.escapes, tokens));
  const escaped = coveredBy(escapes);
  // "Best effort" is an escape, not a judgement on the goods.
  const properties = open(findPhrases(TABLES.properties, tokens));
  const judgement = open(findPhrases(TABLES.judgement, tokens)).filter(
    (hit) => !escaped.has(hit.from) || isDegreeOfBoth(hit, tokens),
  );
  return {
    ...references,
    loose: open(references.loose),
    tokens,
    judgement,
    escapes,
    vague: [...vague, ...tilde].sort((a, b) => a.from - b.from),
    openEnds: open(findPhrases(TABLES.openEnds, tokens)),
    blanks: open(findPhrases(TABLES.blanks, tokens)),
    relative: findRelativeDate(tokens, dates),
    dates,
    quantities,
    countedFrom: new Map(
      quantities
        .filter(({ role }) => role === 'count')
        .reverse()
        .map(({ part, to }) => [part, to]),
    ),
    bounded: quantities.some(({ role, unit }) => role === 'limit' && unit !== null),
    foam: spoken.has('foam') || spoken.has('density'),
    sampled: spoken.has('aql'),
    properties,
    sizes: sizesOf(tokens),
    timed: new Set(properties.filter(({ phrase }) => phrase.slug === 'timing').map(({ from }) => tokens[from]?.part ?? -1)),
    instruments: instrumentsIn(tokens),
    procedures: findPhrases(TABLES.procedures, tokens),
    failing: findPhrases(TABLES.outcomes, tokens).length > 0 || saysVerdict(tokens),
    printed: new Set(findPhrases(TABLES.printed, tokens).map((hit) => tokens[hit.from]?.sentence ?? -1)),
    presence: [...findPhrases(TABLES.presence, tokens), ...quoted],
  };
}
