/** Reads an Order of UBL 2.0 or 2.1: whole or refused, with a list of what it says that nothing here reads. */
import { Rejection } from '../bank/refusals.ts';
import { decodeXml } from '../bank/encoding.ts';
import { type XmlDocument, readXml } from '../bank/xml.ts';
import type { Currency } from '../../kernel/currency.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { type Result, ok, refuse } from '../../kernel/result.ts';
import { excerpt } from '../../kernel/text.ts';
import { amountAt, currencyOf, dayAt, nameAt, textsAt } from './fields.ts';
import { readLine } from './line.ts';
import { ORDER } from './namespaces.ts';
import { readDates, readParty, readReference, readTerms } from './parts.ts';
import { UblRejection, reject } from './refusals.ts';
import { type Node, many, one, take, textAt, treeOf, unreadIn } from './tree.ts';
import type { UblCharge, UblOrder, UblPayment, UblRefusal, UblVersion } from './types.ts';

/**
 * Reads a whole order or refuses it whole; never throws for what a file contains. No DOCTYPE, so no entities; size and
 * depth are bounded. Source: OASIS UBL 2.0 and 2.1, Order.
 */
export function parseOrder(file: Uint8Array | string): Result<UblOrder, UblRefusal> {
  try {
    const size = typeof file === 'string' ? Buffer.byteLength(file) : file.length;
    if (size > LIMITS.orderFile) reject('ubl.too_large', { bytes: size, maxBytes: LIMITS.orderFile });
    const text = typeof file === 'string' ? file.replace(/^\ufeff/, '') : decodeXml(file);
    if (text.trim() === '') reject('ubl.empty', {});
    boundMarks(text);
    return ok(readOrder(readXml(text, 'prefixed')));
  } catch (error) {
    if (error instanceof UblRejection) return error.refusal;
    // The XML reader is shared with bank files; it has these two refusals.
    if (error instanceof Rejection)
      return refuse(error.refusal.code === 'bank.doctype' ? 'ubl.doctype' : 'ubl.not_xml', error.refusal.data);
    throw error;
  }
}

/** An order of the most lines, with all that UBL has for a line, stays far below; parsing more would hold up everybody else. */
const MOST_MARKS = 100_000;

/** Bounds elements and entities together, by the signs that each begins with. */
function boundMarks(text: string): void {
  let marks = 0;
  for (const sign of ['<', '&']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      marks += 1;
      if (marks > MOST_MARKS) reject('ubl.too_many', { path: 'elements', most: MOST_MARKS });
    }
  }
}

function readOrder(document: XmlDocument): UblOrder {
  if (document.name !== 'Order' || document.namespace !== ORDER) {
    const found = `${excerpt(document.name)} in ${excerpt(document.namespace, 100) || 'no namespace'}`;
    return reject('ubl.not_order', { found });
  }
  const root = treeOf(document);
  const version = readVersion(root);
  const currency = currencyOf(root);
  const order = { version, currency, ...readHead(root), ...readMoney(root, currency), lines: readLines(root, currency) };
  // Last, when everything that is read has been.
  return { ...order, unread: unreadIn(root) };
}

/** 2.0 and 2.1 share their namespaces, so only this element tells them apart; without it the document is read as either. */
function readVersion(root: Node): UblVersion | null {
  const text = textAt(root, 'UBLVersionID');
  if (text === null || text === '2.0' || text === '2.1') return text;
  return reject('ubl.version_unknown', { found: excerpt(text) });
}

function readHead(root: Node) {
  const deliveries = many(root, 'Delivery');
  const delivery = deliveries[0] ?? null;
  const location = one(delivery, 'DeliveryLocation');
  const country = (address: Node | null): string | null => textAt(address, 'Country', 'IdentificationCode');
  return {
    customization: textAt(root, 'CustomizationID'),
    profile: textAt(root, 'ProfileID'),
    id: textAt(root, 'ID'),
    issuedOn: dayAt(one(root, 'IssueDate')),
    notes: textsAt(root, 'Note'),
    references: ['AdditionalDocumentReference', 'Contract'].flatMap((name) => many(root, name).map(readReference)),
    buyer: readParty(root, 'BuyerCustomerParty'),
    seller: readParty(root, 'SellerSupplierParty'),
    dates: deliveries.flatMap(readDates),
    consignee: nameAt(one(delivery, 'DeliveryParty', 'PartyName', 'Name'), LIMITS.text),
    consigneeCountry: country(one(location, 'Address')) ?? country(one(delivery, 'DeliveryAddress')),
    terms: many(root, 'DeliveryTerms').flatMap(readTerms),
  };
}

function readMoney(root: Node, currency: Currency | null) {
  return {
    payments: many(root, 'PaymentTerms').map(readPayment),
    charges: many(root, 'AllowanceCharge').map((node) => readCharge(node, currency)),
    payableMinor: amountAt(one(root, 'AnticipatedMonetaryTotal', 'PayableAmount'), currency),
  };
}

function readPayment(node: Node): UblPayment {
  return {
    path: node.path,
    id: textAt(node, 'ID'),
    note:
      textsAt(node, 'Note')
        .map(({ text }) => text)
        .join('\n') || null,
    percent: textAt(node, 'PaymentPercent'),
  };
}

function readCharge(node: Node, currency: Currency | null): UblCharge {
  const indicator = one(node, 'ChargeIndicator');
  const word = take(indicator);
  const amount = one(node, 'Amount');
  if (word !== 'true' && word !== 'false' && word !== '1' && word !== '0')
    return reject('ubl.field_missing', { path: `${node.path}/ChargeIndicator` });
  const code = one(node, 'AllowanceChargeReasonCode');
  return {
    path: node.path,
    id: textAt(node, 'ID'),
    adds: word === 'true' || word === '1',
    code: take(code),
    codeList: code?.attributes.get('listID') || null,
    reason: nameAt(many(node, 'AllowanceChargeReason')[0] ?? null),
    amountMinor: amountAt(amount, currency) ?? reject('ubl.field_missing', { path: `${node.path}/Amount` }),
  };
}

function readLines(root: Node, currency: Currency | null): UblOrder['lines'] {
  const lines = many(root, 'OrderLine');
  if (lines.length === 0) return reject('ubl.field_missing', { path: 'OrderLine' });
  if (lines.length > LIMITS.linesPerOrder) return reject('ubl.too_many', { path: 'OrderLine', most: LIMITS.linesPerOrder });
  return lines.map((line) => readLine(line, currency));
}
