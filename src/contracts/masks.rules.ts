/** Tells which words of a clause demand nothing: greetings, names, texts to be printed, wishes taken back. */
import { findPhrases, lexicon } from './phrases.rules.ts';
import { type Token, glued, tokenise } from './tokens.rules.ts';
import { DISMISSALS, GREETINGS, NAME_CLOSERS, NAME_OPENERS, WORDING } from './words.data.ts';

const DISMISSED = lexicon(DISMISSALS);
const GREETED = lexicon(GREETINGS);
const OPENERS = lexicon(NAME_OPENERS);
const CLOSERS = lexicon(NAME_CLOSERS);
const WORDED = lexicon(WORDING);

/** A printed text is short; an opening mark that finds no partner within this many tokens is a typing slip. */
const QUOTE_REACH = 30;

/** Pairs of quotation marks as token indices. A mark right behind a figure is an inch. */
export function quotes(tokens: readonly Token[]): readonly (readonly [open: number, close: number])[] {
  const pairs: [number, number][] = [];
  let open = -1;
  tokens.forEach((token, i) => {
    if (token.text !== '"') return;
    if (open >= 0 && i - open <= QUOTE_REACH) {
      pairs.push([open, i]);
      open = -1;
      return;
    }
    const inch = tokens[i - 1]?.kind === 'number' && glued(tokens[i - 1], token);
    open = inch ? -1 : i;
  });
  return pairs;
}

/** Token indices whose words are no requirement. */
export function findMasked(tokens: readonly Token[], product: string | undefined): ReadonlySet<number> {
  const masked = new Set<number>();
  const mask = (from: number, to: number): void => {
    for (let i = Math.max(0, from); i < Math.min(to, tokens.length); i += 1) masked.add(i);
  };
  const maskParts = (parts: ReadonlySet<number | undefined>): void => {
    tokens.forEach((token, i) => {
      if (parts.has(token.part)) masked.add(i);
    });
  };

  const dismissedParts = new Set(findPhrases(DISMISSED, tokens).map((hit) => tokens[hit.from]?.part));
  maskParts(dismissedParts);

  const starts = (i: number): boolean => i === 0 || tokens[i - 1]?.part !== tokens[i]?.part;
  const greetings = findPhrases(GREETED, tokens).filter((hit) => starts(hit.from) || tokens[hit.from - 1]?.text === 'and');
  const greetedParts = new Set(greetings.map((hit) => tokens[hit.from]?.part));
  maskParts(greetedParts);

  for (const hit of findPhrases(OPENERS, tokens)) {
    // "Mr Good" is a name; "mr good quality" cannot be told apart and is not what people write.
    mask(hit.to, hit.to + 2);
  }
  for (const hit of findPhrases(CLOSERS, tokens)) mask(hit.from - 3, hit.to);

  const wordedSentences = new Set(findPhrases(WORDED, tokens).map((hit) => tokens[hit.from]?.sentence));
  for (const [open, close] of quotes(tokens)) {
    if (wordedSentences.has(tokens[open]?.sentence)) mask(open, close + 1);
  }
  if (product !== undefined) maskProduct(tokens, product, mask);
  return masked;
}

/** The product's own name of two words or more ("soft toy") is no judgement on it. */
function maskProduct(tokens: readonly Token[], product: string, mask: (from: number, to: number) => void): void {
  const name = tokenise(product.slice(0, 200))
    .filter((token) => token.kind === 'word')
    .map((token) => token.text);
  const pairs = new Set(name.slice(1).map((word, i) => `${name[i] ?? ''} ${word}`));
  tokens.forEach((token, i) => {
    if (pairs.has(`${token.text} ${tokens[i + 1]?.text ?? ''}`)) mask(i, i + 2);
  });
}
