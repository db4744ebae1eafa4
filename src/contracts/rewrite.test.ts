/** Proposed wordings: every one can be measured, and what the buyer wrote stays where it can. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADVICE } from './advice.data.ts';
import { coach } from './coach.rules.ts';
import { lintClause } from './lint.rules.ts';
import { PROBLEMS } from './lint.types.ts';
import { METHOD_PROPERTIES } from './methods.data.ts';
import { rewriteOf } from './rewrite.rules.ts';
import { GENERAL_TEMPLATE, TEMPLATES, USUAL_LIMIT } from './topics.data.ts';
import { JUDGEMENT } from './words.data.ts';

describe('a proposal keeps what can be kept', () => {
  it.each([
    ['Chrome plating salt spray 24 h', 'Chrome plating salt spray 24 h; ISO 9227'],
    ['Aluminium tube diameter 9.5 mm', 'Aluminium tube diameter 9.5 mm ± 5 %'],
    ['Gross weight per carton about 18 kg', 'Gross weight per carton 18 kg ± 10 %'],
    ['Pallet height max 160', 'Pallet height max 160 cm'],
    ['Colour as per approved sample', 'Colour as sealed sample no. S-01'],
    ['Goods ready 35-40 days after deposit', 'Goods ready not later than 2026-05-15'],
    ['Hinge Blum or similar, opening angle at least 110 degrees', 'Hinge Blum, opening angle at least 110 degrees'],
    ['Very strong, height at least 200 cm', 'height at least 200 cm'],
    ['Warranty 1 year, free spare parts', 'Warranty until 2026-05-15, free spare parts'],
  ])('%s', (text, wanted) => {
    const rewrite = rewriteOf({ text, dueOn: '2026-05-15' });
    expect(lintClause({ text: rewrite }).verdict).toBe('measurable');
    expect(rewrite).toBe(wanted);
  });

  it('a clause that can be measured is left alone', () => {
    expect(coach({ text: 'Clear height of the front entrance at least 200 cm' })).toMatchObject({
      verdict: 'measurable',
      rewrite: null,
    });
  });

  it('a judgement becomes what it usually wants to say', () => {
    expect(rewriteOf({ text: 'Stitching neat and straight' })).toContain('stitches per inch');
    expect(rewriteOf({ text: 'top quality please' })).toContain('AQL');
  });
});

describe('the tables', () => {
  it.each([...TEMPLATES.map(({ text }) => text), GENERAL_TEMPLATE])('%s', (text) => {
    expect(lintClause({ text }).problems).toEqual([]);
  });

  it('have a usual limit for every property and advice for every problem', () => {
    expect(METHOD_PROPERTIES.map(({ slug }) => slug).filter((slug) => USUAL_LIMIT[slug] === undefined)).toEqual([]);
    expect(Object.keys(ADVICE).sort()).toEqual([...PROBLEMS].sort());
    for (const { why, add } of Object.values(ADVICE))
      for (const text of [why.zh, add.zh]) expect(text).toMatch(/\p{Script=Han}/u);
  });
});

const words = fc.constantFrom(
  ...JUDGEMENT.map(({ say }) => say.replace(/[*_]/gu, '')),
  ...METHOD_PROPERTIES.map(({ say }) => say.replace(/[*_]/gu, '')),
  'frame',
  'carton',
  '25 kg',
  'about 3 mm',
  'etc',
  'as discussed',
  '30 days after deposit',
  'max 1.6',
  ',',
  ';',
  'ISO 811',
  'if possible',
);

describe('every proposal', () => {
  it('can be measured, whatever the clause says', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 14 }), (list) => {
        const text = list.join(' ');
        expect(lintClause({ text: rewriteOf({ text }) }).verdict).toBe('measurable');
      }),
      { numRuns: 1_500 },
    );
  });

  it('can be measured, whatever bytes the clause is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(lintClause({ text: rewriteOf({ text }) }).verdict).toBe('measurable');
      }),
      { numRuns: 500 },
    );
  });
});
