/** An arrival bill as it comes by mail, and who bears each line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BillFacts, checkBill, checkBillLine } from './bill.rules.ts';
import { CHARGES, RULES } from './types.ts';

const FOB: BillFacts = { rule: 'FOB', place: 'Shenzhen', supplierCountry: 'CN', buyerCountry: 'AU' };
const DAP: BillFacts = { ...FOB, rule: 'DAP', place: 'Brisbane, 4 Wharf St' };
const DDP: BillFacts = { ...DAP, rule: 'DDP' };
const EXW: BillFacts = { ...FOB, rule: 'EXW', place: 'Foshan' };

describe('an arrival bill', () => {
  it.each([
    // line                                        charge                      FOB         EXW       DAP         DDP
    ['LCL arrival fee 85.00 AUD', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['CFS destination handling 60.00 AUD', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['Delivery order fee 45.00 AUD', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['D/O fee', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['Origin export customs clearance 70.00 AUD', 'export_clearance', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Customs clearance', 'import_clearance', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['Customs clearance at port of loading', 'export_clearance', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Import customs brokerage', 'import_clearance', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['Origin terminal handling 55.00 AUD', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['China port charges 120 USD', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['OTHC 100 USD', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['DTHC 100 USD', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['THC 210.00 AUD', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['VGM fee', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Import duty 110.00 AUD', 'import_duty_tax', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['GST 10 % 64.50 AUD', 'import_duty_tax', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['VAT', 'import_duty_tax', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['Customs X-ray exam', 'customs_exam', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['ISF filing', 'import_clearance', 'buyer', 'buyer', 'buyer', 'supplier'],
    ['AMS fee', 'carriage_surcharges', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['Ocean freight 190.00 AUD', 'main_carriage', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['BAF 30 USD', 'carriage_surcharges', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['Peak season surcharge', 'carriage_surcharges', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['Cargo insurance', 'insurance', 'nobody', 'nobody', 'nobody', 'nobody'],
    ['Demurrage 3 days', 'storage_demurrage', 'depends', 'depends', 'depends', 'depends'],
    ['Port storage', 'storage_demurrage', 'depends', 'depends', 'depends', 'depends'],
    ['Documentation fee', 'documents_release', 'depends', 'depends', 'depends', 'depends'],
    ['Origin import service fee 30.00 AUD', 'origin_import_service_fee', 'depends', 'depends', 'depends', 'depends'],
    ['Trucking from factory to port, origin', 'pre_carriage', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Trucking to warehouse', 'on_carriage', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['Pick up at factory', 'pre_carriage', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Container pick up at destination', 'on_carriage', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['LCL freight 95.00 USD', 'main_carriage', 'buyer', 'buyer', 'supplier', 'supplier'],
    ['Arrival notice fee', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['Destination charges', 'destination_terminal', 'buyer', 'buyer', 'depends', 'depends'],
    ['Origin charges', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Tail lift unloading', 'unloading_at_place', 'buyer', 'buyer', 'buyer', 'buyer'],
    ['Fumigation of pallets', 'export_packing', 'supplier', 'supplier', 'supplier', 'supplier'],
    ['Shenzhen CFS', 'origin_terminal', 'supplier', 'buyer', 'supplier', 'supplier'],
    ['Lucky dragon fee', null, 'depends', 'depends', 'depends', 'depends'],
    ['', null, 'depends', 'depends', 'depends', 'depends'],
  ] as const)('%s: %s', (line, charge, fob, exw, dap, ddp) => {
    const read = [FOB, EXW, DAP, DDP].map((facts) => checkBillLine(line, facts));
    // The place of EXW and the D rules is another; a name that holds the place of FOB is told by its country there.
    if (!line.startsWith('Shenzhen')) expect(read.map((r) => r.charge)).toEqual([charge, charge, charge, charge]);
    expect(read[0]?.charge).toBe(charge);
    if (!line.startsWith('Shenzhen')) expect(read.map((r) => r.bears)).toEqual([fob, exw, dap, ddp]);
  });

  it.each([
    ['LCL arrival fee 85.00 AUD', 'LCL arrival fee', 8_500, 'AUD'],
    ['Ocean freight 2 CBM x 95.00 USD = 190.00 USD', 'Ocean freight 2 CBM x 95.00 USD =', 19_000, 'USD'],
    ['THC AUD 1,234.50', 'THC', 123_450, 'AUD'],
    ['THC 12 000 JPY', 'THC', 12_000, 'JPY'],
    ['Storage 3 CBM', 'Storage 3 CBM', null, null],
    ['Delivery order fee', 'Delivery order fee', null, null],
    ['85.00 AUD', '85.00 AUD', 8_500, 'AUD'],
  ] as const)('%s: the name is before the last amount', (line, name, amountMinor, currency) => {
    const read = checkBillLine(line, FOB);
    expect(read.name).toBe(name);
    expect(read.amount).toEqual(amountMinor === null ? null : { amountMinor, currency });
  });

  it('an unknown rule leaves every line open', () => {
    expect(checkBill(['THC 1.00 USD'], { ...FOB, rule: '' })).toMatchObject([{ charge: null, bears: 'depends' }]);
  });

  it('reads any text without failing, and knows the charge independently of case and blanks', () => {
    const word = fc.constantFrom(
      'origin',
      'THC',
      'import',
      'duty',
      'fee',
      'freight',
      '85.00 AUD',
      'storage',
      'of',
      '港杂费',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom(...RULES), fc.string(), (words, rule, noise) => {
        const facts = { ...FOB, rule };
        const read = checkBillLine(words.join(' '), facts);
        expect(read.charge === null || CHARGES.includes(read.charge)).toBe(true);
        expect(checkBillLine(noise, facts).text).toBe(noise.trim());
        const loud = checkBillLine(
          words
            .filter((w) => !w.endsWith('AUD'))
            .join('  ')
            .toUpperCase(),
          facts,
        );
        expect(loud.charge).toBe(checkBillLine(words.filter((w) => !w.endsWith('AUD')).join(' '), facts).charge);
      }),
    );
  });
});
