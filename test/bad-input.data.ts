/** What a hostile or clumsy client sends: a body with every field for each route, and the values that go in their places. */
const order = '/v1/orders/:orderId';
const clause = { clauseId: 'power', text: 'Power draw 72 W ± 5 % at 24 V DC, measured with a DC wattmeter', defectClass: 'major', lineId: '1' };
const paper = { type: 'bill_of_lading', form: 'original', issuer: 'Ocean Line', datedOn: '2026-03-02', fields: { vessel: 'Ever' } };
const aql = { critical: 0, major: 2.5, minor: 4 };

/** Every term that a side may set. */
const terms = {
  currency: 'USD', incoterm: 'FOB Shenzhen', shipBy: '2026-05-15', kind: 'bulk', category: 'led-lighting', transport: 'sea',
  lines: [{ lineId: '1', product: 'LED strip', sku: 'S-5', quantity: '500 pcs', unitPriceMinor: 800, lot: 'A' }],
  charges: [{ chargeId: 'c1', kind: 'freight', label: 'To the port', amountMinor: 5_000, covered: true }],
  instalments: [{ name: 'deposit', sharePercent: 33.33, due: 'on_confirmation' }, { name: 'balance', sharePercent: 66.67, due: 'before_shipment' }],
  shipZone: 'Asia/Shanghai', deliverBy: null, cover: 'post_delivery', assuranceMinor: 100_000, consigneeCountry: 'GB', consignee: 'Harbour Ltd',
  approvedInspectors: ['gnc0000000'], remedy: 'full_refund', shipFrom: 'Shenzhen', composition: 'PVC', process: 'Extruded',
  sampling: { level: 'II', plan: 'normal', aql }, warranty: { months: 12, parts: true, remedy: 'repair' },
  lateFigure: { basisPointsPerDay: 50, capBasisPoints: 1_000 },
  documents: [{ type: 'bill_of_lading', form: 'copy', issuer: 'Ocean Line', latestOn: '2026-06-01' }], sampleFreightBy: null,
};

/** The draft that flows begin with: one clause, default instalments, no inspection before shipment. */
export const DRAFT = {
  counterparty: 'spp0000000', currency: 'USD', incoterm: 'FOB Shenzhen', shipBy: '2026-05-15', cover: 'post_delivery',
  lines: [{ product: 'LED strip', quantity: '500 pcs', unitPriceMinor: 800 }], clauses: [{ clauseId: 'power', text: clause.text }, { clauseId: 'mass', text: 'Mass 250 g ± 5 g per strip, weighed on a scale with 1 g resolution' }],
};

/** By method and route: a body with all its fields, where one made from the schema would not come to its decision. */
export const FULL: Readonly<Record<string, unknown>> = {
  'PUT /v1/agencies/:agencyId/prices': { prices: [{ kind: 'pre_shipment', countries: ['CN'], currency: 'USD', perDayMinor: 30_000, unitsPerDay: 500 }] },
  'POST /v1/calendar-overrides': {
    days: [{ calendar: 'CN', date: '2026-03-04', kind: 'holiday', name: 'A day' }], years: [{ calendar: 'CN', year: 2028, provisional: true }], note: 'none', after: 1,
  },
  'POST /v1/companies': {
    name: 'New Ltd', country: 'CN', zone: 'Europe/London', phone: '+442055501000', kind: 'trader',
    address: { lines: ['1 Nanshan Road'], district: 'Nanshan', city: 'Shenzhen', region: '44', postCode: '518000' },
  },
  'PUT /v1/companies/:companyId/address': { lines: ['1 Nanshan Road'], district: 'Nanshan', city: 'Shenzhen', region: '44', postCode: '518000' },
  'POST /v1/companies/:companyId/keys': { name: 'key', scopes: ['orders:read'], expiresInDays: 30 },
  'POST /v1/orders': { as: 'buyer', counterparty: 'spp0000000', ...terms, clauses: [clause] },
  [`PATCH ${order}`]: { currency: 'USD', lines: terms.lines, shipBy: '2026-05-15', assuranceMinor: 100_000, instalments: terms.instalments, addClauses: [{ ...clause, clauseId: 'length' }], changeClauses: [clause], removeClauses: ['mass'] },
  [`POST ${order}/clauses/:clauseId`]: { text: clause.text, defectClass: 'minor', lineId: '1' },
  [`PUT ${order}/clauses/:clauseId`]: { text: clause.text, defectClass: 'minor', lineId: '1' },
  [`POST ${order}/claims/:claimId/evidence`]: {
    evidence: [{
      kind: 'own_measurement', clause: 'power', values: ['26 W'], instrument: 'wattmeter', uncertainty: '1 W', method: 'At 12 V DC', fact: 'fail',
      units: { tested: 3, failing: 3 }, affected: '20 pcs', counted: '480 pcs', lineId: '1', text: 'It gets hot', fileIds: ['file000000'], requestId: 'request000',
    }],
  },
  [`POST ${order}/confirm`]: { version: 1, acknowledge: ['power'] },
  [`POST ${order}/decline`]: { reason: 'Too dear' },
  [`POST ${order}/cancel`]: { reason: 'No need' },
  [`POST ${order}/amendments`]: {
    set: { cover: 'pre_shipment', assuranceMinor: 1_000 }, addClauses: [{ ...clause, clauseId: 'length' }], changeClauses: [clause], removeClauses: ['mass'],
  },
  [`POST ${order}/amendments/confirm`]: { amendmentId: 'amendment0', acknowledge: ['power'] },
  [`POST ${order}/amendments/decline`]: { amendmentId: 'amendment0', acknowledge: ['power'] },
  [`POST ${order}/arrival`]: { on: '2026-03-02', document: { type: 'arrival_notice' } },
  [`POST ${order}/arrival/contest`]: { on: '2026-03-02', document: { type: 'arrival_notice' } },
  [`POST ${order}/clone`]: { shipBy: '2026-06-15', deliverBy: null },
  [`POST ${order}/inspections`]: { agencyId: 'gnc0000000', kind: 'pre_shipment', level: 'II', aql, lotSize: 500, feeMinor: 30_000 },
  [`POST ${order}/inspections/:bookingId/decline`]: { reason: 'No inspector' },
  [`POST ${order}/inspections/:bookingId/report`]: {
    defects: { critical: 0, major: 1, minor: 2 }, measured: { power: ['71 W'] }, facts: { power: 'pass' }, seals: ['A1'], containerSeal: 'C1', container: 'CSQU3054383', dated: '2026-03-02',
  },
  [`POST ${order}/papers`]: { documents: [{ type: 'packing_list' }] },
  [`POST ${order}/shipment`]: {
    on: '2026-03-02', documents: [paper], seals: ['A1'], container: 'CSQU3054383', containerSeal: 'C1', tenderedOn: '2026-03-02',
  },
  [`POST ${order}/wires`]: { instalment: 'deposit', payer: 'Quick Transfer', amountMinor: 1_000 },
  'POST /v1/suppliers': { about: 'Makers of light', categories: ['led-lighting'] },
  'PUT /v1/suppliers/:supplierId/profile': { about: 'Makers of light', categories: ['led-lighting'] },
  'POST /v1/suppliers/:supplierId/products': {
    name: 'LED strip', category: 'led-lighting', description: 'Five metres', unitPriceMinor: 800, currency: 'USD', minimumQuantity: '500 pcs', hsCode: '940542',
  },
  'PUT /v1/suppliers/:supplierId/products/:productId': {
    name: 'LED strip', category: 'led-lighting', description: 'Five metres', unitPriceMinor: 800, currency: 'USD', minimumQuantity: '500 pcs', hsCode: '940542',
  },
  'POST /v1/suppliers/:supplierId/account/change/call-back': { confirmed: false, phone: '+862155550100' },
  'POST /v1/suppliers/:supplierId/limit': { amountMinor: 100_000, currency: 'USD', reviewOn: '2026-12-31', because: 'trade_history' },
  'PUT /v1/programme': { policy: 'classic', mode: 'guarantee', strict: false, account: { beneficiary: 'A', number: '12345', bank: 'B' } },
};

export type Stage = 'draft' | 'sent' | 'confirmed' | 'funded' | 'ready' | 'booked' | 'shipped' | 'arrived';

/** The state an order must be in for an act to come to its decision; a draft where none is named. */
export const STAGES: Readonly<Record<string, Stage>> = {
  [`POST ${order}/confirm`]: 'sent', [`POST ${order}/decline`]: 'sent',
  [`POST ${order}/amendments`]: 'confirmed', [`POST ${order}/amendments/confirm`]: 'confirmed', [`POST ${order}/amendments/decline`]: 'confirmed',
  [`POST ${order}/wires`]: 'confirmed', [`POST ${order}/instalments/:instalment/receipt`]: 'confirmed',
  [`POST ${order}/ready`]: 'funded', [`POST ${order}/shipment`]: 'funded', [`POST ${order}/delay-requests`]: 'funded', [`POST ${order}/inspections`]: 'ready',
  [`POST ${order}/inspections/waive`]: 'funded', [`POST ${order}/inspections/:bookingId/accept`]: 'booked', [`POST ${order}/inspections/:bookingId/decline`]: 'booked',
  [`POST ${order}/inspections/:bookingId/cancel`]: 'booked', [`POST ${order}/inspections/:bookingId/in-vain`]: 'booked',
  [`POST ${order}/inspections/:bookingId/report`]: 'booked',
  [`POST ${order}/papers`]: 'shipped', [`POST ${order}/arrival`]: 'shipped', [`POST ${order}/arrival/contest`]: 'arrived',
  [`POST ${order}/receipt`]: 'arrived', [`POST ${order}/seals/verify`]: 'arrived',
};

/** A value as JSON text, because some of these have no other form. */
export type BadValue = { readonly name: string; readonly json: string };

const text = (value: string): string => JSON.stringify(value);

/** Wrong in every field of every route. */
export const NEVER: readonly BadValue[] = [
  { name: 'NUL', json: '"a\\u0000b"' },
  { name: 'half a character', json: '"a\\ud800b"' },
  { name: 'text of 5,000', json: text('x'.repeat(5_000)) },
  { name: 'beyond numbers', json: '1e999' },
  { name: 'nested 1,000 deep', json: `${'['.repeat(1_000)}${']'.repeat(1_000)}` },
  { name: 'list of 10,000', json: `[${'0,'.repeat(9_999)}0]` },
  { name: 'a prototype', json: '{"__proto__":{"admin":true}}' },
  { name: 'a constructor', json: '{"constructor":{"prototype":{"admin":true}}}' },
];

/** Wrong in most fields, and no reason to fall over in the others. */
export const MOSTLY: readonly BadValue[] = [
  ['nothing', 'null'], ['an object', '{}'], ['a list', '[]'], ['true', 'true'], ['below zero', '-1'], ['a fraction', '0.5'], ['2^53', '9007199254740992'],
  ['1e308', '1e308'], ['a number as text', '"12"'], ['no text', '""'],
  ['marks and pictures', text('\u202eabc\u202c 🚢🚢 العربية')], ['a day that is none', '"2026-06-31"'],
  ['a word of the language', '"constructor"'],
].map(([name = '', json = '']) => ({ name, json }));

/** Whole bodies that are wrong on every route that reads JSON. */
export const BODIES_NEVER: readonly { readonly name: string; readonly payload: string | Buffer }[] = [
  { name: 'a list', payload: '[]' }, { name: 'a text', payload: '"x"' }, { name: 'a number', payload: '1' }, { name: 'null', payload: 'null' },
  { name: 'cut off', payload: '{"a":' }, { name: 'two documents', payload: '{}{}' }, { name: 'a comment', payload: '{/**/}' },
  { name: 'bytes that are no UTF-8', payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { name: 'an unknown field', payload: '{"surprise":1}' }, { name: 'a prototype', payload: '{"__proto__":{"admin":true}}' },
  { name: 'a constructor', payload: '{"constructor":{"prototype":{}}}' }, { name: 'nested 1,000 deep', payload: `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}` },
  { name: '1 MB', payload: `{"a":"${'x'.repeat(1_048_576)}"}` },
];

/** Headers that a write does not take. */
export const HEADERS_NEVER: readonly { readonly name: string; readonly headers: Readonly<Record<string, string>>; readonly code: string }[] = [
  { name: 'an empty key', headers: { 'idempotency-key': '' }, code: 'idempotency.malformed' },
  { name: 'a key of 256', headers: { 'idempotency-key': 'k'.repeat(256) }, code: 'idempotency.malformed' },
  { name: 'two keys', headers: { 'idempotency-key': 'a, b' }, code: 'idempotency.malformed' },
  { name: 'a key in Chinese', headers: { 'idempotency-key': Buffer.from('键').toString('latin1') }, code: 'idempotency.malformed' },
  { name: 'plain text', headers: { 'content-type': 'text/plain' }, code: 'request.media_type' },
  { name: 'a form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, code: 'request.media_type' },
  { name: 'no type at all', headers: { 'content-type': 'nonsense' }, code: 'request.media_type' },
];

/** Values in a path, as they stand there. */
export const PATHS_NEVER: readonly string[] = [
  '%00', 'a%00b', '..%2f..%2fetc', '%2F', '%F0%9F%9A%A2', '%ED%A0%80', '%', '%zz', 'x'.repeat(101), 'x'.repeat(5_000), "'%20or%201=1--", '__proto__', '%20', '-1', '%7B%7D', '*',
];

/** Values in a query. */
export const QUERIES_BAD: readonly string[] = ['', 'NaN', '-1', '1e308', '99999999999999999999', '0', '%00', '%ED%A0%80', 'x'.repeat(5_000), '2026-06-31', '%F0%9F%9A%A2', "'--", '%', '[]', '{}'];
