/** Lifts the one number a measurable clause binds the goods to, with its characteristic and method. */
import { unitAt } from './amounts.rules.ts';
import type { Facts } from './facts.rules.ts';
import type { Parsed } from './lint.types.ts';
import { list } from './phrases.rules.ts';
import type { Quantity } from './quantity.rules.ts';
import type { Range } from './references.rules.ts';
import { spanOf } from './tokens.rules.ts';
import { type Dimension, UNITS } from './units.data.ts';

const EDGES = new Set(
  list(
    'the|a|an|is|are|be|of|to|at|shall|must|should|will|no|not|by|as|and|or|with|has|have|each|contains|contain',
    'carries|all|between|min|max|least|most|any|in|from|than|minimum|maximum|kindly|please|pls|note|tolerance|tol',
    'exactly|less|more|lower|higher|exceed|up|over|above|below|under|reach',
  ),
);

/** The words before the value in its part, or in the part before when there are none; bare articles and verbs trimmed. */
function characteristicOf(facts: Facts, quantity: Quantity, text: string): string {
  // "Hardness 40 %": the sign belongs to the figure before it.
  const isMark = (i: number): boolean => facts.tokens[i]?.kind === 'sign' && facts.tokens[i]?.text !== '%';
  const plain = (i: number): boolean => isMark(i) || EDGES.has(facts.tokens[i]?.text ?? '');
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

/** Dimensions of what a test applies or repeats: beside a standard its figure is what the goods must stand. */
const WITHSTOOD: ReadonlySet<Dimension> = new Set<Dimension>(['cycles', 'force', 'electric']);

/** "30 % of the amount", "2 kg per set": a share or a rate written plainly is exact. */
const isShare = (facts: Facts, { to, unit }: Quantity): boolean =>
  unit?.code === '%' && (facts.tokens[to]?.text === 'of' || facts.tokens[to]?.text === 'from');

/** What the quantity demands of the goods, or null where it is no demand. */
function demandOf(facts: Facts, quantity: Quantity): Quantity | null {
  const { role, unit } = quantity;
  // "EPAL 1 pallets only": a name and its number; a real bound elsewhere says more.
  if (role === 'limit') return quantity.unit === null && quantity.operator === '=' ? null : quantity;
  if (role !== 'nominal' && role !== 'condition') return null;
  if (isShare(facts, quantity)) return { ...quantity, operator: '=' };
  const shock = unit?.code === 'K' && facts.properties.some(({ phrase }) => phrase.slug === 'heat_resistance');
  const withstood = role === 'nominal' && facts.standards.length > 0 && unit !== null && (WITHSTOOD.has(unit.dimension) || shock);
  return withstood ? { ...quantity, operator: '>=' } : null;
}

/** Which figure of a test is what the goods must stand, where a failure decides: repetitions, the height of a drop, the time. */
function endured(facts: Facts): Quantity | null {
  if (!facts.failing) return null;
  const given = facts.quantities;
  const drops = facts.tokens.some(({ text }) => text.startsWith('drop'));
  const kinds: readonly Dimension[] = [
    'cycles',
    ...(drops ? (['length'] as const) : []),
    'force',
    'torque',
    'time',
    'mass',
    'pressure',
  ];
  const stood = (['nominal', 'condition'] as const)
    .flatMap((role) => kinds.flatMap((kind) => given.find((each) => each.role === role && each.unit?.dimension === kind) ?? []))
    .at(0);
  return stood ? { ...stood, operator: '>=' } : null;
}

/** A value to be read on a label is exact as written. */
function readOff(facts: Facts): Quantity | null {
  const shown = facts.quantities.find(
    ({ role, unit, sentence }) => role === 'nominal' && unit !== null && facts.printed.has(sentence),
  );
  return shown ? { ...shown, operator: '=' } : null;
}

/** "Critical 0 / major 2.5 / minor 4.0": the plan's figure for the commonest class. */
function planFigure(facts: Facts): Quantity | null {
  if (!facts.sampled) return null;
  return facts.quantities.find(({ from }) => ['major', 'aql'].includes(facts.tokens[from - 1]?.text ?? '')) ?? null;
}

/** The first demand in the clause, else the first exact limit, else the first count; null where the clause is a fact. */
function principal(facts: Facts): Quantity | null {
  const plan = planFigure(facts);
  const told = facts.quantities.filter(({ from }) => !facts.sizes.has(from));
  const demands = told.flatMap((quantity) => demandOf(facts, quantity) ?? []);
  const measured = demands.filter(({ unit }) => unit !== null && unit.dimension !== 'count');
  const withUnit = measured[0] ?? endured(facts);
  const limits = told.filter(({ role }) => role === 'limit');
  const counts = told.filter(({ role }) => role === 'count');
  if (withUnit && !(plan && withUnit.from > plan.from)) return withUnit;
  return plan ?? demands[0] ?? limits[0] ?? counts[0] ?? readOff(facts);
}

/** Properties read against a grey scale or standard pictures, from 1 to 5. */
const GRADED = new Set(['colour_fastness', 'pilling']);

/** A pound that pulls is a force. */
const PULLED = new Set(['force', 'tension', 'pull', 'tensile', 'strength', 'tear', 'peel', 'squeeze']);

const WEIGHTED = new Set(['lpa', 'lwa', 'laeq', 'lpaeq']);

/** Pounds per inch are a force, a water column is a pressure, holes per square inch are a density. */
function unitOf(facts: Facts, quantity: Quantity): string {
  if (planFigure(facts)?.from === quantity.from) return 'AQL';
  const code = quantity.unit?.code;
  if (code === undefined) {
    if (facts.sampled && facts.tokens[quantity.from - 1]?.kind === 'word') return 'AQL';
    if (facts.properties.some(({ phrase }) => GRADED.has(phrase.slug)) && quantity.role === 'limit') return 'grade';
    return ratePer(facts, quantity) ?? (quantity.role === 'count' && quantity.value !== 0 ? 'pcs' : '1');
  }
  if (code === 'dB' && facts.tokens.some(({ text }) => WEIGHTED.has(text))) return 'dB(A)';
  if (code === '[lb_av]' && facts.tokens.some(({ text }) => PULLED.has(text))) return '[lbf_av]';
  const water = facts.properties.some(({ phrase }) => phrase.slug === 'water_resistance');
  if (water && (code === 'mm' || code === 'cm')) return `${code}[H2O]`;
  return code.startsWith('[lb_av]/') ? code.replace('[lb_av]', '[lbf_av]') : code;
}

/** "300 holes / sq in": a counted thing for each unit of length or area. */
function ratePer(facts: Facts, quantity: Quantity): string | null {
  for (let i = quantity.to; i < quantity.to + 3; i += 1) {
    const sign = facts.tokens[i]?.text;
    if (sign !== '/' && sign !== 'per') continue;
    const below = unitAt(facts.tokens, i + 1);
    return below && (below.unit.dimension === 'length' || below.unit.dimension === 'area') ? `1/${below.unit.code}` : null;
  }
  return null;
}

/** "Grade 3-4 or better": half a grade lies between two of a grey scale. */
function halfGrade({ operator, value }: Quantity, unit: string, bettered: boolean): Pick<Parsed, 'operator' | 'value'> {
  const [low, high] = typeof value === 'number' ? [] : value;
  const isHalf = unit === 'grade' && low !== undefined && high === low + 1 && operator !== 'in';
  return isHalf ? { operator: bettered ? '>=' : '=', value: low + 0.5 } : { operator, value };
}

const BETTER = new Set(['better', 'min', 'minimum', 'above', 'up', 'higher', 'least', 'worse']);

/** The number a measurable clause binds the goods to. */
export function parsedOf(facts: Facts, text: string): Parsed | null {
  const quantity = principal(facts);
  if (quantity === null) return null;
  const unit = unitOf(facts, quantity);
  const counted = quantity.role === 'count' ? countedThing(facts, quantity, text) : null;
  return {
    characteristic: counted ?? characteristicOf(facts, quantity, text),
    ...halfGrade(
      quantity,
      unit,
      facts.tokens.slice(Math.max(0, quantity.from - 3), quantity.to + 3).some(({ text }) => BETTER.has(text)),
    ),
    unit,
    method: methodOf(facts, text),
    ...(quantity.nominal === null ? {} : { nominal: quantity.nominal }),
  };
}
