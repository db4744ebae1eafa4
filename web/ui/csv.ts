/** Saves a table as a CSV file that spreadsheets open in the right script. */
import { csvText } from '../../src/kernel/csv.ts';

/** Rows of cells, the heading first. The mark at the front tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob([`\uFEFF${csvText(rows)}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
