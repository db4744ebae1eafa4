/** Terms of an order: derived amounts, and what is refused, as tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terms } from '../orders/orders.fixture.ts';
import { contractDocument } from './rules.ts';
import { asBase, composeTerms, parseQuantity, parseTrigger } from './terms.rules.ts';
import type { Terms } from './types.ts';
import { contractWarnings } from './warnings.rules.ts';

const standing = asBase(terms());
const line = standing.lines[0] as (typeof standing.lines)[number];
const compose = (change: object, today: string | null = '2026-03-02') => composeTerms({ ...standing, ...change }, today);
const half = (name: string, shareBasisPoints: number) => ({ name, shareBasisPoints, due: { kind: 'on_confirmation' as const } });

describe('amounts follow from the lines', () => {
  it('500 pieces at 8.00 are 4,000.00, 30 % of it 1,200.00', () => {
    expect(terms()).toMatchObject({
      totalMinor: 400_000,
      assuranceMinor: 400_000,
      instalments: [{ amountMinor: 120_000 }, { amountMinor: 280_000 }],
    });
  });
  it('charges count in, a named assurance stays, an unnamed one follows', () => {
    const charge = {
      chargeId: 'c1',
      kind: 'freight' as const,
      label: { contentId: 'l', hash: 'l' },
      amountMinor: 24_000,
      covered: true,
    };
    expect(compose({ charges: [charge] })).toMatchObject({ value: { totalMinor: 424_000, assuranceMinor: 424_000 } });
    expect(compose({ charges: [charge], assuranceMinor: 300_000 })).toMatchObject({
      value: { assuranceMinor: 300_000, assuranceWhole: false },
    });
  });
  it('2.5 t at 1,000.01 are 2,500.03: half up', () => {
    expect(compose({ lines: [{ ...line, quantity: { thousandths: 2_500, unit: 't' }, unitPriceMinor: 100_001 }] })).toMatchObject(
      { value: { totalMinor: 250_003 } },
    );
  });
});

describe('terms are refused', () => {
  const rows: readonly [string, object, string][] = [
    ['no line', { lines: [] }, 'contract.quantity_invalid'],
    ['no quantity', { lines: [{ ...line, quantity: { thousandths: 0, unit: 'pcs' } }] }, 'contract.quantity_invalid'],
    ['two lines of one id', { lines: [line, line] }, 'contract.quantity_invalid'],
    ['a negative price', { lines: [{ ...line, unitPriceMinor: -1 }] }, 'contract.amount_invalid'],
    ['a price beyond all sense', { lines: [{ ...line, unitPriceMinor: 10_000_000_000_000 }] }, 'contract.amount_invalid'],
    ['assurance above the order', { assuranceMinor: 400_001 }, 'contract.assurance_above_total'],
    ['shares of 99 %', { instalments: [half('a', 9_900)] }, 'contract.instalments_invalid'],
    ['two instalments of one name', { instalments: [half('a', 5_000), half('a', 5_000)] }, 'contract.instalments_invalid'],
    ['no instalment', { instalments: [] }, 'contract.instalments_invalid'],
    ['a day that is over', { shipBy: { date: '2026-03-01', words: null, problems: [] } }, 'contract.date_past'],
    ['a day too far away', { deliverBy: '2046-03-01' }, 'contract.date_too_far'],
    ['201 lines', { lines: Array.from({ length: 201 }, (_, i) => ({ ...line, lineId: String(i) })) }, 'contract.too_many'],
  ];
  it.each(rows)('%s', (_, change, code) => {
    expect(compose(change)).toMatchObject({ ok: false, code });
  });
  it('an old day may stand where nobody touches it', () => {
    expect(compose({ shipBy: { date: '2020-01-01', words: null, problems: [] } }, null).ok).toBe(true);
  });
});

it('parts of any split sum to the total', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 1, max: 9_999 }),
      (price, quantity, share) => {
        const composed = compose({
          lines: [{ ...line, unitPriceMinor: price, quantity: { thousandths: quantity, unit: 'kg' } }],
          instalments: [half('a', share), half('b', 10_000 - share)],
        });
        if (!composed.ok) throw new Error(composed.code);
        expect(composed.value.instalments.reduce((sum, i) => sum + i.amountMinor, 0)).toBe(composed.value.totalMinor);
      },
    ),
  );
});

describe('reading', () => {
  it.each([
    ['500 pcs', 500_000, 'pcs'],
    ['2.5 t', 2_500, 't'],
    ['1 m²', 1_000, 'm²'],
  ])('quantity %s', (text, thousandths, unit) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value: { thousandths, unit } });
  });
  it.each(['500', 'pcs', '-5 pcs', '1.2345 t', '1e3 pcs', '500  pcs pcs', ''])('quantity "%s" is refused', (text) => {
    expect(parseQuantity(text)).toMatchObject({ code: 'contract.quantity_invalid' });
  });
  it.each([
    ['on_confirmation', { kind: 'on_confirmation' }],
    ['on_document: bill_of_lading copy', { kind: 'on_document', document: 'bill_of_lading', form: 'copy' }],
    ['on_document: fcr', { kind: 'on_document', document: 'fcr', form: null }],
  ])('trigger %s', (text, trigger) => {
    expect(parseTrigger(text)).toEqual({ ok: true, value: trigger });
  });
  it.each(['soon', 'on_document', 'on_document: B/L', ''])('trigger "%s" is refused', (text) => {
    expect(parseTrigger(text)).toMatchObject({ code: 'contract.trigger_unknown' });
  });
});

describe('warnings', () => {
  const countries = { buyerCountry: 'GB', supplierCountry: 'CN' };
  const codes = (t: Terms): readonly string[] => contractWarnings(countries, t, []).map((w) => w.code);
  it.each([
    ['all paid on confirmation', { instalments: [half('full', 10_000)] }, 'terms.all_upfront'],
    ['all due before shipment under FOB', {}, 'terms.pay_before_risk_passes'],
    ['FOB in a container', { transport: 'sea_container' }, 'incoterm.container'],
    ['a ship-from party', { shipFrom: { contentId: 's', hash: 's' } }, 'party.ship_from_differs'],
    [
      'one machine',
      { category: 'machinery-food-processing', lines: [{ ...line, quantity: { thousandths: 1_000, unit: 'set' } }] },
      'machine.single_unit',
    ],
    ['no insurance in the terms', {}, 'cover.not_insurance'],
  ] as const)('%s', (_, change, code) => {
    const composed = compose(change);
    expect(composed.ok && codes(composed.value)).toContain(code);
  });
  it('CIP by air with the balance after arrival warns of none of these', () => {
    const composed = compose({
      incoterm: { rule: 'CIP', place: 'Riga' },
      transport: 'air',
      instalments: [half('deposit', 3_000), { name: 'balance', shareBasisPoints: 7_000, due: { kind: 'after_arrival' } }],
    });
    expect(composed.ok && codes(composed.value)).toEqual([]);
  });
});

it('the document both confirm holds every term and clause by value or hash', () => {
  const state = { buyerId: 'b', supplierId: 's', buyerCountry: 'GB', supplierCountry: 'CN' };
  const document = contractDocument(state, { orderId: 'o', version: 2, terms: terms(), clauses: [] });
  expect(document).toMatchObject({
    format: 'quayside-contract-1',
    orderId: 'o',
    version: 2,
    terms: { totalMinor: 400_000 },
    clauses: [],
  });
});
