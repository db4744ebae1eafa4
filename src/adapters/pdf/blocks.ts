/** Drawing each kind of block, and beginning a page where one does not fit. */
import { type Column, columnsOf } from './columns.ts';
import { PAGE, type Pen, type Style, TEXT_WIDTH, lineHeight } from './pen.ts';
import type { PrintBlock, Printable } from './types.ts';

const INK = '#14202B';
const QUIET = '#56636F';
const BODY: Style = { size: 9.5, weight: 'regular', colour: INK };
const STRONG: Style = { ...BODY, weight: 'semibold' };
const SMALL: Style = { size: 8, weight: 'regular', colour: QUIET };
const LABEL: Style = { ...BODY, colour: QUIET };
const TITLE: Style = { size: 18, weight: 'semibold', colour: INK };
const HEADING: Readonly<Record<2 | 3, Style>> = {
  2: { size: 12, weight: 'semibold', colour: INK },
  3: { size: 10, weight: 'semibold', colour: INK },
};

const GAP = 6;
const LABEL_WIDTH = 150;
const INDENT = 14;
const CELL_GAP = 10;

/** Where the next line goes. */
type Place = { y: number };
type Block<K extends PrintBlock['kind']> = Extract<PrintBlock, { readonly kind: K }>;
type Parent = PDFKit.PDFStructureElement;

const BOTTOM = PAGE.height - PAGE.bottom;

/** A part that goes over the end of a page ends its mark there and begins it again on the next, else a reader's software loses it. */
export function newPage(pen: Pen, place: Place): void {
  if (pen.doc.bufferedPageRange().count === 0) pen.doc.addPage();
  else pen.doc.continueOnNewPage();
  place.y = PAGE.top;
}

/** Room for so much, on this page or the next. */
function makeRoom(pen: Pen, place: Place, height: number): void {
  if (place.y + height > BOTTOM) newPage(pen, place);
}

/** A part that a reader's software knows by its name; what `draw` writes belongs to it. */
function part(pen: Pen, parent: Parent, name: string, draw: () => void): void {
  const element = pen.doc.struct(name);
  parent.add(element);
  element.add(draw);
  element.end();
}

/** A part that consists of parts. */
function group(pen: Pen, parent: Parent, name: string, fill: (parent: Parent) => void): void {
  const element = pen.doc.struct(name);
  parent.add(element);
  fill(element);
  element.end();
}

/** Lines one below the other; they go on over the end of a page. */
function writeLines(pen: Pen, place: Place, lines: readonly string[], x: number, style: Style): void {
  for (const line of lines) {
    makeRoom(pen, place, lineHeight(style));
    pen.line(line, x, place.y, style);
    place.y += lineHeight(style);
  }
}

export function drawTitle(pen: Pen, place: Place, root: Parent, { title }: Printable): void {
  part(pen, root, 'H1', () => writeLines(pen, place, pen.lines(title, TEXT_WIDTH, TITLE), PAGE.side, TITLE));
  place.y += GAP * 2;
}

function drawHeading(pen: Pen, place: Place, root: Parent, { level, text }: Block<'heading'>): void {
  const style = HEADING[level];
  const lines = pen.lines(text, TEXT_WIDTH, style);
  place.y += level === 2 ? GAP * 2 : GAP;
  // A heading stands with the beginning of what it heads: a table's first row, or a heading below it with its own.
  makeRoom(pen, place, lines.length * lineHeight(style) + (level === 2 ? 8 : 4) * lineHeight(BODY));
  part(pen, root, `H${level}`, () => writeLines(pen, place, lines, PAGE.side, style));
  place.y += GAP / 2;
}

function drawParagraph(pen: Pen, place: Place, root: Parent, { tone, text }: Block<'paragraph'>): void {
  const style = tone === 'quiet' ? SMALL : BODY;
  const indent = tone === 'quote' ? INDENT : 0;
  const lines = pen.lines(text, TEXT_WIDTH - indent, style);
  part(pen, root, tone === 'quote' ? 'BlockQuote' : 'P', () => writeLines(pen, place, lines, PAGE.side + indent, style));
  place.y += GAP;
}

function drawList(pen: Pen, place: Place, root: Parent, { items }: Block<'list'>): void {
  group(pen, root, 'L', (list) => {
    for (const item of items) {
      const lines = pen.lines(item, TEXT_WIDTH - INDENT, BODY);
      makeRoom(pen, place, lineHeight(BODY));
      group(pen, list, 'LI', (entry) => {
        part(pen, entry, 'Lbl', () => pen.line('•', PAGE.side + 3, place.y, BODY));
        part(pen, entry, 'LBody', () => writeLines(pen, place, lines, PAGE.side + INDENT, BODY));
      });
      place.y += GAP / 3;
    }
  });
  place.y += GAP * (2 / 3);
}

type Cell = { readonly lines: readonly string[]; readonly x: number; readonly width: number; readonly right: boolean };

/** The first `count` lines of each cell, and the rest. */
const split = (cells: readonly Cell[], count: number): readonly [readonly Cell[], readonly Cell[]] => [
  cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, count) })),
  cells.map((cell) => ({ ...cell, lines: cell.lines.slice(count) })),
];

const heightOf = (cells: readonly Cell[], style: Style): number =>
  Math.max(1, ...cells.map(({ lines }) => lines.length)) * lineHeight(style);

/** Cells side by side, as many lines of them as are given; the page has room for them. */
function writeCells(place: Place, cells: readonly Cell[], write: (cell: Cell, index: number) => void): void {
  const top = place.y;
  let lowest = top;
  cells.forEach((cell, index) => {
    place.y = top;
    write(cell, index);
    lowest = Math.max(lowest, place.y);
  });
  place.y = lowest;
}

function writeCell(pen: Pen, place: Place, { lines, x, width, right }: Cell, text: Style): void {
  // Amounts stand under each other, figure under figure.
  const style = { ...text, tabular: right };
  for (const line of lines) {
    pen.line(line, right ? x + width - pen.width(line, style) : x, place.y, style);
    place.y += lineHeight(style);
  }
}

type RowLook = {
  readonly style: (index: number) => Style;
  readonly names: (index: number) => string;
  /** What stands above the rows of each page. */
  readonly head: () => void;
};

/** One row; a row that is taller than what is left of the page goes on on the next. */
function drawRow(pen: Pen, place: Place, parent: Parent, cells: readonly Cell[], look: RowLook): void {
  const style = look.style(0);
  let rest = cells;
  do {
    const fits = Math.floor((BOTTOM - place.y) / lineHeight(style));
    const whole = heightOf(rest, style) <= BOTTOM - place.y;
    const tall = heightOf(rest, style) > BOTTOM - PAGE.top - 4 * lineHeight(style);
    // A row that fits on a page is not torn; a torn one leaves three lines at least.
    if (!whole && (!tall || fits < 3)) {
      newPage(pen, place);
      look.head();
      continue;
    }
    const [now, later] = split(rest, whole ? Number.POSITIVE_INFINITY : fits);
    group(pen, parent, 'TR', (row) =>
      writeCells(place, now, (cell, index) =>
        part(pen, row, look.names(index), () => writeCell(pen, place, cell, look.style(index))),
      ),
    );
    rest = later;
  } while (rest.some(({ lines }) => lines.length > 0));
}

function drawRows(pen: Pen, place: Place, root: Parent, { rows }: Block<'rows'>): void {
  const x = PAGE.side + LABEL_WIDTH + CELL_GAP;
  const width = TEXT_WIDTH - LABEL_WIDTH - CELL_GAP;
  const style = (index: number): Style => (index === 0 ? LABEL : BODY);
  group(pen, root, 'Table', (table) => {
    for (const [label, value] of rows) {
      const cells: readonly Cell[] = [
        { lines: pen.lines(label, LABEL_WIDTH, LABEL), x: PAGE.side, width: LABEL_WIDTH, right: false },
        { lines: pen.lines(value, width, BODY), x, width, right: false },
      ];
      drawRow(pen, place, table, cells, { style, names: (index) => (index === 0 ? 'TH' : 'TD'), head: () => undefined });
      place.y += GAP / 3;
    }
  });
  place.y += GAP * (2 / 3);
}

/** The cells of a table's row, each in its column. */
const cellsOf = (pen: Pen, columns: readonly Column[], texts: readonly string[], style: Style): readonly Cell[] =>
  columns.map(({ x, width, right }, index) => ({
    lines: pen.lines(texts[index] ?? '', width, { ...style, tabular: right }),
    ...{ x, width, right },
  }));

/** Lets others have their turn: a document of hundreds of pages takes seconds, and one server serves many. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function drawTable(pen: Pen, place: Place, root: Parent, block: Block<'table'>): Promise<void> {
  const { rows, total } = block;
  const columns = columnsOf(pen, block, { rows: BODY, total: STRONG, gap: CELL_GAP });
  const head = { ...LABEL, size: SMALL.size };
  const named = block.columns.map(({ title }) => title);
  const titles = cellsOf(pen, columns, named, head);
  const ruled = (): void => {
    pen.doc.markContent('Artifact', { type: 'Layout' });
    pen.rule(PAGE.side, place.y, TEXT_WIDTH);
    pen.doc.endMarkedContent();
    place.y += GAP / 2;
  };
  // On later pages the titles are ornament: whoever hears the table read has heard them.
  const again = (): void => {
    pen.doc.markContent('Artifact', { type: 'Layout' });
    writeCells(place, titles, (cell) => writeCell(pen, place, cell, head));
    pen.doc.endMarkedContent();
    ruled();
  };
  const look = (style: Style, name: string): RowLook => ({ style: () => style, names: () => name, head: again });
  makeRoom(pen, place, heightOf(titles, head) + 4 * lineHeight(BODY));
  const table = pen.doc.struct('Table');
  root.add(table);
  drawRow(pen, place, table, titles, look(head, 'TH'));
  ruled();
  for (const row of rows) {
    drawRow(pen, place, table, cellsOf(pen, columns, row, BODY), look(BODY, 'TD'));
    place.y += GAP / 2;
    await turn();
  }
  if (total) {
    makeRoom(pen, place, GAP + lineHeight(STRONG));
    ruled();
    drawRow(pen, place, table, cellsOf(pen, columns, total, STRONG), look(STRONG, 'TD'));
  }
  table.end();
  place.y += GAP;
}

/** Width of a code on paper: about 32 mm, which any telephone reads; and the blank that readers need around it. */
const CODE_WIDTH = 90;
const CODE_MARGIN = 10;

/** Each run of dark modules of a row as one rectangle: sharp at any size. */
function drawModules(pen: Pen, place: Place, root: Parent, { rows, text }: Block<'modules'>): void {
  makeRoom(pen, place, CODE_WIDTH + 2 * CODE_MARGIN);
  const size = CODE_WIDTH / Math.max(1, rows.length);
  const top = place.y + CODE_MARGIN;
  const figure = pen.doc.struct('Figure', { alt: text });
  root.add(figure);
  figure.add(() => {
    for (const [down, row] of rows.entries()) {
      for (const { index, 0: run } of row.matchAll(/1+/g)) {
        pen.doc.rect(PAGE.side + index * size, top + down * size, run.length * size, size);
      }
    }
    pen.doc.fill('#000000');
  });
  figure.end();
  place.y = top + CODE_WIDTH + CODE_MARGIN;
}

export async function drawBlock(pen: Pen, place: Place, root: Parent, block: PrintBlock): Promise<void> {
  if (block.kind === 'heading') drawHeading(pen, place, root, block);
  else if (block.kind === 'paragraph') drawParagraph(pen, place, root, block);
  else if (block.kind === 'list') drawList(pen, place, root, block);
  else if (block.kind === 'rows') drawRows(pen, place, root, block);
  else if (block.kind === 'page') newPage(pen, place);
  else if (block.kind === 'modules') drawModules(pen, place, root, block);
  else await drawTable(pen, place, root, block);
  await turn();
}

/** At the foot of every page: what the document says of itself, and which page of how many this is. */
export function drawFooters(pen: Pen, { footer }: Printable): void {
  const { start, count } = pen.doc.bufferedPageRange();
  const numbers = 60;
  const lines = pen.lines(footer, TEXT_WIDTH - numbers, SMALL).slice(0, 3);
  for (let page = 0; page < count; page += 1) {
    pen.doc.switchToPage(start + page);
    pen.doc.markContent('Artifact', { type: 'Pagination' });
    const y = BOTTOM + 16;
    pen.rule(PAGE.side, y - 6, TEXT_WIDTH);
    for (const [index, line] of lines.entries()) pen.line(line, PAGE.side, y + index * lineHeight(SMALL), SMALL);
    const number = `${page + 1} / ${count}`;
    pen.line(number, PAGE.side + TEXT_WIDTH - pen.width(number, SMALL), y, SMALL);
    pen.doc.endMarkedContent();
  }
}
