/** The Incoterms matrix as a trader knows it, and what follows from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buyerNominatesCarrier,
  parseCharge,
  parseIncoterm,
  parseRule,
  provingDocuments,
  deliversAtPlace,
  riskPasses,
  shippedEvent,
  termsWarnings,
  whoBears,
} from './rules.ts';
import { type Bearer, type BearerFacts, CHARGES, RULES, type Rule, TRANSPORTS, type TradeFacts } from './types.ts';

const LETTER: Readonly<Record<Bearer, string>> = { supplier: 'S', buyer: 'B', nobody: 'N', depends: '-' };
const rowOf = (charge: (typeof CHARGES)[number], facts: BearerFacts = {}): string =>
  RULES.map((rule) => LETTER[whoBears(rule, charge, facts)]).join(' ');

describe('who bears a charge', () => {
  //                             EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP
  it.each([
    ['export_packing', /*     */ 'S S S S S S S S S S S'],
    ['loading_at_seller', /*  */ 'B S S S S S S S S S S'],
    ['pre_carriage', /*       */ 'B - S S S S S S S S S'],
    ['export_clearance', /*   */ 'B S S S S S S S S S S'],
    ['origin_terminal', /*    */ 'B B S S S S S S S S S'],
    ['main_loading', /*       */ 'B B B S S S S S S S S'],
    ['main_carriage', /*      */ 'B B B B S S S S S S S'],
    ['carriage_surcharges', /**/ 'B B B B S S S S S S S'],
    ['insurance', /*          */ 'N N N N N S N S N N N'],
    ['transit_formalities', /**/ 'B B B B B B B B S S S'],
    ['destination_terminal', /**/ 'B B B B - - - - - S -'],
    ['storage_demurrage', /*  */ '- - - - - - - - - - -'],
    ['documents_release', /*  */ '- - - - - - - - - - -'],
    ['import_clearance', /*   */ 'B B B B B B B B B B S'],
    ['customs_exam', /*       */ 'B B B B B B B B B B S'],
    ['import_duty_tax', /*    */ 'B B B B B B B B B B S'],
    ['on_carriage', /*        */ 'B B B B B B S S S S S'],
    ['unloading_at_place', /* */ 'B B B B - - - - B S B'],
    ['origin_import_service_fee', '- - - - - - - - - - -'],
  ] as const)('%s', (charge, expected) => expect(rowOf(charge)).toBe(expected));

  it.each([
    ['the freight includes discharge', 'destination_terminal', { freightIncludesUnloading: true }, 'B B B B S S - - - S -'],
    ['the freight ends at the hook', 'destination_terminal', { freightIncludesUnloading: false }, 'B B B B B B - - - S -'],
    ['the place is the door', 'destination_terminal', { placeBeyondTerminal: true }, 'B B B B - - S S S S S'],
    ['the place is the terminal', 'destination_terminal', { placeBeyondTerminal: false }, 'B B B B - - - - B S B'],
    [
      'the place is the terminal, freight includes handling',
      'destination_terminal',
      { placeBeyondTerminal: false, freightIncludesUnloading: true },
      'B B B B S S S S B S B',
    ],
    [
      'the place is the terminal, freight without handling',
      'destination_terminal',
      { placeBeyondTerminal: false, freightIncludesUnloading: false },
      'B B B B B B B B B S B',
    ],
    ['the freight includes unloading', 'unloading_at_place', { freightIncludesUnloading: true }, 'B B B B S S S S B S B'],
    ['FCA the factory', 'pre_carriage', { placeIsSellersPremises: true }, 'B B S S S S S S S S S'],
    ['FCA the port', 'pre_carriage', { placeIsSellersPremises: false }, 'B S S S S S S S S S S'],
    ['the supplier caused the storage', 'storage_demurrage', { causedBy: 'supplier' }, 'S S S S S S S S S S S'],
    ['the buyer caused it', 'storage_demurrage', { causedBy: 'buyer' }, 'B B B B B B B B B B B'],
    ['it arose after arrival', 'storage_demurrage', { causedBy: 'neither' }, 'B B B B B B B B B B B'],
  ] as const)('when %s: %s', (_, charge, facts, expected) => expect(rowOf(charge, facts)).toBe(expected));

  const anyFacts = fc.record(
    {
      freightIncludesUnloading: fc.boolean(),
      placeBeyondTerminal: fc.boolean(),
      placeIsSellersPremises: fc.boolean(),
      causedBy: fc.constantFrom('supplier', 'buyer', 'neither'),
    } as const,
    { requiredKeys: [] },
  );

  it('a further fact settles what depended and never turns a settled answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.constantFrom(...CHARGES), anyFacts, anyFacts, (rule, charge, known, more) => {
        const before = whoBears(rule, charge, known);
        const after = whoBears(rule, charge, { ...more, ...known });
        if (before !== 'depends') expect(after).toBe(before);
      }),
    );
  });

  it('once the supplier bears a step of the main journey, it bears it under every rule that reaches further', () => {
    const REACH: readonly (readonly Rule[])[] = [
      ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF'],
      ['EXW', 'FCA', 'CPT', 'DAP', 'DPU'],
      ['EXW', 'FCA', 'CPT', 'DAP', 'DDP'],
    ];
    const weight = { buyer: 0, nobody: 0, depends: 1, supplier: 2 } as const;
    for (const rules of REACH) {
      for (const charge of CHARGES) {
        const weights = rules.map(
          (rule) => weight[whoBears(rule, charge, { placeBeyondTerminal: true, placeIsSellersPremises: false })],
        );
        // DAP leaves unloading to the buyer although the freight of a C rule may have included it.
        if (charge !== 'unloading_at_place') expect(weights).toEqual([...weights].sort((a, b) => a - b));
      }
    }
  });
});

describe('shipped, risk and carrier', () => {
  it.each([
    ['EXW', 'put_at_disposal', 'at_disposal', true],
    ['FCA', 'carrier_receipt', 'to_carrier', true],
    ['FAS', 'alongside', 'alongside', true],
    ['FOB', 'on_board', 'on_board', true],
    ['CFR', 'on_board', 'on_board', false],
    ['CIF', 'on_board', 'on_board', false],
    ['CPT', 'first_carrier_receipt', 'to_first_carrier', false],
    ['CIP', 'first_carrier_receipt', 'to_first_carrier', false],
    ['DAP', 'first_carrier_receipt', 'ready_for_unloading', false],
    ['DPU', 'first_carrier_receipt', 'unloaded', false],
    ['DDP', 'first_carrier_receipt', 'ready_for_unloading', false],
  ] as const)('%s: shipped %s, risk %s, buyer books carrier %s', (rule, shipped, risk, nominates) => {
    expect(shippedEvent(rule)).toBe(shipped);
    expect(riskPasses(rule)).toBe(risk);
    expect(deliversAtPlace(rule)).toBe(rule.startsWith('D'));
    expect(buyerNominatesCarrier(rule)).toBe(nominates);
  });

  it('FOB is proven by an on-board notation, FCA by the carrier’s signature', () => {
    const fob = provingDocuments('FOB', 'sea_container');
    expect(fob).toContainEqual({ document: 'bill_of_lading', mark: 'on_board_notation' });
    expect(fob.every(({ mark }) => mark === 'on_board_notation')).toBe(true);
    expect(provingDocuments('FCA', 'sea_container')).toContainEqual({ document: 'bill_of_lading', mark: 'receipt' });
    expect(provingDocuments('FCA', 'air')).toEqual([{ document: 'air_waybill', mark: 'receipt' }]);
    expect(provingDocuments('DDP', 'courier')).toEqual([{ document: 'courier_receipt', mark: 'receipt' }]);
    expect(provingDocuments('EXW', 'road').map(({ document }) => document)).toEqual(['disposal_notice', 'collection_receipt']);
  });

  it('every rule has a proving paper for every transport, and none twice where the transport is open', () => {
    for (const rule of RULES) {
      const all = provingDocuments(rule, null);
      expect(new Set(all.map((proof) => JSON.stringify(proof))).size).toBe(all.length);
      for (const transport of TRANSPORTS) {
        const some = provingDocuments(rule, transport);
        expect(some.length).toBeGreaterThan(0);
        expect(all).toEqual(expect.arrayContaining([...some]));
      }
    }
  });
});

describe('reading terms', () => {
  it.each([
    ['FOB Shenzhen', 'FOB', 'Shenzhen'],
    ['  fob   Shenzhen ', 'FOB', 'Shenzhen'],
    ['CIP, Riga', 'CIP', 'Riga'],
    ['DAP Riga, Brivibas 1 (Incoterms® 2020)', 'DAP', 'Riga, Brivibas 1'],
    ['FCA 宁波', 'FCA', '宁波'],
  ])('%s', (text, rule, place) => expect(parseIncoterm(text)).toEqual({ ok: true, value: { rule, place } }));

  it.each([
    ['', 'incoterm.unknown', undefined],
    ['Shenzhen', 'incoterm.unknown', undefined],
    ['FOBShenzhen', 'incoterm.unknown', undefined],
    ['constructor Shenzhen', 'incoterm.unknown', undefined],
    ['DAT Riga', 'incoterm.unknown', 'DPU'],
    ['C&F Riga', 'incoterm.unknown', 'CFR'],
    ['FOB', 'incoterm.place_missing', undefined],
    ['FOB -', 'incoterm.place_missing', undefined],
    ['FOB Incoterms 2020', 'incoterm.place_missing', undefined],
    [`FOB ${'a'.repeat(201)}`, 'incoterm.place_malformed', undefined],
    [`FOB${' '.repeat(1_000_000)}x`, 'incoterm.place_malformed', undefined],
    ['FOB Shen\u0007zhen', 'incoterm.place_malformed', undefined],
  ])('%.40s is refused: %s', (text, code, suggest) => {
    const result = parseIncoterm(text);
    expect(result).toMatchObject({ ok: false, code });
    if (!result.ok) expect(result.data['suggest']).toBe(suggest);
  });

  it('reads rules and charges in any case, with dashes or spaces', () => {
    expect(parseRule('ddp')).toEqual({ ok: true, value: 'DDP' });
    for (const text of ['destination_terminal', 'Destination Terminal', 'DESTINATION-TERMINAL']) {
      expect(parseCharge(text)).toEqual({ ok: true, value: 'destination_terminal' });
    }
    expect(parseCharge('thc')).toMatchObject({ ok: false, code: 'incoterm.charge_unknown' });
  });

  it('never crashes on what people paste', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseIncoterm(text).ok).toBe('boolean');
        expect(typeof parseCharge(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('warnings', () => {
  const facts: TradeFacts = { rule: 'FCA', transport: null, supplierCountry: 'CN', buyerCountry: 'GB', hasFreightCharge: false };
  const codes = (change: Partial<TradeFacts>): readonly string[] =>
    termsWarnings({ ...facts, ...change }).map(({ code }) => code);

  it.each([
    [{ rule: 'FOB', transport: 'sea' }, []],
    [{ rule: 'FOB', transport: null }, []],
    [{ rule: 'FOB', transport: 'sea_container' }, ['incoterm.container']],
    [{ rule: 'FAS', transport: 'air' }, ['incoterm.container']],
    [{ rule: 'CIF', transport: 'courier' }, ['incoterm.container']],
    [{ rule: 'FCA', transport: 'sea_container' }, []],
    [{ rule: 'CIP', transport: 'air' }, []],
    [{ rule: 'EXW' }, ['incoterm.exw_export']],
    [{ rule: 'EXW', buyerCountry: 'CN' }, []],
    [{ rule: 'EXW', buyerCountry: null }, []],
    [{ rule: 'FCA', hasFreightCharge: true }, ['terms.freight_line']],
    [{ rule: 'CFR', hasFreightCharge: true }, []],
    [{ rule: 'FOB', transport: 'road', hasFreightCharge: true }, ['incoterm.container', 'terms.freight_line']],
    [{ rule: '' }, []],
  ] as const)('%o warns %o', (change, expected) => expect(codes(change)).toEqual(expected));

  it.each([
    ['FAS', 'FCA'],
    ['FOB', 'FCA'],
    ['CFR', 'CPT'],
    ['CIF', 'CIP'],
  ])('%s by container: suggests %s', (rule, suggest) => {
    expect(termsWarnings({ ...facts, rule, transport: 'sea_container' })[0]?.data).toMatchObject({ rule, suggest });
  });
});
