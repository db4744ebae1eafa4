/** Cells of CSV: quoted where the format wants it, and never a formula. */
import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

// biome-ignore format: a table
it.each([
  ['a plain text', 'deposit', 'deposit'],
  ['a comma', 'bolts, nuts', '"bolts, nuts"'],
  ['a quote', '5" tube', '"5"" tube"'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['a minus', '-1+1', "'-1+1"],
])('writes %s', (_, value, cell) => {
  expect(csvText([[value, 'b']])).toBe(`${cell},b\r\n`);
});
