/** What a typed draft comes to, and the request that it becomes. */
import { describe, expect, it } from 'vitest';
import { type DraftTerms, FIRST_DRAFT, bodyOf, composed, emptyLine, freshId, wrongIn } from './draft.ts';

const LINE = { ...emptyLine('1'), product: 'LED tube', quantity: '800', price: '6.40' };
const TERMS: DraftTerms = { ...FIRST_DRAFT, lines: [LINE], place: 'Shenzhen', shipBy: '2027-03-01' };
const line = (change: Partial<typeof LINE>): Partial<DraftTerms> => ({ lines: [{ ...LINE, ...change }] });
const share = (id: string, name: string, percent: string, due = 'on_confirmation') => ({ id, name, share: percent, due });

describe('the figures of a draft', () => {
  it.each<readonly [Partial<DraftTerms>, readonly number[] | null]>([
    [{}, [512_000, 153_600, 358_400]],
    [{ shares: [share('1', 'all', '100')] }, [512_000, 512_000]],
    [{ ...line({ quantity: '3', price: '0.01' }), shares: [share('1', 'a', '50'), share('2', 'b', '50')] }, [3, 2, 1]],
    [line({ price: '1,000.50' }), [80_040_000, 24_012_000, 56_028_000]],
    [line({ quantity: '2.5', unit: 't', price: '100' }), [25_000, 7_500, 17_500]],
    [{ lines: [LINE, { ...LINE, lineId: '2', quantity: '1' }] }, [512_640, 153_792, 358_848]],
    [line({ quantity: '' }), null],
    [line({ quantity: '-1' }), null],
    [line({ price: '6.401' }), null],
    // A comma before the cents is no thousands' comma.
    [line({ price: '6,40' }), null],
    [line({ price: '1,5', quantity: '2' }), null],
    [line({ quantity: '1,5' }), null],
    [line({ quantity: '1,500' }), [960_000, 288_000, 672_000]],
    [{ shares: [share('1', 'a', '101')] }, null],
    [{ shares: [share('1', 'a', '3o')] }, null],
    [{ shares: [share('1', 'a', '60'), share('2', 'b', '60')] }, null],
    [{ assurance: '9,000' }, null],
    [line({ quantity: '0' }), null],
  ])('%j are %j', (change, expected) => {
    const made = composed({ ...TERMS, ...change });
    expect(made && [made.totalMinor, ...made.instalments.map(({ amountMinor }) => amountMinor)]).toEqual(expected);
  });

  it('need neither a place nor a date', () => {
    expect(composed({ ...TERMS, place: '', shipBy: '' })?.totalMinor).toBe(512_000);
  });
});

describe('the fields that are told to be wrong', () => {
  it.each<readonly [Partial<DraftTerms>, readonly string[]]>([
    [{}, []],
    [line({ price: '6,40' }), ['price 1']],
    [line({ product: ' ', quantity: 'abc', unit: '' }), ['product 1', 'quantity 1', 'unit 1']],
    [{ place: '', shipBy: '' }, ['place', 'shipBy']],
    [{ shares: [share('1', '', '0')] }, ['name 1', 'share 1']],
    [{ assurance: '9,00', warranty: '601' }, ['assurance', 'warranty']],
    [{ lateDay: '1' }, ['lateCap']],
  ])('in %j are %j', (change, expected) => {
    const terms = { ...TERMS, ...change };
    expect([...wrongIn(terms)]).toEqual(expected);
    expect(bodyOf('0hj92g9qyq', terms, []) === null).toBe(expected.length > 0);
  });
});

describe('the request of a draft', () => {
  it('says what was typed', () => {
    const clauses = [
      { id: 'c1', text: ' Flux at least 2500 lm ', defectClass: 'major' as const, lineId: null },
      { id: 'c2', text: '  ', defectClass: 'minor' as const, lineId: null },
    ];
    const asked = { ...TERMS, category: 'led-lighting', assurance: '1,000', warranty: '12' };
    expect(bodyOf('r0qp9mz00r', asked, clauses)).toEqual({
      counterparty: 'r0qp9mz00r',
      currency: 'USD',
      category: 'led-lighting',
      lines: [{ lineId: '1', product: 'LED tube', quantity: '800 pcs', unitPriceMinor: 640, sku: null, lot: null }],
      incoterm: 'FOB Shenzhen',
      transport: null,
      shipBy: '2027-03-01',
      deliverBy: null,
      cover: 'post_delivery',
      assuranceMinor: 100_000,
      instalments: [
        { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
        { name: 'balance', sharePercent: 70, due: 'before_shipment' },
      ],
      remedy: 'full_refund',
      warranty: { months: 12, parts: true, remedy: 'repair' },
      charges: [],
      consignee: null,
      consigneeCountry: null,
      documents: [],
      sampling: { level: 'II', plan: 'normal', aql: { critical: 0, major: 2.5, minor: 4 } },
      approvedInspectors: [],
      lateFigure: null,
      clauses: [{ clauseId: 'c1', text: 'Flux at least 2500 lm', defectClass: 'major', lineId: null }],
    });
  });

  it.each<readonly [string, Partial<DraftTerms>]>([
    ['product', line({ product: ' ' })],
    ['quantity', line({ quantity: '' })],
    ['unit', line({ unit: '' })],
    ['price', line({ price: '' })],
    ['goods', { lines: [] }],
    ['place', { place: ' ' }],
    ['date', { shipBy: '' }],
    ['name of an instalment', { shares: [share('1', '', '100')] }],
    ['readable amount', { assurance: 'all' }],
    ['readable warranty', { warranty: 'a year' }],
  ])('is none without a %s', (_name, change) => {
    expect(bodyOf('r0qp9mz00r', { ...TERMS, ...change }, [])).toBeNull();
  });
});

it('a fresh id is none of those that are taken', () => {
  expect([freshId([]), freshId(['1', '2']), freshId(['2']), freshId(['c3', 'c2'], 'c')]).toEqual(['1', '3', '3', 'c4']);
  expect(freshId(['1', '3'])).toBe('4');
});
