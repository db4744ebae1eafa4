/** Decides whether a result that depends on its method has one, and a figure. */
import type { JsonObject } from '../kernel/result.ts';
import type { Facts } from './facts.rules.ts';
import { METHOD_PROPERTIES, type MethodProperty } from './methods.data.ts';
import type { Range } from './references.rules.ts';
import type { Quantity } from './quantity.rules.ts';
import { METHOD_DIMENSIONS } from './units.data.ts';

type Missing = { readonly code: 'no_method' | 'no_limit' | 'no_unit'; readonly at: Range; readonly data: JsonObject };
type Property = Range & Pick<MethodProperty, 'slug' | 'needs' | 'standards'>;

/** Properties that a unit alone gives away: decibels are noise, lumens photometry. */
const BY_UNIT: ReadonlyMap<string, string> = new Map([
  ['dB', 'noise'],
  ['dB(A)', 'noise'],
  ['lm', 'photometry'],
  ['lm/W', 'photometry'],
  ['cd/m2', 'photometry'],
  ['kg/h', 'throughput'],
  ['{pcs}/h', 'throughput'],
  ['J', 'drop_test'],
]);

/** Units of what machines and hands take for something; days are for deliveries. */
const FAST = new Set(['s', 'min', 'h']);

/** "PU3000", "HH1500": a coating named by a water column, without its unit or its test. */
const COATING_CODE = /^(?:pu|wp|hh)\d{3,5}$/;

/** General words for testing: they ask for a method only where nothing else in the clause can be measured. */
const WEAK = new Set(['unnamed_test', 'sampling']);

const FIRST_OF: ReadonlyMap<string, MethodProperty> = new Map(
  METHOD_PROPERTIES.toReversed().map((property) => [property.slug, property]),
);
const bySlug = (slug: string): MethodProperty | undefined => FIRST_OF.get(slug);

/** "Cap lamp 6 hours": a time alone is how long something lasts, and nobody said under which load. */
function lasting(facts: Facts): readonly Property[] {
  const lasts = bySlug('run_time');
  const bounded = facts.quantities.some(({ role }) => role === 'limit');
  if (!lasts || bounded || facts.failing || facts.relative !== null || facts.dates.length > 0) return [];
  return facts.quantities
    .filter(({ role, unit }) => role === 'nominal' && (unit?.code === 'h' || unit?.code === 'min'))
    .map(({ from, to }) => ({ ...lasts, from, to }));
}

/** "Preheats to 250 °C within 10 min": how fast something is, which hangs on the start, the end and the setting. */
function finishedWithin(facts: Facts): readonly Property[] {
  const timing = bySlug('timing');
  if (!timing || facts.relative !== null || facts.dates.length > 0) return [];
  return facts.quantities
    .filter(({ role, operator, unit }) => role === 'limit' && operator === '<=' && FAST.has(unit?.code ?? ''))
    .map(({ from, to }) => ({ ...timing, from, to }));
}

function propertiesOf(facts: Facts): readonly Property[] {
  const said = facts.properties.map((hit): Property => ({ ...hit.phrase, from: hit.from, to: hit.to }));
  const byUnit = facts.quantities.flatMap((quantity): readonly Property[] => {
    const unit = quantity.unit;
    const property =
      unit === null || quantity.role === 'condition'
        ? undefined
        : bySlug(
            BY_UNIT.get(unit.code) ??
              (unit.dimension === 'sound' ? 'noise' : METHOD_DIMENSIONS.has(unit.dimension) ? 'strength_rating' : ''),
          );
    return property === undefined ? [] : [{ ...property, from: quantity.from, to: quantity.to }];
  });
  const scales = facts.quantities.some(({ unit }) => unit?.dimension === 'hardness');
  // "HRC 52" names its own test.
  const open = scales ? said.filter(({ slug }) => slug !== 'coating_hardness') : said;
  return [...open, ...byUnit, ...finishedWithin(facts), ...(said.length === 0 ? lasting(facts) : [])];
}

const valueRoles = new Set(['limit', 'nominal', 'condition']);
/** Figures that can rate a property; a cloth's denier cannot. */
const values = (facts: Facts): readonly Quantity[] =>
  facts.quantities.filter(({ role, unit }) => valueRoles.has(role) && unit?.dimension !== 'material');

/** Parts whose value is a rating of a method property ("loading capacity 150 kg"): it lacks the method, not the tolerance. */
export function valuedProperties(facts: Facts): ReadonlySet<number> {
  return new Set(
    propertiesOf(facts).flatMap((property) => {
      if (property.slug === 'timing' || property.slug === 'throughput') return [];
      const part = facts.tokens[property.from]?.part;
      return part === undefined ? [] : [part];
    }),
  );
}

/** A written-out procedure: a bound on an outcome, under conditions that the clause states. */
function isDescribed(facts: Facts): boolean {
  const bounded = facts.quantities.filter(({ role }) => role === 'limit');
  const given = facts.quantities.filter(({ role, unit }) => role === 'condition' || (role === 'nominal' && unit !== null));
  const counted = facts.quantities.filter(({ role }) => role === 'count');
  if (facts.failing && given.length > 0 && given.length + counted.length >= 2) return true;
  return (
    bounded.length > 0 &&
    ((given.some(({ unit }) => unit?.dimension === 'time') && given.length + bounded.length >= 2) || given.length >= 2)
  );
}

/** What a degree of protection (IP67, IK08) vouches for: the code names its own tests. */
const BY_CODE = new Set(['water_resistance', 'dust', 'drop_test']);

/** A standard, an instrument or a procedure anywhere in the clause serves every property in it. */
function hasMethod(facts: Facts): boolean {
  return facts.standards.length > 0 || facts.instruments.length > 0 || facts.procedures.length > 0 || isDescribed(facts);
}

/** Every missing method, and the missing figure where there is no value at all. */
export function missingMethods(facts: Facts): readonly Missing[] {
  const valued = values(facts).length > 0;
  const method = hasMethod(facts);
  const ingress = facts.codes.some((range) => /^i[pk]\d?/.test(facts.tokens[range.from]?.text ?? ''));
  const firm = facts.quantities.some(({ role }) => role === 'limit') || facts.dates.length > 0;
  const coated =
    facts.standards.length > 0
      ? []
      : facts.tokens.flatMap((token, i): readonly Missing[] => {
          if (!COATING_CODE.test(token.text)) return [];
          const at = { from: i, to: i + 1 };
          return [
            { code: 'no_unit', at, data: { value: token.text } },
            { code: 'no_method', at, data: { characteristic: 'water_resistance' } },
          ];
        });
  const missing = propertiesOf(facts).flatMap((property): readonly Missing[] => {
    const data = { characteristic: property.slug, standards: property.standards };
    if (WEAK.has(property.slug) && firm) return [];
    if (method || (ingress && BY_CODE.has(property.slug))) {
      const graded = valued || facts.codes.length > 0 || facts.quantities.length > 0;
      const open = property.needs === 'limit' && !graded;
      return open ? [{ code: 'no_limit', at: property, data }] : [];
    }
    // "Hot for 12 hours" says how long and not how hot.
    const timedOnly = property.slug === 'heat_retention' && values(facts).every(({ unit }) => unit?.dimension === 'time');
    const unvalued: readonly Missing[] = valued && !timedOnly ? [] : [{ code: 'no_limit', at: property, data }];
    return [...unvalued, { code: 'no_method', at: property, data }];
  });
  return [...coated, ...missing];
}
