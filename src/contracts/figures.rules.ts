/** Figures that lack their unit, or their direction and tolerance; and those that only look as if they did. */
import type { Facts } from './facts.rules.ts';
import { type Finding, PURE, SCALED, limits, partOf, wordsOf } from './findings.rules.ts';
import { valuedProperties } from './methods.rules.ts';
import type { Quantity } from './quantity.rules.ts';
import { type Dimension, EXACT } from './units.data.ts';

/** The noun the value belongs to stands before it in its part: "powder coating thk 60". */
export const after = (facts: Facts, quantity: Quantity, words: ReadonlySet<string>): boolean =>
  facts.tokens
    .slice(Math.max(0, quantity.from - 8), quantity.from)
    .some((token) => token.part === quantity.part && words.has(token.text));

/** Words whose bare figure is the name of a step or a size: "size 37", "speed 3". */
const NAMED_BY_FIGURE = new Set(['size', 'sizes', 'speed', 'level', 'setting', 'gear', 'step', 'mode', 'position']);
/** Scaled nouns that are also things of which a list says how many: "cable 1, manual 1". */
const THINGS = new Set(['tube', 'sheet', 'panel', 'wall', 'cable', 'cord', 'sleeve', 'cap', 'range']);
const MOST_THINGS = 12;

/** Whether a bare figure names or counts and does not measure. */
function isName(facts: Facts, { from, to, value }: Quantity): boolean {
  const before = facts.tokens[from - 1]?.text ?? '';
  const isBox = facts.tokens.slice(from, to).some(({ text }) => text === 'x' || text === '*');
  const whole = [value].flat().every(Number.isInteger);
  const small = typeof value === 'number' && value <= MOST_THINGS;
  return !isBox && whole && (NAMED_BY_FIGURE.has(before) || (THINGS.has(before) && small) || facts.sizes.has(from));
}

/** From here on a whole number is more likely a measure than a count or a name. */
const MANY = 10;

/** A figure that stands for a measure although no noun with a scale is near: a decimal, or a bound of more than a few. */
function isBare(facts: Facts, { from, to, value, role, operator, noun }: Quantity): boolean {
  if (facts.bounded || facts.standards.length > 0 || facts.sampled || noun !== null || typeof value !== 'number') return false;
  const last = facts.tokens[to] === undefined || facts.tokens[to]?.part !== facts.tokens[from]?.part;
  const alone = to - from === 1;
  if (role === 'limit') return last && value > MANY && operator !== '=';
  return role === 'nominal' && alone && !Number.isInteger(value);
}

/** "Box 20x15x8", "grid 60x45": sides of a thing, in a unit that nobody wrote. */
function isSides(facts: Facts, quantity: Quantity): boolean {
  const { from, to, value, role, unit } = quantity;
  if (unit !== null || role !== 'nominal' || facts.bounded || typeof value !== 'number') return false;
  const times = facts.tokens.slice(from, to).filter(({ text }) => text === 'x' || text === '*').length;
  return times >= 2 || (times === 1 && value > MANY);
}

/** A figure behind a scaled noun, or the sides of a box, without a unit. */
export function missingUnits(facts: Facts): readonly Finding[] {
  return facts.quantities
    .filter((quantity) => quantity.unit === null && (quantity.role === 'nominal' || quantity.role === 'limit'))
    .filter((quantity) => after(facts, quantity, SCALED) || isBare(facts, quantity) || isSides(facts, quantity))
    .filter((quantity) => !after(facts, quantity, PURE) && !isName(facts, quantity))
    .map((at) => ({ code: 'no_unit', at, data: { value: wordsOf(facts, at) } }));
}

/** Kinds whose bare value is customary: supply voltage, cloth names, shares, test counts and the like need no tolerance. */
const CUSTOMARY: ReadonlySet<Dimension> = new Set<Dimension>([
  ...EXACT,
  'ratio',
  'material',
  'frequency',
  'cycles',
  'ordinal',
  'time',
  'sound',
]);

const SET_BY = new Set(['ball', 'fe', 'probe', 'card', 'sphere', 'needle']);

/** Whether an opening bracket stands before the figure, and its end not yet. */
function inBrackets(facts: Facts, { from }: Quantity): boolean {
  const before = facts.tokens.slice(Math.max(0, from - 8), from).map(({ text }) => text);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const lacksTolerance = (facts: Facts, quantity: Quantity): boolean => {
  if (quantity.role !== 'nominal' || facts.printed.has(quantity.sentence)) return false;
  const unit = quantity.unit;
  const tested =
    facts.standards.length > 0 &&
    (unit?.dimension === 'force' || unit?.dimension === 'pressure' || unit?.dimension === 'electric');
  // "1 hex key 4 mm": the size belongs to the name of a counted thing.
  const counted = facts.countedFrom.get(quantity.part) ?? Number.POSITIVE_INFINITY;
  // "IP68 (1.5 m, 30 min)": what a named test is set to.
  if (facts.standards.length > 0 && inBrackets(facts, quantity)) return false;
  // "Drop 76 cm, 10 drops, no crack": the figures are the test's, and its outcome decides.
  if (facts.failing && !introduced(facts, quantity)) return false;
  // "Fe ball 1.0 mm": what the detector is set by.
  if (SET_BY.has(facts.tokens[quantity.from - 1]?.text ?? '')) return false;
  if (tested || (counted <= quantity.from && !introduced(facts, quantity))) return false;
  // Bare sides of a box, and a bare index ("thread count 200") with neither direction nor tolerance.
  if (unit === null)
    return (
      isSides(facts, quantity) ||
      (quantity.to - quantity.from > 2 && after(facts, quantity, SCALED)) ||
      (introducedBy(facts, quantity, PURE) && !facts.sampled) ||
      ((introduced(facts, quantity) || SCALED.has(facts.tokens[quantity.from - 1]?.text ?? '') || isBare(facts, quantity)) &&
        !isName(facts, quantity))
    );
  // Foam is traded by density under the letter that elsewhere counts denier: "28D".
  if (unit.code === 'denier') return facts.foam;
  const timed = unit.dimension === 'time' && facts.timed.has(quantity.part);
  return timed || (!CUSTOMARY.has(unit.dimension) && unit.code !== 'V' && unit.code !== 'kV');
};

const isBoxOf = (facts: Facts, { from, to }: Quantity): boolean =>
  facts.tokens.slice(from, to).filter(({ text }) => text === 'x' || text === '*').length >= 2;

/** A value without direction or tolerance; beside real limits only one that its own noun introduces. */
export function missingTolerances(facts: Facts): readonly Finding[] {
  const bounded = limits(facts).length > 0;
  const valued = valuedProperties(facts);
  const vague = new Set(facts.vague.map((range) => partOf(facts, range)));
  return facts.quantities
    .filter((quantity) => lacksTolerance(facts, quantity) && !valued.has(quantity.part))
    .filter((quantity) => !bounded || introduced(facts, quantity) || isBoxOf(facts, quantity))
    .filter((quantity) => !vague.has(quantity.part))
    .map((at) => ({ code: 'no_tolerance', at, data: { value: wordsOf(facts, at) } }));
}

/** What a test applies to the goods; beside a real limit its value is a circumstance. */
const APPLIED = new Set([
  'load',
  'force',
  'pressure',
  'torque',
  'temperature',
  'temp',
  'voltage',
  'speed',
  'frequency',
  'current',
  'test',
]);

const introducedBy = (facts: Facts, quantity: Quantity, nouns: ReadonlySet<string>): boolean =>
  facts.tokens
    .slice(Math.max(0, quantity.from - 2), quantity.from)
    .some((token) => token.part === quantity.part && nouns.has(token.text) && !APPLIED.has(token.text));

const introduced = (facts: Facts, quantity: Quantity): boolean => introducedBy(facts, quantity, SCALED);
