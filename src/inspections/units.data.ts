/** Which trade units convert into each other by their factors alone; all others compare only with themselves. */
import type { Dimension } from '../contracts/units.data.ts';

/** Dimensions of one physical quantity each: any two units of them convert. */
export const CONVERTIBLE: ReadonlySet<Dimension> = new Set<Dimension>([
  'length', 'area', 'volume', 'mass', 'time', 'power', 'energy', 'force', 'torque', 'pressure', 'speed', 'frequency',
  'surface_mass', 'density', 'stitch',
]);

/** Groups that convert within dimensions that hold several quantities (volt and ampere are both electric). */
export const FAMILIES: readonly (readonly string[])[] = [
  ['mV', 'V', 'kV'],
  ['uA', 'mA', 'A'],
  ['mA.h', 'A.h'],
  ['Ohm', 'MOhm'],
  // Shares of a mass, written in percent or in parts.
  ['%', '[ppm]', '[ppb]', 'mg/kg', 'ug/kg'],
  // Shares of a volume of liquid or air.
  ['mg/L', 'ug/mL', 'mg/m3'],
  ['L/min', 'm3/h', 'CFM'],
  ['{pcs}/h', '{pcs}/min'],
  ['MB', 'GB', 'TB'],
  ['pcs', 'doz'],
];

/** Places on a published scale; a reading may repeat the word ("class 1") or leave it out. */
export const SCALES: ReadonlySet<string> = new Set(['class', 'grade', 'rating']);

/** Pressure of one metre of water, in pascals, by UCUM's definition of `m[H2O]`. */
export const METRE_OF_WATER = 9806.65;
