/** From a contract to UBL documents: what stands in them, what they cannot hold, and that they read back the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOrder } from '../adapters/ubl/read.ts';
import { writeOrder, writeResponse } from '../adapters/ubl/write.ts';
import { terms } from '../orders/orders.fixture.ts';
import { ORDER_ID, agreed, full, plain } from './contract.fixture.ts';
import { type ExportFacts, orderDocument, responseDocument } from './export.rules.ts';
import { importUbl } from './service.ts';
import { WORD_BY_CODE } from './units.data.ts';

const xmlOf = (facts: ExportFacts): string => writeOrder(orderDocument(facts).order);

describe('an exported order', () => {
  it('comes back as the draft that it was, where UBL has a field', () => {
    const back = importUbl(xmlOf(plain()), '2026-03-02');
    if (!back.ok) throw new Error(back.code);
    const { draft, clauses, problems, notCarried, parties } = back.value;
    expect(problems).toEqual([]);
    expect(draft).toEqual({
      currency: 'USD',
      lines: [{ lineId: '1', product: 'strip', quantity: '500 pcs', unitPriceMinor: 800 }],
      incoterm: 'FOB Shenzhen',
      shipBy: '2026-05-15',
      instalments: [
        { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
        { name: 'balance', sharePercent: 70, due: 'before_shipment' },
      ],
    });
    expect(clauses.map(({ text, lineId }) => [text, lineId])).toEqual([['Length 5 m ± 1 cm', null]]);
    expect(parties.seller).toMatchObject({
      name: 'Ningbo <Light>',
      ids: [{ scheme: 'quayside', id: 'spp0000000' }],
      country: 'CN',
    });
    expect(notCarried.map(({ path }) => path).filter((path) => !/Amount$|^LineCount|^Contract/.test(path))).toEqual([]);
  });

  it('under a D rule names the day of shipping and the day of arrival', () => {
    const back = parseOrder(xmlOf(full()));
    expect(back).toMatchObject({
      value: {
        id: ORDER_ID,
        // 17:00 UTC is the next day in Shanghai, whose days count.
        issuedOn: '2026-03-03',
        dates: [{ despatchOn: '2026-05-15', from: null, to: '2026-06-20' }],
        terms: [{ rule: 'DAP', place: 'Tilbury, "Gate" 2' }],
        consignee: 'Warehouse 7, Tilbury',
        buyer: { name: 'Thames & Lighting' },
        payableMinor: 37_003,
        lines: [{ totalMinor: 2_003 }, { totalMinor: 10_000, notes: [{ text: 'Length 5 m' }], quantity: { unitCode: 'ZZ' } }],
        charges: [
          { id: 'c1', code: 'freight' },
          { id: 'c2', code: 'tooling' },
        ],
      },
    });
  });

  it('says as text, and in a list, what UBL has no field for', () => {
    const { order, notCarried } = orderDocument(full());
    const told = notCarried.map(({ path, text }) => `${path}: ${text}`);
    expect(order.references[0]?.descriptions).toEqual(told);
    for (const line of [
      'assuranceMinor: 100.00 USD',
      'cover: pre_shipment',
      'sampling: II, normal, AQL critical 0, major 2.5, minor 4',
      'warranty: 24 months, replacement, parts',
      'lateFigure: 0.5 % a day, at most 20 %',
      'documents: bill_of_lading, copy, The carrier, 2026-05-16',
      'charges c2: not covered by the assurance',
      'lines 1 lot: L1',
      'lines b unit: jars',
      'clauses power: major, measurable, written by the buyer',
      'composition: PU, copper',
    ])
      expect(told).toContain(line);
    expect(order.references[1]).toEqual({
      id: 'file1',
      type: 'Contract file',
      descriptions: ['drawing.pdf', `SHA-256 ${'a'.repeat(64)}`, 'read first where they differ: file'],
    });
    expect(order.contract).toMatchObject({ version: '2', descriptions: [`SHA-256 ${'f'.repeat(64)} (RFC 8785)`] });
  });

  it('reads back the same for any quantities, prices, charges and texts', () => {
    const text = fc.string({
      minLength: 1,
      maxLength: 20,
      unit: fc.constantFrom('a', '<', '&', '"', "'", '>', ']', '灯', 'é', '😀'),
    });
    const line = fc.record({
      product: text.map((contentId) => ({ contentId, hash: contentId })),
      thousandths: fc.integer({ min: 1, max: 999_999_999_999 }),
      unit: fc.constantFrom(...new Set(WORD_BY_CODE.values())),
      unitPriceMinor: fc.integer({ min: 0, max: 1_000 }),
    });
    const charge = fc.record({
      kind: fc.constantFrom('freight' as const, 'tooling' as const, 'sample' as const, 'other' as const),
      label: text.map((contentId) => ({ contentId, hash: contentId })),
      amountMinor: fc.integer({ min: 0, max: 1_000_000 }),
    });
    const currency = fc.constantFrom('USD', 'JPY', 'BHD');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(charge, { maxLength: 3 }),
        currency,
        (lines, charges, unit) => {
          const contract = terms({
            currency: unit,
            lines: lines.map(({ thousandths, unit: word, product, unitPriceMinor }, index) => ({
              lineId: `l${index}`,
              product,
              sku: null,
              quantity: { thousandths, unit: word },
              unitPriceMinor,
              lot: null,
            })),
            charges: charges.map((each, index) => ({ ...each, chargeId: `c${index}`, covered: true })),
          });
          const back = importUbl(xmlOf(agreed(contract, [])), '2026-03-02');
          if (!back.ok) throw new Error(`${back.code} ${JSON.stringify(back.data)}`);
          const { draft, problems } = back.value;
          expect(problems).toEqual([]);
          expect(draft.lines.map(({ product, unitPriceMinor }) => [product, unitPriceMinor])).toEqual(
            lines.map(({ product, unitPriceMinor }) => [product.contentId, unitPriceMinor]),
          );
          expect(draft.lines.map(({ quantity }) => quantity)).toEqual(
            lines.map(({ thousandths, unit: word }) => `${thousandths / 1_000} ${word}`),
          );
          expect((draft.charges ?? []).map(({ kind, label, amountMinor }) => ({ kind, label, amountMinor }))).toEqual(
            charges.map(({ kind, label, amountMinor }) => ({ kind, label: label.contentId, amountMinor })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an order response', () => {
  it.each([
    ['AP', null, '>AP<'],
    ['RE', 'Too late <for us>', '<cbc:Note>Too late &lt;for us&gt;</cbc:Note>'],
  ] as const)('%s', (code, reason, expected) => {
    const answered = code === 'AP' ? { code, on: '2026-03-03', version: 2 } : { code, on: '2026-03-03', version: 2, reason };
    const xml = writeResponse(responseDocument(plain(), answered));
    expect(xml).toContain(expected);
    expect(xml).toContain(`<cbc:ID>${ORDER_ID}-v2</cbc:ID>`);
    expect(xml).toMatch(new RegExp(`<cac:OrderReference>\\s*<cbc:ID>${ORDER_ID}</cbc:ID>`));
    // It answers an order and is none.
    expect(importUbl(xml, null)).toMatchObject({ code: 'ubl.not_order' });
  });
});
