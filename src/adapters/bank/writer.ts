/** Writes camt.053.001.08 statements, as the test bank hands them out. */
import { isValidIBAN } from 'ibantools';
import { assert } from '../../kernel/assert.ts';
import type { Instant, PlainDate } from '../../kernel/dates.ts';
import { type Minor, formatAmount, sumMinor } from '../../kernel/money.ts';
import { isReference } from './reference.ts';
import type { Direction } from './types.ts';

export type DraftAccount = { readonly number: string; readonly currency: string; readonly ownerName?: string };

/** A booked line to write. Texts are at most 140 characters for the payer, 35 for references, without control characters. */
export type DraftLine = {
  readonly amountMinor: Minor;
  readonly direction: Direction;
  readonly bookedOn: PlainDate;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly payerAccount?: string;
  /** Cut at spaces into parts of 140 characters. */
  readonly text?: string;
  /** The bank's own reference, unique in the account; null writes a line that has none. */
  readonly bankReference: string | null;
  readonly reversed?: boolean;
};

export type DraftStatement = {
  readonly messageId: string;
  readonly createdAt: Instant;
  readonly account: DraftAccount;
  /** Negative for an overdraft. */
  readonly openingMinor: Minor;
  readonly lines: readonly DraftLine[];
};

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** The booked balance after the lines: opening plus credits less debits. */
export function closingOf(openingMinor: Minor, lines: readonly DraftLine[]): Minor {
  return sumMinor([openingMinor, ...lines.map((line) => (line.direction === 'credit' ? line.amountMinor : -line.amountMinor))]);
}

/** A statement file of one account, valid against the published schema. A Fault for what the message cannot carry. */
export function writeCamt053(statement: DraftStatement): string {
  const { account, createdAt, messageId, openingMinor, lines } = statement;
  const head = [leaf('MsgId', messageId, 35), leaf('CreDtTm', createdAt)];
  const balance = (code: string, amountMinor: Minor): string =>
    node('Bal', [
      node('Tp', [node('CdOrPrtry', [leaf('Cd', code)])]),
      amount(Math.abs(amountMinor), account.currency),
      leaf('CdtDbtInd', amountMinor < 0 ? 'DBIT' : 'CRDT'),
      node('Dt', [leaf('Dt', createdAt.slice(0, 10))]),
    ]);
  const body = node('Stmt', [
    leaf('Id', messageId, 35),
    leaf('CreDtTm', createdAt),
    node('Acct', [
      accountId(account.number),
      leaf('Ccy', account.currency),
      account.ownerName === undefined ? '' : node('Ownr', [leaf('Nm', account.ownerName, 140)]),
    ]),
    balance('OPBD', openingMinor),
    balance('CLBD', closingOf(openingMinor, lines)),
    ...lines.map((line) => entry(line, account.currency)),
  ]);
  const message = node('BkToCstmrStmt', [node('GrpHdr', head), body]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">\n${message}\n</Document>\n`;
}

function entry(line: DraftLine, currency: string): string {
  const direction = line.direction === 'credit' ? 'CRDT' : 'DBIT';
  return node('Ntry', [
    amount(line.amountMinor, currency),
    leaf('CdtDbtInd', direction),
    line.reversed ? leaf('RvslInd', 'true') : '',
    node('Sts', [leaf('Cd', 'BOOK')]),
    node('BookgDt', [leaf('Dt', line.bookedOn)]),
    node('ValDt', [leaf('Dt', line.bookedOn)]),
    line.bankReference === null ? '' : leaf('AcctSvcrRef', line.bankReference, 35),
    node('BkTxCd', [
      node('Domn', [
        leaf('Cd', 'PMNT'),
        node('Fmly', [leaf('Cd', line.direction === 'credit' ? 'RCDT' : 'ICDT'), leaf('SubFmlyCd', 'XBCT')]),
      ]),
    ]),
    node('NtryDtls', [
      node('TxDtls', [
        node('Refs', [
          line.bankReference === null ? '' : leaf('AcctSvcrRef', line.bankReference, 35),
          leaf('EndToEndId', 'NOTPROVIDED'),
        ]),
        amount(line.amountMinor, currency),
        leaf('CdtDbtInd', direction),
        parties(line),
        remittance(line),
      ]),
    ]),
  ]);
}

function parties({ payer, payerAccount }: DraftLine): string {
  return node('RltdPties', [
    payer === null ? '' : node('Dbtr', [node('Pty', [leaf('Nm', payer, 140)])]),
    payerAccount === undefined ? '' : node('DbtrAcct', [accountId(payerAccount)]),
  ]);
}

function remittance({ text, reference }: DraftLine): string {
  const type = reference !== null && isReference(reference) ? node('Tp', [node('CdOrPrtry', [leaf('Cd', 'SCOR')])]) : '';
  return node('RmtInf', [
    ...(text === undefined ? [] : wrap(text, 140).map((part) => leaf('Ustrd', part, 140))),
    reference === null ? '' : node('Strd', [node('CdtrRefInf', [type, leaf('Ref', reference, 35)])]),
  ]);
}

function accountId(number: string): string {
  const compact = number.replace(/\s+/g, '');
  return node('Id', [isValidIBAN(compact) ? leaf('IBAN', compact) : node('Othr', [leaf('Id', compact, 34)])]);
}

function amount(amountMinor: Minor, currency: string): string {
  assert(amountMinor >= 0, 'an amount in a statement has its sign in the direction');
  return `<Amt Ccy="${currency}">${formatAmount(amountMinor, currency)}</Amt>`;
}

/** An element of elements; nothing when all of them are absent. */
function node(name: string, parts: readonly string[]): string {
  const present = parts.filter((part) => part !== '');
  return present.length === 0 ? '' : `<${name}>\n${present.join('\n')}\n</${name}>`;
}

/** An element of text. The message's own length limits hold, in characters rather than UTF-16 units. */
function leaf(name: string, text: string, longest?: number): string {
  assert(text.trim() !== '', `${name} has no text`);
  assert(longest === undefined || [...text].length <= longest, `${name} has more than ${longest} characters`);
  return `<${name}>${escapeText(text)}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escapeText(text: string): string {
  const writable = text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
  assert(writable, 'a control character has no form in XML');
  // A bare carriage return would be read back as a line feed.
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char).replaceAll('\r', '&#13;');
}

/** Cuts a text into parts of at most `longest` characters, at spaces where it has them. */
function wrap(text: string, longest: number): readonly string[] {
  if ([...text].length <= longest) return text.trim() === '' ? [] : [text];
  const parts: string[] = [];
  let part = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = part === '' ? word : `${part} ${word}`;
    if ([...longer].length > longest && part !== '') parts.push(part);
    part = [...longer].length > longest ? word : longer;
  }
  return [...parts, part].flatMap((each) => each.match(new RegExp(`.{1,${longest}}`, 'gu')) ?? []);
}
