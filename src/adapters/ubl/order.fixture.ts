/** A UBL order for tests: 500 LED strips at 8.00 USD, FOB Shenzhen, with freight; its parts can be replaced. */
import { CAC, CBC, ORDER } from './namespaces.ts';

export const HEAD = `<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>PO-77</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate>`;
export const CURRENCY = '<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>';
const PARTIES = `
  <cac:BuyerCustomerParty><cac:Party>
    <cac:PartyIdentification><cbc:ID schemeID="GLN">5060000000012</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Thames Lighting</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:CityName>London</cbc:CityName><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>GB123456789</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
  </cac:Party></cac:BuyerCustomerParty>
  <cac:SellerSupplierParty><cac:Party><cac:PartyName><cbc:Name>Ningbo Light</cbc:Name></cac:PartyName></cac:Party></cac:SellerSupplierParty>`;
export const DELIVERY = `
  <cac:Delivery>
    <cac:DeliveryLocation><cac:Address><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation>
    <cac:RequestedDeliveryPeriod><cbc:EndDate>2026-05-15</cbc:EndDate></cac:RequestedDeliveryPeriod>
  </cac:Delivery>`;
export const TERMS = `
  <cac:DeliveryTerms><cbc:ID schemeID="INCOTERMS">FOB</cbc:ID><cac:DeliveryLocation><cbc:Description>Shenzhen</cbc:Description></cac:DeliveryLocation></cac:DeliveryTerms>`;
export const CHARGES = `
  <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Sea freight</cbc:AllowanceChargeReason><cbc:Amount currencyID="USD">200.00</cbc:Amount></cac:AllowanceCharge>`;

type LineParts = {
  readonly id?: string;
  readonly notes?: string;
  readonly quantity?: string;
  readonly total?: string;
  readonly price?: string;
  readonly item?: string;
};

export const QUANTITY = '<cbc:Quantity unitCode="C62">500</cbc:Quantity>';
export const PRICE = '<cac:Price><cbc:PriceAmount currencyID="USD">8.00</cbc:PriceAmount></cac:Price>';
export const ITEM =
  '<cac:Item><cbc:Name>LED strip 5 m</cbc:Name><cac:SellersItemIdentification><cbc:ID>LS-5</cbc:ID></cac:SellersItemIdentification></cac:Item>';

export const line = ({
  id = '1',
  notes = '',
  quantity = QUANTITY,
  total = '',
  price = PRICE,
  item = ITEM,
}: LineParts = {}): string =>
  `<cac:OrderLine>${notes}<cac:LineItem><cbc:ID>${id}</cbc:ID>${quantity}${total}${price}${item}</cac:LineItem></cac:OrderLine>`;

type Parts = {
  readonly root?: string;
  readonly namespace?: string;
  readonly cac?: string;
  readonly before?: string;
  readonly head?: string;
  readonly notes?: string;
  readonly currency?: string;
  readonly parties?: string;
  readonly delivery?: string;
  readonly terms?: string;
  readonly payment?: string;
  readonly charges?: string;
  readonly totals?: string;
  readonly lines?: string;
};

/** The order with some of its parts replaced; a part that is empty is left out. */
export function ublOrder(parts: Parts = {}): string {
  const { root = 'Order', namespace = ORDER, cac = CAC, before = '', head = HEAD, notes = '', currency = CURRENCY } = parts;
  const {
    parties = PARTIES,
    delivery = DELIVERY,
    terms = TERMS,
    payment = '',
    charges = CHARGES,
    totals = '',
    lines = line(),
  } = parts;
  const body = [head, notes, currency, parties, delivery, terms, payment, charges, totals, lines].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<${root} xmlns="${namespace}" xmlns:cac="${cac}" xmlns:cbc="${CBC}">${body}</${root}>`;
}
