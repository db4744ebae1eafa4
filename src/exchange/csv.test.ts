/** Lists of requirements: columns in any order, quoting, separators and encodings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequirements } from './csv.rules.ts';
import { checkRequirements } from './service.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a list that is read', () => {
  it.each<[string, string, readonly (readonly [string, string, string | null, string | null])[]]>([
    ['commas', 'id,text,class,category\na,Length 5 m,major,cable\n', [['a', 'Length 5 m', 'major', 'cable']]],
    ['semicolons', 'text;id\n"5,5 m long";a', [['a', '5,5 m long', null, null]]],
    ['tabs', 'category\ttext\nled\tIP 67', [['1', 'IP 67', null, 'led']]],
    [
      'one column',
      'text\nRed\nBlue',
      [
        ['1', 'Red', null, null],
        ['2', 'Blue', null, null],
      ],
    ],
    [
      'quotes and line breaks',
      'id,text\r\na,"said ""exact"",\r\nover two lines"\r\n',
      [['a', 'said "exact",\r\nover two lines', null, null]],
    ],
    ['other columns and large letters', 'Text,Remark,CLASS\nRed,x,Minor\n', [['1', 'Red', 'minor', null]]],
    ['empty lines', '\ufefftext,id\n\nRed,a\n\n', [['a', 'Red', null, null]]],
    ['Chinese', 'id,text\na,长度 5 m', [['a', '长度 5 m', null, null]]],
    ['a header alone', 'id,text', []],
  ])('%s', (_name, text, rows) => {
    const read = readRequirements(text);
    expect(read.ok && read.value.map((row) => [row.id, row.text, row.defectClass, row.category])).toEqual(rows);
  });

  it('is judged row by row', () => {
    const checked = checkRequirements(bytes('id,text\na,Water column at least 3000 mm per ISO 811\nb,Good quality'));
    expect(checked.ok && checked.value.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'measurable'],
      ['b', 'vague'],
    ]);
  });
});

describe('a list that is refused', () => {
  it.each([
    ['nothing', '', 'csv.empty', {}],
    ['a mark alone', '\ufeff \n', 'csv.empty', {}],
    ['no column text', 'id,requirement\na,b', 'csv.column_missing', { column: 'text' }],
    ['a column twice', 'text,text\na,b', 'csv.column_repeated', { column: 'text' }],
    ['an open quote', 'id,text\na,"b\nc,d', 'csv.quote_open', { line: 2 }],
    ['text behind a quote', 'id,text\na,"b"c', 'csv.row_malformed', { line: 2 }],
    ['too many cells', 'id,text\na,b\nc,d,e', 'csv.row_malformed', { line: 3 }],
    ['the line after a cell of two lines', 'id,text\na,"b\nc"\nd', 'csv.row_malformed', { line: 4 }],
    ['an empty text', 'id,text\na, ', 'csv.text_refused', { line: 2 }],
    ['a text too long', `text\n${'a'.repeat(4_001)}`, 'csv.text_refused', { line: 2 }],
    ['a class of its own', 'text,class\na,fatal', 'csv.class_unknown', { line: 2, text: 'fatal' }],
    ['an id twice', 'id,text\na,b\na,c', 'csv.id_repeated', { line: 3, id: 'a' }],
    ['too many rows', `text\n${'a\n'.repeat(2_001)}`, 'csv.too_many', { most: 2_000 }],
  ])('%s', (_name, text, code, data) => {
    expect(checkRequirements(bytes(text))).toMatchObject({ code, data });
  });

  it('in GBK, with the advice to save it as UTF-8', () => {
    const gbk = Uint8Array.of(...bytes('id,text\na,'), 0xb3, 0xa4, 0xb6, 0xc8);
    expect(checkRequirements(gbk)).toMatchObject({ code: 'csv.encoding_refused' });
  });

  it('beyond the size of a list', () => {
    expect(checkRequirements(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ code: 'csv.too_large' });
  });
});

it('gives back whatever was written as RFC 4180 says', () => {
  const text = fc.string({
    minLength: 1,
    maxLength: 30,
    unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', '长', ' '),
  });
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(
        text.filter((cell) => cell.trim() !== ''),
        { minLength: 1, maxLength: 8 },
      ),
      fc.constantFrom(',', ';', '\t'),
      (cells, mark) => {
        const file = ['id', ...cells.map((_, index) => `r${index}`)].map(
          (id, index) => `${id}${mark}${index === 0 ? 'text' : quoted(cells[index - 1] ?? '')}`,
        );
        const read = readRequirements(file.join('\r\n'));
        expect(read.ok && read.value.map((row) => row.text)).toEqual(cells.map((cell) => cell.trim()));
      },
    ),
  );
});
