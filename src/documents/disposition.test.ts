/** Download names as headers: readable for people, harmless for parsers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from './disposition.rules.ts';

describe('contentDisposition', () => {
  it.each<readonly [string, string]>([
    ['drawing.pdf', 'attachment; filename="drawing.pdf"'],
    ['Rev 2 (final).pdf', 'attachment; filename="Rev 2 (final).pdf"'],
    ['规格书.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%E8%A7%84%E6%A0%BC%E4%B9%A6.pdf`],
    ['a"b.pdf', `attachment; filename="a_b.pdf"; filename*=UTF-8''a%22b.pdf`],
    ['25%.csv', `attachment; filename="25_.csv"; filename*=UTF-8''25%25.csv`],
    ["l'été (1)*.txt", `attachment; filename="l'_t_ (1)*.txt"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29%2A.txt`],
    ['a\r\nSet-Cookie: x', `attachment; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`],
  ])('%j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  it('is one line of visible ASCII for any name, and the name comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[^"\\%]*"(?:; filename\*=UTF-8''[A-Za-z0-9%._~!-]*)?$/);
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        const star = header.split("''")[1];
        expect(star === undefined ? /"(.*)"/.exec(header)?.[1] : decodeURIComponent(star)).toBe(name.toWellFormed());
      }),
    );
  });
});
