/** `bank parse FILE`: shows what a bank's statement file says. */
import { createReadStream } from 'node:fs';
import { bankRefusalSentence } from '../adapters/bank/refusals.ts';
import { camtBank } from '../adapters/bank/camt.ts';
import type { BankLine, BankRefusal, BankStatement } from '../adapters/bank/types.ts';
import { formatAmount } from '../kernel/money.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Refused } from '../kernel/result.ts';
import { type Io, failing } from './io.ts';

export const USAGE = 'usage: bank parse FILE [--json]   (FILE - reads standard input)';

/**
 * Runs `parse FILE [--json]`, the words after `bank`.
 * @returns 0, or 2 for a wrong call, a file that cannot be read, or one that is refused (the code is on `err`)
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  const [verb, file, ...rest] = args.filter((arg) => arg !== '--json');
  const fail = failing(args, io);
  if (verb !== 'parse' || file === undefined || rest.length > 0 || /^-./.test(file)) return fail('bank.usage', USAGE);
  const bytes = await read(file);
  if (typeof bytes === 'string') return fail('bank.unreadable', bytes);
  const parsed = camtBank.parse(bytes);
  if (!parsed.ok) return fail(parsed.code, sentence(parsed, file));
  const { statements } = parsed.value;
  if (json) io.out(JSON.stringify({ statements: statements.map(statementJson) }));
  else for (const line of statements.flatMap(statementTable)) io.out(line);
  return 0;
}

const sentence = (refusal: Refused<BankRefusal>, file: string): string =>
  `${file === '-' ? '' : `${file}: `}${bankRefusalSentence(refusal)}`;

/** The file's bytes, one more than the limit at most; or the sentence why it cannot be read. */
async function read(file: string): Promise<Uint8Array | string> {
  const most = LIMITS.bankFile + 1;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      size += bytes.length;
      if (size >= most) break;
    }
  } catch (error) {
    return error instanceof Error ? error.message : `${file} cannot be read`;
  }
  return Buffer.concat(chunks);
}

const text = (amountMinor: number | null): string | null => (amountMinor === null ? null : String(amountMinor));

/** The documented shape: amounts are decimal strings of minor units. */
function statementJson({ id, account, currency, openingMinor, closingMinor, lines }: BankStatement) {
  const balances = { openingMinor: text(openingMinor), closingMinor: text(closingMinor) };
  return { id, account, currency, ...balances, lines: lines.map(lineJson) };
}

function lineJson({ amountMinor, direction, bookedOn, reference, payer, text: remittance, status }: BankLine) {
  return { amountMinor: String(amountMinor), direction, bookedOn, reference, payer, text: remittance, status };
}

/** A statement for people: its head, then a row per line, the free text last because it has no width. */
function statementTable(statement: BankStatement): readonly string[] {
  const balance = (name: string, minor: number | null, currency: string | null): string =>
    minor === null || currency === null ? '' : `  ${name} ${formatAmount(minor, currency)} ${currency}`;
  const head =
    `Statement ${statement.id}  account ${statement.account}` +
    balance('opening', statement.openingMinor, statement.openingCurrency) +
    balance('closing', statement.closingMinor, statement.closingCurrency);
  const rows = [
    ['booked', 'amount', '', 'status', 'reference', 'payer', 'text'],
    ...statement.lines.map((line) => [
      line.bookedOn ?? '-',
      (line.direction === 'debit' ? '-' : '') + formatAmount(line.amountMinor, line.currency),
      line.currency,
      line.status,
      line.reference ?? '-',
      line.payer ?? '-',
      line.text ?? '-',
    ]),
  ].map((row) => row.map(printable));
  const widths = (rows[0] ?? []).map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  const pad = (cell: string, column: number): string =>
    column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  const table = statement.lines.length === 0 ? ['(no lines)'] : rows.map((row) => row.map(pad).join('  ').trimEnd());
  return [printable(head), ...table, ''];
}

/** A bank's text must not move the cursor of the terminal that shows it. */
const printable = (cell: string): string => cell.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
