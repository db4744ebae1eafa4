/** What kind of fault a broken clause is, told from what the clause measures: it decides whose a damage on the way is. */
import type { Clause } from '../contracts/types.ts';
import { UNITS } from '../contracts/units.data.ts';
import { limitOf } from '../inspections/readings.rules.ts';
import type { Nature } from './determination.types.ts';

const NATURE_OF: Readonly<Record<string, Nature>> = {
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

/** Words of a clause for what happens to goods on the way. Only those that say nothing of how goods are made. */
const ON_THE_WAY: readonly (readonly [RegExp, Nature])[] = [
  [/\bdent(?:s|ed)?\b/, 'dents'],
  [/\bbreakage\b|\bshattered\b|\bbroken (?:in transit|on arrival)\b/, 'breakage'],
  [/\b(?:sea ?water|rain|water) (?:damage|stains?)\b/, 'wetting'],
];

/** By the words of the clause, else by the dimension of the clause's unit; function where it measures something else, null where it measures nothing. */
export function natureOf(clause: Pick<Clause, 'parsed'>): Nature | null {
  const words = String(clause.parsed?.['characteristic'] ?? '').toLowerCase();
  const told = ON_THE_WAY.find(([pattern]) => pattern.test(words));
  if (told) return told[1];
  const limit = limitOf(clause.parsed);
  return limit ? (NATURE_OF[DIMENSIONS.get(limit.unit) ?? ''] ?? 'function') : null;
}
