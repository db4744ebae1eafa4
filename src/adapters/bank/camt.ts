/** Reads camt.052, camt.053 and camt.054 files, versions 2 to 13, into statements of exact lines. */
import { type Instant, parseInstant } from '../../kernel/dates.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Money } from '../../kernel/money.ts';
import { type Result, ok } from '../../kernel/result.ts';
import { excerpt } from '../../kernel/text.ts';
import { readEntry } from './camt-entry.ts';
import { readAccount, readAmount, readCurrency, readDay, readDirection } from './camt-fields.ts';
import { type XmlElement, child, children, need, needId, textAt } from './element.ts';
import { decodeXml } from './encoding.ts';
import { type LineDraft, lineNamer } from './line-id.ts';
import { Rejection, reject } from './refusals.ts';
import type { BankFile, BankFormat, BankPort, BankRefusal, BankStatement } from './types.ts';
import { type XmlDocument, readXml } from './xml.ts';

/** Names of the elements in which the three messages differ. */
const MESSAGES: Readonly<Record<string, { readonly format: BankFormat; readonly body: string; readonly statement: string }>> = {
  '052': { format: 'camt.052', body: 'BkToCstmrAcctRpt', statement: 'Rpt' },
  '053': { format: 'camt.053', body: 'BkToCstmrStmt', statement: 'Stmt' },
  '054': { format: 'camt.054', body: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn' },
};

/** Versions whose published shape this reader covers. */
const OLDEST = 2;
const NEWEST = 13;

/**
 * Reads a whole statement file or refuses it whole; never throws for what a file contains.
 * Source: ISO 20022 bank-to-customer cash management messages.
 */
export function parseStatementFile(file: Uint8Array | string): Result<BankFile, BankRefusal> {
  try {
    const size = typeof file === 'string' ? Buffer.byteLength(file) : file.length;
    if (size > LIMITS.bankFile) reject('bank.too_large', { bytes: size, maxBytes: LIMITS.bankFile });
    const text = typeof file === 'string' ? file.replace(/^\ufeff/, '') : decodeXml(file);
    if (text.trim() === '') reject('bank.empty', {});
    return ok(readMessage(readXml(text)));
  } catch (error) {
    if (error instanceof Rejection) return error.refusal;
    throw error;
  }
}

/** The port for banks that deliver ISO 20022 files. */
export const camtBank: BankPort = { parse: parseStatementFile };

function readMessage(document: XmlDocument): BankFile {
  const { message, version, body } = readKind(document);
  const messageId = needId(body, 'GrpHdr', 'MsgId');
  const createdAt = readCreatedAt(need(body, 'GrpHdr'));
  const statements = children(body, message.statement);
  if (statements.length === 0) reject('bank.no_statement', { path: message.statement });
  const nameLines = lineNamer();
  return {
    format: message.format,
    version,
    messageId,
    createdAt,
    statements: statements.map((statement): BankStatement => {
      const { page, drafts, ...rest } = readStatement(statement, message.format);
      return { ...rest, lines: nameLines(drafts, { account: rest.account, statementId: rest.id, page }) };
    }),
  };
}

/** Which message and version the namespace names; the body element must agree. */
function readKind({ name, namespace, root }: XmlDocument) {
  const kind = /\bcamt\.(05[234])\.\d{3}\.(\d{2})\b/.exec(namespace);
  const message = MESSAGES[kind?.[1] ?? ''];
  const body = message && child(root, message.body);
  if (name !== 'Document' || !kind || !message || !body) {
    return reject('bank.not_camt', { found: `${excerpt(name)} in ${excerpt(namespace, 100) || 'no namespace'}` });
  }
  const version = Number(kind[2]);
  if (version < OLDEST || version > NEWEST) {
    return reject('bank.version_unknown', { found: kind[0], oldest: OLDEST, newest: NEWEST });
  }
  // Paths start at the statement: the two outer elements are the same in every refusal.
  return { message, version, body: { path: '', value: body.value } };
}

/** The header's instant; null without one or without its offset, because the zone of a bank is not known here. */
function readCreatedAt(header: XmlElement): Instant | null {
  const text = textAt(header, 'CreDtTm');
  const instant = text === null ? null : parseInstant(text);
  if (instant?.ok) return instant.value;
  if (text === null || parseInstant(`${text}Z`).ok) return null;
  return reject('bank.date_malformed', { path: `${header.path}/CreDtTm`, text: excerpt(text) });
}

function readStatement(statement: XmlElement, format: BankFormat) {
  const account = need(statement, 'Acct');
  const number = readAccount(account) ?? reject('bank.field_missing', { path: `${account.path}/Id` });
  const stated = textAt(account, 'Ccy');
  const balances = format === 'camt.054' ? [] : children(statement, 'Bal');
  const opening = readBalance(balances, 'OPBD') ?? readBalance(balances, 'PRCD');
  const closing = readBalance(balances, 'CLBD');
  const drafts: readonly LineDraft[] = children(statement, 'Ntry').flatMap(readEntry);
  return {
    id: needId(statement, 'Id'),
    account: number,
    currency:
      (stated === null ? undefined : readCurrency(stated, `${account.path}/Ccy`)) ??
      opening?.currency ??
      closing?.currency ??
      firstCurrency(statement),
    openingMinor: opening?.amountMinor ?? null,
    closingMinor: closing?.amountMinor ?? null,
    openingCurrency: opening?.currency ?? null,
    closingCurrency: closing?.currency ?? null,
    page: readPage(statement),
    drafts,
  };
}

/** The first balance with that code, negative when the account is overdrawn. */
function readBalance(balances: readonly XmlElement[], code: string): Money | null {
  const balance = balances.find((each) => textAt(each, 'Tp', 'CdOrPrtry', 'Cd') === code);
  if (!balance) return null;
  const { amountMinor, currency } = readAmount(need(balance, 'Amt'));
  const overdrawn = readDirection(balance) === 'debit' && amountMinor !== 0;
  readDay(child(balance, 'Dt'));
  return { amountMinor: overdrawn ? -amountMinor : amountMinor, currency };
}

/** The currency of the first entry, not of its first transaction, which may be in another one. */
function firstCurrency(statement: XmlElement): string | null {
  const [entry] = children(statement, 'Ntry');
  return entry ? readAmount(need(entry, 'Amt')).currency : null;
}

/** The page number of a statement cut into pages; empty when it is not. */
function readPage(statement: XmlElement): string {
  const names = ['StmtPgntn', 'NtfctnPgntn', 'RptPgntn'];
  return names.map((name) => textAt(statement, name, 'PgNb')).find((page) => page !== null) ?? '';
}
