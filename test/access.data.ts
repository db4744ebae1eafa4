/** A well-formed body for each route that writes, so that the access matrix reaches the access rule and not the schema. */
import { ORDERS } from './access.fixture.ts';

const line = { product: 'LED strip', quantity: '500 pcs', unitPriceMinor: 800 };
const order = '/v1/orders/:orderId';
const claim = `${order}/claims/:claimId`;

/** By method and route; a text is sent as XML. Routes without an entry take no body. */
export const BODIES: Readonly<Record<string, unknown>> = {
  'PUT /v1/agencies/:agencyId/firm': { firm: 'SGS' },
  'PUT /v1/agencies/:agencyId/prices': { prices: [] },
  'POST /v1/bank/lines/:lineId/match': { orderId: ORDERS.own, instalment: 'deposit' },
  'POST /v1/bank/statements': '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>',
  'POST /v1/calendar-overrides': { days: [], years: [], note: 'none', after: 1 },
  'POST /v1/clock': { to: '2026-03-02T01:00:00Z' },
  'POST /v1/companies': { name: 'New Ltd', country: 'GB' },
  'PUT /v1/companies/:companyId/address': { lines: ['1 Nanshan Road'], city: 'Shenzhen', region: '44', postCode: '518000' },
  'POST /v1/companies/:companyId/messages': { text: 'Good morning' },
  'POST /v1/companies/:companyId/invitations': { email: 'a@b.example', role: 'member' },
  'POST /v1/companies/:companyId/keys': { name: 'key', scopes: ['orders:read'] },
  'PATCH /v1/companies/:companyId/members/:userId': { role: 'member' },
  'POST /v1/companies/:companyId/phones': { phone: '+862155550100' },
  'POST /v1/orders/import':
    '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"><cac:BuyerCustomerParty/><cac:SellerSupplierParty/><cac:OrderLine><cac:LineItem/></cac:OrderLine></Order>',
  'POST /v1/orders': { counterparty: 'spp1111111', currency: 'USD', lines: [line], incoterm: 'FOB Shenzhen', shipBy: '2026-05-15' },
  [`PATCH ${order}`]: { cover: 'post_delivery' },
  [`POST ${order}/clauses/:clauseId`]: { text: 'Length 5 m' },
  [`PUT ${order}/clauses/:clauseId`]: { text: 'Length 5 m' },
  [`POST ${order}/confirm`]: { version: 9 },
  [`POST ${order}/amendments`]: { set: { cover: 'post_delivery' } },
  [`POST ${order}/bill-checks`]: { lines: ['LCL arrival fee 85.00 AUD'] },
  [`POST ${order}/messages`]: { text: 'Good morning' },
  [`POST ${order}/arrival`]: { on: '2026-03-01' },
  [`POST ${order}/arrival/contest`]: {},
  [`POST ${order}/clone`]: { shipBy: '2026-06-15' },
  [`POST ${order}/delay-requests`]: { shipBy: '2026-06-15' },
  [`POST ${order}/inspections`]: { agencyId: 'gnc1111111', kind: 'pre_shipment' },
  [`POST ${order}/inspections/:bookingId/report`]: {},
  [`POST ${order}/inspections/:bookingId/in-vain`]: { because: 'not_ready' },
  [`POST ${order}/papers`]: { documents: [{ type: 'bill_of_lading' }] },
  [`POST ${order}/ready`]: { producedPercent: 100, packedPercent: 90 },
  [`POST ${order}/receipt`]: { on: '2026-03-01' },
  [`POST ${order}/seals/verify`]: { seals: ['A1'] },
  [`POST ${order}/shipment`]: { on: '2026-03-01', documents: [{ type: 'bill_of_lading' }] },
  [`POST ${order}/wires`]: { instalment: 'deposit' },
  [`POST ${order}/instalments/:instalment/card`]: { token: 'tok_visa' },
  [`POST ${order}/refunds/paid`]: { refunds: [{ refundId: 'none', amountMinor: 100, feeMinor: 0, attempt: 0 }] },
  [`POST ${order}/payouts/paid`]: { accountId: 'none', payouts: [{ payoutId: '1', amountMinor: 100 }] },
  [`POST ${order}/repayments`]: { amountMinor: 100, reference: 'R1' },
  'POST /v1/fund/deposits': { currency: 'USD', amountMinor: 100, reference: 'F1' },
  [`POST ${order}/claims`]: { ground: 'not_shipped' },
  [`POST ${claim}/evidence`]: { evidence: [{ kind: 'statement', text: 'It leaks' }] },
  [`POST ${claim}/requests`]: { of: 'supplier', what: 'The packing list' },
  [`POST ${claim}/answer`]: { accept: false },
  [`POST ${claim}/offers`]: { kind: 'refund', amountMinor: 100 },
  [`POST ${claim}/appointment`]: { agencyId: 'gnc1111111', feeMinor: 100 },
  [`POST ${claim}/return`]: { reason: 'Look at the papers again' },
  [`POST ${claim}/appeal`]: { text: 'The lot was another one' },
  [`POST ${order}/erasures`]: { contents: ['none'], reason: 'mistaken_upload' },
  'POST /v1/suppliers': { categories: ['led-lighting'] },
  'PUT /v1/suppliers/:supplierId/profile': { categories: ['led-lighting'] },
  'POST /v1/suppliers/:supplierId/products': { name: 'LED strip', category: 'led-lighting' },
  'PUT /v1/suppliers/:supplierId/products/:productId': { name: 'LED strip', category: 'led-lighting' },
  'POST /v1/suppliers/:supplierId/badges': { badge: 'gold', checkedBy: 'quayside', checkedOn: '2026-02-01', expiresOn: '2027-02-01', scope: ['premises'] },
  'POST /v1/suppliers/:supplierId/badges/:badge/withdraw': { because: 'check_failed' },
  'POST /v1/suppliers/:supplierId/payee-checks': { beneficiary: 'A Ltd', number: '6222021234567890123' },
  'POST /v1/suppliers/:supplierId/account': { beneficiary: 'A Ltd', number: '6222021234567890123', bank: 'Bank', country: 'CN' },
  'POST /v1/suppliers/:supplierId/account/change': { beneficiary: 'A Ltd', number: '6222021234567890124', bank: 'Bank', country: 'CN' },
  'POST /v1/suppliers/:supplierId/account/change/call-back': { confirmed: false },
  'POST /v1/suppliers/:supplierId/limit': { amountMinor: 100_000, currency: 'USD', because: 'trade_history' },
  'PUT /v1/programme': { policy: 'classic', mode: 'guarantee', strict: false, account: null },
  'PUT /v1/staff/:userId/permissions': { permissions: [] },
};

const file = ['--x', 'Content-Disposition: form-data; name="file"; filename="a.txt"', 'Content-Type: text/plain', '', 'hello', '--x--', ''].join('\r\n');

/** As much of a picture as tells its kind. */
const picture = ['--x', 'Content-Disposition: form-data; name="file"; filename="a.webp"', '', 'RIFF0000WEBPVP8 ', '--x--', ''].join('\r\n');

/** Routes that take a file. */
export const MULTIPART: ReadonlyMap<string, string> = new Map([
  [`POST ${order}/attachments`, file],
  [`POST ${claim}/files`, file],
  [`POST ${order}/inspections/:bookingId/photos`, picture],
]);

/** Queries of routes that want one. */
export const QUERIES: Readonly<Record<string, string>> = { '/v1/statements': '?from=2026-03-01&to=2026-03-31' };
