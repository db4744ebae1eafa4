/** The sampling tables as a trader reads them in print, against the closed form that the code computes them with. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { chanceFromStream } from './risk.rules.ts';
import { AQLS, LETTERS, LEVELS, MAX_LOT, PLANS, type PlanName, SAMPLING_DEFAULTS } from './sampling.data.ts';
import {
  type SamplingPlan,
  type SamplingRequest,
  type VisitPlan,
  countFound,
  judgeVisit,
  plan,
  readAql,
  readLevel,
  visitPlan,
} from './sampling.rules.ts';

const planned = (request: Partial<SamplingRequest>): SamplingPlan => {
  const result = plan({ lotSize: 4000, level: 'II', aql: 2.5, plan: 'normal', ...request });
  return must(result.ok ? result.value : null, `refused: ${JSON.stringify(result)}`);
};
const short = (p: SamplingPlan): string => `${p.letter} ${p.sampleSize} ${p.accept}/${p.reject}${p.inspectAll ? ' all' : ''}`;

/**
 * The printed plan tables: acceptance numbers by letter (rows) and AQL (columns, 0.010 to 1000); rejection is one more.
 * v = use the first plan below the arrow, ^ = use the first plan above it.
 */
const PRINTED: Readonly<Record<PlanName, string>> = {
  normal: `
    A    2   v   v   v   v   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   7  10  14  21  30
    B    3   v   v   v   v   v   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21  30  44
    C    5   v   v   v   v   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21  30  44   ^
    D    8   v   v   v   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21  30  44   ^   ^
    E   13   v   v   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21  30  44   ^   ^   ^
    F   20   v   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^
    G   32   v   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^
    H   50   v   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^
    J   80   v   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^
    K  125   v   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    L  200   v   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    M  315   v   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    N  500   v   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    P  800   v   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    Q 1250   0   ^   v   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    R 2000   ^   ^   1   2   3   5   7  10  14  21   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^`,
  tightened: `
    A    2   v   v   v   v   v   v   v   v   v   v   v   v   v   v   v   v   v   v   1   2   3   5   8  12  18  27
    B    3   v   v   v   v   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18  27  41
    C    5   v   v   v   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18  27  41   ^
    D    8   v   v   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18  27  41   ^   ^
    E   13   v   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18  27  41   ^   ^   ^
    F   20   v   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^
    G   32   v   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^
    H   50   v   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^
    J   80   v   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^
    K  125   v   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    L  200   v   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    M  315   v   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    N  500   v   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    P  800   v   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    Q 1250   v   0   v   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    R 2000   0   ^   v   1   2   3   5   8  12  18   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^   ^
    S 3150   -   -   1   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -`,
};

type Row = { readonly letter: string; readonly size: number; readonly cells: readonly string[] };
const rowsOf = (name: PlanName): readonly Row[] =>
  PRINTED[name]
    .trim()
    .split('\n')
    .map((line) => {
      const [letter = '', size = '', ...cells] = line.trim().split(/\s+/);
      return { letter, size: Number(size), cells };
    });

/** Reads the print as a person does: put a finger on the cell, follow the arrow up or down to the first number. */
function byFinger(name: PlanName, letter: string, column: number, lotSize: number): string {
  const rows = rowsOf(name);
  let at = rows.findIndex((row) => row.letter === letter);
  const arrow = rows[at]?.cells[column];
  const step = arrow === 'v' ? 1 : -1;
  while (!/^\d+$/.test(rows[at]?.cells[column] ?? '0')) at += step;
  const row = must(rows[at], `the arrow of ${letter} leaves the ${name} table`);
  const accept = Number(row.cells[column]);
  const inspectAll = row.size >= lotSize;
  return short({ letter: row.letter, sampleSize: inspectAll ? lotSize : row.size, accept, reject: accept + 1, inspectAll });
}

/** The largest lot that has each letter; only lots of A and B can be smaller than a sample that an arrow leads them to. */
const LOTS: readonly (readonly [letter: string, lotSize: number, level: string])[] = [
  ['A', 50, 'S-1'],
  ['B', 500, 'S-1'],
  ['C', 35_000, 'S-1'],
  ['D', 600_000, 'S-1'],
  ['E', 600_000, 'S-2'],
  ['F', 10_000, 'S-3'],
  ['G', 150_000, 'S-3'],
  ['H', 600_000, 'S-3'],
  ['J', 500_000, 'S-4'],
  ['K', 600_000, 'S-4'],
  ['L', 150_000, 'I'],
  ['M', 500_000, 'I'],
  ['N', 600_000, 'I'],
  ['P', 500_000, 'II'],
  ['Q', 600_000, 'II'],
  ['R', 600_000, 'III'],
];

describe('code letter', () => {
  it.each([
    // lot, then the letter at S-1, S-2, S-3, S-4, I, II, III
    [1, 'A A A A A A B'],
    [2, 'A A A A A A B'],
    [8, 'A A A A A A B'],
    [9, 'A A A A A B C'],
    [15, 'A A A A A B C'],
    [16, 'A A B B B C D'],
    [25, 'A A B B B C D'],
    [26, 'A B B C C D E'],
    [50, 'A B B C C D E'],
    [51, 'B B C C C E F'],
    [91, 'B B C D D F G'],
    [151, 'B C D E E G H'],
    [281, 'B C D E F H J'],
    [500, 'B C D E F H J'],
    [501, 'C C E F G J K'],
    [1200, 'C C E F G J K'],
    [1201, 'C D E G H K L'],
    [3201, 'C D F G J L M'],
    [10_000, 'C D F G J L M'],
    [10_001, 'C D F H K M N'],
    [35_001, 'D E G J L N P'],
    [150_001, 'D E G J M P Q'],
    [500_000, 'D E G J M P Q'],
    [500_001, 'D E H K N Q R'],
    [MAX_LOT, 'D E H K N Q R'],
  ])('lot of %i: %s', (lotSize, letters) => {
    // AQL 0 keeps the lot's own letter, so it shows the letter without any arrow.
    expect(LEVELS.map((level) => planned({ lotSize, level, aql: 0 }).letter).join(' ')).toBe(letters);
  });

  it('is read as people write levels', () => {
    expect(['ii', ' II ', 'S-1', 's-1', 'S1', 's4', 'i'].map((text) => readLevel(text))).toMatchObject(
      ['II', 'II', 'S-1', 'S-1', 'S-1', 'S-4', 'I'].map((value) => ({ ok: true, value })),
    );
  });
});

describe.each(PLANS)('the printed %s table', (name) => {
  it.each(LOTS)('row %s', (letter, lotSize, level) => {
    const computed = AQLS.map((aql) => `${aql}: ${short(planned({ lotSize, level, aql, plan: name }))}`);
    const row = must(
      rowsOf(name).find((one) => one.letter === letter),
      'a printed row',
    );
    expect(row.cells).toHaveLength(AQLS.length);
    expect(computed).toEqual(AQLS.map((aql, column) => `${aql}: ${byFinger(name, letter, column, lotSize)}`));
  });
});

describe('plans as a trader asks for them', () => {
  it.each([
    // lot, level, AQL, plan -> letter n Ac/Re
    [4000, 'II', 2.5, 'normal', 'L 200 10/11'],
    [4000, 'II', 4.0, 'normal', 'L 200 14/15'],
    [4000, 'II', 0, 'normal', 'L 200 0/1'],
    [4000, 'II', 2.5, 'tightened', 'L 200 8/9'],
    [2000, 'II', 1.0, 'normal', 'K 125 3/4'],
    [1000, 'II', 0.65, 'normal', 'J 80 1/2'],
    [500, 'II', 2.5, 'normal', 'H 50 3/4'],
    [400, 'II', 1.0, 'normal', 'H 50 1/2'],
    [400, 'II', 1.0, 'tightened', 'J 80 1/2'],
    [280, 'II', 4.0, 'normal', 'G 32 3/4'],
    [50_000, 'II', 2.5, 'normal', 'N 500 21/22'],
    [600_000, 'II', 2.5, 'normal', 'N 500 21/22'],
    [600_000, 'III', 4.0, 'normal', 'M 315 21/22'],
    [200, 'S-1', 6.5, 'normal', 'A 2 0/1'],
    [50, 'S-1', 6.5, 'normal', 'A 2 0/1'],
    [50, 'S-1', 10, 'normal', 'C 5 1/2'],
    [50, 'S-1', 10, 'tightened', 'D 8 1/2'],
    [600_000, 'III', 0.015, 'normal', 'P 800 0/1'],
    [600_000, 'III', 0.015, 'tightened', 'Q 1250 0/1'],
    [600_000, 'III', 0.025, 'tightened', 'S 3150 1/2'],
    [600_000, 'III', 0.01, 'normal', 'Q 1250 0/1'],
    // small lots: the arrow's sample is the lot or more, so every unit is inspected
    [1, 'II', 2.5, 'normal', 'C 1 0/1 all'],
    [1, 'II', 6.5, 'normal', 'A 1 0/1 all'],
    [2, 'II', 0, 'normal', 'A 2 0/1 all'],
    [5, 'II', 2.5, 'normal', 'C 5 0/1 all'],
    [6, 'II', 2.5, 'normal', 'C 5 0/1'],
    [13, 'II', 1.0, 'normal', 'E 13 0/1 all'],
    [80, 'II', 0.15, 'normal', 'J 80 0/1 all'],
    [8, 'II', 10, 'tightened', 'D 8 1/2 all'],
  ])('%i at %s, AQL %d, %s: %s', (lotSize, level, aql, name, expected) => {
    expect(short(planned({ lotSize, level, aql, plan: name }))).toBe(expected);
  });

  it.each([
    [{ lotSize: 0 }, 'aql.lot_invalid'],
    [{ lotSize: -4000 }, 'aql.lot_invalid'],
    [{ lotSize: 12.5 }, 'aql.lot_invalid'],
    [{ lotSize: Number.NaN }, 'aql.lot_invalid'],
    [{ lotSize: Number.POSITIVE_INFINITY }, 'aql.lot_invalid'],
    [{ lotSize: MAX_LOT + 1 }, 'aql.lot_invalid'],
    [{ level: 'IV' }, 'aql.level_unknown'],
    [{ level: 'S-5' }, 'aql.level_unknown'],
    [{ level: '' }, 'aql.level_unknown'],
    [{ level: 'constructor' }, 'aql.level_unknown'],
    [{ aql: 3 }, 'aql.not_in_table'],
    [{ aql: -1 }, 'aql.not_in_table'],
    [{ aql: 1500 }, 'aql.not_in_table'],
    [{ aql: Number.NaN }, 'aql.not_in_table'],
    [{ plan: 'reduced' }, 'aql.plan_unknown'],
    [{ plan: 'toString' }, 'aql.plan_unknown'],
    [{ lotSize: 0, level: 'IV', aql: 3, plan: 'reduced' }, 'aql.lot_invalid'],
    [{ level: 'IV', aql: 3, plan: 'reduced' }, 'aql.level_unknown'],
    [{ aql: 3, plan: 'reduced' }, 'aql.not_in_table'],
  ])('refuses %o: %s', (wrong, code) => {
    expect(plan({ lotSize: 4000, level: 'II', aql: 2.5, plan: 'normal', ...wrong })).toMatchObject({ ok: false, code });
  });

  it('reads an AQL as text', () => {
    expect(['2.5', '4.0', '0.010', '0', '1000'].map((text) => readAql(text))).toEqual(
      [2.5, 4, 0.01, 0, 1000].map((value) => ({ ok: true, value })),
    );
    for (const text of ['2,5', '2.5 %', '', '-0', '1e1', '0x10', ' 2.5', '2.50000000']) {
      expect(readAql(text)).toMatchObject({ ok: false, code: 'aql.not_in_table' });
    }
  });
});

describe('plans in general', () => {
  const lotSize = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: MAX_LOT }));
  const level = fc.constantFrom(...LEVELS);
  const name = fc.constantFrom(...PLANS);
  const column = fc.nat(AQLS.length - 1);
  const aqlOf = (index: number): number => must(AQLS[index], 'an AQL');

  it('draw at most the lot, reject from one more than they accept, and inspect all exactly when the sample is the lot', () => {
    fc.assert(
      fc.property(lotSize, level, fc.constantFrom(0, ...AQLS), name, (lot, lvl, aql, one) => {
        const p = planned({ lotSize: lot, level: lvl, aql, plan: one });
        expect(p.sampleSize).toBeGreaterThanOrEqual(1);
        expect(p.sampleSize).toBeLessThanOrEqual(lot);
        expect(p.reject).toBe(p.accept + 1);
        expect(p.inspectAll).toBe(p.sampleSize === lot);
        expect(LETTERS).toContain(p.letter);
      }),
    );
  });

  it('a looser AQL never accepts fewer in the same lot', () => {
    fc.assert(
      fc.property(lotSize, level, name, column, column, (lot, lvl, one, a, b) => {
        const [strict, loose] = [Math.min(a, b), Math.max(a, b)].map((index) =>
          planned({ lotSize: lot, level: lvl, aql: aqlOf(index), plan: one }),
        );
        expect(must(strict, 'a plan').accept).toBeLessThanOrEqual(must(loose, 'a plan').accept);
      }),
    );
  });

  it('a larger lot never draws a smaller sample', () => {
    fc.assert(
      fc.property(lotSize, lotSize, level, name, (a, b, lvl, one) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((lot) =>
          planned({ lotSize: lot, level: lvl, aql: 0, plan: one }),
        );
        expect(must(small, 'a plan').sampleSize).toBeLessThanOrEqual(must(large, 'a plan').sampleSize);
      }),
    );
  });

  it('tightened inspection never accepts more at the same sample, and never lets bad goods pass more easily', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOTS),
        fc.constantFrom(...AQLS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (row, aql, rate) => {
          const [, lot, lvl] = row;
          const normal = planned({ lotSize: lot, level: lvl, aql });
          const tightened = planned({ lotSize: lot, level: lvl, aql, plan: 'tightened' });
          if (normal.sampleSize === tightened.sampleSize) expect(tightened.accept).toBeLessThanOrEqual(normal.accept);
          const chance = (p: SamplingPlan): number => chanceFromStream(p.sampleSize, p.accept, rate);
          expect(chance(tightened)).toBeLessThanOrEqual(chance(normal) + 1e-9);
        },
      ),
    );
  });
});

describe('a visit', () => {
  const visitOf = (lotSize: number, aql: VisitRequestAql = SAMPLING_DEFAULTS.aql): VisitPlan => {
    const result = visitPlan({ ...SAMPLING_DEFAULTS, lotSize, aql });
    return must(result.ok ? result.value : null, 'a visit plan');
  };
  type VisitRequestAql = { readonly critical: number; readonly major: number; readonly minor: number };

  it('of 4,000 units by default draws 200 and accepts 0 critical, 10 major, 14 minor', () => {
    const visit = visitOf(4000);
    expect(visit.draw).toBe(200);
    expect([visit.classes.critical, visit.classes.major, visit.classes.minor].map(short)).toEqual([
      'L 200 0/1',
      'L 200 10/11',
      'L 200 14/15',
    ]);
  });

  it('draws the largest sample any class asks for', () => {
    const visit = visitOf(400, { critical: 0.065, major: 2.5, minor: 4 });
    expect([visit.draw, visit.classes.critical.sampleSize, visit.classes.major.sampleSize]).toEqual([200, 200, 50]);
  });

  it('refuses as the plan of the class does', () => {
    expect(visitPlan({ ...SAMPLING_DEFAULTS, lotSize: 0 })).toMatchObject({ ok: false, code: 'aql.lot_invalid' });
    const wrong = { ...SAMPLING_DEFAULTS, lotSize: 400, aql: { critical: 0, major: 2.5, minor: 3 } };
    expect(visitPlan(wrong)).toMatchObject({ ok: false, code: 'aql.not_in_table' });
  });

  it.each([
    // critical, major, minor found -> classes passed, visit passed
    [0, 10, 14, 'pass pass pass', true],
    [0, 0, 0, 'pass pass pass', true],
    [1, 0, 0, 'fail pass pass', false],
    [0, 11, 0, 'pass fail pass', false],
    [0, 0, 15, 'pass pass fail', false],
    [2, 11, 15, 'fail fail fail', false],
  ])('of 4,000 with %i critical, %i major, %i minor: %s', (critical, major, minor, expected, passed) => {
    const result = judgeVisit(visitOf(4000), { critical, major, minor });
    const verdict = must(result.ok ? result.value : null, 'a verdict');
    const { classes } = verdict;
    expect([classes.critical, classes.major, classes.minor].map((one) => (one.passed ? 'pass' : 'fail')).join(' ')).toBe(
      expected,
    );
    expect(verdict.passed).toBe(passed);
  });

  it('refuses counts that no sample can show', () => {
    for (const wrong of [{ major: -1 }, { major: 1.5 }, { major: 201 }, { minor: Number.NaN }]) {
      const found = { critical: 0, major: 0, minor: 0, ...wrong };
      expect(judgeVisit(visitOf(4000), found)).toMatchObject({ ok: false, code: 'aql.found_invalid' });
    }
    const defects = visitOf(4000, { critical: 0, major: 2.5, minor: 15 });
    expect(judgeVisit(defects, { critical: 0, major: 0, minor: 500 })).toMatchObject({ ok: true, value: { passed: false } });
  });

  const unit = (critical: number, major: number, minor: number) => ({ critical, major, minor });

  it('counts a unit once, under its worst class', () => {
    expect(countFound(visitOf(4000), [unit(0, 2, 3), unit(1, 1, 1), unit(0, 0, 4), unit(0, 0, 0)])).toEqual(unit(1, 1, 1));
  });

  it('counts defects, not units, above AQL 10', () => {
    const visit = visitOf(4000, { critical: 0, major: 10, minor: 15 });
    expect(countFound(visit, [unit(0, 2, 3), unit(0, 0, 4)])).toEqual(unit(0, 1, 7));
  });

  it('judges each class on its own first units', () => {
    const visit = visitOf(400, { critical: 0.065, major: 2.5, minor: 4 });
    const clean = Array.from({ length: 50 }, () => unit(0, 0, 0));
    expect(countFound(visit, [...clean, unit(0, 1, 1), unit(1, 1, 0)])).toEqual(unit(1, 0, 0));
  });

  it('never finds more nonconforming units than were drawn', () => {
    const found = fc.nat(3);
    fc.assert(
      fc.property(fc.array(fc.record({ critical: found, major: found, minor: found }), { maxLength: 200 }), (units) => {
        const counted = countFound(visitOf(4000), units);
        expect(counted.critical + counted.major + counted.minor).toBe(
          units.filter((one) => one.critical + one.major + one.minor > 0).length,
        );
        expect(judgeVisit(visitOf(4000), counted).ok).toBe(true);
      }),
    );
  });
});
