/** One entry of a statement into its lines: one per transaction, or one for the entry itself. */
import type { Money } from '../../kernel/money.ts';
import { amountCurrency, readAccount, readAmount, readDay, readDirection, readPartyName } from './camt-fields.ts';
import { type LineDraft, servicerReference } from './line-id.ts';
import type { LineStatus } from './types.ts';
import { type XmlElement, child, children, idAt, need, textAt, textOf } from './element.ts';
import { reject } from './refusals.ts';

/**
 * The lines of an entry. A batch whose transactions have no amounts becomes one line of the whole amount without reference
 * or payer: the money is exact and a person assigns it, where a guess would book it twice.
 */
export function readEntry(entry: XmlElement): readonly LineDraft[] {
  const whole = readWhole(entry);
  const transactions = children(entry, 'NtryDtls').flatMap((details) => children(details, 'TxDtls'));
  const amounts = transactions.map((transaction) => bookedAmount(transaction, whole, transactions.length === 1));
  const lines: LineDraft[] = [];
  for (const [index, transaction] of transactions.entries()) {
    const amount = amounts[index];
    if (!amount) return [whole];
    lines.push(readTransaction(transaction, whole, amount, transactions.length > 1 ? index + 1 : null));
  }
  return lines.length > 0 ? lines.map((line) => ({ ...line, sumsUp: addUp(lines, whole) })) : [whole];
}

/** Whether what the transactions moved, each in its direction, is what the entry moved. In several currencies nobody can tell. */
function addUp(lines: readonly LineDraft[], whole: LineDraft): boolean {
  if (lines.some((line) => line.currency !== whole.currency)) return true;
  const moved = lines.reduce((sum, line) => sum + (line.direction === whole.direction ? line.amountMinor : -line.amountMinor), 0);
  return moved === whole.amountMinor;
}

/** The entry as one line; each transaction starts from it. */
function readWhole(entry: XmlElement): LineDraft {
  const status = readStatus(entry);
  return {
    ...readAmount(need(entry, 'Amt')),
    direction: readDirection(entry),
    bookedOn: readDay(child(entry, 'BookgDt')),
    valueOn: readDay(child(entry, 'ValDt')),
    reference: null,
    payer: null,
    payerAccount: null,
    text: textAt(entry, 'AddtlNtryInf'),
    status,
    servicerReference: servicerReference(idAt(entry, 'AcctSvcrRef')),
    sumsUp: true,
    part: null,
    otherIds: [],
  };
}

function readTransaction(transaction: XmlElement, whole: LineDraft, amount: Money, part: number | null): LineDraft {
  const own = servicerReference(idAt(transaction, 'Refs', 'AcctSvcrRef'));
  const endToEndId = textAt(transaction, 'Refs', 'EndToEndId');
  const parties = child(transaction, 'RltdPties');
  return {
    ...whole,
    ...amount,
    direction: child(transaction, 'CdtDbtInd') ? readDirection(transaction) : whole.direction,
    reference: creditorReference(transaction) ?? (isProvided(endToEndId) ? endToEndId : null),
    payer: parties && (readPartyName(child(parties, 'Dbtr')) ?? readPartyName(child(parties, 'UltmtDbtr'))),
    payerAccount: parties && readAccount(child(parties, 'DbtrAcct')),
    text: remittanceText(transaction) ?? textAt(transaction, 'AddtlTxInf') ?? whole.text,
    servicerReference: own ?? whole.servicerReference,
    // The entry's reference covers all its transactions, so their place in it completes the name.
    part: own === null ? part : null,
    otherIds: [endToEndId, textAt(transaction, 'Refs', 'TxId'), textAt(transaction, 'Refs', 'UETR')],
  };
}

/**
 * What one transaction moved on the account: its Amt, else the TxAmt of its details, where they are in the entry's currency;
 * the entry's amount for the only transaction; else its Amt in the currency it has. Null when nothing says.
 */
function bookedAmount(transaction: XmlElement, whole: Money, alone: boolean): Money | null {
  const own = child(transaction, 'Amt');
  const details = child(transaction, 'AmtDtls', 'TxAmt', 'Amt');
  const booked = [own, details].find((amount) => amount && amountCurrency(amount) === whole.currency);
  if (booked) return readAmount(booked);
  if (alone) return { amountMinor: whole.amountMinor, currency: whole.currency };
  return own && readAmount(own);
}

/** Text in early versions, a choice of code and proprietary later. A reversal is a status of its own. */
function readStatus(entry: XmlElement): LineStatus {
  const status = need(entry, 'Sts');
  const code = idAt(status, 'Cd') ?? idAt(status, 'Prtry') ?? idAt(status) ?? '';
  if (code === '') return reject('bank.field_missing', { path: status.path });
  return ['true', '1'].includes(textAt(entry, 'RvslInd') ?? '') ? 'reversed' : code;
}

/** NOTPROVIDED is how a payer's bank fills the mandatory end-to-end id when the payer gave none. */
const isProvided = (endToEndId: string | null): boolean => endToEndId?.toUpperCase() !== 'NOTPROVIDED';

/** The first creditor reference over all structured parts. */
function creditorReference(transaction: XmlElement): string | null {
  const remittance = child(transaction, 'RmtInf');
  const parts = remittance ? children(remittance, 'Strd') : [];
  for (const part of parts) {
    const reference = textAt(part, 'CdtrRefInf', 'Ref');
    if (reference !== null) return reference;
  }
  return null;
}

/** Unstructured parts joined with a space: banks cut one text into pieces of 35 or 140 characters. */
function remittanceText(transaction: XmlElement): string | null {
  const remittance = child(transaction, 'RmtInf');
  const parts = remittance ? children(remittance, 'Ustrd').map(textOf) : [];
  return parts.filter((part) => part !== '').join(' ') || null;
}
