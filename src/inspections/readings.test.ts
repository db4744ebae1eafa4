/** Readings as inspectors write them: into the clause's unit, and against its limit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintClause } from '../contracts/lint.rules.ts';
import type { JsonObject } from '../kernel/result.ts';
import { type Limit, complies, limitOf, readReading } from './readings.rules.ts';

describe("a reading in the clause's unit", () => {
  it.each([
    ['71 W', 'W', 71],
    ['9.8 %', '%', 9.8],
    ['9.8%', '%', 9.8],
    ['0.75 kg', 'g', 750],
    ['1.2 kW', 'W', 1_200],
    ['-5 °C', 'Cel', -5],
    ['\u22125 °C', 'Cel', -5],
    ['212 °F', 'Cel', 100],
    ['100 °C', '[degF]', 212],
    ['2 in', 'mm', 50.8],
    ['40 lb/in', '[lbf_av]/[in_i]', 40],
    ['2400 mm', 'mm[H2O]', 2_400],
    ['2400 mm[H2O]', 'mm[H2O]', 2_400],
    ['240 cm', 'mm[H2O]', 2_400],
    ['30 kPa', 'mm[H2O]', 3_059.14863893],
    ['300 mbar', 'mm[H2O]', 3_059.14863893],
    ['44 lb/in', 'kN/m', 7.70558075084],
    ['7.7 kN/m', 'N/cm', 77],
    ['700 g/L', 'kg/m3', 700],
    ['5 stitches/cm', '1/[in_i]', 12.7],
    ['20 bags/min', '{pcs}/h', 1_200],
    ['1 gal', 'L', 3.785411784],
    ['12000 btu/h', 'W', 3_516.85284207],
    ['280 1/[sin_i]', '1/[sin_i]', 280],
    ['312', '1/[sin_i]', 312],
    ['0.01 %', '[ppm]', 100],
    ['class 1', 'class', 1],
    ['1', 'class', 1],
    ['grade 4-5', 'grade', 4.5],
    ['4', 'grade', 4],
    ['7.2', '1', 7.2],
    ['14', 'pcs', 14],
    ['14 pcs', 'pcs', 14],
    ['2 dozen', 'pcs', 24],
    ['14 screws', 'pcs', 14],
    ['１２ W', 'W', 12],
  ])('%s for %s is %d', (text, unit, value) => expect(readReading(text, unit)).toEqual({ ok: true, value }));

  it.each([
    ['71', 'W', 'unit_missing'],
    ['about 71 W', 'W', 'not_a_number'],
    ['71,5 W', 'W', 'unit_unknown'],
    ['', 'W', 'not_a_number'],
    ['1e9 W', 'W', 'unit_unknown'],
    ['71 Wx', 'W', 'unit_unknown'],
    ['71 W', '%', 'unit_differs'],
    ['3 A', 'V', 'unit_differs'],
    ['30 kPa', 'mm', 'unit_differs'],
    ['44 lb/in', 'kg/m3', 'unit_differs'],
    ['3 N/mm', 'N', 'unit_differs'],
    ['60 HRC', 'HB', 'unit_differs'],
    ['14 cm', 'pcs', 'unit_differs'],
    ['72 W', '1', 'unit_differs'],
    ['5 __proto__', 'W', 'unit_unknown'],
  ])('%s for %s is refused: %s', (text, unit, reason) =>
    expect(readReading(text, unit)).toMatchObject({ ok: false, code: 'inspection.reading_invalid', data: { reason } }),
  );

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('W', '%', 'class', '1', 'pcs', 'Cel', 'nonsense'),
        (text, unit) => {
          const read = readReading(text, unit);
          expect(read.ok ? Number.isFinite(read.value) : read.code === 'inspection.reading_invalid').toBe(true);
        },
      ),
    );
  });
});

const limit = (operator: Limit['operator'], ...values: number[]): Limit => ({ operator, values, unit: 'W' });

describe('a limit', () => {
  it.each([
    [limit('>=', 65), 65, true],
    [limit('>=', 65), 64.9, false],
    [limit('<=', 40), 40, true],
    [limit('<=', 40), 40.1, false],
    [limit('=', 14), 14, true],
    [limit('=', 14), 13, false],
    [limit('between', 68.4, 75.6), 75.6, true],
    [limit('between', 68.4, 75.6), 75.7, false],
    [limit('in', 0, 1), 1, true],
    [limit('in', 0, 1), 2, false],
    [limit('<=', 0.3), 0.1 + 0.2, true],
  ])('%j against %d: %s', (one, value, kept) => expect(complies(one, value)).toBe(kept));

  it.each([
    ['Power draw 72 W ± 5 % per strip, measured with a wattmeter', { operator: 'between', values: [68.4, 75.6], unit: 'W' }],
    ['Adhesion class 0 or 1, ISO 2409 cross-cut', { operator: 'in', values: [0, 1], unit: 'class' }],
    ['Each strip carries a printed label with batch number', null],
  ])('is read from the confirmed form of "%s"', (text, expected) =>
    expect(limitOf(lintClause({ text }).parsed as unknown as JsonObject | null)).toEqual(expected),
  );

  it.each([
    [null],
    [{}],
    [{ operator: 'between', value: [1], unit: 'W' }],
    [{ operator: '~', value: 1, unit: 'W' }],
    [{ operator: '=', value: 1 }],
  ])('is none in %j', (parsed) => expect(limitOf(parsed as JsonObject | null)).toBeNull());
});
