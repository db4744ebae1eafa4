/** Tells what the amounts of a clause do: limits, ranges, tolerances, counts, bare and nominal values. */
import { type Shape, shapeAt, unitAt, widen } from './amounts.rules.ts';
import type { Operator } from './lint.types.ts';
import { type Range, coveredBy } from './references.rules.ts';
import { type Token, glued, numberOf } from './tokens.rules.ts';
import { EXACT, type Unit } from './units.data.ts';
import { COUNT_STOPS, NUMBER_PREPOSITIONS, RELATIONS_AFTER, RELATIONS_BEFORE, type Relation, SMALLER } from './relations.data.ts';

/**
 * limit: bounded by a relation, a range or a tolerance. count: exact by nature ("14 parts").
 * condition: the circumstances of a reading ("at 24 V"). nominal: a value alone. tolerance: a ± that waits for its value.
 */
export type Role = 'limit' | 'count' | 'condition' | 'nominal' | 'tolerance';

export type Quantity = Range & {
  readonly role: Role;
  readonly operator: Operator;
  readonly value: number | readonly number[];
  readonly unit: Unit | null;
  /** The value in the middle of a tolerance. */
  readonly nominal: number | null;
  /** What is counted, as written ("parts"). */
  readonly noun: string | null;
  readonly part: number;
  readonly sentence: number;
};

/** "Up to" bounds above; "than" as its comparative says. */
function relationOf(tokens: readonly Token[], i: number): Relation | undefined {
  const word = tokens[i]?.text ?? '';
  const before = tokens[i - 1]?.text ?? '';
  if (word === 'to' && before === 'up') return RELATIONS_BEFORE.get('most');
  return word === 'than' && SMALLER.has(before) ? RELATIONS_BEFORE.get('below') : RELATIONS_BEFORE.get(word);
}

const NEGATIONS = new Set(['no', 'not', 'never', 'nor', 'without', 'cannot', 'shan', 'won', 't', 'none', 'any']);

/** The relation word before `at`, over fillers such as "of" and "be": its direction, turned by a negation. */
function relationBefore(tokens: readonly Token[], at: number): { readonly operator: Operator; readonly from: number } | null {
  const part = tokens[at]?.part;
  for (let i = at - 1; i >= Math.max(0, at - 4); i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.part !== part || token.kind === 'number') return null;
    const relation = relationOf(tokens, i);
    if (relation === undefined) continue;
    // "10 min 120 kg": a unit, not a minimum.
    if (relation.unitAfterFigure && tokens[i - 1]?.kind === 'number') return null;
    if (relation.near && at - i > 2) return null;
    const window = tokens.slice(Math.max(0, i - 7), i).filter((word) => word.part === part);
    const negated = relation.turns && window.some((word) => NEGATIONS.has(word.text));
    return { operator: negated ? (relation.operator === '>=' ? '<=' : '>=') : relation.operator, from: i };
  }
  return null;
}

/** "50 mm wide or more": which side is meant stands between. */
const SIDES = new Set(['wide', 'long', 'high', 'thick', 'deep', 'tall']);

/** "2 mm max", "44 lb/in or more", "UPF 50+", "grade 4 min". */
function relationAfter(
  tokens: readonly Token[],
  to: number,
  hasUnit: boolean,
): { readonly operator: Operator; readonly to: number } | null {
  const open = tokens[to]?.text === '(' || SIDES.has(tokens[to]?.text ?? '') ? to + 1 : to;
  const first = tokens[open]?.text ?? '';
  if (first === '+' && glued(tokens[to - 1], tokens[open]) && tokens[open + 1]?.kind !== 'number')
    return { operator: '>=', to: open + 1 };
  const second = `${first} ${tokens[open + 1]?.text ?? ''}`;
  const pair = RELATIONS_AFTER.get(second);
  // "At 60 °C at most 4 %": the words bound the figure that follows.
  const bindsNext = first === 'at' && tokens[open + 2]?.kind === 'number';
  if (pair !== undefined && !bindsNext) return { operator: pair, to: open + 2 };
  const single = RELATIONS_AFTER.get(first);
  if (single === undefined || (first.startsWith('min') && !hasUnit) || tokens[open + 1]?.kind === 'number') return null;
  return { operator: single, to: open + 1 };
}

/** A whole number before a plain noun counts it: "14 parts", "2 handles". */
function countedNoun(tokens: readonly Token[], shape: Shape): string | null {
  const next = tokens[shape.to];
  const counted =
    next?.kind === 'word' && next.text.length >= 3 && next.part === tokens[shape.from]?.part && !COUNT_STOPS.has(next.text);
  return counted && Number.isInteger(shape.value) && shape.unit === null ? next.text : null;
}

function isCondition(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.text ?? '';
  const article =
    before === 'a' || before === 'the' || before === '=' || before === '(' ? (tokens[from - 2]?.text ?? '') : before;
  const setTo =
    before === 'to' && ['set', 'adjusted', 'heated', 'cooled', 'loaded', 'charged'].includes(tokens[from - 2]?.text ?? '');
  return setTo || before === '@' || before === '=' || NUMBER_PREPOSITIONS.has(article);
}

const SURROUNDINGS = new Set(['room', 'ambient', 'lab', 'oven', 'bath', 'chamber', 'surrounding']);

function quantityAt(tokens: readonly Token[], shape: Shape): Quantity {
  const part = tokens[shape.from]?.part ?? 0;
  const base = { ...shape, noun: null, part, sentence: tokens[shape.from]?.sentence ?? 0 };
  // "Room 20 ± 2 °C": the surroundings of a test keep their own tolerance.
  if (shape.role === 'limit' && SURROUNDINGS.has(tokens[shape.from - 1]?.text ?? '')) return { ...base, role: 'condition' };
  if (shape.role !== 'nominal') return base;
  const before = relationBefore(tokens, shape.from);
  const after = relationAfter(tokens, shape.to, shape.unit !== null);
  // "Within 1 mm min and 3 mm max": the nearer and plainer word rules.
  if (after !== null && (before === null || after.operator !== '='))
    return { ...base, role: 'limit', operator: after.operator, to: after.to };
  if (before !== null) return { ...base, role: 'limit', operator: before.operator, from: before.from };
  const noun = countedNoun(tokens, shape);
  if (noun !== null) return { ...base, role: 'count', noun };
  if (shape.unit?.dimension === 'ordinal') return { ...base, role: 'limit' };
  if (shape.unit !== null && EXACT.has(shape.unit.dimension))
    return { ...base, role: 'count', noun: tokens[shape.to]?.text ?? null };
  return { ...base, role: isCondition(tokens, shape.from) ? 'condition' : 'nominal' };
}

const ORDINAL: Unit = { code: 'class', dimension: 'ordinal', factor: 1 };

/** "class 0 or 1", "grade 4-5 min", "level 3": places on a published scale. */
function ordinalAt(tokens: readonly Token[], at: number): Quantity | null {
  const word = tokens[at - 1]?.text === '.' ? tokens[at - 2]?.text : tokens[at - 1]?.text;
  const head = tokens[at];
  if (head?.kind !== 'number' || head.text.length > 3 || !['class', 'grade', 'rating'].includes(word ?? '')) return null;
  const unit: Unit = { ...ORDINAL, code: word ?? 'class' };
  const low = numberOf(head);
  const other = tokens[at + 2];
  const joins = ['or', '/', 'and', '-', '~', 'to'].includes(tokens[at + 1]?.text ?? '#') && other?.kind === 'number';
  const place = { from: at, unit, nominal: null, noun: null, part: head.part, sentence: head.sentence } as const;
  const to = joins ? at + 3 : at + 1;
  const bound = relationAfter(tokens, to, true) ?? relationBefore(tokens, at);
  if (bound !== null && bound.operator !== '=') return { ...place, to, role: 'limit', operator: bound.operator, value: low };
  if (joins) return { ...place, to, role: 'limit', operator: 'in', value: [low, numberOf(other)] };
  return { ...place, to, role: 'limit', operator: '=', value: low };
}

/** Scales that are written before their figure: "SPI 11-12", "HRC 56", "Shore A 45 ± 5". */
function unitBefore(tokens: readonly Token[], from: number): Unit | null {
  for (const length of [2, 1]) {
    const found = unitAt(tokens, from - length);
    const scale = found?.unit.dimension === 'stitch' || found?.unit.dimension === 'hardness' || found?.unit.code === 'g/m2';
    if (found && scale && found.to === from) return found.unit;
  }
  return null;
}

/** Gives bare values the unit written behind their group ("300 / 210 / 190 cm") or in brackets for all ("(mm)"). */
function lendUnits(tokens: readonly Token[], found: readonly Quantity[]): readonly Quantity[] {
  const heading = tokens.findIndex(
    (token, i) => token.text === '(' && tokens[i + 2]?.text === ')' && unitAt(tokens, i + 1)?.to === i + 2,
  );
  const declared = heading < 0 ? null : (unitAt(tokens, heading + 1)?.unit ?? null);
  const lent: Quantity[] = [];
  let behind: Quantity | null = null;
  for (const quantity of [...found].reverse()) {
    const waiting = quantity.unit === null && (quantity.role === 'nominal' || quantity.role === 'tolerance');
    const grouped: Unit | null =
      waiting && behind !== null && behind.part === quantity.part && tokens[quantity.to]?.text === '/' ? behind.unit : null;
    const named = quantity.unit === null && quantity.role !== 'count' ? unitBefore(tokens, quantity.from) : null;
    const unit: Unit | null = named ?? (waiting ? (grouped ?? declared) : quantity.unit);
    behind = { ...quantity, unit };
    lent.push(behind);
  }
  return lent.reverse();
}

/** "Error within ±10 °C at 200 °C": the deviation is the demand itself. */
const isOwn = (tokens: readonly Token[], from: number): boolean =>
  ['within', 'error', 'accuracy', 'deviation'].includes(tokens[from - 1]?.text ?? '');

/** A tolerance apart ("tolerance ±2 cm") bounds every nominal value of its kind in the clause; alone it is a limit itself. */
function spreadTolerance(tokens: readonly Token[], found: readonly Quantity[]): readonly Quantity[] {
  // A clause states a few tolerances; more would only be compared in vain.
  const waiting = found.filter((quantity) => quantity.role === 'tolerance').slice(0, 8);
  let used = false;
  const spread = found.map((quantity): Quantity => {
    if ((quantity.role !== 'nominal' && quantity.role !== 'condition') || typeof quantity.value !== 'number') return quantity;
    const fits = waiting.find(
      ({ unit, from }) =>
        !isOwn(tokens, from) &&
        (unit === null || unit.code === '%' || unit.dimension === quantity.unit?.dimension || quantity.unit === null),
    );
    if (fits === undefined || typeof fits.value === 'number') return quantity;
    used = true;
    const [low = 0, high = 0] = fits.value;
    return {
      ...quantity,
      role: 'limit',
      operator: 'between',
      ...widen(quantity.value, quantity.unit, { low, high, unit: fits.unit }),
    };
  });
  return used
    ? spread.filter(({ role }) => role !== 'tolerance')
    : spread.map((quantity) => (quantity.role === 'tolerance' ? { ...quantity, role: 'limit' } : quantity));
}

/** "1.0 mm min and 3.0 mm max" is one range. */
function joinBounds(tokens: readonly Token[], found: readonly Quantity[]): readonly Quantity[] {
  const joined: Quantity[] = [];
  for (const upper of found) {
    const lower = joined.at(-1);
    const near =
      lower !== undefined &&
      lower.part === upper.part &&
      lower.role === 'limit' &&
      upper.role === 'limit' &&
      upper.from - lower.to <= 3;
    const link = near && tokens.slice(lower.to, upper.from).some(({ text }) => text === 'and' || text === '/' || text === '&');
    const bounds = link && lower.operator === '>=' && upper.operator === '<=' && lower.unit?.code === upper.unit?.code;
    const ordered = bounds && typeof lower.value === 'number' && typeof upper.value === 'number' && lower.value < upper.value;
    if (!ordered) joined.push(upper);
    else joined[joined.length - 1] = { ...lower, to: upper.to, operator: 'between', value: [lower.value, upper.value].flat() };
  }
  return joined;
}

const isHalfOf = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.text === '1' &&
  tokens[i + 1]?.text === '/' &&
  tokens[i + 2]?.text === '2' &&
  glued(tokens[i], tokens[i + 1]) &&
  tokens[i + 3]?.kind === 'word' &&
  unitAt(tokens, i + 3) === null;

/** Every amount outside the ranges of `names` (dates, standards, ids), in order. */
export function findQuantities(tokens: readonly Token[], names: readonly Range[]): readonly Quantity[] {
  const named = coveredBy(names);
  const found: Quantity[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (named.has(i)) continue;
    // "1/2 waist": a part of the body or the goods, not an amount.
    if (isHalfOf(tokens, i)) {
      i += 2;
      continue;
    }
    const shape = shapeAt(tokens, i);
    const quantity = ordinalAt(tokens, i) ?? (shape === null ? null : quantityAt(tokens, shape));
    if (quantity === null) continue;
    found.push(quantity);
    i = Math.max(i, quantity.to - 1);
  }
  return joinBounds(tokens, spreadTolerance(tokens, lendUnits(tokens, found)));
}
