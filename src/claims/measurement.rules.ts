/** When a reading taken by a party itself proves that a limit is broken: the gap against three times its uncertainty. */
import type { CaseClause, Evidence } from './determination.types.ts';
import { type Limit, complies, limitOf, readReading } from '../inspections/readings.rules.ts';
import { INSTRUMENTS, type Instrument } from './instruments.data.ts';

/** Binary noise away, so that 6.6 is not below 6.6. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The gap must exceed so many times the uncertainty. Source: programme rules, section determination. */
const CERTAIN = 3;

/** The catalogued instrument that a name means, or null. */
export function instrumentOf(name: string | null): Instrument | null {
  const plain = (name ?? '').normalize('NFKC').toLowerCase();
  return INSTRUMENTS.find(({ words }) => words.some((word) => plain.includes(word))) ?? null;
}

/** A span such as `0.5 cm` in another unit; a difference, so that 1 degF is 0.56 degC and not -17. null: does not convert. */
function spanIn(text: string, unit: string): number | null {
  const plain = text.normalize('NFKC').replace(/^[\s±+/-]+/u, '');
  const word = plain.replace(/^[\d.]+/, '').trim();
  const span = readReading(plain, unit);
  const zero = readReading(word === '' ? '0' : `0 ${word}`, unit);
  return span.ok && zero.ok ? Math.abs(tidy(span.value - zero.value)) : null;
}

/** `2 %` of the reading, where the clause itself is not in percent. */
function percentOf(text: string, reading: number): number | null {
  const match = /^[\s±+/-]*(\d{1,3}(?:\.\d{1,6})?)\s*%\s*$/u.exec(text.normalize('NFKC'));
  return match ? tidy((Math.abs(reading) * Number(match[1])) / 100) : null;
}

/**
 * The uncertainty of a reading in the clause's unit: the one stated, but never below the instrument's floor. null where
 * none is stated, where it has another unit, or where the instrument does not measure that unit.
 */
export function uncertaintyOf(item: Pick<Evidence, 'instrument' | 'uncertainty'>, unit: string, reading: number): number | null {
  const instrument = instrumentOf(item.instrument);
  if (!instrument) return null;
  const floors = instrument.floors.map((floor) => floorIn(floor, unit)).filter((floor) => floor !== null);
  const [least] = floors;
  if (least === undefined) return null;
  const floor = Math.max(least, tidy((Math.abs(reading) * instrument.perMille) / 1000));
  // A count needs no stated uncertainty; every other reading does.
  if (item.uncertainty === null) return instrument.code === 'count' ? floor : null;
  const stated = spanIn(item.uncertainty, unit) ?? percentOf(item.uncertainty, reading);
  return stated === null ? null : Math.max(stated, floor);
}

/** Floors are written in the table's own unit codes, which need not be words that people write. */
function floorIn(floor: string, unit: string): number | null {
  const [figure = '', ...code] = floor.split(' ');
  // A water column is read off in millimetres, but nothing that measures lengths has measured it: it takes a pressure.
  const bare = unit.replace(/\[H2O\]$/u, '');
  if (bare !== unit && readReading(floor, bare).ok) return null;
  return code.join(' ') === unit ? Number(figure) : spanIn(floor, unit);
}

export type Gap = { readonly gap: number; readonly tolerance: number };

/**
 * How far a reading lies from compliance. From the nominal value where the clause has one, with the tolerance to be added
 * once; else from the limit. Not above zero where the limit is kept.
 */
function gapOf(limit: Limit, nominal: number | null, reading: number): Gap {
  const [first = 0, second = first] = limit.values;
  const at = (gap: number, tolerance = 0): Gap => ({ gap: tidy(gap), tolerance: tidy(tolerance) });
  switch (limit.operator) {
    case '>=':
      return at(first - reading);
    case '<=':
      return at(reading - first);
    case 'between':
      if (nominal === null) return at(Math.max(first - reading, reading - second));
      return reading < nominal ? at(nominal - reading, nominal - first) : at(reading - nominal, second - nominal);
    default:
      return at(Math.min(...limit.values.map((value) => Math.abs(reading - value))));
  }
}

export type Measured =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unsuited' }
  | {
      readonly kind: 'read';
      /** Every reading keeps the limit. */
      readonly complies: boolean;
      /** The reading nearest to compliance lies outside by more than its doubt. */
      readonly proves: boolean;
      readonly nearest: Gap & { readonly reading: number; readonly uncertainty: number; readonly unit: string };
    };

/** Reads all values of an own measurement of a clause with a limit, and judges by the one nearest to compliance. */
export function measure(clause: Pick<CaseClause, 'parsed'>, item: Evidence): Measured {
  const limit = limitOf(clause.parsed);
  if (!limit || item.values.length === 0) return { kind: 'unreadable' };
  const nominal = typeof clause.parsed?.['nominal'] === 'number' ? clause.parsed['nominal'] : null;
  const readings: (Gap & { readonly reading: number; readonly uncertainty: number; readonly unit: string })[] = [];
  for (const value of item.values) {
    const reading = readReading(value, limit.unit);
    if (!reading.ok) return { kind: 'unreadable' };
    const uncertainty = uncertaintyOf(item, limit.unit, reading.value);
    if (uncertainty === null) return { kind: 'unsuited' };
    readings.push({ ...gapOf(limit, nominal, reading.value), reading: reading.value, uncertainty, unit: limit.unit });
  }
  const beyond = (r: (typeof readings)[number]): number => tidy(r.gap - tidy(CERTAIN * r.uncertainty + r.tolerance));
  const nearest = readings.reduce((a, b) => (beyond(b) < beyond(a) ? b : a));
  return { kind: 'read', complies: readings.every((r) => complies(limit, r.reading)), proves: beyond(nearest) > 0, nearest };
}
