/** The reader tells code from text in every corner of the language that hides a quote, a slash or a brace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan } from './source.ts';

const read = (text: string) => scan('a.ts', text);

describe('code is kept, everything else is blanked', () => {
  it.each<readonly [string, string, string]>([
    ['line comment', 'a; // "b\nc', 'a;      \nc'],
    ['block comment', 'a /* { */ b', 'a         b'],
    ['single quotes', "a('b{')", "a('  ')"],
    ['an escaped quote', "'it\\'s' + a", "'     ' + a"],
    ['a template', 'a(`b } c`)', 'a(`     `)'],
    ['a hole in a template', '`a ${b(`c ${d}`)} e`', '`  ${b(`  ${d}`)}  `'],
    ['an object in a hole', '`${f({ a: 1 })}b`', '`${f({ a: 1 })} `'],
    ['a regular expression', 'x = /["\']{/g;', 'x = /      /;'],
    ['a slash in a class', 'x = /[/"]/;', 'x = /    /;'],
    ['a regular expression after return', "return /'/;", 'return / /;'],
    ['a regular expression as the condition holds', "if (a) /'/.test(b)", 'if (a) / /.test(b)'],
    ['division', 'a / b / c', 'a / b / c'],
    ['division after a call', 'f(a) / 2; "x/"', 'f(a) / 2; "  "'],
    ['an apostrophe in the text of a page', "<p>don't</p>;\nf('a')", "<p>don't</p>;\nf(' ')"],
  ])('%s', (_, text, code) => {
    expect(read(text).code).toBe(code);
  });

  it('keeps every offset and every line, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('`', '${', '}', "'", '"', '/', '/*', '*/', '//', '\\', '\n', '{', '(')),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const { code } = read(text);
        expect(code.length).toBe(text.length);
        expect(code.split('\n').length).toBe(text.split('\n').length);
      }),
    );
  });
});

describe('what was blanked is listed', () => {
  it('strings without their quotes, templates in pieces, comments whole', () => {
    const source = read("/** a */ f('b', `c ${d} e`);");
    expect(source.strings.map((span) => span.text)).toEqual(['b', 'c ', ' e']);
    expect(source.comments.map((span) => span.text)).toEqual(['/** a */']);
  });

  it('brackets find their partners across strings', () => {
    const source = read("f('(', { a: [1] })");
    expect(source.pairs.get(1)).toBe(17);
    expect(source.pairs.get(17)).toBe(1);
  });

  it('lines count from one', () => {
    const { lineAt } = read('a\nbc\n\nd');
    expect([0, 1, 2, 4, 5, 6].map(lineAt)).toEqual([1, 1, 2, 2, 3, 4]);
  });
});
