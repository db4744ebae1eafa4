/** What a writer changed of a text, and the same set on a text that the other side changed meanwhile. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftText, changeOf, isNothing, rebased } from './change.ts';
import { type DraftClause, FIRST_DRAFT, emptyLine } from './draft.ts';

const clause = (id: string, text: string): DraftClause => ({ id, text, defectClass: 'major', lineId: null });
const TEXT: DraftText = {
  terms: {
    ...FIRST_DRAFT,
    lines: [{ ...emptyLine('1'), product: 'LED tube', quantity: '800', price: '6.40' }],
    place: 'Shenzhen',
    shipBy: '2027-03-01',
  },
  clauses: [clause('power', 'Power draw 24 W'), clause('mass', 'Mass 250 g')],
};

describe('what was changed', () => {
  it('is nothing where nothing was', () => {
    const change = changeOf(TEXT, { ...TEXT, terms: { ...TEXT.terms, place: ' Shenzhen ' } });
    expect(change && isNothing(change)).toBe(true);
  });

  it('names the terms and clauses that differ and no others', () => {
    const after: DraftText = {
      terms: { ...TEXT.terms, cover: 'pre_shipment', shipBy: '2027-04-01' },
      clauses: [{ ...clause('mass', 'Mass 250 g'), defectClass: 'minor' }, clause('c3', 'Length 5 m'), clause('c4', ' ')],
    };
    expect(changeOf(TEXT, after)).toEqual({
      cover: 'pre_shipment',
      shipBy: '2027-04-01',
      removeClauses: ['power'],
      changeClauses: [{ clauseId: 'mass', text: 'Mass 250 g', defectClass: 'minor', lineId: null }],
      addClauses: [{ clauseId: 'c3', text: 'Length 5 m', defectClass: 'major', lineId: null }],
    });
  });

  it('is not known while something is missing', () => {
    expect(changeOf(TEXT, { ...TEXT, terms: { ...TEXT.terms, shipBy: '' } })).toBeNull();
  });
});

describe('a change on a text that moved', () => {
  const texts = fc.record({
    terms: fc
      .record({ place: fc.constantFrom('Shenzhen', 'Ningbo'), cover: fc.constantFrom('pre_shipment', 'post_delivery') })
      .map((change) => ({ ...TEXT.terms, ...change }) as DraftText['terms']),
    clauses: fc.uniqueArray(fc.tuple(fc.constantFrom('power', 'mass', 'c3'), fc.constantFrom('A 1 g', 'B 2 g')), {
      selector: ([id]) => id,
    }),
  });
  const drafts = texts.map(
    ({ terms, clauses }): DraftText => ({ terms, clauses: clauses.map(([id, text]) => clause(id, text)) }),
  );

  it('is the other text where nothing was changed, and the own where the other was not', () => {
    fc.assert(
      fc.property(drafts, drafts, (base, other) => {
        expect(rebased(base, base, other)).toEqual(other);
        const back = changeOf(other, rebased(base, other, base));
        expect(back && isNothing(back)).toBe(true);
      }),
    );
  });

  it('keeps each own word and each clause of the other side that was not touched', () => {
    fc.assert(
      fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
        const { clauses, terms } = rebased(base, mine, theirs);
        const was = (id: string) => base.clauses.find((one) => one.id === id)?.text;
        for (const { id, text } of mine.clauses) if (was(id) !== text) expect(clauses.map((one) => one.text)).toContain(text);
        for (const { id, text } of theirs.clauses) {
          const own = mine.clauses.find((one) => one.id === id);
          if (was(id) !== text && own?.text === was(id)) expect(clauses.map((one) => one.text)).toContain(text);
        }
        expect(terms.place).toBe(mine.terms.place === base.terms.place ? theirs.terms.place : mine.terms.place);
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
      }),
    );
  });

  it('gives two new clauses of one id two ids', () => {
    const mine = { ...TEXT, clauses: [...TEXT.clauses, clause('c3', 'mine')] };
    const theirs = { ...TEXT, clauses: [...TEXT.clauses, clause('c3', 'theirs')] };
    expect(rebased(TEXT, mine, theirs).clauses.map(({ id, text }) => [id, text])).toEqual([
      ['power', 'Power draw 24 W'],
      ['mass', 'Mass 250 g'],
      ['c3', 'theirs'],
      ['c4', 'mine'],
    ]);
  });
});
