/** Plays a folder of bank statement files: files named wrong must be refused, all others read and agree with a second count. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseStatementFile } from '../../src/adapters/bank/camt.ts';
import type { BankFile, BankStatement } from '../../src/adapters/bank/types.ts';

export type Played = { readonly name: string; readonly ok: boolean; readonly detail?: string };

/** Plays every `*.xml` of the folder, in name order. A folder that cannot be read is a fault. */
export async function playIso20022(folder: string): Promise<readonly Played[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
  return Promise.all(names.map(async (name) => play(name, await readFile(join(folder, name)))));
}

function play(name: string, bytes: Uint8Array): Played {
  const parsed = parseStatementFile(bytes);
  if (name.includes('wrong')) {
    return parsed.ok ? { name, ok: false, detail: 'was accepted' } : { name, ok: true, detail: `refused with ${parsed.code}` };
  }
  if (!parsed.ok) return { name, ok: false, detail: `${parsed.code} ${JSON.stringify(parsed.data)}` };
  const problems = disagreements(parsed.value, new TextDecoder().decode(bytes));
  const { format, version, statements } = parsed.value;
  const lines = statements.flatMap((statement) => statement.lines).length;
  const summary = `${format} version ${version}, ${statements.length} statements, ${lines} lines`;
  return problems.length === 0 ? { name, ok: true, detail: summary } : { name, ok: false, detail: problems.join('; ') };
}

/** Reads the text a second time, with patterns instead of the parser, and compares. */
function disagreements(file: BankFile, text: string): readonly string[] {
  const blocks = elements(text.replace(/<!--[\s\S]*?-->/g, ''), '(?:Stmt|Ntfctn|Rpt)');
  const { statements } = file;
  if (blocks.length !== statements.length) return [`${blocks.length} statements in the text, ${statements.length} read`];
  return blocks.flatMap((block, index) => {
    const statement = statements[index];
    return statement ? statementDisagreements(block, statement) : [];
  });
}

function statementDisagreements(block: string, statement: BankStatement): readonly string[] {
  const entries = elements(block, 'Ntry');
  const expected = entries.reduce((sum, entry) => sum + linesOf(entry), 0);
  const { id, openingMinor, closingMinor, openingCurrency, closingCurrency, lines } = statement;
  const problems = expected === lines.length ? [] : [`${id}: ${expected} lines expected, ${lines.length} read`];
  if (openingMinor === null || closingMinor === null || openingCurrency !== closingCurrency) return problems;
  const moved = lines.filter((line) => ['BOOK', 'reversed'].includes(line.status));
  if (moved.some((line) => line.currency !== openingCurrency)) return problems;
  const sum = moved.reduce((total, line) => total + (line.direction === 'credit' ? line.amountMinor : -line.amountMinor), 0);
  // Sample files are often invented: the lines must explain the balances only where the file's own entries do.
  const consistent = entriesInCents(entries) === closingMinor - openingMinor;
  const explained = !consistent || sum === closingMinor - openingMinor;
  return explained ? problems : [...problems, `${id}: lines sum to ${sum}, not to the change of balance`];
}

/** One line per transaction, but one for a batch in which a transaction states no amount. */
function linesOf(entry: string): number {
  const transactions = elements(entry, 'TxDtls');
  const silent = transactions.some((transaction) => !/<(?:[\w.-]+:)?Amt[\s>]/.test(transaction));
  return transactions.length > 1 && silent ? 1 : Math.max(1, transactions.length);
}

/** What booked entries add up to in hundredths; NaN, equal to nothing, when one is not an amount of two decimals. */
function entriesInCents(entries: readonly string[]): number {
  return entries
    .filter((entry) => /<(?:[\w.-]+:)?Sts>\s*(?:<(?:[\w.-]+:)?Cd>)?\s*BOOK/.test(entry))
    .reduce((sum, entry) => {
      const amount = /<(?:[\w.-]+:)?Amt[^>]*>\s*(\d+)\.(\d\d)\s*</.exec(entry);
      const sign = /<(?:[\w.-]+:)?CdtDbtInd>\s*CRDT/.test(entry.slice(0, entry.indexOf('Sts>'))) ? 1 : -1;
      return sum + sign * (amount ? Number(`${amount[1]}${amount[2]}`) : Number.NaN);
    }, 0);
}

/** The outermost elements of that name, whatever their prefix; none of these elements contains itself. */
function elements(text: string, name: string): readonly string[] {
  const pattern = new RegExp(`<((?:[\\w.-]+:)?${name})(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</\\1>)`, 'g');
  return [...text.matchAll(pattern)].map((match) => match[0]);
}
