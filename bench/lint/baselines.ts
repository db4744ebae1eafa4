/** Two checks that anybody could write in an hour, to say what the real one is worth. */
import { lexicon, findPhrases } from '../../src/contracts/phrases.rules.ts';
import { tokenise } from '../../src/contracts/tokens.rules.ts';
import { ESCAPES, JUDGEMENT, OPEN_ENDS, VAGUE_AMOUNTS } from '../../src/contracts/words.data.ts';
import type { Gold, Said } from './score.ts';

/** A clause with a digit can be measured. */
export const hasDigit = ({ text }: Gold): Said =>
  /\d/.test(text)
    ? { verdict: 'measurable', problems: [], parsed: null }
    : { verdict: 'vague', problems: ['subjective_term'], parsed: null };

const WORDS = lexicon([...JUDGEMENT, ...ESCAPES, ...OPEN_ENDS, ...VAGUE_AMOUNTS]);

/** A clause with a word of a list is vague, another one with a digit can be measured. */
export function wordList(gold: Gold): Said {
  if (findPhrases(WORDS, tokenise(gold.text)).length > 0)
    return { verdict: 'vague', problems: ['subjective_term'], parsed: null };
  return /\d/.test(gold.text)
    ? { verdict: 'measurable', problems: [], parsed: null }
    : { verdict: 'incomplete', problems: ['no_limit'], parsed: null };
}
