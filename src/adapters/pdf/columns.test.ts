/** Widths of columns: shares, what figures take from words, and that the whole stays the whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from './columns.ts';

const widths = (room: number, ...columns: readonly (readonly [share: number, needs: number])[]): readonly number[] =>
  columnWidths(
    columns.map(([share, needs]) => ({ share, needs })),
    room,
  );

describe('columns', () => {
  it.each([
    ['by their shares', widths(100, [3, 0], [1, 0]), [75, 25]],
    ['where figures fit', widths(100, [3, 0], [1, 25]), [75, 25]],
    ['where a figure is wider', widths(100, [3, 0], [1, 40]), [60, 40]],
    ['taken from words in proportion', widths(100, [2, 0], [6, 0], [2, 40]), [15, 45, 40]],
    ['at most half of the words', widths(100, [3, 0], [1, 90]), [37.5, 62.5]],
    ['what there is, in equal parts of what is missing', widths(100, [2, 0], [4, 60], [4, 80]), [10, 40 + 20 / 6, 40 + 40 / 6]],
    ['no words to take from', widths(100, [1, 80], [1, 0]), [75, 25]],
  ])('%s', (_name, found, expected) => {
    expect(found.map((width) => Math.round(width * 1e6))).toEqual(expected.map((width) => Math.round(width * 1e6)));
  });

  it('always fill the room, and none is without width', () => {
    const column = fc.record({ share: fc.integer({ min: 1, max: 8 }), needs: fc.integer({ min: 0, max: 400 }) });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (columns) => {
        const found = columnWidths(columns, 480);
        expect(found.reduce((sum, width) => sum + width, 0)).toBeCloseTo(480, 6);
        for (const width of found) expect(width).toBeGreaterThan(0);
      }),
    );
  });
});
