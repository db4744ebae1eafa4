/** What kind of fault a broken clause is, told from what the clause measures: it decides whose a damage on the way is. */
import type { Clause } from '../contracts/types.ts';
import { UNITS } from '../contracts/units.data.ts';
import { limitOf } from '../inspections/readings.rules.ts';
import type { Nature } from './determination.types.ts';

/** Natures that the unit of a limit tells. */
export type UnitNature = Extract<Nature, 'material' | 'dimension' | 'count' | 'function'>;

const NATURE_OF: Readonly<Record<string, UnitNature>> = {
  ratio: 'material',
  content: 'material',
  material: 'material',
  surface_mass: 'material',
  hardness: 'material',
  density: 'material',
  length: 'dimension',
  area: 'dimension',
  volume: 'dimension',
  mass: 'dimension',
  count: 'count',
};

const DIMENSIONS = new Map([...UNITS.values()].map(({ code, dimension }) => [code, dimension as string]));

/** Of a limit in a unit, by the unit's dimension; function where it measures something else. */
export const natureOfUnit = (unit: string): UnitNature => NATURE_OF[DIMENSIONS.get(unit) ?? ''] ?? 'function';

/** Words of a clause for what happens to goods on the way. Only those that say nothing of how goods are made. */
const ON_THE_WAY: readonly (readonly [RegExp, Nature])[] = [
  [/\bdent(?:s|ed)?\b/, 'dents'],
  [/\bbreakage\b|\bshattered\b|\bbroken (?:in transit|on arrival)\b/, 'breakage'],
  [/\b(?:sea ?water|rain|water) (?:damage|stains?)\b/, 'wetting'],
];

/** By the words of the clause, else by its unit; null where it measures nothing. */
export function natureOf(clause: Pick<Clause, 'parsed'>): Nature | null {
  const words = String(clause.parsed?.['characteristic'] ?? '').toLowerCase();
  const told = ON_THE_WAY.find(([pattern]) => pattern.test(words));
  if (told) return told[1];
  const limit = limitOf(clause.parsed);
  return limit ? natureOfUnit(limit.unit) : null;
}
