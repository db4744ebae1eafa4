/** `lint --text T`, `lint --jsonl FILE`: whether clauses can be measured, what they lack, and a wording that would do. */
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { type Coached, coach } from '../contracts/coach.rules.ts';
import type { PlainDate } from '../kernel/dates.ts';
import { LIMITS } from '../kernel/limits.ts';
import { type Io, failing } from './io.ts';

export const USAGE =
  'usage: lint --text "The clause" [--category tent] [--product "Dome tent"] [--json], or lint --jsonl FILE (lines {id, category, product, text})';

const OPTIONS = {
  text: { type: 'string' },
  jsonl: { type: 'string' },
  category: { type: 'string' },
  product: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Proposals name days after this one. */
const today = (): PlainDate => systemClock.now().slice(0, 10);

/** A file of clauses is a workbook of an importer, not a database. */
const MOST_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Runs the words after `lint`. With --json prints `{verdict, problems: [{code, span, data, why, add}], parsed, rewrite}`;
 * with --jsonl one line `{id, verdict, problems: [code], parsed, rewrite}` for each line of the file.
 * @returns 0 whatever the verdicts are; 2 for a wrong call or an unreadable file
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const values = readArgs(args);
  const fail = failing(args, io);
  if (values?.jsonl !== undefined && values.text === undefined) return fileOf(values.jsonl, io, fail);
  if (values?.text === undefined || values.jsonl !== undefined) return fail('lint.usage', USAGE);
  if (values.text.length > LIMITS.text) return fail('lint.too_long', `a clause has at most ${LIMITS.text} characters`);
  const { text, category, product } = values;
  const coached = coach({
    text,
    today: today(),
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
  });
  for (const line of values.json ? [JSON.stringify(coached)] : inWords(coached, text)) io.out(line);
  return 0;
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    return null;
  }
}

type Row = { readonly id: string; readonly text: string; readonly category: string; readonly product: string };

/** A line of the file, or null where it is no clause: only `text` must be there. */
function rowOf(line: string): Row | null {
  try {
    const { id, text, category, product } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (typeof text !== 'string' || text.length > LIMITS.text) return null;
    const word = (value: unknown): string => (typeof value === 'string' ? value : '');
    return { id: typeof id === 'number' ? String(id) : word(id), text, category: word(category), product: word(product) };
  } catch {
    return null;
  }
}

async function fileOf(path: string, io: Io, fail: ReturnType<typeof failing>): Promise<number> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) return fail('lint.file_unreadable', `${path} cannot be read`);
  if (size > MOST_FILE_BYTES) return fail('lint.file_too_large', `a file of clauses has at most ${MOST_FILE_BYTES} bytes`);
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/u);
  // Everything is read before anything is said: half an answer to a broken file would be taken for a whole one.
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = rowOf(line);
    if (!row)
      return fail('lint.line_invalid', `line ${index + 1} is no JSON object with a text of at most ${LIMITS.text} characters`);
    rows.push(row);
  }
  for (const { id, ...input } of rows) {
    const { verdict, problems, parsed, rewrite } = coach({ ...input, today: today() });
    io.out(JSON.stringify({ id, verdict, problems: problems.map(({ code }) => code), parsed, rewrite }));
  }
  return 0;
}

function inWords({ verdict, problems, parsed, rewrite }: Coached, text: string): readonly string[] {
  const read =
    parsed === null ? [] : [`  ${parsed.characteristic} ${parsed.operator} ${JSON.stringify(parsed.value)} ${parsed.unit}`];
  const missing = problems.flatMap(({ code, span, why, add }) => [
    `  ${code}${span === null ? '' : `: "${text.slice(...span)}"`}`,
    `    ${why.en}`,
    `    ${add.en}`,
  ]);
  return [verdict, ...read, ...missing, ...(rewrite === null ? [] : [`  for example: ${rewrite}`])];
}
