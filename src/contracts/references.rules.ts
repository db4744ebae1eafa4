/** Finds standards, identified papers, codes of public systems, and references that lead nowhere. */
import { type Hit, type Phrase, findPhrases, lexicon, list, say } from './phrases.rules.ts';
import {
  BODIES,
  BODY_LINKS,
  LOOSE_REFERENCES,
  NAMED_STANDARDS,
  POINTERS,
  PUBLIC_CODES,
  REFERENCE_NOUNS,
  REFERENCE_OPENERS,
  TIGHT_BODIES,
} from './references.data.ts';
import { type Token, glued } from './tokens.rules.ts';
import { UNITS } from './units.data.ts';

/** A run of tokens, `to` excluded. */
export type Range = { readonly from: number; readonly to: number };

/** The token indices of a range. */
const indices = ({ from, to }: Range): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** The token indices that any of the ranges holds. */
export const coveredBy = (ranges: readonly Range[]): ReadonlySet<number> => new Set(ranges.flatMap(indices));

export type References = {
  /** Public documents: "ISO 811", "IES LM-79-19", "TSCA Title VI". */
  readonly standards: readonly Range[];
  /** Names that single out one paper or thing: "GM-CY-07", "no. 5712340088123". */
  readonly ids: readonly Range[];
  /** Values in public systems: "RAL 9005", "grade 304", "IP66". */
  readonly codes: readonly Range[];
  /** References without an id or a date, and trade "standards" nobody published. */
  readonly loose: readonly Range[];
};

/** Tokens of the longest name read as one: a longer chain is noise, and would be read anew from every link. */
const LONGEST_NAME = 16;

const GLUE = new Set(['-', '/', '.', ':', '_']);

/** End of a name glued together with hyphens, slashes, points or colons: "C78.377", "2859-1", "2019/2020". */
function endOfName(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end < Math.min(tokens.length, at + LONGEST_NAME) && glued(tokens[end - 1], tokens[end])) {
    const here = tokens[end];
    if (here === undefined) break;
    const sign = here.kind === 'sign';
    if (sign && !(GLUE.has(here.text) && glued(here, tokens[end + 1]) && tokens[end + 1]?.kind !== 'sign')) break;
    // After a figure only a letter suffix belongs to the name, never a unit: "60-80mm".
    if (!sign && here.kind === 'word' && tokens[end - 1]?.kind === 'number' && UNITS.has(here.text)) break;
    end += 1;
  }
  return end;
}

const isBody = (word: string): boolean => BODIES.has(word);

/** "en71", "tb117", "iso9227": a body and its number in one word. */
function isFused(word: string): boolean {
  const letters = /^\p{L}{2,7}/u.exec(word)?.[0] ?? '';
  return letters !== word && isBody(letters) && /\d/.test(word.slice(letters.length, letters.length + 1));
}

const hasDigit = (token: Token | undefined): boolean => token !== undefined && /\d/.test(token.text);

/** Where the standard that starts at `i` ends, or -1. */
function standardEnd(tokens: readonly Token[], i: number): number {
  const head = tokens[i];
  if (head?.kind !== 'word' || (glued(tokens[i - 1], head) && tokens[i - 1]?.kind === 'number')) return -1;
  if (isFused(head.text)) return endOfName(tokens, i);
  if (!isBody(head.text)) return -1;
  let at = i + 1;
  let tight = false;
  for (let step = 0; step < 6; step += 1) {
    const here = tokens[at];
    if (here === undefined || here.part !== head.part) return -1;
    const link = here.kind === 'word' && (isBody(here.text) || BODY_LINKS.has(here.text));
    const sign = here.text === '-' || here.text === '/' || here.text === '.';
    tight ||= here.text === '-';
    if (!link && !sign) break;
    at += 1;
  }
  const last = tokens[at];
  const numbered = hasDigit(last) && (last?.kind === 'number' || !UNITS.has(last?.text ?? ''));
  if (!numbered || (TIGHT_BODIES.has(head.text) && !tight)) return -1;
  return programmeEnd(tokens, endOfName(tokens, at));
}

/** "ISO 6330 4N", "ISO 105-C06 A2S": the programme of the test belongs to its name. */
function programmeEnd(tokens: readonly Token[], end: number): number {
  const [figure, letter] = tokens.slice(end, end + 2);
  const isProgramme = figure?.kind === 'number' && figure.text.length === 1 && letter?.text === 'n' && glued(figure, letter);
  return isProgramme ? end + 2 : end;
}

const NAMED = lexicon(NAMED_STANDARDS);
const CODES = lexicon(PUBLIC_CODES);

function findStandards(tokens: readonly Token[]): readonly Range[] {
  const found: Range[] = findPhrases(NAMED, tokens).map(({ from, to }) => ({ from, to }));
  for (let i = 0; i < tokens.length; i += 1) {
    const end = standardEnd(tokens, i);
    if (end < 0) continue;
    found.push({ from: i, to: end });
    i = end - 1;
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Words after which a figure is a name, not an amount. */
const NUMBERED = new Set(
  list(
    'no|nr|number|ref|po|rev|revision|model|type|style|art|article|item|lot|batch|drawing|dwg|version|ver|step|table',
    'pi|inv|invoice|contract|annex|section|figure|fig|cat|zone|order|ean|sku|page|clause|incoterms|#',
  ),
);

/** Words that begin with letters and hold a figure: part numbers, threads, grades. Reading them as amounts would be wrong. */
function findIds(tokens: readonly Token[]): readonly Range[] {
  const ids: Range[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const head = tokens[i];
    if (head === undefined || head.kind === 'sign' || (glued(tokens[i - 1], head) && tokens[i - 1]?.kind !== 'sign')) continue;
    const end = endOfName(tokens, i);
    const run = tokens.slice(i, end);
    const before = tokens[i - 1]?.text === '.' || tokens[i - 1]?.text === ':' ? tokens[i - 2] : tokens[i - 1];
    // "Page 157gsm" is paper: a figure with its unit names nothing.
    const measure = run.length === 1 && head.kind === 'number' && glued(head, tokens[end]) && UNITS.has(tokens[end]?.text ?? '');
    const numbered = before !== undefined && NUMBERED.has(before.text) && run.some(hasDigit) && !measure;
    const joined = run.length > 1 && run.some((token) => token.text === '-' || token.text === '_');
    const named = head.kind === 'word' && run.some(hasDigit) && (joined || (/\d/.test(head.text) && !UNITS.has(head.text)));
    if (!named && !numbered) continue;
    ids.push({ from: i, to: end });
    i = end - 1;
  }
  return ids;
}

/** IP65, IK08: the code is its own test by the standard that defines it. */
const SELF_TESTED = /^(?:ip[0-6x][0-9x]k?|ik\d{2})$/;

const COLOUR_SYSTEMS = new Set(['pantone', 'pms', 'ral', 'ncs']);
const COLOUR_ENDINGS = new Set(['c', 'u', 'cp', 'up', 'tcx', 'tpx', 'tpg', 'tn', 'm']);

/** "Type C" is whole, "RAL" goes on with its number, "Pantone Black 6 C" with a word, a number and a letter. */
function endOfCode(tokens: readonly Token[], hit: Hit<Phrase>): number {
  const part = tokens[hit.from]?.part;
  const isOwn = (i: number): boolean => tokens[i]?.part === part && hasDigit(tokens[i]);
  const colour = COLOUR_SYSTEMS.has(hit.phrase.say);
  if (/\d/.test(hit.phrase.say)) return hit.to;
  const isWord = (i: number): boolean => colour && tokens[i]?.kind === 'word';
  // "Cool Gray 6" has two words before its number.
  const at =
    [0, 1, 2].map((n) => hit.to + n).find((i) => isOwn(i) && tokens.slice(hit.to, i).every((_, n) => isWord(hit.to + n))) ?? -1;
  if (at < 0) return hit.to;
  const end = endOfName(tokens, at);
  return colour && COLOUR_ENDINGS.has(tokens[end]?.text ?? '') ? end + 1 : end;
}

function findCodes(tokens: readonly Token[]): readonly Range[] {
  const codes: Range[] = findPhrases(CODES, tokens).map((hit) => {
    return { from: hit.from, to: endOfCode(tokens, hit) };
  });
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (SELF_TESTED.test(token.text)) codes.push({ from: i, to: i + 1 });
    else if ((token.text === 'ip' || token.text === 'ik') && next?.kind === 'number' && next.text.length === 2)
      codes.push({ from: i, to: i + 2 });
    // Grade 304 is a name in a public system; grade 4 is a place on a scale and read with the amounts.
    else if (
      (token.text === 'grade' || token.text === 'aisi' || token.text === 'type') &&
      next?.kind === 'number' &&
      next.text.length >= 3
    )
      codes.push({ from: i, to: i + 2 });
  });
  return codes;
}

const LOOSE = lexicon(LOOSE_REFERENCES);
const OPENERS = lexicon(REFERENCE_OPENERS);
const NOUNS = new Set(REFERENCE_NOUNS);
const POINTING = new Set(POINTERS);
const OPENS = lexicon(say('as per', 'as in', 'same as', 'as on'));

/** What follows these is somebody's thing, whoever's: "follow sample". */
const MATCHED = new Set(['follow', 'follows', 'following', 'match', 'matches', 'matching']);

/** The reference that an opener starts: pointer words, then a noun, within five tokens of the same part. */
function looseAfter(tokens: readonly Token[], opener: Hit<Phrase>): Range | null {
  let pointed =
    MATCHED.has(tokens[opener.to - 1]?.text ?? '') ||
    findPhrases(OPENS, tokens.slice(opener.from, opener.to)).length > 0 ||
    POINTING.has(tokens[opener.to - 1]?.text ?? '');
  for (let i = opener.to; i < Math.min(tokens.length, opener.to + 5); i += 1) {
    const token = tokens[i];
    if (token === undefined || token.part !== tokens[opener.from]?.part || token.kind === 'number') return null;
    pointed ||= POINTING.has(token.text);
    if (pointed && NOUNS.has(token.text)) return { from: opener.from, to: i + 1 };
  }
  return null;
}

/** Loose unless the same sentence holds an id, a standard or a date that singles the thing out. */
function findLoose(tokens: readonly Token[], fixed: readonly Range[]): readonly Range[] {
  const fixedIn = new Set(fixed.map((range) => tokens[range.from]?.sentence));
  const referred = findPhrases(OPENERS, tokens).flatMap((opener) => {
    const range = looseAfter(tokens, opener);
    return range === null ? [] : [range];
  });
  const all: readonly Range[] = [...findPhrases(LOOSE, tokens), ...referred];
  return all.filter((range) => !fixedIn.has(tokens[range.from]?.sentence)).map(({ from, to }) => ({ from, to }));
}

/** `dates` are the written days: a sample signed on a day is a fixed one. */
export function findReferences(tokens: readonly Token[], dates: readonly Range[]): References {
  const standards = findStandards(tokens);
  const standard = coveredBy(standards);
  const fixed = coveredBy([...standards, ...dates]);
  const free = (range: Range, taken: ReadonlySet<number>): boolean => !indices(range).some((i) => taken.has(i));
  const ids = findIds(tokens).filter((range) => free(range, fixed));
  const codes = findCodes(tokens).filter((range) => free(range, standard));
  return { standards, ids, codes, loose: findLoose(tokens, [...ids, ...standards, ...dates]) };
}
