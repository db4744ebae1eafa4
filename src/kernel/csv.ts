/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */

/**
 * Where a cell may begin for a spreadsheet: at the start, and, as where commas are decimal signs one splits at semicolons and
 * knows no quotes in the middle of a cell, after each of those, a tab or a line break.
 */
const BEGINS = /(?:^|[;\t\r\n])(?=["'\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** Quoted where needed, and never a formula, in wide signs neither: what begins as one is a text. */
function cell(value: string): string {
  const safe = value.replace(BEGINS, "$&'").replace(/^(?=[\t\r])/, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells, the heading first; lines end as the format has it. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
