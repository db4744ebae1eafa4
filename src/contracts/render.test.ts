/** One meaning in two languages: what is rendered and read again is the same structure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileClause } from './compile.rules.ts';
import { lintClause } from './lint.rules.ts';
import { type Statement, readChinese, render } from './render.rules.ts';
import { CHARACTERISTICS, INSTRUMENTS_ZH } from './terms-zh.data.ts';
import { TEMPLATES, USUAL_LIMIT } from './topics.data.ts';
import { inYearOf } from './wordings.rules.ts';

const statementOf = (text: string): Statement | null => {
  const { requirement } = compileClause({ text });
  if (!requirement) return null;
  const { characteristic, relation, values, unit, nominal, standards, instruments } = requirement;
  return { characteristic, relation, values, unit, nominal, standards, instruments };
};

describe('a statement in both languages', () => {
  it.each([
    [
      'Clear height of the front entrance at least 200 cm',
      'Clear height of the front entrance at least 200 cm',
      '前门净高 不低于 200 cm',
    ],
    [
      'Hydrostatic head at least 3000 mm, ISO 811:2018',
      'Hydrostatic head at least 3000 mm, ISO 811:2018',
      '耐静水压 不低于 3000 mm[H2O],按 ISO 811:2018',
    ],
    ['Power draw 72 W ± 5 %', 'Power draw 72 W ± 3.6 W', '耗电功率 72 ± 3.6 W'],
    ['Moisture content 8-12 %', 'Moisture content between 8 and 12 %', '含水率 介于 8 与 12 %'],
    ['Gross weight per carton max 15 kg', 'Gross weight per carton at most 15 kg', '每箱毛重 不高于 15 kg'],
    [
      'Comfort temperature 5 °C or lower, ISO 23537-1',
      'Comfort temperature at most 5 °C, ISO 23537-1',
      '舒适温度 不高于 5 °C,按 ISO 23537-1',
    ],
    [
      'Throughput at least 100 kg/h, weighed on a calibrated scale, timed by stopwatch',
      'Throughput at least 100 kg/h, measured by calibrated scale and stopwatch',
      '产量 不低于 100 kg/h,用 经校准的秤、秒表 测量',
    ],
    ['Gap under any leg max 2 mm', 'Gap under any leg at most 2 mm', '「gap under any leg」 不高于 2 mm'],
  ])('%s', (text, en, zh) => {
    const statement = statementOf(text);
    expect(statement && [render(statement, 'en'), render(statement, 'zh')]).toEqual([en, zh]);
  });
});

// Above, some figures are names of alloys: 6061, 7075.
const values = fc.integer({ min: 1, max: 1_600 });
const statements = fc
  .record({
    characteristic: fc.constantFrom(
      'length',
      'weight',
      'power',
      'hydrostatic head',
      'density',
      'gloss',
      'seat height',
      'voltage',
    ),
    unit: fc.constantFrom('mm', 'cm', 'kg', 'g', 'W', 'V', '%', 'kg/m3', 'lx'),
    shape: fc.constantFrom('>=', '<=', 'between', 'tolerance'),
    a: values,
    b: values,
    standards: fc.subarray([
      { issuer: 'ISO', number: '811', part: null, edition: null },
      { issuer: 'EN', number: '12546', part: '1', edition: '2000' },
      { issuer: 'ASTM', number: 'D5034', part: null, edition: null },
    ]),
    instruments: fc.subarray(
      [...INSTRUMENTS_ZH.keys(), 'cmm'].filter((word) => word !== 'scale'),
      { maxLength: 2 },
    ),
  })
  .map(({ shape, a, b, characteristic, unit, standards, instruments }): Statement => {
    // A water column needs its test, or the clause could not be judged.
    const head = characteristic === 'hydrostatic head';
    const iso811 = { issuer: 'ISO', number: '811', part: null, edition: null };
    const base = { instruments, characteristic, unit: head ? 'mm[H2O]' : unit, standards: head ? [iso811] : standards };
    if (shape === 'between') return { ...base, relation: 'between', values: [a, a + b], nominal: null };
    if (shape === 'tolerance') return { ...base, relation: 'between', values: [a, a + 2 * b], nominal: a + b };
    return { ...base, relation: shape === '>=' ? '>=' : '<=', values: [a], nominal: null };
  });

describe('round trips', () => {
  it('English rendered and compiled is the same structure', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        expect(statementOf(render(statement, 'en'))).toEqual(statement);
      }),
      { numRuns: 2_000 },
    );
  });

  it('Chinese rendered and read is the same structure', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        expect(readChinese(render(statement, 'zh'))).toEqual(statement);
      }),
      { numRuns: 2_000 },
    );
  });

  const compiled = [
    ...TEMPLATES.map(({ text }) => inYearOf(text, '2026-03-02').replace('{day}', '2026-05-15')),
    ...Object.values(USUAL_LIMIT).map((limit) => `Goods: ${limit}`),
  ].flatMap((text) => {
    const statement = statementOf(text);
    return statement ? [[text, statement] as const] : [];
  });

  it.each(compiled)('%s', (_, statement) => {
    const { characteristic: __, ...rest } = statement;
    expect(readChinese(render(statement, 'zh'))).toEqual(statement);
    const again = statementOf(render(statement, 'en'));
    expect(again).toMatchObject({ relation: rest.relation, values: rest.values, nominal: rest.nominal });
  });

  it('the check judges both sentences alike', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        const [en, zh] = (['en', 'zh'] as const).map((lang) => lintClause({ text: render(statement, lang) }));
        expect(zh).toEqual({ ...en, problems: en?.problems.map((problem) => ({ ...problem, span: null })) });
        expect(statementOf(render(statement, 'zh'))).toEqual(statement);
      }),
      { numRuns: 300 },
    );
  });

  it('what the English sentence lacks, the Chinese one lacks too', () => {
    expect(lintClause({ text: '噪声 不高于 45 dB(A)' })).toMatchObject({
      verdict: 'incomplete',
      problems: [{ code: 'no_method', span: null }],
    });
  });

  it('no Chinese word stands for two English ones', () => {
    expect(new Set(CHARACTERISTICS.values()).size).toBe(CHARACTERISTICS.size);
    expect(new Set(INSTRUMENTS_ZH.values()).size).toBe(INSTRUMENTS_ZH.size);
  });

  it('another sentence is not read', () => {
    for (const text of ['', '质量好', '长度 大约 3 mm', 'length at least 3 mm']) expect(readChinese(text)).toBeNull();
  });
});
