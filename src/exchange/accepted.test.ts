/** A draft without a problem is an order: what the import calls settled, the rules of POST /v1/orders accept. */
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { CHARGES, line, ublOrder } from '../adapters/ubl/order.fixture.ts';
import { makeIds } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/result.ts';
import { composeDraft, contentWriter } from '../orders/compose.service.ts';
import { DraftBody } from '../orders/schema.ts';
import { importUbl } from './service.ts';
import type { ImportedDraft } from './types.ts';

const TODAY = '2026-03-02';
/** The days that clocks of suppliers may show while it is TODAY in UTC. */
const DAYS_OF_SUPPLIERS = ['2026-03-01', TODAY, '2026-03-03'];

/** Why `POST /v1/orders` refuses the draft, once the counterparty is added; null where it does not. */
function refusalOf(draft: ImportedDraft): string | null {
  const body: unknown = { ...draft, counterparty: 'spp0000000' };
  if (!Value.Check(DraftBody, body)) return `shape: ${[...Value.Errors(DraftBody, body)].map((e) => e.instancePath).join(' ')}`;
  for (const today of DAYS_OF_SUPPLIERS) {
    const composed = composeDraft(body, contentWriter(makeIds()), { today, defaultZone: 'Asia/Shanghai' });
    if (!composed.ok) return composed.code;
  }
  return null;
}

/** The codes of the problems, or of the refusal; and whether the draft is an order. */
function judged(parts: Parameters<typeof ublOrder>[0]): { codes: readonly string[]; refusal: string | null; data?: JsonObject } {
  const result = importUbl(ublOrder(parts), TODAY);
  if (!result.ok) return { codes: [result.code], refusal: null, data: result.data };
  return { codes: result.value.problems.map(({ code }) => code), refusal: refusalOf(result.value.draft) };
}

const charge = (id: string, amount = '1.00', reason = 'Fee'): string =>
  CHARGES.replace('<cbc:ChargeIndicator>', `${id === '' ? '' : `<cbc:ID>${id}</cbc:ID>`}<cbc:ChargeIndicator>`)
    .replace('Sea freight', reason)
    .replace('200.00', amount);
const place = (text: string, rule = 'FOB'): string =>
  `<cac:DeliveryTerms><cbc:ID>${rule}</cbc:ID><cac:DeliveryLocation><cbc:Description>${text}</cbc:Description></cac:DeliveryLocation></cac:DeliveryTerms>`;
const lastDay = (day: string): string =>
  `<cac:Delivery><cac:RequestedDeliveryPeriod><cbc:EndDate>${day}</cbc:EndDate></cac:RequestedDeliveryPeriod></cac:Delivery>`;
const term = (id: string, percent: string, note = 'on_confirmation'): string =>
  `<cac:PaymentTerms><cbc:ID>${id}</cbc:ID><cbc:Note>${note}</cbc:Note><cbc:PaymentPercent>${percent}</cbc:PaymentPercent></cac:PaymentTerms>`;
const priced = (amount: string): string => `<cac:Price><cbc:PriceAmount currencyID="USD">${amount}</cbc:PriceAmount></cac:Price>`;
const many = (text: string): string => `<cbc:Quantity unitCode="C62">${text}</cbc:Quantity>`;
const described = (text: string): string => `<cac:Item><cbc:Description>${text}</cbc:Description></cac:Item>`;
const times = (count: number, of: (n: number) => string): string => Array.from({ length: count }, (_, n) => of(n + 1)).join('');

/** What a draft may look like that no contract can be. `settled`: it was mapped so that it can. */
const CASES: readonly (readonly [string, Parameters<typeof ublOrder>[0], string | 'settled'])[] = [
  ['a charge and a line of one id', { lines: line({ id: '1' }), charges: charge('1') }, 'settled'],
  ['a line that is called as a charge would be numbered', { lines: line({ id: 'c1' }), charges: charge('') }, 'settled'],
  [
    'lines that are called as charges would be',
    { lines: line({ id: 'c2' }) + line({ id: 'c1' }), charges: charge('a b') },
    'settled',
  ],
  ['200 lines', { lines: times(200, (n) => line({ id: String(n) })), charges: '' }, 'settled'],
  ['199 lines and a charge', { lines: times(199, (n) => line({ id: String(n) })) }, 'settled'],
  ['200 lines and a charge', { lines: times(200, (n) => line({ id: String(n) })) }, 'ubl.too_many'],
  ['201 charges', { charges: times(201, (n) => charge(`x${n}`)) }, 'ubl.too_many'],
  ['a trade term of 120 characters', { terms: place('S'.repeat(116)) }, 'settled'],
  ['a trade term of 121 characters', { terms: place('S'.repeat(117)) }, 'incoterm_place_malformed'],
  ['a place that is only the edition', { terms: place('(Incoterms 2020) Incoterms 2020') }, 'incoterm_place_missing'],
  ['two instalments of one name', { payment: term('a', '50') + term('a', '50') }, 'instalments_left_out'],
  ['an instalment of nothing', { payment: term('a', '100') + term('b', '0') }, 'instalments_left_out'],
  ['instalments below the whole', { payment: term('a', '99.99') }, 'instalments_left_out'],
  ['thirteen instalments', { payment: times(12, (n) => term(`i${n}`, '8')) + term('last', '4') }, 'instalments_left_out'],
  ['words for terms of payment', { payment: term('a', '100', '30 days net') }, 'instalments_left_out'],
  ['a trigger with room in it', { payment: term('a', '100', `on_document:${' '.repeat(90)}bill_of_lading`) }, 'settled'],
  [
    'a price that no line may come to',
    { lines: line({ price: priced('99999999999.00'), quantity: many('2') }) },
    'amount_out_of_range',
  ],
  [
    'lines that come to more than an order may',
    { lines: times(2, (n) => line({ id: String(n), price: priced('90000000000.00'), quantity: many('1') })) },
    'amount_out_of_range',
  ],
  [
    'a charge that makes it too much',
    { lines: line({ price: priced('100000000000.00'), quantity: many('1') }) },
    'amount_out_of_range',
  ],
  ['a name that turns around', { lines: line({ item: described('Red \u202Eneerg') }) }, 'product_missing'],
  ['a name with a control character', { lines: line({ item: described('Red\u0085green') }) }, 'product_missing'],
  ['yesterday', { delivery: lastDay('2026-03-01') }, 'date_past'],
  ['a day that is over where the sun rises first', { delivery: lastDay('2026-03-02') }, 'date_past'],
  ['a day that is no longer over anywhere', { delivery: lastDay('2026-03-03') }, 'settled'],
  ['the furthest day', { delivery: lastDay('2036-03-08') }, 'settled'],
  ['a day beyond', { delivery: lastDay('2036-03-09') }, 'date_too_far'],
];

describe('what no order may be', () => {
  it.each(CASES)('%s', (_name, parts, expected) => {
    const { codes, refusal, data } = judged(parts);
    expect(codes, JSON.stringify(data)).toEqual(expected === 'settled' ? [] : [expected]);
    if (expected === 'settled') expect(refusal).toBeNull();
  });

  it('every share of hundredths of a percent can be an instalment', () => {
    for (let basisPoints = 1; basisPoints < 10_000; basisPoints += 1) {
      const payment = term('a', (basisPoints / 100).toFixed(2)) + term('b', String((10_000 - basisPoints) / 100));
      const { codes, refusal } = basisPoints % 97 === 1 ? judged({ payment }) : { codes: [], refusal: null };
      expect([codes, refusal], payment).toEqual([[], null]);
      expect(Value.Check(DraftBody.properties.instalments, [{ name: 'a', sharePercent: basisPoints / 100, due: 'x' }])).toBe(
        true,
      );
    }
  });
});

describe('whatever a file says', () => {
  /** A value that is usual, and now and then one that may not be. */
  const mostly = <T>(usual: readonly T[], odd: readonly T[]): fc.Arbitrary<T> =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
  const id = mostly(['1', '2', '3', 'c1', 'c2', 'A-1', '7'.repeat(40)], ['', 'a b', '7'.repeat(41)]);
  const odd = ['x'.repeat(201), '-', '\u202Ex', 'a\u0085b', '', 'a'.repeat(119)];
  const text = mostly(['LED strip', '灯带', 'Shenzhen', 'x'.repeat(100)], odd);
  const amount = mostly(['0', '8.00', '0.01', '1.5'], ['99999999999', '100000000000.00']);
  const day = mostly(['2026-05-15'], ['2026-03-01', '2026-03-02', '2026-03-03', '2036-03-08', '2036-03-10']);
  const quantity = mostly(['1', '0.001', '500'], ['999999999.999']);
  const joined = <T>(one: fc.Arbitrary<T>, say: (value: T) => string, size: { minLength?: number; maxLength: number }) =>
    fc.array(one, size).map((all) => all.map(say).join(''));
  const lines = joined(
    fc.record({ id, name: text, amount, quantity, days: fc.option(day, { freq: 3 }), described: fc.boolean() }),
    ({ id: own, name, amount: price, quantity: count, days, described: isDescribed }) =>
      line({
        id: own,
        quantity: many(count),
        price: `${days === null ? '' : lastDay(days)}${priced(price)}`,
        item: isDescribed ? described(name) : `<cac:Item><cbc:Name>${name}</cbc:Name></cac:Item>`,
      }),
    { minLength: 1, maxLength: 3 },
  );
  const charges = joined(fc.record({ id, amount, text }), (c) => charge(c.id, c.amount, c.text), { maxLength: 3 });
  const terms = fc
    .record({
      rule: mostly(['FOB', 'cif'], ['dap', 'DAT']),
      text,
      edition: mostly(['', ' Incoterms 2020'], [' (Incoterms 2020) Incoterms 2020']),
    })
    .map(({ rule, text: words, edition }) => place(`${words}${edition}`, rule));
  const note = mostly(['on_confirmation', 'before_shipment', ' on_document:  bill_of_lading  copy '], ['net 30']);
  const payment = fc
    .record({
      names: fc.shuffledSubarray(['deposit', 'balance', 'rest', 'deposit', 'x y']),
      first: fc.integer({ min: 0, max: 10_001 }),
      note,
    })
    .map(({ names: [one = 'a', two = 'b'], first, note: due }) =>
      first === 10_001 ? '' : term(one, (first / 100).toFixed(2), due) + term(two, ((10_000 - first) / 100).toFixed(3)),
    );
  const delivery = joined(day, lastDay, { minLength: 1, maxLength: 2 });

  it('a draft without a problem passes the shape and the rules of POST /v1/orders', () => {
    let settled = 0;
    fc.assert(
      fc.property(fc.record({ lines, charges, terms, payment, delivery }, { requiredKeys: [] }), (parts) => {
        const { codes, refusal } = judged(parts);
        if (codes.length > 0) return;
        settled += 1;
        expect(refusal).toBeNull();
      }),
      { numRuns: 1_500 },
    );
    // Else the property holds for want of drafts.
    expect(settled).toBeGreaterThan(100);
  });
});
