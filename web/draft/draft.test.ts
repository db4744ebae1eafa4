/** What a typed draft comes to, and the request that it becomes. */
import { describe, expect, it } from 'vitest';
import { type DraftTerms, FIRST_DRAFT, bodyOf, figuresOf } from './draft.ts';

const TERMS: DraftTerms = {
  ...FIRST_DRAFT,
  product: 'LED tube',
  quantity: '800',
  price: '6.40',
  place: 'Shenzhen',
  shipBy: '2027-03-01',
};

describe('the figures of a draft', () => {
  it.each<readonly [Partial<DraftTerms>, readonly [number, number, number] | null]>([
    [{}, [512_000, 153_600, 358_400]],
    [{ deposit: '0' }, [512_000, 0, 512_000]],
    [{ deposit: '100' }, [512_000, 512_000, 0]],
    [{ quantity: '3', price: '0.01', deposit: '50' }, [3, 2, 1]],
    [{ price: '1,000.50' }, [80_040_000, 24_012_000, 56_028_000]],
    [{ quantity: '' }, null],
    [{ quantity: '-1' }, null],
    [{ price: '6.401' }, null],
    [{ deposit: '101' }, null],
    [{ deposit: '3o' }, null],
    [{ quantity: '0' }, null],
  ])('%j are %j', (change, expected) => {
    const figures = figuresOf({ ...TERMS, ...change });
    expect(figures && [figures.totalMinor, figures.depositMinor, figures.balanceMinor]).toEqual(expected);
  });
});

describe('the request of a draft', () => {
  it('says what was typed', () => {
    const clauses = [
      { id: 'c1', text: ' Flux at least 2500 lm ', defectClass: 'major' as const },
      { id: 'c2', text: '  ', defectClass: 'minor' as const },
    ];
    expect(bodyOf('r0qp9mz00r', { ...TERMS, category: 'led-lighting' }, clauses)).toEqual({
      counterparty: 'r0qp9mz00r',
      currency: 'USD',
      category: 'led-lighting',
      lines: [{ product: 'LED tube', quantity: '800 pcs', unitPriceMinor: 640 }],
      incoterm: 'FOB Shenzhen',
      shipBy: '2027-03-01',
      cover: 'post_delivery',
      instalments: [
        { name: 'deposit', sharePercent: 30, due: 'on_confirmation' },
        { name: 'balance', sharePercent: 70, due: 'before_shipment' },
      ],
      clauses: [{ clauseId: 'c1', text: 'Flux at least 2500 lm', defectClass: 'major' }],
    });
  });

  it.each<keyof DraftTerms>(['product', 'quantity', 'price', 'place', 'shipBy', 'unit'])('is none without %s', (missing) => {
    expect(bodyOf('r0qp9mz00r', { ...TERMS, [missing]: '' }, [])).toBeNull();
  });
});
