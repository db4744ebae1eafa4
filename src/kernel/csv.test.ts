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
  ['a formula in wide signs', '＝1+1', "'＝1+1"],
  ['a formula behind spaces', ' =1+1', "' =1+1"],
  ['a formula where one splits at semicolons', 'bolts;=1+1', '"bolts;\'=1+1"'],
  ['a formula behind a quote there', 'bolts;"=1+1"', '"bolts;\'""=1+1"""'],
  ['a formula on the next line', 'bolts\n@SUM(1)', '"bolts\n\'@SUM(1)"'],
  ['signs within a text', 'size: M-L, a+b', '"size: M-L, a+b"'],
  ['a minus', '-1+1', "'-1+1"],
])('writes %s', (_, value, cell) => {
  expect(csvText([[value, 'b']])).toBe(`${cell},b\r\n`);
});
