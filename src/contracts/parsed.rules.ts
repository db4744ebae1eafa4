/** Lifts the one number a measurable clause binds the goods to, with its characteristic and method. */
import type { Facts } from './facts.rules.ts';
import type { Parsed } from './lint.types.ts';
import { list } from './phrases.rules.ts';
import type { Quantity } from './quantity.rules.ts';
import type { Range } from './references.rules.ts';
import { spanOf } from './tokens.rules.ts';
import { UNITS } from './units.data.ts';

const EDGES = new Set(
  list(
    'the|a|an|is|are|be|of|to|at|shall|must|should|will|no|not|by|as|and|or|with|has|have|each|contains|contain',
    'carries|all|between|min|max|least|most|any|in|from|than|minimum|maximum|kindly|please|pls|note|tolerance|tol',
    'exactly|less|more|lower|higher|exceed|up|over|above|below|under|reach',
  ),
);

/** The words before the value in its part, or in the part before when there are none; bare articles and verbs trimmed. */
function characteristicOf(facts: Facts, quantity: Quantity, text: string): string {
  const plain = (i: number): boolean => facts.tokens[i]?.kind === 'sign' || EDGES.has(facts.tokens[i]?.text ?? '');
  let last = quantity.from - 1;
  while (last >= 0 && plain(last)) last -= 1;
  if (last < 0) return quantity.noun ?? 'quantity';
  let first = last;
  while (first > 0 && facts.tokens[first - 1]?.part === facts.tokens[last]?.part) first -= 1;
  while (first < last && plain(first)) first += 1;
  const [start, end] = spanOf(facts.tokens, first, last + 1);
  return text.slice(start, end).replace(/\s+/gu, ' ').toLowerCase().slice(0, 120);
}

/** "signed commercial invoice": the counted thing, up to three words, ended by a sign or a linking word. */
function countedThing(facts: Facts, quantity: Quantity, text: string): string | null {
  const start = facts.tokens.findIndex(
    (token, i) =>
      i >= quantity.from && i > quantity.from && token.kind === 'word' && token.part === quantity.part && !UNITS.has(token.text),
  );
  if (start < 0 || start > quantity.to) return quantity.noun;
  let end = start + 1;
  while (
    end < start + 4 &&
    facts.tokens[end]?.part === quantity.part &&
    !EDGES.has(facts.tokens[end]?.text ?? '') &&
    /^[\p{L}-]/u.test(facts.tokens[end]?.text ?? '')
  )
    end += 1;
  const [from, to] = spanOf(facts.tokens, start, end);
  return text.slice(from, to).replace(/\s+/gu, ' ').toLowerCase();
}

function methodOf(facts: Facts, text: string): string | null {
  const named: readonly Range[] = facts.standards.length > 0 ? facts.standards : facts.instruments;
  const words = named.map((range) => {
    const [start, end] = spanOf(facts.tokens, range.from, range.to);
    return text.slice(start, end).replace(/\s+/gu, ' ');
  });
  return words.length === 0 ? null : [...new Set(words)].join('; ').slice(0, 200);
}

/** The first limit with a unit, else the first limit, else the first count; null where the clause is a fact without a number. */
export function parsedOf(facts: Facts, text: string): Parsed | null {
  const limits = facts.quantities.filter(({ role }) => role === 'limit');
  const quantity = limits.find(({ unit }) => unit !== null) ?? limits[0] ?? facts.quantities.find(({ role }) => role === 'count');
  if (quantity === undefined) return null;
  const counted = quantity.role === 'count' ? countedThing(facts, quantity, text) : null;
  return {
    characteristic: counted ?? characteristicOf(facts, quantity, text),
    operator: quantity.operator,
    value: quantity.value,
    unit: quantity.unit?.code ?? (quantity.role === 'count' ? 'pcs' : '1'),
    method: methodOf(facts, text),
    ...(quantity.nominal === null ? {} : { nominal: quantity.nominal }),
  };
}
