/** How wide the columns of a table are: by their shares, and no figure is cut. */
import { PAGE, type Pen, type Style, TEXT_WIDTH } from './pen.ts';
import type { PrintBlock, PrintColumn } from './types.ts';

export type ColumnNeed = {
  readonly share: number;
  /** What may not be cut, in points: the widest word of a column of figures; 0 where words may. */
  readonly needs: number;
};

/** A column of words gives up to half of its width to figures. */
const GIVES = 0.5;

/**
 * Widths that sum to `room`. A column of figures that is too narrow for its widest takes what is missing from the columns of
 * words, in proportion to their widths; where they cannot give as much, all of the narrow ones get the same part of it.
 */
export function columnWidths(columns: readonly ColumnNeed[], room: number): readonly number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const plain = columns.map(({ share, needs }) => ({ width: (room * share) / shares, needs }));
  const missing = plain.reduce((sum, { width, needs }) => sum + Math.max(0, needs - width), 0);
  const words = plain.reduce((sum, { width, needs }) => sum + (needs === 0 ? width : 0), 0);
  const given = Math.min(missing, words * GIVES);
  if (given === 0) return plain.map(({ width }) => width);
  return plain.map(({ width, needs }) =>
    needs === 0 ? width - (given * width) / words : width + (given * Math.max(0, needs - width)) / missing,
  );
}

export type Column = { readonly x: number; readonly width: number; readonly right: boolean };
/** How rows and the total are written; `gap` is what is blank between two columns, in points. */
type Look = { readonly rows: Style; readonly total: Style; readonly gap: number };

/** The columns of a table where they stand. Those of figures are as wide as their widest figure, if words leave them room. */
export function columnsOf(
  pen: Pen,
  { columns, rows, total }: Extract<PrintBlock, { readonly kind: 'table' }>,
  look: Look,
): readonly Column[] {
  const widest = (text: string, style: Style): number =>
    // Rounded up: a column narrower by a hair than its figure would cut it.
    Math.ceil(Math.max(0, ...text.split(/\s+/).map((word) => pen.width(word, { ...style, tabular: true }))));
  const needs = ({ align }: PrintColumn, index: number): number =>
    align === 'left'
      ? 0
      : Math.max(widest(total?.[index] ?? '', look.total), ...rows.map((row) => widest(row[index] ?? '', look.rows)));
  const widths = columnWidths(
    columns.map((column, index) => ({ share: column.share, needs: needs(column, index) })),
    TEXT_WIDTH - look.gap * (columns.length - 1),
  );
  let x: number = PAGE.side;
  return columns.map(({ align }, index) => {
    const width = widths[index] ?? 0;
    const column = { x, width, right: align === 'right' };
    x += width + look.gap;
    return column;
  });
}
