/** Tells which topics of a checklist no clause of the order mentions. */
import type { Topic } from './checklist-topics.data.ts';
import { CATEGORY_NAMES, CHECKLISTS, DEFAULT_CHECKLIST } from './checklists.data.ts';
import { SAMPLE_LEAVES_OUT, SAMPLE_TOPICS, SINGLE_UNIT_LEAVES_OUT, SINGLE_UNIT_TOPICS } from './checklists-orders.data.ts';
import { type Lexicon, type Phrase, findPhrases, lexicon } from './phrases.rules.ts';
import { type Token, tokenise } from './tokens.rules.ts';
import type { Terms } from './types.ts';
import { isSingleMachine } from './warnings.rules.ts';

/** What decides the list: the trade, and the kind of order. */
export type ChecklistInput = {
  readonly category: string;
  /** One machine: there is no lot to sample, and it must be set up and run. */
  readonly singleUnit?: boolean;
  readonly sampleOrder?: boolean;
};

type TopicPhrase = Phrase & { readonly covers: boolean };

const BY_CATEGORY: ReadonlyMap<string, readonly Topic[]> = new Map(Object.entries(CHECKLISTS));
const BY_NAME: ReadonlyMap<string, string> = new Map(Object.entries(CATEGORY_NAMES));

/** Of phrases equally long the first wins: what only looks like the topic stands before it. */
function prepare({ words }: Topic): Lexicon<TopicPhrase> {
  const lookAlikes = words.filter((word) => word.startsWith('!')).map((word) => ({ say: word.slice(1), covers: false }));
  return lexicon([...lookAlikes, ...words.filter((word) => !word.startsWith('!')).map((say) => ({ say, covers: true }))]);
}

/** Each topic's words, prepared once: lists share topics. */
const PREPARED: ReadonlyMap<Topic, Lexicon<TopicPhrase>> = new Map(
  [...Object.values(CHECKLISTS), DEFAULT_CHECKLIST, SINGLE_UNIT_TOPICS, SAMPLE_TOPICS]
    .flat()
    .map((topic) => [topic, prepare(topic)]),
);

/** The checklist of a category, or the general one for a category without its own. "LED lighting" is `led-lighting`. */
export function checklistOf(category: string): readonly Topic[] {
  const slug = category
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-');
  return BY_CATEGORY.get(slug) ?? BY_CATEGORY.get(BY_NAME.get(slug) ?? '') ?? DEFAULT_CHECKLIST;
}

/** The checklist of an order: what its kind adds stands first and replaces a topic of the same name. */
export function checklistFor({ category, singleUnit = false, sampleOrder = false }: ChecklistInput): readonly Topic[] {
  const added = [...(sampleOrder ? SAMPLE_TOPICS : []), ...(singleUnit ? SINGLE_UNIT_TOPICS : [])];
  const out = new Set([...(sampleOrder ? SAMPLE_LEAVES_OUT : []), ...(singleUnit ? SINGLE_UNIT_LEAVES_OUT : [])]);
  const all = [...added, ...checklistOf(category).filter(({ slug }) => !out.has(slug))];
  return all.filter(({ slug }, i) => all.findIndex((other) => other.slug === slug) === i);
}

/** The sign between the sides of a box, `60 x 40` or `60*40`, as a word that phrases can name. */
const spoken = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    (token.text === 'x' || token.text === '*') && tokens[i - 1]?.kind === 'number' && tokens[i + 1]?.kind === 'number'
      ? { ...token, kind: 'word', text: 'x' }
      : token,
  );

const covers = (topic: Topic, tokens: readonly Token[]): boolean =>
  findPhrases(PREPARED.get(topic) ?? prepare(topic), tokens).some(({ phrase }) => phrase.covers);

/** Slugs of the topics among these that a text covers. */
export function coveredBy(topics: readonly Topic[], text: string): ReadonlySet<string> {
  const tokens = spoken(tokenise(text));
  return new Set(topics.flatMap((topic) => (covers(topic, tokens) ? [topic.slug] : [])));
}

/** Topics of the order's checklist that no clause covers and nothing else settles, in the order of the list. */
export function absentFor(
  input: ChecklistInput,
  clauseTexts: readonly string[],
  settled: ReadonlySet<string> = new Set(),
): readonly Topic[] {
  const open = checklistFor(input).filter(({ slug }) => !settled.has(slug));
  const covered = clauseTexts.map((text) => coveredBy(open, text));
  return open.filter(({ slug }) => !covered.some((slugs) => slugs.has(slug)));
}

/** Which checklist an order has by its terms; null without a category, where any list would be a guess. */
export const checklistInputOf = (terms: Terms): ChecklistInput | null =>
  terms.category === null
    ? null
    : { category: terms.category, singleUnit: isSingleMachine(terms), sampleOrder: terms.kind === 'sample' };

/** Topics of an order that neither its terms nor any of its texts mention. `texts` are those of clauses, composition and process. */
export function absentFrom(terms: Terms, texts: readonly string[]): readonly Topic[] {
  const input = checklistInputOf(terms);
  return input ? absentFor(input, texts, settledByTerms(terms)) : [];
}

/** Slugs of the topics that no clause covers, in the order of the checklist. */
export function absentTopics(category: string, clauseTexts: readonly string[]): readonly string[] {
  return absentFor({ category }, clauseTexts).map(({ slug }) => slug);
}

/** Topics that the terms settle without a clause: a warranty, a day, a sampling plan. */
export function settledByTerms(terms: Terms): ReadonlySet<string> {
  const settled: readonly (readonly [boolean, readonly string[]])[] = [
    [true, ['acceptance_sampling', 'incoterm', 'payment', 'sample_price']],
    [terms.shipBy.date !== null, ['ship_date']],
    [terms.warranty !== null, ['warranty', 'motor_warranty']],
    [terms.composition !== null, ['material']],
    [terms.process !== null, ['manufacturing_process']],
    [terms.documents.length > 0, ['documents']],
    [terms.lateFigure !== null, ['late_penalty']],
    [terms.sampleFreightBy !== null, ['sample_freight']],
  ];
  return new Set(settled.flatMap(([holds, slugs]) => (holds ? slugs : [])));
}
