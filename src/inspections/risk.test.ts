/** The chances behind a sampling plan, checked against exact fractions and against figures a buyer can quote. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../kernel/assert.ts';
import { chanceFromLot, chanceFromStream, chanceOfDefects, riskCurve, significantFailures } from './risk.rules.ts';
import { plan } from './sampling.rules.ts';

const choose = (n: number, k: number): bigint => {
  if (k < 0 || k > n) return 0n;
  let c = 1n;
  for (let t = 0; t < k; t++) c = (c * BigInt(n - t)) / BigInt(t + 1);
  return c;
};
/** a / b as a float, exact to 15 digits. */
const fraction = (a: bigint, b: bigint): number => Number((a * 10n ** 18n) / b) / 1e18;

/** The hypergeometric sum in whole numbers: every way to draw at most `accept` bad ones, over every way to draw. */
function exactFromLot(lot: number, bad: number, n: number, accept: number): number {
  let ways = 0n;
  for (let k = 0; k <= accept; k++) ways += choose(bad, k) * choose(lot - bad, n - k);
  return fraction(ways, choose(lot, n));
}

/** The binomial sum in whole numbers, the rate given in thousandths. */
function exactFromStream(n: number, accept: number, thousandths: number): number {
  let ways = 0n;
  for (let k = 0; k <= accept; k++)
    ways += choose(n, k) * BigInt(thousandths) ** BigInt(k) * BigInt(1000 - thousandths) ** BigInt(n - k);
  return fraction(ways, 1000n ** BigInt(n));
}

describe('the honest risk', () => {
  it('a lot of 281 to 500 pieces (n 50, accept 3) with 5 % major defects passes 76 % of the time', () => {
    const p = plan({ lotSize: 500, level: 'II', aql: 2.5, plan: 'normal' });
    const { sampleSize, accept } = must(p.ok ? p.value : null, 'a plan');
    expect([sampleSize, accept]).toEqual([50, 3]);
    const [point] = riskCurve({ lotSize: 500, sampleSize, accept, counting: 'units' }, [5]);
    expect(point?.passChance).toBeCloseTo(0.7604, 4);
    expect(point?.passChanceOfLot).toBeCloseTo(exactFromLot(500, 25, 50, 3), 12);
  });

  it.each([
    // n, accept, percent bad -> percent of such lots that pass
    [200, 10, 2.5, 98.74],
    [200, 10, 5, 58.31],
    [200, 10, 8, 6.91],
    [80, 5, 2.5, 98.48],
    [13, 0, 1, 87.75],
    [2, 0, 6.5, 87.42],
  ])('n %i, accept %i: of goods that are %d percent bad, %d percent pass', (n, accept, percent, passes) => {
    const chance = chanceFromStream(n, accept, percent / 100);
    expect(chance * 100).toBeCloseTo(passes, 2);
    expect(chance).toBeCloseTo(exactFromStream(n, accept, percent * 10), 10);
  });

  it('a lot inspected unit by unit keeps no secret', () => {
    expect([0, 1, 2, 5].map((bad) => chanceFromLot(5, bad, 5, 1))).toEqual([1, 1, 0, 0]);
  });

  it('counts defects above AQL 10', () => {
    // 50 units, 20 defects per hundred units: 10 expected; at most 10 with a chance of 58.3 %.
    expect(chanceOfDefects(50, 10, 0.2)).toBeCloseTo(0.583, 3);
    expect(chanceOfDefects(50, 10, 0)).toBe(1);
    const [point] = riskCurve({ lotSize: 400, sampleSize: 50, accept: 10, counting: 'defects' }, [20]);
    expect(point).toMatchObject({ defectPercent: 20, passChanceOfLot: null });
  });

  it('shows a falling curve from good goods to bad ones', () => {
    const curve = riskCurve({ lotSize: 400, sampleSize: 50, accept: 3, counting: 'units' });
    const chances = curve.map((point) => point.passChance);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(chances.at(0)).toBeGreaterThan(0.99);
    expect(chances.at(-1)).toBeLessThan(0.001);
  });

  it('stays exact for the largest samples and lots', () => {
    expect(chanceFromStream(3150, 41, 0.013)).toBeCloseTo(exactFromStream(3150, 41, 13), 10);
    expect(chanceFromStream(3150, 1, 0.9)).toBe(0);
    expect(chanceFromLot(2_147_483_647, 53_687_091, 2000, 50)).toBeCloseTo(chanceFromStream(2000, 50, 0.025), 6);
  });
});

describe('chances in general', () => {
  const drawn = fc
    .record({ lot: fc.integer({ min: 1, max: 400 }), bad: fc.nat(400), n: fc.nat(400), accept: fc.nat(60) })
    .filter(({ lot, bad, n }) => bad <= lot && n <= lot);

  it('of a lot equal the count of ways to draw', () => {
    fc.assert(
      fc.property(drawn, ({ lot, bad, n, accept }) => {
        expect(chanceFromLot(lot, bad, n, accept)).toBeCloseTo(exactFromLot(lot, bad, n, accept), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('fall when goods are worse and grow when more is accepted', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(60), rate, rate, (n, accept, a, b) => {
        const chance = chanceFromStream(n, accept, Math.min(a, b));
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceFromStream(n, accept, Math.max(a, b))).toBeLessThanOrEqual(chance + 1e-9);
        expect(chanceFromStream(n, accept + 1, Math.min(a, b))).toBeGreaterThanOrEqual(chance - 1e-9);
      }),
    );
  });
});

describe('significant failures', () => {
  it.each([
    // units tested, AQL -> failures that cannot be luck
    [200, 0, 1],
    [1, 0, 1],
    [1, 1, 1],
    [1, 2.5, null],
    [2, 2.5, 2],
    [5, 2.5, 2],
    [5, 4, 3],
    [8, 4, 3],
    [13, 4, 4],
    [125, 2.5, 9],
    [32, 6.5, 7],
    [50, 2.5, 5],
    [200, 2.5, 12],
    [200, 4, 16],
    [0, 2.5, null],
    [0, 0, null],
  ])('of %i tested at AQL %d: %s', (n, aql, expected) => {
    expect(significantFailures(n, aql)).toBe(expected);
  });

  it('are the smallest number with at most a 1 % chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0.1, 0.65, 1, 2.5, 4, 6.5, 10), (n, aql) => {
        const failures = significantFailures(n, aql);
        const atLeast = (k: number): number => 1 - chanceFromStream(n, k - 1, aql / 100);
        if (failures === null) expect(atLeast(n)).toBeGreaterThan(0.01);
        else {
          expect(atLeast(failures)).toBeLessThanOrEqual(0.01 + 1e-9);
          if (failures > 1) expect(atLeast(failures - 1)).toBeGreaterThan(0.01);
        }
      }),
    );
  });

  it('count defects above AQL 10, also for many units', () => {
    expect(significantFailures(50, 20)).toBe(19);
    expect(significantFailures(3150, 1000)).toBeGreaterThan(31_500);
  });
});
