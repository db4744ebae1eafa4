/** The order's grade: what raises it, and that what a clause could win is the determination's own answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latest } from '../policy/rules.ts';
import type { CaseClause, CaseContract, Evidence } from './determination.types.ts';
import { GOLDEN } from './golden.data.ts';
import { type GradeFacts, gradeOf } from './grade.rules.ts';
import { measure } from './measurement.rules.ts';

const parsed = (operator: string, value: number | readonly number[], unit: string) =>
  ({ characteristic: 'x', operator, value, unit, method: null }) as CaseClause['parsed'];
const clause = (clauseId: string, limit: CaseClause['parsed'], verdict: CaseClause['verdict'] = 'measurable'): CaseClause => ({
  clauseId,
  defectClass: 'major',
  lineId: null,
  verdict,
  problems: [],
  parsed: limit,
  packing: false,
  scope: 'units',
});
const base = GOLDEN[0]?.input.contract;
if (!base) throw new Error('there is a golden case');

const CLAUSES = [
  clause('height', parsed('>=', 200, 'cm')),
  clause('weight', parsed('<=', 15, 'kg')),
  clause('power', parsed('between', [68.4, 75.6], 'W')),
  clause('label', null),
  clause('look', null, 'vague'),
];
const policy = latest('classic');
const facts = (change: Partial<GradeFacts> = {}, clauses: readonly CaseClause[] = CLAUSES): GradeFacts => ({
  contract: { ...(base as CaseContract), clauses },
  policy,
  figures: {
    cover: 'post_delivery',
    paidMinor: 480_000,
    coveredMinor: 480_000,
    returnedMinor: 0,
    unpaidMinor: 0,
    retainedMinor: 0,
    inspectionFeeMinor: 50_000,
    cargoInsuredMinor: null,
    cardPaidMinor: 0,
    hasWarranty: false,
  },
  clauses: clauses.map(({ clauseId, verdict, defectClass }) => ({ clauseId, verdict, defectClass })),
  topics: 10,
  absent: ['water_resistance', 'door_height'],
  hasDate: true,
  dueBeforeRisk: 3_000,
  hasApprovedInspector: false,
  ...change,
});
const points = (f: GradeFacts) => Object.fromEntries(gradeOf(f).items.map(({ code, points: got }) => [code, got]));

describe('the grade', () => {
  it('is the sum of its items, each explained in both languages', () => {
    const { score, letter, items } = gradeOf(facts());
    expect([score, letter]).toEqual([32 + 16 + 15 + 15 + 7 + 0, 'A']);
    expect(items.reduce((sum, { most }) => sum + most, 0)).toBe(100);
    for (const { says, raise, points: got, most } of items) {
      expect(says.zh).toMatch(/\p{Script=Han}/u);
      expect(raise === null).toBe(got === most);
    }
  });

  it.each<readonly [string, Partial<GradeFacts>, Record<string, number>]>([
    ['without an exact date', { hasDate: false }, { date: 0 }],
    ['with everything due in advance', { dueBeforeRisk: 10_000 }, { payment: 0 }],
    ['with half due in advance', { dueBeforeRisk: 6_500 }, { payment: 8 }],
    ['with nothing forgotten', { absent: [] }, { absent: 20 }],
    ['without a category', { topics: 0, absent: [] }, { absent: 10 }],
    ['with an approved inspector', { hasApprovedInspector: true }, { sampling: 3, cover: 7 }],
    ['without any clause', { clauses: [] }, { clauses: 0 }],
  ])('%s', (_, change, wanted) => expect(points(facts(change))).toMatchObject(wanted));

  it('never falls when something is put right', () => {
    fc.assert(
      fc.property(
        fc.record({
          hasDate: fc.boolean(),
          hasApprovedInspector: fc.boolean(),
          dueBeforeRisk: fc.integer({ min: 0, max: 10_000 }),
        }),
        fc.integer({ min: 0, max: 10_000 }),
        (given, less) => {
          const before = gradeOf(facts(given)).score;
          expect(gradeOf(facts({ ...given, hasDate: true })).score).toBeGreaterThanOrEqual(before);
          expect(gradeOf(facts({ ...given, hasApprovedInspector: true })).score).toBeGreaterThanOrEqual(before);
          const dueBeforeRisk = Math.min(given.dueBeforeRisk, less);
          expect(gradeOf(facts({ ...given, dueBeforeRisk })).score).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what a clause could win', () => {
  const worth = new Map(gradeOf(facts()).clauses.map((one) => [one.clauseId, one]));

  it('is what the determination gives: the covered amount for a major clause, nothing for one that cannot be judged', () => {
    expect([...worth.values()].map(({ clauseId, refundMinor }) => [clauseId, refundMinor])).toEqual([
      ['height', 480_000],
      ['weight', 480_000],
      ['power', 480_000],
      ['label', 480_000],
      ['look', 0],
    ]);
  });

  it('says from which reading on an own measurement proves it', () => {
    expect(worth.get('height')?.proofs[0]).toMatchObject({ by: 'own_measurement', side: 'below', unit: 'cm' });
    expect(worth.get('label')?.proofs[0]).toEqual({ by: 'photo' });
    expect(worth.get('look')?.proofs).toEqual([]);
  });

  it('takes the instrument that the clause names as its method, where that one measures the unit', () => {
    const named = (method: string) => clause('door', { ...parsed('>=', 165, 'cm'), method } as CaseClause['parsed']);
    const proof = (method: string) => gradeOf(facts({}, [named(method)])).clauses[0]?.proofs[0];
    expect(proof('steel tape')).toMatchObject({ by: 'own_measurement', instrument: 'steel tape' });
    expect(proof('wattmeter')).toMatchObject({ by: 'own_measurement', instrument: 'caliper' });
  });

  it.each(CLAUSES.filter(({ parsed: limit }) => limit !== null))(
    '$clauseId: just beyond proves it, just before does not',
    (one) => {
      const [proof] = worth.get(one.clauseId)?.proofs ?? [];
      if (proof?.by !== 'own_measurement') throw new Error('it can be measured');
      const { instrument, beyond, side, unit } = proof;
      const at = (share: number): boolean => {
        const value = side === 'below' ? beyond * (1 - share) : beyond * (1 + share);
        const item = { instrument, uncertainty: `0 ${unit}`, method: 'm', values: [`${Number(value.toPrecision(8))} ${unit}`] };
        const measured = measure(one, item as unknown as Evidence);
        return measured.kind === 'read' && measured.proves;
      };
      expect([at(0.001), at(-0.001)]).toEqual([true, false]);
    },
  );
});
