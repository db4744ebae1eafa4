/** Reports judged: clauses by their limits, defects by the plan, and what does not count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintClause } from '../contracts/lint.rules.ts';
import type { Clause, DefectClass, Verdict } from '../contracts/types.ts';
import { must } from '../kernel/assert.ts';
import type { JsonObject } from '../kernel/result.ts';
import { type Findings, judgeReport } from './report.rules.ts';
import { visitPlan } from './sampling.rules.ts';
import type { BookedPlan } from './types.ts';

const clause = (clauseId: string, text: string, defectClass: DefectClass = 'major', verdict?: Verdict): Clause => {
  const lint = lintClause({ text });
  return {
    clauseId,
    defectClass,
    text: { contentId: clauseId, hash: clauseId },
    lineId: null,
    by: 'buyer',
    verdict: verdict ?? lint.verdict,
    problems: [],
    parsed: lint.parsed as unknown as JsonObject | null,
  };
};

const CLAUSES = [
  clause('power', 'Power draw 72 W ± 5 % per 5 m strip at 24 V DC, measured with a DC wattmeter after 30 min'),
  clause('steel', 'Inner wall stainless steel grade 304, chromium 17.5 to 19.5 % by XRF or OES', 'critical'),
  clause('label', 'Each strip carries a printed label with batch number and CE mark', 'minor'),
  clause('look', 'Good quality finish', 'major'),
];

/** 500 pieces, level II: 50 drawn; accept 0 critical, 3 major, 5 minor. */
const PLAN: BookedPlan = (() => {
  const plan = visitPlan({ lotSize: 500, level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } });
  if (!plan.ok) throw new Error(plan.code);
  return { lotSize: 500, level: 'II', severity: 'normal', ...plan.value };
})();

const NOTHING: Findings = { defects: null, measured: {}, facts: {} };
const judge = (findings: Partial<Findings>) => judgeReport(CLAUSES, PLAN, { ...NOTHING, ...findings });
const many = (n: number, good: string, bad: string, failing: number): string[] =>
  Array.from({ length: n }, (_, i) => (i < failing ? bad : good));

describe('the verdict of a visit', () => {
  it.each<[string, Partial<Findings>, boolean]>([
    [
      'the happy path',
      { defects: { critical: 0, major: 1, minor: 2 }, measured: { power: ['71 W', '72 W', '73 W'] }, facts: { label: 'pass' } },
      true,
    ],
    ['one reading of three out of limits', { measured: { power: ['71 W', '26 W', '73 W'] } }, false],
    ['a critical clause at 13.9 %', { measured: { steel: ['13.9 %', '14.1 %'] } }, false],
    ['a minor clause not met', { defects: { critical: 0, major: 0, minor: 0 }, facts: { label: 'fail' } }, true],
    ['three of fifty strips fail: as many as the plan accepts', { measured: { power: many(50, '72 W', '60 W', 3) } }, true],
    ['four of fifty fail', { measured: { power: many(50, '72 W', '60 W', 4) } }, false],
    ['three of forty-nine fail: no whole sample', { measured: { power: many(49, '72 W', '60 W', 3) } }, false],
    ['one of fifty breaks a critical clause', { measured: { steel: many(50, '18 %', '16 %', 1) } }, false],
    ['four major defects', { defects: { critical: 0, major: 4, minor: 0 } }, false],
    ['one critical defect', { defects: { critical: 1, major: 0, minor: 0 } }, false],
    ['a clause that cannot be measured', { defects: { critical: 0, major: 0, minor: 0 }, facts: { look: 'fail' } }, true],
    ['readings keep the limit, the fact does not', { measured: { power: ['72 W'] }, facts: { power: 'fail' } }, false],
  ])('%s', (_, findings, passed) => {
    const judged = judge(findings);
    expect(judged.ok && judged.value.passed).toBe(passed);
  });

  it('says what was read and how much of it failed', () => {
    const judged = judge({ measured: { power: ['0.071 kW', '26 W'] }, facts: { look: 'fail' } });
    expect(judged.ok && judged.value.clauses).toEqual([
      { clauseId: 'power', defectClass: 'major', verdict: 'not_met', unit: 'W', values: [71, 26], failing: 1, fact: null },
      { clauseId: 'look', defectClass: 'major', verdict: 'excluded', unit: null, values: [], failing: 0, fact: 'fail' },
    ]);
  });

  it.each<[Partial<Findings>, string]>([
    [{ facts: { colour: 'pass' } }, 'inspection.clause_unknown'],
    [{ facts: { toString: 'pass' } as never }, 'inspection.clause_unknown'],
    [{ measured: { label: ['1 W'] } }, 'inspection.no_limit'],
    [{ measured: { power: ['71'] } }, 'inspection.reading_invalid'],
    [{ defects: { critical: 0, major: 51, minor: 0 } }, 'aql.found_invalid'],
    [{ defects: { critical: 0, major: 0.5, minor: 0 } }, 'aql.found_invalid'],
  ])('%j is refused: %s', (findings, code) => expect(judge(findings)).toMatchObject({ ok: false, code }));

  it('a worse reading never helps', () => {
    const reading = fc.double({ min: 0, max: 72, noNaN: true }).map((v) => Math.round(v * 100) / 100);
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 60 }), fc.nat(), fc.nat({ max: 40 }), (values, at, worse) => {
        const passes = (list: readonly number[]): boolean => {
          const judged = judge({ measured: { power: list.map((v) => `${v} W`) } });
          return judged.ok && judged.value.passed;
        };
        const index = at % values.length;
        const lower = values.map((v, i) => (i === index ? Math.max(0, Math.round((v - worse) * 100) / 100) : v));
        expect(passes(lower) && !passes(values)).toBe(false);
      }),
    );
  });

  it('is found by its clauses', () => expect(must(CLAUSES[3], 'look').verdict).not.toBe('measurable'));
});
