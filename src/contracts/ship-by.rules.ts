/** Whether a shipping date fixes a last day, and why not. */
import { parseDate } from '../kernel/dates.ts';
import { CONNECTORS, SHIP_BY_NEUTRAL } from './dates.data.ts';
import { findDates, findRelativeDate, longDurations } from './dates.rules.ts';
import { dateTokens } from './dates-zh.rules.ts';
import { DIRECTIONS, DIRECTIONS_BEHIND, DIRECTION_FILLERS } from './directions.data.ts';
import { boundsOf } from './directions.rules.ts';
import type { ShipByLint, ShipByProblem } from './lint.types.ts';
import { findMoments } from './moments.rules.ts';
import { findPhrases, lexicon } from './phrases.rules.ts';
import { coveredBy } from './references.rules.ts';
import { type Token, glued } from './tokens.rules.ts';
import { ESCAPES, JUDGEMENT, VAGUE_AMOUNTS } from './words.data.ts';

const NEUTRAL: ReadonlySet<string> = new Set([
  ...SHIP_BY_NEUTRAL,
  ...[...DIRECTIONS, ...DIRECTIONS_BEHIND].flatMap(({ say }) => say.split(' ')),
]);
const CONNECTOR_WORDS = lexicon(CONNECTORS);
const TABLES: readonly (readonly [ShipByProblem, ReturnType<typeof lexicon>])[] = [
  ['subjective_term', lexicon(JUDGEMENT)],
  ['escape_clause', lexicon(ESCAPES)],
];
const VAGUE = lexicon(VAGUE_AMOUNTS);

/** The token behind a connector, over an article: "until the 15 May". */
function behind(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + 3 && (tokens[next]?.kind === 'sign' || DIRECTION_FILLERS.has(tokens[next]?.text ?? '#'))) next += 1;
  return next;
}

/**
 * Reads words about a shipping date as its last day: `10 May to 20 May 2026` is the 20th. Months and their parts fix no day.
 * The words of direction are read as the date compiler reads them.
 */
export function lintShipBy(text: string): ShipByLint {
  const plain = parseDate(text.trim());
  if (plain.ok) return { ok: true, date: plain.value };
  const tokens = dateTokens(text);
  const moments = findMoments(tokens);
  const dated = coveredBy(moments.filter(({ kind }) => kind === 'day'));
  const problems = TABLES.filter(([, words]) => findPhrases(words, tokens).length > 0).map(([problem]) => problem);
  const hung = findPhrases(CONNECTOR_WORDS, tokens).some(({ from, to }) => {
    // "15 May 2026 or before": the connector stands behind the day it bounds.
    const afterwards = tokens[from - 1]?.text === 'or' && dated.has(from - 2);
    return !afterwards && !dated.has(behind(tokens, to));
  });
  const counted = longDurations(tokens).some((i) => !dated.has(i));
  if (hung || counted || findRelativeDate(tokens, findDates(tokens)) !== null) problems.push('relative_date');
  if (findPhrases(VAGUE, tokens).length > 0) problems.push('vague_quantity');
  const { latestOn, problem } = boundsOf(tokens, moments);
  const monthly = moments.some(({ kind }) => kind === 'month');
  const strange = tokens.some((token, i) => !dated.has(i) && token.kind !== 'sign' && !NEUTRAL.has(token.text));
  const minus = tokens[0]?.text === '-' && glued(tokens[0], tokens[1]);
  const fixed = latestOn !== null && problem === null && !monthly && !strange && !minus;
  if (problems.length === 0 && !fixed) problems.push('no_limit');
  return problems.length > 0 || latestOn === null ? { ok: false, problems } : { ok: true, date: latestOn };
}
