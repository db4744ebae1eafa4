/** The table of units against UCUM: valid codes, and factors that agree with the library of the National Library of Medicine. */
import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import { TRADE_CODES, UNITS, type Unit } from './units.data.ts';

const library = UcumLhcUtils.getInstance();
const BY_CODE: ReadonlyMap<string, Unit> = new Map([...UNITS.values()].map((unit) => [unit.code, unit]));
const inUcum = [...BY_CODE.values()].filter(({ code }) => !TRADE_CODES.has(code));

/** Size of the second unit in the first, as the library has it; null where they measure different things. */
function ratio(from: string, to: string): number | null {
  const { status, toVal } = library.convertUnitTo(from, 1, to);
  return status === 'succeeded' ? toVal : null;
}

describe('codes', () => {
  it.each(inUcum)('$code is a unit of UCUM', ({ code }) => {
    expect(library.validateUnitString(code).status).toBe('valid');
  });

  it("the trade's own are in the table, and are no unit of the same kind in UCUM", () => {
    expect([...TRADE_CODES].filter((code) => !BY_CODE.has(code))).toEqual([]);
    const known = [...TRADE_CODES].filter((code) => !code.includes(' ') && library.validateUnitString(code).status === 'valid');
    // Gigabel, megabel, terabel, megapoise, and giga-units of mass: the letters are taken.
    expect(known.sort()).toEqual(['GB', 'GU', 'MB', 'MP', 'TB']);
  });
});

/** Kinds whose units all measure one thing in UCUM too; others of the table hold several (volt and ampere are both electric). */
const pairs = inUcum.flatMap((a) =>
  inUcum.flatMap((b) => {
    if (a.code >= b.code || a.dimension !== b.dimension || a.dimension === 'temperature') return [];
    const theirs = ratio(a.code, b.code);
    return theirs === null ? [] : [{ a: a.code, b: b.code, ours: a.factor / b.factor, theirs }];
  }),
);

describe('factors', () => {
  it('cover the kinds that readings are converted in', () => {
    expect(pairs.length).toBeGreaterThan(150);
  });

  it.each(pairs)('$a in $b', ({ ours, theirs }) => {
    expect(ours / theirs).toBeCloseTo(1, 10);
  });

  it("of temperatures are steps: the zero points are the converter's", () => {
    const step = (library.convertUnitTo('[degF]', 1, 'Cel').toVal ?? 0) - (library.convertUnitTo('[degF]', 0, 'Cel').toVal ?? 0);
    expect((BY_CODE.get('[degF]')?.factor ?? 0) / step).toBeCloseTo(1, 10);
  });

  it('of a trade unit that has another name in UCUM are its factors', () => {
    expect((BY_CODE.get('CFM')?.factor ?? 0) / (ratio('[cft_i]/min', 'L/min') ?? 0)).toBeCloseTo(1, 10);
    expect(BY_CODE.get('doz')?.factor).toBe(12);
  });

  it('a figure by the minute is none by the hour', () => {
    expect([UNITS.get('pcs/min')?.code, UNITS.get('pcs/h')?.code]).toEqual(['{pcs}/min', '{pcs}/h']);
    expect(ratio('{pcs}/min', '{pcs}/h')).toBeCloseTo(60, 10);
  });
});
