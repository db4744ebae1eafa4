/** What each act may make of a claim, read from the table that docs/reference/states.md publishes. */
import { readFileSync } from 'node:fs';
import { must } from '../src/kernel/assert.ts';

const PAGE = new URL('../docs/reference/states.md', import.meta.url);

const plain = (cell: string): string => cell.trim().replaceAll('`', '');
const cellsOf = (row: string): readonly string[] => row.split('|').slice(1, -1);

/** The table that begins with the column `act`; columns that name no state are left out. */
function read(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith('| act |'))).map(cellsOf);
  const table = rows.slice(
    0,
    rows.findIndex((row) => row.length === 0),
  );
  const head = must(table[0], 'the page has the table of acts');
  const columns = head.flatMap((cell, index) => (cell.includes('`') ? [{ situation: plain(cell), index }] : []));
  return new Map(
    table
      .slice(2)
      .map((row) => [plain(row[0] ?? ''), new Map(columns.map(({ situation, index }) => [situation, plain(row[index] ?? '-')]))]),
  );
}

/** By act, then by the claim's situation: the state after it, `stays`, or `-`; with `, over` where it ends the claim. */
export const CLAIM_TABLE = read();

export type Cell = { readonly act: string; readonly situation: string; readonly possible: boolean };

/** Every act in every situation, and whether anything can come of it there. */
export const CELLS: readonly Cell[] = [...CLAIM_TABLE].flatMap(([act, cells]) =>
  [...cells].map(([situation, cell]) => ({ act, situation, possible: cell !== '-' })),
);

export const nameOf = ({ act, situation }: Pick<Cell, 'act' | 'situation'>): string => `${act} / ${situation}`;
