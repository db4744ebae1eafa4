/** Proposed wordings: every one can be measured, and what the buyer wrote stays where it can. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADVICE } from './advice.data.ts';
import { CHECKLISTS, DEFAULT_CHECKLIST } from './checklists.data.ts';
import { SAMPLE_TOPICS, SINGLE_UNIT_TOPICS } from './checklists-orders.data.ts';
import { coach } from './coach.rules.ts';
import { lintClause } from './lint.rules.ts';
import { PROBLEMS } from './lint.types.ts';
import { METHOD_PROPERTIES } from './methods.data.ts';
import { type RewriteInput, rewriteOf } from './rewrite.rules.ts';
import { GENERAL_TEMPLATE, TEMPLATES, USUAL_LIMIT } from './topics.data.ts';
import { inYearOf } from './wordings.rules.ts';
import { JUDGEMENT } from './words.data.ts';

const TODAY = '2026-03-02';

/** The proposal, which is there whenever the day of asking is known. */
function proposal(input: RewriteInput): string {
  const rewrite = rewriteOf({ today: TODAY, ...input });
  if (rewrite === null) throw new Error(`no proposal for ${input.text}`);
  return rewrite;
}

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
    ['Warranty 1 year, free spare parts', 'Warranty 1 year from 2026-05-15, free spare parts'],
    ['Warranty 24 months from delivery', 'Warranty 24 months from 2026-05-15'],
    ['Warranty: 24 months after the date of delivery of the goods', 'Warranty: 24 months from 2026-05-15'],
    ['24 months guarantee from the arrival', '24 months guarantee from 2026-05-15'],
    ['After delivery the warranty is 2 years', 'warranty is 2 years from 2026-05-15'],
    ['Shelf life 18 months from delivery', 'Shelf life 18 months from 2026-05-15'],
  ])('%s', (text, wanted) => {
    const rewrite = proposal({ text, dueOn: '2026-05-15' });
    expect(lintClause({ text: rewrite }).verdict).toBe('measurable');
    expect(rewrite).toBe(wanted);
  });

  it('a clause that can be measured is left alone', () => {
    expect(coach({ text: 'Clear height of the front entrance at least 200 cm' })).toMatchObject({
      verdict: 'measurable',
      rewrite: null,
    });
  });

  it('a warranty keeps its time, however it is promised', () => {
    const clause = fc
      .record({
        n: fc.integer({ min: 1, max: 60 }),
        unit: fc.constantFrom('months', 'month', 'years', 'year', 'days'),
        noun: fc.constantFrom('warranty', 'guarantee', 'Warranty period'),
        event: fc.constantFrom('from delivery', 'after shipment', 'since receipt of the goods', 'upon arrival', ''),
        praise: fc.constantFrom('', 'Very good ', 'best '),
        order: fc.boolean(),
      })
      .map(({ n, unit, noun, event, praise, order }) => ({
        time: `${n} ${unit}`,
        text: `${praise}${order ? `${noun} ${n} ${unit}` : `${n} ${unit} ${noun}`} ${event}`.trim(),
      }));
    fc.assert(
      fc.property(clause, ({ time, text }) => {
        const rewrite = proposal({ text, dueOn: '2026-05-15' });
        expect(rewrite).toContain(time);
        expect(rewrite).toContain('2026-05-15');
      }),
      { numRuns: 300 },
    );
  });

  it('names a day after the day of asking, and none where that is not known', () => {
    expect(proposal({ text: 'Goods ready 35-40 days after deposit' })).toBe('Goods ready not later than 2026-05-31');
    expect(rewriteOf({ text: 'Goods ready 35-40 days after deposit' })).toBeNull();
    expect(rewriteOf({ text: 'Prompt shipment', today: '2031-07-01' })).toBe('Goods are on board not later than 2031-09-29');
  });

  it('a judgement becomes what it usually wants to say', () => {
    expect(proposal({ text: 'Stitching neat and straight' })).toContain('stitches per inch');
    expect(proposal({ text: 'top quality please' })).toContain('AQL');
  });
});

describe('the tables', () => {
  it.each([...TEMPLATES.map(({ text }) => text), GENERAL_TEMPLATE])('%s', (text) => {
    for (const today of [TODAY, '2049-12-31'])
      expect(lintClause({ text: inYearOf(text, today).replace('{day}', today) }).problems).toEqual([]);
  });

  it('hold no calendar day that becomes the past, but for days of laws and published guides', () => {
    const clauses = [...Object.values(CHECKLISTS), DEFAULT_CHECKLIST, SINGLE_UNIT_TOPICS, SAMPLE_TOPICS]
      .flat()
      .flatMap(({ clause }) => [clause.en, clause.zh]);
    const wordings = [...clauses, ...TEMPLATES.map(({ text }) => text), ...Object.values(USUAL_LIMIT), GENERAL_TEMPLATE];
    const days = wordings.flatMap((text) => text.match(/\b\d{4}-\d{2}-\d{2}\b/gu) ?? []);
    // Regulation EU 2025/40 applies from 12 August 2026; the EDQM guide's edition is of 2024.
    expect([...new Set(days)].sort()).toEqual(['2024-01-01', '2026-08-12']);
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
        expect(lintClause({ text: proposal({ text }) }).verdict).toBe('measurable');
      }),
      { numRuns: 1_500 },
    );
  });

  it('can be measured, whatever bytes the clause is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(lintClause({ text: proposal({ text }) }).verdict).toBe('measurable');
      }),
      { numRuns: 500 },
    );
  });
});
