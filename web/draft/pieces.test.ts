/** Marks of a clause: the pieces are the text, whatever the spans are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coachDraft } from '../../src/contracts/draft.rules.ts';
import { piecesOf } from './pieces.ts';

const told = (text: string) => coachDraft({ category: 'led-lighting', clauses: [{ id: 'a', text }] }).clauses[0] ?? null;
const marked = (text: string, mark: string): readonly string[] =>
  piecesOf(text, told(text)).flatMap((piece) => (piece.mark === mark ? [piece.text] : []));

describe('the marks of a clause', () => {
  it.each([
    ['The finish must be beautiful', 'problem', ['beautiful']],
    ['Luminous flux at least 2500 lm, measured in an integrating sphere per IEC 62612', 'problem', []],
    ['', 'problem', []],
  ])('in %j as %s are %j', (text, mark, expected) => {
    expect(marked(text, mark)).toEqual(expected);
  });

  it('show the value that binds', () => {
    expect(
      marked('Luminous flux at least 2500 lm, measured in an integrating sphere per IEC 62612', 'value').join(' '),
    ).toContain('2500');
  });

  it('are the whole text and nothing else, for any spans', () => {
    const span = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
    const judged = fc.record({
      problems: fc.array(fc.record({ span: fc.option(span) })),
      parts: fc.array(fc.record({ role: fc.constantFrom('value', 'condition'), span })),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), judged, (text, spans) => {
        const pieces = piecesOf(text, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece, i) => piece.text !== '' && piece.mark !== pieces[i - 1]?.mark)).toBe(true);
      }),
    );
  });
});
