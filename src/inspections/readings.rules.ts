/** Readings of an inspector, `71 W` or `9.8 %`, brought into a clause's unit and held against its limit. */
import type { Operator } from '../contracts/lint.types.ts';
import { UNITS, type Unit } from '../contracts/units.data.ts';
import { type JsonObject, type Result, ok, refuse } from '../kernel/result.ts';
import { CONVERTIBLE, FAMILIES, METRE_OF_WATER, SCALES } from './units.data.ts';

/** The number a clause binds the goods to, as it was fixed in the confirmed text. */
export type Limit = { readonly operator: Operator; readonly values: readonly number[]; readonly unit: string };

const OPERATORS: readonly string[] = ['>=', '<=', '=', 'between', 'in'];
const isOperator = (word: unknown): word is Operator => typeof word === 'string' && OPERATORS.includes(word);

/** The limit of a parsed clause; null where the clause is a fact without a number. */
export function limitOf(parsed: JsonObject | null): Limit | null {
  const { operator, value, unit } = parsed ?? {};
  const values = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(
    (v): v is number => typeof v === 'number',
  );
  const needed = operator === 'between' ? 2 : 1;
  if (!isOperator(operator) || typeof unit !== 'string' || values.length < needed) return null;
  return { operator, values, unit };
}

/** Binary noise away, as the clause's own limits were written: 0.75 kg is 750 g. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Whether a value in the clause's unit keeps the limit. Limits themselves are kept: at most 40 includes 40. */
export function complies({ operator, values }: Limit, value: number): boolean {
  const [first = 0, second = first] = values.map(tidy);
  const v = tidy(value);
  switch (operator) {
    case '>=':
      return v >= first;
    case '<=':
      return v <= first;
    case 'between':
      return v >= first && v <= second;
    default:
      return values.map(tidy).includes(v);
  }
}

const BY_CODE: ReadonlyMap<string, Unit> = new Map([...UNITS.values()].map((unit) => [unit.code, unit]));

/** The unit of a reading as traders write it: an alias, a code, or one over another (`lb/in`). */
function unitOf(text: string): Pick<Unit, 'code' | 'dimension' | 'factor'> | null {
  const known = UNITS.get(text.toLowerCase()) ?? BY_CODE.get(text);
  if (known) return known;
  const [top, below, ...more] = text.split('/').map((part) => UNITS.get(part.trim().toLowerCase()));
  if (!top || !below || more.length > 0) return null;
  // Pounds over a length are a force: the clause's own code says so.
  const code = top.code === '[lb_av]' ? '[lbf_av]' : top.code;
  return { code: `${code}/${below.code}`, dimension: 'compound', factor: 1 };
}

const inFamily = (a: string, b: string): boolean => FAMILIES.some((family) => family.includes(a) && family.includes(b));

/** `kN/m`: the kinds of both units and one factor; null where one of them does not convert. */
function overOf(code: string): { readonly kinds: string; readonly factor: number } | null {
  const [top, below, ...more] = code.split('/').map((part) => BY_CODE.get(part));
  if (!top || !below || more.length > 0 || !CONVERTIBLE.has(top.dimension) || !CONVERTIBLE.has(below.dimension)) return null;
  return { kinds: `${top.dimension}/${below.dimension}`, factor: top.factor / below.factor };
}

/** The value in another unit, or null where the two measure different things. */
function convert(value: number, from: Pick<Unit, 'code' | 'dimension' | 'factor'>, to: string): number | null {
  if (from.code === to) return value;
  if (from.code === '[degF]' && to === 'Cel') return tidy(((value - 32) * 5) / 9);
  if (from.code === 'Cel' && to === '[degF]') return tidy((value * 9) / 5 + 32);
  const target = BY_CODE.get(to);
  // What the table names has its own kind: a density is no content, though both are a mass over a volume.
  if (!target || !BY_CODE.has(from.code)) {
    const [over, under] = [overOf(from.code), overOf(to)];
    return over && under && over.kinds === under.kinds ? tidy((value * over.factor) / under.factor) : null;
  }
  const same = CONVERTIBLE.has(from.dimension) && from.dimension === target.dimension;
  return same || inFamily(from.code, to) ? tidy((value * from.factor) / target.factor) : null;
}

/** A plain decimal with a point. A comma is refused: in `1,200` it divides thousands for one reader and decimals for another. */
const READING = /^([+-]?\d{1,12}(?:\.\d{1,9})?)\s*(.*)$/u;

/** Units whose figure stands alone: pure numbers, pieces, counted things for each inch, places on a scale. */
const isBare = (unit: string): boolean =>
  unit === '1' || unit === 'pcs' || unit === 'AQL' || unit.startsWith('1/') || SCALES.has(unit);

/**
 * Reads one reading into the clause's unit.
 * Errors: inspection.reading_invalid with `reason` not_a_number, unit_missing, unit_unknown or unit_differs.
 */
export function readReading(text: string, clauseUnit: string): Result<number, 'inspection.reading_invalid'> {
  // A water column is read off in millimetres, or told as its pressure.
  const unit = clauseUnit.replace(/\[H2O\]$/u, '');
  const bad = (reason: string) => refuse('inspection.reading_invalid', { reading: text.slice(0, 60), unit, reason });
  // Both micro signs: the letter u stands for them in the table of units.
  const plain = text.normalize('NFKC').replaceAll('\u03bc', 'u').replaceAll('\u2212', '-').replace(/\s+/gu, ' ').trim();
  const written = SCALES.has(unit) ? onScale(plain, unit) : plain;
  const match = READING.exec(written);
  if (!match) return bad('not_a_number');
  const value = Number(match[1]);
  const word = (match[2] ?? '').trim();
  if (word === '') return isBare(unit) ? ok(value) : bad('unit_missing');
  if (word === clauseUnit || word === unit) return ok(value);
  const found = unitOf(word);
  // "14 screws": the thing counted names itself.
  if (!found) return unit === 'pcs' && /^\p{L}+$/u.test(word) ? ok(value) : bad('unit_unknown');
  const column = clauseUnit !== unit && found.dimension === 'pressure';
  const converted = column
    ? convert((value * found.factor) / METRE_OF_WATER, { code: 'm', dimension: 'length', factor: 1 }, unit)
    : convert(value, found, unit);
  return converted === null ? bad('unit_differs') : ok(converted);
}

/** `class 1` is 1, and the half grade `4-5` is 4.5, as fastness reports write it. */
function onScale(text: string, unit: string): string {
  const bare = text.toLowerCase().replace(new RegExp(`^${unit} ?`), '');
  const half = /^(\d)-(\d)$/.exec(bare);
  return half && Number(half[2]) === Number(half[1]) + 1 ? `${half[1]}.5` : bare;
}
