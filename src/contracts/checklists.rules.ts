/** Tells which topics of a category's checklist no clause of the order mentions. */
import type { Topic } from './checklist-topics.data.ts';
import { CHECKLISTS, DEFAULT_CHECKLIST } from './checklists.data.ts';
import { type Lexicon, type Phrase, findPhrases, lexicon, say } from './phrases.rules.ts';
import { tokenise } from './tokens.rules.ts';

type Prepared = { readonly topic: Topic; readonly words: Lexicon<Phrase> };

const prepare = (topics: readonly Topic[]): readonly Prepared[] =>
  topics.map((topic) => ({ topic, words: lexicon(say(...topic.words)) }));

const PREPARED: ReadonlyMap<string, readonly Prepared[]> = new Map(
  Object.entries(CHECKLISTS).map(([category, topics]) => [category, prepare(topics)]),
);
const PREPARED_DEFAULT = prepare(DEFAULT_CHECKLIST);

/** The checklist of a category, or the general one for a category without its own. */
export function checklistOf(category: string): readonly Topic[] {
  return (PREPARED.get(category) ?? PREPARED_DEFAULT).map(({ topic }) => topic);
}

/** Slugs of the topics that no clause covers, in the order of the checklist. */
export function absentTopics(category: string, clauseTexts: readonly string[]): readonly string[] {
  const clauses = clauseTexts.map(tokenise);
  return (PREPARED.get(category) ?? PREPARED_DEFAULT)
    .filter(({ words }) => !clauses.some((tokens) => findPhrases(words, tokens).length > 0))
    .map(({ topic }) => topic.slug);
}
