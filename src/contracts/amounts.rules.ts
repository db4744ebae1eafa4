/** Reads one figure with its sign, unit, tolerance, range or the sides of its box. */
import type { Operator } from './lint.types.ts';
import type { Range } from './references.rules.ts';
import { type Token, glued, numberOf } from './tokens.rules.ts';
import { EXACT, GLUED_UNITS, UNITS, type Unit } from './units.data.ts';

export type Atom = Range & { readonly value: number; readonly unit: Unit | null };
/** A value with what belongs to it. `tolerance` is a ± that waits for its value. */
export type Shape = Range & {
  readonly operator: Operator;
  readonly value: number | readonly number[];
  readonly unit: Unit | null;
  /** The value in the middle of a tolerance. */
  readonly nominal: number | null;
  readonly role: 'limit' | 'nominal' | 'tolerance';
};

/** Binary noise away: 72 x 1.05 is 75.6. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** "sq. inch", "fl. oz": the point belongs to the short word. */
const SHORTENED = new Set(['sq', 'fl', 'cu']);

/** The unit that starts at `at`, the longest alias first ("stitches per inch", "kg/m3"), and where it ends. */
export function unitAt(tokens: readonly Token[], at: number): { readonly unit: Unit; readonly to: number } | null {
  const part = tokens[at]?.part;
  for (let length = 5; length >= 1; length -= 1) {
    const run = tokens
      .slice(at, at + length)
      .filter((token, i, all) => !(token.text === '.' && SHORTENED.has(all[i - 1]?.text ?? '')));
    if (tokens.length < at + length || run.some((token, i) => i < run.length - 1 && token.part !== part)) continue;
    const signed = run.some((token) => token.kind === 'sign' && token.text !== '%' && token.text !== '"');
    if (signed && run.some((token, i) => i > 0 && !glued(run[i - 1], token))) continue;
    const alias = run.map((token) => token.text).join(signed ? '' : ' ');
    const unit = UNITS.get(alias);
    // "2 V-belts" are belts.
    const compound =
      tokens[at + length]?.text === '-' &&
      glued(tokens[at + length - 1], tokens[at + length]) &&
      glued(tokens[at + length], tokens[at + length + 1]) &&
      tokens[at + length + 1]?.kind === 'word';
    // "3.25 A" ends its phrase, "3 a day" goes on: an ambiguous alias apart from its figure must be the last word.
    const next = tokens[at + length];
    const ambiguous = GLUED_UNITS.has(alias) && !glued(tokens[at - 1], tokens[at]) && next?.kind === 'word';
    if (unit !== undefined && !ambiguous && !compound) return { unit, to: at + length };
  }
  return null;
}

/** "lb/in", "pcs/ctn", "W per m": a second unit under the first. */
function compoundAt(tokens: readonly Token[], at: number): { readonly unit: Unit; readonly to: number } | null {
  const top = unitAt(tokens, at);
  if (top === null || tokens[top.to]?.text !== '/' || !glued(tokens[top.to - 1], tokens[top.to])) return top;
  const below = unitAt(tokens, top.to + 1);
  if (below === null) return top;
  const exact = EXACT.has(top.unit.dimension);
  return {
    unit: { code: `${top.unit.code}/${below.unit.code}`, dimension: exact ? 'count' : 'compound', factor: top.unit.factor },
    to: below.to,
  };
}

const FRACTION = new Set([2, 4, 8, 16, 32, 64]);

/** A figure, its sign, its fraction of an inch and its unit. */
function atomAt(tokens: readonly Token[], at: number): Atom | null {
  const signed = (tokens[at]?.text === '-' || tokens[at]?.text === '+') && glued(tokens[at], tokens[at + 1]);
  const head = tokens[signed ? at + 1 : at];
  if (head?.kind !== 'number') return null;
  let to = (signed ? at + 1 : at) + 1;
  let value = numberOf(head);
  const below = tokens[to + 1];
  const denominator =
    tokens[to]?.text === '/' && below?.kind === 'number' && glued(head, tokens[to]) && glued(tokens[to], below)
      ? numberOf(below)
      : 0;
  const inch = tokens[to + 2]?.text ?? '';
  if (FRACTION.has(denominator) && value < denominator && (inch === '"' || inch === 'in' || inch === 'inch')) {
    value /= denominator;
    to += 2;
  }
  const unit = compoundAt(tokens, to);
  return { from: at, to: unit?.to ?? to, value: signed && tokens[at]?.text === '-' ? -value : value, unit: unit?.unit ?? null };
}

const RANGE_SIGNS = new Set(['-', '~', 'to', '...', '/']);

/** The tolerance that starts at `at`, as what it adds below and above. */
function toleranceAt(
  tokens: readonly Token[],
  at: number,
): (Range & { readonly low: number; readonly high: number; readonly unit: Unit | null }) | null {
  let i = at;
  while (i < at + 4 && ['(', ',', 'tolerance', 'tol', 'tolerence', '.', ':', 'with', 'of'].includes(tokens[i]?.text ?? '#'))
    i += 1;
  if (tokens[i]?.text === '±') {
    const atom = atomAt(tokens, i + 1);
    return atom === null ? null : { from: at, to: atom.to, low: -atom.value, high: atom.value, unit: atom.unit };
  }
  const first = atomAt(tokens, i);
  const slash = first === null ? null : tokens[first.to];
  const second = slash?.text === '/' && first !== null ? atomAt(tokens, first.to + 1) : null;
  const signs = `${tokens[i]?.text ?? ''}${second === null ? '' : (tokens[second.from]?.text ?? '')}`;
  if (first === null || second === null || (signs !== '+-' && signs !== '-+')) return null;
  const low = Math.min(first.value, second.value);
  return { from: at, to: second.to, low, high: Math.max(first.value, second.value), unit: second.unit ?? first.unit };
}

/** `[low, high]` of a value with its tolerance, in the tolerance's unit where both convert. */
export function widen(
  value: number,
  unit: Unit | null,
  tolerance: { low: number; high: number; unit: Unit | null },
): { value: readonly number[]; unit: Unit | null; nominal: number } {
  const percent = tolerance.unit?.code === '%' && unit?.code !== '%';
  if (percent) {
    const ends = [value * (1 + tolerance.low / 100), value * (1 + tolerance.high / 100)].sort((a, b) => a - b);
    return { value: ends.map(tidy), unit, nominal: value };
  }
  const other =
    tolerance.unit !== null &&
    unit !== null &&
    tolerance.unit.dimension === unit.dimension &&
    tolerance.unit.dimension !== 'temperature';
  const scaled = other && tolerance.unit !== null && unit !== null ? tidy((value * unit.factor) / tolerance.unit.factor) : value;
  return { value: [tidy(scaled + tolerance.low), tidy(scaled + tolerance.high)], unit: tolerance.unit ?? unit, nominal: scaled };
}

/** A value with what belongs to it: a tolerance, the other end of a range, the sides of a box. */
export function shapeAt(tokens: readonly Token[], at: number): Shape | null {
  const alone = toleranceAt(tokens, at);
  if (alone !== null && (tokens[at]?.text === '±' || tokens[at]?.text === '+' || tokens[at]?.text === '-')) {
    return {
      from: at,
      to: alone.to,
      role: 'tolerance',
      operator: 'between',
      value: [alone.low, alone.high],
      unit: alone.unit,
      nominal: null,
    };
  }
  const first = atomAt(tokens, at);
  if (first === null) return null;
  const tolerance = toleranceAt(tokens, first.to);
  if (tolerance !== null) {
    return { from: at, to: tolerance.to, role: 'limit', operator: 'between', ...widen(first.value, first.unit, tolerance) };
  }
  const sign = tokens[first.to]?.text ?? '';
  const between = sign === 'and' && tokens[at - 1]?.text === 'between';
  // "3~ 50Hz" is three phases of alternating current: a range has its sign in the middle.
  const phases = sign === '~' && glued(tokens[first.to - 1], tokens[first.to]) && !glued(tokens[first.to], tokens[first.to + 1]);
  const second = (RANGE_SIGNS.has(sign) && !phases) || between ? atomAt(tokens, first.to + 1) : null;
  // "L 300 / W 210" and "24/7" are no ranges; a slash only lends its unit.
  if (second !== null && sign !== '/' && second.value > first.value) {
    return {
      from: at,
      to: second.to,
      role: 'limit',
      operator: 'between',
      value: [first.value, second.value],
      unit: second.unit ?? first.unit,
      nominal: null,
    };
  }
  return (
    boxAt(tokens, first) ?? {
      from: at,
      to: first.to,
      role: 'nominal',
      operator: '=',
      value: first.value,
      unit: first.unit,
      nominal: null,
    }
  );
}

/** 60 x 40 x 35 cm: the first side, the unit of the last, a tolerance behind the last for all. */
function boxAt(tokens: readonly Token[], first: Atom): Shape | null {
  let last = first;
  while (tokens[last.to]?.text === 'x' || tokens[last.to]?.text === '*') {
    const next = atomAt(tokens, last.to + 1);
    // "90 N x 10 s" is a load and its time.
    if (next === null || (next.unit && last.unit && next.unit.dimension !== last.unit.dimension)) break;
    last = next;
  }
  if (last === first) return null;
  const unit = last.unit ?? first.unit;
  const tolerance = toleranceAt(tokens, last.to);
  if (tolerance !== null)
    return { from: first.from, to: tolerance.to, role: 'limit', operator: 'between', ...widen(first.value, unit, tolerance) };
  return { from: first.from, to: last.to, role: 'nominal', operator: '=', value: first.value, unit, nominal: null };
}
