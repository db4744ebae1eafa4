/** Saves a table as a CSV file that spreadsheets open in the right script. */
import { csvText } from '../../src/kernel/csv.ts';
import { saveAs } from './save.ts';

/** Rows of cells, the heading first. The mark at the front tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  saveAs(new Blob([`\uFEFF${csvText(rows)}`], { type: 'text/csv;charset=utf-8' }), name);
}
