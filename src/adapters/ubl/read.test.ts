/** Reading UBL orders: what a file may not contain, and figures that must be exact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../kernel/limits.ts';
import { CURRENCY, HEAD, PRICE, QUANTITY, line, ublOrder } from './order.fixture.ts';
import { parseOrder } from './read.ts';

const BOMB = `<!DOCTYPE Order [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
const XXE = '<!DOCTYPE Order [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const price = (amount: string, base = '', currency = 'USD'): string =>
  line({ price: `<cac:Price><cbc:PriceAmount currencyID="${currency}">${amount}</cbc:PriceAmount>${base}</cac:Price>` });
const quantity = (text: string): string => line({ quantity: `<cbc:Quantity unitCode="C62">${text}</cbc:Quantity>` });
const charge = (indicator: string, amount: string): string =>
  `<cac:AllowanceCharge>${indicator}<cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>${amount}</cac:AllowanceCharge>`;
const deep = `${'<cac:Item>'.repeat(80)}${'</cac:Item>'.repeat(80)}`;

describe('a file that is refused', () => {
  it.each<[string, string, string]>([
    ['empty', '  ', 'ubl.empty'],
    ['an external entity', ublOrder({ before: XXE, notes: '<cbc:Note>&x;</cbc:Note>' }), 'ubl.doctype'],
    ['entities of entities', ublOrder({ before: BOMB, notes: '<cbc:Note>&c;</cbc:Note>' }), 'ubl.doctype'],
    ['an entity that nobody declared', ublOrder({ notes: '<cbc:Note>&x;</cbc:Note>' }), 'ubl.not_xml'],
    ['cut off', ublOrder().slice(0, -40), 'ubl.not_xml'],
    ['nested too deep', ublOrder({ lines: line({ item: deep }) }), 'ubl.not_xml'],
    ['more elements than an order has', ublOrder({ notes: '<cbc:Note/>'.repeat(100_001) }), 'ubl.too_many'],
    [
      'more unknown elements than UBL has',
      ublOrder({ notes: Array.from({ length: 1_001 }, (_, n) => `<cbc:X${n}>a</cbc:X${n}>`).join('') }),
      'ubl.too_many',
    ],
    ['more entities than an order has', ublOrder({ notes: `<cbc:Note>${'&amp;'.repeat(100_001)}</cbc:Note>` }), 'ubl.too_many'],
    ['more than five megabytes', ublOrder({ notes: `<cbc:Note>${'a'.repeat(LIMITS.orderFile)}</cbc:Note>` }), 'ubl.too_large'],
    ['another root element', ublOrder({ root: 'Invoice' }), 'ubl.not_order'],
    ['another namespace', ublOrder({ namespace: 'urn:oasis:names:specification:ubl:schema:xsd:Order-1' }), 'ubl.not_order'],
    ['no namespace', '<Order/>', 'ubl.not_order'],
    ['parts in another namespace', ublOrder({ cac: 'urn:example:other' }), 'ubl.namespace_unknown'],
    ['another version', ublOrder({ head: HEAD.replace('2.1', '2.4') }), 'ubl.version_unknown'],
    ['an unknown currency', ublOrder({ currency: CURRENCY.replace('USD', 'XYZ') }), 'ubl.currency_unknown'],
    ['two currencies', ublOrder({ lines: price('8.00', '', 'EUR') }), 'ubl.currency_mixed'],
    [
      'no currency at all',
      ublOrder({
        currency: '',
        charges: '',
        lines: line({ price: '<cac:Price><cbc:PriceAmount>8</cbc:PriceAmount></cac:Price>' }),
      }),
      'ubl.currency_missing',
    ],
    ['no lines', ublOrder({ lines: '' }), 'ubl.field_missing'],
    ['no parties', ublOrder({ parties: '' }), 'ubl.field_missing'],
    ['a charge that neither adds nor lowers', ublOrder({ charges: charge('', '') }), 'ubl.field_missing'],
    ['two quantities', ublOrder({ lines: line({ quantity: QUANTITY + QUANTITY }) }), 'ubl.field_repeated'],
    ['too many lines', ublOrder({ lines: line().repeat(LIMITS.linesPerOrder + 1) }), 'ubl.too_many'],
    [
      'a name too long',
      ublOrder({ lines: line({ item: `<cac:Item><cbc:Name>${'a'.repeat(201)}</cbc:Name></cac:Item>` }) }),
      'ubl.text_refused',
    ],
    [
      'a name turned around',
      ublOrder({ lines: line({ item: '<cac:Item><cbc:Name>a\u202eb</cbc:Name></cac:Item>' }) }),
      'ubl.text_refused',
    ],
    ['a note too long', ublOrder({ notes: `<cbc:Note>${'a'.repeat(LIMITS.text + 1)}</cbc:Note>` }), 'ubl.text_refused'],
    ['a day that is none', ublOrder({ head: HEAD.replace('2026-03-02', '2026-02-30') }), 'ubl.date_malformed'],
    ['a return', ublOrder({ lines: quantity('-5') }), 'ubl.quantity_invalid'],
    ['a quantity of nothing', ublOrder({ lines: quantity('0') }), 'ubl.quantity_invalid'],
    ['a quantity in words', ublOrder({ lines: quantity('five') }), 'ubl.quantity_invalid'],
    ['a quantity of four decimals', ublOrder({ lines: quantity('1.2345') }), 'ubl.quantity_invalid'],
    ['a quantity beyond counting', ublOrder({ lines: quantity('1000000000') }), 'ubl.quantity_invalid'],
    [
      'a price for another unit',
      ublOrder({ lines: price('8', '<cbc:BaseQuantity unitCode="DZN">1</cbc:BaseQuantity>') }),
      'ubl.unit_mismatch',
    ],
    [
      'a price by a factor',
      ublOrder({ lines: price('8', '<cbc:OrderableUnitFactorRate>12</cbc:OrderableUnitFactorRate>') }),
      'ubl.unit_mismatch',
    ],
    ['a negative price', ublOrder({ lines: price('-8.00') }), 'ubl.amount_malformed'],
    ['a price with an exponent', ublOrder({ lines: price('8e2') }), 'ubl.amount_malformed'],
    ['a price of three decimals', ublOrder({ lines: price('8.005') }), 'ubl.amount_precision'],
    [
      'a charge of three decimals',
      ublOrder({
        charges: charge('<cbc:ChargeIndicator>true</cbc:ChargeIndicator>', '<cbc:Amount currencyID="USD">1.005</cbc:Amount>'),
      }),
      'ubl.amount_precision',
    ],
    ['a price beyond counting', ublOrder({ lines: price('999999999999.00') }), 'ubl.amount_range'],
    [
      'a price that does not divide',
      ublOrder({ lines: price('1.00', '<cbc:BaseQuantity unitCode="C62">3</cbc:BaseQuantity>') }),
      'ubl.price_inexact',
    ],
  ])('%s', (_name, xml, code) => {
    const parsed = parseOrder(xml);
    expect(parsed.ok ? 'read' : parsed.code).toBe(code);
  });

  it('says where', () => {
    expect(parseOrder(ublOrder({ lines: line() + price('8.005') }))).toMatchObject({
      code: 'ubl.amount_precision',
      data: { path: 'OrderLine[2]/LineItem/Price/PriceAmount', text: '8.005', currency: 'USD', digits: 2 },
    });
  });
});

describe('an order that is read', () => {
  it('has the same content under any prefixes and encodings', () => {
    const xml = ublOrder();
    const other = xml
      .replaceAll('cac:', 'a:')
      .replaceAll('xmlns:cac', 'xmlns:a')
      .replaceAll('<Order', '<o:Order')
      .replace('</Order', '</o:Order')
      .replace('xmlns=', 'xmlns:o=');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    expect(parseOrder(xml)).toMatchObject({ ok: true });
    expect(parseOrder(other)).toEqual(parseOrder(xml));
    expect(parseOrder(utf16)).toEqual(parseOrder(xml));
    expect(parseOrder(Buffer.from(`\ufeff${xml}`))).toEqual(parseOrder(xml));
  });

  it.each([
    ['2.0', HEAD.replace('2.1', '2.0'), '2.0'],
    ['2.1', HEAD, '2.1'],
    ['none named', HEAD.replace(/<cbc:UBLVersionID>.*?<\/cbc:UBLVersionID>/, ''), null],
  ])('version %s', (_name, head, version) => {
    expect(parseOrder(ublOrder({ head }))).toMatchObject({ ok: true, value: { version } });
  });

  it('takes the one currency of its amounts where the document names none', () => {
    expect(parseOrder(ublOrder({ currency: '' }))).toMatchObject({ value: { currency: 'USD' } });
    expect(parseOrder(ublOrder({ currency: '', charges: '', lines: line({ price: '' }) }))).toMatchObject({
      value: { currency: null },
    });
  });

  it.each([
    ['12', '', 1_200],
    ['12.5000', '', 1_250],
    ['1234.5', '<cbc:BaseQuantity unitCode="C62">10</cbc:BaseQuantity>', 12_345],
    ['0.05', '<cbc:BaseQuantity unitCode="C62">0.5</cbc:BaseQuantity>', 10],
    ['0.125', '<cbc:BaseQuantity>0.5</cbc:BaseQuantity>', 25],
  ])('a price of %s %s is %i', (amount, base, minor) => {
    expect(parseOrder(ublOrder({ lines: price(amount, base) }))).toMatchObject({ value: { lines: [{ unitPriceMinor: minor }] } });
  });

  it('tells what nothing read: leaves with their text, branches as one, an address as one, like places once', () => {
    const extra = line({ id: '2', price: PRICE, total: '<cbc:AccountingCost>A</cbc:AccountingCost>' });
    const notes =
      '<cbc:AccountingCost>Project 7</cbc:AccountingCost><cac:ValidityPeriod><cbc:EndDate>2026-03-31</cbc:EndDate></cac:ValidityPeriod>';
    const parsed = parseOrder(ublOrder({ notes, lines: extra.replace('>2<', '>1<') + extra }));
    expect(parsed.ok && parsed.value.unread).toEqual([
      { path: 'AccountingCost', text: 'Project 7', times: 1 },
      { path: 'ValidityPeriod', text: null, times: 1 },
      { path: 'BuyerCustomerParty/Party/PostalAddress', text: 'London', times: 1 },
      { path: 'BuyerCustomerParty/Party/PartyTaxScheme/TaxScheme', text: null, times: 1 },
      { path: 'OrderLine[1]/LineItem/AccountingCost', text: 'A', times: 2 },
    ]);
  });

  it('leaves extensions closed, whatever they hold', () => {
    const ext = 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2';
    const head = `<e:UBLExtensions xmlns:e="${ext}"><e:UBLExtension><x:any xmlns:x="urn:x"/></e:UBLExtension></e:UBLExtensions>${HEAD}`;
    const parsed = parseOrder(ublOrder({ head }));
    expect(parsed.ok && parsed.value.unread[0]).toEqual({ path: 'UBLExtensions', text: null, times: 1 });
  });

  it('never throws for bytes of any kind, or for a good file with a piece changed', () => {
    const xml = ublOrder();
    const piece = fc.tuple(fc.nat(xml.length), fc.nat(30), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), piece), (given) => {
        const file = given instanceof Uint8Array ? given : xml.slice(0, given[0]) + given[2] + xml.slice(given[0] + given[1]);
        const parsed = parseOrder(file);
        expect(parsed.ok || parsed.code.startsWith('ubl.')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
