/** What an inspector enters is judged as the server judges it: reading by reading, and as a whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/kernel/assert.ts';
import { visitPlan } from '../../src/inspections/sampling.rules.ts';
import { job, notes } from './inspector.fixture.ts';
import {
  changed,
  clauseVerdict,
  emptyNotes,
  isContainerOdd,
  judgeNotes,
  judgeReading,
  reportOf,
  saysSomething,
  untouched,
  withDefects,
  withFact,
  withReading,
  withSeal,
  withUnit,
  withoutReading,
} from './notes.rules.ts';

const [power, flux, label, vague] = job.clauses;
const clauseOf = (clause: typeof power) => must(clause, 'a clause of the fixture');
const passed = (n = notes): boolean | string => {
  const judged = judgeNotes(job, n);
  return judged.ok ? judged.value.passed : judged.code;
};

describe('a reading', () => {
  // biome-ignore format: a table
  it.each([
    ['24.1', '24.1 W', true], ['22.8', '22.8 W', true], ['25.2', '25.2 W', true], ['25.3', '25.3 W', false],
    ['0.024 kW', '0.024 kW', true], ['-1', '-1 W', false], [' 24 ', '24 W', true],
  ] as const)('%s is taken as %s and keeps 22.8 to 25.2 W: %s', (typed, taken, keeps) => {
    const reading = withUnit(typed, 'W');
    expect([reading, judgeReading(clauseOf(power), reading)]).toEqual([taken, { ok: true, value: expect.objectContaining({ keeps }) }]);
  });

  it.each([
    ['24,1', 'not_a_number'],
    ['about 24', 'not_a_number'],
    ['24 V', 'unit_differs'],
    ['24 blinks', 'unit_unknown'],
  ])('%s cannot be read: %s', (typed, reason) => {
    expect(judgeReading(clauseOf(power), withUnit(typed, 'W'))).toMatchObject({ ok: false, data: { reason } });
  });

  it('of a clause without a limit is none', () => {
    expect(judgeReading(clauseOf(label), '3')).toMatchObject({ code: 'inspection.no_limit' });
  });

  it('has the unit of a water column as a length', () => {
    expect(withUnit('3000', 'mm[H2O]')).toBe('3000 mm');
  });
});

describe('entries', () => {
  it('are added and taken away without touching others; the day stays that of the first', () => {
    const first = changed(emptyNotes(job), withReading(emptyNotes(job), 'power', '24 W'), '2026-05-04');
    const second = changed(first, withReading(first, 'power', '26 W'), '2026-05-05');
    const third = changed(second, withReading(second, 'flux', '2500 lm'), '2026-05-05');
    expect([third.readings, third.dated]).toEqual([{ power: ['24 W', '26 W'], flux: ['2500 lm'] }, '2026-05-04']);
    expect(withoutReading(third, 'power', 0).readings).toEqual({ power: ['26 W'], flux: ['2500 lm'] });
    expect(withoutReading(third, 'flux', 0).readings).toEqual({ power: ['24 W', '26 W'] });
  });

  it('a fact is taken back by the same answer, and changed by the other', () => {
    const failed = { ...notes, ...withFact(notes, 'label', 'fail') };
    expect([failed.facts, withFact(failed, 'label', 'pass').facts, withFact(failed, 'label', 'fail').facts]).toEqual([
      { label: 'fail' },
      { label: 'pass' },
      {},
    ]);
  });

  it('defects never fall below none, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 1)), (steps) => {
        let before = notes;
        for (const by of steps) before = { ...before, ...withDefects(before, 'major', by) };
        expect(before.defects?.major ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('seals are filed in one form, each once', () => {
    const once = withSeal(notes, 'c 771');
    const twice = once.ok ? withSeal({ ...notes, ...once.value }, 'C771') : once;
    expect([once, twice]).toEqual([
      { ok: true, value: { seals: ['C771'] } },
      { ok: true, value: { seals: ['C771'] } },
    ]);
    expect(withSeal(notes, 'no?')).toMatchObject({ code: 'seals.malformed' });
  });

  it.each([
    ['', false],
    ['MSKU 123456-5', false],
    ['MSKU1234566', true],
    ['MSKU12', true],
  ])('container %s is odd: %s', (text, odd) => {
    expect(isContainerOdd(text)).toBe(odd);
  });
});

describe('the verdict', () => {
  it('is passed while nothing breaks, failed by one reading of a major clause, and a minor one holds nothing', () => {
    const good = { ...notes, ...withReading(notes, 'power', '24 W') };
    const bad = { ...notes, ...withReading(notes, 'power', '26 W') };
    expect([passed(good), passed(bad), passed({ ...good, facts: { label: 'fail' } })]).toEqual([true, false, true]);
    expect(clauseVerdict(job, bad, clauseOf(power))).toMatchObject({ verdict: 'not_met', failing: 1 });
    expect(clauseVerdict(job, notes, clauseOf(power))).toBeNull();
  });

  it('is that of the plan for the counts: major is accepted up to 5 of 80', () => {
    expect(visitPlan({ lotSize: 800, level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } })).toMatchObject({
      value: { draw: job.plan.draw, classes: { major: { accept: 5 }, minor: { accept: 7 } } },
    });
    const counted = (major: number) => passed({ ...notes, defects: { critical: 0, major, minor: 0 } });
    expect([counted(5), counted(6), counted(81)]).toEqual([true, false, 'aql.found_invalid']);
  });

  it('tolerates failing readings of the whole sample up to the acceptance number', () => {
    const of = (n: number) => ({ ...notes, readings: { power: Array.from({ length: n }, (_, i) => (i < 5 ? '26 W' : '24 W')) } });
    expect([passed(of(79)), passed(of(80))]).toEqual([false, true]);
  });

  it('leaves out what could not be measured when both confirmed', () => {
    const only = { ...notes, facts: { vague: 'fail' as const } };
    const judged = judgeNotes(job, only);
    expect(judged.ok && [judged.value.passed, saysSomething(job, only, judged.value)]).toEqual([true, false]);
    expect(clauseVerdict(job, only, clauseOf(vague))?.verdict).toBe('excluded');
  });

  it('names what nobody looked at', () => {
    const some = { ...notes, readings: { power: ['24 W'] } };
    expect(untouched(job, some).map(({ clauseId }) => clauseId)).toEqual([clauseOf(flux).clauseId, clauseOf(label).clauseId]);
  });

  it('of a loading may rest on seals alone', () => {
    const loading = { ...job, kind: 'loading' as const };
    const judged = judgeNotes(loading, notes);
    const says = (n: typeof notes): boolean => judged.ok && saysSomething(loading, n, judged.value);
    expect([says(notes), says({ ...notes, seals: ['C771'] }), says({ ...notes, containerSeal: 'X1' })]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('the report that is sent', () => {
  it('has what was entered and nothing else', () => {
    expect(reportOf(notes)).toEqual({});
    const full = {
      ...notes,
      readings: { power: ['24 W'] },
      facts: { label: 'pass' as const },
      defects: { critical: 0, major: 1, minor: 2 },
      seals: ['C771'],
      container: 'msku 123456-5',
      containerSeal: ' X1 ',
      dated: '2026-05-04',
    };
    expect(reportOf(full)).toEqual({
      measured: { power: ['24 W'] },
      facts: { label: 'pass' },
      defects: { critical: 0, major: 1, minor: 2 },
      seals: ['C771'],
      container: 'MSKU1234565',
      containerSeal: 'X1',
      dated: '2026-05-04',
    });
  });
});
