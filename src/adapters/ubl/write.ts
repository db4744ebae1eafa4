/** Writes orders and order responses as UBL 2.1, elements in the order that its schemas demand. */
import type { Currency } from '../../kernel/currency.ts';
import { type Minor, formatAmount } from '../../kernel/money.ts';
import { CAC, CBC, ORDER, ORDER_RESPONSE } from './namespaces.ts';
import type { UblParty, WrittenLine, WrittenOrder, WrittenReference, WrittenResponse } from './types.ts';

type Attributes = Readonly<Record<string, string>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Characters that XML 1.0 cannot hold even as a number; contracts may, in theory, so they are left out. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? '');

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');

/** A basic element; nothing where there is no text: UBL forbids empty ones. */
const cbc = (name: string, text: string | null, attributes: Attributes = {}): readonly string[] =>
  text === null || text === '' ? [] : [`<cbc:${name}${written(attributes)}>${escaped(text)}</cbc:${name}>`];

/** An aggregate, indented; nothing where it would be empty. */
const cac = (name: string, ...inner: readonly (readonly string[])[]): readonly string[] => {
  const lines = inner.flat();
  return lines.length === 0 ? [] : [`<cac:${name}>`, ...lines.map((line) => `  ${line}`), `</cac:${name}>`];
};

const money = (name: string, amountMinor: Minor, currency: Currency): readonly string[] =>
  cbc(name, formatAmount(amountMinor, currency), { currencyID: currency });

const document = (name: string, namespace: string, inner: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${name} xmlns="${namespace}" xmlns:cac="${CAC}" xmlns:cbc="${CBC}">`,
    ...inner.map((line) => `  ${line}`),
    `</${name}>`,
    '',
  ].join('\n');

const country = (code: string | null): readonly string[] => cac('Country', cbc('IdentificationCode', code));

const party = ({ ids, name, legalName, taxId, country: code }: UblParty): readonly string[] =>
  cac(
    'Party',
    ids.flatMap(({ scheme, id }) => cac('PartyIdentification', cbc('ID', id, scheme === null ? {} : { schemeID: scheme }))),
    cac('PartyName', cbc('Name', name)),
    cac('PostalAddress', country(code)),
    taxId === null ? [] : cac('PartyTaxScheme', cbc('CompanyID', taxId), cac('TaxScheme', cbc('ID', 'VAT'))),
    cac('PartyLegalEntity', cbc('RegistrationName', legalName)),
  );

const reference = ({ id, type, descriptions }: WrittenReference): readonly string[] =>
  cac(
    'AdditionalDocumentReference',
    cbc('ID', id),
    cbc('DocumentType', type),
    descriptions.flatMap((each) => cbc('DocumentDescription', each)),
  );

function delivery({ consignee, consigneeCountry, despatchOn, deliverOn }: WrittenOrder): readonly string[] {
  return cac(
    'Delivery',
    cac('DeliveryLocation', cac('Address', country(consigneeCountry))),
    cac('RequestedDeliveryPeriod', cbc('EndDate', deliverOn)),
    cac('DeliveryParty', cac('PartyName', cbc('Name', consignee))),
    cac('Despatch', cbc('RequestedDespatchDate', despatchOn)),
  );
}

const orderLine = (line: WrittenLine, currency: Currency): readonly string[] =>
  cac(
    'OrderLine',
    line.notes.flatMap((note) => cbc('Note', note)),
    cac(
      'LineItem',
      cbc('ID', line.id),
      cbc('Quantity', line.quantity, { unitCode: line.unitCode }),
      money('LineExtensionAmount', line.totalMinor, currency),
      cac('Price', money('PriceAmount', line.unitPriceMinor, currency), cbc('BaseQuantity', '1', { unitCode: line.unitCode })),
      cac('Item', cbc('Name', line.name), cac('SellersItemIdentification', cbc('ID', line.sellersId))),
    ),
  );

const head = (id: string, issuedOn: string): readonly string[] => [
  ...cbc('UBLVersionID', '2.1'),
  ...cbc('ID', id),
  ...cbc('IssueDate', issuedOn),
];

/** The order as a UBL 2.1 document, valid by its schema. */
export function writeOrder(order: WrittenOrder): string {
  const { currency, contract, terms, totals } = order;
  return document('Order', ORDER, [
    ...head(order.id, order.issuedOn),
    ...order.notes.flatMap((note) => cbc('Note', note)),
    ...cbc('DocumentCurrencyCode', currency),
    ...cbc('LineCountNumeric', String(order.lines.length)),
    ...order.references.flatMap(reference),
    ...cac(
      'Contract',
      cbc('ID', contract.id),
      cbc('ContractType', contract.type),
      cbc('VersionID', contract.version),
      contract.descriptions.flatMap((each) => cbc('Description', each)),
    ),
    ...cac('BuyerCustomerParty', party(order.buyer)),
    ...cac('SellerSupplierParty', party(order.seller)),
    ...delivery(order),
    ...cac(
      'DeliveryTerms',
      cbc('ID', terms.rule, { schemeID: 'INCOTERMS', schemeVersionID: '2020' }),
      cac('DeliveryLocation', cbc('Description', terms.place)),
    ),
    ...order.payments.flatMap(({ id, note, percent, amountMinor }) =>
      cac(
        'PaymentTerms',
        cbc('ID', id),
        cbc('Note', note),
        cbc('PaymentPercent', percent),
        money('Amount', amountMinor, currency),
      ),
    ),
    ...order.charges.flatMap(({ id, code, codeList, reason, amountMinor }) =>
      cac(
        'AllowanceCharge',
        cbc('ID', id),
        cbc('ChargeIndicator', 'true'),
        cbc('AllowanceChargeReasonCode', code, { listID: codeList }),
        cbc('AllowanceChargeReason', reason),
        money('Amount', amountMinor, currency),
      ),
    ),
    ...cac(
      'AnticipatedMonetaryTotal',
      money('LineExtensionAmount', totals.linesMinor, currency),
      money('ChargeTotalAmount', totals.chargesMinor, currency),
      money('PayableAmount', totals.payableMinor, currency),
    ),
    ...order.lines.flatMap((line) => orderLine(line, currency)),
  ]);
}

/** The supplier's answer to an order as a UBL 2.1 document. */
export function writeResponse(response: WrittenResponse): string {
  return document('OrderResponse', ORDER_RESPONSE, [
    ...head(response.id, response.issuedOn),
    ...cbc('OrderResponseCode', response.code, { listID: 'UNCL4343' }),
    ...response.notes.flatMap((note) => cbc('Note', note)),
    ...cbc('DocumentCurrencyCode', response.currency),
    ...cac('OrderReference', cbc('ID', response.orderId)),
    ...response.references.flatMap(reference),
    ...cac('SellerSupplierParty', party(response.seller)),
    ...cac('BuyerCustomerParty', party(response.buyer)),
  ]);
}
