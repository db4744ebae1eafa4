/** Reads a list of requirements: columns by their names, separated by comma, semicolon or tab, quoted as RFC 4180 says. */
import { LIMITS } from '../kernel/limits.ts';
import { type Result, ok, refuse } from '../kernel/result.ts';
import type { CsvRefusal, Requirement } from './types.ts';

type Row = { readonly line: number; readonly cells: readonly string[] };

const COLUMNS = ['id', 'text', 'class', 'category'] as const;
type Column = (typeof COLUMNS)[number];
const CLASSES = ['critical', 'major', 'minor'];

/** Rows of a list at most: more than ten orders can hold. */
const MOST_ROWS = 2_000;

/** The separator that the header has most of, outside its quotes; a comma where it has one column. */
function separatorOf(text: string): string {
  const times = new Map([',', ';', '\t'].map((mark) => [mark, 0]));
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === '\n' || char === '\r') break;
    const known = times.get(char);
    if (known !== undefined) times.set(char, known + 1);
  }
  return [...times].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/**
 * Cells of every row. A quoted cell may hold separators, line breaks and doubled quotes.
 * Source: RFC 4180, with line feeds alone and other separators, as spreadsheets write them.
 */
function rowsOf(text: string, mark: string): Result<readonly Row[], CsvRefusal> {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const cell = quoted ? quotedAt(text, at) : plainAt(text, at, mark);
    if (cell === null) return refuse('csv.quote_open', { line });
    const next = text[cell.end];
    // Text behind a closing quote belongs to no cell.
    if (next !== undefined && next !== mark && next !== '\r' && next !== '\n') return refuse('csv.row_malformed', { line });
    cells.push(cell.text);
    line += cell.breaks;
    at = cell.end + 1;
    if (next === mark) continue;
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line: begun, cells });
    if (rows.length > MOST_ROWS + 1) break;
    if (next === '\r' && text[at] === '\n') at += 1;
    cells = [];
    line += 1;
    begun = line;
  }
  return ok(rows);
}

type Cell = { readonly text: string; readonly end: number; readonly breaks: number };

function quotedAt(text: string, start: number): Cell | null {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return null;
  const inner = text.slice(start + 1, end).replaceAll('""', '"');
  return { text: inner, end: end + 1, breaks: inner.split(/\r\n|\n|\r/).length - 1 };
}

function plainAt(text: string, start: number, mark: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end, breaks: 0 };
}

/** Where each known column stands; others are left out, as spreadsheets have columns of their own. */
function columnsOf(header: Row): Result<ReadonlyMap<Column, number>, CsvRefusal> {
  const found = new Map<Column, number>();
  for (const [index, cell] of header.cells.entries()) {
    const column = COLUMNS.find((name) => name === cell.trim().toLowerCase());
    if (!column) continue;
    if (found.has(column)) return refuse('csv.column_repeated', { column });
    found.set(column, index);
  }
  return found.has('text') ? ok(found) : refuse('csv.column_missing', { column: 'text' });
}

/** Reads the decoded text whole or refuses it whole. Only the column `text` must be there; ids default to the row's number. */
export function readRequirements(text: string): Result<readonly Requirement[], CsvRefusal> {
  const clean = text.replace(/^\ufeff/, '');
  if (clean.trim() === '') return refuse('csv.empty');
  const rows = rowsOf(clean, separatorOf(clean));
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (!header) return refuse('csv.empty');
  const columns = columnsOf(header);
  if (!columns.ok) return columns;
  if (body.length > MOST_ROWS) return refuse('csv.too_many', { most: MOST_ROWS });
  const read: Requirement[] = [];
  const seen = new Set<string>();
  for (const [index, row] of body.entries()) {
    const requirement = requirementOf(row, { columns: columns.value, width: header.cells.length, number: index + 1 });
    if (!requirement.ok) return requirement;
    const { id } = requirement.value;
    if (seen.has(id)) return refuse('csv.id_repeated', { line: row.line, id: id.slice(0, LIMITS.code) });
    seen.add(id);
    read.push(requirement.value);
  }
  return ok(read);
}

type Sheet = { readonly columns: ReadonlyMap<Column, number>; readonly width: number; readonly number: number };

function requirementOf({ line, cells }: Row, { columns, width, number }: Sheet): Result<Requirement, CsvRefusal> {
  if (cells.length !== width) return refuse('csv.row_malformed', { line, cells: cells.length, columns: width });
  const cell = (column: Column): string | null => cells[columns.get(column) ?? -1]?.trim() || null;
  const text = cell('text');
  if (text === null || text.length > LIMITS.text) return refuse('csv.text_refused', { line, most: LIMITS.text });
  const defectClass = cell('class')?.toLowerCase() ?? null;
  if (defectClass !== null && !CLASSES.includes(defectClass))
    return refuse('csv.class_unknown', { line, text: defectClass.slice(0, 40) });
  return ok({ id: cell('id') ?? String(number), text, defectClass, category: cell('category') });
}
