/** The files in which a bank may tell of the same lines: in order, again, in other windows, messages and versions, cut off. */
import { type DraftAccount, type DraftLine, closingOf, writeCamt053 } from '../../src/adapters/bank/writer.ts';
import type { Instant } from '../../src/kernel/dates.ts';
import type { Random } from '../random.ts';

/** An account with everything that happened on it. */
export type Account = DraftAccount & { readonly lines: DraftLine[] };

/** Lines `from` (included) to `to` (excluded) of an account. */
export type Window = { readonly account: Account; readonly from: number; readonly to: number };

export type Delivery = {
  readonly kind: 'statement' | 'again' | 'reissued' | 'overlap' | 'intraday' | 'cut';
  readonly text: string;
  readonly window: Window;
};

let messages = 0;

/** The window as a camt.053 of version 8. Equal windows make equal bytes only under the same message id. */
function statement({ account, from, to }: Window, messageId: string, at: Instant): string {
  const { lines, ...draft } = account;
  const openingMinor = closingOf(1_000_000, lines.slice(0, from));
  return writeCamt053({ messageId, createdAt: at, account: draft, openingMinor, lines: lines.slice(from, to) });
}

/** The same as an intraday report or as a notification. */
const MESSAGES = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

type Message = keyof typeof MESSAGES;

/** Another message or version around the same entries. Before version 7 a status was a word and a party had no `Pty`. */
function written(text: string, message: Message, version: number): string {
  const [body, statementName] = MESSAGES[message];
  const renamed = text
    .replaceAll('BkToCstmrStmt', body)
    .replaceAll('<Stmt>', `<${statementName}>`)
    .replaceAll('</Stmt>', `</${statementName}>`)
    .replaceAll('camt.053.001.08', `camt.${message}.001.${String(version).padStart(2, '0')}`);
  if (version > 6) return renamed;
  return renamed.replaceAll(/<Sts>\s*<Cd>(\w+)<\/Cd>\s*<\/Sts>/g, '<Sts>$1</Sts>').replaceAll(/<\/?Pty>\n?/g, '');
}

/** Lines that the bank has announced and not booked. */
const pending = (text: string): string => text.replaceAll('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>');

const NEWEST_VERSION = 13;

function anyWindow(random: Random, account: Account): Window {
  const from = random.int(0, account.lines.length - 1);
  return { account, from, to: random.int(from + 1, account.lines.length) };
}

/** Each line of each account once, in order: what every other delivery is held against. */
export function inOrder(
  accounts: readonly Account[],
  stated: ReadonlyMap<string, number>,
  random: Random,
  at: Instant,
): Delivery[] {
  return accounts.flatMap((account) => {
    const files: Delivery[] = [];
    let from = stated.get(account.number) ?? 0;
    while (from < account.lines.length) {
      const window = { account, from, to: Math.min(account.lines.length, from + random.int(1, 4)) };
      messages += 1;
      files.push({ kind: 'statement', text: statement(window, `BF${messages}`, at), window });
      from = window.to;
    }
    return files;
  });
}

/** The same files as a bad day brings them: repeated, in other windows and messages, cut off, all in any order. */
export function disordered(files: readonly Delivery[], random: Random, at: Instant): readonly Delivery[] {
  const more = files.flatMap((file): Delivery[] => {
    messages += 1;
    const { window } = file;
    const id = `BX${messages}`;
    const draw = random.next();
    if (draw < 0.22) return [{ ...file, kind: 'again' }];
    if (draw < 0.4) return [{ kind: 'reissued', text: statement(window, id, at), window }];
    if (draw < 0.6) {
      const wide = anyWindow(random, window.account);
      const version = random.int(2, NEWEST_VERSION);
      return [{ kind: 'overlap', text: written(statement(wide, id, at), '053', version), window: wide }];
    }
    if (draw < 0.78) {
      const wide = anyWindow(random, window.account);
      const text = written(statement(wide, id, at), random.chance(0.5) ? '052' : '054', random.int(7, NEWEST_VERSION));
      return [{ kind: 'intraday', text: random.chance(0.3) ? pending(text) : text, window: wide }];
    }
    return [cut(file, random)];
  });
  return random.shuffle([...files, ...more]);
}

/** A file whose last bytes did not come. Nothing after the last tag is missed, so the cut lies before it. */
function cut({ text, window }: Delivery, random: Random): Delivery {
  return { kind: 'cut', text: text.slice(0, random.int(0, text.lastIndexOf('<'))), window };
}
