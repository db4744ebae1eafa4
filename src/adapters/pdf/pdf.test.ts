/** Printed documents: they open, their text can be read out in both languages, and the same document is the same bytes. */
import { describe, expect, it, vi } from 'vitest';
import { signsOfPdf, partsOfPdf, rectanglesOfPdf, textOfPdf, withoutBlanks } from './text.testing.ts';
import { qrModules } from './qr.ts';
import type { PrintBlock, PrintLang, Printable } from './types.ts';
import { writePdf } from './writer.ts';

const CLAUSE = '门的净高不少于 200 cm，自地面量至框架最低处（钢卷尺）。';

const BLOCKS: readonly PrintBlock[] = [
  { kind: 'heading', level: 2, text: 'Findings 认定' },
  {
    kind: 'rows',
    rows: [
      ['Buyer', 'Fairground Displays Ltd'],
      ['供应商', '浙江帆布制品有限公司'],
    ],
  },
  { kind: 'paragraph', tone: 'quote', text: CLAUSE },
  { kind: 'heading', level: 3, text: 'door' },
  { kind: 'list', items: ['26 W ± 1 W', '≥ 3000 mm', 'Łódź, Třinec, Đà Nẵng, Αθήνα, Київ', '500 m³ · 25 µm · 95 °C'] },
  {
    kind: 'table',
    columns: [
      { title: 'What', share: 3, align: 'left' },
      { title: '金额', share: 1, align: 'right' },
    ],
    rows: [['The purchase ends', '4800.00 USD']],
    total: ['Refund', '4800.00 USD'],
  },
  { kind: 'paragraph', tone: 'quiet', text: 'small print' },
];

// Chinese fonts are 10 MB each to open: slow where the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const printable = (lang: PrintLang, blocks: readonly PrintBlock[]): Printable => ({
  lang,
  title: lang === 'zh' ? '索赔决定书' : 'Decision',
  footer: 'Order 7h2k9mq4xz-3rt8wy5n0c',
  madeAt: '2026-05-23T01:00:00.000Z',
  blocks,
});

const wordsOf = (block: PrintBlock): readonly string[] => {
  switch (block.kind) {
    case 'list':
      return block.items;
    case 'rows':
      return block.rows.flat();
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat(), ...(block.total ?? [])];
    case 'page':
    case 'modules':
      return [];
    default:
      return [block.text];
  }
};

describe('a printed document', () => {
  it.each<PrintLang>(['en', 'zh'])('in %s has every word as text, and its number of pages', async (lang) => {
    const document = printable(lang, BLOCKS);
    const pages = textOfPdf(await writePdf(document));
    expect(pages).toHaveLength(1);
    const text = withoutBlanks(pages.join(''));
    for (const words of [document.title, document.footer, ...BLOCKS.flatMap(wordsOf), '1/1'])
      expect(text).toContain(withoutBlanks(words));
  });

  it('is the same bytes each time, and others when a word differs', async () => {
    const bytes = await writePdf(printable('zh', BLOCKS));
    expect(Buffer.from(bytes).equals(await writePdf(printable('zh', BLOCKS)))).toBe(true);
    expect(Buffer.from(bytes).equals(await writePdf(printable('zh', BLOCKS.slice(1))))).toBe(false);
  });

  it('ends each part on the page on which it begins, also where a paragraph goes over the end of a page', async () => {
    const long: PrintBlock = { kind: 'paragraph', tone: 'plain', text: 'words that go on and on. '.repeat(700) };
    const parts = partsOfPdf(await writePdf(printable('en', [...BLOCKS, long])));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.filter(({ begun, ended }) => begun === 0 || begun !== ended)).toEqual([]);
  });

  it('begins a page where it is told to', async () => {
    const blocks: readonly PrintBlock[] = [...BLOCKS, { kind: 'page' }, ...BLOCKS];
    expect(textOfPdf(await writePdf(printable('en', blocks)))).toHaveLength(2);
  });

  it('draws a code: every dark module, once, in a square', async () => {
    const text = 'https://quayside.example/v1/contracts/0123';
    const rows = qrModules(text);
    const drawn = rectanglesOfPdf(await writePdf(printable('en', [{ kind: 'modules', text, rows }])));
    const size = 90 / rows.length;
    const [left, top] = [Math.min(...drawn.map(([x]) => x)), Math.min(...drawn.map(([, y]) => y))];
    const dark = new Set<string>();
    for (const [x, y, width] of drawn) {
      const [column, row] = [Math.round((x - left) / size), Math.round((y - top) / size)];
      for (let n = 0; n < Math.round(width / size); n += 1) dark.add(`${row} ${column + n}`);
    }
    const expected = rows.flatMap((row, down) => Array.from(row).flatMap((sign, n) => (sign === '1' ? [`${down} ${n}`] : [])));
    expect([...dark].sort()).toEqual(expected.sort());
    expect(rows.every((row) => row.length === rows.length)).toBe(true);
  });

  it('bears the time of what it prints, its language and its title', async () => {
    const file = Buffer.from(await writePdf(printable('zh', BLOCKS))).toString('latin1');
    expect(file).toContain('(D:20260523010000Z)');
    expect(file).toContain('/Lang (zh)');
    expect(file).toContain('/StructTreeRoot');
  });

  it('shows a box for a sign that no font has, and never fails on one', async () => {
    const [page = ''] = textOfPdf(
      await writePdf(printable('en', [{ kind: 'paragraph', tone: 'plain', text: 'a😀b\u202ec\u0000' }])),
    );
    expect(withoutBlanks(page)).toContain('a□bc');
  });

  it('prints every sign as it is: the x of an id is no sign of multiplication, a hyphen no arrow', async () => {
    const blocks: readonly PrintBlock[] = [{ kind: 'paragraph', tone: 'plain', text: 'axb - e4x5e9t4cg -> 10:30 a:b' }];
    const signs = signsOfPdf(await writePdf(printable('en', blocks))).flat(2);
    for (const each of ['x', '-', '>', ':']) {
      const glyphs = signs.filter(({ sign }) => sign === each).map(({ font, glyph }) => `${font} ${glyph}`);
      expect([each, new Set(glyphs).size]).toEqual([each, 1]);
    }
    expect(signs.map(({ sign }) => sign).join('')).toContain('axb - e4x5e9t4cg -> 10:30 a:b');
  });

  it('never cuts a figure, of a row or of the total, while words can give it room', async () => {
    const columns = [
      { title: 'Product', share: 6, align: 'left' },
      { title: 'Quantity', share: 1, align: 'right' },
      { title: 'Amount', share: 1, align: 'right' },
    ] as const;
    const rows = [['P'.repeat(200), '999999.999 dozen-pairs', '1234567890123.45']];
    const total = ['Sum', '', '9999999999999.99'];
    const [page = ''] = textOfPdf(await writePdf(printable('en', [{ kind: 'table', columns, rows, total }])));
    for (const figure of ['999999.999', 'dozen-pairs', '1234567890123.45', '9999999999999.99']) expect(page).toContain(figure);
  });

  it('goes on over pages: titles of columns again on each, rows in order, a cell taller than a page in parts', async () => {
    const tall = Array.from({ length: 120 }, (_, line) => `line ${line}`).join('\n');
    const rows = [...Array.from({ length: 60 }, (_, row) => [`row ${row}`, `${row}.00`]), ['tall', tall], ['last', 'end']];
    const columns = [
      { title: 'Column', share: 1, align: 'left' },
      { title: 'Amount', share: 1, align: 'left' },
    ] as const;
    const pages = textOfPdf(await writePdf(printable('en', [{ kind: 'table', columns, rows, total: ['Sum', '1.00'] }])));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(withoutBlanks(page)).toContain('ColumnAmount');
      expect(withoutBlanks(page)).toContain(`${index + 1}/${pages.length}`);
    }
    const text = withoutBlanks(pages.join(''));
    const places = ['row0', 'row59', 'line0', 'line119', 'last', 'Sum'].map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('keeps a heading with what it heads', async () => {
    const filler: PrintBlock = {
      kind: 'paragraph',
      tone: 'plain',
      text: Array.from({ length: 47 }, (_, n) => `l${n}`).join('\n'),
    };
    const blocks: readonly PrintBlock[] = [
      filler,
      { kind: 'heading', level: 2, text: 'Head' },
      { kind: 'paragraph', tone: 'plain', text: 'Body' },
    ];
    const pages = textOfPdf(await writePdf(printable('en', blocks)));
    expect(pages).toHaveLength(2);
    expect(pages[0]).not.toContain('Head');
    expect(pages[1]).toContain('Head');
  });
});
