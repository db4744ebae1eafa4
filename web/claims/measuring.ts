/** What an entry of measurements would show of a clause, by the determination's own rules, while it is being written. */
import { NOTHING_SAID } from '../../src/claims/evidence.rules.ts';
import { INSTRUMENTS } from '../../src/claims/instruments.data.ts';
import { instrumentOf, measure, uncertaintyOf } from '../../src/claims/measurement.rules.ts';
import { unitSign } from '../../src/contracts/signs.rules.ts';
import { limitOf, readReading } from '../../src/inspections/readings.rules.ts';
import type { JsonObject } from '../../src/kernel/result.ts';
import type { EvidenceItem } from '../../src/claims/schema.ts';

/** One clause as it is being filled in: fields are as typed. */
export type Entry = {
  readonly values: string;
  readonly instrument: string;
  readonly uncertainty: string;
  readonly method: string;
  /** Units looked at, where there were more than readings. */
  readonly tested: string;
  /** Of a thing that is there or not. */
  readonly fact: 'pass' | 'fail';
  readonly text: string;
  readonly photos: readonly File[];
};

export const EMPTY_ENTRY: Entry = {
  values: '',
  instrument: '',
  uncertainty: '',
  method: '',
  tested: '',
  fact: 'fail',
  text: '',
  photos: [],
};

type Measurable = { readonly parsed: unknown };
const parsedOf = ({ parsed }: Measurable): JsonObject | null => parsed as JsonObject | null;

/** The unit that a clause's limit stands in; null: it has no figure. */
export const unitOf = (clause: Measurable): string | null => limitOf(parsedOf(clause))?.unit ?? null;

/** The limit of a clause as short as on a gauge: `≥ 165 cm`, `9.3 – 9.7 mm`; null: it has no figure. */
export function limitText(clause: Measurable): string | null {
  const limit = limitOf(parsedOf(clause));
  if (!limit) return null;
  const { operator, values, unit } = limit;
  const shown = unit === '1' ? '' : ` ${unitSign(unit, 'en')}`;
  if (operator === 'between') return `${values.join(' – ')}${shown}`;
  const sign = operator === '>=' ? '≥ ' : operator === '<=' ? '≤ ' : '';
  return `${sign}${values.join(' / ')}${shown}`;
}

/** Readings as typed, one to a line or with semicolons between; a bare figure gets the clause's unit. */
export function readingsOf(text: string, unit: string | null): readonly string[] {
  return text
    .split(/[\n;,，；、]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) =>
      unit !== null && unit !== '1' && /^[+-]?\d+(?:\.\d+)?$/.test(one) ? `${one} ${unit.replace(/\[H2O\]$/u, '')}` : one,
    );
}

/** Instruments of the catalogue that measure a unit, by the name that the rules know. */
export function instrumentsFor(clause: Measurable): readonly string[] {
  const unit = unitOf(clause);
  if (unit === null) return [];
  const value = limitOf(parsedOf(clause))?.values[0] ?? 0;
  return INSTRUMENTS.map(({ words }) => words[0] ?? '').filter(
    (instrument) => uncertaintyOf({ instrument, uncertainty: unit === '1' ? '0' : `0 ${unit}` }, unit, value) !== null,
  );
}

/** The instrument that the clause itself names as its method; '' where it names none that the rules know. */
export function instrumentNamed(clause: Measurable): string {
  const method = parsedOf(clause)?.['method'];
  return typeof method === 'string' && instrumentOf(method) ? method : '';
}

export type Hint =
  | { readonly says: 'nothing' | 'unreadable' | 'instrument' | 'unsuited' | 'keeps' | 'method' }
  | { readonly says: 'doubt' | 'proves'; readonly gap: string; readonly needed: string; readonly reading: string };

const figure = (value: number): string => String(Number(value.toPrecision(6)));

/** What the readings would show now. Source: the determination's own `measure`. */
export function hintOf(clause: Measurable, entry: Entry): Hint {
  const unit = unitOf(clause);
  const values = readingsOf(entry.values, unit);
  if (unit === null || values.length === 0) return { says: 'nothing' };
  if (!values.every((value) => readReading(value, unit).ok)) return { says: 'unreadable' };
  if (!instrumentOf(entry.instrument)) return { says: 'instrument' };
  const item = {
    ...NOTHING_SAID,
    evidenceId: '',
    side: 'buyer',
    kind: 'own_measurement',
    issuer: null,
    values,
    instrument: entry.instrument,
    uncertainty: entry.uncertainty.trim() === '' ? null : withUnit(entry.uncertainty.trim(), unit),
    method: entry.method,
  } as const;
  const measured = measure({ parsed: parsedOf(clause) }, item);
  if (measured.kind !== 'read') return { says: 'unsuited' };
  if (measured.complies) return { says: 'keeps' };
  const { gap, tolerance, uncertainty, reading } = measured.nearest;
  const shown = unitSign(unit, 'en');
  const told = {
    gap: `${figure(gap)} ${shown}`,
    needed: `${figure(3 * uncertainty + tolerance)} ${shown}`,
    reading: `${figure(reading)} ${shown}`,
  };
  if (!measured.proves) return { says: 'doubt', ...told };
  return entry.method.trim() === '' ? { says: 'method' } : { says: 'proves', ...told };
}

const withUnit = (text: string, unit: string): string =>
  unit !== '1' && /^[±\s]*\d+(?:\.\d+)?$/.test(text) ? `${text} ${unit.replace(/\[H2O\]$/u, '')}` : text;

const filled = (entry: Entry): boolean => entry.values.trim() !== '' || entry.text.trim() !== '' || entry.photos.length > 0;

/**
 * The item of evidence that an entry makes; null where nothing was entered. Readings make it a measurement, photos alone a
 * photo, words alone a statement.
 * @param fileIds of its photos, once they are brought
 */
export function itemOf(
  clauseId: string | null,
  clause: Measurable | null,
  entry: Entry,
  fileIds: readonly string[],
): EvidenceItem | null {
  if (!filled(entry)) return null;
  const unit = clause && unitOf(clause);
  const values = readingsOf(entry.values, unit);
  const kind = values.length > 0 ? 'own_measurement' : fileIds.length > 0 ? 'photo' : 'statement';
  const tested = Number(entry.tested);
  const { instrument, uncertainty, method, text } = entry;
  return {
    kind,
    ...(clauseId === null ? {} : { clause: clauseId }),
    ...(values.length > 0 ? { values: [...values] } : {}),
    ...(values.length > 0 && instrument.trim() !== '' ? { instrument: instrument.trim() } : {}),
    ...(values.length > 0 && uncertainty.trim() !== '' ? { uncertainty: withUnit(uncertainty.trim(), unit ?? '1') } : {}),
    ...(values.length > 0 && method.trim() !== '' ? { method: method.trim() } : {}),
    ...(values.length > 0 && Number.isInteger(tested) && tested > values.length
      ? { units: { tested, failing: values.length } }
      : {}),
    ...(kind === 'photo' && clauseId !== null ? { fact: entry.fact } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(fileIds.length > 0 ? { fileIds: [...fileIds] } : {}),
  };
}
